//! Dates as the sources give them: a day, a month, a year, or somewhere between two days.

use jiff::civil::Date;

/// The span of days that a date written to any precision can mean, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The earliest day.
    pub first: Date,
    /// The latest day.
    pub last: Date,
}

impl Days {
    /// Reads `2025`, `2025-07`, `2025-07-21` or `A..B` of these.
    ///
    /// ```
    /// use summitry::lexicon::actors::Days;
    /// let july = Days::parse("2025-07").unwrap();
    /// assert_eq!((july.first.day(), july.last.day()), (1, 31));
    /// assert_eq!(Days::parse("July"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once("..") {
            Some((from, to)) => {
                let days = Self { first: Self::parse(from)?.first, last: Self::parse(to)?.last };
                (days.first <= days.last).then_some(days)
            }
            None => one(text),
        }
    }

    /// Whether it is known to the day.
    pub fn is_exact(self) -> bool {
        self.first == self.last
    }
}

fn one(text: &str) -> Option<Days> {
    let mut parts = text.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month = parts.next().map(str::parse::<i8>).transpose().ok()?;
    let day = parts.next().map(str::parse::<i8>).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some(Days { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_precision_reads() {
        let day = Days::parse("2024-02-29").unwrap();
        assert!(day.is_exact());
        assert_eq!(Days::parse("2024-02").unwrap().last, date(2024, 2, 29));
        assert_eq!(Days::parse("1999").unwrap().last, date(1999, 12, 31));
        let vague = Days::parse("2016-11-06..2020").unwrap();
        assert_eq!((vague.first, vague.last), (date(2016, 11, 6), date(2020, 12, 31)));
    }

    #[test]
    fn nonsense_is_none() {
        for text in ["", "2023-02-30", "2020..2019", "1-2-3-4", "..", "x"] {
            assert_eq!(Days::parse(text), None, "{text}");
        }
    }
}
