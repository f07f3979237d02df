//! An attribution in the making.

use crate::doc::{Act, Rule};
use summitry_syntax::TokenId;

/// Tokens `first..end`.
pub(super) type Range = (TokenId, TokenId);

/// What a cue with its construction gives, before quotations, nesting and acts are settled.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The attributing words.
    pub(super) cue: Range,
    /// Their syntactic head.
    pub(super) head: TokenId,
    /// Head of the source phrase.
    pub(super) source: Option<TokenId>,
    /// What was said, in text order.
    pub(super) content: Vec<Range>,
    /// Head of the person told.
    pub(super) addressee: Option<TokenId>,
    /// A medium that the construction tells (a document as subject).
    pub(super) medium: Option<Range>,
    /// The file of the cue.
    pub(super) rule: Rule,
    /// What is done by it.
    pub(super) act: Act,
    /// Whether the content may tell another act.
    pub(super) neutral: bool,
    /// An act that the content performs by a verb of its own.
    pub(super) told: Option<Act>,
    /// Head of the statement that reports this one, where its content does not hold it.
    pub(super) under: Option<TokenId>,
    /// Whether it is said not to have been said.
    pub(super) negated: bool,
    /// Whether a quotation without a cue of its own may go on from it.
    pub(super) speech: bool,
}
