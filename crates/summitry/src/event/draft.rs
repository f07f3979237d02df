//! An event in the making.

use super::arguments::Casting;
use super::parties::Parties;
use super::status::Judge;
use super::syntax::Syntax;
use super::triggers::Trigger;
use crate::doc::{Attribution, Happened, Id, Mention, Plover, Rule, Status, Toponym};
use crate::lexicon::{Carrier, EventLexicon, EventPattern, Support};
use crate::text::Span;
use summitry_syntax::{Dep, Tag, TokenId};

/// An event before its place among the others is known.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) kind: Plover,
    pub(super) mode: Option<String>,
    pub(super) cameo: Option<String>,
    pub(super) contexts: Vec<String>,
    pub(super) span: Span,
    pub(super) head: TokenId,
    /// The verb that carries a noun of action.
    pub(super) carrier: Option<TokenId>,
    pub(super) actors: Vec<Id<Mention>>,
    pub(super) recipients: Vec<Id<Mention>>,
    pub(super) status: Status,
    pub(super) happened: Option<Happened>,
    pub(super) place: Option<Id<Toponym>>,
    pub(super) performed_by: Option<Id<Attribution>>,
    pub(super) reported_by: Option<Id<Attribution>>,
    /// The object that the trigger's words hold; it is no act of its own.
    pub(super) consumed: Option<TokenId>,
    /// What the act is about where that is no party: "condemned the attack".
    pub(super) things: Vec<TokenId>,
    pub(super) by: Rule,
}

/// Turns triggers into drafts.
pub(super) struct Drafting<'a, 'd> {
    pub(super) syntax: Syntax<'d>,
    pub(super) lexicon: &'d EventLexicon,
    pub(super) parties: &'a Parties<'d>,
}

impl<'d> Drafting<'_, 'd> {
    /// The event of the closest pattern whose parties are there; looser patterns of the same type stand in for it.
    pub(super) fn first(&self, fits: &[Trigger]) -> Option<Draft> {
        let kind = |t: &Trigger| self.lexicon.rule(&self.lexicon.patterns[t.pattern]).kind;
        let closest = kind(fits.first()?);
        fits.iter().filter(|t| kind(t) == closest).find_map(|t| self.draft(t))
    }

    /// The event of a trigger, or nothing where nobody does it to nobody.
    pub(super) fn draft(&self, trigger: &Trigger) -> Option<Draft> {
        let pattern = &self.lexicon.patterns[trigger.pattern];
        let rule = self.lexicon.rule(pattern);
        let cast = self.casting().cast(trigger);
        if self.is_bare(trigger, pattern) || (cast.alien && !self.is_violence(trigger)) {
            return None;
        }
        let span = self.span(trigger);
        let reported_by = innermost(self.syntax, span);
        let speaker = self.parties.we(reported_by, !self.is_performative(trigger.head));
        let mut actors = self.parties.all(&cast.actors, speaker);
        if actors.is_empty() && pattern.mode.as_ref().or(rule.mode.as_ref()).is_some_and(|m| m == "arrest") {
            actors.extend(self.arresting(trigger));
        }
        let mut recipients = self.parties.all(&cast.recipients, speaker);
        recipients.retain(|r| !actors.contains(r));
        if !enough(pattern, &actors, &recipients) {
            return None;
        }
        if pattern.official && !actors.iter().any(|&a| self.parties.is_official(a)) {
            return None;
        }
        let (kind, status) = self.judge().verdict(trigger, rule.kind)?;
        Some(Draft {
            kind,
            mode: pattern.mode.clone().or_else(|| rule.mode.clone()),
            cameo: pattern.cameo.clone().or_else(|| rule.cameo.clone()),
            contexts: rule.contexts.clone(),
            span,
            head: trigger.head,
            carrier: trigger.carried.map(|c| c.verb),
            actors,
            recipients,
            status,
            happened: None,
            place: None,
            performed_by: None,
            reported_by,
            consumed: trigger.consumed,
            things: cast.things,
            by: rule.id.clone(),
        })
    }

    pub(super) fn casting(&self) -> Casting<'_, 'd> {
        Casting { syntax: self.syntax, lexicon: self.lexicon, parties: self.parties }
    }

    pub(super) fn judge(&self) -> Judge<'d> {
        Judge { syntax: self.syntax, lexicon: self.lexicon }
    }

    /// "the attack", "these talks": points back and tells nothing new.
    fn is_bare(&self, trigger: &Trigger, pattern: &EventPattern) -> bool {
        if pattern.carrier != Carrier::Noun {
            return false;
        }
        let s = self.syntax;
        let kids = s.kids(trigger.head);
        let points = |k: &TokenId| {
            s.dep(*k) == Dep::Det
                && matches!(s.lower(*k).as_str(), "the" | "this" | "that" | "these" | "those" | "such")
        };
        let told = trigger.carried.is_some_and(|c| c.how != Support::Happens && s.lemma(c.verb) != "be");
        kids.iter().any(points) && kids.iter().all(|&k| s.dep(k) == Dep::Det || s.dep(k) == Dep::Punct) && !told
    }

    /// A bomb or a blast as subject stands for whoever set it off.
    fn is_violence(&self, trigger: &Trigger) -> bool {
        let s = self.syntax;
        let doers = s.doers(trigger.head);
        doers.iter().any(|&d| self.lexicon.is("violence", &s.lemma(d)))
    }

    /// The trigger's words: head with particles and fixed words close by.
    fn span(&self, trigger: &Trigger) -> Span {
        let doc = self.syntax.doc;
        let mut span = doc.token_span(trigger.head);
        let mut extra = trigger.extra.clone();
        extra.sort_by_key(|e| e.abs_diff(trigger.head));
        for token in extra {
            let (low, high) = (token.min(trigger.head), token.max(trigger.head));
            if high - low <= 4 && self.syntax.tag(token) != Tag::NNP {
                span = span.cover(doc.token_span(token));
            }
        }
        span
    }
}

fn enough(pattern: &EventPattern, actors: &[Id<Mention>], recipients: &[Id<Mention>]) -> bool {
    if actors.is_empty() && recipients.is_empty() {
        return false;
    }
    if pattern.needs_partner && actors.len() < 2 {
        return false;
    }
    !(pattern.needs_actor && actors.is_empty() || pattern.needs_recipient && recipients.is_empty())
}

/// The innermost attribution whose content holds the span.
pub(super) fn innermost(syntax: Syntax<'_>, span: Span) -> Option<Id<Attribution>> {
    let holds = |a: &Attribution| a.content.iter().any(|c| c.contains(span));
    let size = |a: &Attribution| a.content.iter().map(|c| c.len()).sum::<u32>();
    let inside = syntax.doc.attributions.iter().filter(|(_, a)| holds(&a.data));
    inside.min_by_key(|(_, a)| size(&a.data)).map(|(id, _)| id)
}
