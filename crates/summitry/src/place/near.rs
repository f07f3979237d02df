//! Where a name lies that is in no gazetteer: by its own words, by a fuller form before it, by what stands behind it.

use super::Reading;
use super::choose::Choice;
use super::names::{Name, Source, inner};
use crate::doc::PlaceKind;
use crate::lexicon::{Candidate, PlaceId};
use summitry_syntax::Dep;

/// The place that a name lies in or at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) place: PlaceId,
    /// It is that place, by a shorter name ("the Strip").
    pub(super) same: bool,
}

/// For each name without a choice, where it lies; text order is gone through backwards, so that what stands behind a
/// name is known before it.
pub(super) fn near(reading: &Reading<'_>) -> Vec<Option<Near>> {
    let mut found: Vec<Option<Near>> = vec![None; reading.names.len()];
    for at in (0..reading.names.len()).rev() {
        let Some(name) = reading.names.get(at).filter(|n| n.source != Source::Adjective) else { continue };
        if reading.choice(at).is_some_and(|c| !c.doubtful) {
            continue;
        }
        let by_words = || within(reading, name).map(|place| Near { place, same: false });
        let place = fuller(reading, name, at).or_else(by_words).or_else(|| behind(reading, at, &found));
        if let Some(slot) = found.get_mut(at) {
            *slot = place;
        }
    }
    found
}

/// A longer name before it that ends with this one.
fn fuller(reading: &Reading<'_>, name: &Name, at: usize) -> Option<Near> {
    let ends = |n: &Name| n.key.strip_suffix(name.key.as_str()).is_some_and(|rest| rest.ends_with(' '));
    let before = reading.names.iter().enumerate().take(at).rev().filter(|(_, n)| ends(n));
    let place = before.filter_map(|(n, _)| reading.choice(n)).map(|c| c.place).next()?;
    Some(Near { place, same: true })
}

/// The place that its own words name ("North Lima", "Lima International Airport").
fn within(reading: &Reading<'_>, name: &Name) -> Option<PlaceId> {
    let part = inner(reading.doc, reading.lexicon, name)?;
    let outline = |c: &Candidate| reading.lexicon.gazetteer.outline(c.place);
    let first = part.candidates.first()?;
    if outline(first).is_some_and(|o| o.kind == PlaceKind::Country) {
        // "College of Kuwait": the capital of that name rather than the middle of the country.
        let capital = part.candidates.iter().find(|c| outline(c).is_some_and(|o| o.capital));
        return Some(capital.unwrap_or(first).place);
    }
    let told = reading.names.iter().position(|n| n.key == part.key).and_then(|at| reading.choice(at));
    // Unless the article names the town too, only a town of a country that the article is about will do: a hospital
    // may be called after anything.
    let country = outline(first).filter(|o| o.kind == PlaceKind::City && o.population >= 20_000).map(|o| o.country);
    let about = country.is_some_and(|c| reading.choices.iter().flatten().any(|choice| choice.outline.country == c));
    told.map(|c| c.place).or_else(|| (about && !first.alias).then_some(first.place))
}

/// A town behind the comma.
fn behind(reading: &Reading<'_>, at: usize, found: &[Option<Near>]) -> Option<Near> {
    reading.names.get(at + 1).filter(|n| n.follows && n.source != Source::Adjective)?;
    let local = |c: &Choice| !c.doubtful && (c.outline.second || c.outline.kind == PlaceKind::City);
    let known = reading.choice(at + 1).filter(local).map(|c| c.place);
    let place = known.or_else(|| found.get(at + 1).copied().flatten().map(|n| n.place))?;
    Some(Near { place, same: false })
}

/// Where a site lies: by its own words, else by what hangs on it behind "in" or "at".
pub(super) fn around_site(reading: &Reading<'_>, site: &Name) -> Option<Near> {
    let doc = reading.doc;
    let place_prep = |c: u32| doc.token(c).dep == Dep::Prep && matches!(doc.word(c), "in" | "at" | "near" | "outside");
    let preps = doc.tree.children(site.head(doc)).iter().copied().filter(|&c| place_prep(c));
    let objects = preps.filter_map(|prep| doc.tree.child(&doc.parse, prep, &[Dep::Pobj]));
    let at = objects.filter_map(|object| reading.names.iter().position(|n| (n.first..n.end).contains(&object)));
    let by_phrase = at.filter_map(|at| reading.choice(at)).find(|c| !c.doubtful).map(|c| c.place);
    by_phrase.or_else(|| within(reading, site)).map(|place| Near { place, same: false })
}
