//! Room 7: expressions of time (TIMEX3) with their values and the days they cover.
//!
//! Patterns over words live in `data/time/*.toml`; this room cuts the text, walks the patterns, and works out the
//! values. It needs no syntax: with an empty parse the tense of a clause is read from its words.

mod build;
mod calendar;
mod clocks;
mod context;
mod dates;
mod guard;
mod holiday;
mod matching;
mod number;
mod numeric;
mod resolve;
mod sem;
mod set;
mod speech;
mod standing;
mod tell;
mod tense;
mod token;
mod unit;
mod value;

use crate::doc::{Annotation, Document, Layer, Metadata, Note, Quote, Timex};
use crate::lexicon::time::TimeLexicon;
use crate::lexicon::{Lexicon, LexiconError};
use crate::segment;
use crate::text::Span;
use build::Reading;
use guard::Around;
use jiff::civil::Date;
use sem::Found;
use summitry_syntax::Parse;
use token::Token;

/// This room by itself: knows the words and patterns of time and nothing else. Loads in milliseconds; one may serve many
/// threads.
///
/// Which way a bare weekday or month points is read from the words around it, as there is no parse.
///
/// ```
/// use summitry::doc::{Metadata, Published, Rung};
/// use summitry::time::Tagger;
/// let published = Published { value: "2024-05-10".into(), day: "2024-05-10".parse()?, rung: Rung::Given };
/// let meta = Metadata { published: Some(published), ..Metadata::default() };
/// let doc = Tagger::embedded()?.read("\"We vote tomorrow,\" she said on Wednesday. They last met in 2019.", meta);
/// let values: Vec<_> = doc.timexes.iter().filter_map(|(_, t)| t.data.value.as_deref()).collect();
/// assert_eq!(values, ["2024-05-09", "2024-05-08", "2019"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Tagger {
    lexicon: TimeLexicon,
}

impl Tagger {
    /// The words and patterns that are built in.
    ///
    /// # Errors
    /// A data file that does not parse; the tests read every file, so a released program has none.
    pub fn embedded() -> Result<Self, LexiconError> {
        Ok(Self { lexicon: TimeLexicon::embedded()? })
    }

    /// A document of which paragraphs, quotations and times are known.
    pub fn read(&self, text: impl Into<Box<str>>, meta: Metadata) -> Document {
        let mut doc = Document::new(text, meta);
        doc.paragraphs = segment::paragraphs(&doc);
        doc.quotes = segment::quotes(&doc);
        doc.timexes = of_document(&doc, &self.lexicon);
        doc.notes.extend(unanchored(&doc));
        doc
    }
}

/// Finds the timexes of an article, in text order.
///
/// Relative expressions are counted from the day of publication; without one their value stays open.
pub fn timexes(doc: &Document, lexicon: &Lexicon) -> Layer<Timex> {
    of_document(doc, &lexicon.time)
}

fn of_document(doc: &Document, lexicon: &TimeLexicon) -> Layer<Timex> {
    let published = doc.meta.published.as_ref().map(|p| p.day);
    read(&Input { text: doc.text(), published, parse: &doc.parse, quotes: &doc.quotes }, lexicon)
}

/// What is said of an article whose relative times have nothing to count from.
pub(crate) fn unanchored(doc: &Document) -> Option<Note> {
    let unresolved = doc.timexes.as_slice().iter().any(|t| t.data.value.is_none());
    let what = "the day of publication is unknown, so relative times are left unresolved; give it with --published";
    (unresolved && doc.meta.published.is_none()).then(|| Note { span: None, what: what.to_owned() })
}

/// Finds the timexes of a plain text, in text order.
///
/// ```
/// use summitry::lexicon::Lexicon;
/// use summitry::time::timexes_in;
/// let lexicon = Lexicon::embedded()?;
/// let text = "Ministers met on Monday and will meet again in mid-August.";
/// let found = timexes_in(text, Some("2025-07-24".parse()?), &lexicon);
/// let values: Vec<_> = found.iter().filter_map(|(_, t)| t.data.value.as_deref()).collect();
/// assert_eq!(values, ["2025-07-21", "2025-08"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn timexes_in(text: &str, published: Option<Date>, lexicon: &Lexicon) -> Layer<Timex> {
    read(&Input { text, published, parse: &Parse::new(), quotes: &Layer::new() }, &lexicon.time)
}

