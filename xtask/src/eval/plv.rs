//! What one party does to another: the training sentences of PLV, whose source and target are marked.

use super::tally::{Prf, Tally};
use super::{Options, Score};
use anyhow::Context;
use rayon::prelude::*;
use std::collections::BTreeMap;
use summitry::doc::{Document, Event, Id, Mention, Metadata, Plover, Status};
use summitry::pipeline::Reader;
use summitry::text::Span;

/// PLV's 15 roots with their quad classes; it joins CONCEDE and RETREAT.
const ROOTS: [(&str, &str); 15] = [
    ("AGREE", "1"),
    ("CONSULT", "1"),
    ("SUPPORT", "1"),
    ("COOPERATE", "2"),
    ("AID", "2"),
    ("YIELD", "2"),
    ("REQUEST", "3"),
    ("ACCUSE", "3"),
    ("REJECT", "3"),
    ("THREATEN", "3"),
    ("PROTEST", "4"),
    ("SANCTION", "4"),
    ("MOBILIZE", "4"),
    ("COERCE", "4"),
    ("ASSAULT", "4"),
];

/// Parts of the cross-validation.
const FOLDS: usize = 5;

/// A sentence without its marks.
struct Sentence {
    text: String,
    sources: Vec<Span>,
    targets: Vec<Span>,
    root: String,
}

/// Macro-F1 over the roots and over the quad classes, of the one event that fits the marked parties best.
///
/// `typed` takes our type as it is; `root` and `quad` take what PLV's coders made of plans, proposals and denials.
pub(crate) fn score(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let sentences = sentences(options)?;
    let one = |s: &Sentence| {
        let doc = reader.analyse(s.text.as_str(), Metadata::default());
        let event = best(&doc, s);
        let found = [event.map(|e| root_of(e.kind)), event.map(root_by_status)];
        if options.errors && found[1] != Some(s.root.as_str()) {
            println!("{} {} | {}", s.root, found[1].unwrap_or("-"), s.text.replace('\n', " "));
        }
        (count(&s.root, found), event.cloned())
    };
    let found: Vec<(Tally, Option<Event>)> = sentences.par_iter().map(one).collect();
    let (mut tally, mut events) = (Tally::default(), Vec::new());
    for (one, event) in found {
        tally = tally.plus(one);
        events.push(event);
    }
    for (sentence, event, found) in fitted(&sentences, &events) {
        let found = event.is_some().then_some(found);
        class(&mut tally, "root.fitted", &sentence.root, found);
        class(&mut tally, "quad.fitted", quad(&sentence.root), found.map(quad));
    }
    let classes = |kind: &str, names: &[&str]| {
        let all: Vec<Prf> = names.iter().map(|n| tally.of(&format!("{kind} {n}"))).collect();
        let macro_f1 = all.iter().map(|c| c.f1()).sum::<f64>() / all.len() as f64;
        let right = all.iter().map(|c| c.right).sum::<usize>() as f64 / sentences.len() as f64;
        let name = |what: &str| format!("{kind} {what}");
        [(name("macro f1"), macro_f1), (name("acc"), 100.0 * right)]
    };
    let roots = ROOTS.map(|r| r.0);
    let missed = ("no event".to_owned(), 100.0 - tally.of("any").r());
    let quads = ["1", "2", "3", "4"];
    let figures = [
        classes("root", &roots),
        classes("quad", &quads),
        classes("typed", &roots),
        classes("root.fitted", &roots),
        classes("quad.fitted", &quads),
    ];
    let all = figures.into_iter().flatten().chain([missed]);
    Ok(all.map(|(measure, value)| Score { set: "plv", measure, value }).collect())
}

/// Counts one sentence under `root ACCUSE`, `quad 3` and `typed ACCUSE`; `found` as typed and by status.
fn count(gold: &str, found: [Option<&str>; 2]) -> Tally {
    let mut tally = Tally::default();
    tally.decide("any", found[1].is_some(), true);
    class(&mut tally, "typed", gold, found[0]);
    class(&mut tally, "root", gold, found[1]);
    class(&mut tally, "quad", quad(gold), found[1].map(quad));
    tally
}

/// What the set's coders call our events, learned on four fifths of the sentences for the last fifth: by type, status and
/// CAMEO code, else by type and status; where fewer than three others have them, what [`root_by_status`] says.
fn fitted<'s>(
    sentences: &'s [Sentence],
    events: &'s [Option<Event>],
) -> Vec<(&'s Sentence, Option<&'s Event>, &'s str)> {
    let mut all = Vec::new();
    for fold in 0..FOLDS {
        let rows = sentences.iter().zip(events).enumerate();
        let (held, train): (Vec<_>, Vec<_>) = rows.partition(|(at, _)| at % FOLDS == fold);
        let mut seen: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        for (_, (sentence, event)) in train {
            for key in event.iter().flat_map(keys) {
                *seen.entry(key).or_default().entry(&sentence.root).or_default() += 1;
            }
        }
        for (_, (sentence, event)) in held {
            let known = event.iter().flat_map(keys).find_map(|key| majority(seen.get(&key)?));
            let root = known.or(event.as_ref().map(root_by_status)).unwrap_or_default();
            all.push((sentence, event.as_ref(), root));
        }
    }
    all
}

fn keys(event: &Event) -> [String; 2] {
    let broad = format!("{} {}", event.kind.as_str(), event.status.as_str());
    [format!("{broad} {}", event.cameo.as_deref().unwrap_or_default()), broad]
}

