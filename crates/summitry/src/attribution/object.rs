//! Infinitives, predicates and objects as content: "promised to go", "called it a farce", "rejected the plan".

use super::adjunct;
use super::content::{before_relative, drop_adjuncts, snap};
use super::draft::Range;
use super::frames::{Found, with_not};
use super::source::{self, Voice};
use super::subject;
use super::view::View;
use crate::lexicon::{Cue, Take};
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// "promised to go", "urged them to go", "denied stealing".
pub(super) fn infinitive(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let root = view.kid_after(verb, verb, &[Dep::Xcomp, Dep::Ccomp, Dep::Advcl, Dep::Pcomp])?;
    let to = view.kids(root).iter().copied().find(|&k| view.tag(k) == Tag::TO && view.dep(k) == Dep::Aux && k > verb);
    if cue.speaking && !is_speaking(view, root) {
        return None;
    }
    let found = match to {
        Some(to) if cue.take.contains(&Take::ObjTo) => object_infinitive(view, verb, root, to),
        Some(to) if cue.take.contains(&Take::To) && view.dep(root) != Dep::Advcl => {
            own_infinitive(view, verb, cue, root, to)
        }
        Some(_) if cue.take.contains(&Take::Raised) => raised_object(view, verb, root),
        None if cue.take.contains(&Take::Ing) => gerund(view, verb, root),
        _ => None,
    };
    let (first, addressee) = found?;
    let end = drop_adjuncts(view, verb, root, before_relative(view, root, end));
    Some(Found { content: vec![snap(view, (first, end.max(root + 1)), verb)], cue: (verb, verb + 1), addressee })
}

/// Whether an infinitive is of speaking: "to comment", "to say".
fn is_speaking(view: &View, root: TokenId) -> bool {
    let lemma = view.lemma(root);
    let says = |c: &Cue| c.take.contains(&Take::That) || c.take.contains(&Take::Wh) || c.take.contains(&Take::ObjThat);
    let bare = matches!(
        lemma,
        "comment"
            | "answer"
            | "respond"
            | "discuss"
            | "elaborate"
            | "speak"
            | "talk"
            | "name"
            | "identify"
            | "apologize"
            | "apologise"
            | "condemn"
            | "criticize"
            | "endorse"
    );
    bare || view.cues.verb(lemma).iter().any(says)
}

fn object_infinitive(view: &View, verb: TokenId, root: TokenId, to: TokenId) -> Option<(TokenId, Option<TokenId>)> {
    let object = view.kid_after(verb, verb, &[Dep::Dobj, Dep::Dative]).filter(|&o| o < root);
    let object = object.or_else(|| view.kid(root, &[Dep::Nsubj]).filter(|&s| s > verb))?;
    Some((with_not(view, to), Some(object)))
}

/// The source's own act; with a subject of its own the whole clause is wanted ("wants the army to leave").
fn own_infinitive(
    view: &View,
    verb: TokenId,
    cue: &Cue,
    root: TokenId,
    to: TokenId,
) -> Option<(TokenId, Option<TokenId>)> {
    let subject = view.kid(root, &[Dep::Nsubj, Dep::Nsubjpass]).filter(|&s| s > verb);
    let object = view.kid_after(verb, verb, &[Dep::Dobj]).filter(|&o| o < to);
    match (subject, object) {
        (Some(s), _) if !cue.take.contains(&Take::ObjTo) => Some((source::phrase(view, s).0, None)),
        (None, Some(o)) => cue.take.contains(&Take::Small).then(|| (source::phrase(view, o).0, None)),
        _ => Some((with_not(view, to), None)),
    }
}

/// "reported him to be alive": the object and its infinitive together are what was said.
fn raised_object(view: &View, verb: TokenId, root: TokenId) -> Option<(TokenId, Option<TokenId>)> {
    let subject = view.kid(root, &[Dep::Nsubj, Dep::Nsubjpass]).filter(|&s| s > verb);
    let object = || view.kid_after(verb, verb, &[Dep::Dobj]).filter(|&o| o < root);
    let somebody = subject.or_else(object)?;
    let told = source::voice(view, subject::subject(view, verb)?) != Voice::Thing;
    told.then(|| (source::phrase(view, somebody).0, None))
}

