//! Dates of publication as people and programs write them.
//!
//! Only whole days count: relative times ("on Monday") are resolved against the date of publication, and a month would not do.

mod dateline;
mod moment;
mod scan;
mod url;
mod zone;

pub(crate) use dateline::dateline;
pub(crate) use moment::{Moment, first_in};
pub(crate) use url::in_url;

use scan::Scan;

/// A declared date: the text begins with one, whatever follows.
pub(crate) fn declared(text: &str) -> Option<Moment> {
    Moment::scan(&mut Scan::new(text.trim()))
}

/// Seconds or milliseconds since 1970, as programs give them, in UTC.
pub(crate) fn epoch(number: i64) -> Option<Moment> {
    const MILLISECONDS_FROM: i64 = 100_000_000_000;
    let seconds = if number.abs() >= MILLISECONDS_FROM { number.div_euclid(1000) } else { number };
    let stamp = jiff::Timestamp::from_second(seconds).ok()?;
    declared(&stamp.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_dates_in_their_many_forms() {
        let cases = [
            ("2014-03-03", "2014-03-03"),
            ("2014/03/03", "2014-03-03"),
            ("2014/3/3", "2014-03-03"),
            ("20140303", "2014-03-03"),
            ("20140303T101500Z", "2014-03-03T10:15:00Z"),
            ("2014-03-03T10:15", "2014-03-03T10:15:00"),
            ("2014-03-03 10:15:30", "2014-03-03T10:15:30"),
            ("2014-03-03T10:15:30.123Z", "2014-03-03T10:15:30Z"),
            ("2014-03-03T10:15:30+09:00", "2014-03-03T10:15:30+09:00"),
            ("2014-03-03T10:15:30-0530", "2014-03-03T10:15:30-05:30"),
            ("2014-03-03T10:15:30 +0000", "2014-03-03T10:15:30+00:00"),
            ("2014-03-03 10:15 UTC", "2014-03-03T10:15:00Z"),
            ("Mon, 03 Mar 2014 10:15:30 GMT", "2014-03-03T10:15:30Z"),
            ("Mon, 3 Mar 2014 22:15:30 -0500", "2014-03-03T22:15:30-05:00"),
            ("Mon Mar 03 2014 10:15:30 GMT+0100", "2014-03-03T10:15:30+01:00"),
            ("March 3, 2014", "2014-03-03"),
            ("Mar. 3, 2014 at 9:05 p.m. EST", "2014-03-03T21:05:00-05:00"),
            ("March 3, 2014, 12:05 am", "2014-03-03T00:05:00"),
            ("March 3rd, 2014 12 PM", "2014-03-03T12:00:00"),
            ("3 March 2014", "2014-03-03"),
            ("3rd of March, 2014", "2014-03-03"),
            ("03-Mar-2014", "2014-03-03"),
            ("Monday, 3 March 2014 | 10:15", "2014-03-03T10:15:00"),
            ("Sept 30 1997", "1997-09-30"),
            ("25/12/2014", "2014-12-25"),
            ("12/25/2014", "2014-12-25"),
            ("03.04.2014", "2014-04-03"),
            (" 2014-03-03 \n", "2014-03-03"),
            ("2014-03-03T99:00", "2014-03-03"),
            ("2014-03-03T24:00:00", "2014-03-03"),
        ];
        for (text, want) in cases {
            assert_eq!(declared(text).map(|m| m.to_string()).as_deref(), Some(want), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_whole_day_is_no_date() {
        let cases = [
            "",
            "soon",
            "March",
            "March 2014",
            "2014",
            "2014-03",
            "2014-13-01",
            "2014-02-30",
            "03/04/2014",
            "March 3",
            "Monday",
            "3 March",
            "31 April 2014",
            "0000-00-00",
            "2014-03-033",
            "20141303",
            "12014-03-03",
            "March 3, 20145",
            "é3 March 2014",
            "3 Märch 2014",
            "9999-99-99",
            "١٢ March 2014",
        ];
        for text in cases {
            assert_eq!(declared(text).map(|m| m.to_string()), None, "{text:?}");
        }
    }

    #[test]
    fn epochs_in_seconds_and_milliseconds() {
        assert_eq!(epoch(1_393_841_730).map(|m| m.to_string()).as_deref(), Some("2014-03-03T10:15:30Z"));
        assert_eq!(epoch(1_393_841_730_123).map(|m| m.to_string()).as_deref(), Some("2014-03-03T10:15:30Z"));
        assert_eq!(epoch(i64::MAX), None);
    }
}
