//! What an expression says becomes a value, given what was told before it.

use super::calendar::{day_of, moved};
use super::context::{Context, Direction, Resolved};
use super::sem::{Fields, Found, From, Sem, Which};
use super::token::VAGUE;
use super::unit::Unit;
use super::value::{Value, add_days, add_months};
use crate::doc::Anchor;
use jiff::civil::Date;

impl Context<'_> {
    pub(super) fn resolve(&self, found: &Found) -> Resolved {
        self.sem(&found.sem)
    }

    pub(super) fn sem(&self, sem: &Sem) -> Resolved {
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

    pub(super) fn shift(&self, n: i64, unit: Unit, from: From) -> Resolved {
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
    pub(super) fn vague(&self, unit: Unit) -> Resolved {
        let Some((day, anchor)) = self.narrative_day() else { return (Value::Unknown, None) };
        let value = match unit {
            _ if unit.of_the_clock() => Value::Part(Some(day), 0),
            _ if unit.days().is_some() => Value::Month(i32::from(day.year()), day.month().unsigned_abs()),
            _ => Value::Year(i32::from(day.year())),
        };
        (value, Some(anchor))
    }

    pub(super) fn weekday(&self, weekday: u8, which: Option<Which>) -> Resolved {
        let base = self.base(which.map_or(From::Published, |w| w.from));
        let Some((base, anchor)) = base.filter(|_| which.is_some() || !self.history) else {
            return (Value::Unknown, None);
        };
        let today = i64::from(base.weekday().to_monday_one_offset());
        let back = (today - i64::from(weekday)).rem_euclid(7);
        let days = match which.map(|w| w.n) {
            Some(-1) if back == 0 => -7,
            Some(1) => 7 - back,
            None | Some(0) if self.direction == Direction::Future => (7 - back) % 7,
            _ => -back,
        };
        (add_days(base, days).map_or(Value::Unknown, Value::Day), Some(anchor))
    }

    /// The day that a time of day lies in: its own words', else the day told last, else publication.
    pub(super) fn day_of(&self, day: Option<&Sem>) -> (Option<Date>, Option<Anchor>) {
        match day {
            Some(sem) => match self.sem(sem) {
                (Value::Day(d), anchor) => (Some(d), anchor),
                (_, anchor) => (None, anchor),
            },
            None => match self.clock_day() {
                Some((d, anchor)) => (Some(d), Some(anchor)),
                None => (None, None),
            },
        }
    }

    pub(super) fn range(&self, a: &Sem, b: &Sem) -> Resolved {
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

    pub(super) fn year_before(&self) -> Resolved {
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
    pub(super) fn in_year(&self, inner: &Sem, year: &Sem) -> Resolved {
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
}
