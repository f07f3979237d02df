//! Location or government: the rules of `data/place` applied to each name.

use super::Reading;
use super::choose::contains;
use super::names::{Name, Source};
use super::slot;
use crate::doc::{PlaceKind, Rule};
use crate::lexicon::actors::{CountryKind, SeatKind};
use crate::lexicon::{PlaceSlot, Sort, Verdict};
use rustc_hash::FxHashSet;
use summitry_syntax::EntityLabel;

/// What a name is, and the rule that says so; nothing where it is no name of a place.
pub(super) type Decision = Option<(Verdict, Rule)>;

/// Inhabitants from which a city may be known by its name alone.
const KNOWN_CITY: u32 = 200_000;

/// Decides for each name of the article.
pub(super) fn decide(reading: &Reading<'_>) -> Vec<Decision> {
    let mut slots: Vec<PlaceSlot<'_>> = Vec::with_capacity(reading.names.len());
    let mut decided: Vec<Decision> = Vec::with_capacity(reading.names.len());
    for at in 0..reading.names.len() {
        let Some(slot) = slot::slot(reading, at, is_contained(reading, at), &slots) else { break };
        let before = before_in_sentence(reading, &decided, at);
        decided.push(verdict(reading, at, &slot, before));
        slots.push(slot);
    }
    recall(reading, &mut decided);
    decided
}

/// Whether a name stands behind the name of a place that lies in it.
fn is_contained(reading: &Reading<'_>, at: usize) -> bool {
    let follows = reading.names.get(at).is_some_and(|n| n.follows);
    let pair = at.checked_sub(1).and_then(|before| Some((reading.choice(before)?, reading.choice(at)?)));
    follows && pair.is_some_and(|(inner, outer)| contains(&outer.outline, &inner.outline))
}

/// The verdict on the last name before `at` in its sentence.
fn before_in_sentence(reading: &Reading<'_>, decided: &[Decision], at: usize) -> Option<Verdict> {
    let sentence = |n: &Name| reading.doc.parse.sentence_of(n.first);
    let this = sentence(reading.names.get(at)?);
    let before = reading.names.iter().zip(decided).take(at).rev().take_while(|(n, _)| sentence(n) == this);
    before.filter_map(|(_, decision)| decision.as_ref().map(|(verdict, _)| *verdict)).next()
}

fn verdict(reading: &Reading<'_>, at: usize, slot: &PlaceSlot<'_>, before: Option<Verdict>) -> Decision {
    let name = reading.names.get(at).filter(|n| n.source != Source::Adjective)?;
    let sort = sort(reading, at);
    let rule = reading.lexicon.places.rules.iter().find(|rule| rule.fits(sort, slot))?;
    let unlinked = if sort == Sort::State { Verdict::Government } else { Verdict::Place };
    let verdict = if rule.verdict == Verdict::Inherit { before.unwrap_or(unlinked) } else { rule.verdict };
    is_sure(reading, name, at, &rule.id).then(|| (verdict, rule.id.clone()))
}

/// Countries, capitals and seats of power are states; dependencies, which have no foreign policy, are land.
fn sort(reading: &Reading<'_>, at: usize) -> Sort {
    let (lexicon, outline) = (reading.lexicon, reading.choice(at).map(|c| c.outline));
    let country = outline.filter(|o| o.kind == PlaceKind::Country).and_then(|o| lexicon.gazetteer.iso3(o.country));
    let known = country.and_then(|id| lexicon.actors.country_of_id(&id)).and_then(|id| lexicon.actors.country(id));
    if let Some(country) = known {
        let dependent = country.kind == CountryKind::Territory && !matches!(country.id, "HKG" | "MAC");
        return if dependent { Sort::Land } else { Sort::State };
    }
    let seats = lexicon.actors.seats_by_name(reading.words(at)).into_iter();
    let seat = seats.filter_map(|id| lexicon.actors.seat(id)).any(|seat| seat.kind != SeatKind::Capital);
    let state = outline.is_some_and(|o| o.capital || o.kind == PlaceKind::Country);
    if seat || state { Sort::State } else { Sort::Land }
}

/// Whether a name is beyond doubt the name of a place, given the rule that would make it one.
fn is_sure(reading: &Reading<'_>, name: &Name, at: usize, rule: &str) -> bool {
    let choice = reading.choice(at);
    let locative = !matches!(rule, "place/land" | "place/included" | "place/struck" | "place/acts" | "place/party");
    let told = locative || rule == "place/struck";
    match name.source {
        Source::Guess => {
            let known = choice.is_some_and(|c| !c.doubtful && (!c.small || rule == "place/contained"));
            let body = matches!(name.label, Some(EntityLabel::Person | EntityLabel::Org));
            let city = choice.is_some_and(|c| c.outline.population >= KNOWN_CITY) && !body;
            known && (locative || (told || city) && !is_surname(reading, at))
        }
        Source::Entity => {
            // A name that nobody knows may be anything that has a capital, unless the sentence says that it is a place.
            let known = choice.is_some_and(|c| !(c.doubtful && c.alias)) || reading.near(at).is_some();
            told || known && !is_surname(reading, at)
        }
        Source::Seat | Source::Adjective => true,
    }
}

/// The surname of a statesman is a small town somewhere.
fn is_surname(reading: &Reading<'_>, at: usize) -> bool {
    let lesser = |c: super::Choice| c.outline.kind == PlaceKind::City && c.outline.population < KNOWN_CITY;
    reading.choice(at).is_some_and(lesser) && !reading.lexicon.actors.persons_by_short(reading.words(at)).is_empty()
}

/// A name that is surely a place somewhere in the article is one where only the gazetteer says so.
fn recall(reading: &Reading<'_>, decided: &mut [Decision]) {
    let known = reading.names.iter().zip(&*decided).filter(|(_, d)| d.is_some());
    let sure: FxHashSet<&str> = known.map(|(n, _)| n.key.as_str()).collect();
    for (at, (name, decision)) in reading.names.iter().zip(decided).enumerate() {
        let guess = decision.is_none() && name.source == Source::Guess && reading.choice(at).is_some();
        if guess && sure.contains(name.key.as_str()) && sort(reading, at) == Sort::Land {
            *decision = Some((Verdict::Place, Rule::from("place/land")));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_list_shares_its_verdict() {
        let found = super::super::tests::places("Aid went to hospitals in Syria, Lebanon and Jordan.");
        assert_eq!(found, ["Syria", "Lebanon", "Jordan"]);
    }

    #[test]
    fn surnames_and_bodies_are_no_towns() {
        let found = super::super::tests::places("Paris Moreno left. The letter to Obama was read in Congress.");
        assert!(found.is_empty(), "{found:?}");
    }
}
