//! What is done by the words, where a neutral cue leaves it to them; how much of them is quoted.

use super::draft::{Draft, Range};
use super::view::View;
use crate::doc::{Act, Directness};
use summitry_syntax::TokenId;

/// The act of a statement.
pub(super) fn act(view: &View, draft: &Draft) -> Act {
    if !draft.neutral {
        return draft.act;
    }
    let lists = &view.cues.acts;
    let told = lists.iter().find(|l| l.any.iter().any(|words| draft.content.iter().any(|&r| holds(view, r, words))));
    told.map_or(draft.act, |l| l.act)
}

fn holds(view: &View, range: Range, words: &[String]) -> bool {
    let n = words.len() as TokenId;
    (range.0..range.1.saturating_sub(n.saturating_sub(1)))
        .any(|at| words.iter().zip(at..).all(|(word, t)| word == "*" || view.is(t, word)))
}

/// How much of the content is quoted, quotations around the cue itself left aside.
pub(super) fn directness(view: &View, draft: &Draft) -> Directness {
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
