//! The expressions in the order of the text, each resolved by what was told before it.

use super::Input;
use super::context::{Context, Direction, Told};
use super::sem::{Found, Modifier, Sem};
use super::speech::Speaking;
use super::standing::{Standing, apposed, direction, is_history, listed, standing};
use super::tense::Tense;
use super::token::{BREAK, Token};
use super::value::Value;
use crate::doc::{Anchor, Id, Layer, Timex, TimexKind};
use crate::lexicon::time::TimeLexicon;
use crate::text::Span;
use jiff::civil::Date;

/// Resolves the items that the stages found.
pub(super) fn tell(input: &Input<'_>, lexicon: &TimeLexicon, tokens: &[Token], items: &[Found]) -> Layer<Timex> {
    let tense = Tense { lexicon, text: input.text, tokens, parse: input.parse };
    let listed = listed(tokens, items);
    let mut context = Context::new(lexicon, input.published, is_history(input.published, &listed));
    let speaking = Speaking { input, tense: &tense, listed: &listed };
    let (mut out, mut seen) = (Layer::new(), 0);
    for (place, &(at, found)) in listed.iter().enumerate() {
        go_on(&mut context, &tense, seen..at);
        seen = at;
        context.direction = direction(&tense, at, &found.sem);
        context.spoken = speaking.day_of_speech(&context, found);
        let apposed = listed.get(place + 1).and_then(|&next| apposed(&context, &tense, (at, found), next));
        let (value, anchor) = apposed.unwrap_or_else(|| context.resolve(found));
        let value = if context.history && speaking.is_quoted_now(&context, found) { Value::Unknown } else { value };
        let anchor = anchor.filter(|_| value != Value::Unknown);
        let rule = lexicon.rules[usize::from(found.rule)].id.clone();
        let timex = timex(found, &value, anchor, input.published);
        let id = out.push(Span::between(found.start, found.end), timex, rule);
        let standing = standing(&tense, at);
        let standing = if context.history && tense.looks_ahead(at) { Standing::Attribute } else { standing };
        remember(&mut context, &found.sem, value, id, (standing, anchor));
    }
    out
}

/// What is forgotten between two expressions: with a paragraph its year, with a sentence its day.
fn go_on(context: &mut Context<'_>, tense: &Tense<'_>, between: std::ops::Range<usize>) {
    for at in between.start + 1..=between.end {
        if tense.tokens[at].has(BREAK) {
            context.near = None;
        }
        context.day_in_sentence &= !tense.starts_sentence(at);
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
    let (mut begin, mut end) = value.days().unzip();
    let today = published.filter(|day| anchor == Some(Anchor::Published) && begin <= Some(*day) && Some(*day) <= end);
    match found.modifier {
        Some(Modifier::Later) => begin = today.or(begin),
        Some(Modifier::Earlier) => end = today.or(end),
        _ => {}
    }
    let modifier = found.modifier.and_then(Modifier::timex);
    Timex { kind: kind(value, &found.sem), value: value.text(), modifier, begin, end, anchor }
}

fn remember(context: &mut Context<'_>, sem: &Sem, value: Value, id: Id<Timex>, how: (Standing, Option<Anchor>)) {
    if let Value::Range(first, last) = value {
        remember(context, sem, *first, id, how);
        return remember(context, sem, *last, id, how);
    }
    let from_now = context.history && how.1 == Some(Anchor::Published) && context.year.is_some();
    let Some((first, last)) = value.days().filter(|_| how.0 != Standing::Attribute && !from_now) else { return };
    remember_year(context, sem, &value, id, (how, last));
    if first == last {
        remember_day(context, Told { id, value: Value::Day(first), first });
    }
    context.last = Some(Told { id, value, first });
}

fn remember_year(
    context: &mut Context<'_>,
    sem: &Sem,
    value: &Value,
    id: Id<Timex>,
    how: ((Standing, Option<Anchor>), Date),
) {
    let ((standing, anchor), last) = how;
    let year = i32::from(last.year());
    let year = if year <= 0 { year - 1 } else { year };
    match (value, standing) {
        (Value::Clock(Some(day), ..) | Value::Part(Some(day), _), _) => {
            remember_year(context, date_of(sem), &Value::Day(*day), id, how);
        }
        (Value::Day(_) | Value::Month(..), _) => {
            context.year = Some((year, last.month().unsigned_abs(), id));
            let said = matches!(sem, Sem::Date(f) if f.year.is_some());
            if said || matches!(anchor, Some(Anchor::Timex(_))) {
                context.near = Some((value.clone(), id));
            }
        }
        (
            Value::Year(_) | Value::Season(..) | Value::Quarter(..) | Value::Half(..),
            Standing::Opening | Standing::Heading,
        ) => {
            context.year = Some((year, 0, id));
            context.near = Some((Value::Year(year), id));
            context.heading = if standing == Standing::Heading { Some((year, id)) } else { context.heading };
        }
        (Value::Year(_), Standing::Frame) => context.year = Some((year, 0, id)),
        _ => {}
    }
}

/// The day's own words in a time of that day.
fn date_of(sem: &Sem) -> &Sem {
    match sem {
        Sem::Clock { day: Some(day), .. } | Sem::Part { day: Some(day), .. } => day,
        other => other,
    }
}

fn remember_day(context: &mut Context<'_>, told: Told) {
    if context.published.is_none_or(|p| told.first <= p) {
        if context.latest_day.as_ref().is_none_or(|t| t.first < told.first) {
            context.latest_day = Some(told.clone());
        }
        context.past_day = Some(told.clone());
    }
    context.day_in_sentence = true;
    context.day = Some(told);
}

impl<'a> Context<'a> {
    fn new(lexicon: &'a TimeLexicon, published: Option<Date>, history: bool) -> Self {
        Self {
            lexicon,
            published,
            history,
            last: None,
            day: None,
            past_day: None,
            latest_day: None,
            day_in_sentence: false,
            year: None,
            near: None,
            heading: None,
            direction: Direction::Unknown,
            spoken: None,
        }
    }
}
