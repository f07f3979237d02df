//! A reader whose event rules are read from a folder: trying out words needs no build.

use anyhow::Context;
use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use summitry::doc::{Document, Metadata};
use summitry::lexicon::{EventLexicon, Lexicon, RuleIndex};
use summitry::pipeline::Reader;

/// The reader as built, or with the event rules of a folder like `data/`.
pub(crate) fn reader(folder: Option<&Path>) -> anyhow::Result<Reader> {
    let Some(folder) = folder else { return Ok(Reader::embedded()?) };
    let mut files = Vec::new();
    for room in ["event", "event-word"] {
        for entry in fs::read_dir(folder.join(room)).with_context(|| folder.display().to_string())? {
            let path: PathBuf = entry?.path();
            let name = path.file_name().map(|n| format!("{room}/{}", n.to_string_lossy())).unwrap_or_default();
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    let rules = RuleIndex::read(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))?;
    Ok(Reader::with(Lexicon { events: EventLexicon::read(&rules)?, ..Lexicon::embedded()? }))
}

/// Reads each line of standard input as an article.
pub(crate) fn try_lines() -> anyhow::Result<()> {
    let reader = reader(Some(Path::new("data")))?;
    for line in io::stdin().lock().lines() {
        let doc = reader.analyse(line?.as_str(), Metadata::default());
        println!("{}", doc.text());
        events(&doc);
    }
    Ok(())
}

fn events(doc: &Document) {
    for event in doc.events.as_slice() {
        let names = |ids: &[summitry::doc::Id<summitry::doc::Mention>]| {
            let name = |m| doc.mentions.get(m).map(|m: &summitry::doc::Annotation<_>| doc.slice(m.span));
            ids.iter().filter_map(|&m| name(m)).collect::<Vec<_>>().join("; ")
        };
        let data = &event.data;
        println!(
            "    {} {} [{}] {} -> {}  {} {} {}",
            data.kind.as_str(),
            data.status.as_str(),
            doc.slice(event.span),
            names(&data.actors),
            names(&data.recipients),
            data.mode.as_deref().unwrap_or("-"),
            data.cameo.as_deref().unwrap_or("-"),
            event.by
        );
    }
}
