//! The expressions in the order of the text, each resolved by what was told before it.

use super::Input;
use super::resolve::{Context, Direction, Told};
use super::sem::{Fields, Found, From, Modifier, Sem, item_of};
use super::speech::Speaking;
use super::tense::Tense;
use super::token::{BREAK, Kind, Token};
use super::unit::Unit;
use super::value::{Value, add_days};
use crate::doc::{Anchor, Id, Layer, Timex, TimexKind};
use crate::lexicon::time::{Class, TimeLexicon};
use crate::text::Span;
use jiff::civil::Date;

/// Resolves the items that the stages found.
pub(super) fn tell(input: &Input<'_>, lexicon: &TimeLexicon, tokens: &[Token], items: &[Found]) -> Layer<Timex> {
    let tense = Tense { lexicon, text: input.text, tokens, parse: input.parse };
    let listed: Vec<(usize, &Found)> = listed(tokens, items).collect();
    let mut context = Context {
        lexicon,
        published: input.published,
        history: is_history(input.published, &listed),
        last: None,
        day: None,
        past_day: None,
        year: None,
        near: None,
        direction: Direction::Unknown,
        spoken: None,
    };
    let speaking = Speaking { input, tense: &tense, listed: &listed };
    let (mut out, mut seen) = (Layer::new(), 0);
    for (place, &(at, found)) in listed.iter().enumerate() {
        if (seen + 1..=at).any(|i| tokens[i].has(BREAK)) {
            context.near = None;
        }
        seen = at;
        context.direction = direction(&tense, at, &found.sem);
        context.spoken = speaking.day_of_speech(&context, found);
        let apposed = listed.get(place + 1).and_then(|&next| apposed(&context, &tense, (at, found), next));
        let (value, anchor) = apposed.unwrap_or_else(|| context.resolve(found));
        let timex = timex(found, &value, anchor, input.published);
        let id =
            out.push(Span::between(found.start, found.end), timex, lexicon.rules[usize::from(found.rule)].id.clone());
        let standing = standing(&tense, at);
        remember(&mut context, &found.sem, value, id, (standing, anchor));
    }
    out
}

/// "On Saturday and Sunday, August 28-29", "a few days later, on July 2": the date that follows tells the day.
fn apposed(
    context: &Context<'_>,
    tense: &Tense<'_>,
    (at, found): (usize, &Found),
    (next_at, next): (usize, &Found),
) -> Option<(Value, Option<Anchor>)> {
    let near = next_at - at <= 3 && !tense.starts_sentence(next_at);
    let Sem::Date(Fields { month: Some(_), day: Some(_), .. }) = next.sem else { return None };
    if !near {
        return None;
    }
    let there = Context { direction: direction(tense, next_at, &next.sem), ..context.clone() };
    let (Value::Day(day), anchor) = there.resolve(next) else { return None };
    match found.sem {
        Sem::Weekday { day: weekday, .. } => {
            let back = i64::from(day.weekday().to_monday_one_offset()) - i64::from(weekday);
            (0..=2).contains(&back).then(|| add_days(day, -back)).flatten().map(|d| (Value::Day(d), anchor))
        }
        Sem::Shift { unit: Unit::Day, from: From::Narrative, .. } => Some((Value::Day(day), anchor)),
        _ => None,
    }
}

/// How an expression stands in its sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It says when its clause holds.
    Adverb,
    /// It belongs to a noun ("the 1965 act", "the August 2 vote"): what follows is not told from it.
    Attribute,
    /// After "in", "during", "by".
    Frame,
    /// A frame that opens its sentence or heads a paragraph.
    Opening,
}

