//! Descriptions that take up an actor: "the minister", "the government", "the country".

use super::cluster::{Builder, Draft};
use super::world;
use crate::doc::{ActorKind, Mention, Number};
use crate::lexicon::NounClass;
use summitry_syntax::Dep;

impl Builder<'_> {
    pub(super) fn describe(&mut self, at: usize) {
        if self.joint(at) || self.listed(at) {
            return;
        }
        if let Some(issuer) = self.issuer(at) {
            self.of[at] = Some(issuer);
            return;
        }
        let words = self.phrase_words(at);
        let found = self.state_of(at).or_else(|| self.antecedent(at, &words));
        match found {
            Some(draft) => self.attach_description(at, draft),
            None => {
                let draft = self.open(at);
                self.drafts[draft].words = words;
            }
        }
    }

    /// "the Chinese government", "the government", "the country".
    pub(super) fn state_of(&mut self, at: usize) -> Option<usize> {
        let mention = self.mention(at);
        let lemma = self.doc.lemma(mention.head).to_lowercase();
        let class = self.lexicon.nouns.class(&lemma);
        let authorities = lemma == "authority" && mention.number == Number::Plural && self.is_of_a_state(at);
        let one_state =
            class == Some(NounClass::Government) && (mention.number == Number::Singular || lemma == "authority");
        if !one_state && !authorities {
            return None;
        }
        if let Some(iso3) = &mention.country {
            return Some(self.state(&iso3.clone(), at));
        }
        let plain = self.phrase_words(at).len() == 1 && self.is_definite(at);
        if plain { self.salient_state(at) } else { None }
    }

    /// "the Moldovan authorities", and not "the separatist Moldovan authorities" nor those of a land without a state.
    fn is_of_a_state(&self, at: usize) -> bool {
        let (words, mention) = (self.phrase_words(at), self.mention(at));
        let adjective = (mention.first..mention.head).map(|t| self.doc.word(t)).next_back();
        let state = adjective.and_then(|word| world::demonym(self.lexicon, word));
        words.len() == 2 && state.is_some_and(|s| s.country.is_some_and(|iso3| s.id == format!("gov:{iso3}")))
    }

    pub(super) fn state(&mut self, iso3: &str, at: usize) -> usize {
        let id = format!("gov:{iso3}");
        let known = self.drafts.iter().position(|d| d.key.as_ref() == Some(&id));
        known.unwrap_or_else(|| {
            let kind = Some(ActorKind::Government);
            let words = vec![world::country_name(self.lexicon, iso3).unwrap_or(iso3).to_lowercase()];
            self.drafts.push(Draft { kind, country: Some(iso3.to_owned()), key: Some(id), words, ..Draft::default() });
            let _ = at;
            self.drafts.len() - 1
        })
    }

    /// Inside a quotation the speaker's state; else the state named last, subjects first; else the one named most.
    pub(super) fn salient_state(&self, at: usize) -> Option<usize> {
        if let Some(state) = self.speakers_state(at) {
            return Some(state);
        }
        let here = self.sentence(at);
        let doer = self.state_of_subject(at);
        let states =
            (0..self.drafts.len()).filter(|&d| self.drafts[d].kind == Some(ActorKind::Government) && Some(d) != doer);
        let weight = |m: usize| {
            let subject = matches!(self.doc.token(self.mention(m).head).dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Poss);
            (here - self.sentence(m)) * 2 + usize::from(!subject)
        };
        let nearest = |d: usize| {
            let before = self.drafts[d].mentions.iter().filter(|&&m| m < at && here - self.sentence(m) <= 2);
            Some((before.map(|&m| weight(m)).min()?, d))
        };
        let recent = states.clone().filter_map(nearest).min().map(|(_, d)| d);
        let count = |d: usize| self.drafts[d].mentions.iter().filter(|&&m| m < at).count();
        recent.or_else(|| states.max_by_key(|&d| (count(d), usize::MAX - d)))
    }

    /// The state that acts on "the country" in the same clause is another one.
    fn state_of_subject(&self, at: usize) -> Option<usize> {
        let verb = self.clause(self.mention(at).head)?;
        let subject = self.doc.tree.child(&self.doc.parse, verb, &[Dep::Nsubj])?;
        let inside = self.doc.tree.subtree(subject);
        let within = (inside.0..inside.1).contains(&self.mention(at).head);
        self.mention_at(subject).filter(|&m| m < at && !within).and_then(|m| self.of[m])
    }

    pub(super) fn speakers_state(&self, at: usize) -> Option<usize> {
        let speaker = self.speaker_around(at)?;
        let iso3 = self.drafts[speaker].country.as_ref()?;
        self.drafts.iter().position(|d| d.kind == Some(ActorKind::Government) && d.country.as_ref() == Some(iso3))
    }

    /// An earlier actor that a description takes up.
    pub(super) fn antecedent(&self, at: usize, words: &[String]) -> Option<usize> {
        let mention = self.mention(at);
        let definite = self.is_definite(at);
        if !definite && mention.number == Number::Singular {
            return None;
        }
        let mut best: Option<(usize, usize)> = None;
        for (draft, data) in self.drafts.iter().enumerate() {
            let Some(last) = data.mentions.iter().copied().filter(|&m| m < at).max() else { continue };
            let takes = self.takes_up(mention, words, data, definite);
            if takes && self.land_fits(mention, data) && best.is_none_or(|(b, _)| last > b) {
                best = Some((last, draft));
            }
        }
        best.map(|(_, draft)| draft)
    }

    pub(super) fn takes_up(&self, mention: &Mention, words: &[String], draft: &Draft, definite: bool) -> bool {
        if !draft.candidates.is_empty() {
            return false;
        }
        if draft.words == words && draft.names.is_empty() {
            return draft.number == Some(mention.number) || draft.key.is_some();
        }
        let Some(head) = words.last().filter(|_| definite) else { return false };
        match mention.kind {
            ActorKind::Person => words.len() <= 2 && draft.kind == Some(ActorKind::Person) && holds_role(draft, words),
            ActorKind::Organization | ActorKind::Government => {
                words.len() == 1 && draft.kind != Some(ActorKind::Person) && draft.words.last() == Some(head)
            }
            _ => {
                let number = draft.number.is_none_or(|n| n == mention.number);
                words.len() == 1 && number && draft.words.last() == Some(head) && draft.kind != Some(ActorKind::Person)
            }
        }
    }
}

pub(super) fn holds_role(draft: &Draft, words: &[String]) -> bool {
    const OTHER: &[&str] = &["vice", "deputy", "former", "ex", "assistant", "associate", "shadow", "under", "acting"];
    draft.roles.iter().any(|role| {
        // "spokesman for the governor" is no governor.
        let own = role.split([',', '(']).next().unwrap_or(role);
        let own = [" for ", " of ", " in ", " at ", " to ", " from "]
            .iter()
            .fold(own, |own, prep| own.split(prep).next().unwrap_or(own));
        let own: Vec<&str> = own.split([' ', '-']).filter(|w| !w.is_empty()).collect();
        let other = own.iter().any(|w| OTHER.contains(w) && !words.iter().any(|own| own == w));
        !other
            && own.last() == words.last().map(String::as_str).as_ref()
            && words.iter().all(|w| own.contains(&w.as_str()))
    })
}
