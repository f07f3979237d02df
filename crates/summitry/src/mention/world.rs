//! What the knowledge base says about the words of a mention.

use crate::doc::{ActorKind, Gender};
use crate::lexicon::Lexicon;
use crate::lexicon::actors::{CountryId, CountryKind, SeatKind, read_phrase_with};

/// Facts about a named body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    /// `gov:ISO` for a state, `org/..` for an organisation, `seat/..` for a house of power.
    pub(super) id: String,
    pub(super) kind: ActorKind,
    pub(super) country: Option<String>,
    pub(super) sector: Option<&'static str>,
}

/// Facts that a phrase tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Facts {
    pub(super) country: Option<String>,
    pub(super) sector: Option<&'static str>,
    pub(super) gender: Option<Gender>,
}

/// A country by its name ("Japan", "the US").
pub(super) fn country(lexicon: &Lexicon, words: &str) -> Option<Body> {
    state(lexicon, lexicon.actors.country_by_name(words)?)
}

/// A country by an adjective or demonym ("Japanese").
pub(super) fn demonym(lexicon: &Lexicon, words: &str) -> Option<Body> {
    state(lexicon, lexicon.actors.demonym(words)?)
}

fn state(lexicon: &Lexicon, id: CountryId) -> Option<Body> {
    let country = lexicon.actors.country(id)?;
    let (kind, sector) = (ActorKind::Government, Some("GOV"));
    Some(Body { id: format!("gov:{}", country.id), kind, country: Some(country.iso3().to_owned()), sector })
}

/// Ids of the states whose names end in a word: both Koreas for "korea".
pub(super) fn sharing(lexicon: &Lexicon, word: &str) -> Vec<&'static str> {
    let states = lexicon.actors.countries().map(|(_, c)| c).filter(|c| c.kind == CountryKind::State);
    let last = |name: &str| name.rsplit(' ').next().is_some_and(|last| last.to_lowercase() == word);
    states.filter(|c| last(c.name)).map(|c| c.id).collect()
}

/// The name of a country by its id.
pub(super) fn country_name(lexicon: &Lexicon, id: &str) -> Option<&'static str> {
    let kb = &lexicon.actors;
    Some(kb.country(kb.country_of_id(id)?)?.name)
}

/// A capital or a seat of power standing for who sits there.
pub(super) fn seat(lexicon: &Lexicon, words: &str) -> Option<Body> {
    let kb = &lexicon.actors;
    let mut seats = kb.seats_by_name(words);
    // Moscow was the seat of the Soviet Union, too; states of today come first.
    let today = |id: &crate::lexicon::actors::SeatId| {
        let scope = kb.seat(*id).and_then(|seat| kb.country_of_id(seat.scope)).and_then(|c| kb.country(c));
        scope.is_some_and(|c| c.kind != CountryKind::Historic)
    };
    if seats.iter().any(today) {
        seats.retain(today);
    }
    // Two spellings of one seat may read alike.
    seats.dedup_by_key(|id| kb.seat(*id).map(|seat| (seat.scope, seat.sector)));
    let [id] = seats[..] else { return None };
    let seat = kb.seat(id)?;
    let country = kb.country_of_id(seat.scope);
    if let (SeatKind::Capital | SeatKind::City, Some(country)) = (seat.kind, country) {
        return state(lexicon, country);
    }
    let kind = if seat.kind == SeatKind::Body { ActorKind::Organization } else { ActorKind::Government };
    let iso3 = country.and_then(|c| kb.country(c)).map(|c| c.iso3().to_owned());
    Some(Body { id: format!("seat/{}", seat.name), kind, country: iso3, sector: Some(seat.sector) })
}

/// A named organisation, by name or acronym; nothing where several fit.
pub(super) fn body(lexicon: &Lexicon, words: &str) -> Option<Body> {
    let kb = &lexicon.actors;
    let orgs = kb.orgs_by_name(words);
    let [id] = orgs[..] else { return None };
    let org = kb.org(id)?;
    Some(Body {
        id: format!("org/{}", org.id),
        kind: org.kind,
        country: org.country().map(str::to_owned),
        sector: Some(org.record_sector()),
    })
}

/// What a title or role phrase tells ("Danish deputy foreign minister").
pub(super) fn facts(lexicon: &Lexicon, phrase: &str) -> Facts {
    let words: Vec<&str> = phrase.split_whitespace().flat_map(split_possessive).collect();
    let read = read_phrase_with(&lexicon.actors, &words, None, &|words| lexicon.country_of_place(words));
    let country = read.country.and_then(|id| lexicon.actors.country(id)).map(|c| c.iso3().to_owned());
    Facts { country, sector: read.record_sector(&lexicon.actors), gender: read.gender }
}

fn split_possessive(word: &str) -> impl Iterator<Item = &str> {
    let word = word.trim_matches([',', '"', '“', '”', '(', ')']);
    let cut = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    cut.map_or([word, ""], |owner| [owner, "'s"]).into_iter().filter(|w| !w.is_empty())
}
