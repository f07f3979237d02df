//! Dates that leave something unsaid: the year, the month, the holiday's day.

use super::context::{Context, Direction, Resolved};
use super::holiday;
use super::sem::{Fields, From, Sem, Which};
use super::unit::Unit;
use super::value::{Value, add_days, add_months, week_of};
use crate::doc::Anchor;
use jiff::civil::Date;

impl Context<'_> {
    pub(super) fn date(&self, f: Fields) -> Resolved {
        match (f.year, f.month, f.day) {
            (Some(y), Some(m), Some(d)) => (day_of(y, m, d).unwrap_or(Value::Month(y, m)), None),
            (Some(y), Some(m), None) => (Value::Month(y, m), None),
            (Some(y), None, _) => (Value::Year(y), None),
            (None, Some(m), d) => self.without_year(m, d, f.which),
            (None, None, Some(d)) => self.without_month(d),
            _ => (Value::Unknown, None),
        }
    }

    /// "the 5th".
    pub(super) fn without_month(&self, day: u8) -> Resolved {
        let Some((base, anchor)) = self.narrative_day() else { return (Value::Unknown, None) };
        (day_of(i32::from(base.year()), base.month().unsigned_abs(), day).unwrap_or(Value::Unknown), Some(anchor))
    }

    /// A month, or a day of a month, whose year is unsaid.
    pub(super) fn without_year(&self, m: u8, d: Option<u8>, which: Option<Which>) -> Resolved {
        let at = |y: i32| d.map_or(Some(Value::Month(y, m)), |d| day_of(y, m, d));
        let unsaid = || Value::MonthDay(m, d.unwrap_or(0));
        if let (None, Some((y, id))) = (which, self.told_year(m)) {
            return (at(y).unwrap_or_else(unsaid), Some(Anchor::Timex(id)));
        }
        let Some((base, anchor)) = self.base(which.map_or(From::Published, |w| w.from)) else {
            return (unsaid(), None);
        };
        let year = i32::from(base.year()) + self.year_step(base, m, d.unwrap_or(0), which);
        (at(year).unwrap_or_else(unsaid), Some(anchor))
    }

    /// How many years from the base's to the month meant.
    pub(super) fn year_step(&self, base: Date, m: u8, d: u8, which: Option<Which>) -> i32 {
        let today = (base.month().unsigned_abs(), if d == 0 { 0 } else { base.day().unsigned_abs() });
        let order = (m, d).cmp(&today);
        match (which.map(|w| w.n), self.direction) {
            (Some(-1), _) => {
                if order.is_lt() {
                    0
                } else {
                    -1
                }
            }
            (Some(1), _) => {
                if order.is_gt() {
                    0
                } else {
                    1
                }
            }
            (Some(_), _) => 0,
            (None, Direction::Past) => {
                if order.is_gt() {
                    -1
                } else {
                    0
                }
            }
            (None, Direction::Future) => {
                if order.is_lt() {
                    1
                } else {
                    0
                }
            }
            (None, Direction::Unknown) => nearest(base.month().unsigned_abs(), m),
        }
    }

    pub(super) fn season(&self, season: u8, year: Option<i32>, which: Option<Which>) -> Resolved {
        if let Some(y) = year {
            return (Value::Season(y, season), None);
        }
        if let (None, true, Some((y, _, id))) = (which, self.history, self.year) {
            return (Value::Season(y, season), Some(Anchor::Timex(id)));
        }
        let Some((base, anchor)) = self.base(which.map_or(From::Published, |w| w.from)) else {
            return (Value::Unknown, None);
        };
        let (year, now) = season_of(base);
        let step = match (which.map(|w| w.n), self.direction) {
            (Some(-1), _) => -i32::from(season >= now),
            (Some(1), _) => i32::from(season <= now),
            (None, Direction::Past) => -i32::from(season > now),
            (None, Direction::Future) => i32::from(season < now),
            _ => 0,
        };
        (Value::Season(year + step, season), Some(anchor))
    }

    pub(super) fn holiday(&self, rule: u16, year: Option<i32>, which: Option<Which>) -> Resolved {
        let on = |y: i32| holiday::day(self.rule_value(rule), y);
        let value = |day: Option<Date>| day.map_or(Value::Unknown, Value::Day);
        if let Some(y) = year {
            return (on(y).map_or(Value::Year(y), Value::Day), None);
        }
        if let (None, true, Some((y, _, id))) = (which, self.history, self.year) {
            return (value(on(y)), Some(Anchor::Timex(id)));
        }
        let Some((base, anchor)) = self.base(From::Published) else { return (Value::Unknown, None) };
        let this = i32::from(base.year());
        let days = [this - 1, this, this + 1].map(on);
        let mut past = days.iter().flatten().rev();
        let mut future = days.iter().flatten();
        let day = match (which.map(|w| w.n), self.direction) {
            (Some(-1), _) => past.find(|d| **d < base),
            (Some(1), _) => future.find(|d| **d > base),
            (Some(_), _) => days[1].as_ref(),
            (None, Direction::Past) => past.find(|d| **d <= base),
            (None, Direction::Future) => future.find(|d| **d >= base),
            (None, Direction::Unknown) => future.min_by_key(|d| distance(**d, base)),
        };
        (value(day.copied()), Some(anchor))
    }

    /// "the 90s": the last such decade that had begun.
    pub(super) fn century_of(&self, decade: i32) -> i32 {
        let now = self.published.map_or(2020, |p| i32::from(p.year())) / 10;
        let candidate = now - now % 10 + decade;
        if candidate > now { candidate - 10 } else { candidate }
    }

    pub(super) fn fixed(&self, rule: u16) -> Value {
        self.rule_value(rule).parse().map_or(Value::Unknown, Value::Day)
    }

    /// The `n`th unit of something larger.
    pub(super) fn nth(&self, n: i8, unit: Unit, weekday: u8, of: Option<&Sem>) -> Resolved {
        let (outer, anchor) = of.map_or_else(|| self.this_year(), |sem| self.sem(sem));
        let value = outer.days().and_then(|(first, last)| match unit {
            Unit::Quarter | Unit::Half => part_of_year(&outer, n, unit),
            Unit::Day if weekday > 0 => nth_weekday(first, last, n, weekday),
            _ => nth_unit(first, last, n, unit),
        });
        (value.unwrap_or(Value::Unknown), anchor)
    }

    /// The first such day or month after the range's beginning.
    pub(super) fn end_of_range(&self, f: Fields, first: &Value) -> Value {
        let Some((begin, _)) = first.days() else { return Value::Unknown };
        let at = |year| self.date(Fields { year: Some(year), ..f }).0;
        let year = i32::from(begin.year());
        let same = at(year);
        if same.days().is_some_and(|(day, _)| day >= begin) { same } else { at(year + 1) }
    }
}

