//! What stands beside a cue without being content: time, medium, the person told.

use super::draft::{Draft, Range};
use super::source::{self, Voice};
use super::view::View;
use crate::doc::{Act, Id, Timex, TimexKind};
use crate::text::Span;
use summitry_syntax::{Dep, Pos, Tag, TokenId};

const CARRIERS: [&str; 8] = ["in", "at", "on", "via", "during", "through", "from", "over"];

/// Whether a dependant of a cue tells when, or where and how it was said.
pub(super) fn is_adjunct(view: &View, kid: TokenId) -> bool {
    is_time(view, kid) || is_medium(view, kid)
}

/// "on Monday", "last week", "Monday".
pub(super) fn is_time(view: &View, kid: TokenId) -> bool {
    match view.dep(kid) {
        Dep::Npadvmod | Dep::Advmod => timex_at(view, kid).is_some() || is_day_noun(view, kid),
        Dep::Prep => view.kid(kid, &[Dep::Pobj]).is_some_and(|p| timex_at(view, p).is_some() || is_day_noun(view, p)),
        _ => false,
    }
}

fn is_day_noun(view: &View, t: TokenId) -> bool {
    matches!(
        view.word(t),
        "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday" | "yesterday" | "today"
    ) || (view.dep(t) == Dep::Npadvmod
        && matches!(view.lemma(t), "week" | "month" | "year" | "day" | "night" | "morning"))
}

/// The expression of time that holds a token.
pub(super) fn timex_at(view: &View, t: TokenId) -> Option<Id<Timex>> {
    let at = view.doc.token(t).start;
    let layer = &view.doc.timexes;
    let index = layer.as_slice().partition_point(|a| a.span.end() <= at);
    let id = Id::new(index);
    layer.get(id).filter(|a| a.span.contains_at(at)).map(|_| id)
}

/// "in a statement", "at a news conference", "on Twitter".
pub(super) fn is_medium(view: &View, kid: TokenId) -> bool {
    view.dep(kid) == Dep::Prep
        && view.is_any(kid, &CARRIERS)
        && view.kid(kid, &[Dep::Pobj]).is_some_and(|p| is_medium_noun(view, p))
}

fn is_medium_noun(view: &View, noun: TokenId) -> bool {
    let word = view.word(noun).to_lowercase();
    view.cues.media.has(view.lemma(noun)) || view.cues.media.has(&word)
}

/// The medium beside a cue, or else the place of speaking; never inside the content.
pub(super) fn medium(view: &View, draft: &Draft) -> Option<Range> {
    let (verb, content) = (draft.head, &draft.content);
    let kids = || beside(view, verb).filter(|&k| !inside(content, k));
    let own = kids().find(|&k| is_medium(view, k) || is_speaking(view, k));
    let shared = || shares_time(view, verb).and_then(|v| medium_of(view, v, content));
    let place = || kids().find(|&k| draft.neutral && is_place(view, k));
    own.map(|k| phrase(view, k)).or_else(shared).or_else(|| place().map(|k| phrase(view, k)))
}

fn medium_of(view: &View, verb: TokenId, content: &[Range]) -> Option<Range> {
    let kid = view.kids(verb).iter().copied().find(|&k| !inside(content, k) && is_medium(view, k))?;
    Some(phrase(view, kid))
}

/// A phrase without what follows a comma and without relative clauses.
fn phrase(view: &View, kid: TokenId) -> Range {
    let (first, end) = view.sub(kid);
    let stop = (first + 1..end).find(|&t| view.dep(t) == Dep::Relcl || view.word(t) == "," || opens(view, t));
    (first, stop.map_or(end, |t| if view.is_punct(t) { t } else { view.sub(t).0 }))
}

fn opens(view: &View, t: TokenId) -> bool {
    super::content::open_at(view, t).is_some()
}

/// "in Cairo", "from the embassy's steps" have a place where something is said.
fn is_place(view: &View, kid: TokenId) -> bool {
    let object = view.kid(kid, &[Dep::Pobj]);
    view.dep(kid) == Dep::Prep
        && view.is_any(kid, &["in", "at", "from"])
        && object.is_some_and(|o| source::is_place(view, o))
}

