//! Dates, ranges and lists of dates, eras, numbered parts: from a match to what it says.

use super::build::Reading;
use super::sem::{Fields, Found, Sem};
use super::token::{Kind, value};
use super::unit::Unit;
use crate::lexicon::time::Class;

impl Reading<'_> {
    pub(super) fn year(&self) -> Option<i32> {
        let short = || {
            let two = self.get(Class::ShortYear).or_else(|| self.get(Class::TwoDigits))?;
            Some(if two < 50 { 2000 + two } else { 1900 + two })
        };
        self.get(Class::Year).or_else(short).and_then(|y| i32::try_from(y).ok())
    }

    pub(super) fn fields(&self) -> Option<Fields> {
        let month = self.small(Class::Month).or_else(|| self.small(Class::Mon));
        let day = [Class::Day, Class::OrdinalDigits, Class::Ordinal].iter().find_map(|&c| self.small(c));
        let weekday = self.small(Class::Weekday);
        Some(Fields { year: self.year(), month, day, weekday, which: self.which() })
    }

    pub(super) fn range(&self) -> Option<Sem> {
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
    pub(super) fn several(&self) -> Vec<(usize, usize, Fields)> {
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

    pub(super) fn connects(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let year_follows = self.tokens.get(at + 1).is_some_and(|t| t.is(Class::Year));
        let comma = token.is_mark(',') && !year_follows;
        let word = token.kind == Kind::Word && !token.is(Class::Month);
        let article = ["the", "of"].iter().any(|w| self.lexicon.words.id(w) == token.word);
        comma || token.is_mark('-') || word && !article && !token.is(Class::Weekday) && !token.is(Class::Ordinal)
    }

    pub(super) fn piece(&self, start: usize, end: usize) -> Fields {
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

    pub(super) fn list(&self) -> Option<Vec<Found>> {
        let pieces = self.several();
        if pieces.len() < 2 || !pieces.iter().all(|p| is_possible(&p.2)) {
            return None;
        }
        Some(pieces.into_iter().map(|(s, e, f)| self.part(s, e, Sem::Date(f))).collect())
    }

    pub(super) fn numeric(&self) -> Option<Sem> {
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
    pub(super) fn iso_month(&self) -> Option<Sem> {
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

    pub(super) fn numbered(&self) -> Option<Sem> {
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

    pub(super) fn month_sem(&self) -> Option<Sem> {
        let month = self.small(Class::Month)?;
        Some(Sem::Date(Fields { month: Some(month), year: self.year(), ..Fields::default() }))
    }

    pub(super) fn decade(&self) -> Option<Sem> {
        let n = [Class::Decade, Class::DecadeWord, Class::Year].iter().find_map(|&c| self.get(c))?;
        let hundreds = self.rule().n.unwrap_or(0);
        let decade = i32::try_from((n + hundreds) / 10).ok()?;
        (decade < 10 || (100..300).contains(&decade)).then_some(Sem::Decade(decade, decade < 10))
    }

    pub(super) fn century(&self) -> Option<Sem> {
        let n = i32::try_from(self.get(Class::Ordinal)?).ok().filter(|n| (1..=30).contains(n))?;
        Some(Sem::Century(if self.rule().n == Some(-1) { -n } else { n - 1 }))
    }

    pub(super) fn era(&self) -> Option<Sem> {
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
