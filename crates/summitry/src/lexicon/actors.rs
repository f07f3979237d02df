//! The knowledge base of actors: countries, seats of power, organisations, titles, offices and who held them when.
//!
//! Built from the tables in `data/actors` (origin and licence beside them). Pure look-up: it knows names, offices and
//! dates and nothing of any text. A name may mean several things; every look-up gives all of them.

mod country;
mod date;
mod extra;
mod find;
mod keys;
#[cfg(test)]
mod lint;
mod merge;
mod org;
mod person;
mod phrase;
mod pieces;
#[cfg(test)]
mod tests;
mod title;
mod tsv;

pub use country::{Country, CountryKind, Seat, SeatKind};
pub use date::Days;
pub use extra::{ActorFile, Layer};
pub use find::{Form, Found, Hit, NameMatch};
pub use keys::{name_key, romanisation_key, sound_key};
pub use org::{Membership, Organisation};
pub use person::{Certainty, Holding, Office, Person, Tenure};
pub use phrase::{ActorPhrase, PlaceFinder, Status, read_phrase, read_phrase_with};
pub use title::{Title, TitleClass, TitleHit};
pub use tsv::{List, Names, Text};

use super::LexiconError;
use crate::doc::Gender;
use find::NameIndex;
use jiff::civil::Date;
use merge::Tables;
use rustc_hash::FxHashMap;
use title::Titles;

/// Number of an entry of the knowledge base, good for one build of the data.
macro_rules! numbered {
    ($($(#[$doc:meta])* $name:ident)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(super) u32);
    )+ };
}

numbered! {
    /// A country.
    CountryId
    /// A seat of power.
    SeatId
    /// An organisation.
    OrgId
    /// A person.
    PersonId
    /// An office.
    OfficeId
}

/// Somebody who may have held an office on a day.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'k> {
    /// Who.
    pub person: PersonId,
    /// The office.
    pub office: OfficeId,
    /// The stretch of time, with its sources.
    pub tenure: &'k Tenure,
    /// How sure it is.
    pub certainty: Certainty,
}

/// Everything that is known of actors, parsed once.
///
/// ```
/// use summitry::lexicon::actors::{Certainty, KnowledgeBase};
/// let kb = KnowledgeBase::embedded().unwrap();
/// let korea = kb.country_by_name("South Korea").unwrap();
/// assert_eq!(kb.country(korea).unwrap().id, "KOR");
/// assert_eq!(kb.demonym("Filipino"), kb.country_by_name("the Philippines"));
/// assert_eq!(kb.country_by_name("us"), None);
///
/// let office = kb.office("KOR", "foreign-minister").unwrap();
/// let holders = kb.holders(office, "2004-03-01".parse().unwrap());
/// assert_eq!(kb.person(holders[0].person).unwrap().name, "Ban Ki-moon");
/// assert_eq!(holders[0].certainty, Certainty::Certain);
/// ```
#[derive(Debug)]
pub struct KnowledgeBase {
    countries: Vec<Country>,
    seats: Vec<Seat>,
    orgs: Vec<Organisation>,
    memberships: Vec<Membership>,
    persons: Vec<Person>,
    offices: Vec<Office>,
    tenures: Vec<Tenure>,
    ids: Ids,
    by_office: Vec<Vec<u32>>,
    by_person: Vec<Vec<u32>>,
    names: NameIndex,
    titles: Titles,
}

#[derive(Debug)]
struct Ids {
    countries: FxHashMap<&'static str, u32>,
    orgs: FxHashMap<Text, u32>,
    persons: FxHashMap<Text, u32>,
    offices: FxHashMap<Text, u32>,
}

impl KnowledgeBase {
    /// The knowledge base that is built into the program.
    ///
    /// # Errors
    /// A table that does not read, with its path and line; the tests read every table.
    pub fn embedded() -> Result<Self, LexiconError> {
        Self::with(&[])
    }

