//! Room 7: toponyms.

use crate::doc::{Document, Layer, Toponym};
use crate::lexicon::Lexicon;

/// Finds the toponyms of an article.
pub fn toponyms(doc: &Document, lexicon: &Lexicon) -> Layer<Toponym> {
    let _ = (doc, lexicon);
    Layer::new()
}
