//! Which place of that name: the first seven tenths of the Local-Global Lexicon, its toponyms given.

use super::tally::{Points, Tally};
use super::{Options, Score};
use anyhow::Context;
use rayon::prelude::*;
use roxmltree::Node;
use std::fs;
use summitry::lexicon::{Candidate, Place};
use summitry::pipeline::Reader;
use summitry::place::resolve;
use summitry::text::Span;

/// Mean radius of the earth in kilometres.
const RADIUS: f64 = 6371.0;

/// A hundred miles, the customary limit.
const NEAR: f64 = 161.0;

struct Article {
    url: Option<String>,
    text: String,
    toponyms: Vec<Toponym>,
}

struct Toponym {
    span: Span,
    /// Latitude and longitude in degrees.
    at: (f64, f64),
    geonameid: Option<u32>,
}

/// Share of the toponyms with coordinates that come within 161 km; one that is not resolved is wrong.
pub(crate) fn score(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let xml = fs::read_to_string(options.shared.join("data/places/lgl.first70.xml"))?;
    let tree = roxmltree::Document::parse(&xml)?;
    let nodes = tree.descendants().filter(|n| n.has_tag_name("article"));
    let articles: Vec<Article> =
        nodes.map(|n| article(n).context("an article without text")).collect::<anyhow::Result<_>>()?;
    let tally = articles.par_iter().map(|a| count(options, reader, a)).reduce(Tally::default, Tally::plus);
    Ok(tally.scores("place-lgl"))
}

fn text_of<'t>(node: Node<'t, '_>, name: &str) -> Option<&'t str> {
    node.children().find(|c| c.has_tag_name(name))?.text()
}

fn article(node: Node<'_, '_>) -> Option<Article> {
    let text = text_of(node, "text")?.to_owned();
    let points = Points::new(&text);
    let toponyms = node.descendants().filter(|n| n.has_tag_name("toponym")).filter_map(|n| toponym(n, &points));
    Some(Article { toponyms: toponyms.collect(), url: text_of(node, "url").map(str::to_owned), text })
}

/// A toponym with coordinates; the set has others, which cannot be scored.
fn toponym(node: Node<'_, '_>, points: &Points) -> Option<Toponym> {
    let number = |name: &str| text_of(node, name)?.trim().parse().ok();
    let place = node.children().find(|c| c.has_tag_name("gaztag"))?;
    let degrees = |name: &str| text_of(place, name)?.trim().parse().ok();
    let geonameid = place.attribute("geonameid").and_then(|id| id.parse().ok());
    Some(Toponym {
        span: points.span(number("start")?, number("end")?),
        at: (degrees("lat")?, degrees("lon")?),
        geonameid,
    })
}

fn count(options: &Options, reader: &Reader, article: &Article) -> Tally {
    let spans: Vec<Span> = article.toponyms.iter().map(|t| t.span).collect();
    let places = resolve(reader.lexicon(), &article.text, &spans, article.url.as_deref());
    let mut tally = Tally::default();
    for (gold, place) in article.toponyms.iter().zip(places) {
        let far = place.as_ref().map(|p| kilometres(gold.at, (p.lat.into(), p.lon.into())));
        let near = far.is_some_and(|far| far <= NEAR);
        tally.share("acc@161", usize::from(near), 1);
        tally.share("resolved", usize::from(place.is_some()), 1);
        let most = most_populous(reader, article, gold).map(|p| kilometres(gold.at, (p.lat.into(), p.lon.into())));
        tally.share("acc@161 by population alone", usize::from(most.is_some_and(|far| far <= NEAR)), 1);
        let same = place.as_ref().and_then(|p| p.geonameid).is_some_and(|id| gold.geonameid == Some(id));
        tally.share("same geonameid", usize::from(same), 1);
        if options.errors && !near {
            let words = article.text.get(gold.span.range()).unwrap_or_default();
            let name = place.map_or("-".to_owned(), |p| format!("{} {}", p.name, p.country.unwrap_or_default()));
            println!("FAR {words} {:?} found {name} ({})", gold.at, article.url.as_deref().unwrap_or("-"));
        }
    }
    tally
}

/// The customary baseline: of the places that bear the name, the one with the most inhabitants.
fn most_populous(reader: &Reader, article: &Article, gold: &Toponym) -> Option<Place> {
    let gazetteer = &reader.lexicon().gazetteer;
    let found = gazetteer.lookup(article.text.get(gold.span.range())?);
    let people = |c: &Candidate| gazetteer.outline(c.place).map_or(0, |o| o.population);
    gazetteer.place(found.iter().max_by_key(|c| people(c))?.place)
}

/// Great-circle distance (haversine).
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let (lat, lon) = ((lat_b - lat_a) / 2.0, (b.1 - a.1).to_radians() / 2.0);
    let half = lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * lon.sin().powi(2);
    2.0 * RADIUS * half.min(1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_the_globe() {
        assert!((kilometres((0.0, 0.0), (0.0, 90.0)) - 10_007.5).abs() < 1.0);
        assert!((kilometres((90.0, 0.0), (-90.0, 120.0)) - 20_015.0).abs() < 1.0);
        assert_eq!(kilometres((51.5, -0.1), (51.5, -0.1)), 0.0);
    }
}
