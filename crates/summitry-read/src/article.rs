//! What the readers give back.

use std::fmt;

use crate::date;

/// One article: its text, and what is said about it from outside the text.
///
/// A field that nothing says is `None`; there are no blank strings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// The canonical text, which every span of the record points into: never change it after.
    ///
    /// Plain text and the text of JSON articles are kept verbatim, but for a leading byte-order mark, which is dropped,
    /// and CRLF and lone CR, which become LF. The text of a page, and of a JSON field that holds HTML, is paragraphs parted by
    /// blank lines.
    pub text: String,
    /// Where it was read: the file as it was named.
    pub file: String,
    /// The line of `file`, counted from 1, where `file` holds one article a line.
    pub line: Option<u64>,
    /// The identifier that the input gives, as text.
    pub id: Option<String>,
    /// The address that the input gives.
    pub url: Option<String>,
    /// Who published it: a newspaper, an agency or a site.
    pub publisher: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// BCP 47 primary language subtag ("en"): detected in the text where it is long enough, else as declared.
    pub language: Option<String>,
    /// When it was published, and how that is known.
    pub published: Option<Published>,
    /// When a crawler took it, an ISO date or date-time; given in JSON only.
    pub retrieved: Option<String>,
    /// What could not be done while reading, a sentence each.
    pub notes: Vec<String>,
}

/// When an article was published: a valid ISO 8601 date or date-time, as precise as it was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    value: String,
    rung: Rung,
}

impl Published {
    /// Reads a date or date-time in ISO, RFC 2822 or plain English form; `None` where it is not a valid whole day.
    ///
    /// A month without a day and numbers that could be read in two ways ("03/04/2014") are not taken.
    ///
    /// ```
    /// use summitry_read::{Published, Rung};
    /// let published = Published::parse("Mon, 3 Mar 2014 09:30 +0100", Rung::Given).expect("a date");
    /// assert_eq!(published.value(), "2014-03-03T09:30:00+01:00");
    /// assert_eq!(published.day(), "2014-03-03");
    /// assert!(Published::parse("2014-02-30", Rung::Given).is_none());
    /// ```
    pub fn parse(text: &str, rung: Rung) -> Option<Self> {
        date::declared(text).map(|moment| Self { value: moment.to_string(), rung })
    }

    pub(crate) fn new(moment: date::Moment, rung: Rung) -> Self {
        Self { value: moment.to_string(), rung }
    }

    pub(crate) fn from_dateline(moment: date::Moment) -> Self {
        Self::new(moment, Rung::Dateline)
    }

    /// The date (`2014-03-03`) or date-time (`2014-03-03T09:30:00+01:00`; no offset where none was declared).
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The calendar day alone, as it was at the offset declared.
    pub fn day(&self) -> &str {
        self.value.get(..10).unwrap_or(&self.value)
    }

    /// How it is known.
    pub fn rung(&self) -> Rung {
        self.rung
    }
}

/// The rungs of the ladder on which a date of publication is looked for, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// The user said so.
    Given,
    /// The input says so in a field made for it: JSON, JSON-LD, a meta element, `<time itemprop=datePublished>`.
    Declared,
    /// The address of the page holds it ("/2014/03/03/").
    Url,
    /// A date shown on the page where such dates are shown; or, when the text does not begin with one either, the day on
    /// which the page says that it was last changed: then a note says so.
    Heuristic,
    /// The first lines of the text hold it: a dateline, or a line that is a date.
    Dateline,
}

impl Rung {
    /// The rung as one lower-case word, as the record writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Declared => "declared",
            Self::Url => "url",
            Self::Heuristic => "heuristic",
            Self::Dateline => "dateline",
        }
    }
}

impl fmt::Display for Rung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
