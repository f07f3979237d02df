//! Room 9: events.
//!
//! A pattern of the lexicon is found at a word (`triggers`), its parties are read off the syntax (`arguments`,
//! `parties`), then whether it happened (`form`, `status`), when and where (`when_where`). Statements whose act is itself an
//! event add theirs (`performed`); tellings of one event are tied (`same`).

mod arguments;
mod contexts;
mod draft;
mod form;
mod implied;
mod modes;
mod of_nouns;
mod parties;
mod performed;
mod same;
mod sift;
mod status;
mod support;
mod syntax;
mod triggers;
mod when_where;

use crate::doc::{Document, Event, Layer};
use crate::lexicon::Lexicon;
use draft::{Draft, Drafting};
use parties::Parties;
use sift::Sieve;
use syntax::Syntax;
use triggers::Finder;
use when_where::Setting;

/// Finds the events of an article, in the order of their triggers.
pub fn events(doc: &Document, lexicon: &Lexicon) -> Layer<Event> {
    let syntax = Syntax { doc };
    let parties = Parties::new(syntax, lexicon);
    let lexicon = &lexicon.events;
    let triggers = Finder { syntax, lexicon, parties: &parties }.triggers();
    let drafting = Drafting { syntax, lexicon, parties: &parties };
    let mut drafts: Vec<Draft> = triggers.iter().filter_map(|fits| drafting.first(fits)).collect();
    drafting.perform(&mut drafts);
    let nouns: Vec<_> = drafts.iter().map(|d| d.head).filter(|&h| syntax.is_noun(h)).collect();
    let setting = Setting::new(syntax, &nouns);
    for draft in &mut drafts {
        setting.settle(draft);
        contexts::contexts(syntax, lexicon, draft);
    }
    drafts.sort_by_key(|d| (d.span.start(), d.span.end()));
    modes::modes(syntax, &mut drafts);
    Sieve { syntax, lexicon }.sift(&mut drafts);
    let mut events = layer(drafts);
    same::link(doc, &mut events);
    events
}

fn layer(drafts: Vec<Draft>) -> Layer<Event> {
    let mut events = Layer::new();
    for draft in drafts {
        let event = Event {
            kind: draft.kind,
            mode: draft.mode,
            contexts: draft.contexts,
            cameo: draft.cameo,
            trigger_head: draft.head,
            actors: draft.actors,
            recipients: draft.recipients,
            status: draft.status,
            happened: draft.happened,
            place: draft.place,
            performed_by: draft.performed_by,
            reported_by: draft.reported_by,
            same_as: None,
        };
        events.push(draft.span, event, draft.by);
    }
    events
}
