//! Constructions of active verbs: what of the sentence is the content.

use super::beside;
use super::content::{before_relative, drop_adjuncts, reach, snap};
use super::draft::Range;
use super::source;
use super::view::View;
use crate::doc::Act;
use crate::lexicon::{Cue, Take};
use summitry_syntax::{Dep, Pos, Tag, TokenId};

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

fn with_not(view: &View, to: TokenId) -> TokenId {
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
        || object.is_some_and(|o| super::adjunct::timex_at(view, o).is_some())
        || super::adjunct::is_medium(view, prep)
    {
        return None;
    }
    let end = drop_adjuncts(view, verb, prep + 1, end);
    let cue_end = if prep <= last + 2 { prep + 1 } else { last + 1 };
    let first = if prep <= last + 2 { prep + 1 } else { prep };
    Some(Found { content: vec![snap(view, (first, end), verb)], cue: (verb, cue_end), addressee: None })
}

/// "said that it rained", "told them it rained", "asked whether it rained".
fn clause(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let that = takes_that(cue);
    if !that && !cue.take.contains(&Take::Wh) {
        return None;
    }
    let found = right_clause(view, verb, cue, that, end)?;
    Some(Found { addressee: addressed(view, verb, cue), ..found })
}

fn takes_that(cue: &Cue) -> bool {
    cue.take.contains(&Take::That) || cue.take.contains(&Take::ObjThat)
}

/// "It rained, she said" and "the deal, she said, is dead".
fn clause_before(view: &View, verb: TokenId, cue: &Cue) -> Option<Found> {
    if !takes_that(cue) || view.tag(verb) == Tag::VBG {
        return None;
    }
    let content = left_clause(view, verb).or_else(|| around(view, verb))?;
    Some(Found { content, cue: (verb, verb + 1), addressee: addressed(view, verb, cue) })
}

fn right_clause(view: &View, verb: TokenId, cue: &Cue, that: bool, end: TokenId) -> Option<Found> {
    let root = right_clause_root(view, verb).filter(|&r| is_near(view, verb, r))?;
    let start = clause_start(view, verb, root);
    let questions = is_question(view, start);
    let takes = if questions { cue.take.contains(&Take::Wh) || view.quote(start).is_some() && that } else { that };
    if !takes || !is_finite(view, root) && view.quote(root).is_none() {
        return None;
    }
    let end = drop_adjuncts(view, verb, root, end);
    let end = quotation_end(view, start, root).unwrap_or(end.max(root + 1));
    let piece = snap(view, (start, end), verb);
    Some(Found { content: vec![piece], cue: (verb, verb + 1), addressee: None })
}

/// The end of a quotation that is the whole content, when a comma follows it: `said "...", while addressing the press`.
fn quotation_end(view: &View, start: TokenId, root: TokenId) -> Option<TokenId> {
    let first = if view.is(start, "that") { start + 1 } else { start };
    let quote = super::content::open_at(view, first).filter(|&q| view.quote(root) == Some(q))?;
    let (_, end) = view.quote_tokens(quote);
    let comma = end < view.len() && view.word(end) == "," || view.word(end.saturating_sub(2)) == ",";
    let more = (end..(end + 3).min(view.len())).any(|t| super::content::open_at(view, t).is_some());
    let clause = (end..(end + 2).min(view.len()))
        .any(|t| view.is_any(t, &["while", "when", "before", "after", "as", "in", "during"]));
    (comma && clause && !more).then_some(end)
}

/// No other clause of the cue's own stands between it and its content.
fn is_near(view: &View, verb: TokenId, root: TokenId) -> bool {
    let between = |&&k: &&TokenId| k > verb && k < root && matches!(view.dep(k), Dep::Advcl | Dep::Xcomp | Dep::Conj);
    !view.kids(verb).iter().filter(between).any(|&k| !view.is(k, "citing"))
}

fn right_clause_root(view: &View, verb: TokenId) -> Option<TokenId> {
    let own = view.kid_after(verb, verb, &[Dep::Ccomp]).or_else(|| if_clause(view, verb));
    let relative =
        || view.kid_after(verb, verb, &[Dep::Xcomp]).filter(|&x| view.dep(verb) == Dep::Relcl && is_finite(view, x));
    own.or_else(relative).or_else(|| marked_clause(view, verb)).or_else(|| split_clause(view, verb))
}

/// "asked if it rained".
pub(super) fn if_clause(view: &View, verb: TokenId) -> Option<TokenId> {
    let asks = view.cues.verb(view.lemma(verb)).iter().any(|c| c.take.contains(&Take::Wh) && c.act == Act::Ask);
    let kids = view.kids(verb).iter().copied().filter(|&k| k > verb && view.dep(k) == Dep::Advcl);
    let mut kids = kids.filter(|&k| view.kid(k, &[Dep::Mark]).is_some_and(|m| view.is_any(m, &["if", "whether"])));
    if asks { kids.next() } else { None }
}

