//! The gazetteer: what places bear a name, and where they are.
//!
//! `data/places/gazetteer.bin` is read where it lies: nothing is unpacked at start. Its layout, written by
//! `training/build_gazetteer.py` (all numbers little-endian):
//!
//! 64 bytes head: `SMGAZ1\0\0`, numbers of places, keys, names and countries (u32), SHA-256 of the rest; then 16 pairs
//! (offset, length) of u32 for the sections
//! 0 countries (ISO alpha-2 and alpha-3, 5 bytes each); 1 first-level units (country u16, place u32 or `!0`);
//! 2 block offsets of the keys, 3 keys; 4 block offsets of the names, 5 first place of each block, 6 names;
//! 7 GeoNames ids (u24), 8 latitudes and 9 longitudes (u24 over the whole range), 10 units (u16), 11 kinds and flags (u8),
//! 12 inhabitants (u16: ten bits of digits, six of a power of ten).
//! Keys and names are sorted and front-coded in blocks of 16: bytes shared with the one before, length of the rest,
//! the rest, and a payload: for a key its places (`place << 2 | capitals << 1 | other name`), for a name how many places
//! bear it. Places are in the order of their names.

mod coding;

use super::LexiconError;
use super::fold::fold;
use crate::doc::PlaceKind;
use coding::{Entry, partition, people, read_postings, round, u16_at, u24_at, u32_at, varint};
use std::ops::Range;

const SECTIONS: usize = 13;
const HEAD: usize = 64;
const BLOCK: usize = 16;
const NO_PLACE: u32 = u32::MAX;

/// One place of the [`Gazetteer`], by its position in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(u32);

/// A place that bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Candidate {
    /// Which place.
    pub place: PlaceId,
    /// The name is not its usual one.
    pub alias: bool,
    /// The name counts only where it is written in capitals ("UK", "DMZ").
    pub capitals: bool,
}

/// The places that bear a name: usual names first, each part with the most populous first.
pub type Candidates = Vec<Candidate>;

/// An entry of the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its usual name in English, else in the country's Latin spelling.
    pub name: String,
    /// What sort of place.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-3; absent for seas, continents and lands of several states.
    pub country: Option<String>,
    /// Name of the first-level unit it lies in, or is.
    pub admin1: Option<String>,
    /// WGS 84 latitude in degrees.
    pub lat: f32,
    /// WGS 84 longitude in degrees.
    pub lon: f32,
    /// GeoNames id, where the place comes from there.
    pub geonameid: Option<u32>,
    /// Inhabitants to three digits, 0 where unknown; for places of the hand-made supplement a rough prominence instead.
    pub population: u32,
}

/// What tells places of one name apart, without allocation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outline {
    /// What sort of place.
    pub kind: PlaceKind,
    /// Part of a city.
    pub section: bool,
    /// Seat of a first-level unit.
    pub seat: bool,
    /// National capital.
    pub capital: bool,
    /// Second-level unit (county, district).
    pub second: bool,
    /// First-level unit by whose name a city of its country is meant rather (Kyiv, New York).
    pub shaded: bool,
    /// The country, as an index that is equal for equal countries; 0 for none.
    pub country: u16,
    /// The first-level unit, as an index that is equal for equal units; 0 for none.
    pub unit: u16,
    /// Latitude and longitude in degrees.
    pub at: (f32, f32),
    /// Inhabitants, see [`Place::population`].
    pub population: u32,
}

/// Places of the world by name: some 260,000 with 500,000 names.
///
/// ```
/// use summitry::lexicon::Gazetteer;
/// let gazetteer = Gazetteer::embedded().unwrap();
/// let first = gazetteer.lookup("Gyeongju")[0];
/// let place = gazetteer.place(first.place).unwrap();
/// assert_eq!((place.name.as_str(), place.country.as_deref()), ("Gyeongju", Some("KOR")));
/// assert!((place.lat - 35.84).abs() < 0.01);
/// assert!(gazetteer.lookup("Nowhere-upon-Nothing").is_empty());
/// ```
#[derive(Debug, Clone)]
pub struct Gazetteer {
    data: &'static [u8],
    sections: [Range<usize>; SECTIONS],
    n_places: u32,
}

