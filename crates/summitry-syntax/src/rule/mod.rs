//! Rules after the networks: coarse tags and exceptions, lemmas.

mod lemma;
mod ruler;

pub(crate) use lemma::Lemmatizer;
pub(crate) use ruler::{Ruler, Seen};
