//! How far a content reaches: clause ends, trailing adjuncts, quotations.

use super::adjunct;
use super::draft::Range;
use super::view::View;
use crate::lexicon::Take;
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// One past the last token to the right of a verb that may belong to its content.
pub(super) fn reach(view: &View, verb: TokenId) -> TokenId {
    let (_, unit_end) = view.unit(verb);
    let (_, mut end) = view.doc.tree.subtree(verb);
    end = end.min(unit_end).max(verb + 1);
    if let Some(quote) = view.quote(verb) {
        end = end.min(view.quote_tokens(quote).1);
    }
    for &kid in view.kids(verb).iter().filter(|&&k| k > verb) {
        if ends_content(view, verb, kid) {
            end = end.min(left_edge(view, kid).max(verb + 1));
        }
    }
    (verb + 1..end)
        .find(|&t| low_boundary(view, verb, t))
        .map_or(end, |t| edge_with_conjunction(view, t, verb))
        .min(colon(view, verb, end))
}

/// A colon before a quotation ends a clause; the quotation goes on from the statement by itself.
fn colon(view: &View, verb: TokenId, end: TokenId) -> TokenId {
    let colon =
        (verb + 4..end).find(|&t| view.word(t) == ":" && view.quote(t).is_none() && open_at(view, t + 1).is_some());
    colon.filter(|&c| (verb + 1..c).any(|t| view.is_verb(t) && view.head(t) == verb)).unwrap_or(end)
}

fn left_edge(view: &View, kid: TokenId) -> TokenId {
    view.sub(kid).0
}

/// A dependant of the cue that is no part of what was said: a further act, another cue.
fn ends_content(view: &View, verb: TokenId, kid: TokenId) -> bool {
    match view.dep(kid) {
        Dep::Conj => view.is_verb(kid) && view.same_quote(verb, kid) && !is_second_that(view, kid),
        Dep::Cc => {
            let next =
                view.kids(verb).iter().copied().find(|&k| k > kid && view.dep(k) == Dep::Conj && view.is_verb(k));
            next.is_some_and(|k| !is_second_that(view, k))
        }
        Dep::Advcl => is_cue_participle(view, kid) || is_aside(view, kid),
        Dep::Prep => view.is(kid, "according") || is_aside(view, kid),
        _ => false,
    }
}

/// "announced he had resigned and that she had accepted": the parser hangs the second clause on the cue.
fn is_second_that(view: &View, clause: TokenId) -> bool {
    view.kid(clause, &[Dep::Mark]).is_some_and(|m| view.is(m, "that"))
}

/// After a comma a participle or a clause of time tells what the source or others did, not what was said.
fn is_aside(view: &View, kid: TokenId) -> bool {
    let (first, _) = view.sub(kid);
    if first == 0 || view.word(first - 1) != "," && !view.closes_quote(first - 1) {
        return false;
    }
    let participle = view.tag(kid) == Tag::VBG && view.kid(kid, &[Dep::Mark, Dep::Nsubj]).is_none();
    participle || (first..=kid).any(|t| view.is_any(t, &["before", "after", "following", "when"]))
}

/// ", saying ...", ", adding ...".
pub(super) fn is_cue_participle(view: &View, t: TokenId) -> bool {
    if is_writing(view, t) {
        return true;
    }
    view.tag(t) == Tag::VBG
        && view.kid(t, &[Dep::Mark, Dep::Nsubj, Dep::Aux]).is_none()
        && t > 0
        && (view.word(t - 1) == "," || view.pos(t - 1) == Pos::Adv || is_adding(view, t))
        && speaks(view, t)
}

/// "it will respond adding that ...": nothing else begins so without a comma.
fn is_adding(view: &View, t: TokenId) -> bool {
    view.is(t, "adding") && view.pos(t - 1) != Pos::Adp && !view.is_any(t + 1, &["to", "up"])
}