    /// The built-in knowledge base under files of the user's, which go before it ([`Layer`]).
    ///
    /// # Errors
    /// An entry whose country, sector or body is unknown, with file and line.
    pub fn with(files: &[ActorFile]) -> Result<Self, LexiconError> {
        let countries = country::countries()?;
        let mut seats = country::seats()?;
        seats.extend(countries.iter().flat_map(capitals));
        let (orgs, persons, offices) = (org::organisations()?, person::persons()?, person::offices()?);
        let tenures = person::tenures(&persons, &offices)?;
        let titles = Titles::embedded()?;
        let mut tables = Tables { countries, orgs, persons, offices, tenures, titles };
        if !files.is_empty() {
            tables.add(files)?;
        }
        Ok(Self::index(tables, seats, org::memberships()?))
    }

    fn index(tables: Tables, seats: Vec<Seat>, memberships: Vec<Membership>) -> Self {
        let Tables { countries, orgs, persons, offices, tenures, titles } = tables;
        let group = |n: usize, of: fn(&Tenure) -> u32| {
            let mut groups = vec![Vec::new(); n];
            for (at, tenure) in (0..).zip(&tenures) {
                if let Some(group) = groups.get_mut(of(tenure) as usize) {
                    group.push(at);
                }
            }
            groups
        };
        Self {
            by_office: group(offices.len(), |t| t.office),
            by_person: group(persons.len(), |t| t.person),
            ids: Ids {
                countries: countries.iter().map(|c| c.id).zip(0..).collect(),
                orgs: orgs.iter().map(|o| o.id.clone()).zip(0..).collect(),
                persons: persons.iter().map(|p| p.id.clone()).zip(0..).collect(),
                offices: offices.iter().map(|o| o.id.clone()).zip(0..).collect(),
            },
            names: NameIndex::build(&countries, &seats, &orgs, &persons),
            titles,
            memberships,
            countries,
            seats,
            orgs,
            persons,
            offices,
            tenures,
        }
    }

    /// The country of an id of [`Country::id`].
    pub fn country_of_id(&self, id: &str) -> Option<CountryId> {
        self.ids.countries.get(id).copied().map(CountryId)
    }

    /// The organisation of an id of [`Organisation::id`].
    pub fn org_of_id(&self, id: &str) -> Option<OrgId> {
        self.ids.orgs.get(id).copied().map(OrgId)
    }

    /// The person of an id of [`Person::id`].
    pub fn person_of_id(&self, id: &str) -> Option<PersonId> {
        self.ids.persons.get(id).copied().map(PersonId)
    }

    /// A country.
    pub fn country(&self, id: CountryId) -> Option<&Country> {
        self.countries.get(id.0 as usize)
    }

