//! Compares the pipeline with Python spaCy: `parity GOLDEN.tsv [n differences to show]`.
//!
//! `training/golden_syntax.py` writes the golden file. Also prints speed in tokens per second of one thread:
//! by the clock, and by time on the core, which other work on the machine disturbs less.

use std::time::Instant;
use summitry_syntax::Pipeline;

#[allow(missing_docs)]
#[path = "../tests/support/mod.rs"]
mod support;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or_else(|| std::io::Error::other("which golden file?"))?;
    let n_shown = args.next().and_then(|n| n.parse().ok()).unwrap_or(20);
    let goldens = support::read(&std::fs::read_to_string(file)?);
    let began = Instant::now();
    let pipeline = Pipeline::embedded();
    println!("loaded in {:.1} ms", began.elapsed().as_secs_f64() * 1e3);
    let parity = support::Parity::of(&pipeline, &goldens);
    parity.notes.iter().take(n_shown).for_each(|note| println!("{note}"));
    println!("{parity}");
    let (began, cpu) = (Instant::now(), cpu_seconds());
    let n_tokens: usize = goldens.iter().map(|golden| pipeline.parse(&golden.text).len()).sum();
    let per = |seconds: f64| n_tokens as f64 / seconds;
    println!("{n_tokens} tokens, {:.0} a second", per(began.elapsed().as_secs_f64()));
    if let (Some(before), Some(after)) = (cpu, cpu_seconds()) {
        println!("{:.0} tokens per CPU second", per(after - before));
    }
    Ok(())
}

/// Time this thread has had on a core; on Linux only.
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(stat.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}