impl Gazetteer {
    /// The gazetteer that is built in. Only its head is read.
    ///
    /// # Errors
    /// A file that is missing or of another layout.
    pub fn embedded() -> Result<Self, LexiconError> {
        let file = "places/gazetteer.bin";
        let data = super::rules::embedded_file(file).ok_or_else(|| LexiconError::new(file, "is missing"))?;
        Self::new(data).ok_or_else(|| LexiconError::new(file, "has another layout"))
    }

    fn new(data: &'static [u8]) -> Option<Self> {
        if data.get(..8)? != b"SMGAZ1\0\0" {
            return None;
        }
        let mut sections = [const { 0..0 }; SECTIONS];
        for (n, section) in sections.iter_mut().enumerate() {
            let from = u32_at(data, HEAD + 8 * n)? as usize;
            let range = from..from.checked_add(u32_at(data, HEAD + 8 * n + 4)? as usize)?;
            data.get(range.clone())?;
            *section = range;
        }
        Some(Self { data, sections, n_places: u32_at(data, 8)? })
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.n_places as usize
    }

    /// Whether it holds no place.
    pub fn is_empty(&self) -> bool {
        self.n_places == 0
    }

    /// Every place, in the order of names.
    pub fn ids(&self) -> impl Iterator<Item = PlaceId> + use<> {
        (0..self.n_places).map(PlaceId)
    }

    /// The places that bear a name, whatever its accents, hyphens and capitals, with or without "the".
    ///
    /// A unit is found with and without its word of rank ("Gangwon Province", "Gangwon", "province of Gangwon").
    pub fn lookup(&self, name: &str) -> Candidates {
        let key = fold(name);
        let found = self.lookup_key(&key);
        if found.is_empty() { self.lookup_unit(&key) } else { found }
    }

    /// A key that ends or starts with a word of rank: the places of the rest that have such a rank.
    fn lookup_unit(&self, key: &str) -> Candidates {
        let Some((rest, rank)) = split_rank(key) else { return Vec::new() };
        let mut found = self.lookup_key(rest);
        found.retain(|c| !c.alias);
        if !matches!(rank, "city" | "town" | "village" | "island" | "islands" | "area" | "port") {
            let unit = |c: &Candidate| self.outline(c.place).is_some_and(|o| o.kind != PlaceKind::City);
            found.retain(unit);
        }
        found
    }

    /// The same for a name that is [folded](super::fold()) already.
    pub fn lookup_key(&self, key: &str) -> Candidates {
        self.find(key).unwrap_or_default()
    }

    fn find(&self, key: &str) -> Option<Candidates> {
        let key = key.as_bytes();
        let (offsets, body) = (self.section(2), self.section(3));
        let head = |block| u32_at(offsets, 4 * block).and_then(|at| Entry::read(body, at as usize));
        let block = partition(offsets.len() / 4, |n| head(n).is_some_and(|entry| entry.rest <= key)).checked_sub(1)?;
        let (mut at, mut current) = (u32_at(offsets, 4 * block)? as usize, Vec::with_capacity(32));
        for _ in 0..BLOCK {
            let entry = Entry::read(body, at)?;
            current.truncate(entry.shared);
            current.extend_from_slice(entry.rest);
            let (found, end) = read_postings(body, entry.end, current == key)?;
            match current.as_slice().cmp(key) {
                std::cmp::Ordering::Less => at = end,
                std::cmp::Ordering::Equal => return Some(found),
                std::cmp::Ordering::Greater => return None,
            }
        }
        None
    }