fn is_speaking(view: &View, kid: TokenId) -> bool {
    view.dep(kid) == Dep::Advcl && view.tag(kid) == Tag::VBG && view.is_any(kid, &["speaking", "writing", "testifying"])
}

pub(super) fn inside(content: &[Range], t: TokenId) -> bool {
    content.iter().any(|&(first, end)| (first..end).contains(&t))
}

/// Person told by a preposition, or asked to act by the content.
pub(super) fn addressee(view: &View, draft: &Draft) -> Option<TokenId> {
    if !view.is_verb(draft.head) || view.is(draft.head, "according") {
        return None;
    }
    let asks = matches!(draft.act, Act::Demand | Act::Request);
    told(view, draft.head, &draft.content)
        .or_else(|| spoken_to(view, draft.head, &draft.content))
        .or_else(|| asks.then(|| asked(view, draft)).flatten())
}

/// "said to reporters", "in an interview with the daily".
fn told(view: &View, verb: TokenId, content: &[Range]) -> Option<TokenId> {
    let kids = beside(view, verb).filter(|&k| view.dep(k) == Dep::Prep && !inside(content, k));
    let mut people = kids.filter_map(|kid| {
        let object = view.kid(kid, &[Dep::Pobj])?;
        let told = match is_medium(view, kid) {
            true => reached(view, object),
            false => (view.is(kid, "to") && !is_medium_noun(view, object)).then_some(object),
        };
        told.filter(|&t| has_ears(view, t))
    });
    people.next()
}

/// "demanded that Syria act", "requested a report from the agency", "demanded China's apology".
fn asked(view: &View, draft: &Draft) -> Option<TokenId> {
    let clause = view.kids(draft.head).iter().copied().find(|&k| {
        k > draft.head && matches!(view.dep(k), Dep::Ccomp | Dep::Advcl | Dep::Xcomp) && inside(&draft.content, k)
    });
    let doer = clause.and_then(|c| view.kid(c, &[Dep::Nsubj])).filter(|&s| s > draft.head);
    let object = view.kid_after(draft.head, draft.head, &[Dep::Dobj]);
    let from = || from_whom(view, draft.head).or_else(|| from_whom(view, object?));
    let owner = || view.kid(object?, &[Dep::Poss]);
    let named = || named_first(view, draft);
    doer.or_else(named).or_else(from).or_else(owner).filter(|&t| has_ears(view, t) && Some(t) != draft.source)
}

/// The name after "that" of a demand whose clause the parser lost: "demanded that Syria detain ...".
fn named_first(view: &View, draft: &Draft) -> Option<TokenId> {
    let (first, _) = *draft.content.first()?;
    let next = first + 1;
    let named = view.is(first, "that") && next < view.len() && view.pos(next) == Pos::Propn;
    let entities = &view.doc.parse.entities;
    let entity = entities.get(entities.partition_point(|e| e.end <= next)).filter(|e| e.first <= next)?;
    named.then(|| entity.end - 1)
}

fn from_whom(view: &View, t: TokenId) -> Option<TokenId> {
    let from = view.kids(t).iter().copied().find(|&k| view.dep(k) == Dep::Prep && view.is(k, "from"))?;
    view.kid(from, &[Dep::Pobj])
}

fn has_ears(view: &View, t: TokenId) -> bool {
    timex_at(view, t).is_none() && source::voice(view, t) == Voice::Speaker && view.pos(t) != Pos::Verb
}

/// "an interview with the daily", "a letter to the court".
fn reached(view: &View, noun: TokenId) -> Option<TokenId> {
    let to = view.kids(noun).iter().copied().find(|&k| view.dep(k) == Dep::Prep && view.is_any(k, &["to", "with"]))?;
    view.kid(to, &[Dep::Pobj])
}

/// "Speaking to reporters in Oslo, he said".
fn spoken_to(view: &View, verb: TokenId, content: &[Range]) -> Option<TokenId> {
    let kid = beside(view, verb).find(|&k| is_speaking(view, k) && !inside(content, k))?;
    reached(view, kid).filter(|&t| has_ears(view, t))
}

/// The expression of time that dates the saying: beside the cue or its medium, outside the content, or beside the verb
/// whose time the cue shares.
pub(super) fn said(view: &View, verb: TokenId, content: &[Range]) -> Option<Id<Timex>> {
    dated(view, verb, content, view.len()).or_else(|| shared(view, verb, content, 0))
}

