//! Room 1: positions in a text. Knows nothing of documents.

mod convert;
mod span;

pub use convert::CodePoints;
pub use span::Span;
