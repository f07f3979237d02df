//! The result of an analysis: flat arrays, indices instead of pointers.

use crate::labels::{Dep, EntityLabel, Pos, Tag};
use std::ops::Range;

/// Index of a token in its [`Parse`].
pub type TokenId = u32;

/// One token with its analysis. Offsets are UTF-8 bytes of the analysed text, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Fine tag.
    pub tag: Tag,
    /// Coarse part of speech.
    pub pos: Pos,
    /// Relation to [`Token::head`].
    pub dep: Dep,
    /// The governing token; a sentence's root is its own head.
    pub head: TokenId,
    lemma: (u32, u32),
}

/// A named entity: tokens `first..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entity {
    /// First token.
    pub first: TokenId,
    /// One past the last token.
    pub end: TokenId,
    /// Its type.
    pub label: EntityLabel,
}

/// The analysis of one text.
///
/// Tokens cover every character of the text but single blanks between them. Sentences partition the tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parse {
    /// The tokens in text order.
    pub tokens: Vec<Token>,
    /// First token of each sentence, ascending; the first is 0 unless there are no tokens.
    pub sentence_starts: Vec<TokenId>,
    /// Entities in text order, never overlapping.
    pub entities: Vec<Entity>,
    lemmas: String,
}

impl Parse {
    /// An analysis without tokens.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a token; `head` may point forward.
    #[allow(clippy::too_many_arguments)]
    pub fn push(&mut self, span: (u32, u32), tag: Tag, pos: Pos, dep: Dep, head: TokenId, lemma: &str) {
        let from = self.lemmas.len() as u32;
        self.lemmas.push_str(lemma);
        let lemma = (from, self.lemmas.len() as u32);
        self.tokens.push(Token { start: span.0, end: span.1, tag, pos, dep, head, lemma });
    }

    /// Appends the analysis of the text that begins `offset` bytes into this one's text.
    ///
    /// ```
    /// use summitry_syntax::Pipeline;
    /// let pipeline = Pipeline::embedded();
    /// let (head, rest) = ("OSLO - ", "Talks began.");
    /// let mut parse = pipeline.parse(head);
    /// parse.append(&pipeline.parse(rest), head.len() as u32);
    /// assert_eq!(parse.n_sentences(), 2);
    /// ```
    pub fn append(&mut self, other: &Self, offset: u32) {
        let (first, lemmas) = (self.tokens.len() as TokenId, self.lemmas.len() as u32);
        self.lemmas.push_str(&other.lemmas);
        self.tokens.extend(other.tokens.iter().map(|t| Token {
            start: t.start + offset,
            end: t.end + offset,
            head: t.head + first,
            lemma: (t.lemma.0 + lemmas, t.lemma.1 + lemmas),
            ..*t
        }));
        self.sentence_starts.extend(other.sentence_starts.iter().map(|start| start + first));
        let moved = |e: &Entity| Entity { first: e.first + first, end: e.end + first, ..*e };
        self.entities.extend(other.entities.iter().map(moved));
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Base form of a token (lower case but for names).
    pub fn lemma(&self, token: TokenId) -> &str {
        let (from, to) = self.tokens[token as usize].lemma;
        &self.lemmas[from as usize..to as usize]
    }

    /// Number of sentences.
    pub fn n_sentences(&self) -> usize {
        self.sentence_starts.len()
    }

    /// The tokens of sentence `index`.
    pub fn sentence(&self, index: usize) -> Range<TokenId> {
        let end = self.sentence_starts.get(index + 1).copied().unwrap_or(self.tokens.len() as u32);
        self.sentence_starts[index]..end
    }

    /// Which sentence a token belongs to.
    pub fn sentence_of(&self, token: TokenId) -> usize {
        self.sentence_starts.partition_point(|&start| start <= token).saturating_sub(1)
    }
}
