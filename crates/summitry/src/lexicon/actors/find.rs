//! The index of names: everything that a run of words can name.

use super::country::{Country, Seat};
use super::keys::{Shape, name_key, push_key, romanisation_key};
use super::org::Organisation;
use super::person::Person;
use super::{CountryId, OrgId, PersonId, SeatId};
use rustc_hash::FxHashMap;

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hit {
    /// A country, or by [`Form`] its people.
    Country(CountryId),
    /// A seat of power or a capital.
    Seat(SeatId),
    /// An organisation.
    Org(OrgId),
    /// A person in full.
    Person(PersonId),
}

/// How it names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// By a name of its own.
    Name,
    /// By a name that also means something else.
    Weak,
    /// By a name it had before.
    Former,
    /// By an adjective.
    Adjective,
    /// By the name of its people.
    People,
}

/// One meaning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it means.
    pub hit: Hit,
    /// In which way.
    pub form: Form,
    shape: Shape,
}

/// A name found in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMatch<'k> {
    /// How many words it takes.
    pub n_words: usize,
    /// Everything it can mean, as the tables have it: countries, seats, organisations, persons.
    pub found: Vec<&'k Found>,
}

/// Names, short names and romanisations by key.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    names: FxHashMap<Box<str>, (u32, u32)>,
    found: Vec<Found>,
    shorts: FxHashMap<Box<str>, Vec<PersonId>>,
    romanised: FxHashMap<Box<str>, Vec<PersonId>>,
}

/// More words than any name has, counting hyphens.
const LONGEST: usize = 14;

impl NameIndex {
    pub(super) fn build(countries: &[Country], seats: &[Seat], orgs: &[Organisation], persons: &[Person]) -> Self {
        let mut names = Vec::with_capacity(64 * 1024);
        for (id, country) in (0..).map(CountryId).zip(countries) {
            add_country(&mut names, id, country);
        }
        for (id, seat) in (0..).map(SeatId).zip(seats) {
            add(&mut names, seat.name, Hit::Seat(id), Form::Name);
        }
        for (id, org) in (0..).map(OrgId).zip(orgs) {
            let weak_name = org.aliases.iter().any(|a| a.strip_prefix('?') == Some(org.name));
            for alias in std::iter::once(org.name).filter(|_| !weak_name).chain(org.aliases.iter()) {
                let (name, form) = alias.strip_prefix('?').map_or((alias, Form::Name), |name| (name, Form::Weak));
                add(&mut names, name, Hit::Org(id), form);
            }
        }
        let mut index = Self::default();
        for (id, person) in (0..).map(PersonId).zip(persons) {
            index.add_person(&mut names, id, person);
        }
        index.fill(names);
        index
    }

    fn add_person(&mut self, names: &mut Vec<(String, Found)>, id: PersonId, person: &Person) {
        let forms = || std::iter::once(person.name).chain(person.aliases.iter());
        for name in forms() {
            add(names, name, Hit::Person(id), Form::Name);
            if let Some(other) = other_order(name, person) {
                add(names, &other, Hit::Person(id), Form::Name);
            }
        }
        for short in shorts(person) {
            push_once(self.shorts.entry(name_key(short).into()).or_default(), id);
        }
        if person.countries.contains("KOR") || person.countries.contains("PRK") {
            for key in forms().filter_map(romanisation_key) {
                push_once(self.romanised.entry(key.into()).or_default(), id);
            }
        }
    }

    /// Sorts the meanings so that each key owns one slice.
    fn fill(&mut self, mut names: Vec<(String, Found)>) {
        names.sort_by(|a, b| a.0.cmp(&b.0));
        self.names.reserve(names.len());
        self.found.reserve(names.len());
        let mut from = 0;
        let mut names = names.into_iter().peekable();
        while let Some((key, found)) = names.next() {
            if !self.found.get(from..).unwrap_or_default().contains(&found) {
                self.found.push(found);
            }
            if names.peek().is_none_or(|(next, _)| *next != key) {
                let bounds = (u32::try_from(from).unwrap_or(0), u32::try_from(self.found.len()).unwrap_or(0));
                self.names.insert(key.into(), bounds);
                from = self.found.len();
            }
        }
    }

