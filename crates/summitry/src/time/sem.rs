//! What an expression says before it is resolved.

use super::token::Token;
use super::unit::Unit;
use super::value::Amount;
use crate::lexicon::time::Class;

/// What a relative expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// Publication.
    Published,
    /// The expression told last.
    Narrative,
    /// The expression told last in a history, publication in news ("the end of the year").
    Either,
}

/// Fields of the calendar, as far as they are said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Fields {
    /// Negative before Christ.
    pub(super) year: Option<i32>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) weekday: Option<u8>,
    /// "last October".
    pub(super) which: Option<Which>,
}

/// Which one of a row: "last" -1, "this" 0, "next" 1, and what it counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Which {
    pub(super) n: i8,
    pub(super) from: From,
}

impl Which {
    /// From a word class value: those of narrative kin ("previous", "same", "following") are counted around 100.
    pub(super) const fn of(code: i64) -> Self {
        if code > 50 {
            Self { n: (code - 100) as i8, from: From::Narrative }
        } else {
            Self { n: code as i8, from: From::Published }
        }
    }
}

/// What an expression says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sem {
    Date(Fields),
    Weekday {
        day: u8,
        which: Option<Which>,
    },
    Shift {
        n: i64,
        unit: Unit,
        from: From,
    },
    Holiday {
        rule: u16,
        year: Option<i32>,
        which: Option<Which>,
    },
    Fixed {
        rule: u16,
    },
    Season {
        season: u8,
        year: Option<i32>,
        which: Option<Which>,
    },
    /// The `n`th `unit` (from the end where negative) of something larger.
    Nth {
        n: i8,
        unit: Unit,
        weekday: u8,
        of: Option<Box<Sem>>,
    },
    /// Year div 10; two digits where the century is unsaid.
    Decade(i32, bool),
    Century(i32),
    Fiscal(i32),
    Clock {
        seconds: u32,
        told: bool,
        utc: bool,
        day: Option<Box<Sem>>,
    },
    Part {
        part: u8,
        day: Option<Box<Sem>>,
    },
    Duration {
        first: Amount,
        second: Option<Amount>,
        which: Option<Which>,
    },
    Set(String),
    Ref(&'static str),
    Range(Box<Sem>, Box<Sem>),
    /// The stretch told last, a year earlier.
    YearBefore,
    /// Something lying in a year that is said beside it.
    InYear(Box<Sem>, Box<Sem>),
}

/// TIMEX3 `mod`, or the half of a stretch that "earlier" and "later" leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    MoreThan,
    LessThan,
    EqualOrMore,
    EqualOrLess,
    Earlier,
    Later,
}

impl Modifier {
    /// From a word class value.
    pub(super) const fn of(code: i64) -> Self {
        match code {
            1 => Self::Start,
            2 => Self::Mid,
            3 => Self::End,
            5 => Self::MoreThan,
            6 => Self::LessThan,
            7 => Self::EqualOrMore,
            8 => Self::EqualOrLess,
            9 => Self::Earlier,
            10 => Self::Later,
            _ => Self::Approx,
        }
    }

    /// The TIMEX3 word.
    pub(super) const fn timex(self) -> Option<&'static str> {
        match self {
            Self::Start => Some("START"),
            Self::Mid => Some("MID"),
            Self::End => Some("END"),
            Self::Approx => Some("APPROX"),
            Self::MoreThan => Some("MORE_THAN"),
            Self::LessThan => Some("LESS_THAN"),
            Self::EqualOrMore => Some("EQUAL_OR_MORE"),
            Self::EqualOrLess => Some("EQUAL_OR_LESS"),
            Self::Earlier | Self::Later => None,
        }
    }
}

/// An expression found but not yet resolved.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) rule: u16,
    pub(super) sem: Sem,
    pub(super) modifier: Option<Modifier>,
}

impl Found {
    /// The classes that its token has for later stages.
    pub(super) fn mask(&self) -> u64 {
        let date = |class: Class| class.bit() | Class::IsDate.bit();
        match &self.sem {
            Sem::Date(f) if f.day.is_some() => date(Class::IsDay),
            Sem::Date(f) if f.month.is_some() => date(Class::IsMonth),
            Sem::Date(_) | Sem::Fiscal(_) => date(Class::IsYear),
            Sem::Weekday { .. } | Sem::Holiday { .. } | Sem::Fixed { .. } => date(Class::IsDay),
            Sem::Shift { unit, .. } => shift_mask(*unit),
            Sem::Season { .. } => date(Class::IsSeason),
            Sem::Nth { unit: Unit::Day, .. } => date(Class::IsDay),
            Sem::Nth { .. } | Sem::YearBefore => date(Class::IsPeriod),
            Sem::Decade(..) | Sem::Century(_) => date(Class::IsEra),
            Sem::Clock { .. } => Class::IsClock.bit(),
            Sem::Part { .. } => Class::IsPart.bit(),
            Sem::Duration { .. } => Class::IsDuration.bit(),
            Sem::InYear(inner, _) => Found { sem: (**inner).clone(), ..self.clone() }.mask(),
            Sem::Range(..) | Sem::Set(_) | Sem::Ref(_) => 0,
        }
    }
}

fn shift_mask(unit: Unit) -> u64 {
    let class = match unit {
        Unit::Day => Class::IsDay,
        Unit::Month => Class::IsMonth,
        Unit::Year => Class::IsYear,
        Unit::Decade | Unit::Century | Unit::Millennium => Class::IsEra,
        Unit::Second | Unit::Minute | Unit::Hour => return 0,
        _ => Class::IsPeriod,
    };
    class.bit() | Class::IsDate.bit()
}

/// Where a token lies in the found list, for tokens made by an earlier stage.
pub(super) fn item_of(token: &Token) -> Option<usize> {
    usize::try_from(token.value).ok()
}
