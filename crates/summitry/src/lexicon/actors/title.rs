//! Titles, offices and role nouns, and what they tell of a person.

use super::super::LexiconError;
use super::keys::push_key;
use super::person::gender_of;
use super::tsv::{List, Table, filled};
use crate::doc::Gender;
use rustc_hash::FxHashMap;

/// What sort of word a title is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TitleClass {
    /// A position in an institution (foreign minister).
    Office,
    /// What somebody does or is (negotiator, refugee).
    Role,
    /// A military or police rank.
    Rank,
    /// Mr, Dame, His Excellency.
    Honorific,
    /// A word for an institution or a body of people (parliament, rebels).
    Body,
    /// A thing that stands for its owner (warship).
    Thing,
}

/// What a title or role phrase says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// What sort of word it is.
    pub class: TitleClass,
    /// PLOVER sector; none where the body named beside it decides ("spokesman", "head").
    pub sector: Option<&'static str>,
    /// The sector gives way to that of a body named beside it ("bank official").
    pub generic: bool,
    /// Where the word itself tells it.
    pub gender: Option<Gender>,
    /// Whether it may stand before a name.
    pub before_name: bool,
    /// Whether it is used alone ("the president").
    pub alone: bool,
    /// Whether one person at a time holds it in a country.
    pub single: bool,
    /// The office it names, as in the ids of the office table ("foreign-minister"); for a body one word for all its names
    /// ("foreign-ministry").
    pub office: Option<Box<str>>,
}

/// A title found in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TitleHit<'k> {
    /// How many words it takes.
    pub n_words: usize,
    /// What it says.
    pub title: &'k Title,
    /// Whether it names several ("ministers").
    pub plural: bool,
}

/// Every title by its key.
#[derive(Debug, Default)]
pub(super) struct Titles {
    titles: Vec<Title>,
    index: FxHashMap<Box<str>, (u32, bool)>,
    longest: usize,
    buffer: String,
}

/// Patterns of the ministers of a portfolio, as keys: before the portfolio's word, after it, after it for several; where
/// nothing stands after it, the third is what stands before it for several.
const MINISTERS: [[&str; 3]; 2] = [["", "minister", "ministers"], ["", "secretary", "secretaries"]];
const MINISTRIES: [[&str; 3]; 2] = [["", "ministry", "ministries"], ["", "department", "departments"]];
const OFFICIALS: [[&str; 3]; 2] =
    [["", "ministryofficial", "ministryofficials"], ["", "departmentofficial", "departmentofficials"]];
const DEPUTIES: [[&str; 3]; 8] = [
    ["deputy", "minister", "ministers"],
    ["vice", "minister", "ministers"],
    ["", "viceminister", "viceministers"],
    ["firstdeputy", "minister", ""],
    ["firstvice", "minister", ""],
    ["deputy", "secretary", "secretaries"],
    ["", "undersecretary", "undersecretaries"],
    ["junior", "minister", "ministers"],
];
const MINISTERS_OF: [[&str; 3]; 5] = [
    ["ministerof", "", "ministersof"],
    ["ministerfor", "", "ministersfor"],
    ["secretaryof", "", "secretariesof"],
    ["secretaryfor", "", ""],
    ["secretaryofstatefor", "", ""],
];
const DEPUTIES_OF: [[&str; 3]; 6] = [
    ["ministerofstatefor", "", ""],
    ["deputyministerof", "", "deputyministersof"],
    ["deputyministerfor", "", ""],
    ["viceministerof", "", "viceministersof"],
    ["viceministerfor", "", ""],
    ["deputysecretaryof", "", ""],
];
const MINISTRIES_OF: [[&str; 3]; 4] = [
    ["ministryof", "", "ministriesof"],
    ["ministryfor", "", ""],
    ["departmentof", "", "departmentsof"],
    ["departmentfor", "", ""],
];

