//! Verbs as cues.

use super::adjunct;
use super::beside;
use super::content;
use super::draft::{Draft, Range};
use super::frames::{Found, active, has_noun, particle};
use super::nominal;
use super::passive::{passive, quoted_as};
use super::source::{self, Voice};
use super::subject;
use super::view::View;
use crate::doc::Act;
use crate::lexicon::{Cue, Take, Who};
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// The attribution that a verb makes, if it makes one.
pub(super) fn verb(view: &View, verb: TokenId) -> Option<Draft> {
    if view.pos(verb) != Pos::Verb && !content::is_writing(view, verb)
        || view.dep(verb) == Dep::Amod && !follows_noun(view, verb)
    {
        return None;
    }
    let cues = entries(view, verb);
    if cues.is_empty() || lends_itself(view, verb) {
        return None;
    }
    let is_passive = subject::is_passive(view, verb);
    if let Some(draft) = quoted_person(view, verb, cues).filter(|_| !is_passive) {
        return Some(draft);
    }
    let source = if is_passive { subject::agent(view, verb) } else { speaker(view, verb) };
    let pick = |cue: &&Cue| fits(view, cue, source, is_passive) && (!cue.negated || is_negated(view, verb));
    let by_syntax = cues.iter().filter(pick).find_map(|cue| {
        let found = if is_passive { passive(view, verb, cue) } else { active(view, verb, cue) };
        Some((cue, found?))
    });
    let by_quote = || cues.iter().filter(pick).find_map(|cue| Some((cue, quoted(view, verb, cue, source)?)));
    let alone = || cues.iter().filter(pick).find_map(|cue| Some((cue, alone(view, verb, cue)?)));
    let (cue, mut found) = by_syntax.or_else(by_quote).or_else(alone)?;
    if cue.take.contains(&Take::Quote) && found.content.iter().all(|&(first, _)| first > verb) {
        found.content.splice(0..0, beside::first_piece(view, verb, source));
    }
    if source.is_some_and(|s| adjunct::inside(&found.content, s)) {
        return None;
    }
    let mut draft = draft(view, verb, cue, found, source);
    draft.medium = document_behind(view, verb, source);
    Some(draft)
}

/// `"Never," the agency quoted Novak`: the words are Novak's.
fn quoted_person(view: &View, verb: TokenId, cues: &[Cue]) -> Option<Draft> {
    let cue = cues.first().filter(|_| matches!(view.lemma(verb), "quote" | "cite"))?;
    let person = view.kid_after(verb, verb, &[Dep::Dobj]).filter(|&o| source::voice(view, o) == Voice::Speaker)?;
    let after = view.kids(verb).iter().any(|&k| k > person && view.is(k, "as"));
    let content = beside::first_piece(view, verb, subject::subject(view, verb)).filter(|_| !after)?;
    let found = Found { content: vec![content], cue: (verb, verb + 1), addressee: None };
    Some(Draft { speech: true, ..draft(view, verb, cue, found, Some(person)) })
}

/// Whether a noun makes the attribution: "expressed doubt that".
fn lends_itself(view: &View, verb: TokenId) -> bool {
    view.cues.is_light(view.lemma(verb))
        && view.kid(verb, &[Dep::Dobj, Dep::Nsubjpass]).is_some_and(|noun| nominal::noun(view, noun).is_some())
}

fn follows_noun(view: &View, verb: TokenId) -> bool {
    view.head(verb) < verb
}

fn entries<'v>(view: &View<'v>, verb: TokenId) -> &'v [Cue] {
    let cues = view.cues.verb(view.lemma(verb));
    if cues.is_empty() { view.cues.verb(&view.word(verb).to_lowercase()) } else { cues }
}

/// Whose words an active verb reports.
fn speaker(view: &View, verb: TokenId) -> Option<TokenId> {
    let inserted = verb > 0 && view.word(verb - 1) == "," && view.lemma(verb) == "say";
    if let Some(after) = inserted.then(|| subject::inverted(view, verb)).flatten() {
        return Some(after);
    }
    let lost = || (view.tag(verb) == Tag::VBD).then(|| subject::before(view, verb)).flatten();
    let found = subject::subject(view, verb)
        .filter(|&s| outside_quote(view, s, verb))
        .or_else(|| subject::inverted(view, verb))
        .or_else(lost);
    if let Some(outer) = verb_outside(view, verb) {
        return subject::subject(view, outer);
    }
    match found {
        Some(noun) if content::is_cue_participle(view, verb) && source::voice(view, noun) == Voice::Thing => {
            subject::speaking_above(view, verb)
        }
        Some(noun) if view.dep(verb) == Dep::Acl => Some(body_behind(view, noun).unwrap_or(noun)),
        Some(noun) => Some(person_behind(view, noun).unwrap_or(noun)),
        other => other,
    }
}

