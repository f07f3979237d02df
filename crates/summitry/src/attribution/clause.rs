//! Clauses as content: "said that it rained", "it rained, she said", "the deal, she said, is dead".

use super::beside;
use super::content::{closed_before, drop_adjuncts, open_at, snap};
use super::draft::Range;
use super::frames::Found;
use super::view::View;
use crate::doc::Act;
use crate::lexicon::{Cue, Take};
use summitry_syntax::{Dep, Tag, TokenId};

/// "said that it rained", "told them it rained", "asked whether it rained".
pub(super) fn clause(view: &View, verb: TokenId, cue: &Cue, end: TokenId) -> Option<Found> {
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
pub(super) fn clause_before(view: &View, verb: TokenId, cue: &Cue) -> Option<Found> {
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
    let takes = if questions {
        cue.take.contains(&Take::Wh) || view.quote(start).is_some() && that
    } else {
        that && !asks_for(view, cue, start)
    };
    if !takes || !is_finite(view, root) && view.quote(root).is_none() {
        return None;
    }
    let end = drop_adjuncts(view, verb, root, end);
    let end = quotation_end(view, start, root).unwrap_or(end.max(root + 1));
    let piece = snap(view, (start, end), verb);
    Some(Found { content: vec![piece], cue: (verb, verb + 1), addressee: None })
}

/// "asked that she be heard" asks for something, it asks no question.
fn asks_for(view: &View, cue: &Cue, start: TokenId) -> bool {
    cue.act == Act::Ask && view.is(start, "that")
}

/// The end of a quotation that is the whole content, when a comma follows it: `said "...", while addressing the press`.
fn quotation_end(view: &View, start: TokenId, root: TokenId) -> Option<TokenId> {
    let first = if view.is(start, "that") { start + 1 } else { start };
    let quote = open_at(view, first).filter(|&q| view.quote(root) == Some(q))?;
    let (_, end) = view.quote_tokens(quote);
    let comma = end < view.len() && view.word(end) == "," || view.word(end.saturating_sub(2)) == ",";
    let more = (end..(end + 3).min(view.len())).any(|t| open_at(view, t).is_some());
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
    let opens = next < view.len() && open_at(view, object + 1).is_some();
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
    closed_before(view, at).is_some() || at > 0 && view.closes_quote(at - 1)
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
