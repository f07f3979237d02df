#![doc = include_str!("../README.md")]

mod escape;
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
mod words;

pub use labels::{Dep, EntityLabel, Pos, Tag, UnknownLabel};
pub use model::BadModel;
pub use parse::{Entity, Parse, Token, TokenId};
pub use pipeline::Pipeline;
pub use tree::Tree;
pub use tsv::BadLine;

/// SHA-256 of the model file that [`Pipeline::embedded`] uses, in hex.
pub fn model_hash() -> &'static str {
    let line = include_str!("../model/en-core-web-sm-3.8.0.bin.sha256");
    line.split_whitespace().next().unwrap_or_default()
}
