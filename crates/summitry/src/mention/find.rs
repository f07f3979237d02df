//! From tokens to mentions.

use super::phrase::extent;
use super::slot::{Slot, hosts_or_suffers, slot};
use super::titled::Titled;
use super::world;
use crate::doc::{ActorKind, Document, Form, Gender, Layer, Mention, Number, Rule};
use crate::lexicon::{Lexicon, NounClass};
use crate::text::Span;
use rustc_hash::FxHashSet;
use summitry_syntax::{Dep, Entity, EntityLabel, Pos, Tag, TokenId};

/// Finds the mentions of possible actors, in text order.
///
/// Generous: every noun phrase that could say, do or suffer something is a mention; the record keeps those that do.
pub fn mentions(doc: &Document, lexicon: &Lexicon) -> Layer<Mention> {
    let finder = Finder { doc, lexicon, entity_of: entity_index(doc) };
    let mut found: Vec<Mention> = Vec::new();
    for token in 0..doc.parse.len() as TokenId {
        if let Some(mention) = finder.mention(token) {
            found.push(mention);
        }
    }
    finder.add_uncovered(&mut found);
    finder.add_surnames(&mut found);
    drop_titles(doc, &mut found);
    found.sort_by_key(|m| (m.first, std::cmp::Reverse(m.end)));
    found.into_iter().filter_map(|m| annotate(doc, m)).collect()
}

/// An office before a name is part of the mention of its holder.
fn drop_titles(doc: &Document, found: &mut Vec<Mention>) {
    let titled: Vec<(TokenId, TokenId, TokenId)> = found
        .iter()
        .filter(|m| m.kind == ActorKind::Person)
        .filter_map(|m| Some((m.first, doc.token_at(m.name?.start()), m.head)))
        .filter(|&(first, name, _)| first < name)
        .collect();
    let part =
        |m: &Mention| titled.iter().any(|&(first, name, head)| (first..name).contains(&m.head) && m.head != head);
    found.retain(|m| !(m.form == Form::Title && m.name.is_none() && part(m)));
}

fn annotate(doc: &Document, mut mention: Mention) -> Option<crate::doc::Annotation<Mention>> {
    mention.phrase = doc.tokens_span(mention.first, mention.end)?;
    (mention.first, mention.end) = core(doc, &mention);
    let by: Rule = rule(&mention).into();
    Some(crate::doc::Annotation { span: doc.tokens_span(mention.first, mention.end)?, data: mention, by })
}

/// The phrase without the people and bodies that it names beside its own head: "Ruiz's [lawyer]", "[the mayor] of Oslo".
fn core(doc: &Document, mention: &Mention) -> (TokenId, TokenId) {
    let name_end = mention.name.map_or(0, |name| doc.token_at(name.end().saturating_sub(1)) + 1);
    let end = mention.end.min(name_end.max(mention.head + 1));
    let owner = doc
        .tree
        .children(mention.head)
        .iter()
        .copied()
        .find(|&c| doc.token(c).dep == Dep::Poss && doc.token(c).pos == Pos::Propn && c < mention.head);
    let after = owner.map_or(mention.first, |owner| doc.tree.subtree(owner).1);
    let inside_name = mention.name.is_some_and(|name| doc.token_at(name.start()) < after);
    (if inside_name { mention.first } else { after.clamp(mention.first, mention.head) }, end.max(mention.head + 1))
}

fn rule(mention: &Mention) -> &'static str {
    match mention.form {
        Form::Pronoun => "mention/pronouns",
        Form::Title => "mention/title",
        Form::Description if matches!(mention.kind, ActorKind::Organization | ActorKind::Government) => "mention/nouns",
        Form::Description => "mention/description",
        Form::Metonym => "mention/metonym",
        Form::Name | Form::Surname | Form::Acronym => "mention/name",
    }
}

fn entity_index(doc: &Document) -> Vec<Option<Entity>> {
    let mut index = vec![None; doc.parse.len()];
    for entity in &doc.parse.entities {
        for slot in index.iter_mut().take(entity.end as usize).skip(entity.first as usize) {
            *slot = Some(*entity);
        }
    }
    index
}

