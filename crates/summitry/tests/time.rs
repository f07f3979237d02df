//! The examples of `data/time`, and texts that must only be survived.

#![allow(clippy::unwrap_used)]

use summitry::doc::{Annotation, Timex};
use summitry::lexicon::{Example, Lexicon};
use summitry::time::timexes_in;

/// Words, values and rule of every expression of an example.
fn found(example: &Example, lexicon: &Lexicon) -> Vec<(String, String, String)> {
    let published = example.published.as_ref().map(|p| p.parse().unwrap());
    let layer = timexes_in(&example.text, published, lexicon);
    let row = |a: &Annotation<Timex>| {
        (example.text[a.span.range()].to_owned(), a.data.value.clone().unwrap_or_default(), a.by.to_string())
    };
    layer.as_slice().iter().map(row).collect()
}

#[test]
fn every_time_rule_keeps_its_examples() {
    let lexicon = Lexicon::embedded().unwrap();
    let mut faults = Vec::new();
    for file in lexicon.rules.iter().filter(|f| f.id.starts_with("time/")) {
        let wanted = file.yes.iter().map(|e| (e, &e.want[..]));
        for (example, want) in wanted.chain(file.no.iter().map(|e| (e, &[][..]))) {
            let all = found(example, &lexicon);
            let (words, values): (Vec<_>, Vec<_>) =
                all.iter().filter(|f| *f.2 == *file.id).map(|f| (f.0.clone(), f.1.clone())).unzip();
            if words != want || !example.value.is_empty() && values != example.value {
                faults.push(format!(
                    "{}: {:?}\n  want {want:?} {:?}\n  all  {all:?}",
                    file.id, example.text, example.value
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A generator of edits that is the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

#[test]
fn any_edit_of_any_example_is_survived() {
    let lexicon = Lexicon::embedded().unwrap();
    let texts: Vec<&str> = lexicon.rules.iter().flat_map(|f| f.yes.iter().chain(&f.no)).map(|e| &*e.text).collect();
    let pieces =
        ["9999999999999999999", "-", "’", "\n\n", "é", "/", ":", ".", "31", "BC", "century", "0", "\u{feff}", "ago"];
    let mut dice = Dice(88172645463325252);
    for round in 0..4000 {
        let mut text: Vec<char> = texts[dice.roll(texts.len())].chars().collect();
        for _ in 0..1 + dice.roll(6) {
            let at = dice.roll(text.len());
            match dice.roll(3) {
                0 if !text.is_empty() => drop(text.remove(at)),
                1 => text.truncate(at),
                _ => drop(text.splice(at..at, pieces[dice.roll(pieces.len())].chars())),
            }
        }
        let text: String = text.into_iter().collect();
        let published = (round % 3 > 0).then(|| "9999-12-31".parse().unwrap());
        for (_, timex) in timexes_in(&text, published, &lexicon).iter() {
            assert!(text.get(timex.span.range()).is_some(), "{text:?}");
            assert!(timex.data.begin <= timex.data.end, "{text:?}");
        }
    }
}

#[test]
fn huge_numbers_and_edges_of_the_calendar_are_safe() {
    let lexicon = Lexicon::embedded().unwrap();
    let text = "In 99999999999 years, 99999999999999999999999 days ago, 400000 centuries later, 9999-12-31, the day \
                after tomorrow, 13 billion years ago, 9999 BC, the 99th century, 1e99 weeks from now, next year, \
                0000-00-00.";
    for published in [None, Some("9999-12-31"), Some("-009999-01-01"), Some("2024-02-29")] {
        let published = published.map(|p| p.parse().unwrap());
        assert!(!timexes_in(text, published, &lexicon).is_empty());
    }
    assert!(timexes_in(&"1".repeat(100_000), None, &lexicon).is_empty());
}

#[test]
fn without_a_day_of_publication_relative_times_stay_open() {
    let lexicon = Lexicon::embedded().unwrap();
    let layer = timexes_in("They met on Monday, and in May 2011 again; tomorrow they wed.", None, &lexicon);
    let values: Vec<_> = layer.iter().map(|(_, t)| (t.data.value.as_deref(), t.data.anchor.is_some())).collect();
    assert_eq!(values, [(None, false), (Some("2011-05"), false), (None, false)]);
}

#[test]
fn a_text_before_shifts_spans_and_nothing_else() {
    let lexicon = Lexicon::embedded().unwrap();
    let published = Some("2025-08-25".parse().unwrap());
    let text = "Žofia said on Friday that talks on 3 May 2011 failed “two weeks ago” at 9 p.m. — again.";
    let plain = timexes_in(text, published, &lexicon);
    let moved = timexes_in(&format!("Łódź!\n\n{text}"), published, &lexicon);
    assert_eq!(plain.len(), moved.len());
    let by = "Łódź!\n\n".len() as u32;
    for (a, b) in plain.as_slice().iter().zip(moved.as_slice()) {
        assert_eq!((a.span.start() + by, a.span.end() + by, &a.data), (b.span.start(), b.span.end(), &b.data));
    }
}
