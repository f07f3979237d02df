//! Organisations: international bodies, media, parties, parliaments, armed groups and so on.

use super::super::LexiconError;
use super::extra::Layer;
use super::tsv::{Names, Table, Text, filled};
use crate::doc::ActorKind;

/// A named body.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Id in the table; the record's entity is `org/` and this.
    pub id: Text,
    /// The name.
    pub name: Text,
    /// Other names and acronyms; a leading `?` marks one that is also an ordinary word or name.
    pub aliases: Names,
    /// Government, organization or group.
    pub kind: ActorKind,
    /// PLOVER code of a body without a country: `UNO`, `EUR`, `IGO`, `NGO`, `MNC`, `IMG`.
    pub scope: Option<&'static str>,
    /// PLOVER sector.
    pub sector: &'static str,
    /// Countries it belongs to, home first.
    pub countries: Names,
    /// The highest layer that says something of the body.
    pub layer: Layer,
}

impl Organisation {
    /// The sector as the record writes it: bodies of states are `IGO` whatever they deal with.
    pub fn record_sector(&self) -> &'static str {
        match self.scope {
            Some("UNO" | "EUR" | "IGO") => "IGO",
            _ => self.sector,
        }
    }

    /// Its one country; none for bodies of several or of none.
    pub fn country(&self) -> Option<&str> {
        match self.scope {
            Some("UNO" | "EUR" | "IGO" | "IMG") => None,
            _ => self.countries.first(),
        }
    }
}

/// Who belongs to an international body.
#[derive(Debug, Clone, Copy)]
pub struct Membership {
    /// Id of the body.
    pub organisation: &'static str,
    /// Country ids of full members, parted by blanks.
    pub members: &'static str,
    /// Observers, partners, suspended and associate members.
    pub others: &'static str,
}

pub(super) fn organisations() -> Result<Vec<Organisation>, LexiconError> {
    let columns = ["id", "name", "aliases", "kind", "scope", "sector", "countries"];
    Table::open("organisations", &columns)?.read(|[id, name, aliases, kind, scope, sector, countries]| {
        let kind = match kind {
            "government" => ActorKind::Government,
            "organization" => ActorKind::Organization,
            "group" => ActorKind::Group,
            other => return Err(format!("unknown kind {other}")),
        };
        let (aliases, countries) = (Names::new(aliases), Names::new(countries));
        let (id, name, scope) = (Text::Borrowed(id), Text::Borrowed(name), filled(scope));
        Ok(Organisation { id, name, aliases, kind, scope, sector, countries, layer: Layer::BuiltIn })
    })
}

pub(super) fn memberships() -> Result<Vec<Membership>, LexiconError> {
    Table::open("memberships", &["organisation", "members", "others"])?
        .read(|[organisation, members, others]| Ok(Membership { organisation, members, others }))
}
