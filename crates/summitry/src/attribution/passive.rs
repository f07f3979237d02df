//! Constructions of passive verbs: "is said to be", "was described as", "was rejected by".

use super::clause::{around, if_clause, is_finite};
use super::content::{drop_adjuncts, reach, snap};
use super::draft::Range;
use super::frames::{Found, particle};
use super::source;
use super::subject::{agent, is_passive, patient};
use super::view::View;
use crate::doc::Act;
use crate::lexicon::{Cue, Take};
use summitry_syntax::{Dep, Tag, TokenId};

/// The first construction of a passive verb that the sentence shows.
pub(super) fn passive(view: &View, verb: TokenId, cue: &Cue) -> Option<Found> {
    let last = particle(view, verb, cue)?;
    if !cue.noun.is_empty() {
        return None;
    }
    let end = reach(view, verb);
    let mut found = as_announced(view, verb, cue)
        .or_else(|| told(view, verb, cue, end))
        .or_else(|| impersonal(view, verb, cue, end))
        .or_else(|| raised(view, verb, cue, end))
        .or_else(|| predicate(view, verb, cue, end))
        .or_else(|| of_what(view, verb, cue, end))
        .or_else(|| undergone(view, verb, cue))?;
    found.cue = (verb, found.cue.1.max(last + 1));
    Some(found)
}

fn found(view: &View, verb: TokenId, content: Vec<Range>, addressee: Option<TokenId>) -> Found {
    let content = content.into_iter().map(|r| snap(view, r, verb)).collect();
    Found { content, cue: (verb, verb + 1), addressee }
}

/// "..., as announced by the ministry".
fn as_announced(view: &View, verb: TokenId, cue: &Cue) -> Option<Found> {
    let as_mark = view.kid(verb, &[Dep::Mark, Dep::Advmod]).is_some_and(|m| view.is(m, "as"));
    agent(view, verb).filter(|_| as_mark && cue.take.contains(&Take::That))?;
    Some(Found { content: around(view, verb)?, cue: (verb, verb + 1), addressee: None })
}

/// "was told that", "was urged to".
fn told(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let person = patient(view, verb)?;
    let that = cue.take.contains(&Take::ObjThat);
    let to = cue.take.contains(&Take::ObjTo);
    let root = if_clause(view, verb).or_else(|| view.kid_after(verb, verb, &[Dep::Ccomp, Dep::Xcomp]))?;
    let infinitive = !is_finite(view, root);
    if !(that && !infinitive || to && infinitive) || view.is_any(person, &["it"]) {
        return None;
    }
    let end = drop_adjuncts(view, verb, root, end);
    Some(found(view, verb, vec![(view.sub(root).0.max(verb + 1), end)], Some(person)))
}

/// "it is believed that".
fn impersonal(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    if !cue.take.iter().any(|t| matches!(t, Take::That | Take::Wh | Take::Raised)) {
        return None;
    }
    let subject = view.kid(verb, &[Dep::Nsubjpass, Dep::Nsubj, Dep::Expl]);
    if !subject.is_none_or(|s| view.is(s, "it")) {
        return None;
    }
    let marked = |r: TokenId| view.kid(r, &[Dep::Mark]).is_some_and(|m| view.is(m, "that"));
    let root = view.kid_after(verb, verb, &[Dep::Ccomp]).filter(|&r| is_finite(view, r) || marked(r))?;
    let end = drop_adjuncts(view, verb, root, end);
    Some(found(view, verb, vec![(view.sub(root).0.max(verb + 1), end)], None))
}

fn subject_piece(view: &View, verb: TokenId) -> Option<Range> {
    let (first, end) = source::phrase(view, patient(view, verb)?);
    let end = if first < verb { end.min(verb) } else { end };
    (first < end).then_some((first, end))
}

/// "is said to be ill", "a man believed to be a spy".
fn raised(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    if !cue.take.contains(&Take::Raised) || cue.act == Act::Predict && !is_told(view, verb) {
        return None;
    }
    let root = view.kid_after(verb, verb, &[Dep::Xcomp, Dep::Ccomp])?;
    let to = view.kids(root).iter().copied().find(|&k| view.tag(k) == Tag::TO && k > verb)?;
    let subject = subject_piece(view, verb)?;
    let end = drop_adjuncts(view, verb, root, end);
    Some(found(view, verb, vec![subject, (to, end)], None))
}

/// "are expected to come", not "the guests expected to come", which only describes them.
fn is_told(view: &View, verb: TokenId) -> bool {
    view.kid(verb, &[Dep::Auxpass, Dep::Aux]).is_some() || view.dep(verb) == Dep::Conj || agent(view, verb).is_some()
}

/// "was described as a spy", "was called a spy".
fn predicate(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let kids = view.kids(verb).iter().copied().filter(|&k| k > verb);
    let with_as = cue.take.contains(&Take::As);
    let small = cue.take.contains(&Take::Small);
    if quoted_saying(view, verb).is_some() && agent(view, verb).is_none() {
        return None;
    }
    let root = kids.into_iter().find(|&k| {
        with_as && view.is(k, "as") && matches!(view.dep(k), Dep::Prep)
            || small && matches!(view.dep(k), Dep::Oprd) && view.is_nominal(k)
    })?;
    let quoted = (root..view.sub(root).1).any(|t| view.quote(t).is_some() && view.quote(t) != view.quote(verb));
    if agent(view, verb).is_none() && !(quoted && view.is(root, "as")) {
        return None;
    }
    let subject = subject_piece(view, verb)?;
    let end = drop_adjuncts(view, verb, root, end.min(view.sub(root).1));
    Some(found(view, verb, vec![subject, (view.sub(root).0, end)], None))
}

/// "saying" of "was quoted as saying".
fn quoted_saying(view: &View, verb: TokenId) -> Option<TokenId> {
    let as_word = view.kids(verb).iter().copied().find(|&k| view.is(k, "as"))?;
    view.kid(as_word, &[Dep::Pcomp]).filter(|&s| view.is(s, "saying"))
}

/// "quoted" of "was quoted as saying", for the cue of "saying".
pub(super) fn quoted_as(view: &View, saying: TokenId) -> Option<TokenId> {
    let verb = view.head(view.head(saying));
    let fits = view.is(saying, "saying") && matches!(view.lemma(verb), "quote" | "cite" | "report" | "record" | "hear");
    (fits && verb < saying && is_passive(view, verb) && agent(view, verb).is_none()).then_some(verb)
}

/// "was accused of fraud".
fn of_what(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let kids = view.kids(verb).iter().copied();
    let prep = kids.into_iter().find(|&k| k > verb && cue.obj_prep.iter().any(|p| view.is(k, p)))?;
    let defining = matches!(view.dep(verb), Dep::Relcl | Dep::Acl | Dep::Amod);
    if agent(view, verb).is_none() && (!cue.agentless || defining) {
        return None;
    }
    let subject = subject_piece(view, verb)?;
    let end = drop_adjuncts(view, verb, prep, end);
    Some(found(view, verb, vec![subject, (prep, end)], None))
}

/// "was rejected by the court".
fn undergone(view: &View, verb: TokenId, cue: &Cue) -> Option<Found> {
    if !cue.take.contains(&Take::Np) {
        return None;
    }
    agent(view, verb)?;
    Some(found(view, verb, vec![subject_piece(view, verb)?], None))
}
