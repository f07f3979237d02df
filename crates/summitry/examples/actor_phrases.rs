//! Scores the reading of actor phrases on a JSONL file of NGEC's unit tests: `actor_phrases FILE [--misses]`.
//!
//! A phrase is right in country or sector where the expectation names one and the reading agrees; an empty expectation
//! wants none. Former holders count as `ELI`, as PLOVER has them.

use serde_json::Value;
use std::error::Error;
use std::time::Instant;
use summitry::lexicon::Lexicon;
use summitry::lexicon::actors::{ActorPhrase, CountryId, KnowledgeBase, Status, read_phrase_with};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("give a file")?;
    let misses = std::env::args().any(|a| a == "--misses");
    let start = Instant::now();
    let lexicon = Lexicon::embedded()?;
    println!("lexicon loaded in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let loads = std::env::var("LOADS").ok().and_then(|n| n.parse().ok()).unwrap_or(9);
    let best = (0..loads).map(|_| time(|| KnowledgeBase::embedded().map(drop))).min_by(f64::total_cmp);
    println!("knowledge base loaded in {:.1} ms at best", best.unwrap_or_default());
    let mut score = Score::default();
    for line in std::fs::read_to_string(file)?.lines() {
        let case: Value = serde_json::from_str(line)?;
        if matches!(case["call"].as_str(), Some("agent_to_code" | "short_text_to_agent")) {
            score.add(&lexicon, &case, misses);
        }
    }
    println!(
        "{} phrases: country {:.3} of {}, sector {:.3} of {}, both {:.3}",
        score.n,
        ratio(score.country),
        score.country.1,
        ratio(score.sector),
        score.sector.1,
        ratio((score.both, score.n)),
    );
    Ok(())
}

fn time<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let _done = work();
    start.elapsed().as_secs_f64() * 1e3
}

/// The country of a place name of the gazetteer, where the likeliest place of it is large enough to be meant.
fn place(lexicon: &Lexicon, words: &[&str]) -> Option<(usize, CountryId)> {
    (1..=words.len().min(4)).rev().find_map(|n| {
        let name = words.get(..n)?.join(" ");
        let best = lexicon.gazetteer.lookup(&name).first().copied()?;
        let country = lexicon.gazetteer.place(best.place)?.country?;
        let known = lexicon.gazetteer.outline(best.place).is_some_and(|o| o.population > 100_000);
        known.then(|| Some((n, lexicon.actors.country_of_id(&country)?)))?
    })
}

#[derive(Default)]
struct Score {
    n: usize,
    country: (usize, usize),
    sector: (usize, usize),
    both: usize,
}

impl Score {
    fn add(&mut self, lexicon: &Lexicon, case: &Value, misses: bool) {
        let expected = &case["exp"];
        if expected["country"].is_null() && expected["code_1"].is_null() {
            return;
        }
        let text = case["args"][0].as_str().unwrap_or_default();
        // The tests were written against the world of 2022; those without a date mean that day.
        let given = case["kw"]["query_date"].as_str().or(case["args"][2].as_str());
        let day = given.and_then(|d| d.parse().ok()).unwrap_or(jiff::civil::date(2022, 3, 1));
        let spaced = text.replace("'s", " 's").replace("’s", " ’s");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let kb = &lexicon.actors;
        let read = read_phrase_with(kb, &words, Some(day), &|w| place(lexicon, w));
        let (country, sector) = (plover_country(kb, &read), plover_sector(&read));
        let agrees = |want: &Value, got: &str, tally: &mut (usize, usize)| {
            let Some(want) = want.as_str() else { return true };
            let right = want == got || (want == "UNK" || want == "JNK") && got.is_empty();
            *tally = (tally.0 + usize::from(right), tally.1 + 1);
            right
        };
        let right = agrees(&expected["country"], &country, &mut self.country);
        let right = agrees(&expected["code_1"], &sector, &mut self.sector) && right;
        self.n += 1;
        self.both += usize::from(right);
        if misses && !right {
            println!(
                "{text:50} want {:>4}/{:<4} got {country:>4}/{sector:<4}",
                word(&expected["country"]),
                word(&expected["code_1"])
            );
        }
    }
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

fn plover_country(kb: &KnowledgeBase, read: &ActorPhrase) -> String {
    let own = read.country.and_then(|id| kb.country(id)).map(|c| c.iso3().to_owned());
    let scope = || read.org.and_then(|id| kb.org(id)).and_then(|o| o.scope).map(str::to_owned);
    own.or_else(scope).unwrap_or_default()
}

fn plover_sector(read: &ActorPhrase) -> String {
    match (read.status, read.sector) {
        (Some(Status::Former), Some("GOV" | "LEG" | "MIL" | "JUD" | "SPY") | None) => "ELI".to_owned(),
        (_, sector) => sector.unwrap_or_default().to_owned(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of phrases")]
fn ratio((right, n): (usize, usize)) -> f64 {
    right as f64 / n.max(1) as f64
}
