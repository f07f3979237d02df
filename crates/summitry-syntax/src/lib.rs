//! English syntax in pure Rust: tokens, part-of-speech tags, lemmas, dependencies, sentence ends and names.
//!
//! Knows nothing of the rest of Summitry; useful by itself.

mod labels;
mod parse;

pub use labels::{Dep, EntityLabel, Pos, Tag};
pub use parse::{Entity, Parse, Token, TokenId};
