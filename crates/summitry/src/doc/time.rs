//! Expressions of time (TIMEX3).

use super::Id;
use jiff::civil::Date;

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum TimexKind {
    Date,
    Time,
    Duration,
    Set,
}

impl TimexKind {
    /// The TIMEX3 name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// What a relative expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The day of publication.
    Published,
    /// Another expression of the article.
    Timex(Id<Timex>),
}

/// An expression of time with its TIMEX3 value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex {
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value; absent when a relative expression has nothing to count from.
    pub value: Option<String>,
    /// TIMEX3 `mod`: START, MID, END, APPROX, BEFORE, AFTER, ...
    pub modifier: Option<&'static str>,
    /// First day of the interval on the calendar, where there is one.
    pub begin: Option<Date>,
    /// Last day of the interval (inclusive).
    pub end: Option<Date>,
    /// What it was counted from; nothing for absolute expressions.
    pub anchor: Option<Anchor>,
}