/// -1, 0, 1: the year in which a month lies nearest to this one; a tie is past.
fn nearest(now: u8, month: u8) -> i32 {
    match i16::from(month) - i16::from(now) {
        7.. => -1,
        -12..=-7 => 1,
        _ => 0,
    }
}

fn distance(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |s| s.get_days().abs())
}

pub(super) fn day_of(y: i32, m: u8, d: u8) -> Option<Value> {
    let year = i16::try_from(if y < 0 { y + 1 } else { y }).ok()?;
    Date::new(year, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok().map(Value::Day)
}

/// `n` hundredths of a unit from a day, as precise as the unit.
pub(super) fn moved(day: Date, n: i64, unit: Unit) -> Value {
    let to = if let Some(months) = unit.months() {
        n.checked_mul(months).and_then(|m| add_months(day, m / 100))
    } else if let Some(days) = unit.days() {
        n.checked_mul(days).and_then(|d| add_days(day, d / 100))
    } else {
        let hours = n
            / 100
            / if unit == Unit::Hour {
                1
            } else if unit == Unit::Minute {
                60
            } else {
                3600
            };
        return add_days(day, hours / 24).map_or(Value::Unknown, |d| Value::Part(Some(d), 0));
    };
    let Some(to) = to else { return Value::Unknown };
    let (year, month) = (i32::from(to.year()), to.month().unsigned_abs());
    match unit {
        Unit::Day => Value::Day(to),
        Unit::Night => Value::Part(Some(to), 5),
        Unit::Week | Unit::Fortnight => Value::Week(week_of(to).0, week_of(to).1),
        Unit::Weekend => Value::Weekend(week_of(to).0, week_of(to).1),
        _ if n % 100 != 0 => Value::Month(year, month),
        Unit::Month => Value::Month(year, month),
        Unit::Quarter => Value::Quarter(year, (month - 1) / 3 + 1),
        Unit::Half => Value::Half(year, (month - 1) / 6 + 1),
        Unit::Decade if n.abs() <= 100 => Value::Decade(year / 10),
        Unit::Century if n.abs() <= 100 => Value::Century(year / 100),
        _ => Value::Year(year),
    }
}

/// The season of a day and the year it is counted to: January and February belong to the winter before.
fn season_of(day: Date) -> (i32, u8) {
    let (year, month) = (i32::from(day.year()), day.month().unsigned_abs());
    if month < 3 { (year - 1, 4) } else { (year, month / 3) }
}

/// The `n`th day, week, month ... of a stretch; counted from its end where negative.
fn nth_unit(first: Date, last: Date, n: i8, unit: Unit) -> Option<Value> {
    let (from, steps) = if n < 0 { (last, i64::from(n) + 1) } else { (first, i64::from(n) - 1) };
    let day = match (unit.days(), unit.months()) {
        (Some(days), _) => add_days(from, days * steps),
        (None, Some(months)) => add_months(from, months * steps),
        (None, None) => None,
    };
    let day = if unit == Unit::Week { day.and_then(|d| own_week(d, first, last, n)) } else { day };
    day.filter(|d| (first..=last).contains(d)).map(|d| moved(d, 0, unit))
}

/// As in ISO 8601, a week belongs to the month or year that its Thursday lies in: a day of this week, else of the next
/// one inwards.
fn own_week(day: Date, first: Date, last: Date, n: i8) -> Option<Date> {
    let thursday = add_days(day, 4 - i64::from(day.weekday().to_monday_one_offset()))?;
    if (first..=last).contains(&thursday) { Some(day) } else { add_days(day, if n < 0 { -7 } else { 7 }) }
}

fn part_of_year(outer: &Value, n: i8, unit: Unit) -> Option<Value> {
    let count = if unit == Unit::Quarter { 4 } else { 2 };
    let n = if n < 0 { count + 1 + n } else { n };
    let n = u8::try_from(n).ok().filter(|n| (1..=count.unsigned_abs()).contains(n))?;
    match outer {
        Value::Year(y) | Value::Fiscal(y) if unit == Unit::Quarter => Some(Value::Quarter(*y, n)),
        Value::Year(y) => Some(Value::Half(*y, n)),
        other => Some(other.clone()).filter(|_| unit == Unit::Half),
    }
}

fn nth_weekday(first: Date, last: Date, n: i8, weekday: u8) -> Option<Value> {
    let offset = |day: Date| i64::from(weekday) - i64::from(day.weekday().to_monday_one_offset());
    let day = if n < 0 {
        add_days(last, offset(last).rem_euclid(7).checked_sub(7).map(|d| if d == -7 { 0 } else { d })?)
    } else {
        add_days(first, offset(first).rem_euclid(7) + 7 * i64::from(n - 1))
    };
    day.filter(|d| (first..=last).contains(d)).map(Value::Day)
}
