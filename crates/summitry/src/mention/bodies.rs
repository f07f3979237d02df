//! States and bodies by name.

use super::cluster::{Builder, Draft};
use super::names::{initials, key};
use super::world;
use crate::doc::{ActorKind, Form, Mention};
use summitry_syntax::Tag;

impl Builder<'_> {
    /// States by country, bodies by knowledge-base entry, acronym or name.
    pub(super) fn bodies(&mut self) {
        for at in self.all().filter(|&at| self.of[at].is_none()).collect::<Vec<_>>() {
            let mention = self.mention(at);
            let Some(name) = mention.name else { continue };
            if mention.kind == ActorKind::Person {
                continue;
            }
            let words = key(self.doc.slice(name));
            if self.twins(at, &words) {
                continue;
            }
            let id = self.body_key(mention, self.doc.slice(name));
            let known = self.drafts.iter().position(|d| d.key.as_ref() == Some(&id));
            let known = known.or_else(|| self.half(&words));
            let known = known.or_else(|| self.same_body(mention, &words, self.doc.slice(name)));
            let draft = known.unwrap_or_else(|| self.open(at));
            if known.is_some() {
                self.attach(at, draft);
            }
            let into = &mut self.drafts[draft];
            into.key.get_or_insert(id);
            if into.words.len() < words.len() {
                into.words = words;
            }
        }
    }

    /// "the North" in an article on North Korea.
    fn half(&self, words: &[String]) -> Option<usize> {
        let [side] = words else { return None };
        if !matches!(side.as_str(), "north" | "south" | "east" | "west") {
            return None;
        }
        let named = |d: &&Draft| {
            let state = d.key.as_deref().and_then(|k| k.strip_prefix("gov:"));
            let name = state.and_then(|id| world::country_name(self.lexicon, id)).unwrap_or_default().to_lowercase();
            name.strip_prefix(side.as_str()).is_some_and(|rest| rest.starts_with(' '))
        };
        let mut halves = self.drafts.iter().enumerate().filter(|(_, d)| named(d)).map(|(at, _)| at);
        halves.next().filter(|_| halves.next().is_none())
    }

    /// "the two Koreas", "both Congos": the two states that share the name.
    fn twins(&mut self, at: usize, words: &[String]) -> bool {
        let mention = self.mention(at);
        let plural = words.last().and_then(|word| word.strip_suffix('s')).filter(|_| words.len() == 1);
        let pair =
            (mention.first..mention.head).any(|t| matches!(self.doc.word(t).to_lowercase().as_str(), "two" | "both"));
        let Some(name) = plural.filter(|_| pair) else { return false };
        let [one, two] = world::sharing(self.lexicon, name)[..] else { return false };
        let (one, two) = (self.state(one, at), self.state(two, at));
        self.of[at] = Some(one);
        self.drafts[one].mentions.push(at);
        self.drafts[two].mentions.push(at);
        self.also[at].push(two);
        true
    }

    /// Folded names right before a body's name that say which one it is: "Petersburg" of "Petersburg [Prosecutor's Office]".
    fn words_before(&self, mention: &Mention) -> Vec<String> {
        let Some(name) = mention.name else { return Vec::new() };
        let (first, end) = (self.doc.token_at(mention.phrase.start()), self.doc.token_at(name.start()));
        let land =
            |word: &str| world::country(self.lexicon, word).or_else(|| world::demonym(self.lexicon, word)).is_some();
        let tells = |&t: &u32| self.doc.token(t).tag == Tag::NNP && !land(self.doc.word(t));
        (first..end).filter(tells).flat_map(|t| key(self.doc.word(t))).collect()
    }

    pub(super) fn body_key(&self, mention: &Mention, name: &str) -> String {
        let known = || {
            let state = world::country(self.lexicon, name).or_else(|| world::demonym(self.lexicon, name));
            let state = state.filter(|_| mention.kind == ActorKind::Government);
            state.or_else(|| world::body(self.lexicon, name)).or_else(|| world::seat(self.lexicon, name))
        };
        if let Some(body) = known() {
            return body.id;
        }
        match &mention.country {
            Some(iso3) if mention.kind == ActorKind::Government => format!("gov:{iso3}"),
            Some(iso3) if mention.kind == ActorKind::Group => format!("people:{iso3}:{}", key(name).concat()),
            _ => key(name).concat(),
        }
    }

    /// An acronym of a name, a name of an acronym, or a name that ends another.
    pub(super) fn same_body(&self, mention: &Mention, words: &[String], name: &str) -> Option<usize> {
        let before = self.words_before(mention);
        let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        self.drafts.iter().position(|d| {
            let state = d.key.as_ref().is_some_and(|k| k.starts_with("gov:"));
            let bodies = d.kind != Some(ActorKind::Person) && d.names.is_empty() && !d.words.is_empty() && !state;
            let land = mention.country.is_none() || d.country.is_none() || mention.country == d.country;
            bodies
                && land
                && (self.is_acronym_of(d, &letters, name)
                    || (is_tail(&d.words, words) || d.words == words) && before.iter().all(|w| d.words.contains(w)))
        })
    }

    pub(super) fn is_acronym_of(&self, draft: &Draft, letters: &str, name: &str) -> bool {
        let full = |at: &usize| self.mention(*at).name.map(|n| self.doc.slice(n)).unwrap_or_default();
        let mut names = draft.mentions.iter().map(full);
        letters.len() >= 2
            && names.any(|other| initials(other) == letters || initials(name).len() > 1 && initials(name) == *other)
    }

    /// "the Kurdistan Workers' Party (PKK)".
    pub(super) fn parentheses(&mut self) {
        for at in self.all().skip(1) {
            let mention = self.mention(at);
            let opens = mention.first > 0 && self.doc.word(mention.first - 1) == "(";
            if mention.form != Form::Acronym || !opens {
                continue;
            }
            let before = (0..at).rev().find(|&b| self.mention(b).end == mention.first - 1 && !self.mention(b).modifier);
            let (Some(short), Some(long)) = (self.of[at], before.and_then(|b| self.of[b])) else { continue };
            if short != long && self.drafts[long].kind != Some(ActorKind::Person) {
                self.merge(short, long);
            }
        }
    }
}

/// Whether `short` ends `long` and says enough: "Security Council" of "UN Security Council".
pub(super) fn is_tail(long: &[String], short: &[String]) -> bool {
    short.len() >= 2 && (long.ends_with(short) || short.ends_with(long) && long.len() >= 2)
}
