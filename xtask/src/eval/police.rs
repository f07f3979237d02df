//! Acts of police in running news: IndiaPoliceEvents, nine sentences in ten of which report none.

use super::tally::Tally;
use super::{Options, Score};
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use summitry::doc::{Document, Event, Metadata, Plover, Status};
use summitry::pipeline::Reader;
use summitry::text::Span;

/// Words that tell that somebody died; an assault by police in a sentence with one of them counts as a killing.
const DEATH: &[&str] = &[
    "kill", "killed", "killing", "killings", "kills", "dead", "died", "die", "dies", "death", "deaths", "lives",
    "toll", "fatal", "fatally", "gunned",
];

#[derive(Deserialize)]
struct Row {
    doc_id: u64,
    sent_labels: Vec<String>,
    sent_text: String,
}

/// Sentences of one article, joined by spaces so that names and pronouns keep their context.
#[derive(Default)]
struct Article {
    text: String,
    sentences: Vec<(Span, Vec<String>)>,
}

/// Sentence F1 of KILL, FORCE and ARREST, and how often a sentence without a label gets an act of police.
pub(crate) fn score(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let lines = fs::read_to_string(options.shared.join("data/events/india_police/sents.dev.jsonl"))?;
    let articles = articles(&lines)?;
    let one = |a: &Article| count(options, &reader.analyse(a.text.as_str(), Metadata::default()), a);
    Ok(articles.par_iter().map(one).reduce(Tally::default, Tally::plus).scores("police"))
}

fn articles(lines: &str) -> anyhow::Result<Vec<Article>> {
    let mut articles: BTreeMap<u64, Article> = BTreeMap::new();
    for line in lines.lines() {
        let row: Row = serde_json::from_str(line)?;
        let article = articles.entry(row.doc_id).or_default();
        if !article.text.is_empty() {
            article.text.push(' ');
        }
        let start = article.text.len() as u32;
        article.text.push_str(&row.sent_text);
        article.sentences.push((Span::between(start, article.text.len() as u32), row.sent_labels));
    }
    Ok(articles.into_values().collect())
}

fn count(options: &Options, doc: &Document, article: &Article) -> Tally {
    let mut tally = Tally::default();
    for (span, labels) in &article.sentences {
        let inside = doc.events.as_slice().iter().filter(|e| span.contains_at(e.span.start())).map(|e| &e.data);
        let (acts, others): (Vec<&Event>, Vec<&Event>) =
            inside.filter(|e| is_done(e)).partition(|e| is_by_police(doc, e));
        let sentence = doc.slice(*span);
        for (measure, label, said) in verdicts(&acts, &others, sentence) {
            let is = labels.iter().any(|l| l == label);
            tally.decide(measure, said, is);
            if options.errors && said != is {
                println!("{} {measure} | {sentence}", if said { "EXTRA" } else { "MISS" });
            }
        }
        if labels.is_empty() {
            tally.share("false acts per 100 sentences", usize::from(!acts.is_empty()), 1);
        }
    }
    tally
}

/// Each measure, the annotators' label, and what the events of a sentence say: `acts` are by police, `others` not.
fn verdicts(acts: &[&Event], others: &[&Event], sentence: &str) -> [(&'static str, &'static str, bool); 4] {
    let arrest = |e: &&&Event| e.kind == Plover::Coerce && e.mode.as_deref() == Some("arrest");
    let assault = acts.iter().any(|e| e.kind == Plover::Assault);
    let arrests = acts.iter().any(|e| arrest(&e));
    let by_nobody = others.iter().any(|e| arrest(&e) && e.actors.is_empty());
    [
        ("KILL", "KILL", assault && has_death(sentence)),
        ("FORCE", "FORCE", assault),
        ("ARREST", "ARREST", arrests),
        ("ARREST.or by nobody named", "ARREST", arrests || by_nobody),
    ]
}

fn is_done(event: &Event) -> bool {
    matches!(event.status, Status::Occurred | Status::Ongoing)
}

fn is_by_police(doc: &Document, event: &Event) -> bool {
    event.actors.iter().filter_map(|&m| doc.mentions.get(m)).any(|m| {
        let chain = m.data.chain.and_then(|c| doc.chains.get(c));
        m.data.sector.or(chain.and_then(|c| c.data.sector)) == Some("COP")
    })
}

fn has_death(sentence: &str) -> bool {
    sentence.split(|c: char| !c.is_alphabetic()).any(|w| DEATH.iter().any(|d| d.eq_ignore_ascii_case(w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_their_place() {
        let row =
            |n: u64, text: &str| format!(r#"{{"doc_id":{n},"sent_id":0,"sent_labels":["KILL"],"sent_text":"{text}"}}"#);
        let lines = [row(2, "Élan fell."), row(1, "Other."), row(2, "Two died.")].join("\n");
        let articles = articles(&lines).unwrap();
        let second = &articles[1];
        assert_eq!(second.text, "Élan fell. Two died.");
        assert_eq!(&second.text[second.sentences[1].0.range()], "Two died.");
        assert!(has_death(&second.text) && !has_death("The skilled deadline"));
    }
}
