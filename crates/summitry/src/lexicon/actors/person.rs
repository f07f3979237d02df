//! Persons, offices, and who held which when.

use super::super::LexiconError;
use super::date::Days;
use super::extra::Layer;
use super::tsv::{Names, Table, Text, filled};
use crate::doc::Gender;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// A person in public office.
#[derive(Debug, Clone)]
pub struct Person {
    /// Id in the table; the record's entity is `person/` and this.
    pub id: Text,
    /// The full name as the news prints it.
    pub name: Text,
    /// Other spellings and forms of the full name.
    pub aliases: Names,
    /// What the news goes on to call the person: mostly the surname.
    pub short: Names,
    /// Where a source tells it.
    pub gender: Option<Gender>,
    /// Country ids.
    pub countries: Names,
    /// Wikidata item.
    pub wikidata: Option<Text>,
    /// The highest layer that says something of the person.
    pub layer: Layer,
}

/// An office that persons hold one after the other, or together.
#[derive(Debug, Clone)]
pub struct Office {
    /// `USA/president`: country or organisation, then what [`super::Title::office`] of its title says.
    pub id: Text,
    /// Country id.
    pub country: Option<Text>,
    /// Organisation id.
    pub organisation: Option<Text>,
    /// PLOVER sector.
    pub sector: &'static str,
    /// The usual title.
    pub title: Text,
    /// Whether one person holds it at a time.
    pub single: bool,
}

/// In which way somebody holds an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holding {
    /// In full right.
    Full,
    /// For the time being.
    Acting,
}

/// One stretch of time in an office.
#[derive(Debug, Clone)]
pub struct Tenure {
    /// Index into the persons.
    pub person: u32,
    /// Index into the offices.
    pub office: u32,
    /// When it began.
    pub start: Days,
    /// When it ended; none while no source says that it has.
    pub end: Option<Days>,
    /// In full right or acting.
    pub holding: Holding,
    /// The last day on which a source shows the holder in office, for a tenure without an end.
    pub confirmed: Option<Date>,
    /// Sources, parted by `+`.
    pub sources: Text,
    /// Whether a table backs it; if not, it is known from general knowledge only and never certain.
    pub verified: bool,
    /// Who says so.
    pub layer: Layer,
    /// The higher layer that ended it, or moved its beginning, for another holder.
    pub cut_by: Option<Layer>,
}

/// How sure it is that a tenure covers a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The day lies on a vague edge, or long after the last confirmation.
    Possible,
    /// No end is known and the last confirmation is not old, or no table backs the tenure.
    Likely,
    /// Inside.
    Certain,
}

/// Years after the last confirmation for which an open tenure still counts as likely.
const FRESH_YEARS: i16 = 2;

impl Tenure {
    /// Whether the tenure covers `day`; none where it does not.
    pub fn covers(&self, day: Date) -> Option<Certainty> {
        let after_start = day >= self.start.first;
        let before_end = self.end.is_none_or(|end| day <= end.last);
        if !after_start || !before_end {
            return None;
        }
        let inside = day >= self.start.last && self.end.is_none_or(|end| day < end.first || end.is_exact());
        let certainty = match (inside, self.end, self.confirmed) {
            (false, ..) => Certainty::Possible,
            (true, Some(_), _) => Certainty::Certain,
            (true, None, None) if self.layer == Layer::Overlay => Certainty::Certain,
            (true, None, Some(seen)) if day <= seen => Certainty::Certain,
            (true, None, Some(seen)) if day.year() - seen.year() > FRESH_YEARS => Certainty::Possible,
            (true, None, _) => Certainty::Likely,
        };
        Some(if self.verified { certainty } else { certainty.min(Certainty::Likely) })
    }

    /// Whether the tenure was over on `day` for sure.
    pub fn is_past(&self, day: Date) -> bool {
        self.end.is_some_and(|end| day > end.last)
    }
}

pub(super) fn persons() -> Result<Vec<Person>, LexiconError> {
    let columns = ["id", "name", "aliases", "short", "gender", "countries", "wikidata"];
    Table::open("persons", &columns)?.read(|[id, name, aliases, short, gender, countries, wikidata]| {
        let gender = gender_of(gender)?;
        let (aliases, short, countries) = (Names::new(aliases), Names::new(short), Names::new(countries));
        let (id, name) = (Text::Borrowed(id), Text::Borrowed(name));
        let wikidata = filled(wikidata).map(Text::Borrowed);
        Ok(Person { id, name, aliases, short, gender, countries, wikidata, layer: Layer::BuiltIn })
    })
}

