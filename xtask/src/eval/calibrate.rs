//! How often each rule is right, from the development gold: `data/calibration.tsv`.

use super::Options;
use anyhow::bail;
use std::fs;
use std::process::Command;
use summitry::pipeline::Reader;

/// Judges each entry of the last run with the matching of `score.py` and writes the shares.
///
/// The judging script is our own (`eval/judge.py`); it imports the keeper's `score.py` for what counts as a match.
/// Rules with few entries are drawn towards the mean of all: (right + 4 x mean) / (entries + 4).
pub(crate) fn write(options: &Options, _reader: &Reader) -> anyhow::Result<()> {
    let gold = options.shared.join("gold");
    let out = Command::new("python3").arg("eval/judge.py").arg(&gold).arg("target/eval/gold.jsonl").output()?;
    if !out.status.success() {
        bail!("judge.py: {}", String::from_utf8_lossy(&out.stderr).trim());
    }
    fs::write("data/calibration.tsv", out.stdout)?;
    println!("data/calibration.tsv is written; build again to use it");
    Ok(())
}
