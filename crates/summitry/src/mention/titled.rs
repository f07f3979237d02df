//! How far a person's name and title reach, where name finder and parser saw only part of them.

use super::phrase::extent;
use super::world;
use crate::doc::Document;
use crate::lexicon::{Lexicon, NounClass};
use summitry_syntax::{Dep, Entity, EntityLabel, Pos, Tag, TokenId};

/// Titles of courtesy, which tell no office.
const COURTESY: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "mister", "madam", "dr", "prof"];

/// Reads names and titles of persons.
pub(super) struct Titled<'d> {
    pub(super) doc: &'d Document,
    pub(super) lexicon: &'d Lexicon,
    pub(super) entity_of: &'d [Option<Entity>],
}

impl Titled<'_> {
    /// The name around the words that the name finder saw: "[Barend] Leyts", "State [Hillary Clinton]".
    pub(super) fn whole(&self, entity: Entity) -> Entity {
        let mut first = self.after_portfolio(entity).unwrap_or(entity.first);
        while first > 0 && self.goes_on_before(first, entity.end) {
            first -= 1;
        }
        Entity { first, ..entity }
    }

    /// A person's name that the name finder did not see: capitalised words up to the head, a known given name before it.
    pub(super) fn unseen(&self, head: TokenId) -> Option<Entity> {
        let name = |t: TokenId| self.doc.token(t).tag == Tag::NNP && is_name_word(self.doc.word(t));
        let noun = self.lexicon.nouns.class(&self.doc.lemma(head).to_lowercase()).is_some();
        if !name(head) || noun || self.tells_country(self.doc.word(head)) {
            return None;
        }
        let mut first = head;
        while first > 0 && name(first - 1) && self.entity_of[first as usize - 1].is_none() && !self.is_title(first - 1)
        {
            first -= 1;
        }
        let given = (first..head).find(|&t| self.is_given(t) && self.doc.token(t).head == head)?;
        Some(Entity { first: given, end: head + 1, label: EntityLabel::Person })
    }

    /// A person whom the name finder took for a place, a body or a thing.
    pub(super) fn is_person(&self, head: TokenId, entity: Entity) -> bool {
        let words = self.doc.tokens_span(entity.first, entity.end).map(|s| self.doc.slice(s)).unwrap_or_default();
        if entity.label == EntityLabel::Person {
            return true;
        }
        let known = world::country(self.lexicon, words).is_some() || world::body(self.lexicon, words).is_some();
        if known || !matches!(self.doc.token(head).tag, Tag::NNP | Tag::NNPS) {
            return false;
        }
        let given = entity.first > 0
            && self.is_given(entity.first - 1)
            && self.entity_of[entity.first as usize - 1].is_none()
            && (entity.first..entity.end).contains(&self.doc.token(entity.first - 1).head);
        let explains = self.is_given(entity.first) && entity.end - entity.first > 1 && self.follows_title(entity, head);
        given || explains || self.after_portfolio(entity).is_some() || self.is_described_as_person(head, entity)
    }

    /// "the president of Namibia, Hage Geingob", "the prime minister, Dominique de Villepin": an office and a comma before.
    fn follows_title(&self, entity: Entity, head: TokenId) -> bool {
        let comma = entity.first.checked_sub(1).is_some_and(|t| self.doc.word(t) == ",");
        let noun = self.doc.token(head).head;
        let governor = self.doc.token(self.doc.token(noun).head).head;
        let office = |t: TokenId| self.is_title(t) && self.is_singular(t) && t < entity.first;
        let fellow = || entity.first.checked_sub(2).is_some_and(office);
        let apposed = self.doc.token(head).dep == Dep::Appos && (office(noun) || office(governor));
        comma && (apposed || fellow())
    }

    /// "Oshima, the ambassador": the apposition tells, where the name is none of a known place.
    fn is_described_as_person(&self, head: TokenId, entity: Entity) -> bool {
        let place =
            matches!(entity.label, EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac | EntityLabel::Product);
        let words: Vec<&str> = (entity.first..entity.end).map(|t| self.doc.word(t)).collect();
        let unknown =
            || world::seat(self.lexicon, &words.join(" ")).is_none() && self.lexicon.country_of_place(&words).is_none();
        let kids = self.doc.tree.children(head).iter();
        let mut kids = kids.filter(|&&c| c > head && self.doc.token(c).dep == Dep::Appos);
        place && kids.any(|&c| self.is_title(c)) && unknown()
    }

    /// First token of the title of a name, however the parser hangs it, and of the name where it has none.
    pub(super) fn start(&self, first: TokenId, name: TokenId) -> TokenId {
        let mut first = self.after_person(first, name).unwrap_or(first);
        if let Some(start) = self.office_before(name) {
            first = first.min(start);
        } else if let Some(title) = first.checked_sub(1).filter(|&t| self.is_title(t) && self.is_singular(t)) {
            first = extent(self.doc, title).0.min(first);
        }
        self.second_office(first).unwrap_or(first)
    }

    /// The words of a role without articles and titles of courtesy.
    pub(super) fn role(&self, first: TokenId, name: TokenId) -> Option<(TokenId, TokenId)> {
        let skip =
            |&t: &TokenId| matches!(self.doc.token(t).tag, Tag::DT | Tag::SP | Tag::OpenQuote | Tag::Comma | Tag::CC);
        let first = (first..name).find(|t| !skip(t))?;
        let courtesy =
            |t: TokenId| matches!(bare(self.doc.word(t)).as_str(), word if word.is_empty() || COURTESY.contains(&word));
        (!(first..name).all(courtesy)).then_some((first, name))
    }

    /// In "President Ruiz and Prime Minister Novak" the title begins after the first name.
    fn after_person(&self, first: TokenId, name: TokenId) -> Option<TokenId> {
        let person = |t: &TokenId| self.entity_of[*t as usize].is_some_and(|e| e.label == EntityLabel::Person);
        let last = (first..name).rev().find(person)?;
        // A given name that the finder cut off the name is no other person.
        let parted = (last + 1..name).any(|t| matches!(self.doc.token(t).tag, Tag::CC | Tag::Comma));
        parted.then_some(())?;
        (last + 1..name).find(|&t| !matches!(self.doc.token(t).tag, Tag::CC | Tag::Comma | Tag::SP))
    }

    /// "the Speaker of the House Nancy Pelosi", "Prime Minister of India Narendra Modi": the start of the office.
    fn office_before(&self, name: TokenId) -> Option<TokenId> {
        let mut at = name;
        let mut portfolio = false;
        while at > 0 && name - at < 12 {
            at -= 1;
            let token = self.doc.token(at);
            match self.doc.word(at) {
                "of" | "for" if portfolio && self.is_title(token.head) && token.head < at => {
                    let start = extent(self.doc, token.head).0;
                    return self.is_singular(token.head).then_some(start);
                }
                "of" | "for" | "the" | "and" | "&" => {}
                word if word.starts_with(char::is_uppercase) && !self.is_title(at) && !self.is_other_person(at) => {
                    portfolio = true;
                }
                _ => return None,
            }
        }
        None
    }

    fn is_other_person(&self, t: TokenId) -> bool {
        self.entity_of[t as usize]
            .is_some_and(|e| e.label == EntityLabel::Person && e.end <= t + 1 && e.end - e.first > 1)
    }

    /// "Foreign Minister and Deputy Prime Minister Ruiz": two bare offices of one person.
    fn second_office(&self, first: TokenId) -> Option<TokenId> {
        let and = first.checked_sub(1).filter(|&t| self.doc.word(t) == "and")?;
        let title = and.checked_sub(1).filter(|&t| self.is_title(t) && self.is_singular(t))?;
        let start = extent(self.doc, title).0;
        let bare = !matches!(self.doc.token(start).tag, Tag::DT | Tag::PRPS);
        let named = (start..title).any(|t| self.entity_of[t as usize].is_some_and(|e| e.label == EntityLabel::Person));
        let same =
            self.is_title(first) || (first..first + 4).any(|t| t < self.doc.parse.len() as TokenId && self.is_title(t));
        (bare && !named && same).then_some(start)
    }

    /// The given name behind the words of an office that the name finder took for a part of the name.
    fn after_portfolio(&self, entity: Entity) -> Option<TokenId> {
        let mut before = entity.first.checked_sub(1)?;
        if self.doc.word(before) == "the" {
            before = before.checked_sub(1)?;
        }
        let office = matches!(self.doc.word(before), "of" | "for") && self.is_title(self.doc.token(before).head);
        let given = (entity.first + 1..entity.end.saturating_sub(1)).find(|&t| self.is_given(t))?;
        (office && !self.is_given(entity.first)).then_some(given)
    }

    /// Whether the word before a name belongs to it.
    fn goes_on_before(&self, first: TokenId, end: TokenId) -> bool {
        let t = first - 1;
        let token = self.doc.token(t);
        let word = self.doc.word(t);
        // A given name by itself is taken for a place now and then.
        let mistaken = |e: Entity| e.end - e.first == 1 && self.is_given(t);
        let free = self.entity_of[t as usize].is_none_or(mistaken);
        let part = token.tag == Tag::NNP && (first..end).contains(&token.head) && free;
        if !part || !is_name_word(word) || self.is_title(t) || self.tells_country(word) || is_courtesy(word) {
            return false;
        }
        let short = end - first == 1 || self.doc.word(first).trim_end_matches('.').chars().count() == 1;
        short || self.is_given(t)
    }

    fn tells_country(&self, word: &str) -> bool {
        world::country(self.lexicon, word).is_some()
            || world::demonym(self.lexicon, word).is_some()
            || world::body(self.lexicon, word).is_some()
    }

    /// A given name that somebody known bears, or one of the census that is no place ("India" and "Virginia" are both).
    fn is_given(&self, t: TokenId) -> bool {
        let word = self.doc.word(t);
        let names = &self.lexicon.given_names;
        let place = || self.tells_country(word) || self.lexicon.country_of_place(&[word]).is_some();
        names.gender(word).is_some() || names.gender_before(word).is_some() && !place()
    }

    /// A noun for an office or a role.
    fn is_title(&self, t: TokenId) -> bool {
        let token = self.doc.token(t);
        let noun = matches!(token.pos, Pos::Noun | Pos::Propn);
        noun && self.lexicon.nouns.class(&self.doc.lemma(t).to_lowercase()) == Some(NounClass::Person)
    }

    fn is_singular(&self, t: TokenId) -> bool {
        matches!(self.doc.token(t).tag, Tag::NN | Tag::NNP)
    }
}

/// A word in small letters without its full stop.
fn bare(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

fn is_courtesy(word: &str) -> bool {
    let word = bare(word);
    COURTESY.contains(&word.as_str()) || matches!(word.as_str(), "sir" | "lord" | "lady" | "dame" | "st" | "saint")
}

/// A capital and small letters, or an initial.
fn is_name_word(word: &str) -> bool {
    let capital = word.starts_with(char::is_uppercase);
    capital && (word.chars().any(char::is_lowercase) || word.trim_end_matches('.').chars().count() == 1)
}
