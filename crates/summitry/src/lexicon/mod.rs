//! Room 3: `data/` parsed into rules and word lists. Reads no files at run time, looks at no document.
//!
//! A rule family is one TOML file; its path under `data/` without the extension is the rule's id (`cue/say`), and
//! dropping a file into the folder is the whole change. Every file carries examples that run as tests.

pub mod actors;
mod calibration;
mod cues;
mod events;
mod fold;
mod gazetteer;
mod given;
mod nouns;
mod places;
mod rules;
pub mod time;

pub use calibration::Calibration;
pub use cues::{ActWords, Cue, Cues, Phrase, Take, Who, WordList};
pub use events::{Carrier, EventLexicon, EventPattern, EventRule, Governs, PatternRef, Slot, Support, WordSet};
pub use fold::fold;
pub use gazetteer::{Candidate, Candidates, Gazetteer, Outline, Place, PlaceId};
pub use given::GivenNames;
pub use nouns::{NounClass, Nouns};
pub use places::{PlaceRule, PlaceRules, PlaceSlot, PlaceWeights, Relation, Sort, Verdict};
pub use rules::{Example, LexiconError, RuleFile, RuleIndex};

use sha2::{Digest, Sha256};

/// Everything the rooms look up, parsed once.
#[derive(Debug)]
pub struct Lexicon {
    /// Every rule file by id, with its examples.
    pub rules: RuleIndex,
    /// What common nouns stand for.
    pub nouns: Nouns,
    /// Words that attribute.
    pub cues: Cues,
    /// Words and patterns of time.
    pub time: time::TimeLexicon,
    /// Event patterns and the words that decide their status.
    pub events: EventLexicon,
    /// How often each rule is right.
    pub calibration: Calibration,
    /// How place names are read.
    pub places: PlaceRules,
    /// Places of the world by name.
    pub gazetteer: Gazetteer,
    /// Countries, organisations, titles, offices and their holders.
    pub actors: actors::KnowledgeBase,
    /// The sex that given names tell.
    pub given_names: GivenNames,
    /// Hash of the data, hex: part of every record.
    pub version: String,
}

impl Lexicon {
    /// The lexicon that is built into the program.
    ///
    /// # Errors
    /// A data file that does not parse, with its path; the tests read every file, so a released program has none.
    pub fn embedded() -> Result<Self, LexiconError> {
        Self::with_actors(&[])
    }

    /// The built-in lexicon with the user's actors before its own; the version tells that they are there.
    ///
    /// # Errors
    /// An entry of a file that means nothing, with file and line.
    pub fn with_actors(files: &[actors::ActorFile]) -> Result<Self, LexiconError> {
        let rules = RuleIndex::embedded()?;
        let actors = actors::KnowledgeBase::with(files)?;
        Ok(Self {
            version: version(files),
            given_names: GivenNames::embedded(&actors)?,
            cues: Cues::read(&rules)?,
            nouns: Nouns::embedded(&rules)?,
            time: time::TimeLexicon::new(&rules)?,
            events: EventLexicon::read(&rules)?,
            places: PlaceRules::embedded(&rules)?,
            calibration: Calibration::embedded(),
            gazetteer: Gazetteer::embedded()?,
            actors,
            rules,
        })
    }
}

impl Lexicon {
    /// The country of the one well-known place that all the words name, with their number: what a city or province says
    /// of a body beside it ("Osaka police").
    pub fn country_of_place(&self, words: &[&str]) -> Option<(usize, actors::CountryId)> {
        /// Times as many people as any namesake abroad.
        const DOMINANCE: u32 = 8;
        let found = self.gazetteer.lookup(&words.join(" "));
        let places = || found.iter().filter(|c| !c.alias).filter_map(|c| self.gazetteer.outline(c.place));
        let people = |country: u16, home: bool| {
            places().filter(|p| (p.country == country) == home).map(|p| p.population).max().unwrap_or_default()
        };
        let largest = places().max_by_key(|p| p.population).filter(|p| p.population >= 100_000)?;
        let rival = people(largest.country, false);
        let known = largest.population / DOMINANCE >= rival;
        let iso3 = self.gazetteer.iso3(largest.country).filter(|_| known)?;
        Some((words.len(), self.actors.country_of_id(&iso3)?))
    }
}

/// Hash of the data; of the user's files one more behind a plus sign.
fn version(files: &[actors::ActorFile]) -> String {
    let mut version = data_version();
    if !files.is_empty() {
        let mut hash = Sha256::new();
        files.iter().for_each(|file| hash.update(file.text()));
        version.push('+');
        version.push_str(&short_hex(hash));
    }
    version
}

fn short_hex(hash: Sha256) -> String {
    hash.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect()
}

fn data_version() -> String {
    let mut hash = Sha256::new();
    for (path, bytes) in rules::embedded_files() {
        hash.update(path.as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        // A binary table holds the hash of its body in its head: reading that keeps the start fast.
        hash.update(if path.ends_with(".bin") { &bytes[..bytes.len().min(256)] } else { bytes });
    }
    short_hex(hash)
}
