//! From drafts to the layer: order, nesting, mentions, times.

use super::act;
use super::adjunct;
use super::draft::{Draft, Range};
use super::source;
use super::view::View;
use crate::doc::{Act, Addressee, Attribution, Id, Layer, Mention, Polarity};
use crate::text::Span;
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// Writes the drafts as a layer in the order of their cues.
pub(super) fn layer(view: &View, mut drafts: Vec<Draft>) -> Layer<Attribution> {
    drafts.sort_by_key(|d| (d.cue, d.head));
    drafts.dedup_by_key(|d| d.head);
    let unreal: Vec<bool> = (0..drafts.len()).map(|n| is_unreal(view, &drafts, n)).collect();
    let mut keep = unreal.into_iter().map(|u| !u);
    drafts.retain(|_| keep.next().unwrap_or(true));
    let parents: Vec<Option<usize>> = (0..drafts.len()).map(|n| parent(&drafts, n)).collect();
    let mut layer = Layer::new();
    for (draft, parent) in drafts.iter().zip(parents) {
        if let Some(span) = view.span(draft.cue.0, draft.cue.1) {
            layer.push(span, attribution(view, draft, span, parent), draft.rule.clone());
        }
    }
    layer
}

/// Inside a content, an act that is only possible, wanted or denied ("China should apologise") is no saying of its own.
fn is_unreal(view: &View, drafts: &[Draft], n: usize) -> bool {
    let Some(draft) = drafts.get(n) else { return false };
    if !view.is_verb(draft.head) {
        return false;
    }
    let modal = view.kids(draft.head).iter().any(|&k| view.tag(k) == Tag::MD);
    if parent(drafts, n).is_none() {
        return is_unsaid(view, draft, modal);
    }
    let infinitive = view.kids(draft.head).iter().any(|&k| view.tag(k) == Tag::TO && view.dep(k) == Dep::Aux);
    let goes_on = matches!(view.lemma(view.head(draft.head)), "continue" | "begin" | "start" | "go" | "keep");
    let wanted = infinitive && view.dep(draft.head) != Dep::Advcl && !goes_on;
    let denied = draft.negated && !draft.neutral && draft.act != Act::Want;
    modal || wanted || denied
}

/// What the article itself only thinks possible or planned ("may announce", "plans to announce") has not been said.
fn is_unsaid(view: &View, draft: &Draft, modal: bool) -> bool {
    const PLANS: &[&str] = &["plan", "intend", "prepare", "aim", "due", "set", "schedule", "likely", "ready", "need"];
    let quoted = draft.content.iter().any(|&(a, b)| (a..b).any(|t| view.quote(t).is_some()));
    let above = view.head(draft.head);
    let planned = view.dep(draft.head) == Dep::Xcomp && above < draft.head && PLANS.contains(&view.lemma(above));
    (modal || planned) && !draft.negated && !quoted && !view.is_spoken(draft.head)
}

fn attribution(view: &View, draft: &Draft, cue: Span, parent: Option<usize>) -> Attribution {
    let partners = draft.source.map(|s| source::partners(view, s)).unwrap_or_default();
    let addressee = draft.addressee.or_else(|| adjunct::addressee(view, draft));
    let addressee = addressee.filter(|&a| Some(a) != draft.source);
    let medium = draft.medium.or_else(|| adjunct::medium(view, draft));
    Attribution {
        source: draft.source.and_then(|s| source::span(view, s)),
        speaker: draft.source.and_then(|s| mention(view, s)),
        with: fellows(view, draft.source, partners),
        cue: Some(cue),
        cue_head: Some(draft.head),
        content: spans(view, &draft.content),
        directness: act::directness(view, draft),
        act: act::act(view, draft),
        polarity: if draft.negated || keeps_silent(view, draft) { Polarity::Negated } else { Polarity::Affirmed },
        addressee: addressee.and_then(|a| heard(view, a)),
        medium: medium.and_then(|m| adjunct::words(view, m)),
        said: adjunct::said(view, draft.head, &draft.content),
        parent: parent.map(Id::new),
    }
}

/// The other sources of a coordination; "agent and expert Hana Novak" is one.
fn fellows(view: &View, source: Option<TokenId>, partners: Vec<TokenId>) -> Vec<Id<Mention>> {
    let mut seen: Vec<Id<Mention>> = source.and_then(|s| mention(view, s)).into_iter().collect();
    let first = seen.len();
    for partner in partners.into_iter().filter_map(|p| mention(view, p)) {
        if !seen.contains(&partner) {
            seen.push(partner);
        }
    }
    seen.split_off(first)
}

/// "declined to comment": a refusal to speak says nothing.
fn keeps_silent(view: &View, draft: &Draft) -> bool {
    const SPEECH: &[&str] = &["comment", "say", "answer", "elaborate", "respond", "speculate", "disclose", "confirm"];
    let Some(&(first, end)) = draft.content.first() else { return false };
    draft.act == Act::Reject
        && matches!(view.lemma(draft.head), "decline" | "refuse")
        && (first..end.min(first + 2)).any(|t| view.is_any(t, SPEECH))
}

fn spans(view: &View, content: &[Range]) -> Vec<Span> {
    let ends_open = |&t: &TokenId| view.pos(t) == Pos::Cconj && view.quote(t).is_none();
    let whole = |&(a, b): &Range| (a, if b > a + 1 && ends_open(&(b - 1)) { b - 1 } else { b });
    let mut spans: Vec<Span> = content.iter().filter_map(|r| adjunct::words(view, whole(r))).collect();
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start() < last.end() => *last = last.cover(span),
            _ => out.push(span),
        }
    }
    out
}

fn heard(view: &View, head: TokenId) -> Option<Addressee> {
    Some(Addressee { span: source::span(view, head)?, mention: mention(view, head) })
}

/// The mention with this head, or else the smallest one that holds it.
fn mention(view: &View, head: TokenId) -> Option<Id<Mention>> {
    let mentions = &view.doc.mentions;
    let exact = mentions.iter().find(|(_, m)| m.data.head == head);
    let held = || {
        mentions
            .iter()
            .filter(|(_, m)| (m.data.first..m.data.end).contains(&head))
            .min_by_key(|(_, m)| m.data.end - m.data.first)
    };
    exact.or_else(held).map(|(id, _)| id)
}

/// The statement with the smallest content that holds this one's cue.
fn parent(drafts: &[Draft], n: usize) -> Option<usize> {
    let draft = drafts.get(n)?;
    if let Some(under) = draft.under {
        return drafts.iter().position(|d| d.head == under);
    }
    let holds = |d: &Draft, t: TokenId| adjunct::inside(&d.content, t);
    let size = |d: &Draft| d.content.iter().map(|&(a, b)| b - a).sum::<u32>();
    drafts
        .iter()
        .enumerate()
        .filter(|&(m, d)| m != n && holds(d, draft.head) && !holds(draft, d.head))
        .min_by_key(|(_, d)| size(d))
        .map(|(m, _)| m)
}
