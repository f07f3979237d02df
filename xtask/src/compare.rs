//! What a change did to the records of a fixed set of articles.

use anyhow::{Context, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Articles of the shared news set that are compared beside the samples: every one of this stride.
const STRIDE: usize = 29;

/// Builds the program at `base` and here, reads the same articles with both, and prints the entries that differ.
pub(crate) fn run(base: &str, shared: &Path, show: usize) -> anyhow::Result<()> {
    let inputs = inputs(shared)?;
    let then = records(&at_commit(base)?, &inputs)?;
    let now = records(Path::new("."), &inputs)?;
    let mut diff = Diff { show, ..Diff::default() };
    for (id, record) in &now {
        diff.article(id, then.get(id), record);
    }
    println!("\n{} articles; entries gone {}, new {}", now.len(), diff.gone, diff.new);
    Ok(())
}

fn inputs(shared: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut inputs = vec![fs::canonicalize("samples")?];
    let news = shared.join("data/news/articles.jsonl");
    if news.exists() {
        fs::create_dir_all("target/compare")?;
        let some: Vec<String> = fs::read_to_string(news)?.lines().step_by(STRIDE).map(str::to_owned).collect();
        let file = Path::new("target/compare/news.jsonl");
        fs::write(file, some.join("\n"))?;
        inputs.push(fs::canonicalize(file)?);
    }
    Ok(inputs)
}

/// A work tree of the commit under target/.
fn at_commit(base: &str) -> anyhow::Result<PathBuf> {
    let tree = PathBuf::from("target/compare").join(base.replace('/', "-"));
    if !tree.exists() {
        let path = tree.to_string_lossy().into_owned();
        run_command(Command::new("git").args(["worktree", "add", "--force", "--detach", &path, base]))?;
    } else {
        run_command(Command::new("git").current_dir(&tree).args(["checkout", "--detach", base]))?;
    }
    Ok(tree)
}

fn run_command(command: &mut Command) -> anyhow::Result<Vec<u8>> {
    let out = command.output().with_context(|| format!("{command:?}"))?;
    if !matches!(out.status.code(), Some(0 | 3)) {
        bail!("{command:?}: {}", String::from_utf8_lossy(&out.stderr).trim());
    }
    Ok(out.stdout)
}

fn records(tree: &Path, inputs: &[PathBuf]) -> anyhow::Result<BTreeMap<String, Value>> {
    let mut command = Command::new("cargo");
    command.current_dir(tree).args([
        "run",
        "--quiet",
        "--release",
        "-p",
        "summitry-cli",
        "--",
        "read",
        "--format",
        "jsonl",
    ]);
    let out = run_command(command.args(inputs))?;
    let lines = String::from_utf8(out)?;
    lines
        .lines()
        .map(|line| {
            let record: Value = serde_json::from_str(line)?;
            Ok((record["article"]["id"].as_str().unwrap_or_default().to_owned(), record))
        })
        .collect()
}

#[derive(Default)]
struct Diff {
    show: usize,
    shown: usize,
    gone: usize,
    new: usize,
}

impl Diff {
    fn article(&mut self, id: &str, then: Option<&Value>, now: &Value) {
        for kind in ["statements", "events", "times", "places"] {
            let names = |record: &Value| -> BTreeMap<String, String> {
                record["actors"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|a| Some((a["id"].as_str()?.to_owned(), a["name"].as_str()?.to_owned())))
                    .collect()
            };
            let lines = |record: &Value| -> Vec<String> {
                let names = names(record);
                record[kind].as_array().into_iter().flatten().map(|entry| line(entry, &names)).collect()
            };
            let (before, after) = (then.map(lines).unwrap_or_default(), lines(now));
            self.side(id, "-", &before, &after);
            self.side(id, "+", &after, &before);
        }
    }

    fn side(&mut self, id: &str, sign: &str, these: &[String], those: &[String]) {
        for line in these.iter().filter(|line| !those.contains(line)) {
            if sign == "-" {
                self.gone += 1
            } else {
                self.new += 1
            }
            if self.shown < self.show {
                self.shown += 1;
                println!("{sign} {} {line}", id.get(..8).unwrap_or(id));
            }
        }
    }
}

/// One entry as a line that means the same in both records: actors by name, no running ids.
fn line(entry: &Value, names: &BTreeMap<String, String>) -> String {
    let name = |id: &Value| id.as_str().and_then(|id| names.get(id)).cloned().unwrap_or_default();
    let list = |field: &str| entry[field].as_array().into_iter().flatten().map(name).collect::<Vec<_>>().join("+");
    let text = |field: &str| entry[field]["text"].as_str().unwrap_or_default().replace('\n', " ");
    let content: Vec<&str> =
        entry["content"].as_array().into_iter().flatten().filter_map(|c| c["text"].as_str()).collect();
    let plain = ["type", "act", "status", "polarity", "directness", "value", "name", "country", "text", "by"];
    let plain: Vec<&str> = plain.iter().filter_map(|f| entry[*f].as_str()).collect();
    format!(
        "{} | {} {} → {} | {} {} | {}",
        plain.join(" "),
        name(&entry["actor"]),
        list("actors"),
        list("recipients"),
        text("cue"),
        text("trigger"),
        content.join(" … ").chars().take(120).collect::<String>().replace('\n', " ")
    )
}