/// A that-clause that the parser called something else.
fn marked_clause(view: &View, verb: TokenId) -> Option<TokenId> {
    let deps = [Dep::Advcl, Dep::Relcl, Dep::Acl, Dep::Dep, Dep::Conj, Dep::Parataxis, Dep::Xcomp];
    let kid = view.kids(verb).iter().copied().find(|&k| k > verb && deps.contains(&view.dep(k)) && view.is_verb(k))?;
    let mark = view.kids(kid).iter().copied().find(|&m| view.is(m, "that") && view.dep(m) == Dep::Mark)?;
    (mark <= verb + 6).then_some(kid)
}

/// A clause whose subject the parser took for the object: "ruled [the law] [violated the charter]".
fn split_clause(view: &View, verb: TokenId) -> Option<TokenId> {
    let object = view.kid_after(verb, verb, &[Dep::Dobj]).filter(|&o| view.sub(o).0 == verb + 1)?;
    if let Some(predicate) = quoted_verb(view, object) {
        return Some(predicate);
    }
    let kids = view.kids(verb).iter().copied().filter(|&k| k > object);
    let told = view.cues.verb(view.lemma(verb)).iter().any(|c| c.take.contains(&Take::ObjThat));
    let finite = |k: TokenId| {
        matches!(view.tag(k), Tag::VBD | Tag::VBZ | Tag::VBP)
            && matches!(view.dep(k), Dep::Advcl | Dep::Conj | Dep::Dep)
    };
    let clause = kids.into_iter().find(|&k| finite(k))?;
    let bare = view.kid(clause, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Mark, Dep::Cc]).is_none();
    let joined = (object..clause).any(|t| view.head(t) == verb && view.dep(t) == Dep::Cc);
    (bare && !joined && !told).then_some(clause)
}

/// A finite verb right after the opening mark: `noted the plan "makes no sense"`.
fn quoted_verb(view: &View, object: TokenId) -> Option<TokenId> {
    let next = object + 2;
    let opens = next < view.len() && super::content::open_at(view, object + 1).is_some();
    (opens && matches!(view.tag(next), Tag::VBZ | Tag::VBD | Tag::MD)).then_some(next)
}

fn clause_start(view: &View, verb: TokenId, root: TokenId) -> TokenId {
    let that = view.kid(root, &[Dep::Mark]).filter(|&m| m > verb && view.is(m, "that"));
    let first = that.unwrap_or(view.sub(root).0.max(verb + 1));
    let first = object_before(view, verb, first).unwrap_or(first);
    let comma = |t: TokenId| view.word(t) == "," || view.word(t) == ":" || view.is_space(t);
    (first..root).find(|&t| !comma(t)).unwrap_or(first)
}

/// An object right after the verb that the parser split off its clause: "announced [the release of] ...".
fn object_before(view: &View, verb: TokenId, clause: TokenId) -> Option<TokenId> {
    let object = view.kid_after(verb, verb, &[Dep::Dobj]).filter(|&o| o < clause)?;
    let first = view.sub(object).0;
    let told = view.cues.verb(view.lemma(verb)).iter().any(|c| c.take.contains(&Take::ObjThat));
    (first == verb + 1 && !told && !view.is(clause, "that")).then_some(first)
}

fn is_question(view: &View, start: TokenId) -> bool {
    let first = if view.is_punct(start) { start + 1 } else { start };
    first < view.len()
        && (view.is_any(first, &["whether", "if"])
            || matches!(view.tag(first), Tag::WRB | Tag::WP | Tag::WPS)
            || view.is(first, "which") && view.tag(first) == Tag::WDT)
}

/// Whether a clause has a finite verb or no infinitive marker ("the deal dead" of headlines counts).
pub(super) fn is_finite(view: &View, root: TokenId) -> bool {
    let aux = view.kids(root).iter().any(|&k| view.tag(k) == Tag::TO && view.dep(k) == Dep::Aux);
    let gerund = view.tag(root) == Tag::VBG && !view.kids(root).iter().any(|&k| view.dep(k) == Dep::Aux);
    !aux && !gerund && (view.is_verb(root) || view.kid(root, &[Dep::Nsubj, Dep::Aux]).is_some())
}

/// "It rained, she said": the clause before the cue, up to the cue's own words.
fn left_clause(view: &View, verb: TokenId) -> Option<Vec<Range>> {
    let (unit, _) = view.unit(verb);
    let root = view.kids(verb).iter().copied().find(|&k| k < verb && k >= unit && view.dep(k) == Dep::Ccomp)?;
    let first = view.sub(root).0.max(unit);
    let end = own_start(view, verb, root);
    let open = view.is_punct(end - 1) && !matches!(view.word(end - 1), ";" | ":" | ".");
    if !open {
        return None;
    }
    let mut content = vec![snap(view, (first, end), verb)];
    content.extend(beside::second_piece(view, verb));
    Some(content)
}

