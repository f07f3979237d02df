//! Words that carry an act: which pattern of the lexicon fits at which token.

use super::parties::Parties;
use super::support::{Carried, Nominal};
use super::syntax::Syntax;
use crate::lexicon::{Carrier, EventLexicon, EventPattern, Support, WordSet};
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// A pattern found at a token.
#[derive(Debug, Clone)]
pub(super) struct Trigger {
    /// Syntactic head of the words.
    pub(super) head: TokenId,
    /// Index of the pattern.
    pub(super) pattern: usize,
    /// Further words of the trigger: particles, fixed objects.
    pub(super) extra: Vec<TokenId>,
    /// The object that the pattern demands by its words; it is no trigger of its own.
    pub(super) consumed: Option<TokenId>,
    /// The verb that carries a noun.
    pub(super) carried: Option<Carried>,
    /// How much of the context the pattern demanded.
    score: u32,
}

/// Finds patterns.
pub(super) struct Finder<'a, 'd> {
    pub(super) syntax: Syntax<'d>,
    pub(super) lexicon: &'d EventLexicon,
    pub(super) parties: &'a Parties<'d>,
}

#[derive(Default)]
struct Fit {
    score: u32,
    extra: Vec<TokenId>,
    consumed: Option<TokenId>,
}

impl<'d> Finder<'_, 'd> {
    /// For every token of the document that a pattern fits, in text order: what fits, the closest fit first.
    pub(super) fn triggers(&self) -> Vec<Vec<Trigger>> {
        let n = self.syntax.doc.parse.len() as TokenId;
        (0..n).map(|t| self.at(t)).filter(|fits| !fits.is_empty()).collect()
    }

    fn at(&self, token: TokenId) -> Vec<Trigger> {
        let Some(carrier) = self.carrier(token) else { return Vec::new() };
        let s = self.syntax;
        let key = if carrier == Carrier::Verb || s.tag(token) != Tag::VBG { s.lemma(token) } else { s.lower(token) };
        let carried = if carrier == Carrier::Noun { self.nominal().carried(token) } else { None };
        let fit = |(words, pattern): &(Vec<Box<str>>, usize)| {
            let Fit { score, extra, consumed } = self.fit(token, words, &self.lexicon.patterns[*pattern])?;
            Some(Trigger { head: token, pattern: *pattern, extra, consumed, carried, score })
        };
        let mut fits: Vec<Trigger> = self.lexicon.candidates(carrier, &key).iter().filter_map(fit).collect();
        fits.sort_by_key(|t| std::cmp::Reverse(t.score));
        fits
    }

    pub(super) fn nominal(&self) -> Nominal<'d> {
        Nominal { syntax: self.syntax, lexicon: self.lexicon }
    }

    fn carrier(&self, token: TokenId) -> Option<Carrier> {
        let s = self.syntax;
        let data = s.doc.token(token);
        if self.is_gerund(token) {
            return Some(Carrier::Noun);
        }
        if s.is_verb(token) && !matches!(data.dep, Dep::Aux | Dep::Auxpass | Dep::Amod | Dep::Compound) {
            return Some(Carrier::Verb);
        }
        match data.tag {
            Tag::NN | Tag::NNS if !matches!(data.dep, Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Npadvmod) => {
                Some(Carrier::Noun)
            }
            Tag::JJ if matches!(data.dep, Dep::Acomp | Dep::Attr | Dep::Conj | Dep::Oprd | Dep::Advcl | Dep::Amod) => {
                Some(Carrier::Adjective)
            }
            Tag::IN | Tag::RB if data.dep == Dep::Prep && data.pos == Pos::Adp && s.is_be(s.head(token)) => {
                Some(Carrier::Adjective)
            }
            _ => None,
        }
    }

    /// "the bombing of": a verb form in the place of a noun.
    fn is_gerund(&self, token: TokenId) -> bool {
        let s = self.syntax;
        let place = matches!(s.dep(token), Dep::Pobj | Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass);
        let has = |dep: Dep| s.kids(token).iter().any(|&k| s.dep(k) == dep);
        s.tag(token) == Tag::VBG && (place || has(Dep::Det) || has(Dep::Poss)) && !has(Dep::Dobj)
    }

    fn fit(&self, token: TokenId, words: &[Box<str>], pattern: &EventPattern) -> Option<Fit> {
        let mut fit = Fit::default();
        match pattern.carrier {
            Carrier::Verb => {
                self.fit_particles(token, words, &mut fit)?;
                self.fit_object(token, pattern, &mut fit)?;
                self.fit_subject(token, pattern, &mut fit)?;
            }
            Carrier::Noun => self.fit_noun(token, words, pattern, &mut fit)?,
            Carrier::Adjective => self.fit_particles(token, words, &mut fit)?,
        }
        self.fit_preps(token, pattern, &mut fit)?;
        self.fit_clause(token, pattern, &mut fit)?;
        Some(fit)
    }

    /// "step down", "call off": particles by dependency or right after the verb.
    fn fit_particles(&self, verb: TokenId, words: &[Box<str>], fit: &mut Fit) -> Option<()> {
        let s = self.syntax;
        let mut last = verb;
        for word in words.iter().skip(1) {
            let next = last + 1;
            let follows = (next as usize) < s.doc.parse.len() && s.words_at(next, std::slice::from_ref(word), 0);
            let attached = || {
                const DEPS: [Dep; 6] = [Dep::Prt, Dep::Advmod, Dep::Prep, Dep::Acomp, Dep::Oprd, Dep::Ccomp];
                let close = |k: &&TokenId| **k > verb && DEPS.contains(&s.dep(**k));
                s.kids(verb).iter().filter(close).copied().find(|&k| s.doc.word(k).eq_ignore_ascii_case(word))
            };
            last = if follows { next } else { attached()? };
            fit.extra.push(last);
            fit.score += 2;
        }
        Some(())
    }

    fn fit_object(&self, verb: TokenId, pattern: &EventPattern, fit: &mut Fit) -> Option<()> {
        if pattern.active && self.syntax.is_passive(verb) {
            return None;
        }
        let objects = self.syntax.undergoers(verb);
        match pattern.transitive {
            Some(true) if objects.is_empty() => return None,
            Some(false) if !objects.is_empty() => return None,
            Some(_) => fit.score += 1,
            None => {}
        }
        if objects.iter().any(|&o| !pattern.not_object.is_empty() && self.is_one_of(o, &pattern.not_object)) {
            return None;
        }
        if pattern.object.is_empty() {
            return Some(());
        }
        let worded = objects.iter().copied().find(|&o| self.has_word(o, &pattern.object));
        let object = worded.or_else(|| objects.into_iter().find(|&o| self.is_one_of(o, &pattern.object)))?;
        if !self.has_word(object, &pattern.object) {
            fit.score += 1;
            return Some(());
        }
        fit.score += 3;
        if !self.parties.is_actor(object) {
            fit.consumed = Some(object);
            fit.extra.push(object);
        }
        Some(())
    }

    fn fit_subject(&self, verb: TokenId, pattern: &EventPattern, fit: &mut Fit) -> Option<()> {
        if pattern.subject.is_empty() && pattern.not_subject.is_empty() {
            return Some(());
        }
        let doers = self.syntax.doers(verb);
        if !pattern.not_subject.is_empty() && doers.iter().any(|&d| self.is_one_of(d, &pattern.not_subject)) {
            return None;
        }
        if !pattern.subject.is_empty() {
            doers.iter().find(|&&d| self.is_one_of(d, &pattern.subject))?;
            fit.score += 1;
        }
        Some(())
    }

    fn fit_noun(&self, noun: TokenId, words: &[Box<str>], pattern: &EventPattern, fit: &mut Fit) -> Option<()> {
        let s = self.syntax;
        if !words.is_empty() {
            let at = (0..words.len()).rev().find(|&at| s.words_at(noun, words, at))?;
            let start = noun - at as TokenId;
            fit.extra.extend((start..start + words.len() as TokenId).filter(|&t| t != noun));
            fit.score += 2 * words.len() as u32;
        }
        if pattern.carried && self.nominal().carried(noun).is_none_or(|c| c.how == Support::Happens) {
            return None;
        }
        if !pattern.under.is_empty() {
            let prep = s.head(noun);
            let under =
                s.dep(noun) == Dep::Pobj && pattern.under.iter().any(|w| s.doc.word(prep).eq_ignore_ascii_case(w));
            under.then_some(())?;
            fit.score += 1;
            fit.extra.push(prep);
        }
        let modified = |set: &WordSet| s.kids(noun).iter().any(|&k| k < noun && self.is_word_of(k, set));
        if !pattern.not_modifier.is_empty() && modified(&pattern.not_modifier) {
            return None;
        }
        if !pattern.modifier.is_empty() {
            modified(&pattern.modifier).then_some(())?;
            fit.score += 2;
        }
        Some(())
    }

    fn fit_preps(&self, token: TokenId, pattern: &EventPattern, fit: &mut Fit) -> Option<()> {
        if pattern.not_prep.iter().any(|w| !self.prep_objects(token, w).is_empty()) {
            return None;
        }
        if pattern.prep.is_empty() {
            return Some(());
        }
        let hit = pattern.prep.iter().find(|(word, noun)| {
            let objects = self.prep_objects(token, word);
            if noun.is_none() && self.has_gerund_under(token, word) {
                return true;
            }
            let is = |o: TokenId, n: &str| match n {
                "NAME" => matches!(self.syntax.tag(o), Tag::NNP | Tag::NNPS),
                n => self.syntax.lemma(o) == n || self.syntax.lower(o) == n,
            };
            let named = |n: &str| objects.iter().any(|&o| is(o, n));
            noun.as_deref().map_or(!objects.is_empty(), named)
        })?;
        fit.score += if hit.1.is_some() { 3 } else { 1 };
        if let Some(noun) = hit.1.as_deref().filter(|n| pattern.carrier == Carrier::Verb && *n != "NAME") {
            let objects = self.prep_objects(token, &hit.0);
            fit.consumed = fit.consumed.or_else(|| objects.into_iter().find(|&o| self.syntax.lemma(o) == noun));
        }
        let next = token + 1;
        let verbal = pattern.carrier == Carrier::Verb && matches!(&*hit.0, "on" | "upon" | "for" | "against");
        if verbal
            && (next as usize) < self.syntax.doc.parse.len()
            && self.syntax.doc.word(next).eq_ignore_ascii_case(&hit.0)
        {
            fit.extra.push(next);
        }
        Some(())
    }

    /// "joined Japan in urging": a clause under the preposition.
    fn has_gerund_under(&self, token: TokenId, word: &str) -> bool {
        let s = self.syntax;
        let prep = |k: &&TokenId| s.dep(**k) == Dep::Prep && s.doc.word(**k).eq_ignore_ascii_case(word);
        s.kids(token).iter().filter(prep).any(|&p| s.child(p, &[Dep::Pcomp]).is_some())
    }

    /// Objects of a preposition of the word, of its object, or of the verb that carries it.
    fn prep_objects(&self, token: TokenId, word: &str) -> Vec<TokenId> {
        let s = self.syntax;
        let mut out = s.under_prep(token, word);
        if out.is_empty() && s.is_verb(token) {
            out = s.child(token, &[Dep::Dobj]).map(|o| s.under_prep(o, word)).unwrap_or_default();
        }
        if out.is_empty()
            && let Some(carried) = self.nominal().carried(token).filter(|_| s.is_noun(token))
        {
            out = s.under_prep(carried.verb, word);
        }
        out
    }

    fn fit_clause(&self, token: TokenId, pattern: &EventPattern, fit: &mut Fit) -> Option<()> {
        let s = self.syntax;
        if !pattern.not_clause.is_empty() && self.clause(token, &pattern.not_clause).is_some() {
            return None;
        }
        if !pattern.not_clause_verb.is_empty()
            && self.clause(token, &[]).is_some_and(|c| pattern.not_clause_verb.has(&s.lemma(c)))
        {
            return None;
        }
        if pattern.clause.is_empty() && pattern.clause_verb.is_empty() {
            return Some(());
        }
        let clause = self.clause(token, &pattern.clause)?;
        if !pattern.clause_verb.is_empty() {
            let mut words = vec![clause];
            words.extend(s.kids(clause).iter().copied().filter(|&k| matches!(s.dep(k), Dep::Conj | Dep::Acomp)));
            words.iter().find(|&&v| pattern.clause_verb.has(&s.lemma(v)))?;
            fit.score += 2;
        }
        fit.score += 2;
        Some(())
    }

    /// The complement clause of one of the kinds; of any kind where none is named.
    fn clause(&self, token: TokenId, kinds: &[Box<str>]) -> Option<TokenId> {
        let s = self.syntax;
        let wants = |what: &str| kinds.is_empty() || kinds.iter().any(|c| c.as_ref() == what);
        let fits = |k: TokenId| {
            let (dep, to) = (s.dep(k), s.has_to(k));
            let complement = matches!(dep, Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Advcl);
            (complement && to && wants("to"))
                || (dep == Dep::Ccomp && !to && wants("that"))
                || (matches!(dep, Dep::Xcomp | Dep::Ccomp) && s.tag(k) == Tag::VBG && wants("ing"))
        };
        let direct = s.kids(token).iter().copied().find(|&k| k > token && fits(k));
        direct.or_else(|| self.gerund_clause(token).filter(|_| wants("ing")))
    }

    /// "accused Iran of sending": the verb under the preposition.
    fn gerund_clause(&self, token: TokenId) -> Option<TokenId> {
        let s = self.syntax;
        let preps = s.kids(token).iter().copied().filter(|&k| s.dep(k) == Dep::Prep && k > token);
        preps.into_iter().find_map(|p| s.child(p, &[Dep::Pcomp]))
    }

    /// Whether the phrase is headed by one of the words, has one before its head, or is a party where that is allowed.
    pub(super) fn is_one_of(&self, head: TokenId, set: &WordSet) -> bool {
        (set.actor && self.parties.is_actor(head)) || self.has_word(head, set)
    }

    fn has_word(&self, head: TokenId, set: &WordSet) -> bool {
        let s = self.syntax;
        if self.is_word_of(head, set) {
            return true;
        }
        let compound =
            |k: TokenId| k < head && matches!(s.dep(k), Dep::Compound | Dep::Nmod) && self.is_word_of(k, set);
        let amod = |k: TokenId| k < head && s.dep(k) == Dep::Amod && set.has(&s.lower(k));
        let apposed = |k: TokenId| s.dep(k) == Dep::Appos && self.is_word_of(k, set);
        if s.kids(head).iter().any(|&k| compound(k) || amod(k) || apposed(k)) {
            return true;
        }
        self.lexicon.is("quantity", &s.lemma(head))
            && s.under_prep(head, "of").into_iter().any(|o| self.is_word_of(o, set))
    }

    fn is_word_of(&self, token: TokenId, set: &WordSet) -> bool {
        let s = self.syntax;
        set.has(&s.lemma(token))
            || set.has(&s.lower(token))
            || set.phrases().iter().any(|p| (0..p.len()).any(|at| s.words_at(token, p, at)))
    }
}
