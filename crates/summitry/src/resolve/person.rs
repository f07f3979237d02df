//! Persons: known by name and date, by office and date, or only in this article.

use crate::doc::{Chain, Document, Resolution};
use crate::lexicon::Lexicon;
use crate::lexicon::actors::{CountryId, PersonId, Status, read_phrase};
use jiff::civil::Date;

/// Years between an article and a person's last or next office within which the person is news.
const NEAR_YEARS: i16 = 12;

/// A person whom the article names.
pub(super) fn named(doc: &Document, lexicon: &Lexicon, chain: &Chain) -> Chain {
    let day = doc.meta.published.as_ref().map(|p| p.day);
    let context = Context { doc, lexicon, chain, day };
    if chain.name.contains(' ') { context.full_name() } else { context.surname() }
}

/// A person or persons whom the article only describes.
pub(super) fn described(chain: &Chain) -> Chain {
    let resolution = match (&chain.role, &chain.country, chain.sector) {
        (Some(role), Some(country), Some(_)) => {
            Resolution::Office { why: format!("“{role}” tells office and country ({country}), no name is given") }
        }
        _ => Resolution::Unresolved { why: "described in the article, not named".to_owned() },
    };
    Chain { resolution, ..chain.clone() }
}

struct Context<'d> {
    doc: &'d Document,
    lexicon: &'d Lexicon,
    chain: &'d Chain,
    day: Option<Date>,
}

