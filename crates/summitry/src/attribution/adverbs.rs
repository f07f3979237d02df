//! "reportedly", "allegedly": a clause is reported, nobody is named.

use super::content::snap;
use super::draft::Draft;
use super::view::View;
use summitry_syntax::{Dep, Pos, TokenId};

/// The attribution that an adverb makes.
pub(super) fn adverb(view: &View, t: TokenId) -> Option<Draft> {
    if view.pos(t) != Pos::Adv {
        return None;
    }
    let (rule, act) = view.cues.adverb(&view.word(t).to_lowercase())?;
    let head = governor(view, t);
    let (first, end) = scope(view, head, t);
    let pieces = [(first, t), (t + 1, end)];
    let content = pieces.into_iter().map(|(a, b)| view.trim(a, b)).filter(|&(a, b)| a < b && b - a > 0);
    let content: Vec<_> = content.map(|r| snap(view, r, t)).collect();
    (!content.is_empty()).then(|| Draft {
        cue: (t, t + 1),
        head: t,
        source: None,
        content,
        addressee: None,
        medium: None,
        rule: rule.clone(),
        act: *act,
        neutral: false,
        told: None,
        under: None,
        negated: false,
        speech: false,
    })
}

/// From the subject of the clause on; of a noun phrase the words up to its head.
fn scope(view: &View, head: TokenId, t: TokenId) -> (TokenId, TokenId) {
    let (first, end) = view.sub(head);
    let subject = view.kid(head, &[Dep::Nsubj, Dep::Nsubjpass]).filter(|&s| s < t);
    match subject {
        Some(subject) => (view.sub(subject).0, end),
        None if !view.is_verb(head) => (t, head + 1),
        None => (first, end),
    }
}

/// The verb of the clause, or the noun that a reported quality belongs to.
fn governor(view: &View, t: TokenId) -> TokenId {
    let head = view.head(t);
    match view.dep(head) {
        Dep::Amod if !view.is_verb(head) || head < view.head(head) => view.head(head),
        Dep::Acomp | Dep::Advmod | Dep::Xcomp => view.head(head),
        _ => head,
    }
}
