//! "Reuters, citing officials, reported that ...": the officials' words, reported by Reuters.

use super::draft::{Draft, Range};
use super::source::{self, Voice};
use super::view::View;
use summitry_syntax::{Dep, Tag, TokenId};

/// Gives each "citing" of people the content of the statement that it stands beside.
pub(super) fn link(view: &View, drafts: &mut [Draft]) {
    let citing: Vec<usize> = (0..drafts.len()).filter(|&n| drafts.get(n).is_some_and(|d| is_citing(view, d))).collect();
    for n in citing {
        let Some((outer, content)) = beside(view, drafts, n) else { continue };
        if let Some(draft) = drafts.get_mut(n) {
            draft.source = cited(view, draft);
            draft.content = content;
            draft.under = Some(outer);
        }
    }
}

fn is_citing(view: &View, draft: &Draft) -> bool {
    view.is_any(draft.head, &["citing", "quoting"]) && view.tag(draft.head) == Tag::VBG && cited(view, draft).is_some()
}

fn cited(view: &View, draft: &Draft) -> Option<TokenId> {
    let object = view.kid(draft.head, &[Dep::Dobj])?;
    (source::voice(view, object) == Voice::Speaker).then_some(object)
}

/// Head and content of the statement whose reporter cites: its source or its verb stands right before "citing".
fn beside(view: &View, drafts: &[Draft], n: usize) -> Option<(TokenId, Vec<Range>)> {
    let citing = drafts.get(n)?;
    let before = (1..=2).map(|back| citing.head.saturating_sub(back));
    let outer =
        before.into_iter().find_map(|t| drafts.iter().enumerate().find(|&(m, d)| m != n && touches(view, d, t)));
    let (_, outer) = outer?;
    let own = view.sub(citing.head);
    let content: Vec<Range> = outer.content.iter().flat_map(|&r| without(r, own)).collect();
    (!content.is_empty()).then_some((outer.head, content))
}

fn touches(view: &View, draft: &Draft, t: TokenId) -> bool {
    let behind = draft.content.iter().any(|&(_, end)| end == t + 1 || end == t);
    let at_source = draft.source.is_some_and(|s| source::phrase(view, s).1 == t + 1);
    (at_source || behind || draft.head == t) && !draft.content.is_empty()
}

fn without(range: Range, hole: Range) -> Vec<Range> {
    if hole.1 <= range.0 || range.1 <= hole.0 {
        return vec![range];
    }
    [(range.0, hole.0), (hole.1, range.1)].into_iter().filter(|r| r.0 < r.1).collect()
}
