//! What is done by the words, where a neutral cue leaves it to them; how much of them is quoted.

use super::draft::{Draft, Range};
use super::source;
use super::view::View;
use crate::doc::{Act, Directness};
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// The act of a statement: that of its cue, or for a neutral cue what its content does in so many words.
pub(super) fn act(view: &View, draft: &Draft) -> Act {
    if !draft.neutral {
        return draft.act;
    }
    let acts = &view.cues.acts;
    let roots = roots(view, draft);
    let by_words =
        || acts.iter().find(|a| whole(view, draft, &a.whole) || a.any.iter().any(|w| anywhere(view, draft, w)));
    draft.told.or_else(|| by_modal(view, draft, &roots)).or_else(|| by_words().map(|a| a.act)).unwrap_or(draft.act)
}

/// Acts that first-person verbs inside a quotation perform ("we reject") become those of the statement around them.
pub(super) fn perform(view: &View, drafts: &mut [Draft], performed: &[Draft]) {
    let plain = |d: &&Draft| !matches!(d.act, Act::Say | Act::Claim | Act::Predict | Act::Ask) && !is_never(view, d);
    for inner in performed.iter().filter(plain) {
        let around = drafts.iter_mut().filter(|d| d.neutral && is_main(view, &d.content, inner.head));
        if let Some(outer) = around.min_by_key(|d| d.content.iter().map(|&(a, b)| b - a).sum::<u32>())
            && outer.told.is_none()
        {
            outer.told = refused(inner);
            outer.addressee = outer.addressee.or(inner.addressee);
        }
    }
}

/// "We do not accept it" rejects; what else is not done by speaking tells no act.
fn refused(inner: &Draft) -> Option<Act> {
    match (inner.negated, inner.act) {
        (false, act) => Some(act),
        (true, Act::Accept) => Some(Act::Reject),
        (true, _) => None,
    }
}

/// "I never threaten anybody" threatens nobody.
fn is_never(view: &View, draft: &Draft) -> bool {
    view.kids(draft.head).iter().any(|&k| view.is(k, "never"))
}

/// Whether a word stands in a main clause of a content.
fn is_main(view: &View, content: &[Range], t: TokenId) -> bool {
    let inside = |t: TokenId| super::adjunct::inside(content, t);
    let mut at = if view.is_verb(t) { t } else { view.head(t) };
    while view.dep(at) == Dep::Conj && inside(view.head(at)) {
        at = view.head(at);
    }
    inside(at) && (view.head(at) == at || !inside(view.head(at)))
}

/// Main verbs of the content's sentences.
fn roots(view: &View, draft: &Draft) -> Vec<TokenId> {
    let inside = |t: TokenId| super::adjunct::inside(&draft.content, t);
    let top = |t: &TokenId| view.is_verb(*t) && (view.head(*t) == *t || !inside(view.head(*t)));
    draft.content.iter().flat_map(|&(a, b)| a..b).filter(top).collect()
}

/// "will" of the source's own act, "must" of somebody else's.
fn by_modal(view: &View, draft: &Draft, roots: &[TokenId]) -> Option<Act> {
    let mut verbs = roots.iter().enumerate().flat_map(|(n, &root)| {
        let fellows = view.kids(root).iter().copied().filter(|&k| view.dep(k) == Dep::Conj && view.is_verb(k));
        std::iter::once((n, root)).chain(fellows.map(move |f| (n + 1, f)))
    });
    verbs.find_map(|(n, verb)| modal_act(view, draft, verb, n == 0))
}

fn modal_act(view: &View, draft: &Draft, verb: TokenId, first: bool) -> Option<Act> {
    let subject = view.kid(verb, &[Dep::Nsubj, Dep::Nsubjpass])?;
    let not = view.kid(verb, &[Dep::Neg]).is_some();
    let modal = modal(view, verb)?;
    let own = first && is_source(view, draft, subject);
    let fits = |words: &[String]| words.iter().any(|w| view.is(modal, w));
    let rule = view.cues.acts.iter().find(|a| {
        own && (fits(&a.own) && !not || fits(&a.own_not) && not)
            || fits(&a.party) && !is_copula(view, verb) && is_party(view, subject)
    });
    rule.map(|a| a.act)
}

