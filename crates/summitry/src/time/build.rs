//! From a match to what it says.

use super::matching::Match;
use super::number::quantity;
use super::sem::{Fields, Found, From, Modifier, Sem, Which, item_of};
use super::token::{Kind, SECONDS, Token, VAGUE, value};
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

    fn small(&self, class: Class) -> Option<u8> {
        self.get(class).and_then(|v| u8::try_from(v).ok())
    }

    fn item(&self, class: Class) -> Option<&'a Found> {
        self.token(class, 0).and_then(item_of).and_then(|i| self.items.get(i))
    }

    fn which(&self) -> Option<Which> {
        self.get(Class::Which).or_else(|| self.get(Class::Kin)).map(Which::of)
    }

    fn unit(&self, nth: usize) -> Option<Unit> {
        let both = [Class::Units, Class::Unit];
        both.iter().find_map(|&class| self.nth(class, nth)).and_then(Unit::of)
    }

    fn from(&self) -> From {
        match self.rule().value.as_deref() {
            Some("narrative") => From::Narrative,
            Some("either") => From::Either,
            _ => From::Published,
        }
    }

    fn amount(&self, nth: usize) -> Option<i64> {
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

    fn whole(&self, sem: Sem) -> Found {
        self.part(self.found.start, self.found.end, sem)
    }

    fn part(&self, first: usize, end: usize, sem: Sem) -> Found {
        let (start, end) = (self.tokens[first].start, self.tokens[end - 1].end);
        let modifier = self.get(Class::Mod).or(self.rule().modifier).map(Modifier::of);
        Found { start, end, rule: self.found.rule, sem, modifier }
    }

    fn simple(&self) -> Option<Sem> {
        Some(match self.rule().make {
            Make::Date => Sem::Date(self.fields().filter(is_possible)?),
            Make::Range => self.range()?,
            Make::Numeric => self.numeric()?,
            Make::Shift => self.shift()?,
            Make::Weekday => {
                let which = self.which().or(self.rule().n.map(Which::of));
                Sem::Weekday { day: self.small(Class::Weekday)?, which }
            }
            Make::Holiday => Sem::Holiday { rule: self.found.rule, year: self.year(), which: self.which() },
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

    fn year(&self) -> Option<i32> {
        let short = || {
            let two = self.get(Class::ShortYear).or_else(|| self.get(Class::TwoDigits))?;
            Some(if two < 50 { 2000 + two } else { 1900 + two })
        };
        self.get(Class::Year).or_else(short).and_then(|y| i32::try_from(y).ok())
    }

    fn fields(&self) -> Option<Fields> {
        let month = self.small(Class::Month).or_else(|| self.small(Class::Mon));
        let day = [Class::Day, Class::OrdinalDigits, Class::Ordinal].iter().find_map(|&c| self.small(c));
        let weekday = self.small(Class::Weekday);
        Some(Fields { year: self.year(), month, day, weekday, which: self.which() })
    }

    fn range(&self) -> Option<Sem> {
        if let Some(era) = self.get(Class::Era) {
            let year = |n: i64| {
                i32::try_from(if era < 0 { -n } else { n + era }).ok().filter(|y| (1..10_000).contains(&y.abs()))
            };
            let date = |n| Some(Box::new(Sem::Date(Fields { year: Some(year(n)?), ..Fields::default() })));
            return Some(Sem::Range(date(self.get(Class::Int)?)?, date(self.nth(Class::Int, 1)?)?));
        }
        if self.found.kept.get(Class::Month, 0).is_none() {
            let (first, second) = (self.get(Class::Year)?, self.nth(Class::Year, 1));
            let second = second.or_else(|| Some(first - first % 100 + self.get(Class::TwoDigits)?))?;
            let year = |y: i64| {
                i32::try_from(y).ok().map(|y| Box::new(Sem::Date(Fields { year: Some(y), ..Fields::default() })))
            };
            return (first < second).then_some(Sem::Range(year(first)?, year(second)?));
        }
        let mut ends = self.several();
        let (last, first) = (ends.pop()?.2, ends.pop()?.2);
        Some(Sem::Range(Box::new(Sem::Date(first)), Box::new(Sem::Date(last))))
    }

    /// "May 3 and 5, 2004": the pieces between connectors with the fields that they share.
    fn several(&self) -> Vec<(usize, usize, Fields)> {
        let mut pieces: Vec<(usize, usize, Fields)> = Vec::new();
        let (mut start, end) = (self.found.start, self.found.end);
        for at in self.found.start..=end {
            if at == end || self.connects(at) {
                if start < at {
                    pieces.push((start, at, self.piece(start, at)));
                }
                start = at + 1;
            }
        }
        share(&mut pieces);
        pieces
    }

    fn connects(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let year_follows = self.tokens.get(at + 1).is_some_and(|t| t.is(Class::Year));
        let comma = token.is_mark(',') && !year_follows;
        let word = token.kind == Kind::Word && !token.is(Class::Month);
        let article = ["the", "of"].iter().any(|w| self.lexicon.words.id(w) == token.word);
        comma || token.is_mark('-') || word && !article && !token.is(Class::Weekday) && !token.is(Class::Ordinal)
    }

    fn piece(&self, start: usize, end: usize) -> Fields {
        let mut fields = Fields::default();
        for token in &self.tokens[start..end] {
            let get = |class| token.is(class).then(|| value(token, class, &self.lexicon.words));
            let small = |class| get(class).and_then(|v| u8::try_from(v).ok());
            fields.month = fields.month.or_else(|| small(Class::Month));
            fields.weekday = fields.weekday.or_else(|| small(Class::Weekday));
            fields.day = fields.day.or_else(|| small(Class::Day).or_else(|| small(Class::Ordinal)));
            fields.year = fields.year.or_else(|| get(Class::Year).and_then(|y| i32::try_from(y).ok()));
            if let Some(era) = self.get(Class::Era) {
                let year = get(Class::Int).and_then(|n| i32::try_from(if era < 0 { -n } else { n + era }).ok());
                fields.year = year.or(fields.year).filter(|y| (1..10_000).contains(&y.abs()));
            }
        }
        fields
    }

    fn list(&self) -> Option<Vec<Found>> {
        let pieces = self.several();
        if pieces.len() < 2 || !pieces.iter().all(|p| is_possible(&p.2)) {
            return None;
        }
        Some(pieces.into_iter().map(|(s, e, f)| self.part(s, e, Sem::Date(f))).collect())
    }

    fn numeric(&self) -> Option<Sem> {
        let fields = |year: i64, month: i64, day: i64| {
            let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            Some(Fields { year: i32::try_from(year).ok(), month: Some(month), day: Some(day), ..Fields::default() })
        };
        let long = |y: i64| {
            if y >= 100 {
                y
            } else if y < 50 {
                2000 + y
            } else {
                1900 + y
            }
        };
        let fields = if let Some(n) = self.get(Class::IsoDate) {
            fields(n / 10_000, n / 100 % 100, n % 100)?
        } else if let Some(n) = self.get(Class::DotDate) {
            fields(long(n % 10_000), n / 10_000 % 100, n / 1_000_000)?
        } else if let Some(n) = self.get(Class::SlashDate) {
            let (a, b, y) = (n / 1_000_000, n / 10_000 % 100, long(n % 10_000));
            if a > 12 || self.rule().n == Some(1) { fields(y, b, a)? } else { fields(y, a, b)? }
        } else {
            return self.iso_month();
        };
        is_possible(&fields).then_some(Sem::Date(fields))
    }

    /// "2025-08" is a month, "2004-05" two years.
    fn iso_month(&self) -> Option<Sem> {
        let n = self.get(Class::IsoMonth)?;
        let (year, two) = (i32::try_from(n / 100).ok()?, i32::try_from(n % 100).ok()?);
        if !(1500..2200).contains(&year) {
            return None;
        }
        let end = year - year % 100 + two;
        if two == (year + 1) % 100 || two > 12 && end > year {
            let end = if end < year { end + 100 } else { end };
            let at = |y| Box::new(Sem::Date(Fields { year: Some(y), ..Fields::default() }));
            return Some(Sem::Range(at(year), at(end)));
        }
        let month = u8::try_from(two).ok().filter(|m| (1..=12).contains(m))?;
        Some(Sem::Date(Fields { year: Some(year), month: Some(month), ..Fields::default() }))
    }

    fn shift(&self) -> Option<Sem> {
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
    fn vague_shift(&self, sign: i64, unit: Unit) -> Sem {
        match self.from() {
            From::Published => Sem::Ref(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }),
            From::Narrative | From::Either => Sem::Shift { n: VAGUE, unit, from: From::Narrative },
        }
    }

    fn numbered(&self) -> Option<Sem> {
        if let Some(label) = self.get(Class::Label) {
            let unit = if label > 10 { Unit::Half } else { Unit::Quarter };
            let of = self.year().map(|year| Box::new(Sem::Date(Fields { year: Some(year), ..Fields::default() })));
            return Some(Sem::Nth { n: (label % 10) as i8, unit, weekday: 0, of });
        }
        let n = i8::try_from(self.get(Class::Ordinal).or(self.rule().n)?).ok()?;
        let weekday = self.small(Class::Weekday).unwrap_or(0);
        let unit =
            if weekday > 0 { Unit::Day } else { self.rule().unit.and_then(Unit::of).or_else(|| self.unit(0))? };
        let inner = self.item(Class::IsDate).map(|f| f.sem.clone()).or_else(|| self.month_sem());
        let which = self.which().map(|w| Sem::Shift { n: i64::from(w.n) * 100, unit: Unit::Year, from: w.from });
        let year = self.year().map(|year| Sem::Date(Fields { year: Some(year), ..Fields::default() }));
        Some(Sem::Nth { n, unit, weekday, of: inner.or(which).or(year).map(Box::new) })
    }

    fn month_sem(&self) -> Option<Sem> {
        let month = self.small(Class::Month)?;
        Some(Sem::Date(Fields { month: Some(month), year: self.year(), ..Fields::default() }))
    }

    fn decade(&self) -> Option<Sem> {
        let n = [Class::Decade, Class::DecadeWord, Class::Year].iter().find_map(|&c| self.get(c))?;
        let hundreds = self.rule().n.unwrap_or(0);
        let decade = i32::try_from((n + hundreds) / 10).ok()?;
        (decade < 10 || (100..300).contains(&decade)).then_some(Sem::Decade(decade, decade < 10))
    }

    fn century(&self) -> Option<Sem> {
        let n = i32::try_from(self.get(Class::Ordinal)?).ok().filter(|n| (1..=30).contains(n))?;
        Some(Sem::Century(if self.rule().n == Some(-1) { -n } else { n - 1 }))
    }

    fn era(&self) -> Option<Sem> {
        let n = self.get(Class::Int).or_else(|| self.get(Class::Year)).and_then(|n| i32::try_from(n).ok())?;
        let month = self.small(Class::Month);
        let base = self.get(Class::Era).map_or(0, |e| e as i32);
        let year = if base < 0 { -n } else { n + base };
        ((1..10_000).contains(&year.abs())).then_some(Sem::Date(Fields {
            year: Some(year),
            month,
            ..Fields::default()
        }))
    }

    fn clock(&self) -> Option<Sem> {
        if let Some(hour) = self.rule().n {
            return Some(self.clock_of(hour * 3600));
        }
        self.seconds(0).map(|seconds| self.clock_of(seconds))
    }

    fn clock_of(&self, seconds: i64) -> Sem {
        let utc = self.get(Class::Zone) == Some(0);
        let told = self.token(Class::Clock, 0).is_some_and(|t| t.has(SECONDS));
        Sem::Clock { seconds: u32::try_from(seconds).unwrap_or(0), told, utc, day: None }
    }

    /// Seconds of the day of the `nth` time of the match.
    fn seconds(&self, nth: usize) -> Option<i64> {
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

    fn clock_list(&self) -> Option<Vec<Found>> {
        let split = (self.found.start..self.found.end).find(|&i| self.connects(i) && i > self.found.start)?;
        let (first, second) = (self.seconds(0)?, self.seconds(1)?);
        let first = if first > second { first - 12 * 3600 } else { first };
        let (a, b) = (self.clock_of(first.max(0)), self.clock_of(second));
        let start = (self.found.start..split).find(|&i| self.tokens[i].kind != Kind::Word)?;
        Some(vec![self.part(start, split, a), self.part(split + 1, self.found.end, b)])
    }

    fn day_part(&self) -> Option<Sem> {
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

    fn duration(&self) -> Option<Sem> {
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
    fn duration_list(&self) -> Option<Vec<Found>> {
        let unit = self.unit(0)?;
        let (first, second) = (self.amount(0)?, self.amount(1)?);
        let (a, b) = (self.found.kept.get(Class::N, 0)?, self.found.kept.get(Class::N, 1)?);
        let sem = |n| Sem::Duration { first: shorten(n, unit), second: None, which: None };
        let rising = first != VAGUE && first < second;
        rising.then(|| vec![self.part(a, a + 1, sem(first)), self.part(b, self.found.end, sem(second))])
    }

    fn set(&self) -> Option<Sem> {
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

    fn modify(&self) -> Option<Found> {
        let kinds = [Class::IsDate, Class::IsPart, Class::IsClock, Class::IsDuration];
        let inner = kinds.iter().find_map(|&k| self.item(k))?;
        let code = self.get(Class::Mod).or_else(|| self.get(Class::Approx)).or(self.rule().modifier)?;
        let mut found = self.whole(inner.sem.clone());
        (found.rule, found.modifier) = (inner.rule, Some(Modifier::of(code)));
        Some(found)
    }

    fn join(&self) -> Option<Found> {
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

const fn after_noon(part: i64) -> i64 {
    if part == 1 { 0 } else { 12 }
}

fn reference(word: Option<&str>) -> Option<&'static str> {
    ["PRESENT_REF", "PAST_REF", "FUTURE_REF"].into_iter().find(|r| Some(*r) == word)
}

/// Whether there is such a day in some year.
pub(super) fn is_possible(f: &Fields) -> bool {
    let year = f.year.unwrap_or(2000).clamp(1, 9999);
    let day = f.day.map_or(1, |d| i8::try_from(d).unwrap_or(0));
    let fits = |m: u8| jiff::civil::Date::new(year as i16, i8::try_from(m).unwrap_or(0), day).is_ok();
    f.month.is_none_or(fits) && (f.month.is_some() || f.year.is_some() || f.day.is_some())
}

/// Each piece takes the month and year that it lacks from the pieces after it, then from those before.
fn share(pieces: &mut [(usize, usize, Fields)]) {
    let fill = |to: &mut Fields, from: Fields| {
        to.month = to.month.or(from.month);
        to.year = to.year.or(from.year);
    };
    for i in (1..pieces.len()).rev() {
        let from = pieces[i].2;
        fill(&mut pieces[i - 1].2, from);
    }
    for i in 1..pieces.len() {
        let from = pieces[i - 1].2;
        fill(&mut pieces[i].2, from);
    }
}
