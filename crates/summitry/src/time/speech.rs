//! "Today" inside a quotation is the day of the speech, where the quotation's own sentence tells that day.

use super::Input;
use super::context::Context;
use super::sem::{Found, From, Sem};
use super::standing::{Listed, direction};
use super::tense::Tense;
use super::unit::Unit;
use super::value::Value;
use crate::doc::{Id, Quote, Timex};
use jiff::civil::Date;

/// Most expressions that are looked at on either side of a quotation.
const NEAR: usize = 3;
/// Most words between the two.
const FAR: usize = 60;

/// Where the day of a speech is looked for.
pub(super) struct Speaking<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) tense: &'a Tense<'a>,
    /// Every expression with its token, in text order: its place here is its id.
    pub(super) listed: &'a [Listed<'a>],
}

impl Speaking<'_> {
    /// The day told in the sentence around the quotation that holds a deictic expression, if it is a day before now.
    pub(super) fn day_of_speech(&self, context: &Context<'_>, found: &Found) -> Option<(Date, Id<Timex>)> {
        if !is_deictic(&found.sem) {
            return None;
        }
        let quote = self.quote_around(found)?;
        let after = self.listed.partition_point(|(_, f)| f.start < quote.1);
        let before = self.listed.partition_point(|(_, f)| f.end <= quote.0);
        let behind =
            (after..self.listed.len()).take(NEAR).take_while(|&i| self.same_sentence(quote.1, self.listed[i].1.start));
        let ahead = (0..before).rev().take(NEAR).take_while(|&i| self.same_sentence(self.listed[i].1.end, quote.0));
        behind.chain(ahead).find_map(|i| self.told_day(context, i))
    }

    /// Whether it is counted from the moment of a speech, inside a quotation, on a day that nothing tells.
    pub(super) fn is_quoted_now(&self, context: &Context<'_>, found: &Found) -> bool {
        let weekday = matches!(found.sem, Sem::Weekday { .. } | Sem::Shift { from: From::Published, .. });
        let now = weekday || is_deictic(&found.sem);
        context.spoken.is_none() && now && self.quote_around(found).is_some()
    }

    /// Start and end of the outermost quotation around an expression.
    fn quote_around(&self, found: &Found) -> Option<(u32, u32)> {
        let quotes: &[crate::doc::Annotation<Quote>] = self.input.quotes.as_slice();
        let end = quotes.partition_point(|q| q.span.start() <= found.start);
        let outer =
            quotes[..end].iter().rev().take(8).filter(|q| q.data.level == 0).find(|q| q.span.end() >= found.end)?;
        Some((outer.span.start(), outer.span.end()))
    }

    /// Whether no sentence starts between two places.
    fn same_sentence(&self, from: u32, to: u32) -> bool {
        let tokens = self.tense.tokens;
        let first = tokens.partition_point(|t| t.start < from);
        let last = tokens.partition_point(|t| t.start < to);
        let glued = |i: usize| i == first && tokens.get(i).is_some_and(|t| t.start == from);
        last - first < FAR && (first..=last).all(|i| glued(i) || !self.tense.starts_sentence(i))
    }

    fn told_day(&self, context: &Context<'_>, id: usize) -> Option<(Date, Id<Timex>)> {
        let (at, found) = self.listed[id];
        if !matches!(found.sem, Sem::Weekday { .. } | Sem::Date(_)) || self.quote_around(found).is_some() {
            return None;
        }
        let there = Context { direction: direction(self.tense, at, &found.sem), spoken: None, ..context.clone() };
        match (there.resolve(found).0, self.input.published) {
            (Value::Day(day), Some(published)) if day < published => Some((day, Id::new(id))),
            _ => None,
        }
    }
}

/// Whether it is counted from the moment of speech in days or parts of days.
fn is_deictic(sem: &Sem) -> bool {
    match sem {
        Sem::Shift { unit: Unit::Day | Unit::Night, from: From::Published, .. } => true,
        Sem::Part { day: Some(day), .. } | Sem::Clock { day: Some(day), .. } => is_deictic(day),
        _ => false,
    }
}
