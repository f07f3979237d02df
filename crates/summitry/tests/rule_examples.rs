//! Every rule file under `data/` carries examples; here they run through the whole way.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use summitry::doc::{Document, Layer, Metadata, Published, Rung};
use summitry::lexicon::Example;
use summitry::pipeline::Reader;

fn meta(example: &Example) -> Metadata {
    let published = example.published.as_ref().map(|value| Published {
        value: value.clone(),
        day: value[..10].parse().expect("a date"),
        rung: Rung::Given,
    });
    Metadata { published, ..Metadata::default() }
}

/// Start, words and value of the annotations of one layer that a rule made.
fn collect<T>(doc: &Document, id: &str, layer: &Layer<T>, value: impl Fn(&T) -> String) -> Vec<(u32, String, String)> {
    let by = layer.as_slice().iter().filter(|a| &*a.by == id);
    by.map(|a| (a.span.start(), doc.slice(a.span).to_owned(), value(&a.data))).collect()
}

fn found(doc: &Document, id: &str) -> Vec<(u32, String, String)> {
    let mut all = collect(doc, id, &doc.quotes, |_| String::new());
    all.extend(collect(doc, id, &doc.paragraphs, |_| String::new()));
    all.extend(collect(doc, id, &doc.mentions, |m| m.form.as_str().to_owned()));
    all.extend(collect(doc, id, &doc.chains, |c| c.name.clone()));
    all.extend(collect(doc, id, &doc.timexes, |t| t.value.clone().unwrap_or_default()));
    all.extend(collect(doc, id, &doc.toponyms, |p| p.name.clone()));
    all.extend(collect(doc, id, &doc.attributions, |a| a.act.as_str().to_owned()));
    all.extend(collect(doc, id, &doc.events, |e| e.kind.as_str().to_owned()));
    all.extend(helpers(doc, id));
    all.sort();
    all
}

/// Word lists that shape attributions without making them: acts told by the content, media, sources.
fn helpers(doc: &Document, id: &str) -> Vec<(u32, String, String)> {
    let folder = id.split('/').next().unwrap_or_default();
    let act = id.rsplit('/').next().unwrap_or_default();
    let all = doc.attributions.as_slice().iter().filter_map(|a| {
        let span = match folder {
            "act" if a.data.act.as_str() == act => Some(a.span),
            "medium" => a.data.medium,
            "source" => a.data.source,
            _ => None,
        }?;
        Some((span.start(), doc.slice(span).to_owned(), a.data.act.as_str().to_owned()))
    });
    all.collect()
}

#[test]
fn rules_find_what_their_examples_say() {
    let reader = Reader::embedded().unwrap();
    let mut wrong = Vec::new();
    let mut n_run = 0;
    // Word lists of the event room and silent rules decide without annotating; their rooms run their examples.
    let runs = |rule: &&summitry::lexicon::RuleFile<String>| {
        !rule.id.starts_with("event-word/") && !rule.body.contains("\nsilent = true")
    };
    for rule in reader.lexicon().rules.iter().filter(runs) {
        for example in &rule.yes {
            n_run += 1;
            let got = found(&reader.analyse(example.text.as_str(), meta(example)), &rule.id);
            let words: Vec<&str> = got.iter().map(|g| g.1.as_str()).collect();
            let values: Vec<&str> = got.iter().map(|g| g.2.as_str()).collect();
            let words_right = if example.want.is_empty() { !got.is_empty() } else { words == example.want };
            let values_right = example.value.is_empty() || values == example.value;
            if !words_right || !values_right {
                wrong.push(format!(
                    "{} yes: {:?}\n    wants {:?} {:?}\n    finds {words:?} {values:?}",
                    rule.id, example.text, example.want, example.value
                ));
            }
        }
        for example in &rule.no {
            n_run += 1;
            let got = found(&reader.analyse(example.text.as_str(), meta(example)), &rule.id);
            if !got.is_empty() {
                wrong.push(format!("{} no: {:?}\n    finds {got:?}", rule.id, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {n_run} examples fail:\n{}", wrong.len(), wrong.join("\n"));
}
