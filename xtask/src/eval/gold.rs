//! The annotated articles of `shared/gold/dev`, scored by the keeper's own `score.py`.

use super::{Options, Score, files};
use anyhow::{Context, bail};
use rayon::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use summitry::doc::{Metadata, Published, Rung};
use summitry::pipeline::Reader;
use summitry::record::Record;

const PREDICTED: &str = "target/eval/gold.jsonl";

/// One gold article.
pub(crate) struct Gold {
    pub(crate) text: String,
    pub(crate) meta: Metadata,
}

/// The gold articles in the order of their names.
pub(crate) fn articles(folder: &Path) -> anyhow::Result<Vec<Gold>> {
    files(folder, "json")?.iter().map(|f| article(f).with_context(|| f.display().to_string())).collect()
}

fn article(file: &Path) -> anyhow::Result<Gold> {
    let json: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    let field = |name: &str| json[name].as_str().map(str::to_owned);
    let published = field("published").and_then(|value| {
        let day = value.get(..10)?.parse().ok()?;
        Some(Published { value, day, rung: Rung::Declared })
    });
    let meta = Metadata { id: field("id"), title: field("title"), published, ..Metadata::default() };
    Ok(Gold { text: field("text").context("no text")?, meta })
}

/// Reads the gold articles and asks `score.py`.
pub(crate) fn score(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let folder = options.shared.join("gold/dev");
    let gold = articles(&folder)?;
    let records: Vec<Record> = gold.par_iter().map(|g| reader.read(g.text.as_str(), g.meta.clone())).collect();
    let lines: Result<Vec<String>, _> = records.iter().map(serde_json::to_string).collect();
    fs::create_dir_all("target/eval")?;
    fs::write(PREDICTED, lines?.join("\n"))?;
    if options.errors {
        ask(options, &folder, &["--errors", "1000"])?.lines().for_each(|line| println!("{line}"));
    }
    let rows: Value = serde_json::from_str(&ask(options, &folder, &["--json"])?)?;
    Ok(flatten(&rows))
}

fn ask(options: &Options, folder: &Path, flags: &[&str]) -> anyhow::Result<String> {
    let script = options.shared.join("gold/score.py");
    let out = Command::new("python3").arg(script).arg(folder).arg(PREDICTED).args(flags).output()?;
    if !out.status.success() {
        bail!("score.py: {}", String::from_utf8_lossy(&out.stderr).trim());
    }
    Ok(String::from_utf8(out.stdout)?)
}

fn flatten(rows: &Value) -> Vec<Score> {
    let mut scores = Vec::new();
    for (name, row) in rows.as_object().into_iter().flatten() {
        for (kind, value) in row.as_object().into_iter().flatten() {
            if let (true, Some(value)) = (matches!(kind.as_str(), "p" | "r" | "f1" | "acc"), value.as_f64()) {
                scores.push(Score { set: "gold", measure: format!("{name} {kind}"), value });
            }
        }
    }
    scores
}
