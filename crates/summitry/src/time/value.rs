//! TIMEX3 values and the calendar days that they cover.

use super::unit::{Unit, part};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// A TIMEX3 value before it is written. Years before Christ are negative: 480 BC is -480.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Day(Date),
    /// Year, month.
    Month(i32, u8),
    Year(i32),
    /// ISO year and week.
    Week(i32, u8),
    /// The Saturday and Sunday of an ISO week.
    Weekend(i32, u8),
    Quarter(i32, u8),
    Half(i32, u8),
    /// Year and season, 1 spring - 4 winter.
    Season(i32, u8),
    /// Year div 10; the sign is the year's.
    Decade(i32),
    /// Year div 100.
    Century(i32),
    /// Fiscal year.
    Fiscal(i32),
    /// Seconds of the day, whether they are told, whether UTC.
    Clock(Option<Date>, u32, bool, bool),
    /// A part of a day.
    Part(Option<Date>, u8),
    /// A month and day of no known year.
    MonthDay(u8, u8),
    /// Hundredths (or vague) of a unit, a second such amount.
    Duration(Amount, Option<Amount>),
    /// Anything written out: sets.
    Text(String),
    /// PRESENT_REF, PAST_REF, FUTURE_REF.
    Ref(&'static str),
    /// Two ends.
    Range(Box<Value>, Box<Value>),
    /// A relative expression without anything to count from.
    Unknown,
}

/// Hundredths of a unit; [`super::token::VAGUE`] for "several".
pub(super) type Amount = (i64, Unit);

impl Value {
    /// The value as TIMEX3 writes it; nothing for [`Value::Unknown`].
    pub(super) fn text(&self) -> Option<String> {
        Some(match self {
            Self::Day(d) => format!("{:04}-{:02}-{:02}", d.year(), d.month(), d.day()),
            Self::Month(y, m) => format!("{}-{m:02}", year(*y)),
            Self::Year(y) => year(*y),
            Self::Week(y, w) => format!("{}-W{w:02}", year(*y)),
            Self::Weekend(y, w) => format!("{}-W{w:02}-WE", year(*y)),
            Self::Quarter(y, q) => format!("{}-Q{q}", year(*y)),
            Self::Half(y, h) => format!("{}-H{h}", year(*y)),
            Self::Season(y, s) => format!("{}-{}", year(*y), season(*s)),
            Self::Decade(d) if *d < 0 => format!("BC{:03}", -d),
            Self::Decade(d) => format!("{d:03}"),
            Self::Century(c) if *c < 0 => format!("BC{:02}", -c - 1),
            Self::Century(c) => format!("{c:02}"),
            Self::Fiscal(y) => format!("FY{y:04}"),
            Self::Clock(day, seconds, told, utc) => clock(*day, *seconds, *told, *utc),
            Self::Part(day, code) => format!("{}T{}", day_or_any(*day), part(*code)),
            Self::MonthDay(m, 0) => format!("XXXX-{m:02}"),
            Self::MonthDay(m, d) => format!("XXXX-{m:02}-{d:02}"),
            Self::Duration(first, second) => duration(*first, *second),
            Self::Text(text) => text.clone(),
            Self::Ref(word) => (*word).to_owned(),
            Self::Range(a, b) => format!("{}/{}", a.text()?, b.text()?),
            Self::Unknown => return None,
        })
    }

    /// First and last day on the calendar, where the value is a stretch of it.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        match self {
            Self::Day(d) | Self::Clock(Some(d), ..) | Self::Part(Some(d), _) => Some((*d, *d)),
            Self::Month(y, m) => months(*y, *m, 1),
            Self::Year(y) => months(*y, 1, 12),
            Self::Quarter(y, q) => months(*y, q * 3 - 2, 3),
            Self::Half(y, h) => months(*y, h * 6 - 5, 6),
            Self::Season(y, s) => months(*y, s * 3, 3),
            Self::Decade(d) if *d >= 0 => years(d * 10, d * 10 + 9),
            Self::Century(c) if *c >= 0 => years(c * 100, c * 100 + 99),
            Self::Week(y, w) => week(*y, *w).and_then(|monday| plus_days(monday, 6)),
            Self::Weekend(y, w) => {
                let (_, sunday) = week(*y, *w).and_then(|monday| plus_days(monday, 6))?;
                Some((sunday.yesterday().ok()?, sunday))
            }
            Self::Range(a, b) => Some((a.days()?.0, b.days()?.1)).filter(|(a, b)| a <= b),
            _ => None,
        }
    }
}

