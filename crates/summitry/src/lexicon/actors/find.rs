//! The index of names: everything that a run of words can name.

use super::country::{Country, Seat};
use super::keys::{Shape, name_key, push_key, romanisation_key, sound_key};
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
    /// First and last meaning of a key.
    names: FxHashMap<Box<str>, (u32, u32)>,
    /// Each meaning with the next one of its key.
    found: Vec<(Found, u32)>,
    shorts: FxHashMap<Box<str>, Vec<PersonId>>,
    romanised: FxHashMap<Box<str>, Vec<PersonId>>,
    sounds: FxHashMap<Box<str>, Vec<PersonId>>,
    buffer: String,
}

/// More words than any name has, counting hyphens.
const LONGEST: usize = 14;
/// The end of the meanings of a key.
const NO_MORE: u32 = u32::MAX;

impl NameIndex {
    pub(super) fn build(countries: &[Country], seats: &[Seat], orgs: &[Organisation], persons: &[Person]) -> Self {
        let mut index = Self::default();
        index.names.reserve(4 * persons.len());
        index.found.reserve(5 * persons.len());
        index.shorts.reserve(persons.len());
        index.sounds.reserve(2 * persons.len());
        for (id, country) in (0..).map(CountryId).zip(countries) {
            index.add_country(id, country);
        }
        for (id, seat) in (0..).map(SeatId).zip(seats) {
            index.add(seat.name, Hit::Seat(id), Form::Name);
        }
        for (id, org) in (0..).map(OrgId).zip(orgs) {
            index.add_org(id, org);
        }
        for (id, person) in (0..).map(PersonId).zip(persons) {
            index.add_person(id, person);
        }
        index
    }

    fn add(&mut self, name: &str, hit: Hit, form: Form) {
        self.buffer.clear();
        push_key(&mut self.buffer, name);
        let found = Found { hit, form, shape: Shape::of(name.strip_prefix("the ").unwrap_or(name)) };
        let at = u32::try_from(self.found.len()).unwrap_or(NO_MORE);
        match self.names.get_mut(self.buffer.as_str()) {
            Some((_, last)) => {
                // A spelling of the same name: it has its meaning already.
                let Some((known, next)) = self.found.get_mut(*last as usize) else { return };
                if *known != found {
                    (*next, *last) = (at, at);
                    self.found.push((found, NO_MORE));
                }
            }
            None => {
                self.names.insert(self.buffer.as_str().into(), (at, at));
                self.found.push((found, NO_MORE));
            }
        }
    }

    fn add_country(&mut self, id: CountryId, country: &Country) {
        let hit = Hit::Country(id);
        self.add(country.name, hit, Form::Name);
        for (list, form) in [
            (country.names, Form::Name),
            (country.weak_names, Form::Weak),
            (country.former_names, Form::Former),
            (country.adjectives, Form::Adjective),
            (country.people, Form::People),
        ] {
            list.iter().for_each(|name| self.add(name, hit, form));
        }
    }

    fn add_org(&mut self, id: OrgId, org: &Organisation) {
        if !org.aliases.iter().any(|a| a.strip_prefix('?') == Some(org.name.as_ref())) {
            self.add(&org.name, Hit::Org(id), Form::Name);
        }
        for alias in org.aliases.iter() {
            let (name, form) = alias.strip_prefix('?').map_or((alias, Form::Name), |name| (name, Form::Weak));
            self.add(name, Hit::Org(id), form);
        }
    }

    fn add_person(&mut self, id: PersonId, person: &Person) {
        let forms = || std::iter::once(person.name.as_ref()).chain(person.aliases.iter());
        for name in forms() {
            self.add(name, Hit::Person(id), Form::Name);
            if let Some(other) = other_order(name, person) {
                self.add(&other, Hit::Person(id), Form::Name);
            }
        }
        for short in shorts(person) {
            self.buffer.clear();
            push_key(&mut self.buffer, short);
            push_once(&mut self.shorts, &self.buffer, id);
        }
        for key in forms().filter_map(sound_key) {
            push_once(&mut self.sounds, &key, id);
        }
        if person.countries.contains("KOR") || person.countries.contains("PRK") {
            for key in forms().filter_map(romanisation_key) {
                push_once(&mut self.romanised, &key, id);
            }
        }
    }

    fn get(&self, key: &str) -> impl Iterator<Item = &Found> + use<'_> {
        let mut at = self.names.get(key).map_or(NO_MORE, |(first, _)| *first);
        std::iter::from_fn(move || {
            let (found, next) = self.found.get(at as usize)?;
            at = *next;
            Some(found)
        })
    }

    /// What the whole of a name means, its capitals considered.
    pub(super) fn whole(&self, name: &str) -> impl Iterator<Item = &Found> {
        let words: Vec<&str> = name.split_whitespace().collect();
        self.get(&name_key(name)).filter(move |f| f.shape.fits(&words))
    }

    /// The longest name at the head of `words`.
    pub(super) fn longest_at(&self, words: &[&str]) -> Option<NameMatch<'_>> {
        let mut key = String::new();
        let mut best = None;
        for (n, word) in words.iter().enumerate().take(LONGEST) {
            push_key(&mut key, word);
            let here = words.get(..=n).unwrap_or_default();
            let found: Vec<&Found> = self.get(&key).filter(|f| ends_in_word(word) && f.shape.fits(here)).collect();
            if !found.is_empty() {
                best = Some(NameMatch { n_words: n + 1, found });
            }
        }
        best
    }

    pub(super) fn short(&self, short: &str) -> &[PersonId] {
        self.shorts.get(name_key(short).as_str()).map_or(&[], Vec::as_slice)
    }

    pub(super) fn sounding(&self, key: &str) -> &[PersonId] {
        self.sounds.get(key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn romanised(&self, key: &str) -> &[PersonId] {
        self.romanised.get(key).map_or(&[], Vec::as_slice)
    }
}

/// "Abe Shinzo" for "Shinzo Abe" and the reverse, for two-word names of lands that write the surname first.
fn other_order(name: &str, person: &Person) -> Option<String> {
    let turns = ["JPN", "KOR", "PRK", "CHN", "TWN", "HUN"].iter().any(|c| person.countries.contains(c));
    let (one, two) = name.split_once(' ')?;
    (turns && !two.contains(' ')).then(|| format!("{two} {one}"))
}

/// The short forms of a person: those the table has, and their last word without particle.
fn shorts(person: &Person) -> impl Iterator<Item = &str> {
    let bare = person.short.iter().filter_map(|short| {
        let particle = short.contains("al-") || short.contains("el-") || short.contains(' ');
        short.rsplit([' ', '-']).next().filter(|_| particle)
    });
    person.short.iter().chain(bare).chain((!person.name.contains(' ')).then_some(person.name.as_ref()))
}

fn push_once(map: &mut FxHashMap<Box<str>, Vec<PersonId>>, key: &str, id: PersonId) {
    match map.get_mut(key) {
        Some(list) if list.last() == Some(&id) => {}
        Some(list) => list.push(id),
        None => drop(map.insert(key.into(), vec![id])),
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
