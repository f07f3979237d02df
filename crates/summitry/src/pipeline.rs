//! The one place that knows the order of the rooms.

use crate::doc::{Document, Metadata};
use crate::lexicon::Lexicon;
use crate::{attribution, event, mention, place, segment, time};
use summitry_syntax::{Parse, Tree};

/// Reads one article whose syntax is already analysed: every room in turn.
pub fn annotate(text: &str, meta: Metadata, parse: Parse, lexicon: &Lexicon) -> Document {
    let mut doc = Document::new(text, meta);
    doc.paragraphs = segment::paragraphs(&doc);
    doc.quotes = segment::quotes(&doc);
    doc.tree = Tree::new(&parse);
    doc.parse = parse;
    doc.mentions = mention::mentions(&doc, lexicon);
    doc.timexes = time::timexes(&doc, lexicon);
    doc.toponyms = place::toponyms(&doc, lexicon);
    doc.attributions = attribution::attributions(&doc, lexicon);
    let chains = mention::chains(&doc, lexicon);
    doc.set_chains(chains.layer, &chains.of, chains.also);
    doc.events = event::events(&doc, lexicon);
    doc
}