fn standing(tense: &Tense<'_>, at: usize) -> Standing {
    let (lexicon, tokens) = (tense.lexicon, tense.tokens);
    let is = |t: &Token, words: &[&str]| words.iter().any(|w| lexicon.words.id(w) == t.word && t.word != 0);
    let before = at.checked_sub(1).and_then(|i| tokens.get(i)).filter(|_| !tokens[at].has(BREAK));
    let after = tokens.get(at + 1).filter(|t| !t.has(BREAK) && t.kind == Kind::Word);
    let noun = after.is_some_and(|t| !t.is(Class::Function) && !t.is(Class::Past));
    if before.is_some_and(|t| is(t, &["the", "a", "an", "its", "their", "his", "her", "'s", "this"])) && noun {
        return Standing::Attribute;
    }
    let heading =
        tokens[at].has(BREAK) && tokens.get(at + 1).is_none_or(|t| t.has(BREAK) || t.is_mark(':') || t.is_mark('-'));
    if heading {
        return Standing::Opening;
    }
    if !before.is_some_and(|t| is(t, &["in", "during", "by", "of", "throughout"])) {
        return Standing::Adverb;
    }
    if tense.starts_sentence(at - 1) { Standing::Opening } else { Standing::Frame }
}

fn listed<'a>(tokens: &'a [Token], items: &'a [Found]) -> impl Iterator<Item = (usize, &'a Found)> {
    let item = |(at, token): (usize, &Token)| {
        let found = if token.kind == Kind::Item { items.get(item_of(token)?)? } else { return None };
        Some((at, found))
    };
    tokens.iter().enumerate().filter_map(item)
}

/// Whether the article tells history: many years that are not those around publication, few words that point at it.
fn is_history(published: Option<Date>, listed: &[(usize, &Found)]) -> bool {
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

fn kind(value: &Value, sem: &Sem) -> TimexKind {
    match (value, sem) {
        (Value::Clock(..) | Value::Part(..), _) | (_, Sem::Clock { .. } | Sem::Part { .. }) => TimexKind::Time,
        (Value::Duration(..), _) => TimexKind::Duration,
        (Value::Text(_), _) => TimexKind::Set,
        _ => TimexKind::Date,
    }
}

fn timex(found: &Found, value: &Value, anchor: Option<Anchor>, published: Option<Date>) -> Timex {
    let (mut begin, mut end) = match value.days() {
        Some((begin, end)) => (Some(begin), Some(end)),
        None => (None, None),
    };
    if let (Some(today), Some(b), Some(e), Some(Anchor::Published)) = (published, begin, end, anchor)
        && b <= today
        && today <= e
    {
        match found.modifier {
            Some(Modifier::Later) => begin = Some(today),
            Some(Modifier::Earlier) => end = Some(today),
            _ => {}
        }
    }
    Timex {
        kind: kind(value, &found.sem),
        value: value.text(),
        modifier: found.modifier.and_then(Modifier::timex),
        begin,
        end,
        anchor,
    }
}

fn remember(context: &mut Context<'_>, sem: &Sem, value: Value, id: Id<Timex>, how: (Standing, Option<Anchor>)) {
    let (standing, anchor) = how;
    if let Value::Range(first, last) = value {
        remember(context, sem, *first, id, how);
        return remember(context, sem, *last, id, how);
    }
    if standing == Standing::Attribute || context.history && anchor == Some(Anchor::Published) && context.year.is_some()
    {
        return;
    }
    let Some((first, last)) = value.days() else { return };
    let said = matches!(sem, Sem::Date(f) if f.year.is_some());
    let year = i32::from(last.year());
    let year = if year <= 0 { year - 1 } else { year };
    match value {
        Value::Year(_) if standing == Standing::Frame => context.year = Some((year, 0, id)),
        Value::Year(_) | Value::Season(..) | Value::Quarter(..) | Value::Half(..) if standing == Standing::Opening => {
            context.year = Some((year, 0, id));
            context.near = Some((Value::Year(year), id));
        }
        Value::Day(_) | Value::Month(..) => {
            context.year = Some((year, last.month().unsigned_abs(), id));
            if said {
                context.near = Some((value.clone(), id));
            }
        }
        _ => {}
    }
    if first == last {
        let told = Told { id, value: Value::Day(first), first };
        if context.published.is_none_or(|p| first <= p) {
            context.past_day = Some(told.clone());
        }
        context.day = Some(told);
    }
    context.last = Some(Told { id, value, first });
}