impl Titles {
    pub(super) fn embedded() -> Result<Self, LexiconError> {
        let mut titles = Self::default();
        titles.index.reserve(16 * 1024);
        let columns = ["phrase", "class", "sector", "gender", "use", "office", "plural"];
        let rows = Table::open("titles", &columns)?.read(read_title)?;
        let mut several = Vec::with_capacity(rows.len());
        for (phrase, plural, title) in rows {
            let id = titles.push(title);
            titles.name(phrase, id);
            several.push((phrase, plural, id));
        }
        // A phrase of its own ("forces") goes before the plural of another ("force").
        for (phrase, plural, id) in several {
            titles.name_several(phrase, id, plural);
        }
        let rows = Table::open("portfolios", &["portfolio", "adjectives", "nouns"])?.read(Ok::<[_; 3], _>)?;
        for [portfolio, adjectives, nouns] in rows {
            titles.portfolio(portfolio, List::new(adjectives), List::new(nouns));
        }
        Ok(titles)
    }

    fn push(&mut self, title: Title) -> u32 {
        self.titles.push(title);
        u32::try_from(self.titles.len() - 1).unwrap_or(u32::MAX)
    }

    /// Names a title; what is named already keeps its meaning.
    fn name(&mut self, phrase: &str, id: u32) {
        self.longest = self.longest.max(phrase.split([' ', '-']).count() + 2);
        self.buffer.clear();
        push_key(&mut self.buffer, phrase);
        self.insert(id, false);
    }

    /// Names a title in the plural: as the table has it, else by rule.
    fn name_several(&mut self, phrase: &str, id: u32, plural: Option<&str>) {
        let several = plural.map_or_else(|| plurals(phrase), |p| vec![p.to_owned()]);
        for form in several {
            self.buffer.clear();
            push_key(&mut self.buffer, &form);
            self.insert(id, true);
        }
    }

    /// The ministers, ministries and spokespersons of one portfolio.
    fn portfolio(&mut self, portfolio: &str, adjectives: List, nouns: List) {
        use TitleClass::{Body, Office, Role};
        let office = format!("{portfolio}-minister");
        let minister = self.push(government(Office, Some(&office), None));
        let deputy = self.push(government(Office, None, None));
        let ministry = self.push(government(Body, Some(&format!("{portfolio}-ministry")), None));
        let official = self.push(government(Role, None, None));
        let speaks = format!("{portfolio}-ministry-spokesperson");
        let [spokesman, spokeswoman, spokesperson] = [Some(Gender::Male), Some(Gender::Female), None]
            .map(|gender| self.push(government(Role, Some(&speaks), gender)));
        let mut all = |pattern: &[[&str; 3]], id, names: List| {
            for name in names.iter() {
                pattern.iter().for_each(|p| self.pattern(*p, name, id));
            }
        };
        all(&MINISTERS, minister, adjectives);
        all(&DEPUTIES, deputy, adjectives);
        all(&MINISTRIES, ministry, adjectives);
        all(&[["", "ministryspokesman", "ministryspokesmen"], ["", "departmentspokesman", ""]], spokesman, adjectives);
        all(&[["", "ministryspokeswoman", ""], ["", "departmentspokeswoman", ""]], spokeswoman, adjectives);
        all(&[["", "ministryspokesperson", ""], ["", "departmentspokesperson", ""]], spokesperson, adjectives);
        all(&OFFICIALS, official, adjectives);
        all(&MINISTERS_OF, minister, nouns);
        all(&DEPUTIES_OF, deputy, nouns);
        all(&MINISTRIES_OF, ministry, nouns);
    }

    /// One name of a portfolio in one pattern: words before it, after it, and after it for several (or before).
    fn pattern(&mut self, [before, after, plural]: [&str; 3], name: &str, id: u32) {
        let words = |text: &str| text.split([' ', '-']).count();
        self.longest = self.longest.max(words(name) + 6);
        self.buffer.clear();
        self.buffer.push_str(before);
        push_key(&mut self.buffer, name);
        let bare = self.buffer.len();
        self.buffer.push_str(after);
        self.insert(id, false);
        self.buffer.truncate(bare);
        if after.is_empty() {
            self.buffer.replace_range(..before.len(), plural);
        } else {
            self.buffer.push_str(plural);
        }
        if !plural.is_empty() {
            self.insert(id, true);
        }
    }

    fn insert(&mut self, id: u32, plural: bool) {
        if !self.index.contains_key(self.buffer.as_str()) {
            self.index.insert(self.buffer.as_str().into(), (id, plural));
        }
    }

