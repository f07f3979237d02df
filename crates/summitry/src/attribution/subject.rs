//! Whose word a verb is: its subject, its agent, or the subject that it shares with another verb.

use super::adjunct::timex_at;
use super::content::is_other_tense;
use super::source;
use super::view::View;
use crate::lexicon::Take;
use summitry_syntax::{Dep, Tag, TokenId};

const CAUSES: [&str; 15] = [
    "allow", "force", "help", "let", "make", "enable", "get", "want", "lead", "cause", "expect", "permit", "compel",
    "prompt", "persuade",
];
const SUBJECTS: [Dep; 2] = [Dep::Nsubj, Dep::Csubj];

/// Whether a verb is passive, participles after a noun included.
pub(super) fn is_passive(view: &View, verb: TokenId) -> bool {
    if view.tag(verb) != Tag::VBN && view.tag(verb) != Tag::VBD {
        return false;
    }
    let marked = view.kid(verb, &[Dep::Auxpass, Dep::Nsubjpass, Dep::Csubjpass]).is_some();
    let bare = view.tag(verb) == Tag::VBN
        && !view.kids(verb).iter().any(|&k| view.dep(k) == Dep::Aux)
        && matches!(view.dep(verb), Dep::Acl | Dep::Advcl | Dep::Relcl | Dep::Amod)
        && view.kid(verb, &[Dep::Nsubj]).is_none();
    marked || bare || (view.dep(verb) == Dep::Conj && shares_passive(view, verb))
}

fn shares_passive(view: &View, verb: TokenId) -> bool {
    view.tag(verb) == Tag::VBN
        && !view.kids(verb).iter().any(|&k| matches!(view.dep(k), Dep::Aux | Dep::Nsubj))
        && view.head(verb) != verb
        && is_passive(view, view.head(verb))
}

/// Agent of a passive: "rejected by the court".
pub(super) fn agent(view: &View, verb: TokenId) -> Option<TokenId> {
    let by = |t: TokenId| {
        let kids = view.kids(t).iter().copied();
        kids.into_iter().find(|&k| view.dep(k) == Dep::Agent || view.dep(k) == Dep::Prep && view.is(k, "by"))
    };
    // "hailed as fair by officials": the parser hangs the agent on the predicate.
    let below = || view.kids(verb).iter().copied().filter(|&k| view.is(k, "as")).find_map(by);
    let by = by(verb).or_else(below)?;
    view.kid(by, &[Dep::Pobj]).filter(|&noun| timex_at(view, noun).is_none())
}

/// The patient of a passive: its subject, or the noun that a participle follows.
pub(super) fn patient(view: &View, verb: TokenId) -> Option<TokenId> {
    let own = view.kid(verb, &[Dep::Nsubjpass, Dep::Nsubj, Dep::Csubjpass]);
    match (own, view.dep(verb)) {
        (Some(own), Dep::Relcl) if is_relative(view, own) => Some(view.head(verb)),
        (Some(own), _) => Some(own),
        (None, Dep::Acl | Dep::Relcl | Dep::Amod) => Some(view.head(verb)),
        (None, Dep::Conj | Dep::Xcomp) if view.head(verb) != verb => patient(view, view.head(verb)),
        (None, Dep::Advcl) if view.head(verb) != verb => subject(view, view.head(verb)),
        _ => None,
    }
}

/// Head of the noun phrase that says what an active verb says.
pub(super) fn subject(view: &View, verb: TokenId) -> Option<TokenId> {
    climb(view, verb, 0)
}

