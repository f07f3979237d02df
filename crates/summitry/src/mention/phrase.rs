//! The extent of a noun phrase around its head.

use crate::doc::Document;
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// Dependants that belong to the phrase to the left of its head.
const LEFT: &[Dep] = &[
    Dep::Det,
    Dep::Amod,
    Dep::Compound,
    Dep::Nmod,
    Dep::Nummod,
    Dep::Poss,
    Dep::Predet,
    Dep::Quantmod,
    Dep::Advmod,
    Dep::Neg,
    Dep::Case,
    Dep::Punct,
    Dep::Npadvmod,
];

/// First and one past the last token of the phrase of `head`, without relative clauses and appositions.
///
/// Prepositional phrases that follow at once belong to it ("the foreign minister of Norway"), clauses do not.
pub(super) fn extent(doc: &Document, head: TokenId) -> (TokenId, TokenId) {
    (left_edge(doc, head), right_edge(doc, head))
}

fn left_edge(doc: &Document, head: TokenId) -> TokenId {
    let mut first = head;
    for &child in doc.tree.children(head).iter().rev().filter(|&&c| c < head) {
        let token = doc.token(child);
        let (start, end) = doc.tree.subtree(child);
        if end != first || !LEFT.contains(&token.dep) || is_boundary(doc, child) {
            break;
        }
        first = start;
    }
    first
}

fn is_boundary(doc: &Document, token: TokenId) -> bool {
    let punct = doc.token(token).dep == Dep::Punct;
    punct && !matches!(doc.word(token), "-" | "–" | "." | "'" | "’" | "/")
}

fn right_edge(doc: &Document, head: TokenId) -> TokenId {
    let mut end = head + 1;
    for &child in doc.tree.children(head).iter().filter(|&&c| c > head) {
        let token = doc.token(child);
        let (first, last) = doc.tree.subtree(child);
        if first != end || token.dep != Dep::Prep || !is_plain(doc, first, last) || !is_phrasal(doc, child) {
            break;
        }
        end = last;
    }
    while end > head + 1 && matches!(doc.token(end - 1).tag, Tag::Comma | Tag::Period | Tag::CloseQuote | Tag::SP) {
        end -= 1;
    }
    end
}

fn is_phrasal(doc: &Document, prep: TokenId) -> bool {
    matches!(doc.word(prep), "of" | "for" | "to" | "in" | "at" | "on" | "from" | "with" | "against")
}

/// A short stretch without verbs, clause marks, commas or dates.
fn is_plain(doc: &Document, first: TokenId, end: TokenId) -> bool {
    let clausal = |t: TokenId| {
        let token = doc.token(t);
        matches!(token.pos, Pos::Verb | Pos::Aux | Pos::Sconj) && token.tag != Tag::IN
            || matches!(token.tag, Tag::Comma | Tag::WDT | Tag::WP | Tag::Colon | Tag::OpenQuote)
    };
    end - first <= 9 && !(first..end).any(clausal)
}
