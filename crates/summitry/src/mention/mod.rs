//! Room 6: mentions of actors and their chains within the article.
//!
//! Names are clustered first, over the whole text; titles, descriptions and pronouns then attach to them and never
//! merge names. Where two people fit, the mention is refused with both as candidates.

mod chain;
mod cluster;
mod find;
mod names;
mod phrase;
mod pronoun;
mod slot;
mod titled;
mod world;

pub use chain::{Chains, chains};
pub use find::mentions;