/// ", according to the daily" at the end of the cue's sentence holds the whole sentence.
fn closes(view: &View, verb: TokenId, t: TokenId) -> bool {
    let (_, end) = view.unit(t);
    let next = t + 1;
    let source = (next < end).then(|| view.kid(next, &[Dep::Pobj])).flatten();
    let after = source.map_or(next, |s| view.doc.tree.subtree(s).1);
    view.word(t - 1) == "," && view.same_quote(verb, t) && (after..end).all(|x| view.is_punct(x))
}

/// "writing" between commas before a quotation, which taggers take for a noun.
pub(super) fn is_writing(view: &View, t: TokenId) -> bool {
    let around = t > 0 && t + 2 < view.len() && view.word(t - 1) == ",";
    around && view.is(t, "writing") && (matches!(view.word(t + 1), "," | ":") || open_at(view, t + 1).is_some())
}

fn speaks(view: &View, t: TokenId) -> bool {
    view.cues.verb(view.lemma(t)).iter().any(|c| c.take.contains(&Take::That) && c.take.contains(&Take::Quote))
}

/// A cue that the parser hung somewhere below the content though it stands beside it: "said he was ill and added that".
fn low_boundary(view: &View, verb: TokenId, t: TokenId) -> bool {
    if is_writing(view, t)
        || then_acting(view, verb, t)
        || as_others_say(view, verb, t)
        || view.is(t, "according") && (view.pos(t - 1) == Pos::Cconj || closes(view, verb, t))
    {
        return true;
    }
    if view.is_any(t, &["citing", "quoting"]) && t > verb + 2 && view.same_quote(verb, t) {
        return true;
    }
    if !view.is_verb(t) || !view.same_quote(verb, t) || view.head(t) == verb {
        return false;
    }
    if is_cue_participle(view, t) && t > verb + 2 {
        return true;
    }
    if view.dep(t) == Dep::Conj && matches!(view.tag(t), Tag::VBD | Tag::VBZ) {
        if !view.is_verb(view.head(t)) {
            return true;
        }
        if view.tag(t) == view.tag(verb) && is_other_tense(view, view.head(t), t) {
            return view.kid(t, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Aux]).is_none();
        }
    }
    view.dep(t) == Dep::Conj
        && view.tag(t) == view.tag(verb)
        && matches!(view.tag(t), Tag::VBD | Tag::VBZ)
        && view.kid(t, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Aux]).is_none()
        && speaks(view, t)
        && view.kid(t, &[Dep::Ccomp]).is_some()
}