fn gerund(view: &View, verb: TokenId, root: TokenId) -> Option<(TokenId, Option<TokenId>)> {
    let ok = view.tag(root) == Tag::VBG && view.dep(root) != Dep::Advcl && view.word(root - 1) != ",";
    ok.then(|| (view.sub(root).0.max(verb + 1), None))
}

/// "called it a farce", "described it as a farce".
pub(super) fn predicate(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let (small, with_as) = (cue.take.contains(&Take::Small), cue.take.contains(&Take::As));
    if !small && !with_as {
        return None;
    }
    // "the body referred to as the council" has lost its passive.
    let active = view.kid(verb, &[Dep::Nsubj]).is_some();
    let start = object_start(view, verb).filter(|&start| active || !view.is(start, "as"))?;
    let rest = |k: &TokenId| *k > start && *k < end;
    let kids = view.kids(verb);
    let oprd = kids.iter().copied().filter(|k| rest(k)).find(|&k| {
        matches!(view.dep(k), Dep::Oprd | Dep::Attr | Dep::Acomp) || (view.dep(k) == Dep::Ccomp && !has_marker(view, k))
    });
    let as_phrase = (start..end).find(|&t| view.is(t, "as") && belongs(view, verb, t));
    if !(small && (oprd.is_some() || quoted_predicate(view, verb, start, end)) || with_as && as_phrase.is_some()) {
        return None;
    }
    let end = drop_adjuncts(view, verb, start, end);
    Some(Found {
        content: vec![snap(view, (start, end), verb)],
        cue: (verb, start.min(verb + 2).max(verb + 1)),
        addressee: None,
    })
}

fn has_marker(view: &View, clause: TokenId) -> bool {
    view.kid(clause, &[Dep::Mark]).is_some() || view.kids(clause).iter().any(|&k| view.tag(k) == Tag::TO)
}

/// "as" that hangs on the verb or on its object.
fn belongs(view: &View, verb: TokenId, t: TokenId) -> bool {
    let head = view.head(t);
    head == verb || view.head(head) == verb || view.dep(t) == Dep::Mark && view.head(view.head(t)) == verb
}

/// First token of the object, "to" of "referred to" skipped.
fn object_start(view: &View, verb: TokenId) -> Option<TokenId> {
    let kid = view.kids(verb).iter().copied().find(|&k| {
        k > verb
            && matches!(
                view.dep(k),
                Dep::Dobj | Dep::Ccomp | Dep::Oprd | Dep::Nsubj | Dep::Attr | Dep::Dative | Dep::Prep
            )
    })?;
    if view.dep(kid) == Dep::Prep {
        return if view.is(kid, "to") { Some(kid + 1) } else { None };
    }
    Some(view.sub(kid).0.max(verb + 1))
}

/// "called the plan 'absurd'" with the quotation as the only sign of a predicate.
fn quoted_predicate(view: &View, verb: TokenId, start: TokenId, end: TokenId) -> bool {
    (start + 1..end)
        .any(|t| view.quote(t).is_some() && view.quote(t) != view.quote(verb) && view.quote(start).is_none())
}

const OUTSIDE: [&str; 22] = [
    "in",
    "at",
    "during",
    "after",
    "before",
    "since",
    "by",
    "via",
    "through",
    "amid",
    "despite",
    "until",
    "when",
    "while",
    "under",
    "within",
    "without",
    "because",
    "although",
    "though",
    "following",
    "ahead",
];

