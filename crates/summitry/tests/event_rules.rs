//! The examples of `data/event-word` run as tests: words that decide type and status of the events of other rules.

use std::sync::LazyLock;
use summitry::doc::{Document, Metadata, Published, Rung};
use summitry::lexicon::Example;
use summitry::pipeline::Reader;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::embedded().expect("data reads"));

fn read(example: &Example) -> Document {
    let published = example.published.as_ref().map(|value| Published {
        value: value.clone(),
        day: value.parse().expect("ISO day"),
        rung: Rung::Given,
    });
    READER.analyse(example.text.as_str(), Metadata { published, ..Metadata::default() })
}

/// Triggers with type and status.
fn found(doc: &Document) -> Vec<(String, String, String)> {
    let words = |e: &summitry::doc::Annotation<summitry::doc::Event>| {
        (doc.slice(e.span).to_owned(), e.data.kind.as_str().to_owned(), e.data.status.as_str().to_owned())
    };
    doc.events.iter().map(|(_, e)| words(e)).collect()
}

#[test]
fn every_example_holds() {
    let mut wrong = Vec::new();
    let files = READER.lexicon().rules.iter().filter(|f| f.id.starts_with("event-word/"));
    for file in files {
        for example in &file.yes {
            let got = found(&read(example));
            let words: Vec<&str> = got.iter().map(|g| g.0.as_str()).collect();
            let fits = |(g, want): (&(String, String, String), &String)| want.split(' ').all(|w| g.1 == w || g.2 == w);
            if words != example.want || !got.iter().zip(&example.value).all(fits) {
                wrong.push(format!(
                    "{}: {:?} wants {:?} {:?}, has {got:?}",
                    file.id, example.text, example.want, example.value
                ));
            }
        }
        for example in &file.no {
            let got = found(&read(example));
            if !got.is_empty() {
                wrong.push(format!("{}: {:?} wants nothing, has {got:?}", file.id, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples fail:\n{}", wrong.len(), wrong.join("\n"));
}