impl Context<'_> {
    fn full_name(&self) -> Chain {
        let kb = &self.lexicon.actors;
        let fitting = |found: &[PersonId]| -> Vec<PersonId> {
            found.iter().copied().filter(|&p| self.fits(p) && self.is_backed(p)).collect()
        };
        let backed = fitting(&kb.persons_by_name(&self.chain.name));
        match backed[..] {
            [] => self.respelled(),
            [person] => self.known(person, "full name, and the article speaks of the person's country"),
            _ => self.several(&backed),
        }
    }

    /// A full name in another romanisation or transliteration, of a person of the country that the article tells.
    fn respelled(&self) -> Chain {
        let kb = &self.lexicon.actors;
        let name = &self.chain.name;
        let near = kb.persons_by_romanisation(name).iter().chain(kb.persons_by_sound(name)).copied();
        let home = |p: &PersonId| {
            let countries = kb.person(*p).map(|p| &p.countries);
            self.chain.country.as_deref().is_some_and(|c| countries.is_some_and(|all| all.contains(c)))
        };
        let mut bearers: Vec<PersonId> = near.filter(|&p| home(&p) && self.fits(p) && self.is_backed(p)).collect();
        bearers.sort_unstable();
        bearers.dedup();
        match bearers[..] {
            [person] => self.known(person, "full name in another spelling, and the person's country"),
            _ => self.unknown(),
        }
    }

    /// "President Lee" without a full name anywhere: who held the office that day, if one bearer of the name did.
    fn surname(&self) -> Chain {
        let holders = self.holders();
        let kb = &self.lexicon.actors;
        let bears = |person: PersonId| kb.persons_by_short(&self.chain.name).contains(&person);
        let bearers: Vec<PersonId> = holders.into_iter().filter(|&p| bears(p)).collect();
        match bearers[..] {
            [person] => self.known(person, "surname, and office on the day of the article"),
            [] => self.unknown(),
            _ => self.several(&bearers),
        }
    }

    /// Who held, on the day, the office that the chain's role names.
    fn holders(&self) -> Vec<PersonId> {
        let kb = &self.lexicon.actors;
        let (Some(day), Some(role)) = (self.day, &self.chain.role) else { return Vec::new() };
        let words: Vec<&str> = role.split_whitespace().collect();
        let phrase = read_phrase(kb, &words, Some(day));
        let (Some(office), None) = (phrase.office, phrase.status) else { return Vec::new() };
        let country = phrase.country.map(|c| vec![c]).unwrap_or_else(|| self.countries());
        let scopes = country.iter().filter_map(|&c| kb.country(c)).map(|c| c.id);
        let offices = scopes.filter_map(|scope| kb.office(scope, &office));
        offices.flat_map(|office| kb.holders(office, day)).map(|h| h.person).collect()
    }

    /// The countries that the article's actors belong to.
    fn countries(&self) -> Vec<CountryId> {
        let kb = &self.lexicon.actors;
        let mut found: Vec<CountryId> = Vec::new();
        for chain in self.doc.chains.as_slice() {
            let country = chain.data.country.as_deref().and_then(|iso3| kb.country_of_id(iso3));
            found.extend(country.filter(|c| !found.contains(c)));
        }
        found
    }

    fn fits(&self, id: PersonId) -> bool {
        let Some(person) = self.lexicon.actors.person(id) else { return false };
        let sex = self.chain.gender.is_none() || person.gender.is_none() || person.gender == self.chain.gender;
        let land = self
            .chain
            .country
            .as_deref()
            .is_none_or(|c| person.countries.contains(c) || person.countries.first().is_none());
        sex && land && !self.is_of_another_walk(id)
    }

    /// Whether the article gives the person a calling that the known one never had: the baker is not the minister.
    fn is_of_another_walk(&self, id: PersonId) -> bool {
        const CALLINGS: [&str; 12] =
            ["CVL", "BUS", "EDU", "MED", "LAB", "AGR", "CRM", "REF", "REL", "SOC", "NGO", "REB"];
        let kb = &self.lexicon.actors;
        let Some(calling) = self.chain.sector.filter(|s| CALLINGS.contains(s)) else { return false };
        let mut offices = kb.tenures(id).filter_map(|(office, _)| kb.office_facts(office));
        !offices.any(|office| office.sector == calling) && !self.is_former(id)
    }

    /// Whether the article speaks of the person's country and the person's offices lie near its day.
    fn is_backed(&self, id: PersonId) -> bool {
        let kb = &self.lexicon.actors;
        let Some(person) = kb.person(id) else { return false };
        let here = |country: &str| {
            let chains = self.doc.chains.as_slice().iter();
            let places = self.doc.toponyms.as_slice().iter();
            self.chain.country.as_deref() == Some(country)
                || chains.filter_map(|c| c.data.country.as_deref()).any(|c| c == country)
                || places.filter_map(|p| p.data.country.as_deref()).any(|c| c == country)
        };
        let spoken_of = person.countries.iter().any(here) || person.countries.first().is_none();
        spoken_of && self.day.is_none_or(|day| kb.tenures(id).any(|(_, tenure)| is_near(tenure, day)))
    }

    fn known(&self, id: PersonId, why: &str) -> Chain {
        let kb = &self.lexicon.actors;
        let Some(person) = kb.person(id) else { return self.unknown() };
        let mut chain = self.chain.clone();
        let office = self.day.and_then(|day| kb.offices_held(id, day).into_iter().next());
        let office = office.and_then(|held| kb.office_facts(held.office));
        chain.resolution = Resolution::Known { entity: format!("person/{}", person.id), why: why.to_owned() };
        chain.gender = chain.gender.or(person.gender);
        chain.country = chain.country.or_else(|| person.countries.first().map(str::to_owned));
        chain.sector = self.sector().or(office.map(|o| o.sector)).or_else(|| self.is_former(id).then_some("ELI"));
        chain.role = chain.role.or_else(|| office.map(|o| o.title.to_string()));
        if !chain.name.contains(' ') {
            chain.name = person.name.to_string();
        }
        chain
    }

    /// The sector that the article's own words tell: a former holder is of the elite, whatever the office was.
    fn sector(&self) -> Option<&'static str> {
        let role = self.chain.role.as_deref()?;
        let words: Vec<&str> = role.split_whitespace().collect();
        let status = read_phrase(&self.lexicon.actors, &words, self.day).status;
        let out_of_office = matches!(status, Some(Status::Former | Status::Elect));
        if out_of_office { Some("ELI") } else { self.chain.sector }
    }

    fn is_former(&self, person: PersonId) -> bool {
        self.day.is_some_and(|day| self.lexicon.actors.is_former(person, day))
    }

    fn unknown(&self) -> Chain {
        let mut chain = self.chain.clone();
        chain.sector = self.sector();
        chain.resolution = match (&chain.role, &chain.country, chain.sector) {
            (Some(role), Some(country), Some(_)) => Resolution::Office {
                why: format!("unknown beyond the article; “{role}” tells office and country ({country})"),
            },
            _ => Resolution::Local,
        };
        chain
    }

    fn several(&self, bearers: &[PersonId]) -> Chain {
        let kb = &self.lexicon.actors;
        let entity = |&id: &PersonId| {
            let person = kb.person(id)?;
            Some((
                format!("person/{}", person.id),
                person.name.to_string(),
                "bears the name and fits the article".to_owned(),
            ))
        };
        let entities = bearers.iter().filter_map(entity).collect();
        let why = "two or more known people bear the name and fit the article".to_owned();
        let resolution = Resolution::Ambiguous { candidates: Vec::new(), entities, why };
        Chain { resolution, ..self.chain.clone() }
    }
}

fn is_near(tenure: &crate::lexicon::actors::Tenure, day: Date) -> bool {
    let after = tenure.end.map_or(0, |end| day.year() - end.last.year());
    let before = tenure.start.first.year() - day.year();
    after <= NEAR_YEARS && before <= NEAR_YEARS
}
