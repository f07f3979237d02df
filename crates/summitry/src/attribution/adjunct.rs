//! What stands beside a cue without being content: time, medium, the person told.

use super::draft::Range;
use super::view::View;
use crate::doc::{Id, Timex};
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

/// The medium beside a cue: a phrase or "speaking in Geneva"; never inside the content.
pub(super) fn medium(view: &View, verb: TokenId, content: &[Range]) -> Option<Range> {
    let mut kids = view.kids(verb).iter().copied().filter(|&k| !inside(content, k));
    let kid = kids.find(|&k| is_medium(view, k) || is_speaking(view, k))?;
    let (first, end) = view.sub(kid);
    let stop = (first + 1..end).find(|&t| matches!(view.dep(t), Dep::Relcl | Dep::Acl) || view.word(t) == ",");
    Some((first, stop.map_or(end, |t| if view.word(t) == "," { t } else { view.sub(t).0 })))
}

fn is_speaking(view: &View, kid: TokenId) -> bool {
    view.dep(kid) == Dep::Advcl && view.tag(kid) == Tag::VBG && view.is_any(kid, &["speaking", "writing", "testifying"])
}

pub(super) fn inside(content: &[Range], t: TokenId) -> bool {
    content.iter().any(|&(first, end)| (first..end).contains(&t))
}

/// Person told by a preposition: "said to reporters", "in an interview with the daily".
pub(super) fn addressee(view: &View, verb: TokenId, content: &[Range]) -> Option<TokenId> {
    let kids = view.kids(verb).iter().copied().filter(|&k| view.dep(k) == Dep::Prep && !inside(content, k));
    let mut found = None;
    for kid in kids {
        let object = view.kid(kid, &[Dep::Pobj]);
        let told = match object {
            Some(o) if view.is(kid, "to") && !is_medium_noun(view, o) => Some(o),
            Some(o) if is_medium(view, kid) => reached(view, o),
            _ => None,
        };
        found = found.or(told.filter(|&t| has_ears(view, t)));
    }
    found.or_else(|| told(view, verb, content)).or_else(|| spoken_to(view, verb, content))
}

/// "told the daily that", "assured the senate", "thanked the host for".
fn told(view: &View, verb: TokenId, content: &[Range]) -> Option<TokenId> {
    const TELLS: &[&str] = &[
        "tell", "ask", "inform", "warn", "urge", "remind", "assure", "advise", "notify", "brief", "thank", "inform",
        "persuade", "caution", "beg", "implore", "request", "order", "instruct", "invite", "press", "call", "promise",
    ];
    if !TELLS.contains(&view.doc.lemma(verb)) {
        return None;
    }
    let objects =
        view.kids(verb).iter().copied().filter(|&k| k > verb && matches!(view.dep(k), Dep::Dobj | Dep::Dative));
    objects.into_iter().find(|&k| !inside(content, k) && has_ears(view, k))
}

fn has_ears(view: &View, t: TokenId) -> bool {
    timex_at(view, t).is_none()
        && super::source::voice(view, t) == super::source::Voice::Speaker
        && view.pos(t) != Pos::Verb
}

/// "an interview with the daily", "a letter to the court".
fn reached(view: &View, noun: TokenId) -> Option<TokenId> {
    let to = view.kids(noun).iter().copied().find(|&k| view.dep(k) == Dep::Prep && view.is_any(k, &["to", "with"]))?;
    view.kid(to, &[Dep::Pobj])
}

/// "Speaking to reporters in Oslo, he said".
fn spoken_to(view: &View, verb: TokenId, content: &[Range]) -> Option<TokenId> {
    let kid = view.kids(verb).iter().copied().find(|&k| is_speaking(view, k) && !inside(content, k))?;
    reached(view, kid).filter(|&t| has_ears(view, t))
}

/// The expression of time that dates the saying: a direct dependant of the cue or of its medium, outside the content.
pub(super) fn said(view: &View, verb: TokenId, content: &[Range]) -> Option<Id<Timex>> {
    let kids = view.kids(verb).iter().copied().filter(|&k| !inside(content, k));
    for kid in kids {
        let found = match view.dep(kid) {
            Dep::Npadvmod | Dep::Advmod => timex_at(view, kid),
            Dep::Prep => dated_phrase(view, kid),
            Dep::Advcl if is_speaking(view, kid) => said(view, kid, content),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
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