/// The reporting verb above a participle that the parser hung inside the quotation before it: `said "...", adding`.
fn verb_outside(view: &View, verb: TokenId) -> Option<TokenId> {
    let outside = |t: TokenId| view.quote(t).is_none();
    let lost = content::is_cue_participle(view, verb) && outside(verb) && !outside(view.head(verb));
    let mut above = view.doc.tree.ancestors(&view.doc.parse, verb).take(8);
    above.find(|&a| lost && a < verb && outside(a) && view.is_verb(a))
}

/// A subject inside a quotation that the verb stands outside of is the parser's mistake.
fn outside_quote(view: &View, source: TokenId, verb: TokenId) -> bool {
    view.quote(source).is_none_or(|q| view.quote(verb) == Some(q)) && !is_expletive(view, source)
}

/// "It is fair to say": nobody says it.
fn is_expletive(view: &View, source: TokenId) -> bool {
    view.is(source, "it") && view.dep(source) == Dep::Nsubj && view.lemma(view.head(source)) == "be"
}

/// "The United Nations (UN) coordinator Hana Novak": brackets part the body from the person who speaks.
fn person_behind(view: &View, noun: TokenId) -> Option<TokenId> {
    let close = view.kids(noun).iter().copied().filter(|&k| k > noun);
    let mut last = close.filter(|&k| view.dep(k) == Dep::Appos && source::is_person(view, k));
    let person = last.next_back()?;
    let bracket = (noun..person).rev().find(|&t| view.word(t) == ")")?;
    let straight = (bracket + 1..person).all(|t| view.is_nominal(t) || view.tag(t) == Tag::JJ);
    (straight && !source::is_person(view, noun)).then_some(person)
}

/// Whoever issued the document that a participle describes: "adopted a resolution calling for".
fn body_behind(view: &View, noun: TokenId) -> Option<TokenId> {
    if source::voice(view, noun) != Voice::Document || view.kid(noun, &[Dep::Poss]).is_some() {
        return None;
    }
    let mut at = view.head(noun);
    if matches!(view.dep(noun), Dep::Pobj) {
        at = view.head(at);
    }
    if !view.is_verb(at) || at > noun {
        return None;
    }
    let body = if subject::is_passive(view, at) { subject::agent(view, at) } else { subject::subject(view, at) };
    body.filter(|&b| source::voice(view, b) == Voice::Speaker)
}

/// The document between a body and its participle: "adopted [a resolution] calling for".
fn document_behind(view: &View, verb: TokenId, source: Option<TokenId>) -> Option<Range> {
    let noun = view.head(verb);
    let document = view.dep(verb) == Dep::Acl && source.is_some_and(|s| s != noun);
    let (first, end) = source::phrase(view, noun);
    (document && source::voice(view, noun) == Voice::Document).then(|| (first, end.min(verb)))
}

fn fits(view: &View, cue: &Cue, source: Option<TokenId>, is_passive: bool) -> bool {
    match source {
        None => is_passive,
        Some(s) => source::admits(view, cue.who, s) && !view.is(s, "you") && !(cue.lone && source::is_joint(view, s)),
    }
}

/// A quotation beside the verb.
fn quoted(view: &View, verb: TokenId, cue: &Cue, source: Option<TokenId>) -> Option<Found> {
    if !cue.take.contains(&Take::Quote) {
        return None;
    }
    let last = particle(view, verb, cue)?;
    source?;
    let told = cue.take.contains(&Take::ObjThat);
    let takes_object = told || cue.take.contains(&Take::Np);
    if view.kid_after(verb, verb, &[Dep::Xcomp]).is_some() || !takes_object && has_other_object(view, verb, cue) {
        return None;
    }
    let quoted_before = || beside::first_piece(view, quoted_as(view, verb)?, source).map(|q| vec![q]);
    let content = beside::quotation(view, verb, source).or_else(quoted_before).or_else(|| beside::below(view, verb))?;
    let addressee = view
        .kid_after(verb, verb, &[Dep::Dobj, Dep::Dative])
        .filter(|&o| told && view.is_nominal(o) && view.quote(o).is_none());
    Some(Found { content, cue: (verb, last + 1), addressee })
}

