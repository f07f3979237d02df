//! States and bodies.

use crate::doc::{ActorKind, Chain, Resolution};
use crate::lexicon::Lexicon;

/// A state by its name, a body by its name or acronym; of several bodies the one of the chain's own country.
pub(super) fn body(lexicon: &Lexicon, chain: &Chain) -> Chain {
    state(lexicon, chain).or_else(|| organisation(lexicon, chain)).unwrap_or_else(|| local(chain))
}

fn local(chain: &Chain) -> Chain {
    Chain { resolution: Resolution::Local, ..chain.clone() }
}

fn state(lexicon: &Lexicon, chain: &Chain) -> Option<Chain> {
    if chain.kind != ActorKind::Government {
        return None;
    }
    let country = lexicon.actors.country(lexicon.actors.country_by_name(&chain.name)?)?;
    let resolution = Resolution::Known {
        entity: format!("country/{}", country.id),
        why: format!("{} acting as a state", country.name),
    };
    Some(Chain {
        name: country.name.to_owned(),
        country: Some(country.iso3().to_owned()),
        sector: chain.sector.or(Some("GOV")),
        resolution,
        ..chain.clone()
    })
}

fn organisation(lexicon: &Lexicon, chain: &Chain) -> Option<Chain> {
    let orgs = lexicon.actors.orgs_by_name(&chain.name);
    let fits = |id: &&_| {
        let country = lexicon.actors.org(**id).and_then(|org| org.country());
        orgs.len() == 1 || country.is_some() && country == chain.country.as_deref()
    };
    let mut fitting = orgs.iter().filter(fits);
    let (Some(&id), None) = (fitting.next(), fitting.next()) else { return None };
    let org = lexicon.actors.org(id)?;
    let resolution = Resolution::Known {
        entity: format!("org/{}", org.id),
        why: format!("the article names it as {} does", org.name),
    };
    Some(Chain {
        name: if is_acronym(&chain.name) { org.name.to_string() } else { chain.name.clone() },
        kind: org.kind,
        country: org.country().map(str::to_owned).or(chain.country.clone()),
        sector: Some(org.record_sector()),
        resolution,
        ..chain.clone()
    })
}

fn is_acronym(name: &str) -> bool {
    !name.contains(' ') && name.chars().filter(|c| c.is_uppercase()).count() * 2 > name.chars().count()
}
