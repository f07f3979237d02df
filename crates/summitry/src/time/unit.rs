//! Units of time and parts of the day: the numbers that `data/time/unit.toml` and `part.toml` give their words.

/// A unit that expressions count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
    Quarter,
    Weekend,
    Night,
    Fortnight,
    Millennium,
    Half,
}

impl Unit {
    /// The unit of a word class value.
    pub(super) fn of(code: i64) -> Option<Self> {
        use Unit::{Century, Day, Decade, Fortnight, Half, Hour, Millennium, Minute, Month, Night, Quarter};
        use Unit::{Second, Week, Weekend, Year};
        const ALL: [Unit; 15] = [
            Second, Minute, Hour, Day, Week, Month, Year, Decade, Century, Quarter, Weekend, Night, Fortnight,
            Millennium, Half,
        ];
        usize::try_from(code).ok().and_then(|i| i.checked_sub(1)).and_then(|i| ALL.get(i)).copied()
    }

    /// Prefix and letters of TIMEX3.
    pub(super) const fn timex(self) -> (&'static str, &'static str) {
        match self {
            Self::Second => ("PT", "S"),
            Self::Minute => ("PT", "M"),
            Self::Hour => ("PT", "H"),
            Self::Day => ("P", "D"),
            Self::Week | Self::Fortnight => ("P", "W"),
            Self::Month | Self::Half => ("P", "M"),
            Self::Year => ("P", "Y"),
            Self::Decade => ("P", "DE"),
            Self::Century => ("P", "CE"),
            Self::Quarter => ("P", "Q"),
            Self::Weekend => ("P", "WE"),
            Self::Night => ("P", "NI"),
            Self::Millennium => ("P", "MI"),
        }
    }

    /// How many of the unit that [`Unit::timex`] names.
    pub(super) const fn times(self) -> i64 {
        match self {
            Self::Fortnight => 2,
            Self::Half => 6,
            _ => 1,
        }
    }

    /// Whether it is shorter than a day.
    pub(super) const fn of_the_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }

    /// Months in it, for units of whole months.
    pub(super) const fn months(self) -> Option<i64> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::Year => Some(12),
            Self::Decade => Some(120),
            Self::Century => Some(1200),
            Self::Millennium => Some(12_000),
            _ => None,
        }
    }

    /// Days in it, for units of whole days.
    pub(super) const fn days(self) -> Option<i64> {
        match self {
            Self::Day | Self::Night => Some(1),
            Self::Week | Self::Weekend => Some(7),
            Self::Fortnight => Some(14),
            _ => None,
        }
    }
}

/// TIMEX3 letters of a part of the day.
pub(super) const fn part(code: u8) -> &'static str {
    match code {
        1 => "MO",
        2 => "MI",
        3 => "AF",
        4 => "EV",
        5 => "NI",
        6 => "DT",
        _ => "XX",
    }
}
