//! English syntax in pure Rust: tokens, part-of-speech tags, lemmas, dependencies, sentence ends and names.
//!
//! Knows nothing of the rest of Summitry; useful by itself.

mod labels;
mod model;
mod moves;
mod net;
mod parse;
mod pipeline;
mod rule;
mod text;
mod tree;
mod tsv;

pub use labels::{Dep, EntityLabel, Pos, Tag, UnknownLabel};
pub use model::BadModel;
pub use parse::{Entity, Parse, Token, TokenId};
pub use pipeline::Pipeline;
pub use tree::Tree;
pub use tsv::BadLine;
