//! Constructions of active verbs: what of the sentence is the content.

use super::adjunct;
use super::clause::{clause, clause_before};
use super::content::{drop_adjuncts, reach, snap};
use super::draft::Range;
use super::object::{infinitive, object, predicate};
use super::view::View;
use crate::lexicon::{Cue, Take};
use summitry_syntax::{Dep, Tag, TokenId};

/// Content, cue words and person told of one construction.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub(super) content: Vec<Range>,
    pub(super) cue: Range,
    pub(super) addressee: Option<TokenId>,
}

/// The first construction of an active verb that the sentence shows; quotations beside the cue are tried by `beside`.
pub(super) fn active(view: &View, verb: TokenId, cue: &Cue) -> Option<Found> {
    let last = particle(view, verb, cue)?;
    if !cue.noun.is_empty() && !has_noun(view, verb, cue) {
        return None;
    }
    let end = reach(view, verb);
    let found = asked_of(view, verb, cue, end)
        .or_else(|| by_preposition(view, verb, last, cue, end))
        .or_else(|| clause(view, verb, cue, end))
        .or_else(|| infinitive(view, verb, cue, end))
        .or_else(|| predicate(view, verb, cue, end))
        .or_else(|| object(view, verb, last, cue, end))
        .or_else(|| clause_before(view, verb, cue));
    let mut found = found?;
    found.cue = (verb, found.cue.1.max(last + 1));
    Some(found)
}

/// The last token of verb and particle; nothing where a required particle is missing.
pub(super) fn particle(view: &View, verb: TokenId, cue: &Cue) -> Option<TokenId> {
    if cue.with.is_empty() {
        return Some(verb);
    }
    (verb + 1..(verb + 5).min(view.len())).find(|&t| cue.with.iter().any(|w| view.is(t, w)) && near(view, verb, t))
}

fn near(view: &View, verb: TokenId, t: TokenId) -> bool {
    t == verb + 1 || view.head(t) == verb
}

pub(super) fn has_noun(view: &View, verb: TokenId, cue: &Cue) -> bool {
    let object = view.kid_after(verb, verb, &[Dep::Dobj]);
    object.is_some_and(|o| cue.noun.iter().any(|n| view.is(o, n) || view.lemma(o) == n.as_str()))
}

/// "called on the parties to".
fn asked_of(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let prep = preposition(view, verb, &cue.on_to, false)?;
    let person = view.kid(prep, &[Dep::Pobj])?;
    let from = infinitive_start(view, prep, end).or_else(|| for_phrase(view, verb, prep))?;
    Some(Found { content: vec![(from, end)], cue: (verb, prep + 1), addressee: Some(person) })
}

fn for_phrase(view: &View, verb: TokenId, after: TokenId) -> Option<TokenId> {
    view.kids(verb).iter().copied().find(|&k| k > after && view.is(k, "for") && view.dep(k) == Dep::Prep)
}

/// The "to" (or "not to") of the first infinitive after `from` that is not deeper than a clause away.
fn infinitive_start(view: &View, from: TokenId, end: TokenId) -> Option<TokenId> {
    (from + 1..end).find(|&t| view.tag(t) == Tag::TO && view.dep(t) == Dep::Aux).map(|t| with_not(view, t))
}

pub(super) fn with_not(view: &View, to: TokenId) -> TokenId {
    if to > 0 && view.dep(to - 1) == Dep::Neg { to - 1 } else { to }
}

fn preposition(view: &View, verb: TokenId, among: &[String], told: bool) -> Option<TokenId> {
    if among.is_empty() {
        return None;
    }
    let fits =
        |t: TokenId| among.iter().any(|p| view.is(t, p.rsplit(' ').next().unwrap_or(p)) && two_words(view, t, p));
    view.kids(verb)
        .iter()
        .copied()
        .filter(|&k| k > verb)
        .find(|&k| matches!(view.dep(k), Dep::Prep | Dep::Prt | Dep::Dative | Dep::Agent | Dep::Advmod) && fits(k))
        .filter(|&k| k <= verb + 12 && (told || !has_object_before(view, verb, k)))
}

fn has_object_before(view: &View, verb: TokenId, prep: TokenId) -> bool {
    view.kid_after(verb, verb, &[Dep::Dobj, Dep::Ccomp, Dep::Oprd])
        .is_some_and(|o| o < prep && !view.is_any(o, &["both", "all"]))
}

/// "for" that begins a clause: "called for the army to leave".
fn for_to(view: &View, verb: TokenId, among: &[String]) -> Option<TokenId> {
    let next = verb + 1;
    let fits = next < view.len() && view.dep(next) == Dep::Mark && among.iter().any(|p| view.is(next, p));
    (fits && view.head(view.head(next)) == verb).then_some(next)
}

/// "out against" needs its "out".
fn two_words(view: &View, t: TokenId, prep: &str) -> bool {
    prep.split_once(' ').is_none_or(|(first, _)| t > 0 && view.is(t - 1, first))
}

/// "called for an inquiry", "warned of floods".
fn by_preposition(view: &View, verb: TokenId, last: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let prep = preposition(view, verb, &cue.prep, cue.take.contains(&Take::ObjThat))
        .or_else(|| for_to(view, verb, &cue.prep))?;
    let object = view.kids(prep).iter().copied().find(|&k| k > prep);
    if object.is_none() && view.dep(prep) != Dep::Mark
        || object.is_some_and(|o| adjunct::timex_at(view, o).is_some())
        || adjunct::is_medium(view, prep)
    {
        return None;
    }
    let end = drop_adjuncts(view, verb, prep + 1, end);
    let cue_end = if prep <= last + 2 { prep + 1 } else { last + 1 };
    let first = if prep <= last + 2 { prep + 1 } else { prep };
    Some(Found { content: vec![snap(view, (first, end), verb)], cue: (verb, cue_end), addressee: None })
}
