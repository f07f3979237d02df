//! Which common nouns can stand for an actor.

use super::rules::{LexiconError, RuleIndex};
use rustc_hash::FxHashMap;
use serde::Deserialize;

static PERSONS: &str = include_str!("../../../../data/mention/person-nouns.txt");

/// What a common noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NounClass {
    /// One person, or persons when plural.
    Person,
    /// A body with a will of its own.
    Organization,
    /// A state or its government.
    Government,
    /// Many people together.
    Group,
    /// A text that speaks for its issuer.
    Document,
}

#[derive(Deserialize)]
struct Lists {
    organization: String,
    government: String,
    group: String,
    document: String,
}

/// Common nouns by what they stand for: `data/mention/nouns.toml` and `person-nouns.txt`.
#[derive(Debug, Default)]
pub struct Nouns(FxHashMap<String, NounClass>);

impl Nouns {
    pub(super) fn embedded(rules: &RuleIndex) -> Result<Self, LexiconError> {
        let file = rules.get("mention/nouns").ok_or_else(|| LexiconError::new("mention/nouns.toml", "missing"))?;
        let lists: Lists = toml::from_str(&file.body).map_err(|e| LexiconError::new("mention/nouns.toml", e))?;
        let mut nouns = FxHashMap::default();
        for word in PERSONS.lines().filter(|l| !l.starts_with('#')) {
            nouns.insert(word.to_owned(), NounClass::Person);
        }
        let classes = [
            (lists.document, NounClass::Document),
            (lists.group, NounClass::Group),
            (lists.organization, NounClass::Organization),
            (lists.government, NounClass::Government),
        ];
        for (words, class) in classes {
            nouns.extend(words.split_whitespace().map(|w| (w.to_owned(), class)));
        }
        Ok(Self(nouns))
    }

    /// What a noun stands for, by its lower-case base form; nothing for things and abstractions.
    ///
    /// ```
    /// # use summitry::lexicon::{Lexicon, NounClass};
    /// let lexicon = Lexicon::embedded().unwrap();
    /// assert_eq!(lexicon.nouns.class("envoy"), Some(NounClass::Person));
    /// assert_eq!(lexicon.nouns.class("ministry"), Some(NounClass::Organization));
    /// assert_eq!(lexicon.nouns.class("weather"), None);
    /// ```
    pub fn class(&self, lemma: &str) -> Option<NounClass> {
        let tail = || lemma.rsplit_once('-').map(|(_, tail)| tail).filter(|t| t.len() > 3);
        self.0.get(lemma).or_else(|| self.0.get(tail()?)).copied()
    }
}