/// The two ends of a range that one expression tells with a dash ("December 2-3"): words and value of each.
///
/// The record keeps such a range as one expression of value `A/B`; TIMEX3 corpora mark its ends apart.
///
/// ```
/// use summitry::lexicon::Lexicon;
/// use summitry::time::{range_ends, timexes_in};
/// let text = "They meet on December 2-3.";
/// let found = timexes_in(text, Some("2008-11-30".parse()?), &Lexicon::embedded()?);
/// let ends = range_ends(text, &found.as_slice()[0]).ok_or("no range")?;
/// let shown = ends.map(|(span, value)| (&text[span.range()], value));
/// assert_eq!(shown, [("December 2", "2008-12-02".to_owned()), ("3", "2008-12-03".to_owned())]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn range_ends(text: &str, timex: &Annotation<Timex>) -> Option<[(Span, String); 2]> {
    let (first, last) = timex.data.value.as_ref()?.split_once('/')?;
    let words = text.get(timex.span.range())?;
    let (before, after) = words.split_once(['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}'])?;
    let (start, end) = (timex.span.start(), timex.span.end());
    let first_end = start + before.trim_end().len() as u32;
    let last_start = end - after.trim_start().len() as u32;
    Some([(Span::between(start, first_end), first.to_owned()), (Span::between(last_start, end), last.to_owned())])
}

struct Input<'a> {
    text: &'a str,
    published: Option<Date>,
    parse: &'a Parse,
    quotes: &'a Layer<Quote>,
}

fn read(input: &Input<'_>, lexicon: &TimeLexicon) -> Layer<Timex> {
    let mut tokens = token::tokens(input.text, &lexicon.words);
    number::join_numbers(&mut tokens, &lexicon.words);
    let mut items = Vec::new();
    let may_is_a_name = guard::may_is_a_name(lexicon, &tokens);
    for stage in 0..lexicon.stages.len() {
        scan(lexicon, stage, input.text, may_is_a_name, &mut tokens, &mut items);
    }
    tell::tell(input, lexicon, &tokens, &items)
}

/// One pass: finds the matches of a stage and puts an item in the place of each.
fn scan(
    lexicon: &TimeLexicon,
    stage: usize,
    text: &str,
    may_is_a_name: bool,
    tokens: &mut Vec<Token>,
    items: &mut Vec<Found>,
) {
    let mut collapsed = Vec::new();
    let (mut at, trie) = (0, &lexicon.stages[stage]);
    while at < tokens.len() {
        let around = Around { lexicon, text, tokens, items, may_is_a_name };
        let says = |found: &matching::Match| {
            around.accepts(found) && Reading { lexicon, tokens, items, found }.read().is_some()
        };
        let Some(found) = matching::match_at(lexicon, trie, tokens, at, says) else {
            at += 1;
            continue;
        };
        let made = Reading { lexicon, tokens, items, found: &found }.read().unwrap_or_default();
        at = found.end;
        place(&found, made, tokens, items, &mut collapsed);
    }
    matching::collapse(tokens, &collapsed);
}

/// Adds what a match says to the items; several annotations of one match share its tokens.
fn place(
    found: &matching::Match,
    made: Vec<Found>,
    tokens: &[Token],
    items: &mut Vec<Found>,
    collapsed: &mut Vec<(usize, usize, u64, i64)>,
) {
    let mut start = found.start;
    let n = made.len();
    for (i, item) in made.into_iter().enumerate() {
        while start < found.end && tokens[start].start < item.start {
            start += 1;
        }
        let end = if i + 1 == n {
            found.end
        } else {
            (start..found.end).find(|&t| tokens[t].end >= item.end).map_or(found.end, |t| t + 1)
        };
        if start < end {
            collapsed.push((start, end, item.mask(), items.len() as i64));
            items.push(item);
        }
        start = end;
    }
    if n == 0 {
        collapsed.push((found.start, found.end, 0, -1));
    }
}
