//! The sex that a given name tells, learned from the persons of the knowledge base.

use super::actors::KnowledgeBase;
use crate::doc::Gender;
use rustc_hash::FxHashMap;

/// Given names that only persons of one sex bear in the knowledge base.
#[derive(Debug, Default)]
pub struct GivenNames(FxHashMap<Box<str>, (u32, u32)>);

impl GivenNames {
    pub(super) fn learn(kb: &KnowledgeBase) -> Self {
        let mut names: FxHashMap<Box<str>, (u32, u32)> = FxHashMap::default();
        for (_, person) in kb.persons() {
            let Some(first) = person.name.split_whitespace().next() else { continue };
            // A family name in front is no given name.
            if person.short.iter().any(|short| short == first) || first.len() < 3 {
                continue;
            }
            let count = names.entry(first.to_lowercase().into()).or_default();
            match person.gender {
                Some(Gender::Female) => count.0 += 1,
                Some(Gender::Male) => count.1 += 1,
                _ => {}
            }
        }
        Self(names)
    }

    /// The sex of a given name; nothing where it is unknown or both bear it.
    pub fn gender(&self, given: &str) -> Option<Gender> {
        match self.0.get(given.to_lowercase().as_str())? {
            (women, 0) if *women > 0 => Some(Gender::Female),
            (0, men) if *men > 0 => Some(Gender::Male),
            (women, men) if *men >= 8 * women.max(&1) => Some(Gender::Male),
            _ => None,
        }
    }
}
