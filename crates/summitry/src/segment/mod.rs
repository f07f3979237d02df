//! Room 4: paragraphs, quotations, the dateline.

mod dateline;
mod paragraphs;
mod quotes;

pub use dateline::dateline;
pub use paragraphs::paragraphs;
pub use quotes::quotes;
