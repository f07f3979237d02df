//! How expressions stand in the article: what later ones may be counted from, and what the article as a whole tells.

use super::context::{Context, Direction};
use super::sem::{Fields, Found, From, Sem, item_of};
use super::tense::Tense;
use super::token::{BREAK, Kind, Token};
use super::unit::Unit;
use super::value::{Value, add_days};
use crate::doc::Anchor;
use crate::lexicon::time::Class;
use jiff::civil::Date;

/// Most words of a heading.
const LONGEST_HEADING: usize = 12;

/// An expression with the place of its token.
pub(super) type Listed<'a> = (usize, &'a Found);

/// How an expression stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It says when its clause holds.
    Adverb,
    /// It belongs to a noun ("the 1965 act", "the August 2 vote"): what follows is not told from it.
    Attribute,
    /// After "in", "during", "by".
    Frame,
    /// A frame that opens its sentence or heads a paragraph.
    Opening,
    /// It opens a heading ("2005: Elections").
    Heading,
}

/// The expressions that the stages left, in text order.
pub(super) fn listed<'a>(tokens: &'a [Token], items: &'a [Found]) -> Vec<Listed<'a>> {
    let item = |(at, token): (usize, &Token)| {
        let found = if token.kind == Kind::Item { items.get(item_of(token)?)? } else { return None };
        Some((at, found))
    };
    tokens.iter().enumerate().filter_map(item).collect()
}

/// How the expression at a token stands.
pub(super) fn standing(tense: &Tense<'_>, at: usize) -> Standing {
    let (lexicon, tokens) = (tense.lexicon, tense.tokens);
    let is = |t: &Token, words: &[&str]| words.iter().any(|w| lexicon.words.id(w) == t.word && t.word != 0);
    let before = at.checked_sub(1).and_then(|i| tokens.get(i)).filter(|_| !tokens[at].has(BREAK));
    let after = tokens.get(at + 1).filter(|t| !t.has(BREAK));
    let noun = after.is_some_and(|t| t.kind == Kind::Word && !t.is(Class::Function) && !t.is(Class::Past));
    if noun && before.is_some_and(|t| is(t, &["the", "a", "an", "its", "their", "his", "her", "'s", "this"])) {
        return Standing::Attribute;
    }
    let alone = after.is_none_or(|t| t.is_mark(':') || t.is_mark('-'));
    if tokens[at].has(BREAK) && alone {
        return if is_heading(tokens, at) { Standing::Heading } else { Standing::Opening };
    }
    match before {
        Some(t) if !is(t, &["in", "during", "by", "of", "throughout"]) => Standing::Adverb,
        Some(_) if tense.starts_sentence(at - 1) => Standing::Opening,
        Some(_) => Standing::Frame,
        None => Standing::Adverb,
    }
}

/// Whether a paragraph of a few words without a full stop starts here.
fn is_heading(tokens: &[Token], at: usize) -> bool {
    let end = (at + 1..tokens.len()).take(LONGEST_HEADING + 1).find(|&i| tokens[i].has(BREAK)).unwrap_or(tokens.len());
    end - at <= LONGEST_HEADING && end < tokens.len() && !tokens[end - 1].is_mark('.')
}

/// Whether the article tells history: many years that are not those around publication, few words that point at it.
pub(super) fn is_history(published: Option<Date>, listed: &[Listed<'_>]) -> bool {
    let Some(published) = published else { return true };
    let (mut far, mut near, mut dated) = (0, 0, 0);
    for (_, found) in listed {
        match &found.sem {
            Sem::Date(Fields { year: Some(year), month, .. }) if i32::from(published.year()) - year > 1 => {
                far += 1;
                dated += i32::from(month.is_some());
            }
            Sem::Date(Fields { year: Some(_), .. }) | Sem::Weekday { .. } => near += 1,
            Sem::Shift { from: From::Published, .. } => near += 1,
            _ => {}
        }
    }
    dated >= 4 && far >= 8 && far > 3 * near || near == 0 && far >= 6
}

/// The direction of an expression, for those that need one.
pub(super) fn direction(tense: &Tense<'_>, at: usize, sem: &Sem) -> Direction {
    if needs_direction(sem) { tense.direction(at) } else { Direction::Unknown }
}

fn needs_direction(sem: &Sem) -> bool {
    match sem {
        Sem::Date(f) => f.year.is_none(),
        Sem::Weekday { .. } | Sem::Holiday { .. } | Sem::Season { .. } => true,
        Sem::Clock { day: Some(day), .. } | Sem::Part { day: Some(day), .. } => needs_direction(day),
        Sem::Clock { .. } | Sem::Part { .. } => true,
        Sem::Shift { from, .. } => *from == From::Narrative,
        Sem::Nth { of: Some(of), .. } => needs_direction(of),
        Sem::Range(a, _) => needs_direction(a),
        _ => false,
    }
}

/// "On Saturday and Sunday, August 28-29", "a few days later, on July 2": the date that follows tells the day.
pub(super) fn apposed(
    context: &Context<'_>,
    tense: &Tense<'_>,
    (at, found): Listed<'_>,
    (next_at, next): Listed<'_>,
) -> Option<(Value, Option<Anchor>)> {
    let Sem::Date(Fields { month: Some(_), day: Some(_), .. }) = next.sem else { return None };
    if next_at - at > 3 || tense.starts_sentence(next_at) {
        return None;
    }
    let there = Context { direction: direction(tense, next_at, &next.sem), ..context.clone() };
    let (Value::Day(day), anchor) = there.resolve(next) else { return None };
    let value = match found.sem {
        Sem::Weekday { day: weekday, .. } => {
            let back = i64::from(day.weekday().to_monday_one_offset()) - i64::from(weekday);
            Value::Day(add_days(day, -back).filter(|_| (0..=2).contains(&back))?)
        }
        Sem::Shift { unit: Unit::Day, from: From::Narrative, .. } => Value::Day(day),
        Sem::Clock { seconds, told, utc, day: None } => Value::Clock(Some(day), seconds, told, utc),
        _ => return None,
    };
    Some((value, anchor))
}
