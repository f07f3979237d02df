//! The examples of the rule files, and cases that cut across rules.

use crate::doc::{Document, Metadata};
use crate::lexicon::{Example, Lexicon};
use summitry_syntax::{Pipeline, Tree};

struct Reader {
    syntax: Pipeline,
    lexicon: Lexicon,
}

/// A document with syntax and places; the mentions of room 6 are left out, as rooms do not import each other.
fn read(reader: &Reader, text: &str) -> Document {
    let mut doc = Document::new(text, Metadata::default());
    doc.parse = reader.syntax.parse(text);
    doc.tree = Tree::new(&doc.parse);
    doc.toponyms = super::toponyms(&doc, &reader.lexicon);
    doc
}

/// The words of the toponyms of a text.
pub(super) fn places(text: &str) -> Vec<String> {
    let reader = Reader { syntax: Pipeline::embedded(), lexicon: Lexicon::embedded().unwrap() };
    let doc = read(&reader, text);
    doc.toponyms.as_slice().iter().map(|t| doc.slice(t.span).to_owned()).collect()
}

/// (words, rule, place) of all names that were decided, governments too.
fn decided(reader: &Reader, text: &str) -> Vec<(String, String, bool)> {
    let doc = read(reader, text);
    let reading = super::Reading::new(&doc, &reader.lexicon);
    let decided = super::decide(&reading).into_iter().enumerate();
    let told = decided.filter_map(|(at, decision)| Some((at, decision?)));
    told.map(|(at, (verdict, by))| (reading.words(at).to_owned(), by.to_string(), verdict == super::Verdict::Place))
        .collect()
}

#[test]
fn every_example_of_a_rule_holds() {
    let reader = Reader { syntax: Pipeline::embedded(), lexicon: Lexicon::embedded().unwrap() };
    let mut wrong = Vec::new();
    for file in reader.lexicon.rules.iter().filter(|f| f.id.starts_with("place/")) {
        for (example, yes) in file.yes.iter().map(|e| (e, true)).chain(file.no.iter().map(|e| (e, false))) {
            let got = found(&reader, &file.id, example);
            let good = if yes {
                got.0 == example.want && (example.value.is_empty() || got.1 == example.value)
            } else {
                got.0.is_empty()
            };
            if !good {
                wrong.push(format!(
                    "{} {yes}: {:?} gave {got:?}; all: {:?}",
                    file.id,
                    example,
                    decided(&reader, &example.text)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn found(reader: &Reader, id: &str, example: &Example) -> (Vec<String>, Vec<String>) {
    let doc = read(reader, &example.text);
    let toponyms = || doc.toponyms.as_slice().iter();
    let words = |t: &crate::doc::Annotation<crate::doc::Toponym>| doc.slice(t.span).to_owned();
    match id {
        "place/choose" => {
            let value = |t: &crate::doc::Toponym| format!("{} {}", t.name, t.country.as_deref().unwrap_or("-"));
            (toponyms().map(words).collect(), toponyms().map(|t| value(&t.data)).collect())
        }
        "place/site" => (toponyms().filter(|t| &*t.by == id).map(words).collect(), Vec::new()),
        _ => (decided(reader, &example.text).into_iter().filter(|d| d.1 == id).map(|d| d.0).collect(), Vec::new()),
    }
}
