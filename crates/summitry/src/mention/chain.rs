//! The order in which mentions are tied to actors.

use super::cluster::Builder;
use crate::doc::{Chain, Document, Id, Layer};
use crate::lexicon::Lexicon;

/// The chains of an article, and for each mention the chains it belongs to.
#[derive(Debug, Clone, Default)]
pub struct Chains {
    /// The actors.
    pub layer: Layer<Chain>,
    /// For each mention its chain.
    pub of: Vec<Option<Id<Chain>>>,
    /// For each mention its further chains ("both leaders").
    pub also: Vec<Vec<Id<Chain>>>,
}

/// Ties the mentions of one actor together.
///
/// Runs after attributions: who speaks tells who "I" is, and that "he" inside a quotation is not its speaker.
pub fn chains(doc: &Document, lexicon: &Lexicon) -> Chains {
    let mut builder = Builder::new(doc, lexicon);
    builder.full_names();
    builder.surnames();
    builder.bodies();
    builder.appositions();
    builder.walk();
    builder.finish()
}
