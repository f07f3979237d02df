//! From syntactic heads to mentions of actors.

use super::syntax::Syntax;
use crate::doc::{ActorKind, Attribution, Form, Id, Mention};
use crate::lexicon::{EventLexicon, Lexicon, NounClass, Nouns};
use rustc_hash::FxHashMap;
use summitry_syntax::{Dep, Tag, TokenId};

/// The mentions of a document by their heads.
pub(super) struct Parties<'d> {
    syntax: Syntax<'d>,
    lexicon: &'d EventLexicon,
    by_head: FxHashMap<TokenId, Id<Mention>>,
    cover: Vec<Option<Id<Mention>>>,
}

impl<'d> Parties<'d> {
    pub(super) fn new(syntax: Syntax<'d>, lexicon: &'d Lexicon) -> Self {
        let doc = syntax.doc;
        let mut by_head = FxHashMap::default();
        let mut cover: Vec<Option<Id<Mention>>> = vec![None; doc.parse.len()];
        for (id, mention) in doc.mentions.iter() {
            let data = &mention.data;
            if !can_act(syntax, &lexicon.nouns, data) {
                continue;
            }
            let shorter = |old: &Id<Mention>| length(&doc.mentions[*old].data) <= length(data);
            if !by_head.get(&data.head).is_some_and(shorter) {
                by_head.insert(data.head, id);
            }
            for slot in cover.iter_mut().take(data.end as usize).skip(data.first as usize) {
                if !slot.as_ref().is_some_and(shorter) {
                    *slot = Some(id);
                }
            }
        }
        Self { syntax, lexicon: &lexicon.events, by_head, cover }
    }

    /// The mention that a noun phrase with this head is.
    pub(super) fn of(&self, head: TokenId) -> Option<Id<Mention>> {
        if let Some(&id) = self.by_head.get(&head) {
            return Some(id);
        }
        self.named(head).or_else(|| self.of_whole(head)).or_else(|| self.apposed(head))
    }

    /// A name whose head the parser saw elsewhere in it.
    fn named(&self, head: TokenId) -> Option<Id<Mention>> {
        let id = self.cover.get(head as usize).copied().flatten()?;
        let data = &self.syntax.doc.mentions[id].data;
        let inside =
            self.syntax.head(data.head) == head || matches!(self.syntax.dep(data.head), Dep::Appos | Dep::Conj);
        (inside && matches!(data.form, Form::Name | Form::Surname | Form::Acronym)).then_some(id)
    }

    /// "thousands of protesters", "a group of lawmakers", "one of the officials".
    fn of_whole(&self, head: TokenId) -> Option<Id<Mention>> {
        let s = self.syntax;
        let partial = s.tag(head) == Tag::CD || self.lexicon.is("quantity", &s.lemma(head));
        if !partial {
            return None;
        }
        s.under_prep(head, "of").into_iter().find_map(|t| self.by_head.get(&t).copied())
    }

    fn apposed(&self, head: TokenId) -> Option<Id<Mention>> {
        let s = self.syntax;
        let appos = s.kids(head).iter().copied().filter(|&k| s.dep(k) == Dep::Appos);
        appos.into_iter().find_map(|k| self.by_head.get(&k).copied())
    }

    /// Whether the phrase is a party that can act.
    pub(super) fn is_actor(&self, head: TokenId) -> bool {
        self.of(head).is_some() || self.is_first_person(head)
    }

    /// An office-holder, a government or a body of it.
    pub(super) fn is_official(&self, mention: Id<Mention>) -> bool {
        let doc = self.syntax.doc;
        let Some(mention) = doc.mentions.get(mention) else { return false };
        let data = &mention.data;
        let chain = data.chain.and_then(|c| doc.chains.get(c)).map(|c| &c.data);
        let sector = data.sector.or(chain.and_then(|c| c.sector));
        let state = |kind: ActorKind| kind == ActorKind::Government;
        state(data.kind)
            || chain.is_some_and(|c| state(c.kind))
            || matches!(
                sector,
                Some("GOV" | "MIL" | "LEG" | "IGO" | "SPY" | "PTY" | "OPP" | "REB" | "JUD" | "UAF" | "SEP")
            )
    }

