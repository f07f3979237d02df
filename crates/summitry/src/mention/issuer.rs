//! Documents that speak stand for who issued them.

use super::cluster::Builder;
use crate::doc::{ActorKind, Form};
use crate::lexicon::NounClass;
use summitry_syntax::{Dep, TokenId};

impl Builder<'_> {
    /// Who issued a document that speaks: "the opinion of the Court", "a memo by Ruiz", "a UN report"; for a document
    /// taken up again, who issued it at first. The document is no mention of its issuer.
    pub(super) fn issuer(&mut self, at: usize) -> Option<usize> {
        let document = self.document(self.mention(at).head)?;
        let lemma = self.doc.lemma(document).to_lowercase();
        if let Some(other) = self.issuer_inside(document).or_else(|| self.issuer_by_act(document)) {
            if self.of[other].is_none() && other != at && self.mention(other).form != Form::Pronoun {
                self.describe(other);
            }
            return self.of[other];
        }
        let again = |&other: &usize| {
            let earlier = self.mention(other);
            self.doc.lemma(earlier.head).to_lowercase() == lemma && earlier.form == Form::Description
        };
        let earlier = (0..at).rev().find(again).filter(|_| self.is_definite(at))?;
        if let Some(draft) = self.of[earlier].filter(|&draft| !self.drafts[draft].mentions.contains(&earlier)) {
            return Some(draft);
        }
        self.issuer_by_act(self.mention(earlier).head).and_then(|other| self.of[other])
    }

    /// The noun of a text that speaks; "part of the statement" is its statement.
    pub(super) fn document(&self, head: TokenId) -> Option<TokenId> {
        let is_text =
            |t: TokenId| self.lexicon.nouns.class(&self.doc.lemma(t).to_lowercase()) == Some(NounClass::Document);
        if is_text(head) {
            return Some(head);
        }
        let part = matches!(self.doc.lemma(head), "part" | "excerpt" | "copy" | "draft" | "section");
        let (first, end) = self.doc.tree.subtree(head);
        (first..end).find(|&t| part && is_text(t) && self.doc.token(t).dep == Dep::Pobj)
    }

    pub(super) fn issuer_inside(&self, document: TokenId) -> Option<usize> {
        let (first, end) = self.doc.tree.subtree(document);
        self.all().find(|&other| {
            let m = self.mention(other);
            let body = m.name.is_some()
                || matches!(m.kind, ActorKind::Organization | ActorKind::Government | ActorKind::Person);
            m.head != document && (first..end).contains(&m.head) && body && self.issues(m.head, document)
        })
    }

    /// "The council adopted a resolution": the subject of the act that brought the text into the world.
    pub(super) fn issuer_by_act(&self, document: TokenId) -> Option<usize> {
        const ACTS: &[&str] = &[
            "adopt", "issue", "pass", "release", "publish", "write", "send", "sign", "post", "make", "file", "approve",
            "deliver", "read", "give",
        ];
        let token = self.doc.token(document);
        if token.dep != Dep::Dobj || !ACTS.contains(&self.doc.lemma(token.head)) {
            return None;
        }
        let subject = self.doc.tree.child(&self.doc.parse, token.head, &[Dep::Nsubj])?;
        self.mention_at(subject)
    }

    /// Whether a name inside a document's phrase says who issued it.
    pub(super) fn issues(&self, name: TokenId, document: TokenId) -> bool {
        let token = self.doc.token(name);
        match token.dep {
            Dep::Poss | Dep::Compound | Dep::Amod | Dep::Nmod => token.head == document,
            Dep::Pobj => {
                let prep = self.doc.word(token.head).to_lowercase();
                matches!(prep.as_str(), "by" | "from") || prep == "of" && self.doc.token(token.head).head == document
            }
            _ => false,
        }
    }
}
