//! The house keeping: `cargo xtask eval` measures, `cargo xtask compare` shows what a change did to records.

mod compare;
mod data;
mod draw;
mod eval;

use clap::{Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Measures the program and shows what a change did")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Score the program on every measuring set that is there and append what moved to eval/scores.csv.
    Eval {
        /// Folder of the shared measuring sets.
        #[arg(long, default_value = "../shared")]
        shared: PathBuf,
        /// Fail when a figure is under its floor (eval/floors.toml); write nothing.
        #[arg(long)]
        check: bool,
        /// Write data/calibration.tsv from the development gold.
        #[arg(long)]
        calibrate: bool,
        /// Only the sets whose name begins so.
        #[arg(long, value_name = "SET")]
        only: Option<String>,
        /// Print every miss and every false entry.
        #[arg(long)]
        errors: bool,
        /// Score the times that another tagger found (eval/peers/times.py) instead of our own; keep nothing.
        #[arg(long, value_name = "FOLDER")]
        answers: Option<PathBuf>,
        /// Take the event rules from this folder instead of those that are built in: no build after a change of words.
        #[arg(long, value_name = "FOLDER")]
        data: Option<PathBuf>,
    },
    /// Print the events of each line of standard input, with the event rules as they stand in data/ now.
    Try,
    /// Draw events that are said to have happened from the shared news, for judging by eye (eval/precision).
    Draw {
        /// Folder of the shared measuring sets.
        #[arg(long, default_value = "../shared")]
        shared: PathBuf,
        /// Which draw: every number gives another one, always the same.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How many events.
        #[arg(long, default_value_t = 200)]
        count: usize,
        /// Take the event rules from this folder instead of those that are built in.
        #[arg(long, value_name = "FOLDER")]
        data: Option<PathBuf>,
    },
    /// Show what has changed since a commit in the records of a fixed set of articles.
    Compare {
        /// Commit, branch or tag to compare with.
        base: String,
        /// Folder of the shared measuring sets.
        #[arg(long, default_value = "../shared")]
        shared: PathBuf,
        /// How many differing entries to print.
        #[arg(long, default_value_t = 60)]
        show: usize,
    },
}

fn main() -> anyhow::Result<()> {
    match Args::parse().command {
        Command::Eval { shared, check, calibrate, only, errors, answers, data } => {
            eval::run(&eval::Options { shared, check, calibrate, only, errors, answers, data })
        }
        Command::Try => data::try_lines(),
        Command::Draw { shared, seed, count, data } => draw::run(&shared, seed, count, data.as_deref()),
        Command::Compare { base, shared, show } => compare::run(&base, &shared, show),
    }
}
