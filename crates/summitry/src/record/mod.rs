//! Room 11: the wire form of the record, schema `summitry/1`, as pure data. Only this room and the store serialise.
//!
//! Positions are half-open Unicode code points of `text`. What the text does not say is absent.

mod build;
mod columns;
mod csv;
mod geojson;
mod key;
mod parts;
mod timeml;
mod wire;

pub use build::record;
pub use columns::{ICEWS, POLECAT, icews_rows, polecat_rows, published_type};
pub use csv::{CSV_HEADER, csv_rows};
pub use geojson::{Feature, features};
pub use key::EventKey;
pub use parts::{Places, Times, places, times};
pub use timeml::timeml;
pub use wire::{
    Actor, Addressee, Article, Candidate, Event, Happened, Interval, Mention, Note, Place, Record, Resolution, Said,
    Software, Span, Statement, Time,
};

/// Name of the schema; a change of meaning bumps it.
pub const SCHEMA: &str = "summitry/1";
