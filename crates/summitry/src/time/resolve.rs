//! What an expression says becomes a value, given what was told before it.

use super::holiday;
use super::sem::{Fields, Found, From, Sem, Which};
use super::token::VAGUE;
use super::unit::Unit;
use super::value::{Value, add_days, add_months, week_of};
use crate::doc::{Anchor, Id, Timex};
use crate::lexicon::time::TimeLexicon;
use jiff::civil::Date;

/// Which way an expression without a year, a month or a week points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// A value told before, with its annotation.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) id: Id<Timex>,
    pub(super) value: Value,
    pub(super) first: Date,
}

/// What is known where an expression stands.
#[derive(Debug, Clone)]
pub(super) struct Context<'a> {
    pub(super) lexicon: &'a TimeLexicon,
    pub(super) published: Option<Date>,
    /// The article tells history: bare months lie in the year told last.
    pub(super) history: bool,
    /// The last stretch of the calendar told.
    pub(super) last: Option<Told>,
    /// The last single day told.
    pub(super) day: Option<Told>,
    /// The last single day told that is not after publication.
    pub(super) past_day: Option<Told>,
    /// The last year told, and whether it holds for this paragraph.
    pub(super) year: Option<(i32, u8, Id<Timex>)>,
    /// The year told before in this paragraph, with words of its own.
    pub(super) near: Option<(Value, Id<Timex>)>,
    pub(super) direction: Direction,
    /// A day said outside a quotation that stands for publication inside it.
    pub(super) spoken: Option<(Date, Id<Timex>)>,
}

/// A value and what it was counted from.
pub(super) type Resolved = (Value, Option<Anchor>);

