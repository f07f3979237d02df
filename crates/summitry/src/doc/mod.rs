//! Room 2: one article and what is known about it so far. Finds nothing itself.
//!
//! A [`Document`] owns the text; every room reads it and gives back one [`Layer`] of [`Annotation`]s.
//! Only `pipeline` assigns layers.

mod attribution;
mod document;
mod event;
mod layer;
mod mention;
mod place;
mod segment;
mod time;

pub use attribution::{Act, Addressee, Attribution, Directness, Polarity};
pub use document::{Document, Metadata, Note, Published, Rung};
pub use event::{Event, Happened, Plover, Status};
pub use layer::{Annotation, Id, Layer, Rule};
pub use mention::{ActorKind, Chain, Form, Gender, Mention, Number, Resolution};
pub use place::{PlaceKind, Toponym};
pub use segment::{Paragraph, Quote};
pub use time::{Anchor, Timex, TimexKind};
