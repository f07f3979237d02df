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
    /// Find expressions of time: TIMEX3 tags in the text, or a table.
    ///
    /// Uses no parser, so it is many times faster than `read`; the times of `read` are a little more often right where a
    /// weekday or month is named alone.
    Times(Times),
    /// Find places and where they are: GeoJSON, or a table.
    Places(Places),
    /// Show a rule that an entry names in `by`, with its examples.
    Explain {
        /// Rule id as in `by`, such as cue/say; part of an id lists the rules that hold it.
        rule: String,
    },
    /// Look up persons and bodies, check a file of your own, take over a query result of Wikidata.
    #[command(subcommand)]
    Actors(ActorsCommand),
    /// Print completions for a shell.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff).
    Man,
}

/// What `summitry actors` was asked.
#[derive(Subcommand)]
#[command(after_help = ACTORS_HELP)]
pub(crate) enum ActorsCommand {
    /// List who held which office when, and who says so: overlay, import or built-in with its sources.
    List {
        /// Only this country (KOR) or organisation (united-nations).
        #[arg(long, value_name = "CODE")]
        country: Option<String>,
        /// Only this office ("foreign-minister", "Foreign Minister").
        #[arg(long, value_name = "OFFICE")]
        office: Option<String>,
        /// Only who may have held it on this day (2024-05-06).
        #[arg(long, value_name = "DATE")]
        on: Option<jiff::civil::Date>,
        #[command(flatten)]
        user: UserActors,
    },
    /// Show everything that is known under a name, in any of its spellings.
    Show {
        /// Name of a person, body or country.
        #[arg(required = true)]
        name: Vec<String>,
        #[command(flatten)]
        user: UserActors,
    },
    /// Check a file of actors: unknown codes and bad dates with their line, and what it changes.
    Check {
        /// The file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Take over a result that you downloaded from query.wikidata.org (JSON, CSV or TSV).
    ImportWikidata {
        /// The downloaded file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Where to write the file of actors, `-` for standard output; your settings folder by default.
        #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
    /// Print the query to put to query.wikidata.org for some countries; nothing is sent.
    Query {
        /// ISO 3166 codes (KOR) or names; a few at a time keep within the service's limit.
        #[arg(required = true, value_name = "COUNTRY")]
        countries: Vec<String>,
    },
}

const ACTORS_HELP: &str = "Your own file is actors.toml in the settings folder ($XDG_CONFIG_HOME/summitry or ~/.config/summitry; \
                           on Windows %APPDATA%\\summitry). It goes before what was imported, and that before the built-in tables.";

/// Whose actors go before the built-in ones.
#[derive(clap::Args)]
pub(crate) struct UserActors {
    /// File of your own actors (TOML), over those of the settings folder; may be given again.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) actors: Vec<PathBuf>,
    /// Leave the files of the settings folder unread.
    #[arg(long)]
    pub(crate) no_actors: bool,
}

/// What `summitry read` was asked.
#[derive(clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct Read {
    #[command(flatten)]
    pub(crate) user: UserActors,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// Form of the output; table on a terminal, JSON lines elsewhere.
    #[arg(long, short, value_enum)]
    pub(crate) format: Option<Format>,
    /// Everything that each actor said and did in the given articles, in time order, instead of article by article;
    /// with a name (`--by-actor=lavrov`) only who bears it.
    #[arg(long, value_name = "NAME", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(crate) by_actor: Option<String>,
    /// Print events instead of records, one row each, with the column names of a published data set; CSV unless
    /// `--format jsonl` is asked for.
    #[arg(
        long,
        value_enum,
        conflicts_with = "by_actor",
        value_name = "COLUMNS",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "polecat"
    )]
    pub(crate) events: Option<Columns>,
}

/// What `summitry times` was asked.
#[derive(clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct Times {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// Form of the output.
    #[arg(long, short, value_enum, default_value_t = TimesFormat::Xml)]
    pub(crate) format: TimesFormat,
}

/// What `summitry places` was asked.
#[derive(clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct Places {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// Form of the output.
    #[arg(long, short, value_enum, default_value_t = PlacesFormat::Geojson)]
    pub(crate) format: PlacesFormat,
}

/// What is read, and how.
#[derive(clap::Args)]
pub(crate) struct Inputs {
    /// Files or folders: plain text, HTML pages, JSON or JSON lines of articles; `-` is standard input.
    #[arg(value_name = "FILE|DIR|-", value_hint = ValueHint::AnyPath, default_value = "-")]
    pub(crate) paths: Vec<PathBuf>,
    /// Day of publication of all articles, over whatever they declare (2024-05-06).
    #[arg(long, value_name = "DATE", value_parser = published)]
    pub(crate) published: Option<Published>,
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

/// Whose column names rows of events have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Columns {
    /// POLECAT: a row an event, PLOVER types.
    Polecat,
    /// ICEWS: a row a pair of source and target, CAMEO codes, plain statements as 010.
    Icews,
}

/// Form of the times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TimesFormat {
    /// TimeML: the text with TIMEX3 tags, one XML document an article.
    Xml,
    /// Indented JSON, one article after the other.
    Json,
    /// JSON, one article a line.
    Jsonl,
    /// Tab-separated columns: file, start, end, words, type, value, mod, begin, end.
    Table,
}

/// Form of the places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlacesFormat {
    /// One GeoJSON FeatureCollection (RFC 7946), a feature for each mention.
    Geojson,
    /// Indented JSON, one article after the other.
    Json,
    /// JSON, one article a line.
    Jsonl,
    /// Tab-separated columns: file, start, end, words, name, kind, country, unit, latitude, longitude, GeoNames id.
    Table,
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
