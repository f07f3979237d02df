//! The invariants of ARCHITECTURE.md, on the sample articles and on texts made hostile.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;
use summitry::doc::{Metadata, Published, Rung};
use summitry::pipeline::Reader;

fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| Reader::embedded().unwrap())
}

fn samples() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files.iter().map(|f| fs::read_to_string(f).unwrap()).collect()
}

fn meta() -> Metadata {
    let published = Published { value: "2024-03-12".into(), day: "2024-03-12".parse().unwrap(), rung: Rung::Given };
    Metadata { published: Some(published), ..Metadata::default() }
}

fn record(text: &str) -> Value {
    serde_json::to_value(reader().read(text, meta())).unwrap()
}

/// Every object with start, end and text.
fn spans<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(map) => {
            if map.contains_key("start") && map.contains_key("text") {
                found.push(value);
            }
            map.values().for_each(|v| spans(v, found));
        }
        Value::Array(list) => list.iter().for_each(|v| spans(v, found)),
        _ => {}
    }
}

fn assert_verbatim(text: &str) {
    let record = record(text);
    assert_eq!(record["text"], text);
    let points: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    spans(&record, &mut found);
    for span in found {
        let at = |name: &str| span[name].as_u64().unwrap() as usize;
        let words: String = points[at("start")..at("end")].iter().collect();
        assert_eq!(span["text"], words);
        assert!(!words.is_empty());
    }
}

#[test]
fn spans_are_verbatim_code_points() {
    for text in samples() {
        assert_verbatim(&text);
        assert_verbatim(&format!("Élysée 😀 — naïve.\n\n{text}"));
    }
}

#[test]
fn a_sentence_in_front_shifts_and_changes_nothing_else() {
    let front = "Ça va 😀.\n\n";
    let shift = front.chars().count() as u64;
    for text in samples() {
        let (plain, moved) = (record(&text), record(&format!("{front}{text}")));
        let cues = |record: &Value, minus: u64| -> Vec<(u64, String)> {
            let statements = record["statements"].as_array().unwrap().iter().filter(|s| !s["cue"].is_null());
            statements.map(|s| (s["cue"]["start"].as_u64().unwrap() - minus, s["act"].to_string())).collect()
        };
        assert_eq!(cues(&plain, 0), cues(&moved, shift));
    }
}

#[test]
fn threads_change_nothing() {
    let text = &samples()[0];
    let alone = record(text);
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| record(text))).collect();
        for run in runs {
            assert_eq!(run.join().unwrap(), alone);
        }
    });
}

#[test]
fn every_reference_opens_and_every_rule_exists() {
    for text in samples() {
        let record = record(&text);
        let ids = |kind: &str| -> Vec<&str> {
            record[kind].as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap()).collect()
        };
        let (actors, statements, events, places) = (ids("actors"), ids("statements"), ids("events"), ids("places"));
        for statement in record["statements"].as_array().unwrap() {
            opens(&statement["actor"], &actors);
            opens(&statement["reported_by"], &statements);
            assert!(!statement["content"].as_array().unwrap().is_empty(), "{statement}");
        }
        for event in record["events"].as_array().unwrap() {
            event["actors"].as_array().unwrap().iter().for_each(|id| opens(id, &actors));
            event["recipients"].as_array().unwrap().iter().for_each(|id| opens(id, &actors));
            opens(&event["place"], &places);
            opens(&event["statement"], &statements);
            opens(&event["same_as"], &events);
        }
        for kind in ["statements", "events", "times", "places"] {
            for entry in record[kind].as_array().unwrap() {
                let by = entry["by"].as_str().unwrap();
                assert!(reader().lexicon().rules.get(by).is_some(), "{by} opens no file in data/");
            }
        }
    }
}

fn opens(id: &Value, ids: &[&str]) {
    assert!(id.is_null() || ids.contains(&id.as_str().unwrap()), "{id} opens nothing");
}

#[test]
fn without_a_day_of_publication_relative_times_stay_unresolved() {
    let text = "The minister resigned on Monday. In 1998 she had won a seat.";
    let record = serde_json::to_value(reader().read(text, Metadata::default())).unwrap();
    let times = record["times"].as_array().unwrap();
    let value = |words: &str| times.iter().find(|t| t["text"] == words).map(|t| t["value"].clone());
    assert_eq!(value("1998"), Some("1998".into()));
    assert!(value("Monday").is_none_or(|v| v.is_null()), "{times:?}");
    assert!(record["notes"].to_string().contains("--published"));
}

#[test]
fn the_day_of_publication_is_no_day_of_an_event() {
    let record = record("Troops attacked the town. The council condemned the attack.");
    for event in record["events"].as_array().unwrap() {
        assert!(event["happened"].is_null(), "{event}");
    }
    for statement in record["statements"].as_array().unwrap() {
        assert!(statement["said"].is_null(), "{statement}");
    }
}

#[test]
fn any_text_is_survived() {
    let sample = &samples()[0];
    for cut in (0..sample.len()).step_by(41).filter(|&cut| sample.is_char_boundary(cut)) {
        record(&sample[..cut]);
        record(&sample[cut..]);
    }
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let bytes: Vec<u8> = (0..100_000).map(|_| random() as u8).collect();
    record(&String::from_utf8_lossy(&bytes));
    let words: Vec<&str> = sample.split(' ').collect();
    let shuffled: Vec<&str> = (0..4_000).map(|_| words[random() as usize % words.len()]).collect();
    record(&shuffled.join(" "));
    for odd in
        ["", " ", "\n\n\n", "\"", "“", "said", "said said said", "\u{0}", "он сказал", "a\u{301}".repeat(50).as_str()]
    {
        record(odd);
    }
    record(&"said that ".repeat(5_000));
    record(&"(\"".repeat(5_000));
}
