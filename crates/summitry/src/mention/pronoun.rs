//! Pronouns: the most salient actor that agrees.
//!
//! Salience after Lappin and Leass (1994): recency by sentence, grammatical role, repetition; names and titles before
//! descriptions. Thresholds were chosen on the development gold.

use super::cluster::Builder;
use crate::doc::{ActorKind, Attribution, Form, Gender, Mention, Number};
use crate::lexicon::NounClass;
use summitry_syntax::{Dep, Pos, TokenId};

/// How far back a pronoun may look, in sentences.
const REACH: usize = 4;

impl Builder<'_> {
    pub(super) fn pronoun(&mut self, at: usize) {
        let word = self.doc.word(self.mention(at).head).to_lowercase();
        let found = match word.as_str() {
            "i" | "me" | "my" | "mine" | "myself" => self.speaker_around(at),
            "we" | "us" | "our" | "ours" | "ourselves" => None,
            "they" | "them" | "their" | "theirs" | "themselves" => {
                if self.pair(at) {
                    return;
                }
                self.most_salient(at)
            }
            _ => self.most_salient(at),
        };
        if let Some(draft) = found {
            self.attach(at, draft);
        }
    }

    /// "Ruiz and Novak met. They ...": the coordinated subject of this or the last sentence, if no plural subject is nearer.
    fn pair(&mut self, at: usize) -> bool {
        let here = self.sentence(at);
        let pronoun = self.mention(at);
        for before in (0..at).rev().take_while(|&b| here - self.sentence(b) <= 1) {
            let mention = self.mention(before);
            let subject = matches!(self.doc.token(mention.head).dep, Dep::Nsubj | Dep::Nsubjpass);
            if !subject || here == self.sentence(before) && self.bound(pronoun, mention) {
                continue;
            }
            let mut parties: Vec<usize> = Vec::new();
            let fellows = (before..at).filter(|&m| m == before || self.is_conjunct(m, mention.head));
            for draft in fellows.filter_map(|m| self.of[m]) {
                if !parties.contains(&draft) {
                    parties.push(draft);
                }
            }
            if let (Some((&first, rest)), false) = (parties.split_first(), parties.len() < 2) {
                self.attach(at, first);
                for &draft in rest {
                    self.drafts[draft].mentions.push(at);
                    self.also[at].push(draft);
                }
                return true;
            }
            if mention.number == Number::Plural {
                return false;
            }
        }
        false
    }

    fn is_conjunct(&self, at: usize, first: TokenId) -> bool {
        let mut token = self.mention(at).head;
        for _ in 0..8 {
            if self.doc.token(token).dep != Dep::Conj {
                return false;
            }
            token = self.doc.token(token).head;
            if token == first {
                return true;
            }
        }
        false
    }

    /// The speaker of the innermost quotation around a mention.
    pub(super) fn speaker_around(&self, at: usize) -> Option<usize> {
        let span = self.doc.mentions.as_slice()[at].span;
        let quoted = self.doc.quotes.as_slice().iter().any(|q| q.span.contains(span));
        let inside = |a: &&Attribution| a.content.iter().any(|c| c.contains(span)) && quoted;
        let all = self.doc.attributions.as_slice().iter().map(|a| &a.data);
        let innermost = all.filter(inside).min_by_key(|a| a.content.iter().map(|c| c.len()).sum::<u32>())?;
        self.of.get(innermost.speaker?.index()).copied().flatten()
    }

    fn most_salient(&self, at: usize) -> Option<usize> {
        let excluded = self.quoted_speaker(at);
        let mut best: Option<(i32, usize)> = None;
        for (draft, data) in self.drafts.iter().enumerate() {
            if Some(draft) == excluded || !self.agrees(at, draft) || !data.candidates.is_empty() {
                continue;
            }
            let score = data.mentions.iter().filter(|&&m| m < at).map(|&m| self.salience(at, m)).max();
            let Some(score) = score.filter(|&s| s > 0) else { continue };
            let score = score + (data.mentions.len().min(6) as i32) * 2;
            if best.is_none_or(|(b, _)| score > b) {
                best = Some((score, draft));
            }
        }
        best.map(|(_, draft)| draft)
    }

    /// "he" inside a quotation is not who speaks it.
    fn quoted_speaker(&self, at: usize) -> Option<usize> {
        self.speaker_around(at)
    }

    fn agrees(&self, at: usize, draft: usize) -> bool {
        let (mention, data) = (self.mention(at), &self.drafts[draft]);
        let kind = data.kind.unwrap_or(ActorKind::Unnamed);
        let head = data.mentions.first().map(|&m| self.mention(m));
        match (mention.number, mention.gender) {
            (Number::Singular, Some(Gender::Neuter)) => {
                let thing = || data.number == Some(Number::Singular) && !head.is_some_and(|m| self.is_human(m));
                matches!(kind, ActorKind::Organization | ActorKind::Government)
                    || matches!(kind, ActorKind::Group | ActorKind::Unnamed) && thing()
            }
            (Number::Singular, sex) => {
                let person =
                    kind == ActorKind::Person || kind == ActorKind::Unnamed && head.is_some_and(|m| self.is_human(m));
                person && data.number != Some(Number::Plural) && (data.gender.is_none() || data.gender == sex)
            }
            (Number::Plural, _) => {
                data.number == Some(Number::Plural)
                    || matches!(kind, ActorKind::Group)
                    || kind == ActorKind::Organization
            }
        }
    }

    fn salience(&self, at: usize, before: usize) -> i32 {
        let (here, there) = (self.sentence(at), self.sentence(before));
        let distance = here.saturating_sub(there);
        let (pronoun, mention) = (self.mention(at), self.mention(before));
        if distance > REACH || mention.modifier || distance == 0 && self.bound(pronoun, mention) {
            return 0;
        }
        let mut score = 100 - 28 * distance as i32 + self.role_weight(mention);
        if mention.form == Form::Description {
            score -= 8;
        }
        if pronoun.number == Number::Plural {
            score += if mention.number == Number::Plural { 25 } else { -20 };
        }
        if distance == 0 && self.speaks(mention.head) {
            score += 12;
        }
        score
    }

    fn role_weight(&self, mention: &Mention) -> i32 {
        match self.doc.token(mention.head).dep {
            Dep::Nsubj | Dep::Nsubjpass => 40,
            Dep::Agent => 25,
            Dep::Dobj | Dep::Dative => 18,
            Dep::Poss => 16,
            Dep::Appos | Dep::Conj => 14,
            Dep::Pobj => 10,
            _ => 5,
        }
    }

    /// The subject of a clause with a complement: "Ruiz said that she ...".
    fn speaks(&self, head: TokenId) -> bool {
        let token = self.doc.token(head);
        token.dep == Dep::Nsubj
            && self
                .doc
                .tree
                .children(token.head)
                .iter()
                .any(|&c| matches!(self.doc.token(c).dep, Dep::Ccomp | Dep::Xcomp))
    }

    /// Arguments of one verb are different actors, unless the pronoun is reflexive or possessive.
    fn bound(&self, pronoun: &Mention, mention: &Mention) -> bool {
        let word = self.doc.word(pronoun.head).to_lowercase();
        if word.ends_with("self") || word.ends_with("selves") || self.doc.token(pronoun.head).dep == Dep::Poss {
            return self.inside(pronoun, mention);
        }
        self.clause(pronoun.head) == self.clause(mention.head) || self.inside(pronoun, mention)
    }

    fn inside(&self, pronoun: &Mention, mention: &Mention) -> bool {
        mention.first <= pronoun.head && pronoun.head < mention.end
    }

    /// The verb that a token is an argument of.
    fn clause(&self, token: TokenId) -> Option<TokenId> {
        self.doc.tree.ancestors(&self.doc.parse, token).find(|&a| matches!(self.doc.token(a).pos, Pos::Verb | Pos::Aux))
    }

    /// A description whose noun stands for a person.
    fn is_human(&self, mention: &Mention) -> bool {
        let lemma = self.doc.lemma(mention.head).to_lowercase();
        mention.number == Number::Singular && self.lexicon.nouns.class(&lemma) == Some(NounClass::Person)
    }
}
