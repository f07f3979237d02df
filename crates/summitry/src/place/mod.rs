//! Room 7: toponyms.
//!
//! A toponym is a place name that says where. The name of a state, its capital or a seat of power that acts, suffers or
//! owns something is a government and left to the actors; "French" and "Ohio senator" are adjectives. The rules that
//! tell are the files `data/place/*.toml`, tried in order; namesakes are told apart by the weights of `place/choose`.
//!
//! Not found: places of common nouns ("the park"), streets and rivers that the gazetteer does not have and the name
//! finder does not call places, and names in small letters.

mod choose;
mod decide;
mod join;
mod names;
mod near;
mod seats;
mod site;
mod slot;
mod words;

use crate::doc::{Document, Layer, PlaceKind, Rule, Toponym};
use crate::lexicon::{Lexicon, Place, Verdict};
use crate::text::Span;
use choose::{Choice, choose};
use decide::decide;
use names::Name;
use near::Near;

/// Finds the toponyms of an article, in text order.
///
/// ```
/// use summitry::{doc::Metadata, pipeline::Reader};
/// let reader = Reader::embedded()?;
/// let doc = reader.analyse("Peru accused Ecuador of an attack near Tumbes.", Metadata::default());
/// let names: Vec<_> = doc.toponyms.iter().map(|(_, t)| t.data.name.as_str()).collect();
/// assert_eq!(names, ["Tumbes"]);
/// # Ok::<(), summitry::lexicon::LexiconError>(())
/// ```
pub fn toponyms(doc: &Document, lexicon: &Lexicon) -> Layer<Toponym> {
    let mut found = toponym_list(doc, lexicon);
    found.sort_by_key(|(span, ..)| span.start());
    let mut layer: Layer<Toponym> = Layer::new();
    for (span, toponym, by) in found {
        if layer.as_slice().last().is_none_or(|last| !last.span.overlaps(span)) {
            layer.push(span, toponym, by);
        }
    }
    layer
}

/// The names of an article and what is known of each so far.
struct Reading<'d> {
    doc: &'d Document,
    lexicon: &'d Lexicon,
    names: Vec<Name>,
    choices: Vec<Option<Choice>>,
    near: Vec<Option<Near>>,
}

impl<'d> Reading<'d> {
    fn new(doc: &'d Document, lexicon: &'d Lexicon) -> Self {
        let names = names::names(doc, lexicon);
        let publisher = doc.meta.url.as_deref().and_then(|url| country_of_address(url, lexicon));
        let choices = choose(&names, publisher, &lexicon.gazetteer, &lexicon.places);
        let mut reading = Self { doc, lexicon, names, choices, near: Vec::new() };
        reading.near = near::near(&reading);
        reading
    }

    fn choice(&self, at: usize) -> Option<Choice> {
        self.choices.get(at).copied().flatten()
    }

    fn near(&self, at: usize) -> Option<Near> {
        self.near.get(at).copied().flatten()
    }

    fn words(&self, at: usize) -> &'d str {
        self.names.get(at).map(|n| self.doc.slice(n.span)).unwrap_or_default()
    }
}

fn toponym_list(doc: &Document, lexicon: &Lexicon) -> Vec<(Span, Toponym, Rule)> {
    let reading = Reading::new(doc, lexicon);
    let mut found = Vec::new();
    for (at, decision) in decide(&reading).into_iter().enumerate() {
        if let (Some((Verdict::Place, by)), Some(name)) = (decision, reading.names.get(at)) {
            found.push((name.span, toponym(&reading, at), by));
        }
    }
    for site in site::sites(doc, lexicon) {
        if !found.iter().any(|(span, ..)| span.overlaps(site.span)) && site::is_where(&reading, &site) {
            found.push((site.span, site_toponym(&reading, &site), Rule::from("place/site")));
        }
    }
    found
}

