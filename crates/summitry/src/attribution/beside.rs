//! Quotations that stand beside a cue, whatever the parser made of them.

use super::content::{closed_before, is_cue_participle, is_speech, open_at};
use super::draft::Range;
use super::view::View;
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// The quotation before or after a cue that it introduces, its second piece included.
pub(super) fn quotation(view: &View, verb: TokenId, source: Option<TokenId>) -> Option<Vec<Range>> {
    let after = after(view, verb, source);
    let before = before(view, verb, source);
    match (before, after) {
        (Some(q), next) => {
            let mut pieces = vec![with_lead(view, q)];
            pieces.extend(next.map(|q| view.quote_tokens(q)));
            pieces.extend(if next.is_none() { second_piece(view, verb) } else { None });
            Some(pieces)
        }
        (None, Some(q)) => Some(vec![view.quote_tokens(q)]),
        (None, None) => None,
    }
}

/// A quotation that only ends its sentence takes the words before it along: `The vote is "a farce," he said`.
fn with_lead(view: &View, quote: usize) -> Range {
    let (first, end) = view.quote_tokens(quote);
    let (unit, _) = view.unit(first);
    let lead = unit..first;
    let plain = lead.len() <= 40
        && lead.clone().any(|t| view.is_verb(t))
        && lead.clone().all(|t| view.quote(t).is_none() || view.quote(t).is_some_and(|q| !is_speech(view, q)));
    if plain && !is_speech(view, quote) { (unit, end) } else { (first, end) }
}

/// `said: "..."`, `said the envoy, "..."`.
fn after(view: &View, verb: TokenId, source: Option<TokenId>) -> Option<usize> {
    let (_, end) = view.unit(verb);
    let mut at = verb + 1;
    while at < end && at < verb + 30 {
        if let Some(quote) = open_at(view, at) {
            return introduces(view, verb, at, source).then_some(quote);
        }
        if stops(view, at) {
            return None;
        }
        at += 1;
    }
    None
}

/// A clause or sentence end between cue and quotation parts them.
fn stops(view: &View, t: TokenId) -> bool {
    match view.pos(t) {
        Pos::Verb | Pos::Aux => {
            matches!(view.tag(t), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD) && !is_modifier(view, t)
                || view.tag(t) == Tag::VBG && is_cue_participle(view, t)
        }
        Pos::Punct => matches!(view.word(t), "." | "!" | "?" | ";"),
        _ => false,
    }
}

fn is_modifier(view: &View, t: TokenId) -> bool {
    matches!(view.dep(t), Dep::Relcl | Dep::Acl | Dep::Amod | Dep::Aux | Dep::Auxpass | Dep::Pcomp)
}

fn introduces(view: &View, verb: TokenId, open: TokenId, source: Option<TokenId>) -> bool {
    let before = open - 1;
    let marked = before == verb || matches!(view.word(before), "," | ":") || view.is(before, "that");
    let inverted = source.is_some_and(|s| s > verb);
    (marked || view.pos(before) == Pos::Adv) && !(inverted && view.word(before) == "that")
        || view.head(before) == verb && !view.is_verb(before) && is_speech_at(view, open)
}

fn is_speech_at(view: &View, open: TokenId) -> bool {
    view.quote(open).is_some_and(|q| is_speech(view, q))
}

/// The quotation that an inserted cue parts from the words after it: `"We," she said, "will stay."`
pub(super) fn first_piece(view: &View, verb: TokenId, source: Option<TokenId>) -> Option<Range> {
    before(view, verb, source).filter(|&q| is_speech(view, q)).map(|q| view.quote_tokens(q))
}

/// `"...," the envoy said`.
fn before(view: &View, verb: TokenId, source: Option<TokenId>) -> Option<usize> {
    let (first, _) = view.unit(verb);
    let mut at = verb;
    while at > first && at + 30 > verb {
        if let Some(quote) = closed_before(view, at) {
            return ends_open(view, quote, at, verb).then_some(quote);
        }
        at -= 1;
        if !belongs_to_cue(view, verb, at, source) {
            return None;
        }
    }
    None
}

/// A comma, a final mark, or the cue at once after the quotation show that the sentence is not over.
fn ends_open(view: &View, quote: usize, at: TokenId, verb: TokenId) -> bool {
    let (first, end) = view.quote_tokens(quote);
    let last = (first..end).rev().find(|&t| !view.closes_quote(t)).unwrap_or(first);
    at == verb
        || matches!(view.word(last), "," | "?" | "!" | "..." | "…" | "—" | "-" | "--")
        || view.word(at.saturating_sub(1)) == ","
}

/// Subject, its appositions, auxiliaries and adverbs of the cue.
fn belongs_to_cue(view: &View, verb: TokenId, t: TokenId, source: Option<TokenId>) -> bool {
    let (first, end) = source.map_or((verb, verb), |s| view.sub(s));
    (first..end).contains(&t)
        || view.head(t) == verb
        || view.is_punct(t)
        || matches!(view.pos(t), Pos::Adv | Pos::Aux | Pos::Part)
}

/// The second half of a quotation that the cue interrupts: `"We," she said, "will stay."`
pub(super) fn second_piece(view: &View, verb: TokenId) -> Option<Range> {
    let (_, end) = view.unit(verb);
    let limit = end.min(verb + 25);
    let open = (verb + 1..limit).find(|&t| open_at(view, t).is_some())?;
    let quiet = (verb + 1..open).all(|t| !view.is_verb(t) || is_modifier(view, t));
    let marked = matches!(view.word(open - 1), "," | ":" | "—" | "-" | "--");
    let quote = open_at(view, open)?;
    (quiet && marked).then(|| view.quote_tokens(quote))
}

/// The quotation before ", as the court put it".
pub(super) fn put(view: &View, verb: TokenId) -> Option<Vec<Range>> {
    let mark = view.kids(verb).iter().copied().find(|&k| k < verb && view.is(k, "as"))?;
    let quote = closed_before(view, mark)?;
    Some(vec![view.quote_tokens(quote)])
}

/// The quotation in the paragraph below a cue whose paragraph ends with a colon.
pub(super) fn below(view: &View, verb: TokenId) -> Option<Vec<Range>> {
    let (_, end) = view.unit(verb);
    let colon = (verb + 1..end).rev().find(|&t| !view.is_space(t)).filter(|&t| view.word(t) == ":")?;
    let quiet = (verb + 1..colon).all(|t| !view.is_verb(t) || is_modifier(view, t));
    let next = (end..(end + 3).min(view.len())).find(|&t| !view.is_space(t))?;
    let quote = open_at(view, next).filter(|_| quiet)?;
    Some(vec![view.quote_tokens(quote)])
}
