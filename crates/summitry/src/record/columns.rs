//! Events as rows with the column names of POLECAT and of ICEWS; cells of what is not known are empty.
//!
//! Both data sets know only things done or announced, so of the statuses only these have rows; see [`published_type`].

use super::wire::{Actor, Event, Place, Record, Statement};

/// Column names of POLECAT, then those that it lacks.
pub const POLECAT: [&str; 49] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
    "Status",
    "CAMEO Code",
    "Story ID",
    "Trigger",
    "Start",
    "End",
    "Reported By",
    "Confidence",
    "By",
];

/// Column names of ICEWS, then those that it lacks.
pub const ICEWS: [&str; 27] = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "Status",
    "Trigger",
    "Start",
    "End",
    "Reported By",
    "Confidence",
    "By",
];

/// The PLOVER type under which the published data sets would have an event, or nothing where they have none.
///
/// What is done or under way has its own type. Cooperation that is planned or tied to a condition is an AGREE, force and
/// pressure that are planned or tied to one a THREATEN. What is only proposed, predicted, doubted or denied is no event there:
/// whoever asked, warned or refused has a row of his own.
pub fn published_type(kind: &'static str, quad: u8, status: &str) -> Option<&'static str> {
    match status {
        "occurred" | "ongoing" => Some(kind),
        "planned" | "conditional" if quad <= 2 => Some("AGREE"),
        "planned" | "conditional" if quad == 4 => Some("THREATEN"),
        "planned" | "conditional" => Some(kind),
        _ => None,
    }
}

/// One row an event, several actors or recipients joined by `; `.
pub fn polecat_rows(record: &Record) -> Vec<Vec<String>> {
    record.events.iter().filter_map(|e| polecat_row(record, e)).collect()
}

fn polecat_row(record: &Record, event: &Event) -> Option<Vec<String>> {
    let kind = published_type(event.kind, event.quad, event.status)?;
    let own = kind == event.kind;
    let (intensity, quad) = if own { (event.score, event.quad) } else { planned(kind) };
    let mut row = vec![format!("{}-{}", record.article.id, event.id), day(event), kind.to_owned()];
    row.push(event.mode.clone().filter(|_| own).unwrap_or_default());
    row.extend([intensity.to_string(), quad.to_string(), event.contexts.join("; ")]);
    row.extend(party(record, &event.actors, event));
    row.extend(party(record, &event.recipients, event));
    row.extend(polecat_place(place(record, event)));
    row.extend(story(record));
    row.extend([event.status.to_owned(), cameo(event), record.article.id.clone()]);
    row.extend(evidence(event));
    Some(row)
}

/// Score and quad class of what a plan is published as.
fn planned(kind: &str) -> (f32, u8) {
    let kind = if kind == "AGREE" { crate::doc::Plover::Agree } else { crate::doc::Plover::Threaten };
    (kind.score(), kind.quad())
}

/// The CAMEO code: of what is only planned, CAMEO's code of the intent or threat.
fn cameo(event: &Event) -> String {
    if matches!(event.status, "occurred" | "ongoing") {
        return event.cameo.clone().unwrap_or_default();
    }
    let code = match event.kind {
        "CONSULT" => "036",
        "AID" => "033",
        "COOPERATE" => "031",
        "SUPPORT" => "032",
        "CONCEDE" | "RETREAT" => "035",
        "AGREE" => "030",
        "SANCTION" => "131",
        "COERCE" => "132",
        "PROTEST" => "133",
        "ASSAULT" => "138",
        "MOBILIZE" => "130",
        _ => return event.cameo.clone().unwrap_or_default(),
    };
    code.to_owned()
}

/// The day or span of days that the telling gives; never the day of publication.
fn day(event: &Event) -> String {
    event.happened.as_ref().map(|h| h.value.clone()).unwrap_or_default()
}

fn evidence(event: &Event) -> [String; 6] {
    let (start, end) = (event.trigger.start.to_string(), event.trigger.end.to_string());
    let reported = event.reported_by.clone().unwrap_or_default();
    [event.trigger.text.clone(), start, end, reported, format!("{:.2}", event.confidence), event.by.clone()]
}

/// Name, country, COW, first sector, sectors, title, raw name, Wikipedia id.
fn party(record: &Record, ids: &[String], event: &Event) -> [String; 8] {
    let all = actors(record, ids);
    let sectors: Vec<String> = all.iter().filter_map(|a| a.sector).map(str::to_owned).collect();
    [
        join(&all, |a| Some(a.name.clone())),
        join(&all, |a| a.country.clone()),
        String::new(),
        sectors.first().cloned().unwrap_or_default(),
        sectors.join("; "),
        join(&all, |a| a.role.clone()),
        join(&all, |a| raw_name(a, event)),
        String::new(),
    ]
}

/// The words nearest to the trigger that refer to an actor.
fn raw_name(actor: &Actor, event: &Event) -> Option<String> {
    let near = actor.mentions.iter().min_by_key(|m| m.span.start.abs_diff(event.trigger.start))?;
    Some(near.span.text.clone())
}

fn polecat_place(place: Option<&Place>) -> [String; 10] {
    let Some(place) = place else { return Default::default() };
    let number = |n: Option<f32>| n.map(|n| n.to_string()).unwrap_or_default();
    [
        place.name.clone(),
        city(place),
        String::new(),
        place.admin1.clone().unwrap_or_default(),
        place.country.clone().unwrap_or_default(),
        number(place.lat),
        number(place.lon),
        place.geonameid.map(|n| n.to_string()).unwrap_or_default(),
        place.span.text.clone(),
        place.kind.unwrap_or_default().to_owned(),
    ]
}

fn city(place: &Place) -> String {
    if place.kind == Some("city") { place.name.clone() } else { String::new() }
}

fn story(record: &Record) -> [String; 7] {
    let of_kind = |kinds: &[&str]| {
        let all: Vec<&Actor> = record.actors.iter().filter(|a| kinds.contains(&a.kind)).collect();
        join(&all, |a| Some(a.name.clone()))
    };
    let mut places: Vec<&str> = record.places.iter().map(|p| p.name.as_str()).collect();
    places.sort_unstable();
    places.dedup();
    [
        record.article.publisher.clone().unwrap_or_default(),
        record.article.published.clone().unwrap_or_default(),
        of_kind(&["person"]),
        of_kind(&["organization", "government"]),
        places.join("; "),
        record.article.language.clone().unwrap_or_default(),
        record.software.version.clone(),
    ]
}

/// One row a pair of source and target, as ICEWS has it; plain statements are CAMEO 010.
///
/// An act without direction (a meeting, an agreement) has a row each way for every two of its actors, an act of one party
/// without recipient a row without target.
pub fn icews_rows(record: &Record) -> Vec<Vec<String>> {
    let events = record.events.iter().filter(|e| published_type(e.kind, e.quad, e.status).is_some());
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    for event in events {
        rows.extend(pairs(event).into_iter().map(|pair| (event.trigger.start, icews_event(record, event, pair))));
    }
    let acts: Vec<&String> = record.events.iter().filter_map(|e| e.statement.as_ref()).collect();
    let plain = record.statements.iter().filter(|s| s.polarity == "affirmed" && s.actor.is_some());
    for statement in plain.filter(|s| is_plain(s.act) || !acts.contains(&&s.id)) {
        let start = statement.cue.as_ref().or(statement.content.first()).map_or(0, |s| s.start);
        rows.push((start, icews_statement(record, statement)));
    }
    rows.sort_by_key(|(start, _)| *start);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn is_plain(act: &str) -> bool {
    matches!(
        act,
        "say" | "announce" | "claim" | "deny" | "warn" | "ask" | "predict" | "doubt" | "regret" | "want" | "propose"
    )
}

fn pairs(event: &Event) -> Vec<(Option<&String>, Option<&String>)> {
    let (actors, recipients) = (&event.actors, &event.recipients);
    match (actors.len(), recipients.len()) {
        (0, _) => recipients.iter().map(|r| (None, Some(r))).collect(),
        (1, 0) => vec![(actors.first(), None)],
        (_, 0) => {
            let others = |a| actors.iter().filter(move |b| *b != a).map(move |b| (Some(a), Some(b)));
            actors.iter().flat_map(others).collect()
        }
        _ => actors.iter().flat_map(|a| recipients.iter().map(move |r| (Some(a), Some(r)))).collect(),
    }
}

fn icews_event(record: &Record, event: &Event, pair: (Option<&String>, Option<&String>)) -> Vec<String> {
    let mode = event.mode.as_ref().map(|m| format!(" ({m})")).unwrap_or_default();
    let code = cameo(event);
    let mut row = vec![format!("{}-{}", record.article.id, event.id), day(event)];
    row.extend(icews_party(record, pair.0));
    row.extend([format!("{}{mode}", event.kind), code, event.score.to_string()]);
    row.extend(icews_party(record, pair.1));
    row.extend(icews_story(record, place(record, event)));
    row.push(event.status.to_owned());
    row.extend(evidence(event));
    row
}

fn icews_statement(record: &Record, statement: &Statement) -> Vec<String> {
    let said = statement.said.as_ref().map(|s| s.value.clone()).unwrap_or_default();
    let to = statement.addressee.as_ref().and_then(|a| a.actor.as_ref());
    let words = statement.cue.as_ref().or(statement.content.first());
    let mut row = vec![format!("{}-{}", record.article.id, statement.id), said];
    row.extend(icews_party(record, statement.actor.as_ref()));
    row.extend([format!("statement ({})", statement.act), "010".to_owned(), "0".to_owned()]);
    row.extend(icews_party(record, to));
    row.extend(icews_story(record, None));
    row.push("occurred".to_owned());
    row.extend([
        words.map(|w| w.text.clone()).unwrap_or_default(),
        words.map(|w| w.start.to_string()).unwrap_or_default(),
        words.map(|w| w.end.to_string()).unwrap_or_default(),
        statement.reported_by.clone().unwrap_or_default(),
        format!("{:.2}", statement.confidence),
        statement.by.clone(),
    ]);
    row
}

/// Name, sectors, country.
fn icews_party(record: &Record, id: Option<&String>) -> [String; 3] {
    let Some(actor) = id.and_then(|id| record.actors.iter().find(|a| a.id == *id)) else { return Default::default() };
    [actor.name.clone(), actor.sector.unwrap_or_default().to_owned(), actor.country.clone().unwrap_or_default()]
}

/// Story, sentence number (not kept in the record), publisher, city, district, province, country, latitude, longitude.
fn icews_story(record: &Record, place: Option<&Place>) -> [String; 9] {
    let text = |field: &dyn Fn(&Place) -> Option<String>| place.and_then(field).unwrap_or_default();
    [
        record.article.id.clone(),
        String::new(),
        record.article.publisher.clone().unwrap_or_default(),
        place.map(city).unwrap_or_default(),
        String::new(),
        text(&|p| p.admin1.clone()),
        text(&|p| p.country.clone()),
        text(&|p| p.lat.map(|n| n.to_string())),
        text(&|p| p.lon.map(|n| n.to_string())),
    ]
}

fn place<'r>(record: &'r Record, event: &Event) -> Option<&'r Place> {
    let id = event.place.as_ref()?;
    record.places.iter().find(|p| p.id == *id)
}

fn actors<'r>(record: &'r Record, ids: &[String]) -> Vec<&'r Actor> {
    ids.iter().filter_map(|id| record.actors.iter().find(|a| a.id == *id)).collect()
}

fn join(actors: &[&Actor], field: impl Fn(&Actor) -> Option<String>) -> String {
    actors.iter().filter_map(|a| field(a)).collect::<Vec<_>>().join("; ")
}
