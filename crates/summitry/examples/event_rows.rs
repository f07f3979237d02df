//! Events of articles as rows, for measuring: JSON lines with `id` and `text` in, JSON lines of events out.
//!
//! usage: event_rows < articles.jsonl > events.jsonl
#![allow(clippy::unwrap_used, clippy::print_stdout)]
use serde_json::{Value, json};
use std::io::{BufRead, Write};
use summitry::doc::{Document, Id, Mention, Metadata};
use summitry::pipeline::Reader;
use summitry::text::CodePoints;

fn party(doc: &Document, points: &CodePoints, id: Id<Mention>) -> Value {
    let mention = &doc.mentions[id];
    let chain = mention.data.chain.and_then(|c| doc.chains.get(c)).map(|c| &c.data);
    let sector = mention.data.sector.or(chain.and_then(|c| c.sector));
    let (start, end) = points.range(mention.span);
    json!({"words": doc.slice(mention.span), "start": start, "end": end, "name": chain.map(|c| &c.name), "sector": sector})
}

fn main() {
    let reader = Reader::embedded().unwrap();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let doc = reader.analyse(row["text"].as_str().unwrap(), Metadata::default());
        let points = CodePoints::new(doc.text());
        let events: Vec<Value> = doc.events.iter().map(|(_, e)| {
            let (start, end) = points.range(e.span);
            let sentence = doc.parse.sentence(doc.parse.sentence_of(e.data.trigger_head));
            let context = doc.tokens_span(sentence.start, sentence.end).map(|s| doc.slice(s));
            let all = |ids: &[Id<Mention>]| ids.iter().map(|&m| party(&doc, &points, m)).collect::<Vec<_>>();
            json!({"type": e.data.kind.as_str(), "mode": e.data.mode, "cameo": e.data.cameo, "trigger": doc.slice(e.span),
                "start": start, "end": end, "status": e.data.status.as_str(), "actors": all(&e.data.actors),
                "recipients": all(&e.data.recipients), "by": &*e.by, "performed": e.data.performed_by.is_some(),
                "reported": e.data.reported_by.is_some(), "sentence": context})
        }).collect();
        writeln!(out, "{}", json!({"id": row["id"], "events": events})).unwrap();
    }
}