/// "rejected the plan", "accused them of fraud".
pub(super) fn object(view: &View, verb: TokenId, last: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let wanted = cue.take.contains(&Take::Np);
    if !wanted && cue.obj_prep.is_empty() {
        return None;
    }
    if let Some(noun) = wanted.then(|| relative_object(view, verb)).flatten() {
        if let Some(clause) = cue.take.contains(&Take::That).then(|| clause_told(view, verb, noun)).flatten() {
            return Some(Found { content: vec![clause], cue: (verb, last + 1), addressee: None });
        }
        return Some(Found { content: vec![source::phrase(view, noun)], cue: (verb, last + 1), addressee: None });
    }
    let object =
        view.kid_after(verb, verb, &[Dep::Dobj, Dep::Ccomp, Dep::Xcomp]).filter(|&o| o > last || o == last + 1)?;
    if view.dep(object) != Dep::Dobj && !view.is_nominal(object) || adjunct::timex_at(view, object).is_some() {
        return None;
    }
    if (cue.things || cue.neutral && cue.obj_prep.is_empty()) && is_somebody(view, verb, object)
        || view.tag(object) == Tag::WP
        || view.is_any(object, &["himself", "themselves", "herself", "itself"])
    {
        return None;
    }
    let (first, own_end) = view.sub(object);
    let (stop, linked) = object_end(view, verb, object, cue, own_end, end);
    if !wanted && !linked && !of_inside(view, object, cue) {
        return None;
    }
    let stop = before_relative(view, object, stop.min(end));
    let stop = drop_adjuncts(view, verb, object, stop);
    let addressee = cue.hears.then_some(object);
    Some(Found { content: vec![snap(view, (first.max(verb + 1), stop), verb)], cue: (verb, last + 1), addressee })
}

/// Persons are quoted and cited, not said: "confirmed her as minister" is no statement.
fn is_somebody(view: &View, verb: TokenId, object: TokenId) -> bool {
    !matches!(view.lemma(verb), "quote" | "cite" | "mention")
        && (view.is_any(object, &["him", "her", "them", "me", "us"]) || source::is_person(view, object))
}

/// "the plan, which the police rejected": the noun before the clause.
fn relative_object(view: &View, verb: TokenId) -> Option<TokenId> {
    let pronoun =
        view.kid(verb, &[Dep::Dobj]).filter(|&o| o < verb && view.is_any(o, &["which", "that", "whom", "who"]))?;
    (view.dep(verb) == Dep::Relcl && pronoun < verb).then(|| view.head(verb)).filter(|&n| view.is_nominal(n))
}

/// "he had asked for help, which she denied": not the help but the asking.
fn clause_told(view: &View, verb: TokenId, noun: TokenId) -> Option<Range> {
    let which = view.kid(verb, &[Dep::Dobj]).filter(|&w| view.is(w, "which"))?;
    let comma = which.checked_sub(1).filter(|&c| view.word(c) == ",")?;
    let mut above = view.doc.tree.ancestors(&view.doc.parse, noun).take(6);
    let clause = above.find(|&a| view.is_verb(a) && view.kid(a, &[Dep::Nsubj, Dep::Nsubjpass]).is_some())?;
    let first = view.sub(clause).0;
    (first < comma).then_some((first, comma))
}

/// The end of an object with the prepositional phrases that go on from it, and whether one of the cue's own was there.
fn object_end(view: &View, verb: TokenId, object: TokenId, cue: &Cue, own: TokenId, end: TokenId) -> (TokenId, bool) {
    let (mut stop, mut linked) = (own, false);
    for &kid in view.kids(verb).iter().filter(|&&k| k > object && k < end) {
        let own_prep = cue.obj_prep.iter().any(|p| view.is(kid, p));
        let goes_on = match view.dep(kid) {
            Dep::Prep => own_prep || !view.is_any(kid, &OUTSIDE) && !adjunct::is_adjunct(view, kid),
            Dep::Advcl | Dep::Xcomp => own_prep || has_marker(view, kid) && view.kid(kid, &[Dep::Mark]).is_none(),
            Dep::Punct => continue,
            Dep::Cc => view.is(kid, "as"),
            Dep::Npadvmod | Dep::Advmod => continue,
            _ => false,
        };
        if !goes_on {
            break;
        }
        linked |= own_prep;
        stop = view.sub(kid).1;
    }
    (stop, linked)
}

/// The cue's preposition hangs on the object: "blamed the army for the fire".
fn of_inside(view: &View, object: TokenId, cue: &Cue) -> bool {
    let (first, end) = view.sub(object);
    (first..end).any(|t| view.pos(t) == Pos::Adp && t > object && cue.obj_prep.iter().any(|p| view.is(t, p)))
}
