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

/// Values of the expressions of a text, one string.
fn values(text: &str, published: &str) -> String {
    let lexicon = Lexicon::embedded().unwrap();
    let layer = timexes_in(text, Some(published.parse().unwrap()), &lexicon);
    let value = |a: &Annotation<Timex>| a.data.value.clone().unwrap_or("?".into());
    layer.as_slice().iter().map(value).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_was_told_moves_the_anchor() {
    let told = "On July 2 the mayor resigned, before coming back the next day. A few days later, on July 9, she left.";
    assert_eq!(values(told, "2019-07-20"), "2019-07-02 2019-07-03 2019-07-09 2019-07-09");
    let history =
        "In September 1998 he was jailed. In October he fell ill, and in February he died. That year the law fell.";
    assert_eq!(values(history, "2019-07-20"), "1998-09 1998-10 1999-02 1999");
    let pair = "On Saturday and Sunday, August 28-29, she will visit Riga.";
    assert_eq!(values(pair, "2004-08-25"), "2004-08-28 2004-08-29 2004-08-28/2004-08-29");
}

#[test]
fn tense_and_prepositions_tell_the_direction() {
    let story = "The law, passed in March, takes effect in June. It runs until February. A vote was held on Thursday.";
    assert_eq!(values(story, "2021-04-10"), "2021-03 2021-06 2022-02 2021-04-08");
    assert_eq!(values("The port has been shut since September.", "2021-04-10"), "2020-09");
    assert_eq!(values("The bill is to be signed in December.", "2021-04-10"), "2021-12");
}

#[test]
fn today_in_a_quotation_is_the_day_of_the_speech() {
    use summitry::doc::{Document, Metadata, Published, Rung};
    let published = Published { value: "2024-05-10".into(), day: "2024-05-10".parse().unwrap(), rung: Rung::Given };
    let text = "\"We have decided today,\" the mayor said on Wednesday. \"Tomorrow we vote.\"";
    let mut doc = Document::new(text, Metadata { published: Some(published), ..Metadata::default() });
    doc.paragraphs = summitry::segment::paragraphs(&doc);
    doc.quotes = summitry::segment::quotes(&doc);
    let layer = summitry::time::timexes(&doc, &Lexicon::embedded().unwrap());
    let values: Vec<_> = layer.iter().filter_map(|(_, t)| t.data.value.as_deref()).collect();
    assert_eq!(values, ["2024-05-08", "2024-05-08", "2024-05-11"]);
}

#[test]
fn many_quotations_and_dates_take_linear_time() {
    let lexicon = Lexicon::embedded().unwrap();
    let published = Some("2024-05-10".parse().unwrap());
    let text = "\"today, May 5, ".repeat(40_000);
    assert_eq!(timexes_in(&text, published, &lexicon).len(), 80_000);
}
