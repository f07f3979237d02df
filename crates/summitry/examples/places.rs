//! Development harness of the place room: articles in, places out.
//!
//! usage: places < articles.jsonl > places.jsonl
//!
//! Each line has `text` and may have `url` and `spans` (pairs of code points). With spans, `resolved` holds their
//! entries in order; `places` holds what was found.
use serde_json::{Value, json};
use std::io::{BufRead, stdin};
use std::time::Instant;
use summitry::doc::Metadata;
use summitry::lexicon::Place;
use summitry::pipeline::Reader;
use summitry::place;
use summitry::text::{CodePoints, Span};

fn bytes(text: &str, at: u64) -> u32 {
    text.char_indices().nth(at as usize).map_or(text.len(), |(i, _)| i) as u32
}

fn entry(place: Option<Place>) -> Value {
    place.map_or(Value::Null, |p| {
        json!({"name": p.name, "kind": p.kind.as_str(), "country": p.country, "lat": p.lat, "lon": p.lon, "id": p.geonameid})
    })
}

fn main() {
    let start = Instant::now();
    let reader = Reader::embedded().unwrap();
    eprintln!("loaded in {:?}", start.elapsed());
    let (mut n, mut words, mut seconds) = (0, 0, 0.0);
    for line in stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = article["text"].as_str().unwrap();
        let url = article["url"].as_str();
        if let Some(spans) = article["spans"].as_array() {
            let spans: Vec<Span> = spans
                .iter()
                .map(|s| Span::between(bytes(text, s[0].as_u64().unwrap()), bytes(text, s[1].as_u64().unwrap())))
                .collect();
            let start = Instant::now();
            let resolved = place::resolve(reader.lexicon(), text, &spans, url);
            seconds += start.elapsed().as_secs_f64();
            n += spans.len();
            println!(
                "{}",
                json!({"id": article["id"], "resolved": resolved.into_iter().map(entry).collect::<Vec<_>>()})
            );
            continue;
        }
        let doc = reader.analyse(text, Metadata { url: url.map(str::to_owned), ..Metadata::default() });
        let start = Instant::now();
        let found = place::toponyms(&doc, reader.lexicon());
        seconds += start.elapsed().as_secs_f64();
        words += text.split_whitespace().count();
        n += found.len();
        let points = CodePoints::new(text);
        let places: Vec<Value> = found
            .iter()
            .map(|(_, t)| {
                let (start, end) = points.range(t.span);
                json!({"start": start, "end": end, "name": t.data.name, "kind": t.data.kind.map(|k| k.as_str()), "country": t.data.country,
                    "admin1": t.data.admin1, "lat": t.data.at.map(|a| a.0), "lon": t.data.at.map(|a| a.1), "by": t.by.to_string()})
            })
            .collect();
        if article["names"].as_bool() == Some(true) {
            // Names as the name finder gives them, to learn from.
            let named = |e: &&summitry_syntax::Entity| matches!(e.label.as_str(), "GPE" | "LOC" | "FAC" | "NORP");
            let names: Vec<Value> = doc
                .parse
                .entities
                .iter()
                .filter(named)
                .filter_map(|e| {
                    let (start, end) = points.range(doc.tokens_span(e.first, e.end)?);
                    Some(json!([start, end, e.label.as_str()]))
                })
                .collect();
            println!("{}", json!({"id": article["id"], "text": text, "url": url, "names": names}));
            continue;
        }
        println!("{}", json!({"id": article["id"], "text": text, "article": {"id": article["id"]}, "places": places}));
    }
    eprintln!(
        "{n} places, {words} words, {:.0} places/s, {:.0} words/s",
        f64::from(n as u32) / seconds,
        f64::from(words as u32) / seconds
    );
}
