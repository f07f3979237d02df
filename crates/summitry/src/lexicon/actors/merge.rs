//! Lays the user's files over the built-in tables: a later layer goes before an earlier one.

use super::super::{LexiconError, fold};
use super::country::Country;
use super::extra::{ActorFile, BodyEntry, Layer, OfficeEntry, PersonEntry};
use super::keys::name_key;
use super::org::Organisation;
use super::person::{Holding, Office, Person, Tenure, gender_of};
use super::title::{Title, Titles};
use super::tsv::{Names, Text};
use crate::doc::ActorKind;
use rustc_hash::FxHashMap;
use toml::Spanned;

/// The tables before they are indexed.
pub(super) struct Tables {
    pub(super) countries: Vec<Country>,
    pub(super) orgs: Vec<Organisation>,
    pub(super) persons: Vec<Person>,
    pub(super) offices: Vec<Office>,
    pub(super) tenures: Vec<Tenure>,
    pub(super) titles: Titles,
}

/// Sectors of PLOVER 2.0, and `IGO` as the record writes bodies of states.
const SECTORS: [&str; 26] = [
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI",
    "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "NGO", "IGO",
];

impl Tables {
    /// Adds files, imports before overlays.
    pub(super) fn add(&mut self, files: &[ActorFile]) -> Result<(), LexiconError> {
        let mut files: Vec<&ActorFile> = files.iter().collect();
        files.sort_by_key(|file| file.layer);
        let mut known = Known::of(&self.persons);
        for file in files {
            for body in &file.bodies {
                self.body(file, body)?;
            }
            for person in &file.persons {
                self.person(file, person, &mut known)?;
            }
        }
        Ok(())
    }