/// Whether two coordinated verbs cannot be of one clause: "(that) it remains open and urged".
pub(super) fn is_other_tense(view: &View, head: TokenId, t: TokenId) -> bool {
    let finite = |v: TokenId| match view.tag(v) {
        Tag::VB | Tag::VBG | Tag::VBN => view.kids(v).iter().copied().find(|&k| {
            matches!(view.dep(k), Dep::Aux | Dep::Auxpass)
                && matches!(view.tag(k), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
        }),
        _ => Some(v),
    };
    match finite(head).map(|v| view.tag(v)) {
        Some(Tag::VBD) => view.tag(t) != Tag::VBD,
        Some(Tag::VBZ | Tag::VBP) => view.tag(t) == Tag::VBD,
        Some(Tag::MD) | None => true,
        _ => false,
    }
}

/// ", before leaving": what the source did next.
fn then_acting(view: &View, verb: TokenId, t: TokenId) -> bool {
    view.is_any(t, &["before", "after"])
        && view.word(t - 1) == ","
        && view.quote(t) == view.quote(verb)
        && view.kid(t, &[Dep::Pcomp]).is_some_and(|p| view.tag(p) == Tag::VBG)
}

/// ", as the speaker said".
fn as_others_say(view: &View, verb: TokenId, t: TokenId) -> bool {
    view.is(t, "as")
        && view.dep(t) == Dep::Mark
        && view.word(t - 1) == ","
        && view.quote(t) == view.quote(verb)
        && speaks(view, view.head(t))
}

fn edge_with_conjunction(view: &View, t: TokenId, verb: TokenId) -> TokenId {
    let mut at = t;
    while at > verb + 1 && (view.word(at - 1) == "," || matches!(view.pos(at - 1), Pos::Cconj | Pos::Adv)) {
        at -= 1;
    }
    at
}

/// End of an object or infinitive, cut before a relative clause after a comma, which the article adds.
pub(super) fn before_relative(view: &View, from: TokenId, end: TokenId) -> TokenId {
    let pronoun = |t: TokenId| matches!(view.tag(t), Tag::WDT | Tag::WP);
    let comma = |t: TokenId| view.word(t) == "," && view.quote(t).is_none() && pronoun(t + 1);
    (from..end.saturating_sub(1)).find(|&t| comma(t)).unwrap_or(end)
}

/// Takes times and media that hang on the cue off the end of a content.
pub(super) fn drop_adjuncts(view: &View, verb: TokenId, first: TokenId, mut end: TokenId) -> TokenId {
    let mut kids: Vec<TokenId> = view.kids(verb).iter().copied().filter(|&k| k > first).collect();
    while let Some(kid) = kids.pop() {
        let (kid_first, kid_end) = view.sub(kid);
        if kid_first >= end || kid_first <= first {
            continue;
        }
        let tail = kid_end >= end || (kid_end..end).all(|t| view.is_punct(t));
        if view.dep(kid) == Dep::Punct && tail {
            continue;
        }
        if !tail || !adjunct::is_adjunct(view, kid) {
            break;
        }
        end = kid_first;
    }
    end
}

/// Widens a range over the quotations that it cuts, never over the cue.
pub(super) fn snap(view: &View, range: Range, verb: TokenId) -> Range {
    let (mut first, mut end) = range;
    if first >= end {
        return range;
    }
    if let Some(quote) = view.quote(first).filter(|&q| view.quote(verb) != Some(q)) {
        first = first.min(view.quote_tokens(quote).0);
    }
    if let Some(quote) = view.quote(end - 1).filter(|&q| view.quote(verb) != Some(q)) {
        end = end.max(view.quote_tokens(quote).1);
    }
    if let Some(quote) = after_preposition(view, end) {
        end = view.quote_tokens(quote).1;
    }
    if let Some(quote) = open_at(view, end).filter(|_| view.is_punct(end - 1) && view.word(end - 1) == ":") {
        end = view.quote_tokens(quote).1;
    }
    (first, end)
}

/// `criticized him for, "..."`.
fn after_preposition(view: &View, end: TokenId) -> Option<usize> {
    let comma = view.word(end.min(view.len() - 1)) == ",";
    let open = end + u32::from(comma);
    (view.pos(end - 1) == Pos::Adp && open < view.len()).then(|| open_at(view, open)).flatten()
}

/// The quotation whose opening mark is this token.
pub(super) fn open_at(view: &View, t: TokenId) -> Option<usize> {
    let quote = view.quote(t)?;
    (view.quote_tokens(quote).0 == t).then_some(quote)
}

/// The quotation that ends right before this token, a comma between allowed.
pub(super) fn closed_before(view: &View, t: TokenId) -> Option<usize> {
    let mut at = t.checked_sub(1)?;
    if view.quote(at).is_none() && matches!(view.word(at), "," | "—" | "–" | "-" | "--") {
        at = at.checked_sub(1)?;
    }
    view.quote(at).filter(|&q| view.quote_tokens(q).1 == at + 1)
}

/// Whether the words of a quotation are speech by themselves: a clause, not a term.
pub(super) fn is_speech(view: &View, quote: usize) -> bool {
    let (first, end) = view.quote_tokens(quote);
    let words = (first..end).filter(|&t| !view.is_punct(t)).count();
    let verb = (first..end).any(|t| view.is_verb(t));
    words >= 3 && (verb || words >= 6)
}
