//! Reads news about diplomacy and politics into records: who said or did what, to whom, when and where, and who says
//! so, each entry tied to the words it came from.
//!
//! The library does no I/O, reads no clock and keeps no global state.

pub mod attribution;
pub mod doc;
pub mod event;
pub mod lexicon;
pub mod mention;
pub mod model;
pub mod pipeline;
pub mod place;
pub mod record;
pub mod resolve;
pub mod segment;
pub mod text;
pub mod time;
