//! Words of time in any order, with any text between them: expressions in the text, with values that begin before they end.
//!
//! Each byte of the input is a word of the list or, above it, itself: so that the grammar is reached, not only its edge.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use summitry::doc::{Document, Metadata, Published, Rung};
use summitry::lexicon::Lexicon;
use summitry::{segment, time};
use summitry_syntax::{Pipeline, Tree};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::embedded);
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().expect("the embedded data"));

const WORDS: &[&str] = &[
    "Monday", "Friday", "weekend", "March", "Oct.", "mid-August", "May", "1999", "2014", "3", "31", "29 February", "12", "today",
    "yesterday", "tomorrow", "last", "next", "this", "past", "the", "of", "in", "on", "from", "to", "until", "since", "between",
    "and", "week", "month", "year", "years", "days", "hours", "ago", "later", "earlier", "before", "after", "early", "late", "mid",
    "end", "quarter", "first", "second", "half", "decade", "century", "1990s", "morning", "night", "noon", "5 p.m.", "10:15", "GMT",
    "every", "daily", "two", "three", "a", "few", "several", "about", "more than", "nearly", "-", "–", "/", ",", ".", "“", "”", "'s",
    "2014-03-03", "03/04/2014", "summer", "winter", "Christmas", "Ramadan", "now", "soon", "recently", "spring", "99999999999",
    "Zoë said", "\n\n", "day", "anniversary", "fiscal", "0", "32", "minutes", "twelve", "hundred", "million", "later that",
];

fuzz_target!(|bytes: &[u8]| {
    let pieces = bytes.iter().map(|b| WORDS.get(usize::from(*b)).map_or_else(|| char::from(*b).to_string(), |w| format!("{w} ")));
    let text: String = pieces.collect();
    let day = Published { value: "2014-03-03".to_owned(), day: "2014-03-03".parse().expect("a day"), rung: Rung::Given };
    for published in [None, Some(day)] {
        let mut doc = Document::new(text.as_str(), Metadata { published, ..Metadata::default() });
        doc.paragraphs = segment::paragraphs(&doc);
        doc.quotes = segment::quotes(&doc);
        doc.parse = PIPELINE.parse(&text);
        doc.tree = Tree::new(&doc.parse);
        for (_, timex) in time::timexes(&doc, &LEXICON).iter() {
            assert!(!doc.slice(timex.span).trim().is_empty());
            assert!(timex.data.value.as_deref() != Some(""));
            assert!(timex.data.begin.zip(timex.data.end).is_none_or(|(begin, end)| begin <= end));
        }
    }
});
