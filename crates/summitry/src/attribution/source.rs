//! Source phrases: how far they reach, and whether they have a voice.

use super::adjunct::timex_at;
use super::view::View;
use crate::lexicon::{NounClass, Who};
use crate::text::Span;
use summitry_syntax::{Dep, EntityLabel, Pos, Tag, TokenId};

/// What sort of source a noun phrase would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// A person or body.
    Speaker,
    /// A writing or utterance.
    Document,
    /// Something without a voice.
    Thing,
    /// A noun that no list knows.
    Unknown,
}

const NO_VOICE: [&str; 12] = [
    "this",
    "that",
    "these",
    "those",
    "which",
    "what",
    "there",
    "nothing",
    "everything",
    "something",
    "anything",
    "such",
];

/// What sort of source the noun phrase with this head is.
pub(super) fn voice(view: &View, head: TokenId) -> Voice {
    match view.pos(head) {
        Pos::Pron | Pos::Det | Pos::Adj | Pos::Num if view.is_any(head, &NO_VOICE) => Voice::Thing,
        Pos::Propn => name_voice(view, head),
        Pos::Noun => noun_voice(view, head),
        Pos::Sym | Pos::Num => share_voice(view, head),
        Pos::Verb | Pos::Aux | Pos::Adp | Pos::Sconj | Pos::Punct => Voice::Thing,
        _ => Voice::Speaker,
    }
}

fn name_voice(view: &View, head: TokenId) -> Voice {
    match entity(view, head) {
        Some(EntityLabel::Money | EntityLabel::Percent | EntityLabel::Event) => Voice::Thing,
        // The name finder takes first names such as "Jan" or "April" for months.
        Some(EntityLabel::Date | EntityLabel::Time) if timex_at(view, head).is_some() => Voice::Thing,
        Some(EntityLabel::Law | EntityLabel::WorkOfArt) => Voice::Document,
        _ => named_noun_voice(view, head),
    }
}

/// A capitalised common noun ("the Report") is what the noun is; a name speaks.
fn named_noun_voice(view: &View, head: TokenId) -> Voice {
    let word = view.word(head).to_lowercase();
    if view.cues.documents.has(&word) && !view.cues.speakers.has(&word) { Voice::Document } else { Voice::Speaker }
}

fn noun_voice(view: &View, head: TokenId) -> Voice {
    let lemma = view.lemma(head);
    listed(view, lemma)
        .or_else(|| listed(view, &view.word(head).to_lowercase()))
        .or_else(|| shared(view, head))
        .or_else(|| named(view, head))
        .unwrap_or(if view.cues.things.fits(lemma) { Voice::Thing } else { Voice::Unknown })
}

/// A name that the tagger took for a noun.
fn named(view: &View, head: TokenId) -> Option<Voice> {
    let capital = view.word(head).starts_with(char::is_uppercase);
    let compound = view.kid(head, &[Dep::Compound]).is_some_and(|c| view.pos(c) == Pos::Propn && c + 3 > head);
    let actor = matches!(
        entity(view, head),
        Some(EntityLabel::Person | EntityLabel::Org | EntityLabel::Gpe | EntityLabel::Norp)
    );
    (actor || capital && compound || capital && (head > view.unit(head).0 || view.is_name_here(head)))
        .then_some(Voice::Speaker)
}

fn entity(view: &View, t: TokenId) -> Option<EntityLabel> {
    let entities = &view.doc.parse.entities;
    let at = entities.partition_point(|e| e.end <= t);
    entities.get(at).filter(|e| e.first <= t).map(|e| e.label)
}

/// What the word lists say of a noun.
fn listed(view: &View, noun: &str) -> Option<Voice> {
    if view.cues.things.has(noun) {
        return None;
    }
    if view.cues.speakers.has(noun) {
        return Some(Voice::Speaker);
    }
    if view.cues.documents.has(noun) {
        return Some(Voice::Document);
    }
    view.nouns.class(noun).map(|class| if class == NounClass::Document { Voice::Document } else { Voice::Speaker })
}

/// "62 percent of voters", "a third of them".
fn share_voice(view: &View, head: TokenId) -> Voice {
    shared(view, head).unwrap_or(Voice::Speaker)
}

fn shared(view: &View, head: TokenId) -> Option<Voice> {
    if !matches!(
        view.lemma(head),
        "percent"
            | "%"
            | "half"
            | "third"
            | "quarter"
            | "number"
            | "percentage"
            | "handful"
            | "dozen"
            | "hundred"
            | "thousand"
            | "lot"
            | "series"
            | "share"
            | "variety"
            | "range"
            | "rest"
            | "part"
            | "proportion"
            | "plurality"
            | "body"
    ) {
        return None;
    }
    let of = view.kids(head).iter().copied().find(|&c| view.is(c, "of"))?;
    view.kid(of, &[Dep::Pobj]).map(|p| voice(view, p))
}

/// Whether the name finder takes a word for part of a person's name.
pub(super) fn is_named_person(view: &View, t: TokenId) -> bool {
    entity(view, t) == Some(EntityLabel::Person)
}

/// Whether the name finder takes a word for part of the name of a body.
pub(super) fn is_named_body(view: &View, t: TokenId) -> bool {
    entity(view, t) == Some(EntityLabel::Org)
}

/// Whether a noun names a place.
pub(super) fn is_place(view: &View, head: TokenId) -> bool {
    matches!(entity(view, head), Some(EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac))
}

