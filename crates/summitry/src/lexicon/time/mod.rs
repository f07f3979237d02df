//! What room `time` looks up: words with classes, and patterns over them (`data/time/*.toml`).
//!
//! A file of the folder may hold word classes (`[words.month]`), rules (`[[rule]]` with `make`, `match`) or both, and
//! its examples. Patterns are compiled to one [`Trie`] a stage: stage 1 reads words, stage 2 joins what stage 1 found
//! ("9 p.m." + "on Monday"), stage 3 adds modifiers ("early", "the end of"). The pattern language is described in
//! `pattern.rs`.

mod beside;
mod class;
mod pattern;
mod trie;
mod words;

pub use beside::Beside;
pub use class::{Class, Guard, Make};
pub use trie::{Ask, Edge, Trie, TrieNode};
pub use words::{Entry, Vocabulary};

use super::rules::{LexiconError, RuleFile, RuleIndex};
use crate::doc::Rule;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Number of passes over a text.
pub const STAGES: usize = 3;

/// One `[[rule]]`: what a match of its patterns makes.
#[derive(Debug)]
pub struct TimeRule {
    /// The file it stands in.
    pub id: Rule,
    /// What is made of a match.
    pub make: Make,
    /// Text parameter.
    pub value: Option<Box<str>>,
    /// Number parameter.
    pub n: Option<i64>,
    /// Unit parameter, as in `[words.unit]`.
    pub unit: Option<i64>,
    /// TIMEX3 modifier, as in `[words.mod]`.
    pub modifier: Option<i64>,
    /// What must hold around a match.
    pub guards: Vec<Guard>,
    /// One of these must stand before it.
    pub before: Option<Beside>,
    /// None of these may stand before it.
    pub not_before: Option<Beside>,
    /// One of these must stand after it.
    pub after: Option<Beside>,
    /// None of these may stand after it.
    pub not_after: Option<Beside>,
}

/// Words, rules and patterns of time.
#[derive(Debug)]
pub struct TimeLexicon {
    /// Words with their classes.
    pub words: Vocabulary,
    /// Rules in the order of their files.
    pub rules: Vec<TimeRule>,
    /// Patterns by stage.
    pub stages: [Trie; STAGES],
    /// Named by joint annotations that no single rule made.
    pub fallback: Rule,
}

#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    words: BTreeMap<String, Words>,
    #[serde(default)]
    rule: Vec<RawRule>,
}

/// The words of a class: with their numbers, or a mere list.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    Numbers(BTreeMap<String, i32>),
    List(Vec<String>),
}

#[derive(Deserialize)]
struct RawRule {
    #[serde(default = "first_stage")]
    stage: usize,
    make: String,
    value: Option<Box<str>>,
    n: Option<i64>,
    unit: Option<i64>,
    modifier: Option<i64>,
    #[serde(default)]
    need: Vec<String>,
    before: Option<Vec<String>>,
    not_before: Option<Vec<String>>,
    after: Option<Vec<String>>,
    not_after: Option<Vec<String>>,
    r#match: Vec<String>,
}

const fn first_stage() -> usize {
    1
}

impl TimeLexicon {
    /// The words and rules that are built in, without the rest of the lexicon.
    ///
    /// # Errors
    /// As [`TimeLexicon::new`]; the tests read every file, so a released program has none.
    pub fn embedded() -> Result<Self, LexiconError> {
        Self::new(&RuleIndex::embedded_under("time/")?)
    }

    /// Reads the files of `data/time`.
    ///
    /// # Errors
    /// An unknown class, maker or guard, or a pattern that does not parse.
    pub fn new(index: &RuleIndex) -> Result<Self, LexiconError> {
        let files = index.folder::<Body>("time")?;
        let mut lexicon = Self {
            words: Vocabulary::default(),
            rules: Vec::new(),
            stages: Default::default(),
            fallback: "time/join".into(),
        };
        for file in &files {
            lexicon.add_words(file).map_err(|why| fault(&file.id, why))?;
        }
        for file in &files {
            for raw in &file.body.rule {
                lexicon.add_rule(&file.id, raw).map_err(|why| fault(&file.id, why))?;
            }
        }
        Ok(lexicon)
    }

    fn add_words(&mut self, file: &RuleFile<Body>) -> Result<(), String> {
        for (class, words) in &file.body.words {
            let class: Class = class.parse()?;
            match words {
                Words::Numbers(words) => words.iter().for_each(|(word, &n)| self.words.add(word, class, n)),
                Words::List(words) => words.iter().for_each(|word| self.words.add(word, class, 1)),
            }
        }
        Ok(())
    }

    fn add_rule(&mut self, id: &Rule, raw: &RawRule) -> Result<(), String> {
        let stage = raw.stage.checked_sub(1).filter(|&s| s < STAGES).ok_or("no such stage")?;
        let mut beside =
            |names: &Option<Vec<String>>| names.as_ref().map(|names| Beside::read(names, &mut self.words)).transpose();
        let rule = TimeRule {
            before: beside(&raw.before)?,
            not_before: beside(&raw.not_before)?,
            after: beside(&raw.after)?,
            not_after: beside(&raw.not_after)?,
            id: id.clone(),
            make: raw.make.parse()?,
            value: raw.value.clone(),
            n: raw.n,
            unit: raw.unit,
            modifier: raw.modifier,
            guards: raw.need.iter().map(|g| g.parse()).collect::<Result<_, _>>()?,
        };
        let number = u16::try_from(self.rules.len()).map_err(|_| "too many rules")?;
        self.rules.push(rule);
        for source in &raw.r#match {
            for sequence in pattern::parse(source)? {
                self.stages[stage].add(&sequence, &mut self.words, number);
            }
        }
        Ok(())
    }
}

fn fault(id: &Rule, why: String) -> LexiconError {
    LexiconError::new(format!("{id}.toml"), why)
}