/// Where the cue's own words (subject, auxiliaries, adverbs) begin, between the content before it and the verb.
fn own_start(view: &View, verb: TokenId, root: TokenId) -> TokenId {
    let kids = view.kids(verb).iter().copied().filter(|&k| k > root && k < verb && view.dep(k) != Dep::Punct);
    kids.map(|k| view.sub(k).0).filter(|&f| f > root).min().unwrap_or(verb)
}

/// "The deal, she said, is dead": the cue hangs inside its content.
pub(super) fn around(view: &View, verb: TokenId) -> Option<Vec<Range>> {
    let head = view.head(verb);
    let inserted = match view.dep(verb) {
        Dep::Parataxis => true,
        Dep::Advcl | Dep::Ccomp | Dep::Dep | Dep::Intj => is_inserted(view, verb),
        _ => false,
    };
    if !inserted || head == verb || !view.is_verb(head) {
        return None;
    }
    let (lo, hi) = view.sub(head);
    let (first, end) = view.sub(verb);
    if let Some(piece) = beside::second_piece(view, verb).filter(|_| !ends_quotation(view, first)) {
        return Some(vec![piece]);
    }
    let mut content = Vec::new();
    for piece in [(lo, first), (end, hi)] {
        let (a, b) = view.trim(piece.0, piece.1);
        if a < b {
            content.push(snap(view, (a, b), verb));
        }
    }
    (!content.is_empty()).then_some(content)
}

/// Whether the words before a position close a quotation.
fn ends_quotation(view: &View, at: TokenId) -> bool {
    super::content::closed_before(view, at).is_some() || at > 0 && view.closes_quote(at - 1)
}

/// A subject and verb between commas, or after one at the end, or after "as".
fn is_inserted(view: &View, verb: TokenId) -> bool {
    let (first, end) = view.sub(verb);
    let comma = |t: TokenId| matches!(view.word(t), "," | "—" | "–" | "--" | "(");
    let before = first > 0 && (comma(first) || comma(first - 1) || view.closes_quote(first - 1));
    let (_, unit_end) = view.unit(verb);
    let after = end >= unit_end || view.is_punct(end) || view.is_punct(end - 1);
    before && after && end - first <= 16 && view.kid(verb, &[Dep::Mark]).is_none_or(|m| view.is(m, "as"))
}

/// The person told: an object before the clause.
fn addressed(view: &View, verb: TokenId, cue: &Cue) -> Option<TokenId> {
    if !cue.take.contains(&Take::ObjThat) {
        return None;
    }
    view.kid_after(verb, verb, &[Dep::Dative, Dep::Dobj]).filter(|&o| view.is_nominal(o))
}

/// "promised to go", "urged them to go", "denied stealing".
fn infinitive(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
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

fn gerund(view: &View, verb: TokenId, root: TokenId) -> Option<(TokenId, Option<TokenId>)> {
    let ok = view.tag(root) == Tag::VBG && view.dep(root) != Dep::Advcl && view.word(root - 1) != ",";
    ok.then(|| (view.sub(root).0.max(verb + 1), None))
}

/// "called it a farce", "described it as a farce".
fn predicate(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let (small, with_as) = (cue.take.contains(&Take::Small), cue.take.contains(&Take::As));
    if !small && !with_as {
        return None;
    }
    let start = object_start(view, verb)?;
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
fn object(view: &View, verb: TokenId, last: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
    let wanted = cue.take.contains(&Take::Np);
    if !wanted && cue.obj_prep.is_empty() {
        return None;
    }
    if let Some(noun) = wanted.then(|| relative_object(view, verb)).flatten() {
        return Some(Found { content: vec![source::phrase(view, noun)], cue: (verb, last + 1), addressee: None });
    }
    let object =
        view.kid_after(verb, verb, &[Dep::Dobj, Dep::Ccomp, Dep::Xcomp]).filter(|&o| o > last || o == last + 1)?;
    if view.dep(object) != Dep::Dobj && !view.is_nominal(object) || super::adjunct::timex_at(view, object).is_some() {
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

/// The end of an object with the prepositional phrases that go on from it, and whether one of the cue's own was there.
fn object_end(view: &View, verb: TokenId, object: TokenId, cue: &Cue, own: TokenId, end: TokenId) -> (TokenId, bool) {
    let (mut stop, mut linked) = (own, false);
    for &kid in view.kids(verb).iter().filter(|&&k| k > object && k < end) {
        let own_prep = cue.obj_prep.iter().any(|p| view.is(kid, p));
        let goes_on = match view.dep(kid) {
            Dep::Prep => own_prep || !view.is_any(kid, &OUTSIDE) && !super::adjunct::is_adjunct(view, kid),
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