    /// A seat of power.
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.get(id.0 as usize)
    }

    /// An organisation.
    pub fn org(&self, id: OrgId) -> Option<&Organisation> {
        self.orgs.get(id.0 as usize)
    }

    /// A person.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.persons.get(id.0 as usize)
    }

    /// An office.
    pub fn office_facts(&self, id: OfficeId) -> Option<&Office> {
        self.offices.get(id.0 as usize)
    }

    /// All countries in the order of their ids.
    pub fn countries(&self) -> impl Iterator<Item = (CountryId, &Country)> {
        (0..).map(CountryId).zip(&self.countries)
    }

    /// All organisations in the order of their ids.
    pub fn orgs(&self) -> impl Iterator<Item = (OrgId, &Organisation)> {
        (0..).map(OrgId).zip(&self.orgs)
    }

    /// All persons in the order of their ids.
    pub fn persons(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        (0..).map(PersonId).zip(&self.persons)
    }

    /// All offices in the order of their ids.
    pub fn offices(&self) -> impl Iterator<Item = (OfficeId, &Office)> {
        (0..).map(OfficeId).zip(&self.offices)
    }

    /// Who belongs to which international body.
    pub fn memberships(&self) -> &[Membership] {
        &self.memberships
    }

    /// The country of a name, abbreviation or former name; none for a name of several ("Congo") and for lower case.
    pub fn country_by_name(&self, name: &str) -> Option<CountryId> {
        only(self.hits(name).filter_map(|f| match f.hit {
            Hit::Country(id) if f.form != Form::Adjective && f.form != Form::People => Some(id),
            _ => None,
        }))
    }

    /// The country of an adjective or of a word for its people.
    pub fn demonym(&self, word: &str) -> Option<CountryId> {
        only(self.hits(word).filter_map(|f| match f.hit {
            Hit::Country(id) if matches!(f.form, Form::Adjective | Form::People) => Some(id),
            _ => None,
        }))
    }

    /// The seats of power of a name, capitals included.
    pub fn seats_by_name(&self, name: &str) -> Vec<SeatId> {
        self.hits(name).filter_map(|f| if let Hit::Seat(id) = f.hit { Some(id) } else { None }).collect()
    }

    /// The organisations of a name or acronym, those known by it without context first.
    pub fn orgs_by_name(&self, name: &str) -> Vec<OrgId> {
        let mut found: Vec<_> = self.hits(name).filter(|f| matches!(f.hit, Hit::Org(_))).collect();
        found.sort_by_key(|f| f.form == Form::Weak);
        found.into_iter().filter_map(|f| if let Hit::Org(id) = f.hit { Some(id) } else { None }).collect()
    }

    /// The persons of a full name, in any of its spellings and orders.
    pub fn persons_by_name(&self, name: &str) -> Vec<PersonId> {
        self.hits(name).filter_map(|f| if let Hit::Person(id) = f.hit { Some(id) } else { None }).collect()
    }

    /// The sex of the persons of a full name, where all are of one.
    pub fn gender_of_name(&self, name: &str) -> Option<Gender> {
        only(self.persons_by_name(name).into_iter().filter_map(|id| self.person(id)).map(|p| p.gender)).flatten()
    }

    /// The persons that the news goes on to call so ("Putin", "bin Salman").
    pub fn persons_by_short(&self, short: &str) -> &[PersonId] {
        self.names.short(short)
    }

    /// The persons whose names meet in a Korean romanisation key ([`romanisation_key`]).
    pub fn persons_by_romanisation(&self, name: &str) -> &[PersonId] {
        romanisation_key(name).map_or(&[], |key| self.names.romanised(&key))
    }

    /// The persons whose names meet in a transliteration key ([`sound_key`]).
    pub fn persons_by_sound(&self, name: &str) -> &[PersonId] {
        sound_key(name).map_or(&[], |key| self.names.sounding(&key))
    }

    /// The one country whose head of state or government on `day` is called so by the news.
    pub fn country_led_by(&self, short: &str, day: Date) -> Option<CountryId> {
        let held = self.persons_by_short(short).iter().flat_map(|&person| self.offices_held(person, day));
        only(held.filter(|h| h.certainty >= Certainty::Likely).filter_map(|h| self.country_headed(h.office)))
    }

    /// The one person who is called so and leads a country on `day`; failing that, the one who led one before.
    pub fn leader_called(&self, short: &str, day: Date) -> Option<PersonId> {
        let heads = |office: OfficeId| self.country_headed(office).is_some();
        let leads = |person: &PersonId| self.offices_held(*person, day).iter().any(|h| heads(h.office));
        let led = |person: &PersonId| self.tenures(*person).any(|(office, t)| heads(office) && t.is_past(day));
        let bearers = || self.persons_by_short(short).iter().copied();
        if bearers().any(|p| leads(&p)) { only(bearers().filter(leads)) } else { only(bearers().filter(led)) }
    }

    /// The country whose head of state or government an office is.
    fn country_headed(&self, office: OfficeId) -> Option<CountryId> {
        const LEADERS: [&str; 5] = ["president", "prime-minister", "chancellor", "supreme-leader", "monarch"];
        let office = self.office_facts(office)?;
        let (_, slug) = office.id.split_once('/')?;
        LEADERS.contains(&slug).then(|| self.country_of_id(office.country.as_deref()?))?
    }

    /// The persons of a full name who fit `country` and held an office on `day`, by exact spelling, else by
    /// romanisation or transliteration.
    pub fn persons_in_office(&self, name: &str, country: CountryId, day: Date) -> Vec<PersonId> {
        let iso = self.country(country).map_or("", |c| c.id);
        let fits = |id: &PersonId| {
            let of_country = self.person(*id).is_some_and(|p| p.countries.contains(iso));
            of_country && !self.offices_held(*id, day).is_empty()
        };
        let exact: Vec<_> = self.persons_by_name(name).into_iter().filter(fits).collect();
        if !exact.is_empty() {
            return exact;
        }
        let near = self.persons_by_romanisation(name).iter().chain(self.persons_by_sound(name));
        let mut near: Vec<_> = near.copied().filter(|id| fits(id)).collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    /// What the whole of `words` names, with a leading "the" put aside.
    fn hits(&self, words: &str) -> impl Iterator<Item = &Found> {
        let words = words.trim();
        let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
        self.names.whole(words)
    }

    /// The longest name that begins with the first of `words`, with everything that it can mean.
    pub fn longest_at<'k>(&'k self, words: &[&str]) -> Option<NameMatch<'k>> {
        self.names.longest_at(words)
    }

    /// The longest title or role phrase that begins with the first of `words`, in any case.
    pub fn title_at<'k>(&'k self, words: &[&str]) -> Option<TitleHit<'k>> {
        self.titles.longest_at(words)
    }

    /// What the whole of a title says.
    pub fn title(&self, phrase: &str) -> Option<&Title> {
        self.titles.whole(phrase)
    }

    /// The office of a country or organisation by the word of [`Title::office`].
    pub fn office(&self, scope: &str, office: &str) -> Option<OfficeId> {
        self.ids.offices.get(format!("{scope}/{office}").as_str()).copied().map(OfficeId)
    }

    /// Who held an office on a day, the surest first, of two on the day of a change the new one.
    pub fn holders(&self, office: OfficeId, day: Date) -> Vec<Holder<'_>> {
        self.covering(self.by_office.get(office.0 as usize), day)
    }

    /// Which offices a person held on a day, the surest first.
    pub fn offices_held(&self, person: PersonId, day: Date) -> Vec<Holder<'_>> {
        self.covering(self.by_person.get(person.0 as usize), day)
    }

    /// Every tenure of a person in the order of the table.
    pub fn tenures(&self, person: PersonId) -> impl Iterator<Item = (OfficeId, &Tenure)> {
        let of = self.by_person.get(person.0 as usize).map_or(&[][..], Vec::as_slice);
        of.iter().filter_map(|&at| self.tenures.get(at as usize)).map(|t| (OfficeId(t.office), t))
    }

    /// Whether a person held an office before `day` and holds none on it.
    pub fn is_former(&self, person: PersonId, day: Date) -> bool {
        let mut tenures = self.tenures(person).map(|(_, tenure)| tenure);
        tenures.any(|t| t.is_past(day)) && self.tenures(person).all(|(_, t)| t.covers(day).is_none())
    }

    fn covering(&self, tenures: Option<&Vec<u32>>, day: Date) -> Vec<Holder<'_>> {
        let tenures = tenures.into_iter().flatten().filter_map(|&at| self.tenures.get(at as usize));
        let mut found: Vec<Holder<'_>> = tenures
            .filter_map(|tenure| {
                let (person, office) = (PersonId(tenure.person), OfficeId(tenure.office));
                Some(Holder { person, office, tenure, certainty: tenure.covers(day)? })
            })
            .collect();
        found.sort_by_key(|h| std::cmp::Reverse((h.certainty, h.tenure.start.first)));
        found
    }
}

fn capitals(country: &Country) -> impl Iterator<Item = Seat> + use<> {
    let scope = country.id;
    country.capitals.iter().map(move |name| Seat { name, scope, sector: "GOV", kind: SeatKind::Capital })
}

/// The one value, where all agree and there is one.
fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|v| v == first).then_some(first)
}
