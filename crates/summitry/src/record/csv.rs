//! The record as rows: one line a statement or event, for spreadsheets.

use super::wire::{Event, Record, Statement};

/// Column names of [`csv_rows`].
pub const CSV_HEADER: [&str; 18] = [
    "article",
    "file",
    "published",
    "entry",
    "kind",
    "what",
    "status",
    "who",
    "who_country",
    "whom",
    "when",
    "where",
    "words",
    "start",
    "end",
    "reported_by",
    "confidence",
    "by",
];

/// One row a statement (`kind` statement, `what` its act) and one an event (`what` its type), in text order.
pub fn csv_rows(record: &Record) -> Vec<[String; 18]> {
    let statements = record.statements.iter().map(|s| (s.cue.as_ref().or(s.content.first()), statement(record, s)));
    let events = record.events.iter().map(|e| (Some(&e.trigger), event(record, e)));
    let mut rows: Vec<_> = statements.chain(events).map(|(span, row)| (span.map_or(0, |s| s.start), row)).collect();
    rows.sort_by_key(|(start, _)| *start);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn statement(record: &Record, s: &Statement) -> [String; 18] {
    let words = s.content.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" … ");
    let who: Vec<String> = s.actor.iter().chain(&s.with).cloned().collect();
    let whom = s.addressee.as_ref().map(|a| a.span.text.clone()).unwrap_or_default();
    let when = s.said.as_ref().map(|w| w.value.clone()).unwrap_or_default();
    let at = s.content.first();
    let mut row = common(record, &s.id, &who, &s.reported_by, s.confidence, &s.by);
    row[4] = "statement".into();
    row[5] = s.act.into();
    row[6] = s.polarity.into();
    (row[9], row[10], row[12]) = (whom, when, words);
    (row[13], row[14]) = (number(at.map(|c| c.start)), number(s.content.last().map(|c| c.end)));
    row
}

fn event(record: &Record, e: &Event) -> [String; 18] {
    let place = e.place.as_ref().and_then(|id| record.places.iter().find(|p| &p.id == id));
    let mut row = common(record, &e.id, &e.actors, &e.reported_by, e.confidence, &e.by);
    row[4] = "event".into();
    row[5] = e.kind.into();
    row[6] = e.status.into();
    row[9] = names(record, &e.recipients);
    row[10] = e.happened.as_ref().map(|h| h.value.clone()).unwrap_or_default();
    row[11] = place.map(|p| p.name.clone()).unwrap_or_default();
    row[12] = e.trigger.text.clone();
    (row[13], row[14]) = (e.trigger.start.to_string(), e.trigger.end.to_string());
    row
}

fn common(record: &Record, id: &str, who: &[String], by: &Option<String>, sure: f32, rule: &str) -> [String; 18] {
    let mut row: [String; 18] = std::array::from_fn(|_| String::new());
    row[0] = record.article.id.clone();
    row[1] = record.article.file.clone().unwrap_or_default();
    row[2] = record.article.published.clone().unwrap_or_default();
    row[3] = id.to_owned();
    row[7] = names(record, who);
    row[8] = countries(record, who);
    row[15] = by.clone().unwrap_or_default();
    row[16] = format!("{sure:.2}");
    row[17] = rule.to_owned();
    row
}

fn names(record: &Record, ids: &[String]) -> String {
    join(record, ids, |a| Some(a.name.clone()))
}

fn countries(record: &Record, ids: &[String]) -> String {
    join(record, ids, |a| a.country.clone())
}

fn join(record: &Record, ids: &[String], field: impl Fn(&super::Actor) -> Option<String>) -> String {
    let actors = ids.iter().filter_map(|id| record.actors.iter().find(|a| &a.id == id));
    actors.filter_map(field).collect::<Vec<_>>().join("; ")
}

fn number(n: Option<u32>) -> String {
    n.map(|n| n.to_string()).unwrap_or_default()
}
