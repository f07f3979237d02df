//! Hard cases of who is who, drawn with carets under articles of our own writing (`tests/actors/*.txt`).
//!
//! A case begins with `## its name`; then `published DATE`, where it matters; then lines of text (an empty line parts
//! paragraphs). Under a line, carets stand below the words asked about and the expected actor behind them:
//!
//! - `Hana Novak` the name of the chain; `A + B` a joint mention; `? A | B` refused between two of the article;
//! - `none`: no mention, or nobody found for it;
//! - ` /KOR GOV` country and sector (`-` for none), ` =person/hana-novak` the entry of the knowledge base (`=-` for none).
//!
//! `TODAY ...` behind it is today's wrong answer: the case then fails as soon as the answer changes, so that the mark goes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use summitry::doc::{Chain, Document, Id, Mention, Metadata, Published, Resolution, Rung};
use summitry::pipeline::Reader;
use summitry::text::Span;

struct Case {
    name: String,
    published: Option<String>,
    text: String,
    asks: Vec<Ask>,
}

/// A question: which actor the words stand for.
struct Ask {
    span: Span,
    want: String,
    today: Option<String>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut line_start = 0;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: name.to_owned(), published: None, text: String::new(), asks: Vec::new() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(day) = line.strip_prefix("published ") {
            case.published = Some(day.to_owned());
        } else if line.trim_start().starts_with('^') {
            let ask = ask(case, line_start, line);
            case.asks.push(ask);
        } else {
            line_start = case.text.len();
            case.text.push_str(line);
            case.text.push('\n');
        }
    }
    cases
}

fn ask(case: &Case, line_start: usize, carets: &str) -> Ask {
    let line = case.text[line_start..].trim_end();
    let columns: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
    let first = carets.chars().take_while(|c| *c == ' ').count();
    let n = carets.chars().skip(first).take_while(|c| *c == '^').count();
    let at = |column: usize| u32::try_from(line_start + columns[column]).unwrap();
    let span = Span::new(at(first), at(first + n)).unwrap();
    let rest: String = carets.chars().skip(first + n).collect();
    let (want, today) = rest.split_once(" TODAY ").map_or((rest.as_str(), None), |(want, today)| (want, Some(today)));
    Ask { span, want: want.trim().to_owned(), today: today.map(|t| t.trim().to_owned()) }
}

/// The answer in the words of the fixture, with as much of it as `want` asks for.
fn answer(doc: &Document, ask: &Ask) -> String {
    let shared = |m: Span| m.end().min(ask.span.end()).saturating_sub(m.start().max(ask.span.start()));
    let found = doc.mentions.as_slice().iter().filter(|m| shared(m.span) > 0 && !m.data.modifier);
    let best = found.max_by_key(|m| (shared(m.span) * 100 / m.span.len().max(ask.span.len()), u32::MAX - m.span.len()));
    let chains: Vec<Id<Chain>> = best.map(|m| chains_of(&m.data)).unwrap_or_default();
    let Some(chain) = chains.first().and_then(|&id| doc.chains.get(id)) else { return "none".to_owned() };
    let mut answer = names(doc, &chains, &chain.data);
    if ask.want.contains(" /") {
        let (country, sector) = (chain.data.country.as_deref(), chain.data.sector);
        write!(answer, " /{} {}", country.unwrap_or("-"), sector.unwrap_or("-")).unwrap();
    }
    if ask.want.contains(" =") {
        let entity = if let Resolution::Known { entity, .. } = &chain.data.resolution { entity } else { "-" };
        write!(answer, " ={entity}").unwrap();
    }
    answer
}

fn chains_of(mention: &Mention) -> Vec<Id<Chain>> {
    mention.chain.into_iter().chain(mention.also.iter().copied()).collect()
}

fn names(doc: &Document, chains: &[Id<Chain>], first: &Chain) -> String {
    let name = |id: &Id<Chain>| doc.chains.get(*id).map(|c| c.data.name.clone()).unwrap_or_default();
    if let Resolution::Ambiguous { candidates, entities, .. } = &first.resolution {
        let all = candidates.iter().map(name).chain(entities.iter().map(|(_, name, _)| name.clone()));
        return format!("? {}", all.collect::<Vec<_>>().join(" | "));
    }
    chains.iter().map(name).collect::<Vec<_>>().join(" + ")
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/actors");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn hard_cases() {
    let reader = Reader::embedded().unwrap();
    let (mut wrong, mut n_cases, mut n_asks, mut n_today) = (String::new(), 0, 0, 0);
    for file in files() {
        for case in cases(&std::fs::read_to_string(&file).unwrap()) {
            n_cases += 1;
            let published = case.published.as_ref().map(|day| Published {
                value: day.clone(),
                day: day.parse().unwrap(),
                rung: Rung::Given,
            });
            let doc = reader.analyse(case.text.as_str(), Metadata { published, ..Metadata::default() });
            for ask in &case.asks {
                n_asks += 1;
                n_today += usize::from(ask.today.is_some());
                let got = answer(&doc, ask);
                let expected = ask.today.as_ref().unwrap_or(&ask.want);
                if got != *expected {
                    writeln!(wrong, "{} | {} | want {} | got {got}", case.name, doc.slice(ask.span), expected).unwrap();
                }
            }
        }
    }
    println!("{n_cases} cases, {n_asks} questions, {n_today} wrong today");
    assert!(n_cases >= 60, "{n_cases} cases");
    assert!(wrong.is_empty(), "{} of {n_asks} differ:\n{wrong}", wrong.lines().count());
}
