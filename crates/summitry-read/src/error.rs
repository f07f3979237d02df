//! The one error of this crate.

use std::fmt;
use std::io;
use std::time::Duration;

/// Why an input, or one line of it, gave no article. Prints as one line that names the place.
///
/// ```
/// use summitry_read::{Limits, from_bytes};
/// let error = from_bytes("photo.jpg", &[0xff, 0xd8, 0xff, 0xe0, 0, 16], &Limits::default()).expect_err("a picture");
/// assert_eq!(error.to_string(), "photo.jpg: binary (JPEG picture), not text");
/// ```
#[derive(Debug, thiserror::Error)]
#[error("{place}: {kind}")]
pub struct ReadError {
    place: String,
    kind: ReadErrorKind,
}

impl ReadError {
    pub(crate) fn new(place: impl fmt::Display, kind: ReadErrorKind) -> Self {
        Self { place: one_line(&place.to_string()), kind }
    }

    /// The file as it was named, with `:LINE` after it where the input holds one article a line.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What was wrong.
    pub fn kind(&self) -> &ReadErrorKind {
        &self.kind
    }
}

/// What was wrong with an input.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// The operating system would not give the bytes.
    #[error("{}", io_words(.0))]
    Io(#[source] io::Error),
    /// No bytes, or white space alone.
    #[error("empty")]
    Empty,
    /// Not text; the argument says what it looks like, where its first bytes tell.
    #[error("binary{}, not text", .0.map(|what| format!(" ({what})")).unwrap_or_default())]
    Binary(Option<&'static str>),
    /// A kind of text that this version does not read.
    #[error("{0}: not read by this version")]
    Unsupported(&'static str),
    /// More bytes than [`Limits`](crate::Limits) allow. The size is `None` where it was not known before reading.
    #[error("{}over the limit of {}", .bytes.map(|n| format!("{}, ", megabytes(n))).unwrap_or_default(), megabytes(*.limit))]
    TooBig {
        /// Size of the input in bytes.
        bytes: Option<u64>,
        /// The limit in bytes.
        limit: u64,
    },
    /// Not one valid JSON object.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A JSON object without an article's text; the argument lists the fields looked for.
    #[error("no text (looked for {0})")]
    NoText(String),
    /// A page in which no article was found.
    #[error("no article text found on the page")]
    NoArticle,
    /// A page that took longer than [`Limits::page_time`](crate::Limits::page_time).
    #[error("the page took longer than {} s to read", .0.as_secs_f64())]
    PageTime(Duration),
    /// The page reader failed on this page: a fault in it, not in the page.
    #[error("the page reader failed on this page")]
    PageFailed,
}

/// Megabytes of 1,000,000 bytes, rounded up so that "over the limit" never reads as equal to it.
fn megabytes(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}

fn io_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        io::ErrorKind::IsADirectory => "a folder, not a file".to_owned(),
        _ => one_line(&error.to_string()),
    }
}

/// Control characters (a file name may hold a line break) are written as escapes.
pub(crate) fn one_line(text: &str) -> String {
    if !text.contains(char::is_control) {
        return text.to_owned();
    }
    text.chars().flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] }).collect()
}
