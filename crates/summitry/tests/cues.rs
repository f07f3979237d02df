//! The examples of the folders `cue`, `act` and `medium` run through syntax and room 8.
#![allow(clippy::unwrap_used)]

use summitry::doc::{Document, Metadata};
use summitry::lexicon::Example;
use summitry::pipeline::Reader;

/// Cue words and acts of the attributions by `rule`, or of all where the rule is no cue.
fn found(doc: &Document, rule: &str) -> (Vec<String>, Vec<String>) {
    let all = doc.attributions.as_slice().iter();
    let own = all.filter(|a| !rule.starts_with("cue/") || *a.by == *rule);
    own.filter_map(|a| {
        let span = if rule.starts_with("medium/") { a.data.medium? } else { a.span };
        Some((doc.slice(span).to_owned(), a.data.act.as_str().to_owned()))
    })
    .unzip()
}

fn check(reader: &Reader, rule: &str, example: &Example, wrong: &mut Vec<String>) {
    let doc = reader.analyse(example.text.as_str(), Metadata::default());
    let (words, acts) = found(&doc, rule);
    if words != example.want || !example.value.is_empty() && acts != example.value {
        let (text, want, value) = (&example.text, &example.want, &example.value);
        wrong.push(format!("{rule}: {text:?}: wanted {want:?} {value:?}, found {words:?} {acts:?}"));
    }
}

#[test]
fn examples_of_cues_hold() {
    let reader = Reader::embedded().unwrap();
    let mut wrong = Vec::new();
    for file in reader.lexicon().rules.iter() {
        let folder = file.id.split('/').next().unwrap_or_default();
        if !["cue", "act", "medium"].contains(&folder) {
            continue;
        }
        file.yes.iter().filter(|e| !e.want.is_empty()).for_each(|e| check(&reader, &file.id, e, &mut wrong));
        if folder == "cue" {
            file.no.iter().for_each(|e| check(&reader, &file.id, e, &mut wrong));
        }
    }
    assert!(wrong.is_empty(), "{} examples fail:\n{}", wrong.len(), wrong.join("\n"));
}
