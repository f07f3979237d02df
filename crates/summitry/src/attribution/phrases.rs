//! Cues without a verb: "according to", "in the words of", "in her view".

use super::content::snap;
use super::draft::{Draft, Range};
use super::source;
use super::view::View;
use crate::lexicon::{Phrase, Who};
use summitry_syntax::{Dep, Pos, TokenId};

/// The attribution that a fixed phrase makes.
pub(super) fn phrase(view: &View, t: TokenId) -> Option<Draft> {
    let first = view.word(t).to_lowercase();
    view.cues.phrases(&first).iter().find_map(|p| matched(view, t, p))
}

fn matched(view: &View, t: TokenId, phrase: &Phrase) -> Option<Draft> {
    let (_, unit_end) = view.unit(t);
    let (mut at, mut possessor) = (t, None);
    for word in &phrase.words {
        if at >= unit_end {
            return None;
        }
        if word == "*" {
            let (head, end) = possessive(view, at)?;
            possessor = Some(head);
            at = end;
        } else {
            if !view.is(at, word) {
                return None;
            }
            at += 1;
        }
    }
    let source = possessor.or_else(|| following(view, at, unit_end))?;
    if !source::admits(view, Who::Report, source) || phrase.except.iter().any(|e| view.lemma(source) == e) {
        return None;
    }
    let end = if possessor.is_some() { at } else { full_end(view, source, at) };
    let content = content(view, t, end)?;
    Some(Draft {
        cue: (t, at),
        head: t,
        source: Some(source),
        content,
        addressee: None,
        medium: None,
        rule: phrase.rule.clone(),
        act: phrase.act,
        neutral: false,
        told: None,
        under: None,
        negated: false,
        speech: false,
    })
}

/// "her", "Mr Novak's": its head and the token after it.
fn possessive(view: &View, t: TokenId) -> Option<(TokenId, TokenId)> {
    if matches!(view.tag(t), summitry_syntax::Tag::PRPS) {
        return Some((t, t + 1));
    }
    let case = (t + 1..(t + 6).min(view.len())).find(|&c| view.dep(c) == Dep::Case)?;
    Some((view.head(case), case + 1))
}

/// Head of the noun phrase that begins at a token.
fn following(view: &View, from: TokenId, unit_end: TokenId) -> Option<TokenId> {
    let linked = view.kid(from.checked_sub(1)?, &[Dep::Pobj]);
    linked.or_else(|| {
        (from..unit_end.min(from + 8))
            .find(|&t| view.is_nominal(t) && view.sub(t).0 <= from && view.dep(t) != Dep::Compound)
    })
}

/// End of the source with its relative clauses and appositions, up to the comma that closes it.
fn full_end(view: &View, source: TokenId, from: TokenId) -> TokenId {
    let (_, end) = view.sub(source);
    let (_, plain) = source::phrase(view, source);
    let runs_on = (plain..end)
        .any(|t| view.is_verb(t) && !matches!(view.dep(t), Dep::Relcl | Dep::Acl) && view.head(t) == source);
    if runs_on { plain.max(from) } else { end.max(from) }
}

/// What the phrase attributes: the clause around it.
fn content(view: &View, t: TokenId, end: TokenId) -> Option<Vec<Range>> {
    let (unit_first, unit_end) = scope(view, t);
    let semicolon = |&x: &TokenId| view.word(x) == ";" && view.quote(x).is_none();
    let unit_first = (unit_first..t).rev().find(semicolon).map_or(unit_first, |x| x + 1);
    let unit_end = (end..unit_end).find(semicolon).unwrap_or(unit_end);
    let left = view.trim(unit_first, t);
    let right = view.trim(end, unit_end);
    let lead = left.1.saturating_sub(left.0);
    let small =
        |r: Range| (r.0..r.1).all(|x| view.is_punct(x) || matches!(view.pos(x), Pos::Cconj | Pos::Adv | Pos::Sconj));
    let mut content = Vec::new();
    if lead == 2 && view.is_any(left.0, &["this", "that", "it"]) && view.is(left.0 + 1, "is") {
        return previous_unit(view, unit_first).map(|r| vec![r]);
    }
    let joined = t > unit_first && view.pos(t - 1) == Pos::Cconj && view.word(end) == ",";
    if lead > 0 && !joined && !small(left) {
        content.push(snap(view, left, t));
    }
    if right.0 < right.1 && !small(right) && goes_on(view, end, &content, right) {
        content.push(snap(view, right, t));
    }
    (!content.is_empty()).then_some(content)
}

/// "This is according to ...": the sentence before.
fn previous_unit(view: &View, first: TokenId) -> Option<Range> {
    let (a, b) = view.unit(first.checked_sub(1)?);
    let (a, b) = view.trim(a, b);
    (a < b).then_some((a, b))
}

/// After a closing phrase only a clause that it interrupts goes on.
fn goes_on(view: &View, end: TokenId, before: &[Range], right: Range) -> bool {
    before.is_empty()
        || (view.word(end) == "," && (right.0..right.1).any(|x| view.is_verb(x)) && !before_is_clause(view, before))
}

fn before_is_clause(view: &View, before: &[Range]) -> bool {
    before.iter().any(|&(a, b)| {
        (a..b).any(|x| {
            view.is_verb(x)
                && !matches!(view.dep(x), Dep::Aux | Dep::Auxpass)
                && (view.dep(x) == Dep::Root || view.kid(x, &[Dep::Nsubj, Dep::Nsubjpass]).is_some())
                && !matches!(view.dep(x), Dep::Relcl | Dep::Advcl | Dep::Acl)
        })
    })
}

/// The unit, or the quotation inside which the phrase stands.
fn scope(view: &View, t: TokenId) -> Range {
    let (first, end) = view.unit(t);
    match view.quote(t) {
        Some(quote) => {
            let (a, b) = view.quote_tokens(quote);
            (first.max(a), end.min(b))
        }
        None => (first, end),
    }
}