struct Finder<'d> {
    doc: &'d Document,
    lexicon: &'d Lexicon,
    entity_of: Vec<Option<Entity>>,
}

impl Finder<'_> {
    fn mention(&self, token: TokenId) -> Option<Mention> {
        let t = self.doc.token(token);
        match t.pos {
            Pos::Pron | Pos::Det if is_pronoun_tag(t.tag) => self.pronoun(token),
            Pos::Noun | Pos::Propn => self.nominal(token),
            Pos::Adj if t.dep == Dep::Amod => self.adjective(token),
            Pos::Adj | Pos::Num | Pos::Det | Pos::Pron | Pos::X | Pos::Sym => self.headless(token),
            _ if self.doc.word(token).starts_with(char::is_uppercase) => self.odd_name(token),
            _ => None,
        }
    }

    fn pronoun(&self, token: TokenId) -> Option<Mention> {
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

    fn bare(&self, token: TokenId, form: Form) -> Mention {
        Mention {
            first: token,
            end: token + 1,
            head: token,
            phrase: self.doc.token_span(token),
            form,
            modifier: false,
            kind: ActorKind::Unnamed,
            number: Number::Singular,
            gender: None,
            name: None,
            role: None,
            country: None,
            sector: None,
            chain: None,
            also: Vec::new(),
        }
    }

    /// A noun that heads its phrase, or a name that modifies another noun.
    fn nominal(&self, token: TokenId) -> Option<Mention> {
        let entity = self.entity_of[token as usize];
        if is_inner(self.doc, token) {
            return self.modifier(token, entity);
        }
        let entity = entity.or_else(|| self.titled().unseen(token));
        if let Some(entity) = entity {
            if is_no_actor(entity.label) {
                return None;
            }
            if let Some(mention) = self.named(token, entity) {
                return Some(mention);
            }
        }
        self.common(token)
    }

    fn named(&self, head: TokenId, entity: Entity) -> Option<Mention> {
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

    /// "the Kremlin spokesman": the entity only modifies a common noun.
    fn is_common_head(&self, head: TokenId, entity: Entity) -> bool {
        let token = self.doc.token(head);
        token.pos == Pos::Noun && entity.label != EntityLabel::Norp && entity.end <= head
    }

    /// The entity's tokens without article and possessive mark.
    fn name_span(&self, entity: Entity) -> Option<Span> {
        let (mut first, mut end) = (entity.first, entity.end);
        while first < end && matches!(self.doc.token(first).tag, Tag::DT | Tag::POS | Tag::SP) {
            first += 1;
        }
        while end > first && matches!(self.doc.token(end - 1).tag, Tag::POS | Tag::SP | Tag::Comma | Tag::CloseQuote) {
            end -= 1;
        }
        self.doc.tokens_span(first, end)
    }

    fn place_name(&self, mention: Mention, words: &str, label: EntityLabel) -> Option<Mention> {
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

    fn state(&self, mention: Mention, state: world::Body) -> Option<Mention> {
        let takes_part = slot(self.doc, mention.head) == Slot::Acts || hosts_or_suffers(self.doc, mention.head);
        takes_part.then(|| self.body(mention, state))
    }

    fn people(&self, mut mention: Mention, words: &str) -> Option<Mention> {
        mention.country = world::demonym(self.lexicon, words).and_then(|state| state.country);
        mention.kind = ActorKind::Group;
        mention.number = Number::Plural;
        let t = self.doc.token(mention.head);
        if mention.country.is_some() && t.tag == Tag::JJ && t.dep != Dep::Nsubj {
            return None;
        }
        Some(mention)
    }

    fn body(&self, mut mention: Mention, body: world::Body) -> Mention {
        let acronym = mention.name.is_some_and(|n| is_acronym(self.doc.slice(n)));
        if acronym && mention.form == Form::Name {
            mention.form = Form::Acronym;
        }
        Mention { kind: body.kind, country: body.country, sector: body.sector, ..mention }
    }

    fn organisation(&self, mut mention: Mention, words: &str) -> Mention {
        mention.kind = ActorKind::Organization;
        if is_acronym(words) {
            mention.form = Form::Acronym;
        }
        let facts = world::facts(self.lexicon, self.phrase(&mention));
        let sector = facts.sector.or_else(|| world::facts(self.lexicon, words).sector);
        Mention { country: facts.country, sector, ..mention }
    }

    fn person(&self, mut mention: Mention, name: Span) -> Mention {
        mention.kind = ActorKind::Person;
        mention.number = Number::Singular;
        mention.first = mention.first.min(self.doc.token_at(name.start()));
        mention.end = mention.end.max(self.doc.token_at(name.end().saturating_sub(1)) + 1);
        mention.form = if self.doc.slice(name).contains([' ', '-']) { Form::Name } else { Form::Surname };
        let given = self.doc.slice(name).split_whitespace().next().filter(|_| mention.form == Form::Name);
        mention.gender = given.and_then(|given| self.lexicon.given_names.gender(given));
        let start = self.doc.token_at(name.start());
        mention.first = self.titled().start(mention.first, start);
        mention.gender = honorific(self.prefix(mention.first, start)).or(mention.gender);
        mention.role = self.titled().role(mention.first, start).and_then(|(a, b)| self.doc.tokens_span(a, b));
        self.with_role(mention)
    }

    fn titled(&self) -> Titled<'_> {
        Titled { doc: self.doc, lexicon: self.lexicon, entity_of: &self.entity_of }
    }

    fn prefix(&self, first: TokenId, name: TokenId) -> &str {
        self.doc.tokens_span(first, name).map(|s| self.doc.slice(s)).unwrap_or_default()
    }

    fn with_role(&self, mut mention: Mention) -> Mention {
        let Some(role) = mention.role else { return mention };
        let facts = world::facts(self.lexicon, self.doc.slice(role));
        mention.sector = mention.sector.or(facts.sector);
        mention.gender = honorific(self.doc.slice(role)).or(facts.gender).or(mention.gender);
        mention.country = mention.country.or(facts.country);
        mention
    }

    /// A common noun: office, description, body, group.
    fn common(&self, head: TokenId) -> Option<Mention> {
        let (first, end) = extent(self.doc, head);
        let lemma = self.doc.lemma(head).to_lowercase();
        let class = self.lexicon.nouns.class(&lemma);
        if class.is_none() && !self.could_act(head) {
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

    fn kind_of(&self, class: Option<NounClass>, mention: &Mention) -> ActorKind {
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
    fn capital_name(&self, mention: &Mention) -> Option<Span> {
        let mut first = mention.head;
        while first > mention.first && self.doc.token(first - 1).pos == Pos::Propn {
            first -= 1;
        }
        self.doc.tokens_span(first, mention.head + 1)
    }

    /// Whether its place in the clause is one that actors fill.
    fn could_act(&self, head: TokenId) -> bool {
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

    fn is_definite(&self, mention: &Mention) -> bool {
        let left = self.doc.tree.children(mention.head).iter().filter(|&&c| c < mention.head);
        left.clone().any(|&c| {
            let token = self.doc.token(c);
            token.dep == Dep::Poss || token.dep == Dep::Det && !matches!(self.doc.lemma(c), "a" | "an" | "some" | "any")
        })
    }

    fn number(&self, head: TokenId) -> Number {
        let plural = matches!(self.doc.token(head).tag, Tag::NNS | Tag::NNPS)
            || matches!(self.doc.lemma(head), "police" | "people" | "personnel" | "staff");
        if plural { Number::Plural } else { Number::Singular }
    }

    fn phrase(&self, mention: &Mention) -> &str {
        self.doc.tokens_span(mention.first, mention.end).map(|s| self.doc.slice(s)).unwrap_or_default()
    }

    /// A state or body that modifies a noun: "a US offer", "UN sanctions", "Palestinian attack".
    fn modifier(&self, token: TokenId, entity: Option<Entity>) -> Option<Mention> {
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
    fn collective_modifier(&self, token: TokenId) -> Option<Mention> {
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

    fn adjective(&self, token: TokenId) -> Option<Mention> {
        let entity = self.entity_of[token as usize];
        if let Some(mention) = self.modifier(token, entity) {
            return Some(mention);
        }
        let state = world::demonym(self.lexicon, self.doc.word(token))?;
        let base = Mention { name: Some(self.doc.token_span(token)), modifier: true, ..self.bare(token, Form::Name) };
        Some(self.body(base, state))
    }

    /// "some", "both", "many of them", "the accused": heads that are no nouns.
    fn headless(&self, token: TokenId) -> Option<Mention> {
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

    /// A name whose head was tagged as something else than a noun.
    fn odd_name(&self, token: TokenId) -> Option<Mention> {
        let entity = self.entity_of[token as usize]?;
        let root = (entity.first..entity.end).find(|&t| {
            let head = self.doc.token(t).head;
            head == t || !(entity.first..entity.end).contains(&head)
        });
        (root == Some(token) && matches!(entity.label, EntityLabel::Person | EntityLabel::Org))
            .then(|| self.named(token, entity))
            .flatten()
    }

    /// Names of persons whose tokens lie in no mention, or only inside a wider one as a modifier.
    fn add_uncovered(&self, found: &mut Vec<Mention>) {
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

    /// Surnames of people whom the article names in full, wherever they stand and whatever the name finder took them for.
    fn add_surnames(&self, found: &mut Vec<Mention>) {
        let people = found.iter().filter(|m| m.kind == ActorKind::Person && !m.modifier).filter_map(|m| m.name);
        let surnames: FxHashSet<String> = people
            .map(|name| self.doc.slice(name))
            .filter(|name| name.contains(' '))
            .filter_map(|name| name.split_whitespace().last().map(str::to_owned))
            .filter(|name| name.chars().count() > 2 && self.lexicon.actors.country_by_name(name).is_none())
            .collect();
        if surnames.is_empty() {
            return;
        }
        for mention in found.iter_mut().filter(|m| m.kind != ActorKind::Person) {
            if let Some(name) = mention.name.filter(|&name| surnames.contains(self.doc.slice(name))) {
                *mention = self.person(Mention { country: None, sector: None, ..mention.clone() }, name);
            }
        }
        let mut covered: FxHashSet<TokenId> = FxHashSet::default();
        for mention in found.iter().filter(|m| m.name.is_some()) {
            covered.extend(mention.first..mention.end);
        }
        for token in 0..self.doc.parse.len() as TokenId {
            let lone = !covered.contains(&token) && self.entity_of[token as usize].is_none();
            if lone && surnames.contains(self.doc.word(token)) && self.doc.token(token).pos == Pos::Propn {
                let name = self.doc.token_span(token);
                found.retain(|m| m.head != token);
                found.push(self.person(self.bare(token, Form::Surname), name));
            }
        }
    }
}

fn is_pronoun_tag(tag: Tag) -> bool {
    matches!(tag, Tag::PRP | Tag::PRPS)
}

/// "it is expected that", "it rains": stands for nothing.
fn is_pleonastic(doc: &Document, token: TokenId, word: &str) -> bool {
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

/// Whether a token stands inside the noun phrase of another noun.
fn is_inner(doc: &Document, token: TokenId) -> bool {
    let mut t = doc.token(token);
    for _ in 0..8 {
        if t.dep != Dep::Conj || t.pos == Pos::Noun {
            break;
        }
        t = doc.token(t.head);
    }
    matches!(t.dep, Dep::Compound | Dep::Amod | Dep::Nmod) && doc.token(t.head).pos != Pos::Verb
}

fn is_no_actor(label: EntityLabel) -> bool {
    matches!(
        label,
        EntityLabel::Cardinal
            | EntityLabel::Date
            | EntityLabel::Language
            | EntityLabel::Money
            | EntityLabel::Ordinal
            | EntityLabel::Percent
            | EntityLabel::Quantity
            | EntityLabel::Time
    )
}

fn is_acronym(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    (2..=7).contains(&letters)
        && !words.contains(' ')
        && words.chars().filter(|c| c.is_uppercase()).count() * 3 >= letters * 2
}

fn honorific(role: &str) -> Option<Gender> {
    role.split_whitespace().find_map(|word| match word.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Congressman" | "Mister" => Some(Gender::Male),
        "Mrs" | "Ms" | "Miss" | "Lady" | "Queen" | "Princess" | "Madam" | "Congresswoman" | "Dame" | "Baroness" => {
            Some(Gender::Female)
        }
        _ => None,
    })
}