    fn get(&self, key: &str) -> &[Found] {
        let Some(&(from, to)) = self.names.get(key) else { return &[] };
        self.found.get(from as usize..to as usize).unwrap_or_default()
    }

    /// What the whole of a name means, its capitals considered.
    pub(super) fn whole(&self, name: &str) -> impl Iterator<Item = &Found> {
        let words: Vec<&str> = name.split_whitespace().collect();
        self.get(&name_key(name)).iter().filter(move |f| f.shape.fits(&words))
    }

    /// The longest name at the head of `words`.
    pub(super) fn longest_at(&self, words: &[&str]) -> Option<NameMatch<'_>> {
        let mut key = String::new();
        let mut best = None;
        for (n, word) in words.iter().enumerate().take(LONGEST) {
            push_key(&mut key, word);
            let all = self.get(&key);
            if all.is_empty() || !ends_in_word(word) {
                continue;
            }
            let here = words.get(..=n).unwrap_or_default();
            let found: Vec<&Found> = all.iter().filter(|f| f.shape.fits(here)).collect();
            if !found.is_empty() {
                best = Some(NameMatch { n_words: n + 1, found });
            }
        }
        best
    }

    pub(super) fn short(&self, short: &str) -> &[PersonId] {
        self.shorts.get(name_key(short).as_str()).map_or(&[], Vec::as_slice)
    }

    pub(super) fn romanised(&self, key: &str) -> &[PersonId] {
        self.romanised.get(key).map_or(&[], Vec::as_slice)
    }
}

fn add(names: &mut Vec<(String, Found)>, name: &str, hit: Hit, form: Form) {
    names.push((name_key(name), Found { hit, form, shape: Shape::of(name) }));
}

fn add_country(names: &mut Vec<(String, Found)>, id: CountryId, country: &Country) {
    let hit = Hit::Country(id);
    let mut all = |list: super::List, form| list.iter().for_each(|name| add(names, name, hit, form));
    all(country.names, Form::Name);
    all(country.weak_names, Form::Weak);
    all(country.former_names, Form::Former);
    all(country.adjectives, Form::Adjective);
    all(country.people, Form::People);
    add(names, country.name, hit, Form::Name);
}

/// "Abe Shinzo" for "Shinzo Abe" and the reverse, for two-word names of lands that write the surname first.
fn other_order(name: &str, person: &Person) -> Option<String> {
    let turns = ["JPN", "KOR", "PRK", "CHN", "TWN", "HUN"].iter().any(|c| person.countries.contains(c));
    let (one, two) = name.split_once(' ')?;
    (turns && !two.contains(' ')).then(|| format!("{two} {one}"))
}

/// The short forms of a person: those the table has, and their last word without particle.
fn shorts(person: &Person) -> impl Iterator<Item = &'static str> + '_ {
    let bare = |short: &'static str| {
        short
            .rsplit([' ', '-'])
            .next()
            .filter(|_| short.contains("al-") || short.contains("el-") || short.contains(' '))
    };
    person
        .short
        .iter()
        .chain(person.short.iter().filter_map(bare))
        .chain((!person.name.contains(' ')).then_some(person.name))
}

fn push_once(list: &mut Vec<PersonId>, id: PersonId) {
    if list.last() != Some(&id) {
        list.push(id);
    }
}

fn ends_in_word(word: &str) -> bool {
    word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '+' | ')' | '!'))
}

#[cfg(test)]
mod tests {
    use super::super::KnowledgeBase;

    #[test]
    fn the_longest_name_wins() {
        let kb = KnowledgeBase::embedded().unwrap();
        let n_words = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            kb.longest_at(&words).map(|m| m.n_words)
        };
        assert_eq!(n_words("South Korean officials"), Some(2));
        assert_eq!(n_words("al - Shabaab fighters"), Some(3));
        assert_eq!(n_words("United Nations Security Council members"), Some(4));
        assert_eq!(n_words("Guinea - Bissau"), Some(3));
        assert_eq!(n_words("told us that"), None);
        assert_eq!(n_words("North Macedonia 's president"), Some(2));
    }
}