/// "nobody", "neither side", "none of them", "no official".
pub(super) fn is_nobody(view: &View, head: TokenId) -> bool {
    let determiner = view.kid(head, &[Dep::Det, Dep::Preconj]);
    view.is_any(head, &["nobody", "none", "neither"])
        || view.is(head, "one") && head > 0 && view.is(head - 1, "no")
        || determiner.is_some_and(|d| view.is_any(d, &["no", "neither"]))
}

/// Several sources at once: coordinated, plural, "both".
pub(super) fn is_joint(view: &View, head: TokenId) -> bool {
    matches!(view.tag(head), Tag::NNS | Tag::NNPS)
        || view.is_any(head, &["they", "both", "all"])
        || view.kid(head, &[Dep::Conj]).is_some()
        || view.kid(head, &[Dep::Det, Dep::Predet, Dep::Preconj]).is_some_and(|d| view.is_any(d, &["both", "all"]))
}

/// Whether a source is one person, as far as its head tells.
pub(super) fn is_person(view: &View, head: TokenId) -> bool {
    match view.pos(head) {
        Pos::Pron => view.is_any(head, &["he", "she", "i", "who"]),
        Pos::Propn => entity(view, head) == Some(EntityLabel::Person),
        _ => view.nouns.class(view.lemma(head)) == Some(NounClass::Person),
    }
}

/// Whether a cue lets this noun phrase be its source.
pub(super) fn admits(view: &View, who: Who, head: TokenId) -> bool {
    let voice = voice(view, head);
    match who {
        Who::Any => true,
        Who::Voice => voice != Voice::Thing,
        Who::Report => matches!(voice, Voice::Speaker | Voice::Document),
        Who::Speaker => voice == Voice::Speaker,
    }
}

/// Tokens of a noun phrase without relative clauses and what follows a comma, coordinations kept.
pub(super) fn phrase(view: &View, head: TokenId) -> (TokenId, TokenId) {
    let (lo, _) = view.unit(head);
    let mut first = head;
    for &kid in view.kids(head).iter().filter(|&&k| k < head) {
        if !matches!(
            view.dep(kid),
            Dep::Punct | Dep::Cc | Dep::Mark | Dep::Prep | Dep::Advcl | Dep::Intj | Dep::Preconj
        ) {
            first = first.min(view.sub(kid).0);
        }
    }
    (first.max(lo), end_of(view, head))
}

fn end_of(view: &View, head: TokenId) -> TokenId {
    let mut end = head + 1;
    let kids: Vec<TokenId> = view.kids(head).iter().copied().filter(|&k| k > head).collect();
    for (n, &kid) in kids.iter().enumerate() {
        match view.dep(kid) {
            Dep::Acl if view.is_any(kid, &["citing", "quoting", "speaking", "saying"]) => break,
            Dep::Relcl | Dep::Advcl | Dep::Ccomp | Dep::Parataxis | Dep::Dep => break,
            Dep::Punct if !goes_on_after(view, &kids[n + 1..]) => break,
            Dep::Punct => {}
            Dep::Conj => end = end.max(end_of(view, kid)),
            Dep::Appos if is_list(view, kid) => end = end.max(end_of(view, kid)),
            Dep::Cc => {}
            _ if kid > end + 1 => break,
            _ => end = end.max(kept_end(view, kid)),
        }
    }
    end
}

/// After a comma only coordination goes on; other marks (hyphens, quotation marks) do not end a phrase.
fn goes_on_after(view: &View, rest: &[TokenId]) -> bool {
    let next = rest.iter().find(|&&k| view.dep(k) != Dep::Punct);
    next.is_some_and(|&k| matches!(view.dep(k), Dep::Conj | Dep::Cc | Dep::Case) || is_list(view, k))
}

/// Names after a comma with names coordinated to them: a list, whatever the parser calls it.
fn is_list(view: &View, k: TokenId) -> bool {
    let conj = view.kid(k, &[Dep::Conj]);
    view.dep(k) == Dep::Appos && view.pos(k) == Pos::Propn && conj.is_some_and(|c| view.pos(c) == Pos::Propn)
}

/// The end of a modifier, cut before a comma or relative clause inside it.
fn kept_end(view: &View, kid: TokenId) -> TokenId {
    let (_, end) = view.sub(kid);
    let stop = (kid..end).find(|&t| view.word(t) == "," && !in_list(view, t) || view.dep(t) == Dep::Relcl);
    let cut = stop.map_or(end, |t| if view.word(t) == "," { t } else { view.sub(t).0 });
    cut.max(kid + 1)
}

/// Whether a comma stands inside a coordination.
fn in_list(view: &View, comma: TokenId) -> bool {
    let head = view.head(comma);
    view.kids(head).iter().any(|&k| k > comma && (matches!(view.dep(k), Dep::Conj | Dep::Cc) || is_list(view, k)))
}

/// The words of a source.
pub(super) fn span(view: &View, head: TokenId) -> Option<Span> {
    let (first, end) = phrase(view, head);
    let (first, end) = view.trim(first, end);
    view.span(first, end)
}

/// Heads coordinated with a source: "Poland and Latvia said".
pub(super) fn partners(view: &View, head: TokenId) -> Vec<TokenId> {
    let mut out = Vec::new();
    let mut at = head;
    while let Some(next) = view.kid(at, &[Dep::Conj]).filter(|&c| c > at && view.is_nominal(c)) {
        out.push(next);
        at = next;
    }
    out
}