/// The most exact date among the dependants of a verb that stand before `limit`.
fn dated(view: &View, verb: TokenId, content: &[Range], limit: TokenId) -> Option<Id<Timex>> {
    let kids = beside(view, verb).filter(|&k| k < limit && !inside(content, k));
    let found = kids.filter_map(|kid| match view.dep(kid) {
        Dep::Npadvmod | Dep::Advmod => timex_at(view, kid),
        Dep::Prep => dated_phrase(view, kid),
        Dep::Advcl if is_speaking(view, kid) => dated(view, kid, content, limit),
        _ => None,
    });
    found.filter(|&id| is_date(view, id)).max_by_key(|&id| (exactness(view, id), std::cmp::Reverse(id)))
}

fn is_date(view: &View, id: Id<Timex>) -> bool {
    view.doc.timexes.get(id).is_some_and(|t| matches!(t.data.kind, TimexKind::Date | TimexKind::Time))
}

/// Dependants of a cue; of a cue inserted into its own quotation ("Speaking in Oslo, he said, '...'") also those of the
/// quotation's verb that stand before the cue.
fn beside<'v>(view: &View<'v>, verb: TokenId) -> impl Iterator<Item = TokenId> + use<'v> {
    let head = view.head(verb);
    let inserted = view.dep(verb) == Dep::Parataxis && view.quote(head) != view.quote(verb);
    let outer: &'v [TokenId] = if inserted { view.kids(head) } else { &[] };
    view.kids(verb).iter().chain(outer.iter().filter(move |&&k| k < verb)).copied()
}

fn exactness(view: &View, id: Id<Timex>) -> usize {
    view.doc.timexes.get(id).and_then(|t| t.data.value.as_ref()).map_or(0, String::len)
}

/// "condemned it on Tuesday, saying ...", "spoke on Friday, when she said ...", "On Friday he came and said ...".
fn shared(view: &View, verb: TokenId, content: &[Range], depth: u8) -> Option<Id<Timex>> {
    if depth > 2 {
        return None;
    }
    let head = shares_time(view, verb)?;
    let limit = if view.dep(verb) == Dep::Conj { head } else { view.len() };
    dated(view, head, content, limit).or_else(|| shared(view, head, content, depth + 1))
}

/// The verb whose time and occasion a cue shares.
fn shares_time(view: &View, verb: TokenId) -> Option<TokenId> {
    let head = view.head(verb);
    let shares = match view.dep(verb) {
        Dep::Conj => true,
        Dep::Xcomp | Dep::Advcl | Dep::Acl => same_time(view, verb),
        _ => false,
    };
    (shares && head != verb && view.is_verb(head) && view.quote(head) == view.quote(verb)).then_some(head)
}

fn same_time(view: &View, verb: TokenId) -> bool {
    let when = view.kids(verb).iter().any(|&k| k < verb && view.is(k, "when"));
    let infinitive = view.kids(verb).iter().any(|&k| view.tag(k) == Tag::TO);
    when || infinitive || view.tag(verb) == Tag::VBG && view.kid(verb, &[Dep::Mark, Dep::Nsubj]).is_none()
}

fn dated_phrase(view: &View, prep: TokenId) -> Option<Id<Timex>> {
    let object = view.kid(prep, &[Dep::Pobj])?;
    if view.is_any(prep, &["on", "in", "at", "late", "early", "during"])
        && let Some(timex) = timex_at(view, object)
    {
        return Some(timex);
    }
    if !is_medium(view, prep) {
        return None;
    }
    let (first, end) = view.sub(object);
    (first..end.min(first + 14)).filter(|&t| dates_medium(view, t, object)).find_map(|t| timex_at(view, t))
}

fn dates_medium(view: &View, t: TokenId, noun: TokenId) -> bool {
    let head = view.head(t);
    head == noun || (view.dep(head) == Dep::Prep && view.head(head) == noun)
}

/// Words of a span of tokens.
pub(super) fn words(view: &View, range: Range) -> Option<Span> {
    let (first, end) = view.trim(range.0, range.1);
    view.span(first, end)
}
