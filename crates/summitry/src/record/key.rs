//! What two tellings of one event have in common, across articles.

use super::wire::{Actor, Event, Record};

/// The key by which a store may gather tellings of one event from many articles.
///
/// Two keys may be of one event when the types are equal, each side shares an actor (or one of the two names none), the days
/// overlap within a margin of the store's choosing, and the places do not contradict each other. Parties are compared by who
/// they are, not by article: an id of the knowledge base, else the name in lower case.
///
/// ```
/// use summitry::{doc::Metadata, pipeline::Reader, record::EventKey};
/// let reader = Reader::embedded()?;
/// let keys = |text: &str| {
///     let record = reader.read(text, Metadata::default());
///     record.events.iter().map(|e| EventKey::of(&record, e)).collect::<Vec<_>>()
/// };
/// let one = keys("France expelled two diplomats on 4 May 2021.");
/// let two = keys("On 4 May 2021, two diplomats were expelled by France.");
/// assert_eq!((one[0].kind, &one[0].actors, &one[0].days), (two[0].kind, &two[0].actors, &two[0].days));
/// # Ok::<(), summitry::lexicon::LexiconError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventKey {
    /// PLOVER type.
    pub kind: &'static str,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// Actors, sorted; recipients are among them where the act has no direction (meetings, agreements, joint work).
    pub actors: Vec<String>,
    /// Recipients, sorted.
    pub recipients: Vec<String>,
    /// First and last day, ISO: of the event where its telling dates it, else of publication where that is known.
    pub days: Option<(String, String)>,
    /// Whether the telling itself gives the days.
    pub dated: bool,
    /// `geonames/` and the place's number, else its name in lower case.
    pub place: Option<String>,
}

impl EventKey {
    /// The key of an event of this record.
    pub fn of(record: &Record, event: &Event) -> Self {
        let own = event.happened.as_ref().and_then(|h| Some((h.begin.clone()?, h.end.clone()?)));
        let published = record.article.published.as_ref().and_then(|p| p.get(..10)).map(|day| (day.into(), day.into()));
        let (mut actors, mut recipients) = (names(record, &event.actors), names(record, &event.recipients));
        if matches!(event.kind, "CONSULT" | "AGREE" | "COOPERATE") {
            actors.append(&mut recipients);
        }
        Self {
            kind: event.kind,
            mode: event.mode.clone(),
            actors: sorted(actors),
            recipients: sorted(recipients),
            dated: own.is_some(),
            days: own.or(published),
            place: event.place.as_ref().and_then(|id| place(record, id)),
        }
    }
}

fn place(record: &Record, id: &str) -> Option<String> {
    let place = record.places.iter().find(|p| p.id == id)?;
    Some(place.geonameid.map_or_else(|| place.name.to_lowercase(), |number| format!("geonames/{number}")))
}

fn names(record: &Record, ids: &[String]) -> Vec<String> {
    let name = |actor: &Actor| actor.resolution.entity.clone().unwrap_or_else(|| actor.name.to_lowercase());
    ids.iter().filter_map(|id| record.actors.iter().find(|a| a.id == *id)).map(name).collect()
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names.dedup();
    names
}
