//! Clusters of mentions while they grow.

use super::chain::Chains;
use super::names::{initials, key, same_person, same_word};
use super::world;
use crate::doc::{ActorKind, Chain, Document, Form, Gender, Id, Layer, Mention, Number, Resolution};
use crate::lexicon::{Lexicon, NounClass};
use crate::text::Span;
use summitry_syntax::{Dep, Tag, TokenId};

/// One actor while its mentions are collected; mentions and drafts are named by their index.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) mentions: Vec<usize>,
    pub(super) kind: Option<ActorKind>,
    pub(super) country: Option<String>,
    pub(super) sector: Option<&'static str>,
    pub(super) gender: Option<Gender>,
    pub(super) number: Option<Number>,
    /// Folded full names of a person.
    names: Vec<Vec<String>>,
    /// Identity of a body or state: knowledge-base id, `gov:ISO`, or folded name.
    key: Option<String>,
    /// Folded words of named bodies and descriptions, without determiners.
    words: Vec<String>,
    /// Folded words of titles and roles.
    roles: Vec<String>,
    /// Drafts that fit equally well.
    pub(super) candidates: Vec<usize>,
}

pub(super) struct Builder<'d> {
    pub(super) doc: &'d Document,
    pub(super) lexicon: &'d Lexicon,
    pub(super) drafts: Vec<Draft>,
    pub(super) of: Vec<Option<usize>>,
    pub(super) also: Vec<Vec<usize>>,
}

impl<'d> Builder<'d> {
    pub(super) fn new(doc: &'d Document, lexicon: &'d Lexicon) -> Self {
        let n = doc.mentions.len();
        Self { doc, lexicon, drafts: Vec::new(), of: vec![None; n], also: vec![Vec::new(); n] }
    }