/// The modal of a verb, or the "have" of "have to".
fn modal(view: &View, verb: TokenId) -> Option<TokenId> {
    let aux = view.kids(verb).iter().copied().find(|&k| view.dep(k) == Dep::Aux && view.tag(k) == Tag::MD);
    let have_to = || {
        let inner = view.kid(verb, &[Dep::Xcomp])?;
        let to = view.kids(inner).iter().any(|&k| view.tag(k) == Tag::TO);
        let yet = view.kids(verb).iter().any(|&k| view.is(k, "yet"));
        (to && !yet && matches!(view.lemma(verb), "have" | "need")).then_some(verb)
    };
    aux.or_else(have_to)
}

fn is_copula(view: &View, verb: TokenId) -> bool {
    view.lemma(verb) == "be" && view.kid(verb, &[Dep::Acomp]).is_some()
}

/// Whether a subject inside the content is the source itself.
fn is_source(view: &View, draft: &Draft, subject: TokenId) -> bool {
    if view.quote(subject).is_some() && view.quote(draft.head) != view.quote(subject) {
        return view.is_any(subject, &["i", "we"]);
    }
    let Some(source) = draft.source else { return false };
    let person = source::is_person(view, source);
    view.is_any(subject, &["he", "she", "they"]) && (person || view.is(subject, "they"))
        || view.is(subject, "it") && !person
        || view.word(subject) == view.word(source) && view.pos(source) == Pos::Propn
}

fn is_party(view: &View, subject: TokenId) -> bool {
    view.is_any(subject, &["they", "you"])
        || view.pos(subject) != Pos::Pron && source::voice(view, subject) == source::Voice::Speaker
}

/// A content of one word: "No."
fn whole(view: &View, draft: &Draft, words: &[String]) -> bool {
    let mut tokens = draft.content.iter().flat_map(|&(a, b)| a..b).filter(|&t| !view.is_punct(t));
    let only = tokens.next().filter(|_| tokens.next().is_none());
    only.is_some_and(|t| words.iter().any(|w| view.is(t, w)))
}

fn anywhere(view: &View, draft: &Draft, words: &[String]) -> bool {
    draft.content.iter().any(|&range| holds(view, range, words))
}

fn holds(view: &View, range: Range, words: &[String]) -> bool {
    let n = words.len() as TokenId;
    (range.0..range.1.saturating_sub(n.saturating_sub(1)))
        .any(|at| words.iter().zip(at..).all(|(word, t)| word == "*" || view.is(t, word)))
}

/// How much of the content is quoted, quotations around the cue itself left aside.
pub(super) fn directness(view: &View, draft: &Draft) -> Directness {
    if view.word(draft.head) == ":" {
        return Directness::Direct;
    }
    let quotes = quoted_ranges(view, draft);
    let (mut inside, mut outside) = (0usize, 0usize);
    for &(first, end) in &draft.content {
        for t in (first..end).filter(|&t| !view.is_punct(t)) {
            let quoted = quotes.iter().any(|&(a, b)| (a..b).contains(&t));
            inside += usize::from(quoted);
            outside += usize::from(!quoted && (t > first || !view.is(t, "that")));
        }
    }
    match (inside, outside) {
        (0, _) => Directness::Indirect,
        (_, 0) => Directness::Direct,
        _ => Directness::Mixed,
    }
}

fn quoted_ranges(view: &View, draft: &Draft) -> Vec<Range> {
    let cue = view.doc.token_span(draft.head);
    let Some(reach) = draft.content.iter().filter_map(|&(a, b)| view.span(a, b)).reduce(|a, b| a.cover(b)) else {
        return Vec::new();
    };
    let layer = view.doc.quotes.as_slice();
    let touching =
        layer.iter().filter(|q| q.span.overlaps(reach) && !q.span.contains(cue) && !is_title(view.doc.slice(q.span)));
    touching.map(|q| (view.doc.token_at(q.span.start()), view.token_end(q.span.end()))).collect()
}

/// A name between doubled single marks: italics of wiki text.
fn is_title(words: &str) -> bool {
    let Some(inner) = words.strip_prefix("''") else { return false };
    let mut words = inner.trim_end_matches('\'').split_whitespace();
    words.clone().count() <= 5 && words.all(|w| !w.starts_with(char::is_lowercase) || matches!(w, "of" | "the" | "and"))
}
