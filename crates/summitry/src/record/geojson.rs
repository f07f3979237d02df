//! GeoJSON (RFC 7946): places on a map.

use super::parts::{article, places_of};
use super::wire;
use crate::doc::Document;
use crate::text::CodePoints;
use serde::Serialize;

/// One mention of a place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Feature {
    /// Always `Feature`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Article and place, unique over all articles.
    id: String,
    geometry: Option<Point>,
    properties: Properties,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Longitude, then latitude: WGS 84 degrees.
    coordinates: [f32; 2],
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Properties {
    article: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(flatten)]
    place: wire::Place,
}

/// The places of a document as GeoJSON features; a place without coordinates has no geometry.
///
/// Several documents together make one `FeatureCollection`: `{"type":"FeatureCollection","features":[...]}`.
pub fn features(doc: &Document) -> Vec<Feature> {
    let (article, points) = (article(doc), CodePoints::new(doc.text()));
    places_of(doc, &points).into_iter().map(|place| feature(&article, place)).collect()
}

fn feature(article: &wire::Article, mut place: wire::Place) -> Feature {
    let (lat, lon) = (place.lat.take(), place.lon.take());
    let point = lon.zip(lat).map(|(lon, lat)| Point { kind: "Point", coordinates: [lon, lat] });
    Feature {
        kind: "Feature",
        id: format!("{}/{}", article.id, place.id),
        geometry: point,
        properties: Properties { article: article.id.clone(), file: article.file.clone(), place },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Metadata, PlaceKind, Toponym};
    use crate::text::Span;

    #[test]
    fn longitude_comes_first_and_unknown_places_have_no_point() {
        let mut doc = Document::new("Gyeongju, Nowhere", Metadata::default());
        let known = Toponym {
            name: "Gyeongju".into(),
            kind: Some(PlaceKind::City),
            country: Some("KOR".into()),
            admin1: None,
            at: Some((35.84, 129.21)),
            geonameid: Some(1_841_603),
        };
        let unknown =
            Toponym { name: "Nowhere".into(), kind: None, country: None, at: None, geonameid: None, ..known.clone() };
        doc.toponyms.push(Span::between(0, 8), known, "place/land".into());
        doc.toponyms.push(Span::between(10, 17), unknown, "place/land".into());
        let text = serde_json::to_string(&features(&doc)).unwrap();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json[0]["geometry"]["type"], "Point");
        assert_eq!(json[0]["geometry"]["coordinates"].to_string(), "[129.21,35.84]");
        assert_eq!(json[0]["properties"]["text"], "Gyeongju");
        assert!(json[0]["properties"].get("lat").is_none());
        assert!(json[1]["geometry"].is_null() && json[1]["type"] == "Feature");
        assert_ne!(json[0]["id"], json[1]["id"]);
    }
}
