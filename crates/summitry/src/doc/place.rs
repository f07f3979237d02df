//! Names of places.

/// What sort of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum PlaceKind {
    Country,
    Admin1,
    City,
    Site,
    Region,
    Water,
}

impl PlaceKind {
    /// The record's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Admin1 => "admin1",
            Self::City => "city",
            Self::Site => "site",
            Self::Region => "region",
            Self::Water => "water",
        }
    }
}

/// A place name used as a location, with its gazetteer entry where it could be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Toponym {
    /// Gazetteer name, or the words where the place is in no gazetteer.
    pub name: String,
    /// What sort of place, if known.
    pub kind: Option<PlaceKind>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// First-level unit.
    pub admin1: Option<String>,
    /// WGS 84 latitude and longitude in degrees.
    pub at: Option<(f32, f32)>,
    /// GeoNames id.
    pub geonameid: Option<u32>,
}
