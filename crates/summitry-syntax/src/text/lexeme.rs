//! What the networks see of a word: its norm, first character, last three characters and shape, as hashes.

use super::hash::hash_text;
use super::{CharSet, is_space};
use crate::model::{BadModel, Blocks};
use std::collections::HashMap;

/// Character properties and tables behind the features of words.
pub(crate) struct Lexicon {
    alpha: CharSet,
    upper: CharSet,
    digit: CharSet,
    norms: HashMap<u64, u64>,
    symbols: HashMap<&'static str, u64>,
    longest_symbol: usize,
}

/// The features of one word type, each the identity of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WordFeatures {
    /// Lower-cased or otherwise normalised form.
    pub(crate) norm: u64,
    /// First character.
    pub(crate) prefix: u64,
    /// Last three characters.
    pub(crate) suffix: u64,
    /// Shape such as `Xxxxx` or `dd.d`.
    pub(crate) shape: u64,
    /// Whether it is white space only.
    pub(crate) is_space: bool,
}

impl Lexicon {
    pub(crate) fn new(blocks: &Blocks) -> Result<Self, BadModel> {
        let symbols: HashMap<_, _> = blocks
            .text("lexeme/symbols")?
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(name, value)| Some((name, value.parse().ok()?)))
            .collect();
        Ok(Self {
            alpha: blocks.chars("char/alpha")?,
            upper: blocks.chars("char/upper")?,
            digit: blocks.chars("char/digit")?,
            norms: blocks.pairs("lexeme/norm")?.collect(),
            longest_symbol: symbols.keys().map(|name| name.len()).max().unwrap_or(0),
            symbols,
        })
    }

    /// The identity of a string: a reserved number for the names of labels, else a hash; 0 for the empty string.
    pub(crate) fn id(&self, text: &str) -> u64 {
        if text.is_empty() {
            return 0;
        }
        let symbol = if text.len() <= self.longest_symbol { self.symbols.get(text) } else { None };
        symbol.copied().unwrap_or_else(|| hash_text(text))
    }

    /// The features of a word; `norm` replaces the usual norm unless 0.
    pub(crate) fn features(&self, word: &str, norm: u64) -> WordFeatures {
        let prefix = word.chars().next().map_or(0, char::len_utf8);
        let suffix = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        WordFeatures {
            norm: if norm == 0 { self.norm(word) } else { norm },
            prefix: self.id(&word[..prefix]),
            suffix: self.id(&word[suffix..]),
            shape: self.id(&self.shape(word)),
            is_space: !word.is_empty() && word.chars().all(is_space),
        }
    }

    fn norm(&self, word: &str) -> u64 {
        self.norms.get(&self.id(word)).copied().unwrap_or_else(|| self.id(&word.to_lowercase()))
    }

    /// Letters as `X` and `x`, digits as `d`, runs cut after four.
    fn shape(&self, word: &str) -> String {
        if word.chars().nth(99).is_some() {
            return "LONG".to_owned();
        }
        let mut shape = String::new();
        let mut run = (None, 0);
        for char in word.chars().map(|char| self.shape_of(char)) {
            run = if run.0 == Some(char) { (run.0, run.1 + 1) } else { (Some(char), 1) };
            if run.1 <= 4 {
                shape.push(char);
            }
        }
        shape
    }

    fn shape_of(&self, char: char) -> char {
        if self.alpha.contains(char) {
            if self.upper.contains(char) { 'X' } else { 'x' }
        } else if self.digit.contains(char) {
            'd'
        } else {
            char
        }
    }

    /// Whether every character is a letter.
    pub(crate) fn is_alpha(&self, word: &str) -> bool {
        !word.is_empty() && word.chars().all(|char| self.alpha.contains(char))
    }
}
