//! A speaker and a colon before the words: transcripts, interviews, headlines.

use super::content::open_at;
use super::draft::Draft;
use super::source::{self, Voice};
use super::view::View;
use crate::doc::Act;
use summitry_syntax::{Pos, TokenId};

/// The rule file of this construction.
const RULE: &str = "cue/colon";

/// Attributions by label, for every paragraph that begins with one.
pub(super) fn labels(view: &View) -> Vec<Draft> {
    let labelled: Vec<(TokenId, TokenId, TokenId)> = paragraphs(view).filter_map(|(a, b)| label(view, a, b)).collect();
    let transcript = labelled.len() >= 3;
    labelled.into_iter().filter_map(|(first, colon, end)| turn(view, first, colon, end, transcript)).collect()
}

fn paragraphs(view: &View) -> impl Iterator<Item = (TokenId, TokenId)> {
    view.doc.paragraphs.as_slice().iter().map(|p| (view.doc.token_at(p.span.start()), view.token_end(p.span.end())))
}

/// First token, colon and end of a paragraph that opens with a name and a colon.
fn label(view: &View, first: TokenId, end: TokenId) -> Option<(TokenId, TokenId, TokenId)> {
    let colon = (first..end.min(first + 10)).find(|&t| view.word(t) == ":")?;
    let name = colon > first
        && (first..colon).any(|t| view.pos(t) == Pos::Propn)
        && (first..colon).all(|t| {
            matches!(view.pos(t), Pos::Propn | Pos::Noun | Pos::Det | Pos::Adj | Pos::Adp | Pos::Punct | Pos::Part)
        });
    (name && colon + 1 < end).then_some((first, colon, end))
}

fn turn(view: &View, first: TokenId, colon: TokenId, end: TokenId, transcript: bool) -> Option<Draft> {
    let quote = open_at(view, colon + 1).map(|q| view.quote_tokens(q));
    let content = quote.or_else(|| transcript.then_some((colon + 1, end)))?;
    let head = (first..colon).rev().find(|&t| matches!(view.pos(t), Pos::Propn | Pos::Noun))?;
    if source::voice(view, head) != Voice::Speaker {
        return None;
    }
    Some(Draft {
        cue: (colon, colon + 1),
        head: colon,
        source: Some(head),
        content: vec![content],
        addressee: None,
        medium: None,
        rule: RULE.into(),
        act: Act::Say,
        neutral: true,
        told: None,
        under: None,
        negated: false,
        speech: true,
    })
}