    /// The title that all the words are.
    pub(super) fn whole(&self, phrase: &str) -> Option<&Title> {
        let words: Vec<&str> = phrase.split_whitespace().collect();
        self.longest_at(&words).filter(|hit| hit.n_words == words.len()).map(|hit| hit.title)
    }

    /// The longest title that begins with the first word.
    pub(super) fn longest_at(&self, words: &[&str]) -> Option<TitleHit<'_>> {
        let mut key = String::new();
        let mut best = None;
        for (n, word) in words.iter().enumerate().take(self.longest) {
            push_key(&mut key, word);
            let Some(&(id, plural)) = self.index.get(key.as_str()) else { continue };
            let Some(title) = self.titles.get(id as usize) else { continue };
            let large = words.first().is_some_and(|w| w.starts_with(char::is_uppercase));
            if title.class != TitleClass::Honorific || large {
                best = Some(TitleHit { n_words: n + 1, title, plural });
            }
        }
        best
    }
}

fn read_title(
    [phrase, class, sector, gender, used, office, plural]: [&'static str; 7],
) -> Result<(&'static str, Option<&'static str>, Title), String> {
    let class = match class {
        "office" => TitleClass::Office,
        "role" => TitleClass::Role,
        "rank" => TitleClass::Rank,
        "honorific" => TitleClass::Honorific,
        "body" => TitleClass::Body,
        "thing" => TitleClass::Thing,
        other => return Err(format!("unknown class {other}")),
    };
    let title = Title {
        class,
        sector: filled(sector),
        generic: used.contains('g'),
        gender: gender_of(gender)?,
        before_name: used.contains('t'),
        alone: used.contains('d'),
        single: used.contains('s'),
        office: filled(office).map(Into::into),
    };
    Ok((phrase, filled(plural), title))
}

fn government(class: TitleClass, office: Option<&str>, gender: Option<Gender>) -> Title {
    let before_name = matches!(class, TitleClass::Office | TitleClass::Role);
    Title {
        class,
        sector: Some("GOV"),
        generic: false,
        gender,
        before_name,
        alone: true,
        single: office.is_some() && class == TitleClass::Office,
        office: office.map(Into::into),
    }
}

/// Words after which the head of a title has gone by.
const AFTER_HEAD: [&str; 12] =
    ["of", "for", "to", "in", "at", "without", "on", "d'affaires", "and", "under", "with", "general"];

/// The plural forms of a title: the head takes the ending.
fn plurals(phrase: &str) -> Vec<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let head = words.iter().skip(1).position(|w| AFTER_HEAD.contains(w)).unwrap_or(words.len().saturating_sub(1));
    let Some(word) = words.get(head) else { return Vec::new() };
    let before = words.get(..head).unwrap_or_default();
    let after = words.get(head + 1..).unwrap_or_default();
    let join = |form: String| [before, &[form.as_str()], after].concat().join(" ");
    plural_words(word).into_iter().map(join).collect()
}

fn plural_words(word: &str) -> Vec<String> {
    if let Some(stem) = word.strip_suffix("man") {
        return vec![format!("{stem}men")];
    }
    if let Some(stem) = word.strip_suffix("person") {
        return vec![format!("{stem}persons"), format!("{stem}people")];
    }
    if let Some(stem) = word.strip_suffix("-general") {
        return plural_words(stem).into_iter().map(|s| format!("{s}-general")).collect();
    }
    let vowel_y = ["ay", "ey", "oy", "uy"].iter().any(|end| word.ends_with(end));
    if let (Some(stem), false) = (word.strip_suffix('y'), vowel_y) {
        return vec![format!("{stem}ies")];
    }
    let hissing = ["s", "x", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match word {
        w if w.ends_with('s') || w.ends_with('.') => Vec::new(),
        w if hissing => vec![format!("{w}es")],
        w => vec![format!("{w}s")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_take_the_plural() {
        for (one, many) in [
            ("foreign minister", "foreign ministers"),
            ("chief of staff", "chiefs of staff"),
            ("spokesman", "spokesmen"),
            ("secretary-general", "secretaries-general"),
            ("attorney general", "attorneys general"),
            ("ministry of defence", "ministries of defence"),
            ("envoy", "envoys"),
        ] {
            assert!(plurals(one).contains(&many.to_owned()), "{one}: {:?}", plurals(one));
        }
    }
}