/// The gazetteer entries of place names whose spans in `text` are known, told apart by each other; in the order given.
///
/// `url` is the article's address, of which the country of the publisher is read. A name that no place bears gives
/// nothing. All names are taken as one article's.
///
/// ```
/// use summitry::{lexicon::Lexicon, place, text::Span};
/// let lexicon = Lexicon::embedded()?;
/// let text = "The road from Tripoli to Beirut was closed.";
/// let spans: Vec<_> = ["Tripoli", "Beirut"].iter().filter_map(|w| {
///     let start = text.find(w)? as u32;
///     Span::new(start, start + w.len() as u32)
/// }).collect();
/// let places = place::resolve(&lexicon, text, &spans, None);
/// assert_eq!(places[0].as_ref().and_then(|p| p.country.as_deref()), Some("LBN"));
/// # Ok::<(), summitry::lexicon::LexiconError>(())
/// ```
pub fn resolve(lexicon: &Lexicon, text: &str, spans: &[Span], url: Option<&str>) -> Vec<Option<Place>> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&at| spans.get(at).map(|s| s.start()));
    let sorted: Vec<Span> = order.iter().filter_map(|&at| spans.get(at).copied()).collect();
    let names = names::of_spans(lexicon, text, &sorted);
    let choices =
        choose(&names, url.and_then(|url| country_of_address(url, lexicon)), &lexicon.gazetteer, &lexicon.places);
    let mut places = vec![None; spans.len()];
    for (at, choice) in order.into_iter().zip(choices) {
        if let Some(place) = places.get_mut(at) {
            *place = choice.and_then(|c| lexicon.gazetteer.place(c.place));
        }
    }
    places
}

/// The record of a name: its own entry, else where it must lie near, else only the words.
fn toponym(reading: &Reading<'_>, at: usize) -> Toponym {
    let chosen = reading.choice(at).filter(|c| c.likelihood > 0.2 && !c.doubtful).map(|c| c.place);
    let same = reading.near(at).filter(|n| n.same).map(|n| n.place);
    match chosen.or(same).and_then(|id| reading.lexicon.gazetteer.place(id)) {
        Some(place) => Toponym {
            name: place.name,
            kind: Some(place.kind),
            country: place.country,
            admin1: place.admin1,
            at: Some((place.lat, place.lon)),
            geonameid: place.geonameid,
        },
        None => placed_near(reading, reading.words(at), reading.near(at), None),
    }
}

fn site_toponym(reading: &Reading<'_>, site: &Name) -> Toponym {
    let own = site.candidates.first().map(|c| Near { place: c.place, same: false });
    let near = own.or_else(|| near::around_site(reading, site));
    placed_near(reading, reading.doc.slice(site.span), near, Some(PlaceKind::Site))
}

/// A name of its own words, at the town that it lies in; a larger unit says only which country and unit.
fn placed_near(reading: &Reading<'_>, words: &str, near: Option<Near>, kind: Option<PlaceKind>) -> Toponym {
    let place = near.and_then(|n| reading.lexicon.gazetteer.place(n.place));
    let point = place.as_ref().filter(|p| !matches!(p.kind, PlaceKind::Country | PlaceKind::Admin1));
    Toponym {
        name: words.to_owned(),
        kind,
        country: place.as_ref().and_then(|p| p.country.clone()),
        admin1: place.as_ref().and_then(|p| p.admin1.clone()),
        at: point.map(|p| (p.lat, p.lon)),
        geonameid: None,
    }
}

/// The country that a publisher's address names by its last part.
fn country_of_address(url: &str, lexicon: &Lexicon) -> Option<u16> {
    let host = url.split("//").nth(1).unwrap_or(url).split(['/', ':', '?']).next()?;
    let last = host.rsplit('.').next().filter(|last| last.len() == 2)?;
    let code = if last == "uk" { "GB".to_owned() } else { last.to_uppercase() };
    lexicon.gazetteer.country_of_iso2(&code)
}

#[cfg(test)]
mod tests;