/// "added the question, 'Who pays?'": the object is what was added.
fn has_other_object(view: &View, verb: TokenId, cue: &Cue) -> bool {
    let object = view.kid_after(verb, verb, &[Dep::Dobj]);
    if !cue.noun.is_empty() {
        return !has_noun(view, verb, cue) || object.is_some_and(|o| view.kid(o, &[Dep::Acl, Dep::Relcl]).is_some());
    }
    object.is_some_and(|o| {
        let outside = view.quote(o) == view.quote(verb) && adjunct::timex_at(view, o).is_none();
        outside && source::voice(view, o) != Voice::Speaker
    })
}

fn alone(view: &View, verb: TokenId, cue: &Cue) -> Option<Found> {
    let last = particle(view, verb, cue)?;
    let noun = cue.noun.is_empty() || has_noun(view, verb, cue);
    let content = beside::put(view, verb).unwrap_or_default();
    let told = cue.noun.is_empty() || !content.is_empty();
    (noun && told && cue.take.contains(&Take::Alone)).then_some(Found {
        content,
        cue: (verb, last + 1),
        addressee: None,
    })
}

fn draft(view: &View, verb: TokenId, cue: &Cue, found: Found, source: Option<TokenId>) -> Draft {
    let negated = is_negated(view, verb) || source.is_some_and(|s| source::is_nobody(view, s));
    Draft {
        cue: quoted_as(view, verb).map_or_else(|| with_negation(view, verb, found.cue, negated), |q| (q, verb + 1)),
        head: verb,
        source,
        content: found.content,
        addressee: found.addressee,
        medium: None,
        rule: cue.rule.clone(),
        act: cue.act,
        neutral: cue.neutral,
        told: None,
        under: None,
        negated,
        speech: cue.take.contains(&Take::Quote) && cue.who != Who::Any,
    }
}

/// "without naming", "failed to mention".
fn is_left_unsaid(view: &View, verb: TokenId) -> bool {
    let above = view.head(verb);
    match view.dep(verb) {
        Dep::Pcomp => view.is(above, "without"),
        Dep::Xcomp => matches!(view.lemma(above), "fail" | "forget" | "neglect" | "omit"),
        _ => false,
    }
}

fn is_negated(view: &View, verb: TokenId) -> bool {
    let has = |t: TokenId| view.kids(t).iter().any(|&k| view.dep(k) == Dep::Neg && k < verb);
    if is_left_unsaid(view, verb) {
        return true;
    }
    has(verb) || view.kids(verb).iter().any(|&k| view.dep(k) == Dep::Aux && k < verb && has(k))
}

fn with_negation(view: &View, verb: TokenId, cue: Range, negated: bool) -> Range {
    if !negated {
        return cue;
    }
    let aux = view.kids(verb).iter().copied().filter(|&k| k < verb && matches!(view.dep(k), Dep::Aux | Dep::Neg));
    (aux.filter(|&k| verb - k <= 4).min().unwrap_or(cue.0), cue.1)
}

/// "I say" and "we demand" inside a quotation are the quotation's own act; "we demanded" reports one.
pub(super) fn is_performative(view: &View, draft: &Draft) -> bool {
    let mine = |s: TokenId| view.is_any(s, &["i", "we"]);
    let first_person = draft.source.is_some_and(|s| mine(s) || source::partners(view, s).into_iter().any(mine));
    if !first_person || !view.is_spoken(draft.head) {
        return false;
    }
    let verb = if view.is_verb(draft.head) { draft.head } else { view.head(draft.head) };
    is_present(view, verb) || matches!(draft.act, Act::Claim | Act::Want | Act::Predict | Act::Doubt | Act::Regret)
}

/// "demand", "are demanding", "do not accept": not "to demand", "may demand", "demanded".
fn is_present(view: &View, verb: TokenId) -> bool {
    let aux = || view.kids(verb).iter().copied().filter(|&k| view.dep(k) == Dep::Aux);
    match view.tag(verb) {
        Tag::VBP => true,
        Tag::VB => aux().any(|a| view.tag(a) == Tag::VBP),
        Tag::VBG => aux().next().is_none_or(|a| view.tag(a) == Tag::VBP),
        _ => false,
    }
}
