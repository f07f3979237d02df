//! Days of movable and fixed holidays.

use super::value::add_days;
use jiff::civil::{Date, Weekday};

/// The day of a holiday in a year. Rules: `12-25` month and day; `easter-2` days from Western Easter Sunday;
/// `orthodox+0` from Orthodox Easter; `nth 11 4 4` the fourth (-1: last) Thursday (4) of November.
pub(super) fn day(rule: &str, year: i32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|y| *y > 0)?;
    if let Some(days) = rule.strip_prefix("easter") {
        return easter(year).and_then(|d| add_days(d, days.parse().ok()?));
    }
    if let Some(days) = rule.strip_prefix("orthodox") {
        return orthodox_easter(year).and_then(|d| add_days(d, days.parse().ok()?));
    }
    if let Some(rest) = rule.strip_prefix("nth ") {
        let mut numbers = rest.split(' ').map(|n| n.parse::<i8>().ok());
        let (month, weekday, nth) = (numbers.next()??, numbers.next()??, numbers.next()??);
        let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
        return Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok();
    }
    let (month, day) = rule.split_once('-')?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Western Easter Sunday by the Gregorian computus (Meeus/Jones/Butcher).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let sum = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
    Date::new(year as i16, (sum / 31) as i8, (sum % 31 + 1) as i8).ok()
}

/// Orthodox Easter Sunday by the Julian computus (Meeus), on the Gregorian calendar.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i64::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let sum = d + (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7 + 114;
    let julian = Date::new(year, (sum / 31) as i8, (sum % 31 + 1) as i8).ok()?;
    add_days(julian, y / 100 - y / 400 - 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easters_fall_where_the_churches_say() {
        let day = |rule: &str, year| day(rule, year).unwrap().to_string();
        assert_eq!(day("easter+0", 2024), "2024-03-31");
        assert_eq!(day("easter+0", 2019), "2019-04-21");
        assert_eq!(day("easter-2", 2025), "2025-04-18");
        assert_eq!(day("orthodox+0", 2024), "2024-05-05");
        assert_eq!(day("orthodox+0", 2019), "2019-04-28");
        assert_eq!(day("nth 11 4 4", 2021), "2021-11-25");
        assert_eq!(day("nth 5 1 -1", 2022), "2022-05-30");
        assert_eq!(day("12-25", 2020), "2020-12-25");
    }
}
