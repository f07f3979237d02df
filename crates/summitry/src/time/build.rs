//! From a match to what it says.

use super::dates::is_possible;
use super::matching::Match;
use super::number::quantity;
use super::sem::{Found, From, Modifier, Sem, Which, item_of};
use super::token::{Token, VAGUE, value};
use super::unit::Unit;
use crate::lexicon::time::{Class, Make, TimeLexicon, TimeRule};

/// A match with all that is needed to read it.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) lexicon: &'a TimeLexicon,
    pub(super) tokens: &'a [Token],
    pub(super) items: &'a [Found],
    pub(super) found: &'a Match,
}

impl<'a> Reading<'a> {
    pub(super) fn rule(&self) -> &'a TimeRule {
        &self.lexicon.rules[usize::from(self.found.rule)]
    }

    pub(super) fn token(&self, class: Class, nth: usize) -> Option<&'a Token> {
        self.found.kept.get(class, nth).and_then(|i| self.tokens.get(i))
    }

    pub(super) fn get(&self, class: Class) -> Option<i64> {
        self.nth(class, 0)
    }

    pub(super) fn nth(&self, class: Class, nth: usize) -> Option<i64> {
        self.token(class, nth).map(|t| value(t, class, &self.lexicon.words))
    }

    pub(super) fn small(&self, class: Class) -> Option<u8> {
        self.get(class).and_then(|v| u8::try_from(v).ok())
    }

    pub(super) fn item(&self, class: Class) -> Option<&'a Found> {
        self.token(class, 0).and_then(item_of).and_then(|i| self.items.get(i))
    }

    pub(super) fn which(&self) -> Option<Which> {
        self.get(Class::Which).or_else(|| self.get(Class::Kin)).map(Which::of)
    }

    /// "the next spring" is the one after what a history told.
    fn which_season(&self) -> Option<Which> {
        let from = |which: Which| if which.from == From::Published { self.from() } else { which.from };
        self.which().map(|which| Which { from: from(which), ..which })
    }

    pub(super) fn unit(&self, nth: usize) -> Option<Unit> {
        let both = [Class::Units, Class::Unit];
        both.iter().find_map(|&class| self.nth(class, nth)).and_then(Unit::of)
    }

    pub(super) fn from(&self) -> From {
        match self.rule().value.as_deref() {
            Some("narrative") => From::Narrative,
            Some("either") => From::Either,
            _ => From::Published,
        }
    }

    pub(super) fn amount(&self, nth: usize) -> Option<i64> {
        self.token(Class::N, nth).map(quantity)
    }

    /// What the match says, with the spans of its annotations; nothing where it says no time.
    pub(super) fn read(&self) -> Option<Vec<Found>> {
        let sem = match self.rule().make {
            Make::Nothing => return Some(Vec::new()),
            Make::List => return self.list(),
            Make::ClockList => return self.clock_list(),
            Make::DurationList => return self.duration_list(),
            Make::Modify => return self.modify().map(|f| vec![f]),
            Make::JoinClock | Make::JoinPart | Make::JoinYear => return self.join().map(|f| vec![f]),
            _ => self.simple()?,
        };
        Some(vec![self.whole(sem)])
    }

    pub(super) fn whole(&self, sem: Sem) -> Found {
        self.part(self.found.start, self.found.end, sem)
    }

    pub(super) fn part(&self, first: usize, end: usize, sem: Sem) -> Found {
        let (start, end) = (self.tokens[first].start, self.tokens[end - 1].end);
        let modifier = self.get(Class::Mod).or(self.rule().modifier).map(Modifier::of);
        Found { start, end, rule: self.found.rule, sem, modifier }
    }

    pub(super) fn simple(&self) -> Option<Sem> {
        Some(match self.rule().make {
            Make::Date => Sem::Date(self.fields().filter(is_possible)?),
            Make::Range => self.range()?,
            Make::Numeric => self.numeric()?,
            Make::Shift => self.shift()?,
            Make::Weekday => {
                let which = self.which().or(self.rule().n.map(Which::of));
                Sem::Weekday { day: self.small(Class::Weekday)?, which }
            }
            Make::Holiday => Sem::Holiday { rule: self.found.rule, year: self.year(), which: self.which_season() },
            Make::Fixed => Sem::Fixed { rule: self.found.rule },
            Make::Season => Sem::Season { season: self.small(Class::Season)?, year: self.year(), which: self.which() },
            Make::Nth => self.numbered()?,
            Make::Decade => self.decade()?,
            Make::Century => self.century()?,
            Make::Era => self.era()?,
            Make::Fiscal => Sem::Fiscal(self.year()?),
            Make::Clock => self.clock()?,
            Make::Part => self.day_part()?,
            Make::Duration => self.duration()?,
            Make::Set => self.set()?,
            Make::Ref => Sem::Ref(reference(self.rule().value.as_deref())?),
            Make::YearBefore => Sem::YearBefore,
            _ => return None,
        })
    }

    pub(super) fn shift(&self) -> Option<Sem> {
        let unit = self.rule().unit.and_then(Unit::of).or_else(|| self.unit(0)).unwrap_or(Unit::Day);
        if let Some(n) = self.get(Class::Deictic) {
            return Some(Sem::Shift { n: n * 100, unit: Unit::Day, from: From::Published });
        }
        if let Some(which) = self.which() {
            let from = if self.rule().value.as_deref() == Some("narrative") { From::Narrative } else { which.from };
            return Some(Sem::Shift { n: i64::from(which.n) * 100, unit, from });
        }
        let sign = self.rule().n.unwrap_or(0);
        let n = match self.amount(0) {
            Some(VAGUE) => return Some(self.vague_shift(sign, unit)),
            Some(n) => n.checked_mul(sign)?,
            None => sign * 100,
        };
        Some(Sem::Shift { n, unit, from: self.from() })
    }

    /// "a few years ago", "some hours later".
    pub(super) fn vague_shift(&self, sign: i64, unit: Unit) -> Sem {
        match self.from() {
            From::Published => Sem::Ref(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }),
            From::Narrative | From::Either => Sem::Shift { n: VAGUE, unit, from: From::Narrative },
        }
    }

    pub(super) fn duration(&self) -> Option<Sem> {
        let unit = self.unit(0)?;
        let plural = self.found.kept.get(Class::Units, 0).is_some();
        let first = match self.amount(0) {
            Some(n) => n,
            None => self.rule().n.unwrap_or(if plural { VAGUE } else { 100 }),
        };
        let second = self.amount(1).and_then(|n| Some((n, self.unit(1)?)));
        if second.is_some_and(|s| s.1 == Unit::Night) {
            return None;
        }
        Some(Sem::Duration { first: shorten(first, unit), second, which: self.which() })
    }

    /// "60 to 90 days".
    pub(super) fn duration_list(&self) -> Option<Vec<Found>> {
        let unit = self.unit(0)?;
        let (first, second) = (self.amount(0)?, self.amount(1)?);
        let (a, b) = (self.found.kept.get(Class::N, 0)?, self.found.kept.get(Class::N, 1)?);
        let sem = |n| Sem::Duration { first: shorten(n, unit), second: None, which: None };
        let rising = first != VAGUE && first < second;
        rising.then(|| vec![self.part(a, a + 1, sem(first)), self.part(b, self.found.end, sem(second))])
    }

    pub(super) fn set(&self) -> Option<Sem> {
        let text = if let Some(code) = self.get(Class::Frequency) {
            super::set::frequency(code)
        } else if let Some(day) = self.get(Class::Weekday).or_else(|| self.get(Class::Weekdays)) {
            match self.get(Class::Part).or_else(|| self.get(Class::Parts)) {
                Some(part) => format!("XXXX-WXX-{day}T{}", super::unit::part(part as u8)),
                None => format!("XXXX-WXX-{day}"),
            }
        } else if let Some(part) = self.get(Class::Part).or_else(|| self.get(Class::Parts)) {
            format!("XXXX-XX-XXT{}", super::unit::part(part as u8))
        } else if let Some(month) = self.get(Class::Month) {
            format!("XXXX-{month:02}")
        } else {
            super::set::period(
                self.amount(0).filter(|_| self.rule().n.is_none()).or(self.rule().n).unwrap_or(100),
                self.rule().unit.and_then(Unit::of).or_else(|| self.unit(0))?,
            )
        };
        Some(Sem::Set(text))
    }

    pub(super) fn modify(&self) -> Option<Found> {
        let kinds = [Class::IsDate, Class::IsPart, Class::IsClock, Class::IsDuration];
        let inner = kinds.iter().find_map(|&k| self.item(k))?;
        let code = self.get(Class::Mod).or_else(|| self.get(Class::Approx)).or(self.rule().modifier)?;
        let mut found = self.whole(inner.sem.clone());
        (found.rule, found.modifier) = (inner.rule, Some(Modifier::of(code)));
        Some(found)
    }

    pub(super) fn join(&self) -> Option<Found> {
        let day = || match self.item(Class::IsPart).map(|f| &f.sem) {
            Some(Sem::Part { day, .. }) if self.rule().make == Make::JoinClock => day.clone(),
            _ => self.item(Class::IsDay).map(|f| Box::new(f.sem.clone())),
        };
        let sem = match self.rule().make {
            Make::JoinClock => match self.item(Class::IsClock)?.sem.clone() {
                Sem::Clock { seconds, told, utc, .. } => Sem::Clock { seconds, told, utc, day: day() },
                _ => return None,
            },
            Make::JoinPart => match self.item(Class::IsPart).map(|f| &f.sem) {
                Some(Sem::Part { part, .. }) => Sem::Part { part: *part, day: day() },
                _ => Sem::Part { part: self.small(Class::Part)?, day: day() },
            },
            _ => {
                let item = |i: usize| self.tokens.get(i).and_then(item_of).and_then(|i| self.items.get(i));
                let (inner, year) = (item(self.found.start)?, item(self.found.end - 1)?);
                Sem::InYear(Box::new(inner.sem.clone()), Box::new(year.sem.clone()))
            }
        };
        Some(self.whole(sem))
    }
}

/// Fractions of long units that TIMEX3 writes in the next smaller one.
fn shorten(n: i64, unit: Unit) -> (i64, Unit) {
    match unit {
        Unit::Hour if n == 50 => (3000, Unit::Minute),
        Unit::Day if n == 50 => (1200, Unit::Hour),
        Unit::Year if n == 50 => (600, Unit::Month),
        Unit::Decade if n == 50 => (500, Unit::Year),
        Unit::Century if n == 50 || n == 25 => (n * 100, Unit::Year),
        _ => (n, unit),
    }
}

fn reference(word: Option<&str>) -> Option<&'static str> {
    ["PRESENT_REF", "PAST_REF", "FUTURE_REF"].into_iter().find(|r| Some(*r) == word)
}
