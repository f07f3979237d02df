//! A name and the description beside it are one actor.

use super::cluster::Builder;
use crate::doc::{ActorKind, Form, Mention};
use crate::lexicon::NounClass;
use summitry_syntax::{Dep, TokenId};

impl Builder<'_> {
    /// "Ana Ruiz, the foreign minister": one actor, when one of the two is no name.
    pub(super) fn appositions(&mut self) {
        for at in self.all() {
            let mention = self.mention(at);
            let token = self.doc.token(mention.head);
            let partner = match token.dep {
                Dep::Appos => self.described_around(at, token.head).or_else(|| self.mention_at(token.head)),
                _ => None,
            };
            if let Some(partner) = partner.filter(|&p| p != at) {
                self.join(at, partner);
            }
        }
        self.parentheses();
    }

    /// "A spokeswoman for Ruiz, Hana Novak": the name explains the person described, not the name it follows.
    pub(super) fn described_around(&self, at: usize, follows: TokenId) -> Option<usize> {
        let named = |m: &Mention| m.kind == ActorKind::Person && m.name.is_some();
        let inner = self.mention(self.mention_at(follows)?);
        if !named(self.mention(at)) || inner.name.is_none() {
            return None;
        }
        let prep = self.doc.token(follows).head;
        let outer = (self.doc.token(follows).dep == Dep::Pobj).then(|| self.doc.token(prep).head)?;
        let outer = self.mention_at(outer)?;
        let lemma = self.doc.lemma(self.mention(outer).head).to_lowercase();
        (self.lexicon.nouns.class(&lemma) == Some(NounClass::Person)).then_some(outer)
    }

    pub(super) fn join(&mut self, at: usize, partner: usize) {
        let (a, b) = (self.mention(at), self.mention(partner));
        if a.modifier || b.modifier || !alike(a, b) {
            return;
        }
        match (self.of[at], self.of[partner]) {
            (None, Some(draft)) => self.attach_description(at, draft),
            (Some(draft), None) => self.attach_description(partner, draft),
            (None, None) => {
                let draft = self.open(partner);
                self.attach_description(at, draft);
            }
            _ => {}
        }
    }

    pub(super) fn attach_description(&mut self, at: usize, draft: usize) {
        let words = self.doc.slice(self.mention(at).phrase).to_lowercase();
        self.attach(at, draft);
        self.drafts[draft].roles.push(words);
    }
}

/// One of the two must be a description, and they must be of one kind.
pub(super) fn alike(a: &Mention, b: &Mention) -> bool {
    let described = |m: &Mention| matches!(m.form, Form::Title | Form::Description);
    let kinds = a.kind == b.kind || a.kind == ActorKind::Unnamed || b.kind == ActorKind::Unnamed;
    let group = |k: ActorKind| matches!(k, ActorKind::Organization | ActorKind::Group | ActorKind::Government);
    (described(a) || described(b)) && (kinds || group(a.kind) && group(b.kind))
}
