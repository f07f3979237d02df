//! Finding names that may be places: what the name finder calls a place, and what the gazetteer knows.

use super::join::{join, mark_followers};
use super::seats::seats;
use super::words::{HAPPENINGS, is_beside, is_tail};
use crate::doc::{ActorKind, Document, Form, PlaceKind};
use crate::lexicon::{Candidate, Candidates, Gazetteer, Lexicon, fold};
use crate::text::Span;
use rustc_hash::FxHashSet;
use summitry_syntax::{Entity, EntityLabel, Pos, Tag, TokenId};

/// Longest name in tokens that the gazetteer is asked for.
const LONGEST: u32 = 6;

/// How a name was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The name finder calls it a place.
    Entity,
    /// Only the gazetteer knows it; the sentence must leave no doubt.
    Guess,
    /// A state behind a party's letter.
    Seat,
    /// An adjective of a country: no place, but it tells which country the article is about.
    Adjective,
}

/// A name that may be a place: tokens `first..end`.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) span: Span,
    pub(super) first: TokenId,
    pub(super) end: TokenId,
    pub(super) key: String,
    pub(super) candidates: Candidates,
    pub(super) source: Source,
    /// Directly behind another name and a comma or bracket.
    pub(super) follows: bool,
    /// Next to another name in a list.
    pub(super) beside: bool,
    pub(super) label: Option<EntityLabel>,
}

impl Name {
    /// The token by which the name hangs in its sentence.
    pub(super) fn head(&self, doc: &Document) -> TokenId {
        let outside = |&t: &TokenId| {
            let head = doc.token(t).head;
            head == t || !(self.first..self.end).contains(&head)
        };
        (self.first..self.end).find(outside).unwrap_or(self.first)
    }
}

/// All names of the article in text order, never overlapping.
pub(super) fn names(doc: &Document, lexicon: &Lexicon) -> Vec<Name> {
    let gazetteer = &lexicon.gazetteer;
    let matches = matches(doc, gazetteer);
    let persons = persons(doc);
    let mut names = seats(doc, gazetteer);
    let entities = doc.parse.entities.iter().filter_map(|e| from_entity(doc, lexicon, e, &matches, &persons));
    add(&mut names, entities);
    let guesses = matches.iter().filter(|m| is_guess(doc, lexicon, m, &persons));
    add(&mut names, guesses.map(|m| Name { label: entity_over(doc, m).map(|e| e.label), ..m.clone() }));
    add(&mut names, doc.parse.entities.iter().filter_map(|e| adjective_name(doc, lexicon, e)));
    names.sort_by_key(|n| n.span.start());
    let mut names = join(doc, gazetteer, names);
    mark_followers(doc.text(), &mut names);
    names
}

/// Adds the names that overlap none of those before.
fn add(names: &mut Vec<Name>, more: impl Iterator<Item = Name>) {
    for name in more {
        if !names.iter().any(|n| n.span.overlaps(name.span)) {
            names.push(name);
        }
    }
}

/// The longest gazetteer names over the capitalised tokens, left to right.
fn matches(doc: &Document, gazetteer: &Gazetteer) -> Vec<Name> {
    let (mut found, mut at) = (Vec::new(), 0);
    let n = doc.parse.len() as u32;
    let mut unknown = FxHashSet::default();
    while at < n {
        match is_capital(doc, at).then(|| longest(doc, gazetteer, at, &mut unknown)).flatten() {
            Some(name) => {
                at = name.end;
                found.push(name);
            }
            None => at += 1,
        }
    }
    found
}

/// The longest name that starts at a token; words that no place bears are remembered in `unknown`.
fn longest<'d>(
    doc: &'d Document,
    gazetteer: &Gazetteer,
    first: TokenId,
    unknown: &mut FxHashSet<&'d str>,
) -> Option<Name> {
    let (sentence, n) = (doc.parse.sentence_of(first), doc.parse.len() as u32);
    let next = doc.parse.sentence_starts.get(sentence + 1).copied().unwrap_or(n);
    let ends: Vec<TokenId> = (first + 1..=(first + LONGEST).min(n).min(next))
        .take_while(|&end| doc.token(end - 1).pos != Pos::Space)
        .filter(|&end| is_capital(doc, end - 1) || end > first + 1 && is_tail(doc.word(end - 1)))
        .collect();
    for end in ends.into_iter().rev() {
        let words = doc.slice(doc.tokens_span(first, end)?);
        if unknown.contains(words) {
            continue;
        }
        match name(doc, gazetteer, first, end, Source::Guess).filter(|name| !name.candidates.is_empty()) {
            Some(name) => return Some(name),
            None => unknown.insert(words),
        };
    }
    None
}

fn is_capital(doc: &Document, token: TokenId) -> bool {
    let word = doc.word(token);
    let word = ["al-", "el-", "an-", "as-", "ad-", "ar-", "d'", "d’", "l'", "l’"]
        .iter()
        .find_map(|p| word.strip_prefix(p))
        .unwrap_or(word);
    word.chars().next().is_some_and(|c| c.is_uppercase())
}

