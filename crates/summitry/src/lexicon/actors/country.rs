//! Countries, territories and de facto authorities, and the seats of their power.

use super::super::LexiconError;
use super::tsv::{List, Table, filled};

/// What a country is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountryKind {
    /// A sovereign state.
    State,
    /// A dependency or special region with an ISO code.
    Territory,
    /// A state whose standing is disputed (Taiwan, Palestine, Kosovo, Western Sahara).
    Disputed,
    /// An authority that governs a land without an ISO code of its own; [`Country::part_of`] says where it lies.
    DeFacto,
    /// A region that news treats as a party (Chechnya, Gaza).
    Region,
    /// A state that is no more; [`Country::part_of`] names its successor.
    Historic,
}

/// A country: ISO 3166 codes from GeoNames, the label point from Natural Earth, the names made by hand.
#[derive(Debug, Clone)]
pub struct Country {
    /// ISO 3166-1 alpha-3, or `x-` and a name for what has no code. Kosovo is `XKX`.
    pub id: &'static str,
    /// ISO 3166-1 alpha-2.
    pub iso2: Option<&'static str>,
    /// What it is.
    pub kind: CountryKind,
    /// The ISO code of the state it lies in, or of the successor.
    pub part_of: Option<&'static str>,
    /// The name the news uses.
    pub name: &'static str,
    /// Other names and abbreviations.
    pub names: List,
    /// Names that also mean something else ("Congo", "the North").
    pub weak_names: List,
    /// Names it had before.
    pub former_names: List,
    /// Adjectives, the usual one first.
    pub adjectives: List,
    /// Words for its people.
    pub people: List,
    /// Capitals and their spellings, the seat of government first.
    pub capitals: List,
    /// Latitude and longitude of the label point, degrees.
    pub point: Option<(f32, f32)>,
    /// What a reader should know of its standing.
    pub note: Option<&'static str>,
}

impl Country {
    /// The ISO 3166-1 alpha-3 code: its own, else that of the state it lies in.
    pub fn iso3(&self) -> &'static str {
        if self.id.starts_with("x-") { self.part_of.unwrap_or(self.id) } else { self.id }
    }
}

/// How a seat of power is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeatKind {
    /// A house or office named for who sits in it (the Kremlin).
    Building,
    /// An institution by its own name (the Duma).
    Body,
    /// A street or quarter (Wall Street).
    Street,
    /// A city that is no capital (Tel Aviv).
    City,
    /// A name that other countries have too (Foreign Office): good where nothing speaks for another country.
    Generic,
    /// A by-name (Brussels for the European Union).
    Nickname,
    /// A capital.
    Capital,
}

/// A seat or nickname of power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// As written.
    pub name: &'static str,
    /// Country id, or `EUR`, `UNO` for the European Union and the United Nations.
    pub scope: &'static str,
    /// PLOVER sector.
    pub sector: &'static str,
    /// How it is named.
    pub kind: SeatKind,
}

pub(super) fn countries() -> Result<Vec<Country>, LexiconError> {
    let columns = [
        "id",
        "iso2",
        "kind",
        "part_of",
        "name",
        "names",
        "weak_names",
        "former_names",
        "adjectives",
        "people",
        "capitals",
        "lat",
        "lon",
        "valid",
        "note",
    ];
    Table::open("countries", &columns)?.read(|row: [&'static str; 15]| {
        let [id, iso2, kind, part_of, name, names, weak, former, adjectives, people, capitals, lat, lon, _, note] = row;
        let point = lat.parse().ok().zip(lon.parse().ok());
        Ok(Country {
            id,
            iso2: filled(iso2),
            kind: country_kind(kind)?,
            part_of: filled(part_of),
            name,
            names: List::new(names),
            weak_names: List::new(weak),
            former_names: List::new(former),
            adjectives: List::new(adjectives),
            people: List::new(people),
            capitals: List::new(capitals),
            point,
            note: filled(note),
        })
    })
}

fn country_kind(word: &str) -> Result<CountryKind, String> {
    Ok(match word {
        "state" => CountryKind::State,
        "territory" => CountryKind::Territory,
        "disputed" => CountryKind::Disputed,
        "defacto" => CountryKind::DeFacto,
        "region" => CountryKind::Region,
        "historic" => CountryKind::Historic,
        other => return Err(format!("unknown kind {other}")),
    })
}

pub(super) fn seats() -> Result<Vec<Seat>, LexiconError> {
    Table::open("seats", &["name", "country", "sector", "kind"])?
        .read(|[name, scope, sector, kind]| Ok(Seat { name, scope, sector, kind: seat_kind(kind)? }))
}

fn seat_kind(word: &str) -> Result<SeatKind, String> {
    Ok(match word {
        "building" => SeatKind::Building,
        "body" => SeatKind::Body,
        "street" => SeatKind::Street,
        "city" => SeatKind::City,
        "nickname" => SeatKind::Nickname,
        "generic" => SeatKind::Generic,
        other => return Err(format!("unknown kind {other}")),
    })
}
