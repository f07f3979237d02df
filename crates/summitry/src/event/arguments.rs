//! Who does it, and to whom: the slots of a pattern filled by syntax.

use super::parties::Parties;
use super::support::{Carried, Nominal};
use super::syntax::Syntax;
use super::triggers::Trigger;
use crate::lexicon::{Carrier, EventLexicon, EventPattern, Slot, Support};
use summitry_syntax::{Dep, Tag, TokenId};

/// The parties of an act, as heads of their phrases.
#[derive(Debug, Clone, Default)]
pub(super) struct Cast {
    pub(super) actors: Vec<TokenId>,
    pub(super) recipients: Vec<TokenId>,
    /// A doer is named, but it is no party ("the storm").
    pub(super) alien: bool,
    /// What it is done to where that is no party.
    pub(super) things: Vec<TokenId>,
}

/// Fills slots.
pub(super) struct Casting<'a, 'd> {
    pub(super) syntax: Syntax<'d>,
    pub(super) lexicon: &'d EventLexicon,
    pub(super) parties: &'a Parties<'d>,
}

impl<'d> Casting<'_, 'd> {
    /// The parties of a trigger.
    pub(super) fn cast(&self, trigger: &Trigger) -> Cast {
        let pattern = &self.lexicon.patterns[trigger.pattern];
        let mut cast = match pattern.carrier {
            Carrier::Noun => self.cast_noun(trigger, pattern),
            Carrier::Verb => self.cast_verb(trigger, pattern),
            Carrier::Adjective => self.cast_adjective(trigger, pattern),
        };
        let actors = std::mem::take(&mut cast.actors);
        let doer = |h: &TokenId| !actors.contains(h);
        cast.recipients.retain(doer);
        cast.actors = actors;
        if cast.recipients.is_empty() && pattern.owner {
            cast.things = self.things(trigger, pattern);
        }
        cast
    }

    fn things(&self, trigger: &Trigger, pattern: &EventPattern) -> Vec<TokenId> {
        let place = |slot: &Slot| match pattern.carrier {
            Carrier::Verb => self.verb_slot(trigger.head, slot, trigger),
            Carrier::Noun => self.noun_slot(trigger, slot),
            Carrier::Adjective => Vec::new(),
        };
        pattern.recipient.iter().flat_map(place).filter(|&t| self.syntax.is_noun(t)).collect()
    }

    fn cast_verb(&self, trigger: &Trigger, pattern: &EventPattern) -> Cast {
        let verb = trigger.head;
        let doers = self.syntax.doers(verb);
        let mut actors = self.first(&pattern.actor, |slot| self.verb_slot(verb, slot, trigger));
        if actors.is_empty() && pattern.actor.contains(&Slot::Subject) {
            actors = self.instruments(&doers);
        }
        for slot in &pattern.with {
            extend(&mut actors, self.acting(self.verb_slot(verb, slot, trigger)));
        }
        let mut recipients = self.first(&pattern.recipient, |slot| self.verb_slot(verb, slot, trigger));
        if recipients.is_empty() && pattern.owner {
            recipients = self.owners_of_slots(verb, pattern, trigger);
        }
        let alien = actors.is_empty() && !doers.is_empty();
        Cast { actors, recipients, alien, things: Vec::new() }
    }

    fn verb_slot(&self, verb: TokenId, slot: &Slot, trigger: &Trigger) -> Vec<TokenId> {
        let s = self.syntax;
        match slot {
            Slot::Subject => s.doers(verb),
            Slot::Object => s.undergoers(verb),
            Slot::Dative => self.dative(verb),
            Slot::ClauseObject => self.clause_objects(verb),
            Slot::Victims => self.victims(verb),
            Slot::Predicate | Slot::Gets => Vec::new(),
            Slot::Clause => self.clause_subject(verb),
            Slot::Prep(word) => self.prep(verb, word, trigger.consumed),
            Slot::Owner => s.undergoer(verb).map(|o| self.owner(o)).unwrap_or_default(),
            Slot::Poss => s.undergoer(verb).map(|o| self.poss(o)).unwrap_or_default(),
            Slot::Modifier => s.undergoer(verb).map(|o| self.modifiers(o)).unwrap_or_default(),
        }
    }

    fn dative(&self, verb: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        let dative = s.child(verb, &[Dep::Dative]).filter(|&d| !matches!(s.tag(d), Tag::IN | Tag::TO));
        dative.map(|d| s.joined(d)).unwrap_or_default()
    }

    /// "refused to meet the envoy": the envoy; "with the envoy" as well.
    fn clause_objects(&self, word: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        let clauses = s
            .kids(word)
            .iter()
            .copied()
            .filter(|&k| k > word && matches!(s.dep(k), Dep::Xcomp | Dep::Acl | Dep::Ccomp));
        if let Some(clause) = clauses.into_iter().next() {
            let places = [
                s.undergoers(clause),
                s.under_prep(clause, "with"),
                s.under_prep(clause, "to"),
                s.under_prep(clause, "from"),
            ];
            let object = s.undergoer(clause);
            let below = object
                .map(|o| [s.under_prep(o, "with"), s.under_prep(o, "to"), s.under_prep(o, "from")].concat())
                .unwrap_or_default();
            let found = places.into_iter().chain([below]).map(|p| self.acting(p)).find(|p| !p.is_empty());
            let owners = || object.map(|o| self.owner(o)).unwrap_or_default();
            return found.unwrap_or_else(owners);
        }
        Vec::new()
    }

    fn prep(&self, verb: TokenId, word: &str, object: Option<TokenId>) -> Vec<TokenId> {
        let s = self.syntax;
        let mut out = s.under_prep(verb, word);
        let object = object.or_else(|| s.child(verb, &[Dep::Dobj]));
        if let Some(object) = object.filter(|_| out.is_empty()) {
            out = s.under_prep(object, word);
        }
        if out.is_empty()
            && s.dep(verb) == Dep::Conj
            && s.is_verb(s.head(verb))
            && s.child(verb, &[Dep::Dobj]).is_none()
        {
            out = s.under_prep(s.head(verb), word);
        }
        out
    }

    /// "demanded that Japan apologise", "urged Iran to stop", "called for the army to leave".
    fn clause_subject(&self, verb: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        let clauses = s
            .kids(verb)
            .iter()
            .copied()
            .filter(|&k| k > verb && matches!(s.dep(k), Dep::Ccomp | Dep::Xcomp | Dep::Advcl));
        for clause in clauses {
            let Some(subject) = s.subject(clause) else { continue };
            // Those who are to be freed or tried are not the ones who are asked.
            if Some(subject) != s.subject(verb) && subject > verb && !s.is_passive(clause) {
                return s.joined(subject);
            }
        }
        Vec::new()
    }

    fn owners_of_slots(&self, verb: TokenId, pattern: &EventPattern, trigger: &Trigger) -> Vec<TokenId> {
        for slot in &pattern.recipient {
            for thing in self.verb_slot(verb, slot, trigger) {
                let owners = self.owner(thing);
                if !owners.is_empty() {
                    return owners;
                }
            }
        }
        Vec::new()
    }

    fn cast_adjective(&self, trigger: &Trigger, pattern: &EventPattern) -> Cast {
        let s = self.syntax;
        let word = trigger.head;
        let copula = s.head(s.first_joined(word));
        let subject = s.subject(copula).filter(|_| s.is_verb(copula) || s.is_be(copula));
        let amod = (s.dep(word) == Dep::Amod).then(|| s.head(word));
        let actors = self.acting(subject.or(amod).map(|t| s.joined(t)).unwrap_or_default());
        let place = |slot: &Slot| match slot {
            Slot::Prep(prep) => s.under_prep(word, prep),
            Slot::ClauseObject => self.clause_objects(word),
            Slot::Object => s.child(word, &[Dep::Pobj]).map(|o| s.joined(o)).unwrap_or_default(),
            _ => Vec::new(),
        };
        let mut recipients = self.first(&pattern.recipient, place);
        if recipients.is_empty() && pattern.owner {
            let things = pattern.recipient.iter().flat_map(place).collect::<Vec<_>>();
            recipients = things.into_iter().map(|t| self.owner(t)).find(|o| !o.is_empty()).unwrap_or_default();
        }
        Cast { actors, recipients, ..Cast::default() }
    }

    fn cast_noun(&self, trigger: &Trigger, pattern: &EventPattern) -> Cast {
        let gets = trigger.carried.is_some_and(|c| c.how == Support::Gets);
        let slot = |slot: &Slot| self.noun_slot(trigger, slot);
        let partners: Vec<TokenId> = pattern.with.iter().flat_map(|w| self.acting(slot(w))).collect();
        let tells = trigger.carried.is_some_and(|c| self.lexicon.is("tells_of", &self.syntax.lemma(c.verb)));
        let unused = |p: &Slot| *p == Slot::Subject && (gets || tells && partners.len() > 1);
        let mut actors = self.first(&pattern.actor, |p| if unused(p) { Vec::new() } else { slot(p) });
        extend(&mut actors, partners);
        let mut recipients = self.first(&pattern.recipient, slot);
        if gets && recipients.is_empty() {
            recipients = self.acting(trigger.carried.map(|c| self.syntax.doers(c.verb)).unwrap_or_default());
            recipients.retain(|r| !actors.contains(r));
        }
        if recipients.is_empty() && pattern.owner {
            let things = pattern.recipient.iter().flat_map(slot).collect::<Vec<_>>();
            recipients = things.into_iter().map(|t| self.owner(t)).find(|o| !o.is_empty()).unwrap_or_default();
        }
        Cast { actors, recipients, ..Cast::default() }
    }

    fn noun_slot(&self, trigger: &Trigger, slot: &Slot) -> Vec<TokenId> {
        let s = self.syntax;
        let anchors = self.nominal().anchors(trigger.head);
        let any = |f: &dyn Fn(TokenId) -> Vec<TokenId>| {
            anchors.iter().map(|&a| f(a)).find(|found| !found.is_empty()).unwrap_or_default()
        };
        match slot {
            Slot::Subject | Slot::Clause => self.carrier_subject(trigger.carried, trigger.head),
            Slot::Object | Slot::Dative => trigger.carried.map(|c| self.dative(c.verb)).unwrap_or_default(),
            Slot::ClauseObject => self.clause_objects(trigger.head),
            Slot::Predicate => self.predicate(trigger.head),
            Slot::Gets => Vec::new(),
            Slot::Victims => self.victims(trigger.head),
            Slot::Poss => any(&|a| self.poss(a)),
            Slot::Modifier => any(&|a| self.acting(self.modifiers(a))),
            Slot::Owner => any(&|a| self.owner_of_part(a)),
            Slot::Prep(word) => {
                let own = any(&|a| s.under_prep(a, word));
                let participle = word.as_ref() != "by" || trigger.carried.is_some();
                let below = || if participle { any(&|a| self.below_participle(a, word)) } else { Vec::new() };
                let carried = || trigger.carried.filter(|c| word.as_ref() != "by" || s.is_passive(c.verb));
                Some(own)
                    .filter(|o| !o.is_empty())
                    .or_else(|| Some(below()).filter(|o| !o.is_empty()))
                    .or_else(|| carried().map(|c| s.under_prep(c.verb, word)))
                    .unwrap_or_default()
            }
        }
    }

    /// "deployment of American missiles": whose they are.
    fn owner_of_part(&self, noun: TokenId) -> Vec<TokenId> {
        let parts = self.syntax.under_prep(noun, "of");
        parts.into_iter().map(|p| self.owner(p)).find(|o| !o.is_empty()).unwrap_or_default()
    }

    /// "an attack carried out by rebels against the base".
    fn below_participle(&self, noun: TokenId, word: &str) -> Vec<TokenId> {
        let s = self.syntax;
        let participle = s.kids(noun).iter().copied().find(|&k| s.dep(k) == Dep::Acl && s.tag(k) == Tag::VBN);
        participle.map(|p| s.under_prep(p, word)).unwrap_or_default()
    }

    fn carrier_subject(&self, carried: Option<Carried>, noun: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        match carried {
            Some(c) if c.how == Support::Happens => Vec::new(),
            Some(c) => {
                let under = s.dep(noun) == Dep::Pobj && s.is_passive(c.verb);
                let doers = if under { s.undergoers(c.verb) } else { s.doers(c.verb) };
                let acting = self.acting(doers.clone());
                let acting = if acting.is_empty() { self.instruments(&doers) } else { acting };
                acting.into_iter().filter(|&d| d != noun).collect()
            }
            None => Vec::new(),
        }
    }

    /// "killed in the raid", "died in an attack": those who were.
    fn victims(&self, noun: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        let top = self.nominal().anchors(noun).last().copied().unwrap_or(noun);
        let (prep, verb) = (s.head(top), s.head(s.head(top)));
        let inside = matches!(s.dep(top), Dep::Pobj | Dep::Pcomp)
            && matches!(s.lower(prep).as_str(), "in" | "by" | "during" | "from");
        if !inside || !self.lexicon.is("hurts", &s.lemma(verb)) {
            return Vec::new();
        }
        if s.lemma(verb) == "die" {
            s.subject(verb).map(|t| s.joined(t)).unwrap_or_default()
        } else {
            s.undergoers(verb)
        }
    }

    /// "were on strike", "placed the army on alert", "marched in protest".
    fn predicate(&self, noun: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        let prep = s.head(noun);
        let verb = s.head(prep);
        if s.dep(noun) != Dep::Pobj || !(s.is_verb(verb) || s.is_be(verb)) {
            return if s.is_noun(verb) && s.dep(noun) == Dep::Pobj { vec![verb] } else { Vec::new() };
        }
        let object = s.child(verb, &[Dep::Dobj]).filter(|&o| o < prep && self.parties.is_actor(o));
        object.or_else(|| s.subject(verb)).map(|t| s.joined(t)).unwrap_or_default()
    }

    fn poss(&self, noun: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        s.child(noun, &[Dep::Poss]).map(|p| s.joined(p)).unwrap_or_default()
    }

    /// Compounds and adjectives before a noun; in "Saudi-led strike", the one who led.
    fn modifiers(&self, noun: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        let inner = |k: TokenId| matches!(s.dep(k), Dep::Amod | Dep::Compound | Dep::Nmod);
        let mut out = Vec::new();
        for kid in s.kids(noun).iter().copied().filter(|&k| k < noun && inner(k)) {
            out.extend(s.joined(kid));
            if matches!(s.doc.lemma(kid), "lead" | "claim" | "launch" | "led") {
                out.extend(s.kids(kid).iter().copied().filter(|&k| k < kid && s.dep(k) != Dep::Punct));
            }
        }
        out
    }

    /// Whose a thing is: possessor, maker, sender, the country before it.
    pub(super) fn owner(&self, thing: TokenId) -> Vec<TokenId> {
        self.owner_within(thing, 2)
    }

    fn owner_within(&self, thing: TokenId, depth: u8) -> Vec<TokenId> {
        let s = self.syntax;
        let of_makers = !self.lexicon.is("suffered", &s.lemma(thing));
        let mut places = vec![
            self.poss(thing),
            s.under_prep(thing, "by"),
            self.below_participle(thing, "by"),
            s.under_prep(thing, "from"),
        ];
        if of_makers {
            places.push(s.under_prep(thing, "of"));
        }
        places.push(self.modifiers(thing));
        for place in &places {
            let acting = self.acting(place.clone());
            if !acting.is_empty() {
                return acting;
            }
        }
        if depth == 0 || !of_makers {
            return Vec::new();
        }
        s.under_prep(thing, "of")
            .into_iter()
            .map(|t| self.owner_within(t, depth - 1))
            .find(|o| !o.is_empty())
            .unwrap_or_default()
    }

    /// Troops, ships, statements and laws act for whoever owns them.
    fn instruments(&self, doers: &[TokenId]) -> Vec<TokenId> {
        let s = self.syntax;
        let tools = doers.iter().copied().filter(|&d| self.lexicon.is("instrument", &s.lemma(d)));
        tools.map(|d| self.owner(d)).find(|o| !o.is_empty()).unwrap_or_default()
    }

    fn first(&self, slots: &[Slot], place: impl Fn(&Slot) -> Vec<TokenId>) -> Vec<TokenId> {
        slots.iter().map(|slot| self.acting(place(slot))).find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn acting(&self, heads: Vec<TokenId>) -> Vec<TokenId> {
        heads.into_iter().filter(|&h| self.parties.is_actor(h)).collect()
    }

    fn nominal(&self) -> Nominal<'d> {
        Nominal { syntax: self.syntax, lexicon: self.lexicon }
    }
}

fn extend(into: &mut Vec<TokenId>, more: Vec<TokenId>) {
    for head in more {
        if !into.contains(&head) {
            into.push(head);
        }
    }
}
