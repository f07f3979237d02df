//! Pronouns: the most salient actor that agrees.
//!
//! Salience after Lappin and Leass (1994): recency, grammatical role, repetition; binding keeps the arguments of one verb apart. The weights were searched for on the
//! development part of GAP, which has no news in it, and checked on the development gold.

use super::cluster::Builder;
use crate::doc::{ActorKind, Attribution, Form, Gender, Mention, Number};
use crate::lexicon::NounClass;
use crate::text::Span;
use summitry_syntax::{Dep, Pos, TokenId};

/// How far back a pronoun may look, in sentences.
const REACH: usize = 4;
/// What a sentence of distance costs, and a token of distance inside the sentence in eighths.
const SENTENCE: i32 = 40;
const NEAR: i32 = 3;
/// For who says or thinks what the pronoun stands in, and for the subject over a possessive.
const SPEAKS: i32 = 24;
const OWNS: i32 = 10;
/// For each earlier mention, up to six.
const OFTEN: i32 = 2;
/// The score of a subject that the pronoun looks forward to.
const AWAITED: i32 = 110;
/// Handicap of who is only named in somebody's words, for a pronoun of the article's own.
const QUOTED: i32 = 30;
/// Handicap of things, which the news speaks of less.
const THING: i32 = -10;

impl Builder<'_> {
    pub(super) fn pronoun(&mut self, at: usize) {
        let word = self.doc.word(self.mention(at).head).to_lowercase();
        let found = match word.as_str() {
            "i" | "me" | "my" | "mine" | "myself" => self.speaker_around(at),
            "we" | "us" | "our" | "ours" | "ourselves" => self.issuer_of_we(at),
            "they" | "them" | "their" | "theirs" | "themselves" => {
                if self.pair(at) {
                    return;
                }
                self.most_salient(at)
            }
            "himself" | "herself" | "itself" => self.own_subject(at).or_else(|| self.most_salient(at)),
            _ => self.most_salient(at),
        };
        if let Some(draft) = found {
            self.attach(at, draft);
        }
    }

    /// Whom "herself" takes up: the nearest subject above it that agrees.
    fn own_subject(&self, at: usize) -> Option<usize> {
        let above = self.doc.tree.ancestors(&self.doc.parse, self.mention(at).head);
        let subjects =
            above.filter_map(|verb| self.doc.tree.child(&self.doc.parse, verb, &[Dep::Nsubj, Dep::Nsubjpass]));
        let mut drafts = subjects.filter_map(|subject| self.of[self.mention_at(subject).filter(|&m| m != at)?]);
        drafts.find(|&draft| self.agrees(at, draft))
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
            let fellows = fellows.chain(self.partner(before));
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
        if !self.quoted[at] {
            return None;
        }
        let inside = |a: &&Attribution| a.content.iter().any(|c| c.contains(span));
        let all = self.doc.attributions.as_slice().iter().map(|a| &a.data);
        let innermost = all.filter(inside).min_by_key(|a| a.content.iter().map(|c| c.len()).sum::<u32>())?;
        self.of.get(innermost.speaker?.index()).copied().flatten()
    }

    /// The actor that stands out; nobody where a mere thing stands out more.
    fn most_salient(&self, at: usize) -> Option<usize> {
        // "he" inside a quotation is not who speaks it.
        let excluded = self.speaker_around(at);
        let mut scores: Vec<(i32, usize)> = Vec::new();
        let own = self.own_words(at);
        let named = self.named_in(&own);
        let possible = |&d: &usize| Some(d) != excluded && !named.contains(&d) && self.agrees(at, d);
        for draft in (0..self.drafts.len()).filter(possible) {
            scores.extend(self.standing(at, draft, &own).map(|score| (score, draft)));
        }
        scores.sort_unstable_by_key(|&(score, draft)| (-score, draft));
        let &(best, draft) = scores.first()?;
        self.thing(at).is_none_or(|thing| best >= thing).then_some(draft)
    }

    /// How much an actor stands out for the pronoun `at`; nothing where it is out of reach.
    fn standing(&self, at: usize, draft: usize, own: &[Span]) -> Option<i32> {
        let data = &self.drafts[draft];
        if !data.candidates.is_empty() {
            return None;
        }
        let before = data.mentions.iter().filter(|&&m| m < at && !self.stands_in(m, own));
        let behind = data.mentions.iter().filter(|&&m| m > at && self.is_awaited(at, m)).map(|_| AWAITED);
        let best = before.clone().filter_map(|&m| self.salience(at, m)).chain(behind).max()?;
        Some(best + before.count().min(6) as i32 * OFTEN)
    }

    /// "After her return, Ruiz left": the subject that the words before it look forward to.
    fn is_awaited(&self, at: usize, behind: usize) -> bool {
        let (pronoun, mention) = (self.mention(at), self.mention(behind));
        let subject = self.doc.token(mention.head);
        let fronted = matches!(subject.dep, Dep::Nsubj | Dep::Nsubjpass)
            && mention.form != Form::Pronoun
            && self.doc.tree.ancestors(&self.doc.parse, pronoun.head).any(|a| a == subject.head);
        fronted && self.is_fronted(pronoun.head, subject.head)
    }

    /// Whether a token hangs on the verb by a preposition or a clause.
    fn is_fronted(&self, token: TokenId, verb: TokenId) -> bool {
        let mut above = token;
        for next in self.doc.tree.ancestors(&self.doc.parse, token) {
            if next == verb {
                return matches!(self.doc.token(above).dep, Dep::Prep | Dep::Advcl);
            }
            above = next;
        }
        false
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

    fn salience(&self, at: usize, before: usize) -> Option<i32> {
        let (here, there) = (self.sentence(at), self.sentence(before));
        let distance = here.saturating_sub(there);
        let (pronoun, mention) = (self.mention(at), self.mention(before));
        if distance > REACH || mention.modifier || distance == 0 && self.bound(pronoun, mention) {
            return None;
        }
        let mut score = 100 - SENTENCE * distance as i32 + self.role_weight(mention.head);
        if pronoun.number == Number::Plural {
            score += if mention.number == Number::Plural { 25 } else { -20 };
        }
        if self.quoted[before] && !self.quoted[at] {
            score -= QUOTED;
        }
        if distance == 0 {
            score += self.in_sentence(pronoun, mention);
        }
        Some(score)
    }

    /// What speaks for a mention in the pronoun's own sentence.
    fn in_sentence(&self, pronoun: &Mention, mention: &Mention) -> i32 {
        let subject = matches!(self.doc.token(mention.head).dep, Dep::Nsubj | Dep::Nsubjpass);
        let verb = self.doc.token(mention.head).head;
        let commands = subject && self.doc.tree.ancestors(&self.doc.parse, pronoun.head).any(|a| a == verb);
        let between = pronoun.head.saturating_sub(mention.end) as i32;
        let mut score = -(between * NEAR / 8);
        if self.speaks(mention.head) {
            score += SPEAKS;
        }
        if commands && self.doc.token(pronoun.head).dep == Dep::Poss {
            score += OWNS;
        }
        score
    }

    fn role_weight(&self, head: TokenId) -> i32 {
        match self.doc.token(head).dep {
            Dep::Nsubj | Dep::Nsubjpass => 40,
            Dep::Agent => 25,
            Dep::Dobj | Dep::Dative => 18,
            Dep::Poss => 16,
            Dep::Appos | Dep::Conj => 14,
            Dep::Pobj => -2,
            _ => -7,
        }
    }

    /// How much a thing that is no actor stands out: "it" and "they" may be that thing. Owners are mostly actors.
    fn thing(&self, at: usize) -> Option<i32> {
        let pronoun = self.mention(at);
        let person = pronoun.number == Number::Singular && pronoun.gender != Some(Gender::Neuter);
        let token = self.doc.token(pronoun.head);
        if person || token.dep == Dep::Poss || self.does(pronoun.head) {
            return None;
        }
        let here = self.sentence(at);
        let first = self.doc.parse.sentence_starts.get(here.saturating_sub(1)).copied()?;
        (first..pronoun.head).filter(|&t| self.is_thing(t, pronoun.number)).map(|t| self.thing_weight(t, here)).max()
    }

    fn thing_weight(&self, token: TokenId, here: usize) -> i32 {
        let distance = here.saturating_sub(self.doc.parse.sentence_of(token)) as i32;
        100 - SENTENCE * distance + self.role_weight(token) + THING
    }

    /// A noun of the right number that heads no mention.
    fn is_thing(&self, token: TokenId, number: Number) -> bool {
        use summitry_syntax::Tag;
        let t = self.doc.token(token);
        let fits = match number {
            Number::Singular => t.tag == Tag::NN,
            Number::Plural => t.tag == Tag::NNS,
        };
        let argument = matches!(t.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj);
        fits && argument && self.mention_at(token).is_none()
    }

    /// The subject of a verb that has an object or a complement: an actor rather than a thing.
    fn does(&self, head: TokenId) -> bool {
        const TAKEN: [Dep; 3] = [Dep::Dobj, Dep::Ccomp, Dep::Xcomp];
        let token = self.doc.token(head);
        token.dep == Dep::Nsubj && self.doc.tree.child(&self.doc.parse, token.head, &TAKEN).is_some()
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
        let token = self.doc.token(pronoun.head);
        if token.dep == Dep::Poss {
            return self.inside(pronoun, mention) || self.is_own(token.head, mention.head);
        }
        if word.ends_with("self") || word.ends_with("selves") {
            return self.inside(pronoun, mention);
        }
        let joined = self.doc.token(mention.head).head == pronoun.head || token.head == mention.head;
        joined && token.dep == Dep::Conj
            || self.clause(pronoun.head) == self.clause(mention.head)
            || self.inside(pronoun, mention)
    }

    /// "her aide Novak", "Novak, her aide", "Novak is her aide": the owner is somebody else than who is owned.
    fn is_own(&self, owned: TokenId, mention: TokenId) -> bool {
        let (thing, name) = (self.doc.token(owned), self.doc.token(mention));
        let beside = |dep: Dep| matches!(dep, Dep::Appos | Dep::Compound);
        let said_of = thing.dep == Dep::Attr && thing.head == name.head && name.dep == Dep::Nsubj;
        owned == mention
            || name.head == owned && beside(name.dep)
            || thing.head == mention && beside(thing.dep)
            || said_of
    }

    fn inside(&self, pronoun: &Mention, mention: &Mention) -> bool {
        mention.first <= pronoun.head && pronoun.head < mention.end
    }

    /// The verb that a token is an argument of.
    pub(super) fn clause(&self, token: TokenId) -> Option<TokenId> {
        self.doc.tree.ancestors(&self.doc.parse, token).find(|&a| matches!(self.doc.token(a).pos, Pos::Verb | Pos::Aux))
    }

    /// A description whose noun stands for a person.
    fn is_human(&self, mention: &Mention) -> bool {
        let lemma = self.doc.lemma(mention.head).to_lowercase();
        mention.number == Number::Singular && self.lexicon.nouns.class(&lemma) == Some(NounClass::Person)
    }
}