pub(super) fn name(
    doc: &Document,
    gazetteer: &Gazetteer,
    first: TokenId,
    end: TokenId,
    source: Source,
) -> Option<Name> {
    let span = doc.tokens_span(first, end)?;
    let words = doc.slice(span);
    if words.contains('\n') {
        return None;
    }
    let candidates = lookup(gazetteer, words);
    Some(Name { span, first, end, key: fold(words), candidates, source, follows: false, beside: false, label: None })
}

/// The places of a name as it is written: acronyms only for capitals, nothing for a name in small letters.
pub(super) fn lookup(gazetteer: &Gazetteer, words: &str) -> Candidates {
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().all(char::is_uppercase);
    if !letters().any(char::is_uppercase) {
        return Vec::new();
    }
    let mut found = gazetteer.lookup(words);
    if words.split_whitespace().all(|w| is_beside(&fold(w))) {
        return Vec::new(); // "the North", "Southern District": whose?
    }
    // "US" in capitals is the country, not every other thing of that name; in a headline all is in capitals.
    let acronym = capitals && letters().count() <= 5 && found.iter().any(|c| c.capitals);
    found.retain(|c: &Candidate| if acronym { c.capitals } else { capitals || !c.capitals });
    found
}

/// Words of the names of persons.
struct Persons {
    /// Last words of full names.
    last: FxHashSet<String>,
    /// All words.
    any: FxHashSet<String>,
}

fn persons(doc: &Document) -> Persons {
    let (mut last, mut any) = (FxHashSet::default(), FxHashSet::default());
    for entity in doc.parse.entities.iter().filter(|e| e.label == EntityLabel::Person) {
        let words: Vec<String> =
            (entity.first..entity.end).filter(|&t| doc.token(t).pos == Pos::Propn).map(|t| fold(doc.word(t))).collect();
        last.extend(words.last().filter(|_| words.len() > 1).cloned());
        any.extend(words);
    }
    for mention in doc.mentions.as_slice().iter().map(|m| &m.data) {
        if mention.kind == ActorKind::Person && mention.form == Form::Name && mention.end - mention.first > 1 {
            last.extend(mention.name.and_then(|n| doc.slice(n).split_whitespace().next_back().map(fold)));
        }
    }
    Persons { last, any }
}

fn from_entity(
    doc: &Document,
    lexicon: &Lexicon,
    entity: &Entity,
    matches: &[Name],
    persons: &Persons,
) -> Option<Name> {
    let (gazetteer, label) = (&lexicon.gazetteer, entity.label);
    let (first, end) = trimmed(doc, entity)?;
    if !matches!(label, EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac) {
        return None;
    }
    let span = doc.tokens_span(first, end)?;
    let mut found = match matches.iter().find(|m| m.span.contains(span)) {
        Some(longer) => longer.clone(),
        None => name(doc, gazetteer, first, end, Source::Entity)?,
    };
    found.source = Source::Entity;
    found.label = Some(label);
    let proper = (found.first..found.end).any(|t| doc.token(t).pos == Pos::Propn) && is_proper(doc, found.span);
    (proper && !is_other(doc, lexicon, &found, persons)).then_some(found)
}

/// Whether what the name finder calls a place is the name of a person, a body or a happening.
fn is_other(doc: &Document, lexicon: &Lexicon, name: &Name, persons: &Persons) -> bool {
    if !lexicon.actors.persons_by_name(doc.slice(name.span)).is_empty() {
        return true;
    }
    if name.candidates.is_empty() {
        let of_person = |t: TokenId| persons.any.contains(&fold(doc.word(t)));
        return (name.first..name.end).any(of_person) || is_body(doc, lexicon, name);
    }
    persons.last.contains(&name.key) && !is_state(&lexicon.gazetteer, name)
}

/// Whether the last word of a name tells a body or persons, or any word a happening ("... Fleet", "... Commission").
fn is_body(doc: &Document, lexicon: &Lexicon, name: &Name) -> bool {
    let last = fold(doc.word(name.end.saturating_sub(1)));
    let body = lexicon.nouns.class(&last).is_some() && !lexicon.places.site_nouns.contains(&last);
    body || (name.first..name.end).any(|t| HAPPENINGS.contains(&fold(doc.word(t)).as_str()))
}

/// An adjective of a country: it tells what the article is about.
fn adjective_name(doc: &Document, lexicon: &Lexicon, entity: &Entity) -> Option<Name> {
    let norp = entity.label == EntityLabel::Norp;
    let (first, end) = trimmed(doc, entity).filter(|_| norp)?;
    let mut name = name(doc, &lexicon.gazetteer, first, end, Source::Adjective)?;
    name.candidates = adjective(lexicon, doc.slice(name.span));
    (!name.candidates.is_empty()).then_some(name)
}