    /// The police, or somebody of it.
    pub(super) fn is_police(&self, mention: Id<Mention>) -> bool {
        let doc = self.syntax.doc;
        let Some(mention) = doc.mentions.get(mention) else { return false };
        let chain = mention.data.chain.and_then(|c| doc.chains.get(c)).map(|c| &c.data);
        mention.data.sector.or(chain.and_then(|c| c.sector)) == Some("COP")
    }

    pub(super) fn is_first_person(&self, head: TokenId) -> bool {
        matches!(self.syntax.lower(head).as_str(), "i" | "we" | "us" | "me" | "our" | "my")
    }

    /// Mentions of the heads: names in apposition before what they explain, the speaker for "we" and "I".
    pub(super) fn all(&self, heads: &[TokenId], we: Option<Id<Mention>>) -> Vec<Id<Mention>> {
        let mut out: Vec<Id<Mention>> = Vec::new();
        for head in heads.iter().flat_map(|&h| self.spelled_out(h)) {
            let said = if self.is_first_person(head) { we } else { None };
            if let Some(id) = said.or_else(|| self.of(head))
                && !out.contains(&id)
            {
                out.push(id);
            }
        }
        out
    }

    /// "two ministers, Ode and Lund", "many states, including Chad and Mali": the names.
    fn spelled_out(&self, head: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        let plural = matches!(s.tag(head), Tag::NNS | Tag::NNPS) || s.lower(head) == "both";
        let described = self.by_head.get(&head).is_none_or(|&m| s.doc.mentions[m].data.form == Form::Description);
        if !plural || !described {
            return vec![head];
        }
        let appos = s.kids(head).iter().copied().filter(|&k| s.dep(k) == Dep::Appos && k > head);
        let apposed = appos.flat_map(|k| s.joined(k)).collect::<Vec<_>>();
        let verb = s.head(head);
        let after = if s.dep(head) == Dep::Nsubj { s.under_prep(verb, "including") } else { Vec::new() };
        let lists = [apposed, s.under_prep(head, "including"), s.under_prep(head, "as"), after, self.governments(head)];
        let named = |t: &TokenId| matches!(s.tag(*t), Tag::NNP | Tag::JJ) && self.by_head.contains_key(t);
        let found = lists.into_iter().find(|l| l.len() > 1 && l.iter().all(named));
        found.unwrap_or_else(|| vec![head])
    }

    /// "the Greek, Maltese and Cypriot governments": each of them.
    fn governments(&self, head: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        if s.lemma(head) != "government" {
            return Vec::new();
        }
        let before = s.kids(head).iter().copied().filter(|&k| k < head && matches!(s.dep(k), Dep::Amod | Dep::Nmod));
        before.flat_map(|k| s.joined(k)).filter(|t| self.by_head.contains_key(t)).collect()
    }

    /// Who "we" are in a statement: the speaker, or the government an office-holder speaks for.
    pub(super) fn we(&self, statement: Option<Id<Attribution>>, institution: bool) -> Option<Id<Mention>> {
        let doc = self.syntax.doc;
        let speaker = doc.attributions.get(statement?)?.data.speaker?;
        if !institution {
            return Some(speaker);
        }
        let data = &doc.mentions.get(speaker)?.data;
        let chain = data.chain.and_then(|c| doc.chains.get(c)).map(|c| &c.data);
        let sector = data.sector.or(chain.and_then(|c| c.sector));
        let country = data.country.as_ref().or(chain.and_then(|c| c.country.as_ref()));
        let state = |m: &Mention| m.kind == ActorKind::Government && !m.modifier && m.country.as_ref() == country;
        let spoken_for = country.filter(|_| matches!(sector, Some("GOV" | "MIL" | "SPY")));
        let state = spoken_for.and_then(|_| doc.mentions.iter().find(|(_, m)| state(&m.data)));
        Some(state.map_or(speaker, |(id, _)| id))
    }
}

/// Things and papers are no parties, though they can be subjects.
fn can_act(syntax: Syntax<'_>, nouns: &Nouns, mention: &Mention) -> bool {
    if mention.form != Form::Description || mention.name.is_some() {
        return true;
    }
    match nouns.class(&syntax.lemma(mention.head)) {
        None => mention.kind != ActorKind::Unnamed || !syntax.is_noun(mention.head),
        Some(class) => class != NounClass::Document,
    }
}

fn length(mention: &Mention) -> u32 {
    mention.end - mention.first
}
