//! The distinct words of one text, so that what does not depend on context is computed once for each.

use crate::labels::{Dep, Tag};
use crate::rule::{Ruler, Seen};
use crate::text::{Lexicon, RawToken, WordFeatures};
use std::collections::HashMap;

/// The distinct words of a text.
pub(crate) struct Words {
    pub(crate) of_token: Vec<u32>,
    pub(crate) features: Vec<WordFeatures>,
    /// Numbers of the words in rules.
    in_rules: Vec<u16>,
}

impl Words {
    pub(crate) fn new(text: &str, tokens: &[RawToken], lexicon: &Lexicon, ruler: &Ruler) -> Self {
        let mut words = Self { of_token: Vec::with_capacity(tokens.len()), features: Vec::new(), in_rules: Vec::new() };
        let mut known = HashMap::new();
        for token in tokens {
            let key = (token.of(text), token.norm);
            let word = *known.entry(key).or_insert_with(|| words.add(key.0, key.1, lexicon, ruler));
            words.of_token.push(word);
        }
        words
    }

    fn add(&mut self, word: &str, norm: u64, lexicon: &Lexicon, ruler: &Ruler) -> u32 {
        self.features.push(lexicon.features(word, norm));
        self.in_rules.push(ruler.word(&word.to_lowercase()));
        self.features.len() as u32 - 1
    }

    pub(crate) fn is_space(&self, token: usize) -> bool {
        self.features[self.of_token[token] as usize].is_space
    }

    pub(crate) fn seen(&self, token: usize, tag: Tag, dep: Dep) -> Seen {
        let word = self.of_token[token] as usize;
        Seen { tag, dep, word: self.in_rules[word], is_space: self.features[word].is_space }
    }

    /// Words told apart by whether a blank follows: the row of each token, and the features of the rows.
    pub(crate) fn with_blanks(&self, tokens: &[RawToken]) -> (Vec<u32>, Vec<[u64; 6]>) {
        let mut row_of = vec![[None; 2]; self.features.len()];
        let mut features = Vec::new();
        let mut rows = Vec::with_capacity(tokens.len());
        for (&word, token) in self.of_token.iter().zip(tokens) {
            let blank = usize::from(token.blank_after);
            let row = *row_of[word as usize][blank].get_or_insert_with(|| {
                let w = &self.features[word as usize];
                features.push([w.norm, w.prefix, w.suffix, w.shape, blank as u64, u64::from(w.is_space)]);
                features.len() as u32 - 1
            });
            rows.push(row);
        }
        (rows, features)
    }
}