    /// What is needed to choose between places.
    pub fn outline(&self, id: PlaceId) -> Option<Outline> {
        let n = id.0 as usize;
        let flags = *self.section(11).get(n)?;
        let unit = u16_at(self.section(10), 2 * n)?;
        let turn = |section, range: f64| Some(f64::from(u24_at(self.section(section), 3 * n)?) / 16_777_215.0 * range);
        Some(Outline {
            kind: kind_of(flags & 7),
            section: flags & 8 != 0,
            seat: flags & 16 != 0,
            capital: flags & 32 != 0,
            second: flags & 64 != 0,
            shaded: flags & 128 != 0,
            country: u16_at(self.section(1), 6 * unit as usize)?,
            // Lands of a country that lie in no unit share an index; it is no unit.
            unit: if self.unit_place(unit).is_some() { unit } else { 0 },
            at: ((turn(8, 180.0)? - 90.0) as f32, (turn(9, 360.0)? - 180.0) as f32),
            population: people(u16_at(self.section(12), 2 * n)?),
        })
    }

    /// The whole entry.
    pub fn place(&self, id: PlaceId) -> Option<Place> {
        let outline = self.outline(id)?;
        Some(Place {
            name: self.name(id)?,
            kind: outline.kind,
            country: self.iso3(outline.country),
            admin1: self.unit_place(outline.unit).and_then(|unit| self.name(unit)),
            lat: round(outline.at.0),
            lon: round(outline.at.1),
            geonameid: u24_at(self.section(7), 3 * id.0 as usize).filter(|&id| id != 0),
            population: outline.population,
        })
    }

    /// The place that is a first-level unit.
    pub fn unit_place(&self, unit: u16) -> Option<PlaceId> {
        u32_at(self.section(1), 6 * unit as usize + 2).filter(|&place| place != NO_PLACE).map(PlaceId)
    }

    /// ISO 3166-1 alpha-3 code of a country index of [`Outline`].
    pub fn iso3(&self, country: u16) -> Option<String> {
        let code =
            std::str::from_utf8(self.section(0).get(5 * country as usize + 2..5 * country as usize + 5)?).ok()?;
        Some(code.to_owned()).filter(|code| code.trim().len() == 3)
    }

    /// The country index of an ISO 3166-1 alpha-2 code.
    pub fn country_of_iso2(&self, code: &str) -> Option<u16> {
        self.country_at(|entry| entry.get(..2) == Some(code.as_bytes()))
    }

    /// The country index of an ISO 3166-1 alpha-3 code.
    pub fn country_of_iso3(&self, code: &str) -> Option<u16> {
        self.country_at(|entry| entry.get(2..) == Some(code.as_bytes()))
    }

    fn country_at(&self, is: impl Fn(&[u8]) -> bool) -> Option<u16> {
        self.section(0).chunks_exact(5).position(is).and_then(|n| u16::try_from(n).ok())
    }

    /// The usual name of a place.
    pub fn name(&self, id: PlaceId) -> Option<String> {
        let (offsets, firsts, body) = (self.section(4), self.section(5), self.section(6));
        let first = |block| u32_at(firsts, 4 * block);
        let block = partition(firsts.len() / 4, |n| first(n).is_some_and(|f| f <= id.0)).checked_sub(1)?;
        let (mut at, mut left) = (u32_at(offsets, 4 * block)? as usize, id.0 - first(block)?);
        let mut current = Vec::with_capacity(32);
        for _ in 0..BLOCK {
            let entry = Entry::read(body, at)?;
            current.truncate(entry.shared);
            current.extend_from_slice(entry.rest);
            let (count, end) = varint(body, entry.end)?;
            if left < count {
                return String::from_utf8(current).ok();
            }
            left -= count;
            at = end;
        }
        None
    }

    fn section(&self, n: usize) -> &'static [u8] {
        self.sections.get(n).and_then(|range| self.data.get(range.clone())).unwrap_or_default()
    }
}

/// Words that tell the rank of a place, beside its name.
const RANKS: &[&str] = &[
    "province",
    "oblast",
    "governorate",
    "region",
    "state",
    "department",
    "prefecture",
    "district",
    "krai",
    "kray",
    "voivodeship",
    "canton",
    "territory",
    "county",
    "raion",
    "division",
    "emirate",
    "republic",
    "municipality",
    "city",
    "town",
    "village",
    "island",
    "islands",
    "area",
    "port",
    "peninsula",
    "valley",
];

