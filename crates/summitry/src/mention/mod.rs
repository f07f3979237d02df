//! Room 6: mentions of actors and their chains within the article.
//!
//! Names are clustered first, over the whole text; titles, descriptions and pronouns then attach to them and never
//! merge names. Where two people fit, the mention is refused with both as candidates.

mod apposition;
mod bodies;
mod chain;
mod cluster;
mod describe;
mod find;
mod finish;
mod issuer;
mod joint;
mod modifiers;
mod named;
mod names;
mod nominal;
mod partner;
mod persons;
mod phrase;
mod pronoun;
mod pronouns;
mod slot;
mod sweep;
mod titled;
mod world;

pub use chain::{Chains, chains};
pub use find::mentions;