    fn country(&self, file: &ActorFile, code: Option<&Spanned<String>>) -> Result<Option<&'static str>, LexiconError> {
        let Some(code) = code else { return Ok(None) };
        let found = self.countries.iter().find(|c| c.id == code.as_ref() || c.name == code.as_ref()).map(|c| c.id);
        let why = || format!("unknown country {:?}; write its ISO 3166 code of three letters", code.as_ref());
        found.map(Some).ok_or_else(|| file.error(Some(code), why()))
    }

    fn body(&mut self, file: &ActorFile, entry: &BodyEntry) -> Result<(), LexiconError> {
        let sector = sector(file, &entry.sector)?;
        let country = self.country(file, entry.country.as_ref())?;
        let kind = match entry.kind.as_ref().map(|k| k.as_ref().as_str()) {
            None | Some("organization") => ActorKind::Organization,
            Some("government") => ActorKind::Government,
            Some("group") => ActorKind::Group,
            Some(_) => {
                return Err(file.error(entry.kind.as_ref(), "a kind is government, organization or group"));
            }
        };
        let name = entry.name.as_ref();
        let aliases = || entry.aliases.iter().map(|a| a.as_ref().as_str());
        let same = |o: &Organisation| o.name == *name && (country.is_none() || o.countries.first() == country);
        let at = self.orgs.iter().position(same);
        let before = at.and_then(|at| self.orgs.get(at));
        let org = Organisation {
            id: before.map_or_else(|| unused(name, |id| self.orgs.iter().any(|o| o.id == id)), |o| o.id.clone()),
            name: name.clone().into(),
            aliases: Names::of(aliases().chain(before.into_iter().flat_map(|o| o.aliases.iter()))),
            kind,
            scope: before.and_then(|o| o.scope),
            sector,
            countries: Names::of(country.into_iter().chain(before.into_iter().flat_map(|o| o.countries.iter()))),
            layer: file.layer,
        };
        match at.and_then(|at| self.orgs.get_mut(at)) {
            Some(slot) => *slot = org,
            None => self.orgs.push(org),
        }
        Ok(())
    }

    fn person(&mut self, file: &ActorFile, entry: &PersonEntry, known: &mut Known) -> Result<(), LexiconError> {
        let country = self.country(file, entry.country.as_ref())?;
        let gender = match &entry.gender {
            Some(word) => gender_of(word.as_ref()).map_err(|_| file.error(Some(word), "a gender is f or m"))?,
            None => None,
        };
        let at = known.find(&self.persons, entry, country);
        let before = at.and_then(|at| self.persons.get(at));
        let name = entry.name.as_ref().as_str();
        let old = before.into_iter().flat_map(|p| std::iter::once(p.name.as_ref()).chain(p.aliases.iter()));
        let aliases = entry.aliases.iter().map(|a| a.as_ref().as_str()).chain(old).filter(|a| *a != name);
        let own = entry.short.iter().map(|s| s.as_ref().as_str());
        let fallback = before.is_none().then(|| short_of(name, country)).filter(|_| entry.short.is_empty());
        let person = Person {
            id: before.map_or_else(|| unused(name, |id| known.ids.contains_key(id)), |p| p.id.clone()),
            name: name.to_owned().into(),
            aliases: Names::of(aliases),
            short: Names::of(own.chain(fallback).chain(before.into_iter().flat_map(|p| p.short.iter()))),
            gender: gender.or_else(|| before.and_then(|p| p.gender)),
            countries: Names::of(country.into_iter().chain(before.into_iter().flat_map(|p| p.countries.iter()))),
            wikidata: entry.wikidata.clone().map(Text::from).or_else(|| before.and_then(|p| p.wikidata.clone())),
            layer: file.layer,
        };
        let at = match at {
            Some(at) => at,
            None => self.persons.len(),
        };
        known.add(&person, at);
        match self.persons.get_mut(at) {
            Some(slot) => *slot = person,
            None => self.persons.push(person),
        }
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        for office in &entry.office {
            self.tenure(file, office, at, country)?;
        }
        Ok(())
    }

    fn tenure(
        &mut self,
        file: &ActorFile,
        entry: &OfficeEntry,
        person: u32,
        home: Option<&'static str>,
    ) -> Result<(), LexiconError> {
        let office = self.office(file, entry, home)?;
        let end = entry.end.as_ref().map(|end| file.days(end)).transpose()?;
        let tenure = Tenure {
            person,
            office,
            start: file.days(&entry.start)?,
            end,
            holding: if entry.acting { Holding::Acting } else { Holding::Full },
            confirmed: file.as_of.filter(|_| end.is_none()).map(|days| days.last),
            sources: file.layer.as_str().into(),
            verified: true,
            layer: file.layer,
            cut_by: None,
        };
        self.tenures.retain(|t| t.person != person || t.office != office || t.layer >= tenure.layer);
        let single = self.offices.get(office as usize).is_some_and(|o| o.single);
        if single && tenure.holding == Holding::Full {
            self.tenures.retain_mut(|old| old.office != office || gives_way(old, &tenure));
        }
        self.tenures.push(tenure);
        Ok(())
    }

    /// The office of a title: that of the tables where they have it, else a new one.
    fn office(
        &mut self,
        file: &ActorFile,
        entry: &OfficeEntry,
        home: Option<&'static str>,
    ) -> Result<u32, LexiconError> {
        let own = self.country(file, entry.country.as_ref())?;
        let org = entry.organisation.as_ref().map(|name| self.org(file, name)).transpose()?;
        let country = own.or(home.filter(|_| org.is_none()));
        let Some(scope) = org.as_ref().map(|o| o.0.to_string()).or_else(|| country.map(str::to_owned)) else {
            return Err(file.error(Some(&entry.title), "an office needs a country or an organisation"));
        };
        let title = self.without_country(entry.title.as_ref(), country);
        let facts = self.titles.whole(&title);
        let slug = facts.and_then(|t| t.office.as_deref()).map_or_else(|| slug(&title), str::to_owned);
        let id = format!("{scope}/{slug}");
        let at = match self.offices.iter().position(|o| o.id == id) {
            Some(at) => at,
            None => {
                let sector = office_sector(file, entry, facts, org.as_ref().map(|o| o.1))?;
                let single = facts.is_some_and(|t| t.single);
                let organisation = org.map(|o| o.0);
                let country = country.map(Text::Borrowed);
                self.offices.push(Office { id: id.into(), country, organisation, sector, title: title.into(), single });
                self.offices.len() - 1
            }
        };
        Ok(u32::try_from(at).unwrap_or(u32::MAX))
    }

    fn org(&self, file: &ActorFile, name: &Spanned<String>) -> Result<(Text, &'static str), LexiconError> {
        let is = |o: &&Organisation| o.id == *name.as_ref() || o.name == *name.as_ref();
        let found = self.orgs.iter().find(is).map(|o| (o.id.clone(), o.record_sector()));
        found.ok_or_else(|| file.error(Some(name), format!("unknown organisation {:?}", name.as_ref())))
    }

    /// "Minister of Foreign Affairs of Denmark" is the minister of foreign affairs.
    fn without_country(&self, title: &str, country: Option<&str>) -> String {
        let title = title.to_lowercase();
        let facts = self.countries.iter().find(|c| Some(c.id) == country);
        let names = facts.into_iter().flat_map(|c| std::iter::once(c.name).chain(c.names.iter()));
        let cut = names.map(str::to_lowercase).find_map(|name| {
            let of = title.strip_suffix(&name)?.trim_end_matches("the ").strip_suffix(" of ")?;
            Some(of.to_owned())
        });
        cut.unwrap_or(title)
    }
}

