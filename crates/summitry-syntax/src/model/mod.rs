//! The model file: named blocks of numbers and lines (format: `training/convert_syntax.py`).

mod read;

pub(crate) use read::Blocks;

/// The bytes of the model built into the crate.
pub(crate) static EMBEDDED: &[u8] = include_bytes!("../../model/en-core-web-sm-3.8.0.bin");

/// Why a model file could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadModel(String);

impl BadModel {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl std::fmt::Display for BadModel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "bad model: {}", self.0)
    }
}

impl std::error::Error for BadModel {}
