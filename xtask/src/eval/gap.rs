//! Whose "she" and "he": the development snippets of GAP.

use super::tally::{Points, Tally};
use super::{Options, Score};
use anyhow::Context;
use rayon::prelude::*;
use summitry::doc::{Chain, Document, Form, Id, Mention, Metadata};
use summitry::pipeline::Reader;
use summitry::text::Span;

/// A pronoun of a snippet and two names that it may stand for.
struct Case {
    id: String,
    text: String,
    pronoun: Span,
    names: [Name; 2],
    feminine: bool,
}

struct Name {
    span: Span,
    coreferent: bool,
}

/// Scores both names of each snippet by the rules of GAP: a name is found where the pronoun's chain holds it.
pub(crate) fn score(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let file = options.shared.join("data/gap/gap-development.tsv");
    let mut rows = csv::ReaderBuilder::new().delimiter(b'\t').quoting(false).from_path(file)?;
    let cases: Vec<Case> =
        rows.records().map(|row| case(&row?).context("a row lacks a column")).collect::<anyhow::Result<_>>()?;
    let tally = cases.par_iter().map(|c| count(options, reader, c)).reduce(Tally::default, Tally::plus);
    let mut scores = tally.scores("gap");
    let (feminine, masculine) = (tally.of("feminine").f1(), tally.of("masculine").f1());
    if masculine > 0.0 {
        let value = 100.0 * feminine / masculine;
        scores.push(Score { set: "gap", measure: "feminine to masculine f1".to_owned(), value });
    }
    Ok(scores)
}

fn case(row: &csv::StringRecord) -> Option<Case> {
    let text = row.get(1)?.to_owned();
    let points = Points::new(&text);
    let span = |words: usize, offset: usize| {
        let start = row.get(offset)?.parse().ok()?;
        Some(points.span(start, start + row.get(words)?.chars().count()))
    };
    let name = |at: usize| Some(Name { span: span(at, at + 1)?, coreferent: row.get(at + 2)? == "TRUE" });
    let feminine = matches!(row.get(2)?.to_lowercase().as_str(), "she" | "her" | "hers");
    Some(Case { id: row.get(0)?.to_owned(), pronoun: span(2, 3)?, names: [name(4)?, name(7)?], feminine, text })
}

fn count(options: &Options, reader: &Reader, case: &Case) -> Tally {
    let doc = reader.analyse(case.text.as_str(), Metadata::default());
    let chains = chains_of_pronoun(&doc, case.pronoun);
    let gender = if case.feminine { "feminine" } else { "masculine" };
    let mut tally = Tally::default();
    for name in &case.names {
        let said = holds(&doc, &chains, name.span);
        tally.decide("all", said, name.coreferent);
        tally.decide(gender, said, name.coreferent);
        if options.errors && said != name.coreferent {
            let what = if said { "EXTRA" } else { "MISS" };
            let words = |span| doc.slice(span);
            println!("{what} {} <{}> {} | {}", case.id, words(case.pronoun), words(name.span), case.text);
        }
    }
    tally
}

fn chains_of_pronoun(doc: &Document, pronoun: Span) -> Vec<Id<Chain>> {
    let mut mentions = doc.mentions.as_slice().iter();
    let mention = mentions.find(|m| m.data.form == Form::Pronoun && m.span.overlaps(pronoun));
    mention.map(|m| chains(&m.data)).unwrap_or_default()
}

fn chains(mention: &Mention) -> Vec<Id<Chain>> {
    mention.chain.into_iter().chain(mention.also.iter().copied()).collect()
}

/// Whether one of the chains has a mention whose proper name shares words with `name`.
fn holds(doc: &Document, of: &[Id<Chain>], name: Span) -> bool {
    let proper = |m: &Mention| m.name.is_some_and(|n| n.overlaps(name));
    doc.mentions.as_slice().iter().any(|m| proper(&m.data) && m.data.chain.is_some_and(|c| of.contains(&c)))
}
