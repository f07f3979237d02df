//! What the article as a whole tells of single names.

use super::find::Finder;
use super::world;
use crate::doc::{ActorKind, Form, Mention, Number};
use crate::lexicon::NounClass;
use crate::text::Span;
use rustc_hash::FxHashSet;
use summitry_syntax::{Dep, EntityLabel, Pos, Tag, TokenId};

impl Finder<'_> {
    /// Names of persons whose tokens lie in no mention, or only inside a wider one as a modifier.
    pub(super) fn add_uncovered(&self, found: &mut Vec<Mention>) {
        let mut covered = vec![false; self.doc.parse.len()];
        for mention in found.iter().filter(|m| m.name.is_some()) {
            let Some(name) = mention.name else { continue };
            let (first, end) = (self.doc.token_at(name.start()), self.doc.token_at(name.end().saturating_sub(1)) + 1);
            covered.iter_mut().take(end as usize).skip(first as usize).for_each(|c| *c = true);
        }
        for entity in &self.doc.parse.entities {
            if entity.label != EntityLabel::Person || (entity.first..entity.end).any(|t| covered[t as usize]) {
                continue;
            }
            let Some(name) = self.name_span(self.titled().whole(*entity)) else { continue };
            let head = entity.end - 1;
            let base =
                Mention { first: entity.first, end: entity.end, name: Some(name), ..self.bare(head, Form::Name) };
            found.push(self.person(base, name));
        }
    }

    /// The first words of full names: "Jamal" again for "Jamal Haddad".
    fn given_names(&self, found: &[Mention]) -> FxHashSet<String> {
        let people = found.iter().filter(|m| m.kind == ActorKind::Person && !m.modifier).filter_map(|m| m.name);
        let first = |name: Span| {
            let (first, rest) = self.doc.slice(name).split_once(' ')?;
            (first.chars().count() > 3 && !rest.is_empty()).then(|| first.to_owned())
        };
        people.filter_map(first).filter(|name| self.lexicon.actors.country_by_name(name).is_none()).collect()
    }

    /// Surnames of people whom the article names in full, wherever they stand and whatever the name finder took them for.
    pub(super) fn add_surnames(&self, found: &mut Vec<Mention>) {
        let people = found.iter().filter(|m| m.kind == ActorKind::Person && !m.modifier).filter_map(|m| m.name);
        let surnames: FxHashSet<String> = people
            .map(|name| self.doc.slice(name))
            .filter(|name| name.contains(' '))
            .flat_map(family_names)
            .filter(|name| name.chars().count() > 2 && self.lexicon.actors.country_by_name(name).is_none())
            .collect();
        if surnames.is_empty() {
            return;
        }
        let givens = self.given_names(found);
        for mention in found.iter_mut().filter(|m| m.kind != ActorKind::Person) {
            let calls = |name: &Span| {
                let word = self.doc.slice(*name);
                let given = || givens.contains(word) && world::body(self.lexicon, word).is_none();
                surnames.contains(word) || given() && self.stands_for_somebody(mention.head)
            };
            if let Some(name) = mention.name.filter(calls) {
                *mention = self.person(Mention { country: None, sector: None, ..mention.clone() }, name);
            }
        }
        let mut covered: FxHashSet<TokenId> = FxHashSet::default();
        for mention in found.iter().filter(|m| m.name.is_some()) {
            covered.extend(mention.first..mention.end);
        }
        for token in 0..self.doc.parse.len() as TokenId {
            let word = self.doc.word(token);
            let known = surnames.contains(word) || givens.contains(word) && self.stands_for_somebody(token);
            if known && !covered.contains(&token) && self.is_lone_name(token) {
                let name = self.doc.token_span(token);
                found.retain(|m| m.head != token);
                found.push(self.person(self.bare(token, Form::Surname), name));
            }
        }
    }

    /// A capitalised word by itself, in no longer name.
    fn is_lone_name(&self, token: TokenId) -> bool {
        let entity = self.entity_of.get(token as usize).copied().flatten();
        let alone = entity.is_none_or(|e| (e.first, e.end) == (token, token + 1));
        alone && self.doc.token(token).pos == Pos::Propn
    }

    fn stands_for_somebody(&self, token: TokenId) -> bool {
        matches!(
            self.doc.token(token).dep,
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj | Dep::Poss | Dep::Agent | Dep::Dative
        )
    }

    /// "the former prime minister Ana Ruiz": what stands at once before a name tells of it and is one mention with it.
    pub(super) fn join_titles(&self, found: &mut Vec<Mention>) {
        found.sort_by_key(|m| (m.end, m.first));
        let mut joined: Vec<usize> = Vec::new();
        for at in 0..found.len() {
            let Some(name) = found.get(at).filter(|m| m.name.is_some() && !m.modifier) else { continue };
            let before = found.iter().enumerate().take(at).rev().take_while(|(_, m)| m.end >= name.first);
            let title = before.filter(|(_, m)| self.tells_of(m, name)).map(|(title, _)| title).next();
            let Some(title) = title.filter(|t| !joined.contains(t)) else { continue };
            let whole = found.get(title).map(|title| self.with_title(name, title));
            if let (Some(slot), Some(whole)) = (found.get_mut(at), whole) {
                *slot = whole;
                joined.push(title);
            }
        }
        let mut at = 0;
        found.retain(|_| {
            at += 1;
            !joined.contains(&(at - 1))
        });
    }

    fn tells_of(&self, title: &Mention, name: &Mention) -> bool {
        let described = title.name.is_none()
            && title.number == Number::Singular
            && matches!(title.form, Form::Title | Form::Description)
            && self.is_actor_noun(title.head);
        let person = |m: &Mention| m.kind == ActorKind::Person;
        let head = |token: TokenId| self.doc.token(token).head;
        let linked = head(name.head) == title.head || head(title.head) == name.head;
        let human = self.lexicon.nouns.class(&self.doc.lemma(title.head).to_lowercase()) == Some(NounClass::Person);
        described && title.end == name.first && linked && (human == person(name))
    }

    fn with_title(&self, name: &Mention, title: &Mention) -> Mention {
        let above = self.doc.token(name.head).head == title.head;
        let mut whole = Mention {
            first: title.first,
            head: if above { title.head } else { name.head },
            country: name.country.clone().or_else(|| title.country.clone()),
            sector: name.sector.or(title.sector),
            gender: name.gender.or(title.gender),
            ..name.clone()
        };
        if whole.kind == ActorKind::Person {
            let determiner = |t: &TokenId| matches!(self.doc.token(*t).tag, Tag::DT | Tag::PRPS | Tag::SP);
            let first = (title.first..title.end).find(|t| !determiner(t)).unwrap_or(title.first);
            whole.role = self.doc.tokens_span(first, title.end);
            return self.with_role(whole);
        }
        whole
    }
}

/// The last word of a full name; with particles also the whole family name, as it stands and at the head of a sentence.
fn family_names(name: &str) -> Vec<String> {
    const PARTICLES: [&str; 14] =
        ["van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "bin", "al", "el", "le"];
    let mut names: Vec<String> = name.split_whitespace().last().map(str::to_owned).into_iter().collect();
    let first = name.split_whitespace().skip(1).find(|word| PARTICLES.contains(word));
    if let Some(family) = first.and_then(|particle| name.get(name.find(&format!(" {particle} "))? + 1..)) {
        let mut letters = family.chars();
        names.extend(letters.next().map(|first| first.to_uppercase().chain(letters).collect()));
        names.push(family.to_owned());
    }
    names
}
