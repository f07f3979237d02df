//! A draw of events for judging by eye: `eval/precision` keeps ids, offsets and verdicts, never text.

use anyhow::Context;
use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use summitry::doc::{Metadata, Published, Rung};
use summitry::pipeline::Reader;
use summitry::record::Record;

/// Prints one drawn event a line, as JSON: where it stands, what it is, and the words around it.
pub(crate) fn run(shared: &Path, seed: u64, count: usize, data: Option<&Path>) -> anyhow::Result<()> {
    let reader = crate::data::reader(data)?;
    let lines = fs::read_to_string(shared.join("data/news/articles.jsonl")).context("no shared news")?;
    let articles: Vec<Value> = lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let mut drawn: Vec<(String, Value)> = articles.par_iter().flat_map_iter(|a| done(&reader, a, seed)).collect();
    drawn.sort_by(|a, b| a.0.cmp(&b.0));
    eprintln!("{} events that occurred in {} articles", drawn.len(), articles.len());
    for (_, event) in drawn.into_iter().take(count) {
        println!("{event}");
    }
    Ok(())
}

fn done(reader: &Reader, article: &Value, seed: u64) -> Vec<(String, Value)> {
    let field = |name: &str| article[name].as_str().map(str::to_owned);
    let published = field("published").and_then(|value| {
        let day = value.get(..10)?.parse().ok()?;
        Some(Published { value, day, rung: Rung::Declared })
    });
    let meta = Metadata { title: field("title"), published, ..Metadata::default() };
    let Some(text) = field("text") else { return Vec::new() };
    let record = reader.read(text, meta);
    let id = field("id").unwrap_or_else(|| record.article.id.clone());
    let events = record.events.iter().filter(|e| e.status == "occurred");
    events.map(|e| (key(seed, &id, e.trigger.start), shown(&record, &id, e))).collect()
}

/// A number that only the seed and the event's place decide.
fn key(seed: u64, id: &str, start: u32) -> String {
    let hash = Sha256::digest(format!("{seed} {id} {start}"));
    hash.iter().take(8).map(|b| format!("{b:02x}")).collect()
}

fn shown(record: &Record, id: &str, event: &summitry::record::Event) -> Value {
    let names = |ids: &[String]| {
        let name = |id: &String| record.actors.iter().find(|a| a.id == *id).map(|a| a.name.clone());
        ids.iter().filter_map(name).collect::<Vec<_>>()
    };
    let before = event.trigger.start.saturating_sub(300) as usize;
    let around: String = record.text.chars().skip(before).take(560).collect();
    serde_json::json!({
        "article": id, "start": event.trigger.start, "end": event.trigger.end, "trigger": event.trigger.text, "type": event.kind,
        "mode": event.mode, "actors": names(&event.actors), "recipients": names(&event.recipients), "by": event.by, "around": around,
    })
}
