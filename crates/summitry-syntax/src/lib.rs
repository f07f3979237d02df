//! English syntax in pure Rust: tokens, part-of-speech tags, lemmas, dependencies, sentence ends and names.
//!
//! Knows nothing of the rest of Summitry; useful by itself.

mod labels;
mod parse;
mod tree;

pub use labels::{Dep, EntityLabel, Pos, Tag};
pub use parse::{Entity, Parse, Token, TokenId};
pub use tree::Tree;
