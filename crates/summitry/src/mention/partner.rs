//! Whom a pronoun takes up beyond salience: both parties of a meeting, the issuer of a text; and whom it cannot be.

use super::cluster::Builder;
use crate::doc::{ActorKind, Form, Number};
use crate::text::Span;
use summitry_syntax::{Dep, TokenId};

impl Builder<'_> {
    /// Subject and partner of the clause that a mention is the subject of: "Ruiz spoke with Novak. They ...".
    pub(super) fn partner(&self, before: usize) -> Option<usize> {
        const TOGETHER: &[&str] = &[
            "meet",
            "speak",
            "talk",
            "confer",
            "negotiate",
            "discuss",
            "hold",
            "have",
            "consult",
            "agree",
            "sit",
            "dine",
            "visit",
            "exchange",
            "sign",
        ];
        let head = self.mention(before).head;
        let verb = self.doc.token(head).head;
        if !TOGETHER.contains(&self.doc.lemma(verb)) {
            return None;
        }
        let (first, end) = self.doc.tree.subtree(verb);
        let with =
            |t: TokenId| self.doc.word(t) == "with" && self.doc.token(t).dep == Dep::Prep && self.is_near(t, verb);
        let with = (first.max(verb)..end).find(|&t| with(t))?;
        let partner = self.doc.tree.child(&self.doc.parse, with, &[Dep::Pobj])?;
        let partner = self.all().find(|&m| self.mention(m).head == partner)?;
        let alike = |m: usize| matches!(self.mention(m).kind, ActorKind::Person | ActorKind::Government);
        let one = self.mention(partner).number == Number::Singular;
        (alike(partner) && alike(before) && one && self.mention(before).number == Number::Singular).then_some(partner)
    }

    /// "had talks with": the preposition hangs on the verb or on its object.
    fn is_near(&self, prep: TokenId, verb: TokenId) -> bool {
        let above = self.doc.token(prep).head;
        above == verb || self.doc.token(above).head == verb && self.doc.token(above).dep == Dep::Dobj
    }

    /// The words that a pronoun says: nothing in them is what it takes up.
    pub(super) fn own_words(&self, at: usize) -> Vec<Span> {
        let all = self.doc.attributions.as_slice().iter().map(|a| &a.data);
        let own = all.filter(|a| a.speaker.is_some_and(|s| s.index() == at));
        own.flat_map(|a| a.content.iter().copied()).collect()
    }

    /// Persons named in the pronoun's own words: "He said Novak is honest" is not Novak.
    pub(super) fn named_in(&self, words: &[Span]) -> Vec<usize> {
        let named = |m: &usize| self.is_person_name(*m) && self.stands_in(*m, words);
        self.all().filter(named).filter_map(|m| self.of[m]).collect()
    }

    pub(super) fn stands_in(&self, at: usize, spans: &[Span]) -> bool {
        self.doc.mentions.as_slice().get(at).is_some_and(|m| spans.iter().any(|span| span.contains(m.span)))
    }

    /// "We, the ministers of ...": who says so, there and wherever the text says "we" again outside of quotations.
    pub(super) fn issuer_of_we(&mut self, at: usize) -> Option<usize> {
        if self.quoted[at] {
            return None;
        }
        let apposed = self.doc.tree.child(&self.doc.parse, self.mention(at).head, &[Dep::Appos]);
        if let Some(own) = apposed.and_then(|head| self.mention_at(head)) {
            if self.of[own].is_none() && self.mention(own).form != Form::Pronoun {
                self.describe(own);
            }
            return self.of[own];
        }
        let we =
            |m: &usize| self.mention(*m).form == Form::Pronoun && self.is_we(self.mention(*m).head) && !self.quoted[*m];
        (0..at).rev().filter(we).find_map(|m| self.of[m])
    }

    fn is_we(&self, head: TokenId) -> bool {
        matches!(self.doc.word(head).to_lowercase().as_str(), "we" | "us" | "our" | "ours" | "ourselves")
    }
}
