//! Clusters of mentions while they grow.

use super::names::key;
use crate::doc::{ActorKind, Document, Form, Gender, Mention, Number};
use crate::lexicon::Lexicon;
use summitry_syntax::{Tag, TokenId};

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
    pub(super) names: Vec<Vec<String>>,
    /// Identity of a body or state: knowledge-base id, `gov:ISO`, or folded name.
    pub(super) key: Option<String>,
    /// Folded words of named bodies and descriptions, without determiners.
    pub(super) words: Vec<String>,
    /// Folded words of titles and roles.
    pub(super) roles: Vec<String>,
    /// Drafts that fit equally well.
    pub(super) candidates: Vec<usize>,
}

pub(super) struct Builder<'d> {
    pub(super) doc: &'d Document,
    pub(super) lexicon: &'d Lexicon,
    pub(super) drafts: Vec<Draft>,
    pub(super) of: Vec<Option<usize>>,
    pub(super) also: Vec<Vec<usize>>,
    /// Which mentions stand inside quotation marks.
    pub(super) quoted: Vec<bool>,
}

impl<'d> Builder<'d> {
    pub(super) fn new(doc: &'d Document, lexicon: &'d Lexicon) -> Self {
        let n = doc.mentions.len();
        let inside = |span| doc.quotes.as_slice().iter().any(|q| q.span.contains(span));
        let quoted = doc.mentions.as_slice().iter().map(|m| inside(m.span)).collect();
        Self { doc, lexicon, drafts: Vec::new(), of: vec![None; n], also: vec![Vec::new(); n], quoted }
    }

    pub(super) fn mention(&self, at: usize) -> &'d Mention {
        &self.doc.mentions.as_slice()[at].data
    }

    pub(super) fn all(&self) -> std::ops::Range<usize> {
        0..self.doc.mentions.len()
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

    pub(super) fn sentence(&self, at: usize) -> usize {
        self.doc.parse.sentence_of(self.mention(at).head)
    }

    pub(super) fn mention_at(&self, head: TokenId) -> Option<usize> {
        self.all().find(|&at| self.mention(at).head == head)
    }

    pub(super) fn merge(&mut self, from: usize, into: usize) {
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

    pub(super) fn is_definite(&self, at: usize) -> bool {
        let mention = self.mention(at);
        let first = self.doc.word(mention.first).to_lowercase();
        let owned = mention.phrase.start() < self.doc.token(mention.first).start;
        owned
            || matches!(first.as_str(), "the" | "this" | "that" | "these" | "those")
            || self.doc.token(mention.first).tag == Tag::PRPS
    }

    /// Folded words of a phrase without determiners and possessives.
    pub(super) fn phrase_words(&self, at: usize) -> Vec<String> {
        let mention = self.mention(at);
        let keep = |t: &TokenId| !matches!(self.doc.token(*t).tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::PDT);
        (mention.first..mention.head + 1).filter(keep).flat_map(|t| key(self.doc.word(t))).collect()
    }

    pub(super) fn land_fits(&self, mention: &Mention, draft: &Draft) -> bool {
        mention.country.is_none() || draft.country.is_none() || mention.country == draft.country
    }
}