    pub(super) fn mention(&self, at: usize) -> &'d Mention {
        &self.doc.mentions.as_slice()[at].data
    }

    fn all(&self) -> std::ops::Range<usize> {
        0..self.doc.mentions.len()
    }

    fn name_key(&self, at: usize) -> Vec<String> {
        self.mention(at).name.map(|n| key(self.doc.slice(n))).unwrap_or_default()
    }

    pub(super) fn attach(&mut self, at: usize, draft: usize) {
        let mention = self.mention(at);
        let role = mention.role.map(|r| self.doc.slice(r).to_lowercase());
        let human = matches!(mention.kind, ActorKind::Person | ActorKind::Unnamed) || mention.form == Form::Pronoun;
        let gender = mention.gender.filter(|_| human);
        self.of[at] = Some(draft);
        let number = mention.number;
        let into = &mut self.drafts[draft];
        into.mentions.push(at);
        into.gender = into.gender.or(gender);
        if mention.form != Form::Pronoun {
            into.country = into.country.take().or_else(|| mention.country.clone());
            into.sector = into.sector.or(mention.sector);
            into.number = into.number.or(Some(number));
            into.roles.extend(role);
        }
    }

    pub(super) fn open(&mut self, at: usize) -> usize {
        let kind = self.mention(at).kind;
        self.drafts.push(Draft { kind: Some(kind), ..Draft::default() });
        let draft = self.drafts.len() - 1;
        self.attach(at, draft);
        draft
    }

    fn is_person_name(&self, at: usize) -> bool {
        let mention = self.mention(at);
        mention.kind == ActorKind::Person && mention.name.is_some()
    }

    /// Full names over the whole text; slips of spelling and missing middle names are the same person.
    pub(super) fn full_names(&mut self) {
        for at in self.all().filter(|&at| self.is_person_name(at)).collect::<Vec<_>>() {
            let name = self.name_key(at);
            if name.len() < 2 || !self.is_full(at) {
                continue;
            }
            let known = self.drafts.iter().position(|d| d.names.iter().any(|n| same_person(n, &name)));
            let draft = known.unwrap_or_else(|| self.open(at));
            if known.is_some() {
                self.attach(at, draft);
            }
            if !self.drafts[draft].names.contains(&name) {
                self.drafts[draft].names.push(name);
            }
        }
    }

    /// Surnames go to the one full name that holds them; where several do, title and sex decide or nobody.
    pub(super) fn surnames(&mut self) {
        for at in self.all().filter(|&at| self.is_person_name(at) && self.of[at].is_none()).collect::<Vec<_>>() {
            let name = self.name_key(at);
            let Some(short) = name.last() else { continue };
            let bearers = if name.len() == 1 { self.bearers(short) } else { self.holders(&name) };
            let fitting: Vec<usize> = bearers.iter().copied().filter(|&d| self.fits(at, d)).collect();
            match fitting[..] {
                [] => self.open_surname(at, name),
                [draft] => self.attach(at, draft),
                _ => self.choose(at, &fitting),
            }
        }
    }

    fn open_surname(&mut self, at: usize, name: Vec<String>) {
        let draft = self.open(at);
        self.drafts[draft].names.push(name);
    }

    /// Drafts with a full name that ends, or failing that begins, with the word.
    fn bearers(&self, short: &str) -> Vec<usize> {
        let with = |fits: &dyn Fn(&[String]) -> bool| -> Vec<usize> {
            (0..self.drafts.len()).filter(|&d| self.drafts[d].names.iter().any(|n| fits(n))).collect()
        };
        let exact = with(&|n| n.last().is_some_and(|w| w == short));
        if !exact.is_empty() {
            return exact;
        }
        let first = with(&|n| n.first().is_some_and(|w| w == short) || n.iter().any(|w| w == short));
        if !first.is_empty() {
            return first;
        }
        with(&|n| n.last().is_some_and(|w| same_word(w, short)))
    }

    /// Drafts with a full name that holds all the words: "Ki-moon" of "Ban Ki-moon".
    fn holders(&self, words: &[String]) -> Vec<usize> {
        let holds = |n: &Vec<String>| n.len() > words.len() && words.iter().all(|w| n.contains(w));
        (0..self.drafts.len()).filter(|&d| self.drafts[d].names.iter().any(holds)).collect()
    }

    /// Two words at least; a hyphenated word alone may be a given name or a surname.
    fn is_full(&self, at: usize) -> bool {
        self.mention(at).name.is_some_and(|name| self.doc.slice(name).split_whitespace().count() > 1)
    }

    fn fits(&self, at: usize, draft: usize) -> bool {
        let (mention, draft) = (self.mention(at), &self.drafts[draft]);
        let sex = mention.gender.is_none() || draft.gender.is_none() || mention.gender == draft.gender;
        let land = mention.country.is_none() || draft.country.is_none() || mention.country == draft.country;
        sex && land
    }

    /// Two people of one surname: the title tells, or who alone was named in this paragraph; else both are candidates.
    fn choose(&mut self, at: usize, fitting: &[usize]) {
        if let Some(draft) = self.by_title(at, fitting).or_else(|| self.by_turn(at, fitting)) {
            return self.attach(at, draft);
        }
        let known = self.drafts.iter().position(|d| d.candidates == fitting);
        let draft = match known {
            Some(draft) => {
                self.attach(at, draft);
                draft
            }
            None => self.open(at),
        };
        self.drafts[draft].candidates = fitting.to_vec();
    }

    fn by_title(&self, at: usize, fitting: &[usize]) -> Option<usize> {
        let role = self.mention(at).role.map(|r| self.doc.slice(r).to_lowercase())?;
        let word = role.split_whitespace().last()?;
        let holds = |&&d: &&usize| self.drafts[d].roles.iter().any(|r| r.split_whitespace().any(|w| w == word));
        let mut holders = fitting.iter().filter(holds);
        match (holders.next(), holders.next()) {
            (Some(&one), None) => Some(one),
            _ => None,
        }
    }

    /// The bearer who was fully named last, unless another was within two sentences before.
    fn by_turn(&self, at: usize, fitting: &[usize]) -> Option<usize> {
        let here = self.sentence(at);
        let last = |d: usize| self.drafts[d].mentions.iter().filter(|&&m| m < at).map(|&m| self.sentence(m)).max();
        let mut turns: Vec<(usize, usize)> = fitting.iter().filter_map(|&d| Some((last(d)?, d))).collect();
        turns.sort_unstable();
        match turns[..] {
            [(_, only)] => Some(only),
            [.., (second, _), (first, draft)] if first > second && here - second > 2 => Some(draft),
            _ => None,
        }
    }

    pub(super) fn sentence(&self, at: usize) -> usize {
        self.doc.parse.sentence_of(self.mention(at).head)
    }

    /// States by country, bodies by knowledge-base entry, acronym or name.
    pub(super) fn bodies(&mut self) {
        for at in self.all().filter(|&at| self.of[at].is_none()).collect::<Vec<_>>() {
            let mention = self.mention(at);
            let Some(name) = mention.name else { continue };
            if mention.kind == ActorKind::Person {
                continue;
            }
            let words = key(self.doc.slice(name));
            let id = self.body_key(mention, self.doc.slice(name));
            let known = self.drafts.iter().position(|d| d.key.as_ref() == Some(&id));
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

    fn body_key(&self, mention: &Mention, name: &str) -> String {
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
    fn same_body(&self, mention: &Mention, words: &[String], name: &str) -> Option<usize> {
        let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        self.drafts.iter().position(|d| {
            let state = d.key.as_ref().is_some_and(|k| k.starts_with("gov:"));
            let bodies = d.kind != Some(ActorKind::Person) && d.names.is_empty() && !d.words.is_empty() && !state;
            let land = mention.country.is_none() || d.country.is_none() || mention.country == d.country;
            bodies && land && (self.is_acronym_of(d, &letters, name) || is_tail(&d.words, words) || d.words == words)
        })
    }

    fn is_acronym_of(&self, draft: &Draft, letters: &str, name: &str) -> bool {
        let full = |at: &usize| self.mention(*at).name.map(|n| self.doc.slice(n)).unwrap_or_default();
        let mut names = draft.mentions.iter().map(full);
        letters.len() >= 2
            && names.any(|other| initials(other) == letters || initials(name).len() > 1 && initials(name) == *other)
    }

    /// "Ana Ruiz, the foreign minister": one actor, when one of the two is no name.
    pub(super) fn appositions(&mut self) {
        for at in self.all() {
            let mention = self.mention(at);
            let token = self.doc.token(mention.head);
            let partner = match token.dep {
                Dep::Appos => self.described_around(at, token.head).or_else(|| self.mention_at(token.head)),
                _ => None,
            };
            if let Some(partner) = partner.filter(|&p| p != at) {
                self.join(at, partner);
            }
        }
        self.parentheses();
    }

    /// "A spokeswoman for Ruiz, Hana Novak": the name explains the person described, not the name it follows.
    fn described_around(&self, at: usize, follows: TokenId) -> Option<usize> {
        let named = |m: &Mention| m.kind == ActorKind::Person && m.name.is_some();
        let inner = self.mention(self.mention_at(follows)?);
        if !named(self.mention(at)) || inner.name.is_none() {
            return None;
        }
        let prep = self.doc.token(follows).head;
        let outer = (self.doc.token(follows).dep == Dep::Pobj).then(|| self.doc.token(prep).head)?;
        let outer = self.mention_at(outer)?;
        let lemma = self.doc.lemma(self.mention(outer).head).to_lowercase();
        (self.lexicon.nouns.class(&lemma) == Some(NounClass::Person)).then_some(outer)
    }

    fn join(&mut self, at: usize, partner: usize) {
        let (a, b) = (self.mention(at), self.mention(partner));
        if a.modifier || b.modifier || !alike(a, b) {
            return;
        }
        match (self.of[at], self.of[partner]) {
            (None, Some(draft)) => self.attach_description(at, draft),
            (Some(draft), None) => self.attach_description(partner, draft),
            (None, None) => {
                let draft = self.open(partner);
                self.attach_description(at, draft);
            }
            _ => {}
        }
    }

    fn attach_description(&mut self, at: usize, draft: usize) {
        let words = self.doc.slice(self.mention(at).phrase).to_lowercase();
        self.attach(at, draft);
        self.drafts[draft].roles.push(words);
    }

    /// "the Kurdistan Workers' Party (PKK)".
    fn parentheses(&mut self) {
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

    fn merge(&mut self, from: usize, into: usize) {
        let moved = std::mem::take(&mut self.drafts[from]);
        for &at in &moved.mentions {
            self.of[at] = Some(into);
        }
        let draft = &mut self.drafts[into];
        draft.mentions.extend(moved.mentions);
        draft.mentions.sort_unstable();
        draft.country = draft.country.take().or(moved.country);
        draft.sector = draft.sector.or(moved.sector);
    }

    pub(super) fn mention_at(&self, head: TokenId) -> Option<usize> {
        self.all().find(|&at| self.mention(at).head == head)
    }

    /// Everything that is no name, in text order.
    pub(super) fn walk(&mut self) {
        for at in self.all() {
            if self.of[at].is_some() {
                continue;
            }
            match self.mention(at).form {
                Form::Pronoun => self.pronoun(at),
                _ => self.describe(at),
            }
        }
    }

    fn describe(&mut self, at: usize) {
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

    /// Who issued a document that speaks: "the opinion of the Court", "a memo by Ruiz", "a UN report"; for a document
    /// taken up again, who issued it at first. The document is no mention of its issuer.
    fn issuer(&mut self, at: usize) -> Option<usize> {
        let document = self.document(self.mention(at).head)?;
        let lemma = self.doc.lemma(document).to_lowercase();
        if let Some(other) = self.issuer_inside(document).or_else(|| self.issuer_by_act(document)) {
            if self.of[other].is_none() && other != at && self.mention(other).form != Form::Pronoun {
                self.describe(other);
            }
            return self.of[other];
        }
        let again = |&other: &usize| {
            let earlier = self.mention(other);
            self.doc.lemma(earlier.head).to_lowercase() == lemma && earlier.form == Form::Description
        };
        let earlier = (0..at).rev().find(again).filter(|_| self.is_definite(at))?;
        if let Some(draft) = self.of[earlier].filter(|&draft| !self.drafts[draft].mentions.contains(&earlier)) {
            return Some(draft);
        }
        self.issuer_by_act(self.mention(earlier).head).and_then(|other| self.of[other])
    }

    /// The noun of a text that speaks; "part of the statement" is its statement.
    fn document(&self, head: TokenId) -> Option<TokenId> {
        let is_text =
            |t: TokenId| self.lexicon.nouns.class(&self.doc.lemma(t).to_lowercase()) == Some(NounClass::Document);
        if is_text(head) {
            return Some(head);
        }
        let part = matches!(self.doc.lemma(head), "part" | "excerpt" | "copy" | "draft" | "section");
        let (first, end) = self.doc.tree.subtree(head);
        (first..end).find(|&t| part && is_text(t) && self.doc.token(t).dep == Dep::Pobj)
    }

    fn issuer_inside(&self, document: TokenId) -> Option<usize> {
        let (first, end) = self.doc.tree.subtree(document);
        self.all().find(|&other| {
            let m = self.mention(other);
            let body = m.name.is_some()
                || matches!(m.kind, ActorKind::Organization | ActorKind::Government | ActorKind::Person);
            m.head != document && (first..end).contains(&m.head) && body && self.issues(m.head, document)
        })
    }

    /// "The council adopted a resolution": the subject of the act that brought the text into the world.
    fn issuer_by_act(&self, document: TokenId) -> Option<usize> {
        const ACTS: &[&str] = &[
            "adopt", "issue", "pass", "release", "publish", "write", "send", "sign", "post", "make", "file", "approve",
            "deliver", "read", "give",
        ];
        let token = self.doc.token(document);
        if token.dep != Dep::Dobj || !ACTS.contains(&self.doc.lemma(token.head)) {
            return None;
        }
        let subject = self.doc.tree.child(&self.doc.parse, token.head, &[Dep::Nsubj])?;
        self.mention_at(subject)
    }

    /// Whether a name inside a document's phrase says who issued it.
    fn issues(&self, name: TokenId, document: TokenId) -> bool {
        let token = self.doc.token(name);
        match token.dep {
            Dep::Poss | Dep::Compound | Dep::Amod | Dep::Nmod => token.head == document,
            Dep::Pobj => {
                let prep = self.doc.word(token.head).to_lowercase();
                matches!(prep.as_str(), "by" | "from") || prep == "of" && self.doc.token(token.head).head == document
            }
            _ => false,
        }
    }

    /// "these countries", "the five nations", "the Chinese and US governments": every state they name or take up.
    fn listed(&mut self, at: usize) -> bool {
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
    fn states_inside(&self, at: usize) -> Vec<usize> {
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
    fn states_taken_up(&self, at: usize) -> Vec<usize> {
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

    fn distinct_states(&self, mentions: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut states = Vec::new();
        for draft in mentions.filter_map(|m| self.of[m]) {
            if self.drafts[draft].kind == Some(ActorKind::Government) && !states.contains(&draft) {
                states.push(draft);
            }
        }
        states
    }

    /// Folded words of a phrase without determiners and possessives.
    fn phrase_words(&self, at: usize) -> Vec<String> {
        let mention = self.mention(at);
        let keep = |t: &TokenId| !matches!(self.doc.token(*t).tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::PDT);
        (mention.first..mention.head + 1).filter(keep).flat_map(|t| key(self.doc.word(t))).collect()
    }

    /// "the Chinese government", "the government", "the country".
    fn state_of(&mut self, at: usize) -> Option<usize> {
        let mention = self.mention(at);
        let lemma = self.doc.lemma(mention.head).to_lowercase();
        let class = self.lexicon.nouns.class(&lemma);
        if class != Some(NounClass::Government) || mention.number == Number::Plural && lemma != "authority" {
            return None;
        }
        if let Some(iso3) = &mention.country {
            return Some(self.state(&iso3.clone(), at));
        }
        let plain = self.phrase_words(at).len() == 1 && self.is_definite(at);
        if plain { self.salient_state(at) } else { None }
    }

    fn state(&mut self, iso3: &str, at: usize) -> usize {
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
    fn salient_state(&self, at: usize) -> Option<usize> {
        if let Some(state) = self.speakers_state(at) {
            return Some(state);
        }
        let here = self.sentence(at);
        let states = (0..self.drafts.len()).filter(|&d| self.drafts[d].kind == Some(ActorKind::Government));
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

    fn speakers_state(&self, at: usize) -> Option<usize> {
        let speaker = self.speaker_around(at)?;
        let iso3 = self.drafts[speaker].country.as_ref()?;
        self.drafts.iter().position(|d| d.kind == Some(ActorKind::Government) && d.country.as_ref() == Some(iso3))
    }

    fn is_definite(&self, at: usize) -> bool {
        let mention = self.mention(at);
        let first = self.doc.word(mention.first).to_lowercase();
        let owned = mention.phrase.start() < self.doc.token(mention.first).start;
        owned
            || matches!(first.as_str(), "the" | "this" | "that" | "these" | "those")
            || self.doc.token(mention.first).tag == Tag::PRPS
    }

    /// An earlier actor that a description takes up.
    fn antecedent(&self, at: usize, words: &[String]) -> Option<usize> {
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

    fn land_fits(&self, mention: &Mention, draft: &Draft) -> bool {
        mention.country.is_none() || draft.country.is_none() || mention.country == draft.country
    }

    fn takes_up(&self, mention: &Mention, words: &[String], draft: &Draft, definite: bool) -> bool {
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

    /// "the two leaders", "both countries", "neither side": the last two of the kind.
    fn joint(&mut self, at: usize) -> bool {
        let mention = self.mention(at);
        let mut words = (mention.first..mention.end).map(|t| self.doc.word(t).to_lowercase());
        let lemma = self.doc.lemma(mention.head).to_lowercase();
        let pair = words.any(|w| matches!(w.as_str(), "two" | "both" | "neither" | "either"));
        if !pair {
            return false;
        }
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

    fn last_two(&mut self, at: usize, wanted: &[ActorKind]) -> bool {
        let mut recent: Vec<usize> = Vec::new();
        for before in (0..at).rev() {
            let Some(draft) = self.of[before] else { continue };
            let fits = self.drafts[draft].kind.is_some_and(|k| wanted.contains(&k));
            let same = recent.first().is_none_or(|&r| self.drafts[r].kind == self.drafts[draft].kind);
            if fits && same && !recent.contains(&draft) {
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

    pub(super) fn finish(mut self) -> Chains {
        for draft in &mut self.drafts {
            draft.mentions.sort_unstable();
            draft.mentions.dedup();
        }
        let mut layer = Layer::new();
        let mut ids: Vec<Option<Id<Chain>>> = vec![None; self.drafts.len()];
        let mut order: Vec<usize> = (0..self.drafts.len()).filter(|&d| !self.drafts[d].mentions.is_empty()).collect();
        order.sort_by_key(|&d| self.drafts[d].mentions.first().copied());
        for (n, &draft) in order.iter().enumerate() {
            ids[draft] = Some(Id::new(n));
        }
        for &draft in &order {
            let (span, chain) = self.chain(&self.drafts[draft], &ids);
            layer.push(span, chain, "mention/chain".into());
        }
        let of = self.of.iter().map(|d| d.and_then(|d| ids[d])).collect();
        let also = self.also.iter().map(|all| all.iter().filter_map(|&d| ids[d]).collect()).collect();
        Chains { layer, of, also }
    }

    fn chain(&self, draft: &Draft, ids: &[Option<Id<Chain>>]) -> (Span, Chain) {
        let best = self.best_mention(draft);
        let span = self.mention(best).name.unwrap_or(self.mention(best).phrase);
        let kind = draft.kind.unwrap_or(ActorKind::Unnamed);
        let named = draft.mentions.iter().any(|&m| self.mention(m).name.is_some());
        let name = self.chain_name(draft, kind, span);
        let candidates: Vec<Id<Chain>> = draft.candidates.iter().filter_map(|&d| ids[d]).collect();
        let chain = Chain {
            name,
            kind: if named || kind == ActorKind::Government { kind } else { unnamed(kind) },
            country: draft.country.clone(),
            sector: draft.sector,
            role: self.role(draft),
            gender: draft.gender,
            mentions: draft.mentions.iter().map(|&m| Id::new(m)).collect(),
            resolution: resolution(candidates),
        };
        (span, chain)
    }

    fn chain_name(&self, draft: &Draft, kind: ActorKind, span: Span) -> String {
        let state = draft.key.as_deref().and_then(|k| k.strip_prefix("gov:"));
        let country =
            state.filter(|_| kind == ActorKind::Government).and_then(|c| world::country_name(self.lexicon, c));
        country.map_or_else(|| one_line(self.doc.slice(span)), str::to_owned)
    }

    /// The longest name, else the first mention that is no pronoun.
    fn best_mention(&self, draft: &Draft) -> usize {
        let name_len = |&&m: &&usize| self.mention(m).name.map_or(0, |n| self.doc.slice(n).split_whitespace().count());
        let plain = |&&m: &&usize| self.mention(m).form != Form::Pronoun;
        let first = draft.mentions.first().copied().unwrap_or_default();
        let longest = draft.mentions.iter().rev().max_by_key(name_len).filter(|m| name_len(m) > 0);
        longest.or_else(|| draft.mentions.iter().find(plain)).copied().unwrap_or(first)
    }

    fn role(&self, draft: &Draft) -> Option<String> {
        let prefix = draft.mentions.iter().find_map(|&m| self.mention(m).role.filter(|_| self.is_person_name(m)));
        let title = draft.mentions.iter().find(|&&m| {
            let mention = self.mention(m);
            mention.kind == ActorKind::Person && matches!(mention.form, Form::Title | Form::Description)
        });
        let span = prefix.or_else(|| title.map(|&m| self.mention(m).phrase))?;
        Some(one_line(self.doc.slice(span)))
    }
}

fn number_word(word: &str) -> Option<usize> {
    const WORDS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.iter().position(|w| *w == word).or_else(|| word.parse().ok())
}

fn unnamed(kind: ActorKind) -> ActorKind {
    if kind == ActorKind::Person { ActorKind::Unnamed } else { kind }
}

fn resolution(candidates: Vec<Id<Chain>>) -> Resolution {
    if !candidates.is_empty() {
        let why = "two or more people of this article bear the name and nothing tells which is meant".to_owned();
        return Resolution::Ambiguous { candidates, entities: Vec::new(), why };
    }
    Resolution::Local
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `short` ends `long` and says enough: "Security Council" of "UN Security Council".
fn is_tail(long: &[String], short: &[String]) -> bool {
    short.len() >= 2 && (long.ends_with(short) || short.ends_with(long) && long.len() >= 2)
}

fn holds_role(draft: &Draft, words: &[String]) -> bool {
    draft.roles.iter().any(|role| {
        let role: Vec<String> = role.split([' ', '-']).map(str::to_owned).collect();
        words.iter().all(|w| role.contains(w))
    })
}

/// One of the two must be a description, and they must be of one kind.
fn alike(a: &Mention, b: &Mention) -> bool {
    let described = |m: &Mention| matches!(m.form, Form::Title | Form::Description);
    let kinds = a.kind == b.kind || a.kind == ActorKind::Unnamed || b.kind == ActorKind::Unnamed;
    let group = |k: ActorKind| matches!(k, ActorKind::Organization | ActorKind::Group | ActorKind::Government);
    (described(a) || described(b)) && (kinds || group(a.kind) && group(b.kind))
}
