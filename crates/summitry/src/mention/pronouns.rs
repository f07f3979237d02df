//! Pronouns that can stand for an actor.

use super::find::Finder;
use crate::doc::{ActorKind, Document, Form, Gender, Mention, Number};
use summitry_syntax::{Dep, Tag, TokenId};

impl Finder<'_> {
    pub(super) fn pronoun(&self, token: TokenId) -> Option<Mention> {
        let word = self.doc.word(token).to_lowercase();
        let (number, gender) = match word.as_str() {
            "he" | "him" | "his" | "himself" => (Number::Singular, Some(Gender::Male)),
            "she" | "her" | "hers" | "herself" => (Number::Singular, Some(Gender::Female)),
            "it" | "its" | "itself" => (Number::Singular, Some(Gender::Neuter)),
            "they" | "them" | "their" | "theirs" | "themselves" => (Number::Plural, None),
            "i" | "me" | "my" | "mine" | "myself" => (Number::Singular, None),
            "we" | "us" | "our" | "ours" | "ourselves" => (Number::Plural, None),
            _ => return None,
        };
        if self.doc.token(token).dep == Dep::Expl || is_pleonastic(self.doc, token, &word) {
            return None;
        }
        let kind = match gender {
            Some(Gender::Neuter) => ActorKind::Organization,
            _ if number == Number::Plural => ActorKind::Group,
            _ => ActorKind::Person,
        };
        Some(Mention { number, gender, kind, ..self.bare(token, Form::Pronoun) })
    }
}

pub(super) fn is_pronoun_tag(tag: Tag) -> bool {
    matches!(tag, Tag::PRP | Tag::PRPS)
}

/// "it is expected that", "it rains": stands for nothing.
pub(super) fn is_pleonastic(doc: &Document, token: TokenId, word: &str) -> bool {
    if word != "it" || !matches!(doc.token(token).dep, Dep::Nsubj | Dep::Nsubjpass) {
        return false;
    }
    let verb = doc.token(token).head;
    let children = doc.tree.children(verb);
    let has = |deps: &[Dep]| children.iter().any(|&c| c > verb && deps.contains(&doc.token(c).dep));
    let copula = matches!(doc.lemma(verb), "be" | "seem" | "appear" | "become" | "remain");
    let passive = doc.token(token).dep == Dep::Nsubjpass;
    (copula && has(&[Dep::Ccomp, Dep::Advcl, Dep::Xcomp, Dep::Csubj]) && has(&[Dep::Acomp, Dep::Attr]))
        || (passive && has(&[Dep::Ccomp]))
        || (copula && has(&[Dep::Ccomp]))
}