fn climb(view: &View, verb: TokenId, depth: u8) -> Option<TokenId> {
    if depth > 6 {
        return None;
    }
    if let Some(own) = own_subject(view, verb) {
        return Some(resolve_relative(view, verb, own));
    }
    let head = view.head(verb);
    if head == verb || view.unit_number(head) != view.unit_number(verb) && !same_paragraph(view, head, verb) {
        return None;
    }
    if let Some(cue) = cue_above(view, verb, head) {
        return climb(view, cue, depth + 1);
    }
    match view.dep(verb) {
        Dep::Acl if is_loose(view, verb, head) => verb_above(view, head).and_then(|v| climb(view, v, depth + 1)),
        Dep::Acl | Dep::Relcl => Some(head),
        Dep::Xcomp | Dep::Ccomp | Dep::Advcl | Dep::Conj | Dep::Dep | Dep::Parataxis | Dep::Oprd => {
            controller(view, verb, head, depth)
        }
        Dep::Pcomp => from_preposition(view, head, depth),
        _ => None,
    }
}

/// "said the deal was dead and added that ...": the second cue is the first one's fellow, wherever the parser hangs it.
fn cue_above(view: &View, verb: TokenId, head: TokenId) -> Option<TokenId> {
    let above = view.head(head);
    let fellow = view.dep(verb) == Dep::Conj
        && view.dep(head) == Dep::Ccomp
        && above < head
        && view.tag(above) == view.tag(verb)
        && matches!(view.tag(verb), Tag::VBD | Tag::VBZ);
    (fellow && speaks(view, above) && speaks(view, verb)).then_some(above)
}

fn speaks(view: &View, verb: TokenId) -> bool {
    view.cues.verb(view.lemma(verb)).iter().any(|c| c.take.contains(&Take::That))
}

/// Subject of the first verb above a participle that can speak: "said [the trial would be unfair, saying ...]".
pub(super) fn speaking_above(view: &View, verb: TokenId) -> Option<TokenId> {
    let above = view.doc.tree.ancestors(&view.doc.parse, verb).take(8).filter(|&a| view.is_verb(a) && a < verb);
    let mut subjects = above.filter_map(|a| own_subject(view, a).map(|s| resolve_relative(view, a, s)));
    subjects.find(|&s| source::voice(view, s) == source::Voice::Speaker)
}

/// A participle after a comma belongs to the subject, not to the thing before it: "accepted the role, writing ...".
fn is_loose(view: &View, verb: TokenId, noun: TokenId) -> bool {
    view.word(verb - 1) == "," && matches!(source::voice(view, noun), source::Voice::Thing | source::Voice::Unknown)
}

fn same_paragraph(view: &View, a: TokenId, b: TokenId) -> bool {
    view.paragraph(a).is_some() && view.paragraph(a) == view.paragraph(b)
}

fn own_subject(view: &View, verb: TokenId) -> Option<TokenId> {
    let among = |t: TokenId| {
        view.kids(t).iter().copied().find(|&k| SUBJECTS.contains(&view.dep(k)) && same_paragraph(view, k, verb))
    };
    let aux = || view.kids(verb).iter().copied().filter(|&k| view.dep(k) == Dep::Aux).find_map(among);
    let second = |first: TokenId| {
        let later = view.kids(verb).iter().copied().find(|&k| k > first && k < verb && view.dep(k) == Dep::Nsubj);
        later.filter(|_| is_relative_word(view, first)).unwrap_or(first)
    };
    among(verb).or_else(aux).map(second)
}

/// "who said" says what the noun before says.
fn resolve_relative(view: &View, verb: TokenId, own: TokenId) -> TokenId {
    if !is_relative(view, own) {
        return own;
    }
    let mut at = verb;
    for _ in 0..4 {
        match view.dep(at) {
            Dep::Relcl => return view.head(at),
            Dep::Conj | Dep::Xcomp | Dep::Ccomp | Dep::Advcl => at = view.head(at),
            _ => break,
        }
    }
    own
}

pub(super) fn is_relative(view: &View, t: TokenId) -> bool {
    let inner = |t: TokenId| view.kid(t, &[Dep::Prep]).and_then(|of| view.kid(of, &[Dep::Pobj]));
    is_relative_word(view, t) || inner(t).is_some_and(|p| is_relative_word(view, p))
}

fn is_relative_word(view: &View, t: TokenId) -> bool {
    view.is_any(t, &["who", "which", "that", "whom"]) && matches!(view.tag(t), Tag::WP | Tag::WDT | Tag::IN | Tag::DT)
}

