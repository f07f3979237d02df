//! The times and the places of an article by themselves.

use super::wire;
use crate::doc::{Anchor, Annotation, Document, Id, Note, Timex, Toponym};
use crate::text::{CodePoints, Span};
use serde::Serialize;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// What `summitry times` prints of an article: the entries are those of the whole record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Times {
    pub schema: &'static str,
    pub article: wire::Article,
    pub text: String,
    pub times: Vec<wire::Time>,
    pub notes: Vec<wire::Note>,
}

/// What `summitry places` prints of an article: the entries are those of the whole record.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Places {
    pub schema: &'static str,
    pub article: wire::Article,
    pub text: String,
    pub places: Vec<wire::Place>,
    pub notes: Vec<wire::Note>,
}

/// The times of a document, schema `summitry-times/1`.
pub fn times(doc: &Document) -> Times {
    let points = CodePoints::new(doc.text());
    Times {
        schema: "summitry-times/1",
        article: article(doc),
        text: doc.text().to_owned(),
        times: times_of(doc, &points),
        notes: notes_of(doc, &points),
    }
}

/// The places of a document, schema `summitry-places/1`.
pub fn places(doc: &Document) -> Places {
    let points = CodePoints::new(doc.text());
    Places {
        schema: "summitry-places/1",
        article: article(doc),
        text: doc.text().to_owned(),
        places: places_of(doc, &points),
        notes: notes_of(doc, &points),
    }
}

pub(super) fn words(doc: &Document, points: &CodePoints, span: Span) -> wire::Span {
    let (start, end) = points.range(span);
    wire::Span { start, end, text: doc.slice(span).to_owned() }
}

pub(super) fn times_of(doc: &Document, points: &CodePoints) -> Vec<wire::Time> {
    let time = |(id, found): (Id<Timex>, &Annotation<Timex>)| wire::Time {
        id: time_id(id),
        span: words(doc, points, found.span),
        kind: found.data.kind.as_str(),
        value: found.data.value.clone(),
        modifier: found.data.modifier,
        interval: interval(&found.data),
        anchor: found.data.anchor.map(anchor),
        by: found.by.to_string(),
    };
    doc.timexes.iter().map(time).collect()
}

pub(super) fn places_of(doc: &Document, points: &CodePoints) -> Vec<wire::Place> {
    let place = |(id, found): (Id<Toponym>, &Annotation<Toponym>)| wire::Place {
        id: place_id(id),
        span: words(doc, points, found.span),
        name: found.data.name.clone(),
        kind: found.data.kind.map(|k| k.as_str()),
        country: found.data.country.clone(),
        admin1: found.data.admin1.clone(),
        lat: found.data.at.map(|at| at.0),
        lon: found.data.at.map(|at| at.1),
        geonameid: found.data.geonameid,
        by: found.by.to_string(),
    };
    doc.toponyms.iter().map(place).collect()
}

pub(super) fn notes_of(doc: &Document, points: &CodePoints) -> Vec<wire::Note> {
    let note = |n: &Note| wire::Note { span: n.span.map(|s| words(doc, points, s)), what: n.what.clone() };
    doc.notes.iter().map(note).collect()
}

pub(super) fn article(doc: &Document) -> wire::Article {
    let meta = doc.meta.clone();
    wire::Article {
        id: article_id(doc.text()),
        url: meta.url,
        publisher: meta.publisher,
        title: meta.title,
        published: meta.published.as_ref().map(|p| p.value.clone()),
        published_basis: meta.published.as_ref().map(|p| p.rung.as_str()),
        retrieved: meta.retrieved,
        language: meta.language,
        file: meta.file,
    }
}

/// Hash of the words alone, so that one text has one id however it was wrapped or spaced.
fn article_id(text: &str) -> String {
    let mut hash = Sha256::new();
    for word in text.split_whitespace() {
        hash.update(word.nfc().collect::<String>().as_bytes());
        hash.update(b" ");
    }
    hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect()
}

pub(super) fn time_id(id: Id<Timex>) -> String {
    format!("t{}", id.index() + 1)
}

pub(super) fn place_id(id: Id<Toponym>) -> String {
    format!("p{}", id.index() + 1)
}

fn interval(timex: &Timex) -> Option<wire::Interval> {
    Some(wire::Interval { begin: timex.begin?.to_string(), end: timex.end?.to_string() })
}

fn anchor(anchor: Anchor) -> String {
    match anchor {
        Anchor::Published => "published".to_owned(),
        Anchor::Timex(id) => time_id(id),
    }
}
