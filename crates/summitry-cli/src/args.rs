//! The one definition of commands and flags: help, completions and manual page come from it.

use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;
use summitry_read::{Published, Rung};

/// Nothing could be read.
pub(crate) const FAILED: u8 = 1;
/// The run went through, but some inputs were refused.
pub(crate) const SOME_REFUSED: u8 = 3;

/// Reads news about diplomacy and politics and keeps the record: who said or did what, to whom, when and where, and
/// who says so, each entry with the words it came from.
#[derive(Parser)]
#[command(name = "summitry", version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 all read; 1 nothing could be read; 2 wrong usage; 3 some inputs were refused, \
                          the others were read.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read articles and print their record.
    Read(Read),
    /// Show a rule that an entry names in `by`, with its examples.
    Explain {
        /// Rule id as in `by`, such as cue/say; part of an id lists the rules that hold it.
        rule: String,
    },
    /// Print completions for a shell.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff).
    Man,
}

/// What `summitry read` was asked.
#[derive(clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct Read {
    /// Files or folders: plain text, HTML pages, JSON or JSON lines of articles; `-` is standard input.
    #[arg(value_name = "FILE|DIR|-", value_hint = ValueHint::AnyPath, default_value = "-")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Day of publication of all articles, over whatever they declare (2024-05-06).
    #[arg(long, value_name = "DATE", value_parser = published)]
    pub(crate) published: Option<Published>,
    /// Form of the output; table on a terminal, JSON lines elsewhere.
    #[arg(long, short, value_enum)]
    pub(crate) format: Option<Format>,
    /// Everything that each actor said and did in the given articles, in time order, instead of article by article;
    /// with a name (`--by-actor=lavrov`) only who bears it.
    #[arg(long, value_name = "NAME", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(crate) by_actor: Option<String>,
    /// Number of threads; all cores by default.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

/// Form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A page to read.
    Table,
    /// One record, indented, after the other.
    Json,
    /// One record a line.
    Jsonl,
    /// One row a statement or event.
    Csv,
}

fn published(text: &str) -> Result<Published, String> {
    Published::parse(text, Rung::Given).ok_or_else(|| "no whole date; write it like 2024-05-06".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }
}
