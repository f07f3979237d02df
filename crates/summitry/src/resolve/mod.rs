//! Room 10: from the actors of an article to entries of the knowledge base. Invents nothing.
//!
//! A full name alone makes no identity: a namesake is kept out unless the article itself speaks of the person's
//! country, or of an office that the person held.

mod body;
mod person;

use crate::doc::{ActorKind, Chain, Document, Id, Layer, Resolution};
use crate::lexicon::Lexicon;

/// Gives every chain its identity, and fills country, sector and role from the knowledge base where the article is silent.
pub fn resolve(doc: &Document, lexicon: &Lexicon) -> Layer<Chain> {
    let mut chains = doc.chains.clone();
    for at in 0..chains.len() {
        let id = Id::new(at);
        let Some(found) = doc.chains.get(id) else { continue };
        let resolved = chain(doc, lexicon, &found.data);
        if let Some(slot) = chains.get_mut(id) {
            slot.data = resolved;
        }
    }
    chains
}

fn chain(doc: &Document, lexicon: &Lexicon, chain: &Chain) -> Chain {
    if matches!(chain.resolution, Resolution::Ambiguous { .. }) {
        return chain.clone();
    }
    let named = chain.mentions.iter().any(|&m| doc.mentions.get(m).is_some_and(|m| m.data.name.is_some()));
    match chain.kind {
        ActorKind::Person if named => person::named(doc, lexicon, chain),
        ActorKind::Person | ActorKind::Unnamed => person::described(chain),
        _ if named || chain.kind == ActorKind::Government => body::body(lexicon, chain),
        _ => unnamed(chain),
    }
}

fn unnamed(chain: &Chain) -> Chain {
    let why = "described in the article, not named".to_owned();
    Chain { resolution: Resolution::Unresolved { why }, ..chain.clone() }
}