/// Persons by name and by Wikidata item, to find whom an entry means.
struct Known {
    names: FxHashMap<String, Vec<usize>>,
    items: FxHashMap<String, usize>,
    ids: FxHashMap<String, usize>,
}

impl Known {
    fn of(persons: &[Person]) -> Self {
        let mut known = Self { names: FxHashMap::default(), items: FxHashMap::default(), ids: FxHashMap::default() };
        for (at, person) in persons.iter().enumerate() {
            known.add(person, at);
        }
        known
    }

    fn add(&mut self, person: &Person, at: usize) {
        for name in std::iter::once(person.name.as_ref()).chain(person.aliases.iter()) {
            let bearers = self.names.entry(name_key(name)).or_default();
            if !bearers.contains(&at) {
                bearers.push(at);
            }
        }
        self.items.extend(person.wikidata.as_deref().map(|item| (item.to_owned(), at)));
        self.ids.insert(person.id.to_string(), at);
    }

    /// The one person of the entry's item, else of its name and country.
    fn find(&self, persons: &[Person], entry: &PersonEntry, country: Option<&str>) -> Option<usize> {
        if let Some(&at) = entry.wikidata.as_deref().and_then(|item| self.items.get(item)) {
            return Some(at);
        }
        let fits = |at: &&usize| {
            let Some(person) = persons.get(**at) else { return false };
            let home = person.countries.first().is_none() || country.is_none_or(|c| person.countries.contains(c));
            let other_item = entry.wikidata.is_some() && person.wikidata.is_some();
            home && !other_item
        };
        let mut bearers = self.names.get(&name_key(entry.name.as_ref()))?.iter().filter(fits);
        bearers.next().copied().filter(|_| bearers.next().is_none())
    }
}

/// Shortens what a lower layer says of another holder of a single office; whether anything is left of it.
fn gives_way(old: &mut Tenure, new: &Tenure) -> bool {
    let other = old.person != new.person && old.layer < new.layer && old.holding == Holding::Full;
    let over = old.end.is_some_and(|end| end.last <= new.start.first);
    let later = new.end.is_some_and(|end| old.start.first >= end.last);
    if !other || over || later {
        return true;
    }
    if old.start.first < new.start.first {
        old.end = Some(new.start);
    } else {
        match new.end {
            Some(end) if old.end.is_none_or(|old| old.last > end.last) => old.start = end,
            _ => return false,
        }
    }
    old.cut_by = Some(new.layer);
    true
}

fn sector(file: &ActorFile, word: &Spanned<String>) -> Result<&'static str, LexiconError> {
    let found = SECTORS.into_iter().find(|s| s == word.as_ref());
    found.ok_or_else(|| {
        file.error(Some(word), format!("unknown sector {:?}; PLOVER has {}", word.as_ref(), SECTORS.join(" ")))
    })
}

fn office_sector(
    file: &ActorFile,
    entry: &OfficeEntry,
    title: Option<&Title>,
    org: Option<&'static str>,
) -> Result<&'static str, LexiconError> {
    if let Some(word) = &entry.sector {
        return sector(file, word);
    }
    let why = || format!("the title {:?} tells no sector; add `sector`", entry.title.as_ref());
    // What the query asks for are offices of governments.
    let imported = || (file.layer == Layer::Import).then_some("GOV");
    org.or_else(|| title?.sector).or_else(imported).ok_or_else(|| file.error(Some(&entry.title), why()))
}

/// What the news goes on to call a person: the family name, in front in lands that write it so.
fn short_of<'n>(name: &'n str, country: Option<&str>) -> &'n str {
    let first = matches!(country, Some("KOR" | "PRK" | "CHN" | "TWN" | "HKG" | "MAC"));
    let mut words = name.split_whitespace();
    if first { words.next() } else { words.next_back() }.unwrap_or(name)
}

fn slug(name: &str) -> String {
    fold(name).replace(' ', "-")
}

/// The slug of a name, with a number where it is taken.
fn unused(name: &str, taken: impl Fn(&str) -> bool) -> Text {
    let slug = slug(name);
    let mut numbered = (2..).map(|n| format!("{slug}-{n}"));
    let free = if taken(&slug) { numbered.find(|id| !taken(id)) } else { None };
    free.unwrap_or(slug).into()
}