impl Context<'_> {
    pub(super) fn resolve(&self, found: &Found) -> Resolved {
        self.sem(&found.sem)
    }

    fn sem(&self, sem: &Sem) -> Resolved {
        match sem {
            Sem::Date(fields) => self.date(*fields),
            Sem::Weekday { day, which } => self.weekday(*day, *which),
            Sem::Shift { n, unit, from } => self.shift(*n, *unit, *from),
            Sem::Holiday { rule, year, which } => self.holiday(*rule, *year, *which),
            Sem::Fixed { rule } => (self.fixed(*rule), None),
            Sem::Season { season, year, which } => self.season(*season, *year, *which),
            Sem::Nth { n, unit, weekday, of } => self.nth(*n, *unit, *weekday, of.as_deref()),
            Sem::Decade(d, false) => (Value::Decade(*d), None),
            Sem::Decade(d, true) => (Value::Decade(self.century_of(*d)), None),
            Sem::Century(c) => (Value::Century(*c), None),
            Sem::Fiscal(y) => (Value::Fiscal(*y), None),
            Sem::Clock { seconds, told, utc, day } => {
                let (day, anchor) = self.day_of(day.as_deref());
                (Value::Clock(day, *seconds, *told, *utc), anchor)
            }
            Sem::Part { part, day } => {
                let (day, anchor) = self.day_of(day.as_deref());
                (Value::Part(day, *part), anchor)
            }
            Sem::Duration { first, second, which } => {
                let anchor = which.and_then(|w| self.base(w.from)).map(|b| b.1);
                (Value::Duration(*first, *second), anchor)
            }
            Sem::Set(text) => (Value::Text(text.clone()), None),
            Sem::Ref(word) => (Value::Ref(word), self.published.map(|_| Anchor::Published)),
            Sem::Range(a, b) => self.range(a, b),
            Sem::YearBefore => self.year_before(),
            Sem::InYear(inner, year) => self.in_year(inner, year),
        }
    }

    /// The day that counting starts from.
    fn base(&self, from: From) -> Option<(Date, Anchor)> {
        let published = || Some((self.published?, Anchor::Published));
        match from {
            From::Either if self.history => self.base(From::Narrative),
            From::Published | From::Either => self.spoken.map(|(d, id)| (d, Anchor::Timex(id))).or_else(published),
            From::Narrative => {
                let told = self.last.as_ref().map(|t| (t.first, Anchor::Timex(t.id)));
                told.or_else(published)
            }
        }
    }

    /// The day that days are counted from in a narrative.
    fn narrative_day(&self) -> Option<(Date, Anchor)> {
        let day = if self.direction == Direction::Future { None } else { self.past_day.as_ref() };
        let told = day.or(self.day.as_ref()).map(|t| (t.first, Anchor::Timex(t.id)));
        told.or_else(|| Some((self.published?, Anchor::Published)))
    }

    /// Whether the value told last is too coarse to count this unit from.
    fn coarse(&self, unit: Unit) -> bool {
        let Some(told) = &self.last else { return false };
        match told.value {
            Value::Year(_) | Value::Decade(_) | Value::Century(_) => unit.months().is_none_or(|m| m < 12),
            Value::Month(..) | Value::Quarter(..) | Value::Season(..) | Value::Half(..) => unit.months().is_none(),
            _ => false,
        }
    }

    fn shift(&self, n: i64, unit: Unit, from: From) -> Resolved {
        if n == VAGUE {
            return self.vague(unit);
        }
        let by_day = unit.days() == Some(1) && from == From::Narrative;
        let base = if by_day { self.narrative_day() } else { self.base(from) };
        let Some((day, anchor)) = base else { return (Value::Unknown, None) };
        if from == From::Narrative && !by_day && self.coarse(unit) {
            if let (false, Some(published)) = (self.history, self.published) {
                return (moved(published, n, unit), Some(Anchor::Published));
            }
            return (self.last.as_ref().map_or(Value::Unknown, |t| t.value.clone()), Some(anchor));
        }
        (moved(day, n, unit), Some(anchor))
    }

    /// "a few days later": the same stretch, one step coarser.
    fn vague(&self, unit: Unit) -> Resolved {
        let Some((day, anchor)) = self.narrative_day() else { return (Value::Unknown, None) };
        let value = match unit {
            _ if unit.of_the_clock() => Value::Part(Some(day), 0),
            _ if unit.days().is_some() => Value::Month(i32::from(day.year()), day.month().unsigned_abs()),
            _ => Value::Year(i32::from(day.year())),
        };
        (value, Some(anchor))
    }

    fn weekday(&self, weekday: u8, which: Option<Which>) -> Resolved {
        let Some((base, anchor)) = self.base(which.map_or(From::Published, |w| w.from)) else {
            return (Value::Unknown, None);
        };
        let today = i64::from(base.weekday().to_monday_one_offset());
        let back = (today - i64::from(weekday)).rem_euclid(7);
        let days = match which.map(|w| w.n) {
            Some(-1) => {
                if back == 0 {
                    -7
                } else {
                    -back
                }
            }
            Some(1) => 7 - back,
            _ if self.direction == Direction::Future => (7 - back) % 7,
            _ => -back,
        };
        (add_days(base, days).map_or(Value::Unknown, Value::Day), Some(anchor))
    }

    fn date(&self, f: Fields) -> Resolved {
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
    fn without_month(&self, day: u8) -> Resolved {
        let Some((base, anchor)) = self.narrative_day() else { return (Value::Unknown, None) };
        (day_of(i32::from(base.year()), base.month().unsigned_abs(), day).unwrap_or(Value::Unknown), Some(anchor))
    }

    /// A month, or a day of a month, whose year is unsaid.
    fn without_year(&self, m: u8, d: Option<u8>, which: Option<Which>) -> Resolved {
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

    /// The year told in this paragraph, or in a history, for a month that follows.
    fn told_year(&self, month: u8) -> Option<(i32, Id<Timex>)> {
        if let Some((near, id)) = &self.near {
            let (year, told) = match near {
                Value::Month(y, m) => (*y, *m),
                Value::Day(d) => (i32::from(d.year()), d.month().unsigned_abs()),
                Value::Year(y) => (*y, 0),
                _ => return None,
            };
            let far = self.published.is_none_or(|p| {
                let months = (i32::from(p.year()) - year) * 12 + i32::from(p.month()) - i32::from(told.max(1));
                months > 11
            });
            if far || self.history {
                let turns = told >= 10 && month <= 3;
                return Some((if turns { year + 1 } else { year }, *id));
            }
        }
        let (year, told, id) = self.year.filter(|_| self.history || self.published.is_none())?;
        let turns = told >= 10 && month <= 3;
        Some((if turns { year + 1 } else { year }, id))
    }

    /// How many years from the base's to the month meant.
    fn year_step(&self, base: Date, m: u8, d: u8, which: Option<Which>) -> i32 {
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

    fn season(&self, season: u8, year: Option<i32>, which: Option<Which>) -> Resolved {
        if let Some(y) = year {
            return (Value::Season(y, season), None);
        }
        if let (None, true, Some((y, _, id))) = (which, self.history, self.year) {
            return (Value::Season(y, season), Some(Anchor::Timex(id)));
        }
        let from = which.map_or(From::Published, |w| w.from);
        let Some((base, anchor)) = self.base(from) else { return (Value::Unknown, None) };
        let now = (base.month() % 12 / 3).unsigned_abs();
        let (now, base_year) = if now == 0 {
            (if base.month() == 12 { 4 } else { 0 }, i32::from(base.year()))
        } else {
            (now, i32::from(base.year()))
        };
        let season_now = if now == 0 { 0 } else { now };
        let step = match (which.map(|w| w.n), self.direction) {
            (Some(-1), _) => {
                if season < season_now || (season_now == 0 && season == 4) {
                    0
                } else {
                    -1
                }
            }
            (Some(1), _) => {
                if season > season_now {
                    0
                } else {
                    1
                }
            }
            (None, Direction::Past) if season > season_now => -1,
            (None, Direction::Future) if season < season_now => 1,
            _ => 0,
        };
        let step = if season == 4 && season_now == 0 && step == 0 { -1 } else { step };
        (Value::Season(base_year + step, season), Some(anchor))
    }

    fn holiday(&self, rule: u16, year: Option<i32>, which: Option<Which>) -> Resolved {
        let text = self.rule_value(rule);
        let on = |y: i32| holiday::day(text, y);
        if let Some(y) = year {
            return (on(y).map_or(Value::Year(y), Value::Day), None);
        }
        if let (None, true, Some((y, _, id))) = (which, self.history, self.year) {
            return (on(y).map_or(Value::Unknown, Value::Day), Some(Anchor::Timex(id)));
        }
        let Some((base, anchor)) = self.base(From::Published) else { return (Value::Unknown, None) };
        let this_year = i32::from(base.year());
        let candidates = [this_year - 1, this_year, this_year + 1].map(on);
        let past = || candidates.iter().flatten().rev().find(|d| **d <= base);
        let future = || candidates.iter().flatten().find(|d| **d >= base);
        let day = match (which.map(|w| w.n), self.direction) {
            (Some(-1), _) => candidates.iter().flatten().rev().find(|d| **d < base),
            (Some(1), _) => candidates.iter().flatten().find(|d| **d > base),
            (Some(_), _) => candidates[1].as_ref(),
            (None, Direction::Past) => past(),
            (None, Direction::Future) => future(),
            (None, Direction::Unknown) => candidates.iter().flatten().min_by_key(|d| distance(**d, base)),
        };
        (day.map_or(Value::Unknown, |d| Value::Day(*d)), Some(anchor))
    }

    fn rule_value(&self, rule: u16) -> &str {
        self.lexicon.rules.get(usize::from(rule)).and_then(|r| r.value.as_deref()).unwrap_or_default()
    }

    fn fixed(&self, rule: u16) -> Value {
        self.rule_value(rule).parse().map_or(Value::Unknown, Value::Day)
    }

    /// "the 90s": the last such decade that had begun.
    fn century_of(&self, decade: i32) -> i32 {
        let now = self.published.map_or(2020, |p| i32::from(p.year())) / 10;
        let candidate = now - now % 10 + decade;
        if candidate > now { candidate - 10 } else { candidate }
    }

    /// The day that a time of day lies in: its own words', else the day told last, else publication.
    fn day_of(&self, day: Option<&Sem>) -> (Option<Date>, Option<Anchor>) {
        match day {
            Some(sem) => match self.sem(sem) {
                (Value::Day(d), anchor) => (Some(d), anchor),
                (_, anchor) => (None, anchor),
            },
            None => match self.narrative_day() {
                Some((d, anchor)) => (Some(d), Some(anchor)),
                None => (None, None),
            },
        }
    }

    fn range(&self, a: &Sem, b: &Sem) -> Resolved {
        let (first, anchor) = self.sem(a);
        let last = match (b, &first) {
            (Sem::Date(f), Value::Day(_) | Value::Month(..)) if f.year.is_none() => self.end_of_range(*f, &first),
            _ => self.sem(b).0,
        };
        if first == Value::Unknown || last == Value::Unknown {
            return (Value::Unknown, None);
        }
        (Value::Range(Box::new(first), Box::new(last)), anchor)
    }

    /// The first such day or month after the range's beginning.
    fn end_of_range(&self, f: Fields, first: &Value) -> Value {
        let Some((begin, _)) = first.days() else { return Value::Unknown };
        let at = |year| self.date(Fields { year: Some(year), ..f }).0;
        let year = i32::from(begin.year());
        let same = at(year);
        if same.days().is_some_and(|(day, _)| day >= begin) { same } else { at(year + 1) }
    }

    fn year_before(&self) -> Resolved {
        let Some(told) = &self.last else { return (Value::Unknown, None) };
        let value = match &told.value {
            Value::Month(y, m) => Value::Month(y - 1, *m),
            Value::Year(y) => Value::Year(y - 1),
            Value::Quarter(y, q) => Value::Quarter(y - 1, *q),
            Value::Half(y, h) => Value::Half(y - 1, *h),
            Value::Season(y, s) => Value::Season(y - 1, *s),
            Value::Day(d) => add_months(*d, -12).map_or(Value::Unknown, Value::Day),
            _ => Value::Unknown,
        };
        (value, Some(Anchor::Timex(told.id)))
    }

    /// "October of next year", "spring of 1776".
    fn in_year(&self, inner: &Sem, year: &Sem) -> Resolved {
        let (outer, anchor) = self.sem(year);
        let value = match (inner, outer) {
            (Sem::Date(f), Value::Year(y)) => self.date(Fields { year: Some(y), ..*f }).0,
            (Sem::Season { season, .. }, Value::Year(y)) => Value::Season(y, *season),
            (Sem::Nth { n, unit, weekday, of: None }, _) => self.nth(*n, *unit, *weekday, Some(year)).0,
            (Sem::Holiday { rule, .. }, Value::Year(y)) => self.holiday(*rule, Some(y), None).0,
            (Sem::Weekday { day, .. }, Value::Week(y, w)) => {
                let monday = super::value::week(y, w);
                monday.and_then(|d| add_days(d, i64::from(*day) - 1)).map_or(Value::Unknown, Value::Day)
            }
            (Sem::Date(f), outer) if f.month.is_none() => match (outer, f.day) {
                (Value::Month(y, m), Some(d)) => day_of(y, m, d).unwrap_or(Value::Unknown),
                _ => Value::Unknown,
            },
            _ => Value::Unknown,
        };
        (value, anchor)
    }

    fn nth(&self, n: i8, unit: Unit, weekday: u8, of: Option<&Sem>) -> Resolved {
        let (outer, anchor) = match of {
            Some(sem) => self.sem(sem),
            None => self.this_year(),
        };
        let Some((first, last)) = outer.days() else { return (Value::Unknown, anchor) };
        let value = match unit {
            Unit::Quarter | Unit::Half => part_of_year(&outer, n, unit),
            Unit::Day if weekday > 0 => nth_weekday(first, last, n, weekday),
            Unit::Day => {
                add_days(if n < 0 { last } else { first }, i64::from(if n < 0 { n + 1 } else { n - 1 })).map(Value::Day)
            }
            Unit::Week | Unit::Weekend => {
                let day = add_days(if n < 0 { last } else { first }, 7 * i64::from(if n < 0 { n + 1 } else { n - 1 }));
                day.map(|d| moved(d, 0, unit))
            }
            Unit::Month | Unit::Year | Unit::Decade => {
                let months = unit.months().unwrap_or(1);
                let day = if n < 0 {
                    add_months(last, months * i64::from(n + 1))
                } else {
                    add_months(first, months * i64::from(n - 1))
                };
                day.map(|d| moved(d, 0, unit))
            }
            _ => None,
        };
        (value.filter(|v| v.days().is_some_and(|(a, _)| a <= last || n > 0)).unwrap_or(Value::Unknown), anchor)
    }

    fn this_year(&self) -> Resolved {
        if let (true, Some((y, _, id))) = (self.history, self.year) {
            return (Value::Year(y), Some(Anchor::Timex(id)));
        }
        match self.base(From::Published) {
            Some((day, anchor)) => (Value::Year(i32::from(day.year())), Some(anchor)),
            None => (Value::Unknown, None),
        }
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
fn moved(day: Date, n: i64, unit: Unit) -> Value {
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
        Unit::Week | Unit::Fortnight => week_of(to).into_week(),
        Unit::Weekend => {
            let (y, w) = week_of(to);
            Value::Weekend(y, w)
        }
        _ if n % 100 != 0 => Value::Month(year, month),
        Unit::Month => Value::Month(year, month),
        Unit::Quarter => Value::Quarter(year, (month - 1) / 3 + 1),
        Unit::Half => Value::Half(year, (month - 1) / 6 + 1),
        Unit::Decade if n.abs() <= 100 => Value::Decade(year / 10),
        Unit::Century if n.abs() <= 100 => Value::Century(year / 100),
        _ => Value::Year(year),
    }
}

trait IntoWeek {
    fn into_week(self) -> Value;
}

impl IntoWeek for (i32, u8) {
    fn into_week(self) -> Value {
        Value::Week(self.0, self.1)
    }
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
