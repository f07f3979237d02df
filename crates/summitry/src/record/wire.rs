//! The JSON form, field by field as `RECORD.md` has it.

use serde::Serialize;

/// Words of the text: half-open code points and the words themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words, verbatim.
    pub text: String,
}

/// One article with all that is recorded of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// Always [`super::SCHEMA`].
    pub schema: &'static str,
    /// What made it.
    pub software: Software,
    /// The article.
    pub article: Article,
    /// Its text, verbatim.
    pub text: String,
    /// Everybody who says, does, is addressed or is acted on.
    pub actors: Vec<Actor>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// What happened, or was planned, proposed, denied ...
    pub events: Vec<Event>,
    /// Expressions of time.
    pub times: Vec<Time>,
    /// Places.
    pub places: Vec<Place>,
    /// What could not be done.
    pub notes: Vec<Note>,
}

/// Versions and content hashes: enough to reproduce the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Software {
    /// Version of the program.
    pub version: String,
    /// Hash of the models.
    pub model: String,
    /// Hash of the data.
    pub data: String,
}

/// The article's own data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Article {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// How the day of publication is known: given, declared, url, heuristic, dateline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_basis: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// A person, government, organisation or group.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Actor {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    pub resolution: Resolution,
    pub mentions: Vec<Mention>,
}

/// How sure an actor's identity is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Resolution {
    pub status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// One of several that fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Candidate {
    pub entity: String,
    pub name: String,
    pub why: String,
}

/// Words that refer to an actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Mention {
    #[serde(flatten)]
    pub span: Span,
    pub form: &'static str,
}

/// Somebody is reported to have said, written, asked, wanted ... something.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Statement {
    pub id: String,
    pub source: Option<Span>,
    pub actor: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    pub cue: Option<Span>,
    pub content: Vec<Span>,
    pub directness: &'static str,
    pub act: &'static str,
    pub polarity: &'static str,
    pub addressee: Option<Addressee>,
    pub medium: Option<Span>,
    pub said: Option<Said>,
    pub reported_by: Option<String>,
    pub confidence: f32,
    pub by: String,
}

/// To whom something was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Addressee {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    pub span: Span,
}

/// When something was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Said {
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    pub basis: &'static str,
    pub span: Span,
}

/// When something happened.
pub type Happened = Said;

/// Something done, planned, proposed, refused ...
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Event {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
    pub quad: u8,
    pub score: f32,
    pub trigger: Span,
    pub actors: Vec<String>,
    pub recipients: Vec<String>,
    pub status: &'static str,
    pub happened: Option<Happened>,
    pub place: Option<String>,
    pub statement: Option<String>,
    pub reported_by: Option<String>,
    pub same_as: Option<String>,
    pub confidence: f32,
    pub by: String,
}

/// Days on the calendar, ISO, both inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Interval {
    pub begin: String,
    pub end: String,
}

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Time {
    pub id: String,
    #[serde(flatten)]
    pub span: Span,
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<&'static str>,
    /// The days it covers. Nested, as `end` alone is the end of the span.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// `published` or the id of another expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    pub by: String,
}

/// A place name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Place {
    pub id: String,
    #[serde(flatten)]
    pub span: Span,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin1: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geonameid: Option<u32>,
    pub by: String,
}

/// Something that could not be done, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Note {
    pub span: Option<Span>,
    pub what: String,
}
