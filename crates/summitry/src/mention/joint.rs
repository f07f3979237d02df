//! Descriptions of several actors at once: "the two leaders", "these countries".

use super::cluster::Builder;
use crate::doc::{ActorKind, Number};
use crate::lexicon::NounClass;
use summitry_syntax::{Dep, Pos};

impl Builder<'_> {
    /// "these countries", "the five nations", "the Chinese and US governments": every state they name or take up.
    pub(super) fn listed(&mut self, at: usize) -> bool {
        let mention = self.mention(at);
        let lemma = self.doc.lemma(mention.head).to_lowercase();
        let state = self.lexicon.nouns.class(&lemma) == Some(NounClass::Government);
        if mention.number != Number::Plural || !(state || matches!(lemma.as_str(), "party" | "side")) {
            return false;
        }
        let states = self.states_inside(at);
        let states = if states.len() > 1 { states } else { self.states_taken_up(at) };
        let Some((&first, rest)) = states.split_first().filter(|(_, rest)| !rest.is_empty()) else { return false };
        self.of[at] = Some(first);
        self.drafts[first].mentions.push(at);
        for &draft in rest {
            self.drafts[draft].mentions.push(at);
            self.also[at].push(draft);
        }
        true
    }

    /// The states that modify the head, or that a list behind it names ("the three powers, A, B and C").
    pub(super) fn states_inside(&self, at: usize) -> Vec<usize> {
        let mention = self.mention(at);
        let first = self.doc.token_at(mention.phrase.start());
        let end = self.doc.tree.subtree(mention.head).1;
        let inside = |m: &usize| {
            let other = self.mention(*m);
            let listed = other.head > mention.head && matches!(self.doc.token(other.head).dep, Dep::Appos | Dep::Conj);
            (first..end).contains(&other.head) && (other.modifier && other.head < mention.head || listed)
        };
        self.distinct_states(self.all().filter(inside))
    }

    /// The states of the two sentences before, when the phrase points back and their number is right.
    pub(super) fn states_taken_up(&self, at: usize) -> Vec<usize> {
        let mention = self.mention(at);
        let first = self.doc.word(mention.first).to_lowercase();
        let count = (mention.first..mention.head).find_map(|t| number_word(&self.doc.word(t).to_lowercase()));
        let respective = (mention.first..mention.head).any(|t| self.doc.word(t) == "respective");
        if !(matches!(first.as_str(), "these" | "those") || respective || first == "the" && count.is_some()) {
            return Vec::new();
        }
        let here = self.sentence(at);
        for reach in 0..3 {
            let near = |m: &usize| *m < at && !self.mention(*m).modifier && here - self.sentence(*m) <= reach;
            let states = self.distinct_states(self.all().filter(near));
            if states.len() > 1 && count.is_none_or(|n| n == states.len()) {
                return states;
            }
        }
        Vec::new()
    }

    pub(super) fn distinct_states(&self, mentions: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut states = Vec::new();
        for draft in mentions.filter_map(|m| self.of[m]) {
            if self.drafts[draft].kind == Some(ActorKind::Government) && !states.contains(&draft) {
                states.push(draft);
            }
        }
        states
    }

    /// "the two leaders", "both countries", "neither side": the last two of the kind.
    pub(super) fn joint(&mut self, at: usize) -> bool {
        let mention = self.mention(at);
        let mut words = (mention.first..mention.end).map(|t| self.doc.word(t).to_lowercase());
        let lemma = self.doc.lemma(mention.head).to_lowercase();
        let pair = words.any(|w| matches!(w.as_str(), "two" | "both" | "neither" | "either"));
        let preconjunction = self.doc.token(mention.head).dep == Dep::Preconj;
        if !pair || preconjunction || self.is_told_apart(at) {
            return false;
        }
        let lemma = self.counted(at).unwrap_or(lemma);
        let class = self.lexicon.nouns.class(&lemma);
        let wanted: &[ActorKind] = match class {
            Some(NounClass::Government) => &[ActorKind::Government],
            Some(NounClass::Person) => &[ActorKind::Person],
            Some(NounClass::Organization) => &[ActorKind::Organization],
            _ if matches!(lemma.as_str(), "both" | "neither" | "two") => {
                return self.last_two(at, &[ActorKind::Person])
                    || self.last_two(at, &[ActorKind::Government])
                    || self.last_two(at, &[ActorKind::Organization]);
            }
            _ if matches!(lemma.as_str(), "side" | "party") => {
                return self.last_two(at, &[ActorKind::Government])
                    || self.last_two(at, &[ActorKind::Person, ActorKind::Organization, ActorKind::Group]);
            }
            _ => return false,
        };
        self.last_two(at, wanted)
    }

    /// "two other presidents", "the two armed men", "two ministers": others than those who were named.
    fn is_told_apart(&self, at: usize) -> bool {
        let mention = self.mention(at);
        let words = self.phrase_words(at);
        let count = |w: &&String| matches!(w.as_str(), "two" | "both" | "neither" | "either" | "sides");
        let more = words.iter().rev().skip(1).filter(|w| !count(w)).count() > 0;
        let person = self.lexicon.nouns.class(&self.doc.lemma(mention.head).to_lowercase()) == Some(NounClass::Person);
        let of_others = self.doc.tree.child(&self.doc.parse, mention.head, &[Dep::Prep]).is_some() && person;
        let bare = self.doc.word(mention.first).eq_ignore_ascii_case("two") && mention.first != mention.head;
        bare || person && more || of_others
    }

    /// What is counted: "countries" of "both of our countries".
    fn counted(&self, at: usize) -> Option<String> {
        let head = self.mention(at).head;
        let of = self.doc.tree.child(&self.doc.parse, head, &[Dep::Prep]).filter(|&p| self.doc.word(p) == "of")?;
        let noun = self.doc.tree.child(&self.doc.parse, of, &[Dep::Pobj])?;
        let counted = matches!(self.doc.word(head).to_lowercase().as_str(), "both" | "two" | "neither" | "either");
        (counted && self.doc.token(noun).pos == Pos::Noun).then(|| self.doc.lemma(noun).to_lowercase())
    }

    pub(super) fn last_two(&mut self, at: usize, wanted: &[ActorKind]) -> bool {
        let mut recent: Vec<usize> = Vec::new();
        for before in (0..at).rev() {
            let Some(draft) = self.of[before] else { continue };
            let fits = self.drafts[draft].kind.is_some_and(|k| wanted.contains(&k));
            let same = recent.first().is_none_or(|&r| self.drafts[r].kind == self.drafts[draft].kind);
            let told = self.mention(before);
            // "being elected President" tells an office, not a person; a seat and its state are one party.
            let predicate = told.name.is_none() && matches!(self.doc.token(told.head).dep, Dep::Oprd | Dep::Attr);
            let land = |d: usize| self.drafts[d].country.as_ref();
            let one = self.drafts[draft].kind == Some(ActorKind::Government)
                && recent.iter().any(|&r| land(r).is_some() && land(r) == land(draft));
            if fits && same && !predicate && !one && !recent.contains(&draft) {
                recent.push(draft);
            }
            if recent.len() == 2 || self.sentence(at) - self.sentence(before) > 4 {
                break;
            }
        }
        let [second, first] = recent[..] else { return false };
        self.attach(at, first);
        self.drafts[second].mentions.push(at);
        self.also[at].push(second);
        true
    }
}

pub(super) fn number_word(word: &str) -> Option<usize> {
    const WORDS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.iter().position(|w| *w == word).or_else(|| word.parse().ok())
}
