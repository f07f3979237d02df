//! Room 4: paragraphs and quotations.

mod paragraphs;
mod quotes;

pub use paragraphs::paragraphs;
pub use quotes::quotes;
