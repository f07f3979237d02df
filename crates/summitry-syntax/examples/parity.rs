//! Compares the pipeline with Python spaCy: `parity GOLDEN.tsv [n differences to show]`.
//!
//! `training/golden_syntax.py` writes the golden file. Also prints speed in tokens per second of one thread.

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
    let began = Instant::now();
    let n_tokens: usize = goldens.iter().map(|golden| pipeline.parse(&golden.text).len()).sum();
    println!("{n_tokens} tokens, {:.0} a second", n_tokens as f64 / began.elapsed().as_secs_f64());
    Ok(())
}