/// The name and the word of rank of "gangwon province", "province of gangwon".
fn split_rank(key: &str) -> Option<(&str, &str)> {
    if let Some((rest, rank)) = key.rsplit_once(' ').filter(|(_, rank)| RANKS.contains(rank)) {
        return Some((rest, rank));
    }
    let (rank, rest) = key.split_once(" of ").filter(|(rank, _)| RANKS.contains(rank))?;
    Some((rest.strip_prefix("the ").unwrap_or(rest), rank))
}

const fn kind_of(code: u8) -> PlaceKind {
    match code {
        0 => PlaceKind::Country,
        1 => PlaceKind::Admin1,
        2 => PlaceKind::City,
        3 => PlaceKind::Site,
        4 => PlaceKind::Region,
        _ => PlaceKind::Water,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> Gazetteer {
        Gazetteer::embedded().unwrap()
    }

    fn first(name: &str) -> Place {
        let gazetteer = gazetteer();
        let found = gazetteer.lookup(name);
        gazetteer.place(found.first().unwrap_or_else(|| panic!("{name} is unknown")).place).unwrap()
    }

    #[test]
    fn every_place_is_found_by_its_own_name() {
        let gazetteer = gazetteer();
        for id in gazetteer.ids().step_by(37) {
            let name = gazetteer.name(id).unwrap();
            let found = gazetteer.lookup(&name);
            assert!(found.iter().any(|c| c.place == id) || found.len() == 64 || name.chars().count() < 3, "{name}");
        }
    }

    #[test]
    fn political_places_of_all_kinds_are_there() {
        for (name, kind, country, lat, lon) in [
            ("North Gyeongsang Province", PlaceKind::Admin1, "KOR", 36.3, 128.8),
            ("Gyeongsangbuk-do", PlaceKind::Admin1, "KOR", 36.3, 128.8),
            ("Panmunjom", PlaceKind::Site, "", 38.0, 126.7),
            ("the Gaza Strip", PlaceKind::Region, "PSE", 31.4, 34.4),
            ("Donetsk Oblast", PlaceKind::Admin1, "UKR", 48.0, 37.8),
            ("U.S.", PlaceKind::Country, "USA", 39.8, -98.5),
            ("Côte d’Ivoire", PlaceKind::Country, "CIV", 8.0, -5.5),
            ("Kyiv", PlaceKind::City, "UKR", 50.45, 30.5),
            ("Kiev", PlaceKind::City, "UKR", 50.45, 30.5),
            ("Strait of Hormuz", PlaceKind::Water, "", 26.6, 56.3),
            ("The Hague", PlaceKind::City, "NLD", 52.1, 4.3),
            ("Washington, D.C.", PlaceKind::City, "USA", 38.9, -77.0),
            ("Camp David", PlaceKind::Site, "USA", 39.65, -77.46),
        ] {
            let place = first(name);
            assert_eq!(place.kind, kind, "{name}");
            assert_eq!(place.country.as_deref().unwrap_or_default(), country, "{name}");
            assert!((place.lat - lat).abs() < 1.0 && (place.lon - lon).abs() < 1.0, "{name}: {place:?}");
        }
    }

    #[test]
    fn namesakes_are_all_given_with_the_most_populous_first() {
        let gazetteer = gazetteer();
        let found = gazetteer.lookup("Springfield");
        assert!(found.len() > 15);
        let people: Vec<_> = found
            .iter()
            .filter(|c| !c.alias)
            .filter_map(|c| gazetteer.outline(c.place))
            .map(|o| o.population)
            .collect();
        assert!(people.windows(2).take(3).all(|w| w[0] >= w[1]), "{people:?}");
    }

    #[test]
    fn odd_keys_find_nothing() {
        for key in ["", " ", "\u{0}", "zzzzzzzzzzzzzz", "\u{10FFFF}", "a"] {
            assert!(gazetteer().lookup_key(key).len() < 3, "{key:?}");
        }
    }
}