fn years(first: i32, last: i32) -> Option<(Date, Date)> {
    Some((months(first.max(1), 1, 12)?.0, months(last.max(1), 1, 12)?.1))
}

fn plus_days(date: Date, n: i64) -> Option<(Date, Date)> {
    Some((date, date.checked_add(n.days()).ok()?))
}

/// `n` whole months from month `m` of a year (negative before Christ).
fn months(y: i32, m: u8, n: i64) -> Option<(Date, Date)> {
    let astronomical = if y < 0 { y + 1 } else { y };
    let first = Date::new(i16::try_from(astronomical).ok()?, i8::try_from(m).ok()?, 1).ok()?;
    let last = first.checked_add(n.months()).ok()?.yesterday().ok()?;
    Some((first, last))
}

/// Monday of an ISO week.
pub(super) fn week(y: i32, w: u8) -> Option<Date> {
    let iso = jiff::civil::ISOWeekDate::new(i16::try_from(y).ok()?, i8::try_from(w).ok()?, Weekday::Monday);
    iso.ok().map(|iso| iso.date())
}

/// The ISO week that holds a day.
pub(super) fn week_of(day: Date) -> (i32, u8) {
    let iso = day.iso_week_date();
    (i32::from(iso.year()), iso.week().unsigned_abs())
}

fn year(y: i32) -> String {
    if y < 0 { format!("BC{:04}", -y) } else { format!("{y:04}") }
}

const fn season(code: u8) -> &'static str {
    match code {
        1 => "SP",
        2 => "SU",
        3 => "FA",
        _ => "WI",
    }
}

fn day_or_any(day: Option<Date>) -> String {
    day.and_then(|d| Value::Day(d).text()).unwrap_or_else(|| "XXXX-XX-XX".to_owned())
}

fn clock(day: Option<Date>, seconds: u32, told: bool, utc: bool) -> String {
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let seconds = if told { format!(":{s:02}") } else { String::new() };
    format!("{}T{h:02}:{m:02}{seconds}{}", day_or_any(day), if utc { "Z" } else { "" })
}

fn duration(first: Amount, second: Option<Amount>) -> String {
    let (prefix, _) = first.1.timex();
    let mut text = format!("{prefix}{}", amount(first));
    if let Some(second) = second {
        if second.1.of_the_clock() && !first.1.of_the_clock() {
            text.push('T');
        }
        text += &amount(second);
    }
    text
}

/// Number and letter of an amount, without the leading "P".
pub(super) fn amount((hundredths, unit): Amount) -> String {
    let (_, letters) = unit.timex();
    if hundredths == super::token::VAGUE {
        return format!("X{letters}");
    }
    let n = hundredths.saturating_mul(unit.times());
    let (whole, rest) = (n / 100, (n % 100).unsigned_abs());
    match rest {
        0 => format!("{whole}{letters}"),
        _ if rest % 10 == 0 => format!("{whole}.{}{letters}", rest / 10),
        _ => format!("{whole}.{rest:02}{letters}"),
    }
}

/// The day `n` months later, the day of the month held to the month's length.
pub(super) fn add_months(day: Date, n: i64) -> Option<Date> {
    let span = Span::new().try_months(n).ok()?;
    day.checked_add(span).ok()
}

/// The day `n` days later.
pub(super) fn add_days(day: Date, n: i64) -> Option<Date> {
    let span = Span::new().try_days(n).ok()?;
    day.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: Value) -> (String, String) {
        let days = value.days().map_or(String::new(), |(a, b)| format!("{a} {b}"));
        (value.text().unwrap(), days)
    }

    #[test]
    fn values_are_written_as_timex3_does() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(shown(Value::Week(2025, 1)), pair("2025-W01", "2024-12-30 2025-01-05"));
        assert_eq!(shown(Value::Weekend(2006, 17)), pair("2006-W17-WE", "2006-04-29 2006-04-30"));
        assert_eq!(shown(Value::Season(2024, 4)), pair("2024-WI", "2024-12-01 2025-02-28"));
        assert_eq!(shown(Value::Decade(195)), pair("195", "1950-01-01 1959-12-31"));
        assert_eq!(shown(Value::Year(-480)), pair("BC0480", "-000479-01-01 -000479-12-31"));
        assert_eq!(shown(Value::Duration((250, Unit::Year), None)), pair("P2.5Y", ""));
        assert_eq!(shown(Value::Duration((100, Unit::Day), Some((600, Unit::Hour)))), pair("P1DT6H", ""));
    }
}
