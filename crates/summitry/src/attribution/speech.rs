//! Quotations without a cue of their own: a speech that runs on.

use super::content::is_speech;
use super::draft::Draft;
use super::view::View;
use summitry_syntax::TokenId;

/// Gives the earlier paragraphs of a quotation that runs over paragraphs to the statement that has its last one.
pub(super) fn run_back(view: &View, drafts: &mut [Draft]) {
    let quotes = view.doc.quotes.as_slice();
    let outer: Vec<usize> = (0..quotes.len()).filter(|&n| quotes[n].data.level == 0).collect();
    for pair in outer.windows(2).rev() {
        let &[before, after] = pair else { continue };
        if !quotes[after].data.continues {
            continue;
        }
        let (first, end) = view.quote_tokens(before);
        let next = view.quote_tokens(after);
        if first >= end || claimed(drafts, first, end) {
            continue;
        }
        let owner = drafts.iter_mut().find(|d| d.speech && d.content.iter().any(|&(a, b)| a <= next.0 && next.0 < b));
        if let Some(owner) = owner.filter(|d| !(first..end).contains(&d.head)) {
            owner.content.insert(0, (first, end));
        }
    }
}

/// Gives each sentence-long quotation that no cue has claimed to the statement that it goes on from.
pub(super) fn run_on(view: &View, drafts: &mut [Draft]) {
    for (number, quote) in view.doc.quotes.as_slice().iter().enumerate() {
        if quote.data.level > 0 || !is_speech(view, number) {
            continue;
        }
        let (first, end) = view.quote_tokens(number);
        if first >= end || claimed(drafts, first, end) || !stands_alone(view, first, end) {
            continue;
        }
        if let Some(owner) = owner(view, drafts, first)
            && let Some(draft) = drafts.get_mut(owner)
        {
            draft.content.push((first, end));
        }
    }
}

/// Takes a quotation off a statement that has others when it stands right behind another statement's cue.
pub(super) fn settle(view: &View, drafts: &mut [Draft]) {
    let first_words = |d: &Draft| d.content.first().copied().filter(|&(a, _)| a > d.head && a <= d.head + 2);
    let own: Vec<(TokenId, (TokenId, TokenId))> =
        drafts.iter().filter(|d| d.speech).filter_map(|d| Some((d.head, first_words(d)?))).collect();
    for draft in drafts.iter_mut().filter(|d| d.content.len() > 1) {
        let head = draft.head;
        let others = |piece: &(TokenId, TokenId)| own.iter().any(|&(h, p)| h != head && p == *piece && h < head);
        if !draft.content.iter().all(others) {
            draft.content.retain(|piece| !others(piece) || view.quote(piece.0).is_none());
        }
    }
}

/// Whether a statement made outside of the quotation has words of it.
pub(super) fn claimed(drafts: &[Draft], first: TokenId, end: TokenId) -> bool {
    let outside = |d: &&Draft| !(first..end).contains(&d.head);
    drafts.iter().filter(outside).any(|d| d.content.iter().any(|&(a, b)| a < end && first < b))
}

/// Whether the quotation is a sentence by itself: nothing but it in its unit.
fn stands_alone(view: &View, first: TokenId, end: TokenId) -> bool {
    let (unit_first, _) = view.unit(first);
    let (_, unit_end) = view.unit(end - 1);
    let after = (end..unit_end).all(|t| view.is_punct(t));
    after && ((unit_first..first).all(|t| view.is_punct(t)) || first > 0 && view.word(first - 1) == ":")
}

/// The last statement of speech before the quotation, when nothing stands between them but its own sentence.
fn owner(view: &View, drafts: &[Draft], first: TokenId) -> Option<usize> {
    let unit = view.unit_number(first);
    let last = drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| d.speech && d.source.is_some() && view.quote(d.head).is_none())
        .filter(|(_, d)| last_unit(view, d) <= unit && reaches(view, d, first))
        .max_by_key(|(_, d)| (last_unit(view, d), d.head))?;
    Some(last.0)
}

/// Number of the last unit that a statement has a share in.
fn last_unit(view: &View, draft: &Draft) -> usize {
    let ends = draft.content.iter().map(|&(_, b)| b.saturating_sub(1));
    ends.chain([draft.head]).map(|t| view.unit_number(t)).max().unwrap_or(0)
}

fn reaches(view: &View, draft: &Draft, first: TokenId) -> bool {
    let last = draft.content.iter().map(|&(_, b)| b).chain([draft.head + 1]).max().unwrap_or(0);
    let (_, end) = view.unit(last.saturating_sub(1));
    let end = if view.word(last) == ":" { last } else { end };
    (end.min(first)..first).all(|t| view.is_punct(t))
}
