//! Mentions without a name: offices, descriptions, bodies, groups.

use super::find::Finder;
use super::phrase::extent;
use super::world;
use crate::doc::{ActorKind, Form, Mention, Number};
use crate::lexicon::NounClass;
use crate::text::Span;
use summitry_syntax::{Dep, EntityLabel, Pos, TokenId};

impl Finder<'_> {
    /// A common noun: office, description, body, group.
    pub(super) fn common(&self, head: TokenId) -> Option<Mention> {
        let (first, end) = extent(self.doc, head);
        let lemma = self.doc.lemma(head).to_lowercase();
        let class = self.lexicon.nouns.class(&lemma);
        if class.is_none() && !self.could_act(head) {
            return None;
        }
        // "No soldier crossed the border": nobody is meant.
        if self.doc.tree.children(head).iter().any(|&c| c < head && self.doc.word(c).eq_ignore_ascii_case("no")) {
            return None;
        }
        let mut mention = Mention { first, end, ..self.bare(head, Form::Description) };
        mention.number = self.number(head);
        if class.is_some() {
            let facts = world::facts(self.lexicon, self.phrase(&mention));
            (mention.country, mention.sector, mention.gender) = (facts.country, facts.sector, facts.gender);
        }
        mention.kind = self.kind_of(class, &mention);
        if self.doc.token(head).pos == Pos::Propn && class != Some(NounClass::Person) {
            mention.name = self.capital_name(&mention);
            mention.form = if mention.name.is_some() { Form::Name } else { mention.form };
        } else if class == Some(NounClass::Person)
            && mention.number == Number::Singular
            && (self.is_definite(&mention) || self.doc.token(head).pos == Pos::Propn)
        {
            mention.form = Form::Title;
            mention.role = self.doc.tokens_span(first, end);
        }
        Some(mention)
    }

    pub(super) fn kind_of(&self, class: Option<NounClass>, mention: &Mention) -> ActorKind {
        match class {
            Some(NounClass::Person) if mention.number == Number::Plural => ActorKind::Group,
            Some(NounClass::Person) if self.is_definite(mention) || self.doc.token(mention.head).pos == Pos::Propn => {
                ActorKind::Person
            }
            Some(NounClass::Organization) => ActorKind::Organization,
            Some(NounClass::Government) => ActorKind::Government,
            Some(NounClass::Group) => ActorKind::Group,
            _ => ActorKind::Unnamed,
        }
    }

    /// Proper nouns that the name finder missed: "Fatah" as the subject of a verb.
    pub(super) fn capital_name(&self, mention: &Mention) -> Option<Span> {
        let mut first = mention.head;
        while first > mention.first && self.doc.token(first - 1).pos == Pos::Propn {
            first -= 1;
        }
        self.doc.tokens_span(first, mention.head + 1)
    }

    /// Whether its place in the clause is one that actors fill.
    pub(super) fn could_act(&self, head: TokenId) -> bool {
        let token = self.doc.token(head);
        let speaks = |t: TokenId| matches!(self.doc.token(t).pos, Pos::Verb);
        match token.dep {
            Dep::Nsubj => speaks(token.head),
            Dep::Pobj => {
                matches!(self.doc.word(token.head), "by" | "to") && self.doc.token(token.head).pos != Pos::Part
            }
            _ => false,
        }
    }

    /// Whether a token is a common noun that stands for somebody who can act.
    pub(super) fn is_actor_noun(&self, token: TokenId) -> bool {
        let class = self.lexicon.nouns.class(&self.doc.lemma(token).to_lowercase());
        matches!(class, Some(NounClass::Person | NounClass::Organization | NounClass::Government | NounClass::Group))
    }

    pub(super) fn is_definite(&self, mention: &Mention) -> bool {
        let left = self.doc.tree.children(mention.head).iter().filter(|&&c| c < mention.head);
        left.clone().any(|&c| {
            let token = self.doc.token(c);
            token.dep == Dep::Poss || token.dep == Dep::Det && !matches!(self.doc.lemma(c), "a" | "an" | "some" | "any")
        })
    }

    /// "some", "both", "many of them", "the accused": heads that are no nouns.
    pub(super) fn headless(&self, token: TokenId) -> Option<Mention> {
        let t = self.doc.token(token);
        let entity = self.entity_of[token as usize];
        if let Some(entity) = entity.filter(|e| e.label == EntityLabel::Norp && e.end == token + 1) {
            let (first, end) = extent(self.doc, token);
            let name = self.name_span(entity)?;
            let base = Mention { first, end, name: Some(name), ..self.bare(token, Form::Name) };
            return self.people(base, self.doc.slice(name));
        }
        if !matches!(t.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Agent | Dep::Pobj | Dep::Dobj | Dep::Root) {
            return None;
        }
        const HEADS: &[&str] = &[
            "some",
            "both",
            "many",
            "others",
            "those",
            "several",
            "all",
            "none",
            "neither",
            "each",
            "most",
            "few",
            "one",
            "two",
            "three",
            "four",
            "five",
            "dozens",
            "everyone",
            "nobody",
            "anyone",
            "someone",
            "everybody",
            "accused",
            "former",
            "latter",
            "dead",
            "wounded",
            "injured",
            "rich",
            "poor",
            "half",
            "either",
        ];
        let word = self.doc.word(token).to_lowercase();
        let subject = matches!(t.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Agent);
        if !HEADS.contains(&word.as_str())
            || !(subject || matches!(word.as_str(), "both" | "others" | "those" | "some"))
        {
            return None;
        }
        let (first, end) = extent(self.doc, token);
        Some(Mention {
            first,
            end,
            number: Number::Plural,
            kind: ActorKind::Unnamed,
            ..self.bare(token, Form::Description)
        })
    }
}
