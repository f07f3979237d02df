//! How much work one input may cause.

use std::time::Duration;

/// Bounds that keep one bad input from stopping a run. [`Limits::default`] suits news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file that is read whole (text, page, one JSON document). JSON lines are streamed and have no such bound.
    pub file_bytes: u64,
    /// Bytes of one line among JSON lines.
    pub line_bytes: u64,
    /// Bytes of one HTML page.
    pub page_bytes: u64,
    /// Wall-clock time that the extraction of one page may take. A page over it gives an error, never a shorter text.
    pub page_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64_000_000,
            line_bytes: 64_000_000,
            page_bytes: 16_000_000,
            page_time: Duration::from_secs(20),
        }
    }
}
