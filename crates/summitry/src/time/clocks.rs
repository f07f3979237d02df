//! Times of the clock and parts of the day: from a match to what it says.

use super::build::Reading;
use super::number::quantity;
use super::sem::{Found, From, Sem};
use super::token::{Kind, SECONDS};
use super::unit::Unit;
use crate::lexicon::time::Class;

impl Reading<'_> {
    pub(super) fn clock(&self) -> Option<Sem> {
        if let Some(hour) = self.rule().n {
            return Some(self.clock_of(hour * 3600));
        }
        self.seconds(0).map(|seconds| self.clock_of(seconds))
    }

    pub(super) fn clock_of(&self, seconds: i64) -> Sem {
        let utc = self.get(Class::Zone) == Some(0);
        let told = self.token(Class::Clock, 0).is_some_and(|t| t.has(SECONDS));
        Sem::Clock { seconds: u32::try_from(seconds).unwrap_or(0), told, utc, day: None }
    }

    /// Seconds of the day of the `nth` time of the match.
    pub(super) fn seconds(&self, nth: usize) -> Option<i64> {
        let written = if let Some(n) = self.nth(Class::Clock, nth) {
            n
        } else if let Some(n) = self.nth(Class::Hhmm, nth) {
            n / 100 * 3600 + n % 100 * 60
        } else if let Some(n) = self.nth(Class::DotClock, nth) {
            n / 100 * 3600 + n % 100 * 60
        } else if let Some(token) = self.token(Class::N, nth) {
            quantity(token) / 100 * 3600
        } else {
            self.nth(Class::Int, nth)? * 3600
        };
        let hour = written / 3600;
        let seconds = match self.get(Class::Meridiem).or(self.get(Class::Part).map(after_noon)) {
            Some(_) if hour > 12 => return (hour < 24).then_some(written),
            Some(12) if hour < 12 => written + 12 * 3600,
            Some(0) if hour == 12 => written - 12 * 3600,
            _ => written,
        };
        (0..=86_400).contains(&seconds).then_some(seconds)
    }

    pub(super) fn clock_list(&self) -> Option<Vec<Found>> {
        let split = (self.found.start..self.found.end).find(|&i| self.connects(i) && i > self.found.start)?;
        let (first, second) = (self.seconds(0)?, self.seconds(1)?);
        let first = if first > second { first - 12 * 3600 } else { first };
        let (a, b) = (self.clock_of(first.max(0)), self.clock_of(second));
        let start = (self.found.start..split).find(|&i| self.tokens[i].kind != Kind::Word)?;
        Some(vec![self.part(start, split, a), self.part(split + 1, self.found.end, b)])
    }

    pub(super) fn day_part(&self) -> Option<Sem> {
        let part = self.small(Class::Part).or(self.rule().value.as_deref().and_then(|v| v.parse().ok()))?;
        let shift = |n: i64, from| Sem::Shift { n: n * 100, unit: Unit::Day, from };
        let day = if let Some(day) = self.small(Class::Weekday) {
            Some(Sem::Weekday { day, which: self.which() })
        } else if let Some(n) = self.get(Class::Deictic).or(self.rule().n) {
            Some(shift(n, From::Published))
        } else {
            self.which().map(|w| shift(i64::from(w.n), if w.n > 0 { From::Narrative } else { w.from }))
        };
        Some(Sem::Part { part, day: day.map(Box::new) })
    }
}

const fn after_noon(part: i64) -> i64 {
    if part == 1 { 0 } else { 12 }
}
