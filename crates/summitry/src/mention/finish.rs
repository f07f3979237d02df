//! From clusters to chains.

use super::chain::Chains;
use super::cluster::{Builder, Draft};
use super::world;
use crate::doc::{ActorKind, Chain, Form, Id, Layer, Resolution};
use crate::text::Span;

impl Builder<'_> {
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

    pub(super) fn chain(&self, draft: &Draft, ids: &[Option<Id<Chain>>]) -> (Span, Chain) {
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

    pub(super) fn chain_name(&self, draft: &Draft, kind: ActorKind, span: Span) -> String {
        let state = draft.key.as_deref().and_then(|k| k.strip_prefix("gov:"));
        let country =
            state.filter(|_| kind == ActorKind::Government).and_then(|c| world::country_name(self.lexicon, c));
        country.map_or_else(|| one_line(self.doc.slice(span)), str::to_owned)
    }

    /// The longest name, else the first mention that is no pronoun.
    pub(super) fn best_mention(&self, draft: &Draft) -> usize {
        let name_len = |&&m: &&usize| self.mention(m).name.map_or(0, |n| self.doc.slice(n).split_whitespace().count());
        let plain = |&&m: &&usize| self.mention(m).form != Form::Pronoun;
        let first = draft.mentions.first().copied().unwrap_or_default();
        let longest = draft.mentions.iter().rev().max_by_key(name_len).filter(|m| name_len(m) > 0);
        longest.or_else(|| draft.mentions.iter().find(plain)).copied().unwrap_or(first)
    }

    pub(super) fn role(&self, draft: &Draft) -> Option<String> {
        let prefix = draft.mentions.iter().find_map(|&m| self.mention(m).role.filter(|_| self.is_person_name(m)));
        let title = draft.mentions.iter().find(|&&m| {
            let mention = self.mention(m);
            mention.kind == ActorKind::Person && matches!(mention.form, Form::Title | Form::Description)
        });
        let span = prefix.or_else(|| title.map(|&m| self.mention(m).phrase))?;
        Some(one_line(self.doc.slice(span)))
    }
}

pub(super) fn unnamed(kind: ActorKind) -> ActorKind {
    if kind == ActorKind::Person { ActorKind::Unnamed } else { kind }
}

pub(super) fn resolution(candidates: Vec<Id<Chain>>) -> Resolution {
    if !candidates.is_empty() {
        let why = "two or more people of this article bear the name and nothing tells which is meant".to_owned();
        return Resolution::Ambiguous { candidates, entities: Vec::new(), why };
    }
    Resolution::Local
}

pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
