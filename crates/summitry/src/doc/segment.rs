//! Paragraphs and quotations.

use crate::text::Span;

/// A stretch of text between blank lines or line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Whether it has no final punctuation and is short: a headline or crosshead.
    pub heading: bool,
}

/// Words between quotation marks; the annotation's span includes the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// The words without the marks.
    pub inner: Span,
    /// 0 outside other quotations, 1 inside one, ...
    pub level: u8,
    /// Whether the closing mark is there. An open quotation ends with its paragraph.
    pub closed: bool,
    /// Whether it goes on from the open quotation of the paragraph before.
    pub continues: bool,
}
