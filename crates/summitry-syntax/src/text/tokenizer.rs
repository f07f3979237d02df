//! Text to tokens: split at white space, then exceptions, affixes and infixes in each chunk.

use super::affix::Affixes;
use super::rematch::Sequences;
use super::url::Urls;
use super::{Lexicon, is_space};
use crate::escape::unescape;
use crate::model::{BadModel, Blocks};
use std::collections::HashMap;

/// A token before analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RawToken {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// Identity of a norm of its own, or 0.
    pub(crate) norm: u64,
    /// Whether a single blank follows that belongs to no token.
    pub(crate) blank_after: bool,
}

impl RawToken {
    /// The token's text.
    pub(crate) fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// One token of a chunk, by length.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) len: u32,
    pub(crate) norm: u64,
}

/// Chunks with a tokenization of their own.
#[derive(Default)]
pub(crate) struct Exceptions {
    by_text: HashMap<String, Vec<Piece>>,
    longest: usize,
}

impl Exceptions {
    /// The tokens of an exception.
    pub(crate) fn get(&self, text: &str) -> Option<&[Piece]> {
        if text.len() <= self.longest { self.by_text.get(text).map(Vec::as_slice) } else { None }
    }

    fn add(&mut self, text: String, pieces: Vec<Piece>) {
        self.longest = self.longest.max(text.len());
        self.by_text.insert(text, pieces);
    }
}

/// Splits texts into tokens.
pub(crate) struct Tokenizer {
    affixes: Affixes,
    urls: Urls,
    exceptions: Exceptions,
    sequences: Sequences,
}

impl Tokenizer {
    pub(crate) fn new(blocks: &Blocks, lexicon: &Lexicon) -> Result<Self, BadModel> {
        let mut tokenizer = Self {
            affixes: Affixes::new(blocks)?,
            urls: Urls::new(blocks)?,
            exceptions: Exceptions::default(),
            sequences: Sequences::default(),
        };
        for line in blocks.text("token/exceptions")?.lines() {
            tokenizer.add_exception(line, lexicon);
        }
        Ok(tokenizer)
    }

    fn add_exception(&mut self, line: &str, lexicon: &Lexicon) {
        let mut fields = line.split('\t').map(unescape);
        let text = fields.next().unwrap_or_default();
        let mut pieces = Vec::new();
        while let (Some(word), Some(norm)) = (fields.next(), fields.next()) {
            pieces.push(Piece { len: word.len() as u32, norm: lexicon.id(&norm) });
        }
        if self.may_be_cut(&text) {
            let tokens = self.split_text(&text, false);
            self.sequences.add(tokens.iter().map(|token| token.of(&text).to_owned()).collect());
        }
        self.exceptions.add(text, pieces);
    }

    fn may_be_cut(&self, text: &str) -> bool {
        let mut infix = false;
        self.affixes.infixes(text, |_, _| infix = true);
        infix || text.contains(' ') || self.affixes.prefix(text) > 0 || self.affixes.suffix(text) > 0
    }

    /// The tokens of a text. Together with the single blanks after tokens they cover all of it.
    pub(crate) fn tokenize(&self, text: &str) -> Vec<RawToken> {
        let tokens = self.split_text(text, true);
        self.sequences.apply(text, tokens, &self.exceptions)
    }

    fn split_text(&self, text: &str, with_exceptions: bool) -> Vec<RawToken> {
        let mut splitter = Splitter { tokenizer: self, with_exceptions, seen: HashMap::new(), pieces: Vec::new() };
        let mut tokens: Vec<RawToken> = Vec::new();
        let mut start = 0;
        let mut in_space = text.starts_with(is_space);
        for (at, char) in text.char_indices() {
            if is_space(char) == in_space {
                continue;
            }
            splitter.push(text, start, at, &mut tokens);
            start = at;
            if char == ' ' {
                if let Some(token) = tokens.last_mut() {
                    token.blank_after = true;
                }
                start = at + 1;
            }
            in_space = !in_space;
        }
        splitter.push(text, start, text.len(), &mut tokens);
        tokens
    }
}

/// Splits chunks, each kind once.
struct Splitter<'t> {
    tokenizer: &'t Tokenizer,
    with_exceptions: bool,
    seen: HashMap<&'t str, (usize, usize)>,
    pieces: Vec<Piece>,
}

impl<'t> Splitter<'t> {
    fn push(&mut self, text: &'t str, start: usize, end: usize, tokens: &mut Vec<RawToken>) {
        if start == end {
            return;
        }
        let chunk = &text[start..end];
        let (from, to) = match self.seen.get(chunk) {
            Some(&range) => range,
            None => self.split_new(chunk),
        };
        let mut at = start as u32;
        for piece in &self.pieces[from..to] {
            tokens.push(RawToken { start: at, end: at + piece.len, norm: piece.norm, blank_after: false });
            at += piece.len;
        }
    }

    fn split_new(&mut self, chunk: &'t str) -> (usize, usize) {
        let from = self.pieces.len();
        self.split(chunk);
        let range = (from, self.pieces.len());
        self.seen.insert(chunk, range);
        range
    }

    fn exception(&self, text: &str) -> Option<&'t [Piece]> {
        if self.with_exceptions { self.tokenizer.exceptions.get(text) } else { None }
    }

    fn split(&mut self, chunk: &str) {
        let (middle, suffixes) = self.cut_affixes(chunk);
        self.middle(middle);
        for len in suffixes.into_iter().rev() {
            self.plain(len);
        }
    }

    fn plain(&mut self, len: usize) {
        self.pieces.push(Piece { len: len as u32, norm: 0 });
    }

    /// Cuts prefixes (pushed at once) and suffixes (given back, last first) until nothing or an exception is left.
    fn cut_affixes<'c>(&mut self, chunk: &'c str) -> (&'c str, Vec<usize>) {
        let affixes = &self.tokenizer.affixes;
        let mut text = chunk;
        let mut suffixes = Vec::new();
        while !text.is_empty() && self.exception(text).is_none() {
            let prefix = affixes.prefix(text);
            let without_prefix = &text[prefix..];
            if prefix > 0 && self.exception(without_prefix).is_some() {
                self.plain(prefix);
                return (without_prefix, suffixes);
            }
            let suffix = affixes.suffix(without_prefix);
            let without_suffix = &text[..text.len() - suffix];
            if suffix > 0 && self.exception(without_suffix).is_some() {
                suffixes.push(suffix);
                return (without_suffix, suffixes);
            }
            if prefix + suffix == 0 {
                break;
            }
            if prefix > 0 {
                self.plain(prefix);
            }
            if suffix > 0 {
                suffixes.push(suffix);
            }
            text = &without_suffix[prefix..];
        }
        (text, suffixes)
    }

    fn middle(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(pieces) = self.exception(text) {
            self.pieces.extend_from_slice(pieces);
        } else if self.tokenizer.urls.matches(text) {
            self.plain(text.len());
        } else {
            self.cut_infixes(text);
        }
    }

    fn cut_infixes(&mut self, text: &str) {
        let mut start = 0;
        let pieces = &mut self.pieces;
        let mut push = |len: usize| {
            if len > 0 {
                pieces.push(Piece { len: len as u32, norm: 0 });
            }
        };
        self.tokenizer.affixes.infixes(text, |from, to| {
            if from > 0 {
                push(from - start);
                push(to - from);
                start = to;
            }
        });
        push(text.len() - start);
    }
}
