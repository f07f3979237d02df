//! Words a second, on one thread: the whole pipeline and each room.

use super::{Options, Score};
use anyhow::{Context, bail};
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};
use summitry::doc::{Document, Metadata, Published, Rung};
use summitry::lexicon::Lexicon;
use summitry::pipeline::Reader;
use summitry::{attribution, event, mention, place, resolve, segment, time};
use summitry_syntax::{Pipeline, Tree};

/// How many articles, taken at even steps.
const ARTICLES: usize = 300;

struct Article {
    text: String,
    meta: Metadata,
}

/// Reads 300 articles one after another. The figures differ from machine to machine: they are printed, not kept.
pub(crate) fn score(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let lines = fs::read_to_string(options.shared.join("data/news/articles.jsonl"))?;
    let lines: Vec<&str> = lines.lines().collect();
    let some = lines.iter().step_by((lines.len() / ARTICLES).max(1)).take(ARTICLES);
    let articles: Vec<Article> = some.map(|line| article(line)).collect::<anyhow::Result<_>>()?;
    let n_words: usize = articles.iter().map(|a| a.text.split_whitespace().count()).sum();
    let start = Instant::now();
    let records: Vec<usize> =
        articles.iter().map(|a| reader.read(a.text.as_str(), a.meta.clone()).events.len()).collect();
    let whole = start.elapsed();
    let (rooms, events) = by_room(&articles, reader.lexicon());
    if records != events {
        bail!("speed.rs does not follow the order of the pipeline");
    }
    let score = |room: &str, spent: Duration| Score {
        set: "speed",
        measure: format!("{room}: words per s"),
        value: n_words as f64 / spent.as_secs_f64(),
    };
    Ok([score("whole, with its record", whole)].into_iter().chain(rooms.iter().map(|&(r, t)| score(r, t))).collect())
}

fn article(line: &str) -> anyhow::Result<Article> {
    let json: Value = serde_json::from_str(line)?;
    let day = json["published"].as_str().and_then(|d| d.get(..10)?.parse().ok());
    let published = day.map(|day: jiff::civil::Date| Published { value: day.to_string(), day, rung: Rung::Declared });
    let text = json["text"].as_str().context("no text")?.to_owned();
    Ok(Article { text, meta: Metadata { published, ..Metadata::default() } })
}

/// The time spent in each room, and the number of events of each article.
fn by_room(articles: &[Article], lexicon: &Lexicon) -> (Vec<(&'static str, Duration)>, Vec<usize>) {
    let syntax = Pipeline::embedded();
    let mut clock = Clock::default();
    let n_events = articles.iter().map(|a| read(a, &syntax, lexicon, &mut clock)).collect();
    (clock.spent, n_events)
}

#[derive(Default)]
struct Clock {
    /// By room, in the order of their first use.
    spent: Vec<(&'static str, Duration)>,
}

impl Clock {
    fn time<T>(&mut self, room: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let made = work();
        let spent = start.elapsed();
        match self.spent.iter_mut().find(|(r, _)| *r == room) {
            Some((_, so_far)) => *so_far += spent,
            None => self.spent.push((room, spent)),
        }
        made
    }
}

/// The steps of `summitry::pipeline::annotate`, each timed.
fn read(article: &Article, syntax: &Pipeline, lexicon: &Lexicon, clock: &mut Clock) -> usize {
    let mut doc = Document::new(article.text.as_str(), article.meta.clone());
    doc.paragraphs = clock.time("4 segment", || segment::paragraphs(&doc));
    doc.quotes = clock.time("4 segment", || segment::quotes(&doc));
    doc.parse = clock.time("5 syntax", || syntax.parse(doc.text()));
    doc.tree = clock.time("5 syntax", || Tree::new(&doc.parse));
    doc.mentions = clock.time("6 mention", || mention::mentions(&doc, lexicon));
    doc.timexes = clock.time("7 time", || time::timexes(&doc, lexicon));
    doc.toponyms = clock.time("7 place", || place::toponyms(&doc, lexicon));
    doc.attributions = clock.time("8 attribution", || attribution::attributions(&doc, lexicon));
    let chains = clock.time("6 mention", || mention::chains(&doc, lexicon));
    doc.set_chains(chains.layer, &chains.of, chains.also);
    doc.chains = clock.time("10 resolve", || resolve::resolve(&doc, lexicon));
    doc.events = clock.time("9 event", || event::events(&doc, lexicon));
    doc.events.len()
}
