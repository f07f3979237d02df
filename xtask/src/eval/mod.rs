//! Scores on every measuring set that is at hand, their history and their floors.

mod agents;
mod calibrate;
mod gap;
mod gold;
mod place;
mod plv;
mod police;
mod polnear;
mod speed;
mod tally;
mod time;

use anyhow::{Context, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use summitry::pipeline::Reader;

/// What `cargo xtask eval` was asked.
pub(crate) struct Options {
    pub(crate) shared: PathBuf,
    pub(crate) check: bool,
    pub(crate) calibrate: bool,
    pub(crate) only: Option<String>,
    pub(crate) errors: bool,
    pub(crate) answers: Option<PathBuf>,
    pub(crate) data: Option<PathBuf>,
}

/// One figure: percent, unless the measure's name says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Score {
    pub(crate) set: &'static str,
    pub(crate) measure: String,
    pub(crate) value: f64,
}

/// A measuring set: its name, the path under shared/ without which it is skipped, and how it is scored.
type Set = (&'static str, &'static str, fn(&Options, &Reader) -> anyhow::Result<Vec<Score>>);

const SETS: &[Set] = &[
    ("gold", "gold/dev", gold::score),
    ("polnear", "data/polnear/dev", polnear::score),
    ("time-meantime", "data/time/airbus", time::meantime),
    ("time-wikiwars", "data/time/wikiwars/trainingset", time::wikiwars),
    ("time-gum", "data/time/gum-dates.train.jsonl", time::gum),
    ("gap", "data/gap/gap-development.tsv", gap::score),
    ("plv", "data/events/PLV_train.tsv", plv::score),
    ("police", "data/events/india_police", police::score),
    ("place-lgl", "data/places/lgl.first70.xml", place::score),
    ("agents", "data/actors/agents/actor_phrases.dev.jsonl", agents::score),
    ("speed", "data/news/articles.jsonl", speed::score),
];

const SCORES: &str = "eval/scores.csv";
const FLOORS: &str = "eval/floors.toml";

/// Scores what is there, prints it, and keeps or checks it.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let reader = crate::data::reader(options.data.as_deref())?;
    let mut scores = Vec::new();
    for (set, path, score) in SETS {
        if options.only.as_ref().is_some_and(|only| !set.starts_with(only.as_str())) {
            continue;
        }
        if !options.shared.join(path).exists() {
            println!("{set}: skipped, {} is not here", options.shared.join(path).display());
            continue;
        }
        let start = Instant::now();
        scores.extend(score(options, &reader).with_context(|| format!("scoring {set}"))?);
        println!("{set}: {:.1} s", start.elapsed().as_secs_f64());
    }
    for score in &scores {
        println!("{:16} {:34} {:>9.2}", score.set, score.measure, score.value);
    }
    if options.calibrate {
        calibrate::write(options, &reader)?;
    }
    match (options.check, &options.answers) {
        (true, _) => check(&scores),
        (false, Some(_)) => Ok(()),
        (false, None) => keep(&scores),
    }
}

/// The files of a folder that end so, in the order of their names.
fn files(folder: &Path, extension: &str) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == extension));
    files.sort();
    Ok(files)
}

/// Every figure against its floor.
fn check(scores: &[Score]) -> anyhow::Result<()> {
    let floors: BTreeMap<String, BTreeMap<String, f64>> = toml::from_str(&fs::read_to_string(FLOORS)?)?;
    let under: Vec<String> = scores
        .iter()
        .filter_map(|s| {
            let floor = *floors.get(s.set)?.get(&s.measure)?;
            (s.value < floor).then(|| format!("{} {} is {:.2}, under its floor {floor}", s.set, s.measure, s.value))
        })
        .collect();
    if under.is_empty() {
        return Ok(());
    }
    bail!("{}", under.join("; "))
}

/// Appends the figures that moved since they were last written.
fn keep(scores: &[Score]) -> anyhow::Result<()> {
    let path = Path::new(SCORES);
    let mut csv = fs::read_to_string(path).unwrap_or_else(|_| "day,commit,set,measure,value\n".to_owned());
    let mut last: BTreeMap<(String, String), String> = BTreeMap::new();
    for line in csv.lines().skip(1) {
        if let [_, _, set, measure, value] = line.split(',').collect::<Vec<_>>()[..] {
            last.insert((set.to_owned(), measure.to_owned()), value.to_owned());
        }
    }
    let (day, commit) = (jiff::Timestamp::now().to_string(), head());
    let day = day.get(..10).unwrap_or(&day);
    for score in scores.iter().filter(|s| !s.measure.contains("per s")) {
        let value = format!("{:.1}", score.value);
        if last.get(&(score.set.to_owned(), score.measure.clone())) != Some(&value) {
            csv += &format!("{day},{commit},{},{},{value}\n", score.set, score.measure);
        }
    }
    fs::create_dir_all("eval")?;
    Ok(fs::write(path, csv)?)
}

/// The commit that the working tree is based on.
fn head() -> String {
    let out = std::process::Command::new("git").args(["rev-parse", "--short", "HEAD"]).output();
    out.ok().and_then(|o| String::from_utf8(o.stdout).ok()).map_or_else(String::new, |s| format!("after-{}", s.trim()))
}