fn majority<'s>(counts: &BTreeMap<&'s str, usize>) -> Option<&'s str> {
    let total: usize = counts.values().sum();
    let (root, most) = counts.iter().max_by_key(|(_, n)| **n)?;
    (total >= 3 && 2 * most > total).then_some(*root)
}

/// Counts one sentence in a class of `kind`.
fn class(tally: &mut Tally, kind: &str, gold: &str, found: Option<&str>) {
    let right = usize::from(found == Some(gold));
    tally.count(&format!("{kind} {gold}"), right, right, 1);
    if let Some(found) = found.filter(|&f| f != gold) {
        tally.count(&format!("{kind} {found}"), 0, 1, 0);
    }
}

fn quad(root: &str) -> &'static str {
    ROOTS.iter().find(|r| r.0 == root).map_or("0", |r| r.1)
}

fn sentences(options: &Options) -> anyhow::Result<Vec<Sentence>> {
    let file = options.shared.join("data/events/PLV_train.tsv");
    let mut rows = csv::ReaderBuilder::new().delimiter(b'\t').from_path(file)?;
    let header = rows.headers()?.clone();
    let column = |name: &str| header.iter().position(|h| h == name).with_context(|| format!("no column {name}"));
    let (marked, root) = (column("marked_sentence")?, column("gold_root")?);
    let of = |row: csv::StringRecord| Some(unmark(row.get(marked)?, row.get(root)?));
    rows.records().map(|row| of(row?).context("a row lacks a column")).collect()
}

/// Takes the marks out of `<s>source</s>` and `<t>target</t>`.
fn unmark(marked: &str, root: &str) -> Sentence {
    let mut sentence =
        Sentence { text: String::new(), sources: Vec::new(), targets: Vec::new(), root: root.to_owned() };
    let (mut rest, mut start) = (marked, 0);
    while let Some(at) = rest.find('<') {
        let (before, tail) = rest.split_at(at);
        sentence.text.push_str(before);
        let here = sentence.text.len() as u32;
        let span = Span::between(start, here);
        let mark = ["<s>", "</s>", "<t>", "</t>"].into_iter().find(|m| tail.starts_with(m));
        match mark {
            Some("</s>") => sentence.sources.push(span),
            Some("</t>") => sentence.targets.push(span),
            Some(_) => start = here,
            None => sentence.text.push('<'),
        }
        rest = tail.get(mark.map_or(1, str::len)..).unwrap_or_default();
    }
    sentence.text.push_str(rest);
    sentence
}

/// The event whose actors are the source and whose recipients are the target, as far as there is one; else the first.
fn best<'d>(doc: &'d Document, sentence: &Sentence) -> Option<&'d Event> {
    let on = |ids: &[Id<Mention>], spans: &[Span]| {
        let mut mentions = ids.iter().filter_map(|&m| doc.mentions.get(m));
        i32::from(mentions.any(|m| spans.iter().any(|s| s.overlaps(m.span))))
    };
    let (source, target) = (&sentence.sources, &sentence.targets);
    let mut best: Option<(i32, &Event)> = None;
    for event in doc.events.as_slice() {
        let is_party = source.iter().chain(target).any(|s| s.overlaps(event.span));
        let event = &event.data;
        let straight = 4 * on(&event.actors, source) + 2 * on(&event.recipients, target);
        let turned = on(&event.actors, target) + on(&event.recipients, source);
        let fit = straight + turned - 3 * i32::from(is_party);
        if best.is_none_or(|(other, _)| fit > other) {
            best = Some((fit, event));
        }
    }
    best.map(|(_, event)| event)
}

fn root_of(kind: Plover) -> &'static str {
    match kind {
        Plover::Concede | Plover::Retreat => "YIELD",
        other => other.as_str(),
    }
}

/// What PLV calls a deed that is not done yet: a plan of cooperation is an AGREE, of conflict a THREATEN, a proposal a
/// REQUEST, and cooperation that is denied a REJECT. The record keeps the deed's own type beside its status.
fn root_by_status(event: &Event) -> &'static str {
    use Plover::{Accuse, Agree, Reject, Request, Threaten};
    let (words, coop) = (matches!(event.kind, Accuse | Reject | Request | Threaten), event.kind.quad() <= 2);
    match event.status {
        Status::Planned | Status::Conditional | Status::Predicted if coop && event.kind != Agree => "AGREE",
        Status::Planned | Status::Conditional | Status::Predicted if !coop && !words => "THREATEN",
        Status::Proposed if !words => "REQUEST",
        Status::Denied if coop => "REJECT",
        _ => root_of(event.kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_off() {
        let s = unmark("On <s>Élan</s> & <s>Orel</s> < 3 <t>Vela</t>.", "ACCUSE");
        let words = |spans: &[Span]| spans.iter().map(|p| s.text[p.range()].to_owned()).collect::<Vec<_>>();
        assert_eq!(s.text, "On Élan & Orel < 3 Vela.");
        assert_eq!((words(&s.sources), words(&s.targets)), (vec!["Élan".into(), "Orel".into()], vec!["Vela".into()]));
    }

    #[test]
    fn a_miss_is_no_class() {
        let tally = count("AID", [None, Some("AGREE")]);
        assert_eq!(tally.of("typed AID"), Prf { right: 0, found: 0, gold: 1 });
        assert_eq!(tally.of("root AGREE"), Prf { right: 0, found: 1, gold: 0 });
        assert_eq!(tally.of("quad 2"), Prf { right: 0, found: 0, gold: 1 });
    }
}
