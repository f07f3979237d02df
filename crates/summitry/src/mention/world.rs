//! What the knowledge base says about the words of a mention.

use crate::doc::{ActorKind, Gender};
use crate::lexicon::Lexicon;

/// Facts about a named body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: ActorKind,
    pub(super) country: Option<String>,
    pub(super) sector: Option<&'static str>,
}

/// Facts about a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Title {
    pub(super) sector: Option<&'static str>,
    pub(super) gender: Option<Gender>,
}

/// The ISO alpha-3 code of a country's name ("Japan", "the US").
pub(super) fn country<'l>(_lexicon: &'l Lexicon, _words: &str) -> Option<&'l str> {
    None
}

/// The ISO alpha-3 code of an adjective or demonym ("Japanese").
pub(super) fn demonym<'l>(_lexicon: &'l Lexicon, _words: &str) -> Option<&'l str> {
    None
}

/// The name of a country.
pub(super) fn country_name<'l>(_lexicon: &'l Lexicon, _iso3: &str) -> Option<&'l str> {
    None
}

/// A capital or a seat of power standing for who sits there.
pub(super) fn seat(_lexicon: &Lexicon, _words: &str) -> Option<Body> {
    None
}

/// A named organisation, by name or acronym; nothing where several fit.
pub(super) fn body(_lexicon: &Lexicon, _words: &str) -> Option<Body> {
    None
}

/// What a title or role phrase tells ("deputy foreign minister").
pub(super) fn title(_lexicon: &Lexicon, _words: &str) -> Title {
    Title::default()
}
