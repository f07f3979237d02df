//! One date with what is known of its time of day.

use std::fmt;

use jiff::civil::{Date, Time};

use super::scan::Scan;
use super::zone::Offset;

/// Newspapers begin in the seventeenth century; a year outside is a mistake of reading.
const YEARS: std::ops::RangeInclusive<u32> = 1600..=2199;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A day, or a day and time, as declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    day: Date,
    time: Option<(Time, Option<Offset>)>,
}

impl Moment {
    pub(super) fn on(year: u32, month: u32, day: u32) -> Option<Self> {
        let in_range = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        let real = in_range.then(|| Date::new(year as i16, month as i8, day as i8).ok()).flatten()?;
        Some(Self { day: real, time: None })
    }

    /// A date, then a time of day if one follows.
    pub(super) fn scan(scan: &mut Scan) -> Option<Self> {
        let moment = Self::scan_day(scan)?;
        let time = scan.try_(clock);
        Some(Self { time, ..moment })
    }

    /// A date alone. What stands before it is the caller's concern; a digit after it is not allowed.
    pub(super) fn scan_day(scan: &mut Scan) -> Option<Self> {
        scan.try_(|scan| {
            scan.try_(weekday);
            let day = [numeric, day_first, month_first].into_iter().find_map(|form| scan.try_(form))?;
            (!scan.peek().is_some_and(char::is_alphanumeric) || scan.peek() == Some('T')).then_some(day)
        })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.day;
        write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day())?;
        let Some((clock, offset)) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}:{:02}", clock.hour(), clock.minute(), clock.second())?;
        match offset {
            None => Ok(()),
            Some(Offset::Utc) => f.write_str("Z"),
            Some(Offset::Minutes(m)) => {
                write!(f, "{}{:02}:{:02}", if m < 0 { '-' } else { '+' }, m.abs() / 60, m.abs() % 60)
            }
        }
    }
}

/// The first date in a short run of text that is not said to be the time of a change.
pub(crate) fn first_in(text: &str) -> Option<Moment> {
    let starts = text
        .char_indices()
        .filter(|&(at, c)| c.is_alphanumeric() && !text[..at].chars().next_back().is_some_and(char::is_alphanumeric));
    let mut changed = false;
    for (at, _) in starts {
        let mut scan = Scan::new(&text[at..]);
        if let Some(moment) = Moment::scan(&mut scan).filter(|_| !changed) {
            return Some(moment);
        }
        changed = is_change_word(Scan::new(&text[at..]).letters()) || changed && !is_publish_word(&text[at..]);
    }
    None
}

