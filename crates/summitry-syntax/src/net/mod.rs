//! The networks: hashed embeddings, a convolutional encoder, linear layers.

mod dense;
mod embed;
mod encoder;
mod tok2vec;

pub(crate) use dense::Dense;
pub(crate) use tok2vec::Tok2Vec;

/// Width of the encoders' rows.
pub(crate) const WIDTH: usize = 96;
