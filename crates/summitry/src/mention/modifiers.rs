//! Actors that modify another noun: "a US offer", "police firing".

use super::find::Finder;
use super::world;
use crate::doc::{ActorKind, Form, Mention, Number};
use summitry_syntax::{Dep, Entity, EntityLabel, TokenId};

impl Finder<'_> {
    /// A state or body that modifies a noun: "a US offer", "UN sanctions", "Palestinian attack".
    pub(super) fn modifier(&self, token: TokenId, entity: Option<Entity>) -> Option<Mention> {
        let Some(entity) = entity else { return self.collective_modifier(token) };
        let last = entity.end.checked_sub(1)?;
        let covered_by_head = self.doc.token(last).head;
        if token != last || (entity.first..entity.end).contains(&covered_by_head) {
            return None;
        }
        let name = self.name_span(entity)?;
        let words = self.doc.slice(name);
        let base = Mention {
            first: entity.first,
            end: entity.end,
            name: Some(name),
            modifier: true,
            ..self.bare(token, Form::Name)
        };
        let state = world::country(self.lexicon, words).or_else(|| world::demonym(self.lexicon, words));
        if let Some(state) = state {
            return Some(self.body(base, state));
        }
        if let Some(body) = world::body(self.lexicon, words).or_else(|| world::seat(self.lexicon, words)) {
            return Some(self.body(base, body));
        }
        match entity.label {
            EntityLabel::Org => Some(self.organisation(base, words)),
            EntityLabel::Gpe => Some(Mention { kind: ActorKind::Government, ..base }),
            EntityLabel::Person => Some(Mention { kind: ActorKind::Person, form: Form::Surname, ..base }),
            EntityLabel::Norp => Some(Mention { kind: ActorKind::Group, number: Number::Plural, ..base }),
            _ => None,
        }
    }

    /// "police firing", "army shelling": a body of people before the noun of its act.
    pub(super) fn collective_modifier(&self, token: TokenId) -> Option<Mention> {
        const BODIES: &[&str] = &[
            "police",
            "army",
            "navy",
            "government",
            "rebel",
            "guerrilla",
            "militia",
            "opposition",
            "military",
            "militant",
            "insurgent",
            "separatist",
            "union",
            "student",
            "coalition",
        ];
        let lemma = self.doc.lemma(token).to_lowercase();
        let single = !self.doc.tree.children(token).iter().any(|&c| c < token);
        if !single || !BODIES.contains(&lemma.as_str()) || self.doc.token(token).dep != Dep::Compound {
            return None;
        }
        let sector = world::facts(self.lexicon, self.doc.word(token)).sector;
        let base = self.bare(token, Form::Description);
        Some(Mention { kind: ActorKind::Group, modifier: true, number: Number::Plural, sector, ..base })
    }

    pub(super) fn adjective(&self, token: TokenId) -> Option<Mention> {
        let entity = self.entity_of[token as usize];
        if let Some(mention) = self.modifier(token, entity) {
            return Some(mention);
        }
        let state = world::demonym(self.lexicon, self.doc.word(token))?;
        let base = Mention { name: Some(self.doc.token_span(token)), modifier: true, ..self.bare(token, Form::Name) };
        Some(self.body(base, state))
    }
}
