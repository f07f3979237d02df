//! Mentions that hold a proper name.

use super::find::Finder;
use super::phrase::extent;
use super::slot::{Slot, hosts_or_suffers, is_about, slot};
use super::world;
use crate::doc::{ActorKind, Form, Gender, Mention, Number};
use crate::lexicon::NounClass;
use crate::lexicon::actors::TitleClass;
use crate::text::Span;
use summitry_syntax::{Dep, Entity, EntityLabel, Tag, TokenId};

impl Finder<'_> {
    pub(super) fn named(&self, head: TokenId, entity: Entity) -> Option<Mention> {
        let (first, end) = extent(self.doc, head);
        let is_person = self.titled().is_person(head, entity);
        let entity = if is_person { self.titled().whole(entity) } else { entity };
        let name = self.name_span(entity)?;
        let words = self.doc.slice(name);
        let mut mention = Mention { first, end, name: Some(name), ..self.bare(head, Form::Name) };
        mention.number = self.number(head);
        if self.is_common_head(head, entity) {
            return None;
        }
        if is_person && entity.label != EntityLabel::Person {
            return Some(self.person(mention, name));
        }
        let titled = (entity.label == EntityLabel::Org).then(|| self.name_behind_title(name)).flatten();
        if let Some(name) = titled {
            return Some(self.person(Mention { name: Some(name), ..mention }, name));
        }
        match entity.label {
            EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac => {
                return self.place_name(mention, words, entity.label);
            }
            EntityLabel::Norp => return self.people(mention, words),
            _ => {}
        }
        if let Some(state) = world::country(self.lexicon, words) {
            return self.state(mention, state);
        }
        if let Some(body) = world::body(self.lexicon, words).or_else(|| world::seat(self.lexicon, words)) {
            return Some(self.body(mention, body));
        }
        match entity.label {
            EntityLabel::Person => Some(self.person(mention, name)),
            EntityLabel::Org | EntityLabel::Product | EntityLabel::WorkOfArt => Some(self.organisation(mention, words)),
            _ => None,
        }
    }

    pub(super) fn place_name(&self, mention: Mention, words: &str, label: EntityLabel) -> Option<Mention> {
        if let Some(body) = world::seat(self.lexicon, words).filter(|b| b.kind == ActorKind::Organization) {
            return Some(self.body(mention, body));
        }
        if let Some(state) = world::country(self.lexicon, words) {
            return self.state(mention, state);
        }
        if slot(self.doc, mention.head) != Slot::Acts {
            return None;
        }
        if let Some(body) = world::seat(self.lexicon, words).or_else(|| world::body(self.lexicon, words)) {
            let metonym = Mention { form: Form::Metonym, ..mention };
            return Some(self.body(metonym, body));
        }
        let acts =
            matches!(self.doc.token(mention.head).dep, Dep::Nsubj | Dep::Agent | Dep::Pobj | Dep::Conj | Dep::Dobj);
        (acts && label == EntityLabel::Gpe).then_some(Mention { kind: ActorKind::Government, ..mention })
    }

    pub(super) fn state(&self, mention: Mention, state: world::Body) -> Option<Mention> {
        let takes_part = slot(self.doc, mention.head) == Slot::Acts || hosts_or_suffers(self.doc, mention.head);
        if !takes_part && !is_about(self.doc, mention.head) {
            return None;
        }
        // "Norway's ambassador": the state is told by the longer mention.
        let owner =
            self.doc.token(mention.head).dep == Dep::Poss && self.is_actor_noun(self.doc.token(mention.head).head);
        let (modifier, located) = (!takes_part || owner, !takes_part);
        Some(self.body(Mention { modifier, located, ..mention }, state))
    }

    pub(super) fn people(&self, mut mention: Mention, words: &str) -> Option<Mention> {
        mention.country = world::demonym(self.lexicon, words).and_then(|state| state.country);
        mention.kind = ActorKind::Group;
        mention.number = Number::Plural;
        let t = self.doc.token(mention.head);
        if mention.country.is_some() && t.tag == Tag::JJ && t.dep != Dep::Nsubj {
            return None;
        }
        Some(mention)
    }

    pub(super) fn body(&self, mut mention: Mention, body: world::Body) -> Mention {
        let acronym = mention.name.is_some_and(|n| is_acronym(self.doc.slice(n)));
        if acronym && mention.form == Form::Name {
            mention.form = Form::Acronym;
        }
        Mention { kind: body.kind, country: body.country, sector: body.sector, ..mention }
    }

    pub(super) fn organisation(&self, mut mention: Mention, words: &str) -> Mention {
        mention.kind = ActorKind::Organization;
        if is_acronym(words) {
            mention.form = Form::Acronym;
        }
        let facts = world::facts(self.lexicon, self.phrase(&mention));
        let sector = facts.sector.or_else(|| world::facts(self.lexicon, words).sector);
        Mention { country: facts.country, sector, ..mention }
    }

    pub(super) fn person(&self, mut mention: Mention, name: Span) -> Mention {
        mention.kind = ActorKind::Person;
        mention.number = Number::Singular;
        let start = self.doc.token_at(name.start());
        mention.first = mention.first.min(start);
        mention.end = mention.end.max(self.doc.token_at(name.end().saturating_sub(1)) + 1);
        mention.form = if self.doc.slice(name).contains([' ', '-']) { Form::Name } else { Form::Surname };
        let names = &self.lexicon.given_names;
        let first = self.doc.slice(name).split_whitespace().next();
        mention.gender = match mention.form {
            Form::Name => {
                let known = self.lexicon.actors.gender_of_name(self.doc.slice(name));
                known.or_else(|| first.and_then(|given| names.gender_before(given)))
            }
            _ => first.and_then(|name| names.gender_alone(name)),
        };
        mention.first = self.titled().start(mention.first, start);
        mention.gender = honorific(self.prefix(mention.first, start)).or(mention.gender);
        mention.role = self.titled().role(mention.first, start).and_then(|(a, b)| self.doc.tokens_span(a, b));
        let mention = self.with_role(mention);
        let country = mention.country.clone().or_else(|| self.country_behind(mention.head));
        Mention { country, ..mention }
    }

    /// "PM Novak" taken for a body: an office or courtesy title, then a name.
    fn name_behind_title(&self, name: Span) -> Option<Span> {
        let words: Vec<&str> = self.doc.slice(name).split_whitespace().collect();
        let hit = self.lexicon.actors.title_at(&words).filter(|hit| hit.title.before_name && !hit.plural)?;
        let (&first, rest) = words.get(hit.n_words..)?.split_first()?;
        let body = |word: &str| {
            let class = self.lexicon.nouns.class(&word.to_lowercase());
            matches!(class, Some(NounClass::Organization | NounClass::Government | NounClass::Group))
        };
        let last = rest.last().copied().unwrap_or(first);
        let capital = first.starts_with(char::is_uppercase) && !words.contains(&"of") && !body(last);
        let known = !self.lexicon.actors.persons_by_short(last).is_empty();
        let office = matches!(hit.title.class, TitleClass::Office | TitleClass::Honorific);
        if !capital || !(office || known) {
            return None;
        }
        let at = self.doc.slice(name).find(first)?;
        Span::new(name.start() + u32::try_from(at).ok()?, name.end())
    }

    fn prefix(&self, first: TokenId, name: TokenId) -> &str {
        self.doc.tokens_span(first, name).map(|s| self.doc.slice(s)).unwrap_or_default()
    }

    /// "Foreign Minister Novak of Norway".
    fn country_behind(&self, head: TokenId) -> Option<String> {
        let prep = self.doc.tree.child(&self.doc.parse, head, &[Dep::Prep])?;
        let place = self.doc.tree.child(&self.doc.parse, prep, &[Dep::Pobj])?;
        let entity = self.entity_of.get(place as usize).copied().flatten()?;
        let name = self.name_span(entity).filter(|_| prep > head && matches!(self.doc.word(prep), "of" | "from"))?;
        world::country(self.lexicon, self.doc.slice(name))?.country
    }

    pub(super) fn with_role(&self, mut mention: Mention) -> Mention {
        let Some(role) = mention.role else { return mention };
        let facts = world::facts(self.lexicon, self.doc.slice(role));
        mention.sector = mention.sector.or(facts.sector);
        mention.gender = honorific(self.doc.slice(role)).or(facts.gender).or(mention.gender);
        mention.country = mention.country.or(facts.country);
        mention
    }

    /// A name whose head was tagged as something else than a noun.
    pub(super) fn odd_name(&self, token: TokenId) -> Option<Mention> {
        let entity = self.entity_of[token as usize]?;
        let root = (entity.first..entity.end).find(|&t| {
            let head = self.doc.token(t).head;
            head == t || !(entity.first..entity.end).contains(&head)
        });
        (root == Some(token) && matches!(entity.label, EntityLabel::Person | EntityLabel::Org))
            .then(|| self.named(token, entity))
            .flatten()
    }
}

pub(super) fn is_acronym(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    (2..=7).contains(&letters)
        && !words.contains(' ')
        && words.chars().filter(|c| c.is_uppercase()).count() * 3 >= letters * 2
}

pub(super) fn honorific(role: &str) -> Option<Gender> {
    role.split_whitespace().find_map(|word| match word.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Congressman" | "Mister" => Some(Gender::Male),
        "Mrs" | "Ms" | "Miss" | "Lady" | "Queen" | "Princess" | "Madam" | "Congresswoman" | "Dame" | "Baroness" => {
            Some(Gender::Female)
        }
        _ => None,
    })
}
