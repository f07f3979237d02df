//! The sex that a given name tells: learned from the persons of the knowledge base, then `data/mention/given_names.tsv`.

use super::LexiconError;
use super::actors::KnowledgeBase;
use super::rules::embedded_file;
use crate::doc::Gender;
use rustc_hash::{FxHashMap, FxHashSet};

/// Given names that persons of one sex bear.
#[derive(Debug, Default)]
pub struct GivenNames {
    /// Women and men of the knowledge base.
    known: FxHashMap<Box<str>, (u32, u32)>,
    /// Sex by a census, and whether the word is much oftener a given name than a surname.
    census: FxHashMap<&'static str, (Gender, bool)>,
    /// Family names that stand in front.
    family: FxHashSet<Box<str>>,
}

const CENSUS: &str = "mention/given_names.tsv";

impl GivenNames {
    pub(super) fn embedded(kb: &KnowledgeBase) -> Result<Self, LexiconError> {
        let family = |short: &&str, name: &str| name.starts_with(&format!("{short} "));
        let persons = kb.persons().flat_map(|(_, p)| p.short.iter().filter(|short| family(short, &p.name)));
        Ok(Self { known: learn(kb), census: census()?, family: persons.map(Into::into).collect() })
    }

    /// The sex of a given name that stands before a surname; nothing where it is unknown, both bear it, or it is a family
    /// name of a land that writes those first.
    pub fn gender_before(&self, given: &str) -> Option<Gender> {
        let known = self.known.get(given.to_lowercase().as_str()).is_some_and(|count| *count != (0, 0));
        let census = self.census.get(given).filter(|_| !self.family.contains(given)).map(|(sex, _)| *sex);
        if known { self.gender(given) } else { census }
    }

    /// The sex of a given name that persons of the knowledge base bear; nothing where both do.
    pub fn gender(&self, given: &str) -> Option<Gender> {
        if self.family.contains(given) {
            return None;
        }
        let (women, men) = self.known.get(given.to_lowercase().as_str()).copied().unwrap_or_default();
        match (women, men) {
            (0, 0) => None,
            (_, 0) => Some(Gender::Female),
            (0, _) => Some(Gender::Male),
            _ if men >= 8 * women => Some(Gender::Male),
            _ if women >= 8 * men => Some(Gender::Female),
            _ => None,
        }
    }

    /// The sex of a name that stands alone, where it is a given name and hardly ever a surname.
    pub fn gender_alone(&self, name: &str) -> Option<Gender> {
        self.census.get(name).filter(|(_, given)| *given).map(|(sex, _)| *sex)
    }
}

/// Women and men by given name.
fn learn(kb: &KnowledgeBase) -> FxHashMap<Box<str>, (u32, u32)> {
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
    names
}

fn census() -> Result<FxHashMap<&'static str, (Gender, bool)>, LexiconError> {
    let bytes = embedded_file(CENSUS).ok_or_else(|| LexiconError::new(CENSUS, "is missing"))?;
    let text = std::str::from_utf8(bytes).map_err(|e| LexiconError::new(CENSUS, e))?;
    let row = |line: &'static str| {
        let mut fields = line.split('\t');
        let name = fields.next()?;
        let sex = if fields.next()? == "f" { Gender::Female } else { Gender::Male };
        Some((name, (sex, fields.next()? == "1")))
    };
    let read = |line| row(line).ok_or_else(|| LexiconError::new(CENSUS, format!("lacks a field in {line:?}")));
    text.lines().skip(1).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sexes_of_given_names() {
        let kb = KnowledgeBase::embedded().unwrap();
        let names = GivenNames::embedded(&kb).unwrap();
        assert_eq!(names.gender("Angela"), Some(Gender::Female));
        assert_eq!(names.gender_before("Mildred"), Some(Gender::Female));
        assert_eq!(names.gender_before("Kim"), None);
        assert_eq!(names.gender("Vladimir"), Some(Gender::Male));
        assert_eq!(names.gender("Xyzzy"), None);
        assert_eq!(names.gender("Kim"), None, "a family name in front");
        assert_eq!(names.gender_alone("Nancy"), Some(Gender::Female));
        assert_eq!(names.gender_alone("Martin"), None, "a surname as well");
    }
}
