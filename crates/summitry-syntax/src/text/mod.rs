//! From text to words: characters, tokens, the features of a word type.

mod affix;
mod chars;
mod hash;
mod lexeme;
mod rematch;
mod tokenizer;
mod url;

pub(crate) use chars::{CharSet, is_space};
pub(crate) use hash::hash_keys;
pub(crate) use lexeme::{Lexicon, WordFeatures};
pub(crate) use tokenizer::{RawToken, Tokenizer};
