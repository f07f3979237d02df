//! Bytes to clean text and metadata.
//!
//! Takes what newsrooms and researchers have at hand and gives back [`Article`]s, one by one:
//!
//! * plain text in any common encoding (Unicode, windows-125x, Shift-JIS, GB18030, EUC-KR, KOI8-R, ...)
//! * HTML pages: the article without its surroundings, the date of publication and how it was found
//! * JSON lines of articles, one JSON article, or an array of them
//!
//! ```
//! use summitry_read::{Limits, Rung, from_bytes};
//!
//! let text = "OSLO, March 3, 2014 (Agency) — The minister left.\r\n";
//! let article = from_bytes("wire.txt", text.as_bytes(), &Limits::default())?.next().expect("one article")?;
//! assert_eq!(article.text, "OSLO, March 3, 2014 (Agency) — The minister left.\n");
//! let published = article.published.expect("the dateline says");
//! assert_eq!((published.value(), published.rung()), ("2014-03-03", Rung::Dateline));
//! # Ok::<(), summitry_read::ReadError>(())
//! ```
//!
//! What a file holds is decided by its content first and its extension second. A file that cannot be read gives one
//! [`ReadError`], one line long; a bad line among JSON lines gives one error and the lines after it go on.
//!
//! What this crate does not do: fetch anything, split a page into several articles, translate, judge what an article
//! says. It reads no feeds, WARC, PDF or word-processor files yet and says so when it meets them.

mod article;
mod articles;
mod charset;
mod date;
mod error;
mod html;
mod inputs;
mod json;
mod language;
mod limits;
mod sniff;

pub use article::{Article, Published, Rung};
pub use articles::{Articles, from_bytes, from_reader, open};
pub use error::{ReadError, ReadErrorKind};
pub use inputs::inputs;
pub use limits::Limits;
