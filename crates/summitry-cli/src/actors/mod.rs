//! `summitry actors`: what is known of persons and bodies, and the user's own files of them.

mod check;
mod show;
mod wikidata;

use crate::args::{ActorsCommand, UserActors};
use anyhow::Context;
use etcetera::BaseStrategy;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use summitry::lexicon::actors::{ActorFile, KnowledgeBase};

/// The user's own file, and the one that `import-wikidata` writes.
const OVERLAY: &str = "actors.toml";
const IMPORTED: &str = "actors.imported.toml";

/// Runs one of the commands.
pub(crate) fn run(command: &ActorsCommand) -> anyhow::Result<ExitCode> {
    match command {
        ActorsCommand::List { country, office, on, user } => show::list(&load(user)?, country, office, *on),
        ActorsCommand::Show { name, user } => show::show(&load(user)?, &name.join(" ")),
        ActorsCommand::Check { file } => check::check(file),
        ActorsCommand::ImportWikidata { file, output } => wikidata::import(file, output.as_deref()),
        ActorsCommand::Query { countries } => wikidata::query(countries),
    }
}

fn load(user: &UserActors) -> anyhow::Result<KnowledgeBase> {
    Ok(KnowledgeBase::with(&files(user)?)?)
}

/// The user's files: those of the configuration folder, where they are there, then those named on the command line.
pub(crate) fn files(user: &UserActors) -> anyhow::Result<Vec<ActorFile>> {
    let folder = if user.no_actors { None } else { folder() };
    let own = folder.into_iter().flat_map(|f| [f.join(IMPORTED), f.join(OVERLAY)]).filter(|path| path.is_file());
    own.chain(user.actors.iter().cloned()).map(|path| file(&path)).collect()
}

fn file(path: &Path) -> anyhow::Result<ActorFile> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| name.clone())?;
    Ok(ActorFile::parse(&name, &text)?)
}

/// Where the user's settings of this program are kept.
fn folder() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|dirs| dirs.config_dir().join("summitry"))
}
