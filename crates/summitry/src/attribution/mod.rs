//! Room 8: attributions: source, cue, content (PARC, PolNeAR), with act, addressee, medium and nesting.
//!
//! Every cue word of `data/cue` is read in its construction (`frames`, `passive`, `nominal`, `phrases`, `adverbs`,
//! `colon`); the quotation layer mends what the parser cut; quotations without a cue go on from the statement before.

mod act;
mod adjunct;
mod adverbs;
mod beside;
mod citing;
mod clause;
mod colon;
mod content;
mod draft;
mod finish;
mod frames;
mod nominal;
mod object;
mod passive;
mod phrases;
mod source;
mod speech;
mod subject;
mod verbs;
mod view;

use crate::doc::{Act, Attribution, Document, Layer};
use crate::lexicon::Lexicon;
use draft::Draft;
use view::View;

/// Finds the attributions of an article.
pub fn attributions(doc: &Document, lexicon: &Lexicon) -> Layer<Attribution> {
    let mut view = View::new(doc, lexicon);
    let mut drafts = colon::labels(&view);
    view.mark_speech(drafts.iter().flat_map(|d| d.content.iter().copied()));
    for t in 0..view.len() {
        drafts.extend(read(&view, t));
    }
    let (performed, mut drafts): (Vec<Draft>, Vec<Draft>) =
        drafts.into_iter().partition(|d| verbs::is_performative(&view, d));
    speech::run_back(&view, &mut drafts);
    speech::run_on(&view, &mut drafts);
    colon::introduced(&view, &mut drafts);
    speech::settle(&view, &mut drafts);
    citing::link(&view, &mut drafts);
    answer(&view, &mut drafts);
    act::perform(&view, &mut drafts, &performed);
    finish::layer(&view, drafts)
}

/// The attribution of one cue word.
fn read(view: &View, t: u32) -> Option<Draft> {
    verbs::verb(view, t)
        .or_else(|| nominal::noun(view, t))
        .or_else(|| nominal::adjective(view, t))
        .or_else(|| adverbs::adverb(view, t))
        .or_else(|| phrases::phrase(view, t))
}

/// "Asked by the moderator whether ..., she replied": the answer goes to whoever asked in the same sentence.
fn answer(view: &View, drafts: &mut [Draft]) {
    let asked: Vec<(usize, u32, Option<u32>)> =
        drafts.iter().filter(|d| d.act == Act::Ask).map(|d| (view.unit_number(d.head), d.head, d.source)).collect();
    for draft in drafts.iter_mut().filter(|d| matches!(view.lemma(d.head), "respond" | "reply" | "answer")) {
        let unit = view.unit_number(draft.head);
        let asker = asked.iter().rev().find(|&&(u, head, _)| u == unit && head < draft.head);
        draft.addressee = draft.addressee.or(asker.and_then(|&(_, _, source)| source));
    }
}
