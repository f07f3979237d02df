//! What the drafts know only together: refused acts, retold acts, acts that an earlier one explains.

use super::draft::Draft;
use super::syntax::Syntax;
use crate::doc::{Chain, Id, Mention, Plover, Status};
use crate::lexicon::{Carrier, EventLexicon};
use summitry_syntax::{Dep, TokenId};

/// Looks over the drafts of one document.
pub(super) struct Sieve<'d> {
    pub(super) syntax: Syntax<'d>,
    pub(super) lexicon: &'d EventLexicon,
}

impl Sieve<'_> {
    /// Drops what tells nothing of its own and completes what points back; `drafts` in text order.
    pub(super) fn sift(&self, drafts: &mut Vec<Draft>) {
        let consumed: Vec<TokenId> = drafts.iter().filter_map(|d| d.consumed).collect();
        drafts.retain(|d| !consumed.contains(&d.head));
        drafts.retain(|d| self.has_party(d));
        self.drop_refused(drafts);
        drafts.retain(|d| !self.is_aim_of_force(d));
        self.point_back(drafts);
        self.drop_retold(drafts);
    }

    /// "I welcome the truce" in a text that does not say who speaks has nobody to name.
    fn has_party(&self, draft: &Draft) -> bool {
        draft.actors.iter().chain(&draft.recipients).any(|&m| chain(self.syntax, m).is_some())
    }

    /// "refused to release them" is a refusal, no release.
    fn drop_refused(&self, drafts: &mut Vec<Draft>) {
        let refusals: Vec<TokenId> = drafts.iter().filter(|d| d.kind == Plover::Reject).map(|d| d.head).collect();
        drafts.retain(|d| {
            let anchor = d.carrier.unwrap_or(d.head);
            let under = matches!(self.syntax.dep(anchor), Dep::Xcomp | Dep::Acl | Dep::Ccomp);
            !(under && d.kind != Plover::Reject && refusals.contains(&self.syntax.head(anchor)))
        });
    }

    /// "came to fight the rebels": the coming is told, the fight is its aim.
    fn is_aim_of_force(&self, draft: &Draft) -> bool {
        let s = self.syntax;
        matches!(draft.kind, Plover::Assault | Plover::Concede)
            && draft.status == Status::Planned
            && s.dep(draft.head) == Dep::Advcl
            && s.has_to(draft.head)
    }

    /// "condemned the attack": whoever the earlier telling says attacked.
    fn point_back(&self, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            let (before, rest) = drafts.split_at_mut(at);
            let Some(draft) = rest.first_mut() else { continue };
            if !draft.recipients.is_empty() || draft.actors.is_empty() {
                continue;
            }
            let meant = draft.things.iter().find_map(|&t| self.meant(t, before));
            if let Some(actors) = meant.filter(|a| !shares(self.syntax, a, &draft.actors)) {
                draft.recipients = actors;
            }
        }
    }

    fn meant(&self, thing: TokenId, before: &[Draft]) -> Option<Vec<Id<Mention>>> {
        let s = self.syntax;
        let definite =
            |k: &TokenId| s.dep(*k) == Dep::Det && !matches!(s.lower(*k).as_str(), "a" | "an" | "any" | "all");
        if !s.kids(thing).iter().any(definite) {
            return None;
        }
        let lemma = s.lemma(thing);
        let patterns = self.lexicon.candidates(Carrier::Noun, &lemma);
        let kinds: Vec<Plover> =
            patterns.iter().map(|(_, p)| self.lexicon.rule(&self.lexicon.patterns[*p]).kind).collect();
        let told = |d: &&Draft| {
            !d.actors.is_empty() && d.head < thing && (kinds.contains(&d.kind) || s.lemma(d.head) == lemma)
        };
        before.iter().rev().find(told).map(|d| d.actors.clone())
    }

    /// A noun or a participle that repeats an earlier telling and adds nothing is none.
    fn drop_retold(&self, drafts: &mut Vec<Draft>) {
        let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
        for draft in drafts.drain(..) {
            let retold = self.points_back(&draft) && kept.iter().any(|k| adds_nothing(self.syntax, k, &draft));
            if !retold {
                kept.push(draft);
            }
        }
        *drafts = kept;
    }

    fn points_back(&self, draft: &Draft) -> bool {
        let s = self.syntax;
        if draft.performed_by.is_some() || draft.happened.is_some() || draft.place.is_some() {
            return false;
        }
        let noun = s.is_noun(draft.head) && draft.carrier.is_none();
        let gerund = s.dep(draft.head) == Dep::Pcomp
            && matches!(s.lower(s.head(draft.head)).as_str(), "before" | "after" | "since" | "following");
        noun || gerund
    }
}

fn adds_nothing(syntax: Syntax<'_>, first: &Draft, later: &Draft) -> bool {
    first.kind == later.kind
        && first.performed_by.is_none()
        && first.status == later.status
        && within(syntax, &later.actors, &first.actors)
        && within(syntax, &later.recipients, &first.recipients)
}

fn chain(syntax: Syntax<'_>, mention: Id<Mention>) -> Option<Id<Chain>> {
    syntax.doc.mentions.get(mention)?.data.chain
}

fn within(syntax: Syntax<'_>, few: &[Id<Mention>], many: &[Id<Mention>]) -> bool {
    let chains: Vec<_> = many.iter().filter_map(|&m| chain(syntax, m)).collect();
    few.iter().all(|&m| chain(syntax, m).is_some_and(|c| chains.contains(&c)))
}

fn shares(syntax: Syntax<'_>, a: &[Id<Mention>], b: &[Id<Mention>]) -> bool {
    let chains: Vec<_> = b.iter().filter_map(|&m| chain(syntax, m)).collect();
    a.iter().any(|&m| chain(syntax, m).is_some_and(|c| chains.contains(&c)))
}
