//! The envelope of a rule file: what it is about, its examples, and a body that its room understands.

use crate::doc::Rule;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fmt;

static DATA: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../data");

/// A sentence in which a rule must, or must not, find something.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence or short article, our own writing.
    pub text: String,
    /// Day of publication, where it matters.
    pub published: Option<String>,
    /// The exact words of the annotations by this rule, in text order (cue, trigger, timex, toponym, mention).
    #[serde(default)]
    pub want: Vec<String>,
    /// Their values in the same order, where the room has values: TIMEX3 value, act, event type, actor name ...
    #[serde(default)]
    pub value: Vec<String>,
}

/// One file of rules.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleFile<T> {
    /// Path under `data/` without extension.
    pub id: Rule,
    /// One sentence.
    pub about: String,
    /// Where it must find something.
    pub yes: Vec<Example>,
    /// Where it must not.
    pub no: Vec<Example>,
    /// What the room reads.
    pub body: T,
}

#[derive(Deserialize)]
struct Envelope {
    about: String,
    #[serde(default)]
    yes: Vec<Example>,
    #[serde(default)]
    no: Vec<Example>,
}

/// A data file that could not be read.
#[derive(Debug)]
pub struct LexiconError {
    file: String,
    why: String,
}

impl LexiconError {
    /// An error in `file` (path under `data/`).
    pub fn new(file: impl Into<String>, why: impl fmt::Display) -> Self {
        Self::of_file(format!("data/{}", file.into()), why)
    }

    /// An error in a file of the user's.
    pub(super) fn of_file(file: String, why: impl fmt::Display) -> Self {
        Self { file, why: why.to_string().replace('\n', " ") }
    }
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.why)
    }
}

impl std::error::Error for LexiconError {}

/// Every rule file by id, body still unread.
#[derive(Debug, Default)]
pub struct RuleIndex(BTreeMap<Rule, RuleFile<String>>);

impl RuleIndex {
    pub(super) fn embedded() -> Result<Self, LexiconError> {
        Self::embedded_under("")
    }

    /// The embedded rule files whose paths begin so.
    pub(super) fn embedded_under(start: &str) -> Result<Self, LexiconError> {
        let tables = embedded_files().into_iter().filter(|(p, _)| p.starts_with(start) && p.ends_with(".toml"));
        let text =
            |(path, bytes)| std::str::from_utf8(bytes).map(|t| (path, t)).map_err(|e| LexiconError::new(path, e));
        Self::read(tables.map(text).collect::<Result<Vec<_>, _>>()?)
    }

    /// Rule files of the caller's own: paths as under `data/`, and their text.
    ///
    /// # Errors
    /// The first file that has no envelope.
    pub fn read<'a>(sources: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, LexiconError> {
        let mut files = BTreeMap::new();
        for (path, source) in sources {
            let Some(id) = path.strip_suffix(".toml") else { continue };
            let envelope: Envelope = toml::from_str(source).map_err(|e| LexiconError::new(path, e))?;
            let id: Rule = id.into();
            let Envelope { about, yes, no } = envelope;
            files.insert(id.clone(), RuleFile { id, about, yes, no, body: source.to_owned() });
        }
        Ok(Self(files))
    }

    /// The rule file of an id, its body the file's whole text.
    pub fn get(&self, id: &str) -> Option<&RuleFile<String>> {
        self.0.get(id)
    }

    /// All rule files in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &RuleFile<String>> {
        self.0.values()
    }

    /// The files of one folder with their bodies read as `T`, in the order of their ids.
    ///
    /// `T` should not deny unknown fields: `about`, `yes` and `no` stand in the same table.
    ///
    /// # Errors
    /// The first file whose body is no `T`.
    pub fn folder<T: DeserializeOwned>(&self, folder: &str) -> Result<Vec<RuleFile<T>>, LexiconError> {
        let inside = |id: &str| id.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.0.values().filter(|f| inside(&f.id)).map(read_body).collect()
    }
}

fn read_body<T: DeserializeOwned>(file: &RuleFile<String>) -> Result<RuleFile<T>, LexiconError> {
    let body = toml::from_str(&file.body).map_err(|e| LexiconError::new(format!("{}.toml", file.id), e))?;
    let RuleFile { id, about, yes, no, .. } = file.clone();
    Ok(RuleFile { id, about, yes, no, body })
}

/// Every embedded file with its path under `data/`, in the order of the paths.
pub(super) fn embedded_files() -> Vec<(&'static str, &'static [u8])> {
    let (mut files, mut folders) = (Vec::new(), vec![&DATA]);
    while let Some(folder) = folders.pop() {
        files.extend(folder.files().filter_map(|f| Some((f.path().to_str()?, f.contents()))));
        folders.extend(folder.dirs());
    }
    files.sort_unstable();
    files
}

/// One embedded file by its path under `data/`.
pub(super) fn embedded_file(path: &str) -> Option<&'static [u8]> {
    DATA.get_file(path).map(include_dir::File::contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_file_reads_and_says_what_it_is() {
        let rules = RuleIndex::embedded().unwrap();
        for file in rules.iter() {
            assert!(file.about.len() > 10, "{} says nothing", file.id);
            assert!(!file.yes.is_empty(), "{} has no example", file.id);
        }
    }
}