fn is_change_word(word: &str) -> bool {
    ["updated", "modified", "edited", "update", "revised"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

fn is_publish_word(text: &str) -> bool {
    let word = Scan::new(text).letters();
    ["published", "posted", "created"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// "Monday, ", "Mon ".
fn weekday(scan: &mut Scan) -> Option<()> {
    named(scan.letters(), &WEEKDAYS)?;
    scan.char(|c| matches!(c, '.' | ','));
    scan.char(|c| c == ',');
    (!scan.blanks().is_empty()).then_some(())
}

/// `2014-03-03`, `2014/3/3`, `20140303`, `25/12/2014`, `03.04.2014`.
fn numeric(scan: &mut Scan) -> Option<Moment> {
    if let Some(whole) = scan.number(8, 8) {
        return Moment::on(whole / 10_000, whole / 100 % 100, whole % 100);
    }
    if let Some(year) = scan.number(4, 4) {
        let mark = scan.char(is_date_mark)?;
        let month = scan.number(1, 2)?;
        scan.char(|c| c == mark)?;
        return Moment::on(year, month, scan.number(1, 2)?);
    }
    let first = scan.number(1, 2)?;
    let mark = scan.char(is_date_mark)?;
    let second = scan.number(1, 2)?;
    scan.char(|c| c == mark)?;
    let year = scan.number(4, 4)?;
    day_and_month(first, second, mark).and_then(|(day, month)| Moment::on(year, month, day))
}

fn is_date_mark(c: char) -> bool {
    matches!(c, '-' | '/' | '.')
}

/// Points part day, month and year in that order; with other marks only numbers that allow one reading are taken.
fn day_and_month(first: u32, second: u32, mark: char) -> Option<(u32, u32)> {
    match (mark, first > 12, second > 12) {
        ('.', ..) | (_, true, false) => Some((first, second)),
        (_, false, true) => Some((second, first)),
        _ if first == second => Some((first, second)),
        _ => None,
    }
}

/// "3 March 2014", "3rd of March, 2014", "03-Mar-2014".
fn day_first(scan: &mut Scan) -> Option<Moment> {
    let day = ordinal(scan)?;
    between(scan);
    if scan.eat_word("of") {
        scan.blanks();
    }
    let month = month(scan)?;
    between(scan);
    Moment::on(scan.number(4, 4)?, month, day)
}

/// "March 3, 2014", "Mar. 3rd 2014".
fn month_first(scan: &mut Scan) -> Option<Moment> {
    let month = month(scan)?;
    between(scan);
    let day = ordinal(scan)?;
    (between(scan) > 0).then_some(())?;
    Moment::on(scan.number(4, 4)?, month, day)
}

fn ordinal(scan: &mut Scan) -> Option<u32> {
    let day = scan.number(1, 2)?;
    let _ = ["st", "nd", "rd", "th"].iter().any(|suffix| scan.eat_word(suffix));
    Some(day)
}

pub(super) fn month(scan: &mut Scan) -> Option<u32> {
    let at = named(scan.letters(), &MONTHS)?;
    scan.eat(".");
    u32::try_from(at + 1).ok()
}

/// Blanks, one comma or one hyphen; how many characters.
fn between(scan: &mut Scan) -> usize {
    let before = scan.blanks().len();
    let mark = scan.char(|c| matches!(c, ',' | '-')).map_or(0, char::len_utf8);
    before + mark + scan.blanks().len()
}

/// The whole name, or its usual abbreviation of three or four letters.
fn named(word: &str, names: &[&str]) -> Option<usize> {
    let word = word.to_ascii_lowercase();
    names.iter().position(|name| {
        *name == word || (3..=5).contains(&word.len()) && name.starts_with(&word) && is_abbreviation(&word)
    })
}

fn is_abbreviation(word: &str) -> bool {
    word.len() == 3 || ["sept", "tues", "thur", "thurs"].contains(&word)
}

/// ", 10:15", "T10:15:30.123Z", " at 9 p.m. EST", " | 10:15".
fn clock(scan: &mut Scan) -> Option<(Time, Option<Offset>)> {
    to_the_clock(scan)?;
    let (hour, minute, second) = digits(scan)?;
    let hour = half_of_day(scan, hour, minute.is_some())?;
    let clock = Time::new(i8::try_from(hour).ok()?, small(minute)?, small(second)?, 0).ok()?;
    let offset = scan.try_(|scan| {
        scan.blanks();
        Offset::scan(scan)
    });
    Some((clock, offset))
}

fn small(part: Option<u32>) -> Option<i8> {
    i8::try_from(part.unwrap_or(0)).ok()
}

/// What stands between a date and its time of day.
fn to_the_clock(scan: &mut Scan) -> Option<()> {
    if scan.eat("T") {
        return Some(());
    }
    let blanks = scan.blanks().len();
    let mark = scan.char(|c| matches!(c, ',' | '|' | '@' | '-' | '–' | '·' | '•'));
    scan.blanks();
    if scan.eat_word("at") {
        scan.blanks();
    }
    (blanks > 0 || mark.is_some()).then_some(())
}

/// "10:15:30.123", "101530", "9".
fn digits(scan: &mut Scan) -> Option<(u32, Option<u32>, Option<u32>)> {
    if let Some(whole) = scan.number(6, 6) {
        return Some((whole / 10_000, Some(whole / 100 % 100), Some(whole % 100)));
    }
    let hour = scan.number(1, 2)?;
    let minute = scan.try_(|s| s.char(|c| c == ':').and_then(|_| s.number(2, 2)));
    let second = scan.try_(|s| s.char(|c| c == ':').and_then(|_| s.number(2, 2)));
    scan.try_(|s| s.char(|c| matches!(c, '.' | ',')).and_then(|_| s.number(1, 9)));
    Some((hour, minute, second))
}

/// The hour of 24, after "a.m." or "p.m." if there is one; a bare hour without minutes needs it.
fn half_of_day(scan: &mut Scan, hour: u32, has_minutes: bool) -> Option<u32> {
    match scan.try_(meridiem) {
        Some(_) if !(1..=12).contains(&hour) => None,
        Some(afternoon) => Some(hour % 12 + if afternoon { 12 } else { 0 }),
        None => has_minutes.then_some(hour),
    }
}

/// True for the afternoon.
fn meridiem(scan: &mut Scan) -> Option<bool> {
    scan.blanks();
    let letter = scan.char(|c| matches!(c, 'a' | 'A' | 'p' | 'P'))?;
    scan.eat(".");
    scan.char(|c| matches!(c, 'm' | 'M'))?;
    scan.eat(".");
    (!scan.peek().is_some_and(char::is_alphanumeric)).then_some(letter.eq_ignore_ascii_case(&'p'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_date_that_is_not_a_change() {
        let cases = [
            ("By Ana Ruiz | Published 3 March 2014 10:15 GMT", Some("2014-03-03T10:15:00Z")),
            ("Updated: March 4, 2014. Published: March 3, 2014", Some("2014-03-03")),
            ("Published March 3, 2014; updated March 4, 2014", Some("2014-03-03")),
            ("Updated March 4, 2014", None),
            ("Écrit à Genève, 3 March 2014", Some("2014-03-03")),
            ("12 comments", None),
            ("May we say 3 things in 2014", None),
        ];
        for (text, want) in cases {
            assert_eq!(first_in(text).map(|m| m.to_string()).as_deref(), want, "{text:?}");
        }
    }
}