pub(super) fn gender_of(letter: &str) -> Result<Option<Gender>, String> {
    match letter {
        "" => Ok(None),
        "f" => Ok(Some(Gender::Female)),
        "m" => Ok(Some(Gender::Male)),
        other => Err(format!("unknown gender {other}")),
    }
}

pub(super) fn offices() -> Result<Vec<Office>, LexiconError> {
    let columns = ["id", "country", "organisation", "sector", "title", "single"];
    Table::open("offices", &columns)?.read(|[id, country, organisation, sector, title, single]| {
        let (country, organisation) = (filled(country).map(Text::Borrowed), filled(organisation).map(Text::Borrowed));
        let (id, title) = (Text::Borrowed(id), Text::Borrowed(title));
        Ok(Office { id, country, organisation, sector, title, single: single == "1" })
    })
}

pub(super) fn tenures(persons: &[Person], offices: &[Office]) -> Result<Vec<Tenure>, LexiconError> {
    let persons: FxHashMap<&str, u32> = persons.iter().map(|p| p.id.as_ref()).zip(0..).collect();
    let offices: FxHashMap<&str, u32> = offices.iter().map(|o| o.id.as_ref()).zip(0..).collect();
    let columns = ["person", "office", "start", "end", "kind", "confirmed", "sources", "basis"];
    Table::open("tenures", &columns)?.read(|[person, office, start, end, kind, confirmed, sources, basis]| {
        Ok(Tenure {
            person: *persons.get(person).ok_or("unknown person")?,
            office: *offices.get(office).ok_or("unknown office")?,
            start: Days::parse(start).ok_or("unreadable start")?,
            end: optional(end)?,
            holding: if kind == "acting" { Holding::Acting } else { Holding::Full },
            confirmed: optional(confirmed)?.map(|days: Days| days.last),
            sources: Text::Borrowed(sources),
            verified: basis == "table",
            layer: Layer::BuiltIn,
            cut_by: None,
        })
    })
}

fn optional(text: &str) -> Result<Option<Days>, String> {
    match text {
        "" => Ok(None),
        text => Days::parse(text).map(Some).ok_or_else(|| format!("unreadable date {text}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn tenure(start: &str, end: &str, confirmed: &str, verified: bool) -> Tenure {
        Tenure {
            person: 0,
            office: 0,
            start: Days::parse(start).unwrap(),
            end: Days::parse(end),
            holding: Holding::Full,
            confirmed: Days::parse(confirmed).map(|d| d.last),
            sources: Text::Borrowed(""),
            verified,
            layer: Layer::BuiltIn,
            cut_by: None,
        }
    }

    #[test]
    fn certainty_follows_the_edges() {
        let closed = tenure("2001-03", "2005-06-01", "", true);
        assert_eq!(closed.covers(date(2001, 2, 28)), None);
        assert_eq!(closed.covers(date(2001, 3, 10)), Some(Certainty::Possible));
        assert_eq!(closed.covers(date(2003, 1, 1)), Some(Certainty::Certain));
        assert_eq!(closed.covers(date(2005, 6, 1)), Some(Certainty::Certain));
        assert_eq!(closed.covers(date(2005, 6, 2)), None);
        assert!(closed.is_past(date(2005, 6, 2)));
    }

    #[test]
    fn an_open_tenure_ages() {
        let open = tenure("2019-05-20", "", "2022-08", true);
        assert_eq!(open.covers(date(2022, 8, 31)), Some(Certainty::Certain));
        assert_eq!(open.covers(date(2023, 5, 1)), Some(Certainty::Likely));
        assert_eq!(open.covers(date(2026, 5, 1)), Some(Certainty::Possible));
    }

    #[test]
    fn what_no_table_backs_is_never_certain() {
        let unverified = tenure("2001-01-01", "2005-06-01", "", false);
        assert_eq!(unverified.covers(date(2003, 1, 1)), Some(Certainty::Likely));
    }
}