/// Subject of a verb without one of its own that hangs on `head`.
fn controller(view: &View, verb: TokenId, head: TokenId, depth: u8) -> Option<TokenId> {
    let odd = view.is_verb(head) && is_other_tense(view, head, verb);
    if view.dep(verb) == Dep::Conj && odd && matches!(view.tag(verb), Tag::VBD | Tag::VBZ) {
        let above =
            || view.doc.tree.ancestors(&view.doc.parse, head).take(6).filter(|&a| view.tag(a) == view.tag(verb));
        let fellow = above().find(|&a| speaks(view, a)).or_else(|| above().next());
        if let Some(fellow) = fellow {
            return climb(view, fellow, depth + 1);
        }
    }
    if !view.is_verb(head) {
        return match view.dep(verb) {
            Dep::Advcl => view.is_nominal(head).then_some(head),
            // A verb coordinated with an object is coordinated with the verb above it.
            Dep::Conj => verb_above(view, head).and_then(|v| climb(view, v, depth + 1)),
            _ => None,
        };
    }
    if view.dep(verb) == Dep::Xcomp && view.tag(verb) == Tag::VB {
        let object = view.kid(head, &[Dep::Dobj, Dep::Dative]).filter(|&o| o < verb && view.dep(o) == Dep::Dobj);
        if let Some(object) = object.filter(|_| moves_object(view, head)) {
            return Some(object);
        }
    }
    if is_passive(view, head) && view.dep(verb) != Dep::Xcomp {
        if let Some(agent) = agent(view, head) {
            return Some(agent);
        }
        return patient(view, head);
    }
    if is_passive(view, head) {
        return patient(view, head);
    }
    climb(view, head, depth + 1)
}

/// The verb that governs a coordinated noun from the left.
fn verb_above(view: &View, t: TokenId) -> Option<TokenId> {
    view.doc.tree.ancestors(&view.doc.parse, t).take(6).find(|&a| view.is_verb(a)).filter(|&v| v < t)
}

/// Whether the object of a verb does what its infinitive says: "urged them to say", "let her speak".
fn moves_object(view: &View, verb: TokenId) -> bool {
    let lemma = view.lemma(verb);
    view.cues.verb(lemma).iter().any(|c| c.take.contains(&Take::ObjTo)) || CAUSES.contains(&lemma)
}

/// "by saying", "after warning", "quoted him as saying".
fn from_preposition(view: &View, prep: TokenId, depth: u8) -> Option<TokenId> {
    let head = view.head(prep);
    if view.is(prep, "as")
        && let Some(object) = view.kid(head, &[Dep::Dobj, Dep::Nsubjpass])
    {
        return Some(object);
    }
    if view.is_verb(head) { climb(view, head, depth + 1) } else { view.is_nominal(head).then_some(head) }
}

/// Subject after the verb that the parser did not see as one: "said the envoy" after a quotation.
pub(super) fn inverted(view: &View, verb: TokenId) -> Option<TokenId> {
    let next = view.kid_after(verb, verb, &[Dep::Dobj, Dep::Attr, Dep::Npadvmod, Dep::Oprd, Dep::Dep])?;
    let adjacent = source::phrase(view, next).0 == verb + 1;
    (adjacent && source::voice(view, next) == source::Voice::Speaker).then_some(next)
}

/// The noun phrase right before a verb whose subject the parser lost: "Vera Lund, the minister, said: ...".
pub(super) fn before(view: &View, verb: TokenId) -> Option<TokenId> {
    let (first, _) = view.unit(verb);
    let mut at = verb.checked_sub(1).filter(|&t| t >= first)?;
    while at > first && (matches!(view.dep(at), Dep::Aux | Dep::Neg | Dep::Advmod) || view.word(at) == ",") {
        at -= 1;
    }
    let named = view.is_nominal(at) && view.quote(at).is_none();
    (named && source::voice(view, at) == source::Voice::Speaker).then_some(at)
}