fn is_proper(doc: &Document, span: Span) -> bool {
    doc.slice(span).chars().any(char::is_uppercase) && !is_in_person(doc, span)
}

/// Whether a name is part of the longer name of a person or a body that the mention room found.
fn is_in_person(doc: &Document, span: Span) -> bool {
    doc.mentions.as_slice().iter().any(|m| {
        let person = m.data.kind == ActorKind::Person && m.data.form == Form::Name;
        person && m.data.name.is_some_and(|n| n.contains(span))
    })
}

fn is_state(gazetteer: &Gazetteer, name: &Name) -> bool {
    let first = name.candidates.first().and_then(|c| gazetteer.outline(c.place));
    first.is_some_and(|o| o.kind == PlaceKind::Country)
}

/// The tokens of an entity without article, possessive and marks.
fn trimmed(doc: &Document, entity: &Entity) -> Option<(TokenId, TokenId)> {
    let drop = |t: TokenId| {
        let token = doc.token(t);
        matches!(token.tag, Tag::DT | Tag::POS | Tag::IN) && !is_capital(doc, t)
            || token.tag == Tag::DT
            || matches!(token.pos, Pos::Punct | Pos::Space)
    };
    let (mut first, mut end) = (entity.first, entity.end.min(doc.parse.len() as u32));
    while first < end && drop(first) {
        first += 1;
    }
    while first < end && drop(end - 1) {
        end -= 1;
    }
    (first < end).then_some((first, end))
}

/// A gazetteer name that the name finder overlooked or called something else, and that stands alone.
fn is_guess(doc: &Document, lexicon: &Lexicon, found: &Name, persons: &Persons) -> bool {
    let proper = (found.first..found.end).any(|t| is_name_word(doc, t));
    let body = !lexicon.actors.orgs_by_name(doc.slice(found.span)).is_empty();
    if !proper || body || persons.last.contains(&found.key) {
        return false;
    }
    match entity_over(doc, found) {
        Some(entity) => trimmed(doc, entity).is_some_and(|(first, end)| first >= found.first && end <= found.end),
        None => {
            let proper = |t: TokenId| (t as usize) < doc.parse.len() && doc.token(t).pos == Pos::Propn;
            let before = found.first.checked_sub(1).is_some_and(proper);
            !before && !proper(found.end)
        }
    }
}

fn entity_over<'d>(doc: &'d Document, name: &Name) -> Option<&'d Entity> {
    let at = doc.parse.entities.partition_point(|e| e.end <= name.first);
    doc.parse.entities.get(at).filter(|e| e.first < name.end)
}

/// A proper noun, or what the tagger takes for a common one though it has a capital inside a sentence.
fn is_name_word(doc: &Document, token: TokenId) -> bool {
    let inside = doc.parse.sentence_starts.binary_search(&token).is_err();
    match doc.token(token).pos {
        Pos::Propn => true,
        Pos::Noun => inside && is_capital(doc, token),
        _ => false,
    }
}

/// The names of given spans, which must be in text order.
pub(super) fn of_spans(lexicon: &Lexicon, text: &str, spans: &[Span]) -> Vec<Name> {
    let mut names: Vec<Name> = spans
        .iter()
        .map(|&span| {
            let words = text.get(span.range()).unwrap_or_default();
            let mut candidates = lookup(&lexicon.gazetteer, words);
            if candidates.is_empty() {
                candidates = adjective(lexicon, words);
            }
            Name {
                span,
                first: 0,
                end: 0,
                key: fold(words),
                candidates,
                source: Source::Entity,
                follows: false,
                beside: false,
                label: None,
            }
        })
        .collect();
    mark_followers(text, &mut names);
    names
}

/// The country of an adjective or of the name of its people.
fn adjective(lexicon: &Lexicon, words: &str) -> Candidates {
    let country = lexicon.actors.demonym(words).and_then(|id| lexicon.actors.country(id));
    let place = country.and_then(|c| {
        let found = lexicon.gazetteer.lookup(c.name);
        found.into_iter().find(|f| lexicon.gazetteer.outline(f.place).is_some_and(|o| o.kind != PlaceKind::City))
    });
    place.into_iter().collect()
}

/// The gazetteer name inside a longer name of which the rest only says which part or what sort of site it is.
pub(super) fn inner(doc: &Document, lexicon: &Lexicon, name: &Name) -> Option<Name> {
    let rest = |t: TokenId| {
        let word = fold(doc.word(t));
        word.is_empty()
            || is_beside(&word)
            || lexicon.places.site_nouns.contains(&word)
            || lexicon.actors.demonym(doc.word(t)).is_some()
    };
    let first = (name.first..name.end).find(|&t| !rest(t))?;
    let end = (first..name.end).rev().find(|&t| !rest(t))? + 1;
    let whole = (first, end) == (name.first, name.end);
    let part = self::name(doc, &lexicon.gazetteer, first, end, Source::Guess).filter(|_| !whole)?;
    (!part.candidates.is_empty()).then_some(part)
}
