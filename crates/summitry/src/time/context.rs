//! What is known where an expression stands, and what relative expressions count from.

use super::sem::From;
use super::unit::Unit;
use super::value::Value;
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
    /// The latest single day told that is not after publication.
    pub(super) latest_day: Option<Told>,
    /// The sentence holds a single day already: times of the clock belong to it.
    pub(super) day_in_sentence: bool,
    /// The last year told, and whether it holds for this paragraph.
    pub(super) year: Option<(i32, u8, Id<Timex>)>,
    /// The year told before in this paragraph, with words of its own.
    pub(super) near: Option<(Value, Id<Timex>)>,
    /// The year that the heading of this section tells.
    pub(super) heading: Option<(i32, Id<Timex>)>,
    pub(super) direction: Direction,
    /// A day said outside a quotation that stands for publication inside it.
    pub(super) spoken: Option<(Date, Id<Timex>)>,
}

/// A value and what it was counted from.
pub(super) type Resolved = (Value, Option<Anchor>);

impl Context<'_> {
    /// The day that counting starts from.
    pub(super) fn base(&self, from: From) -> Option<(Date, Anchor)> {
        let published = || Some((self.published?, Anchor::Published));
        match from {
            From::Either if self.history => self.base(From::Narrative),
            From::Published | From::Either => self.spoken.map(|(d, id)| (d, Anchor::Timex(id))).or_else(published),
            From::Narrative => {
                let told = self.last.as_ref().map(|t| (t.first, Anchor::Timex(t.id)));
                told.or_else(|| published().filter(|_| !self.history))
            }
        }
    }

    /// The day that days are counted from in a narrative.
    pub(super) fn narrative_day(&self) -> Option<(Date, Anchor)> {
        let day = if self.direction == Direction::Future { None } else { self.past_day.as_ref() };
        let told = day.or(self.day.as_ref()).map(|t| (t.first, Anchor::Timex(t.id)));
        told.or_else(|| Some((self.published.filter(|_| !self.history)?, Anchor::Published)))
    }

    /// The day that a time of the clock belongs to: the one its sentence tells, else the latest that the news tells.
    pub(super) fn clock_day(&self) -> Option<(Date, Anchor)> {
        if self.day_in_sentence || self.history || self.direction == Direction::Future {
            return self.narrative_day();
        }
        let latest = self.latest_day.as_ref().map(|t| (t.first, Anchor::Timex(t.id)));
        latest.or_else(|| self.narrative_day())
    }

    /// Whether the value told last is too coarse to count this unit from.
    pub(super) fn coarse(&self, unit: Unit) -> bool {
        let Some(told) = &self.last else { return false };
        match told.value {
            Value::Year(_) | Value::Decade(_) | Value::Century(_) => unit.months().is_none_or(|m| m < 12),
            Value::Month(..) | Value::Quarter(..) | Value::Season(..) | Value::Half(..) => unit.months().is_none(),
            _ => false,
        }
    }

    /// The year told in this paragraph, or in a history, for a month that follows.
    pub(super) fn told_year(&self, month: u8) -> Option<(i32, Id<Timex>)> {
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
                let turns = told >= 10 && month <= 3 && self.heading.is_none_or(|(headed, _)| headed != year);
                return Some((if turns { year + 1 } else { year }, *id));
            }
        }
        if let (false, Some(heading)) = (self.history, self.heading) {
            return Some(heading);
        }
        let (year, told, id) = self.year.filter(|_| self.history || self.published.is_none())?;
        let turns = told >= 10 && month <= 3 && self.heading.is_none_or(|(headed, _)| headed != year);
        Some((if turns { year + 1 } else { year }, id))
    }

    pub(super) fn this_year(&self) -> Resolved {
        if let (true, Some((y, _, id))) = (self.history, self.year) {
            return (Value::Year(y), Some(Anchor::Timex(id)));
        }
        match self.base(From::Published) {
            Some((day, anchor)) => (Value::Year(i32::from(day.year())), Some(anchor)),
            None => (Value::Unknown, None),
        }
    }

    pub(super) fn rule_value(&self, rule: u16) -> &str {
        self.lexicon.rules.get(usize::from(rule)).and_then(|r| r.value.as_deref()).unwrap_or_default()
    }
}
