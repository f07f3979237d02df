//! Did it happen: the form of the word (`form`), and what governs it.

use super::form::Form;
use super::syntax::Syntax;
use super::triggers::Trigger;
use crate::doc::{Plover, Status};
use crate::lexicon::{Carrier, EventLexicon, Governs};
use summitry_syntax::{Dep, Tag, TokenId};

/// Reads the status of acts.
pub(super) struct Judge<'d> {
    pub(super) syntax: Syntax<'d>,
    pub(super) lexicon: &'d EventLexicon,
}

impl<'d> Judge<'d> {
    /// Type and status of a trigger; nothing where the pattern wants a negation that is not there.
    pub(super) fn verdict(&self, trigger: &Trigger, kind: Plover) -> Option<(Plover, Status)> {
        let pattern = &self.lexicon.patterns[trigger.pattern];
        let verb = trigger.carried.map_or(trigger.head, |c| c.verb);
        if self.is_heading(verb) {
            return None;
        }
        let negated = pattern.carrier == Carrier::Verb && self.negated(verb);
        if pattern.only_negated && !negated {
            return None;
        }
        if negated && (pattern.refusal || pattern.only_negated) && !self.is_still_open(verb) {
            return Some((Plover::Reject, self.refused(verb)));
        }
        let status = self.status(trigger, pattern.lasting);
        // "did not rule out talks" leaves them open and refuses nothing.
        if kind == Plover::Consult && self.is_to_come(trigger) {
            return Some((kind, Status::Planned));
        }
        if kind == Plover::Reject && negated && self.lexicon.is("leaves_open", &self.syntax.lemma(verb)) {
            return None;
        }
        let spoken =
            matches!(kind, Plover::Support | Plover::Accuse | Plover::Request | Plover::Threaten | Plover::Reject);
        if spoken && status == Status::Planned && self.is_aim_of_done(verb) {
            return Some((kind, Status::Occurred));
        }
        Some((kind, status))
    }

    /// "Supporting farmers": the item of a list tells of no act.
    fn is_heading(&self, verb: TokenId) -> bool {
        let s = self.syntax;
        let bare = || s.child(verb, &[Dep::Aux, Dep::Nsubj, Dep::Nsubjpass]).is_none();
        s.tag(verb) == Tag::VBG && s.dep(verb) == Dep::Root && bare()
    }

    /// "their talks will cover trade": meetings that will be are still to come.
    fn is_to_come(&self, trigger: &Trigger) -> bool {
        let (s, noun) = (self.syntax, trigger.head);
        let verb = match s.dep(noun) {
            Dep::Nsubj => s.head(noun),
            Dep::Pobj if matches!(s.lower(s.head(noun)).as_str(), "during" | "at" | "on") => s.head(s.head(noun)),
            _ => return false,
        };
        s.is_noun(noun) && s.is_verb(verb) && self.form(verb, false) == Form::Said(Status::Planned)
    }

    /// "has not yet agreed" refuses nothing.
    fn is_still_open(&self, verb: TokenId) -> bool {
        self.syntax.kids(verb).iter().any(|&k| self.syntax.lower(k) == "yet")
    }

    /// "phoned to congratulate her": the aim of a call is done with the call.
    fn is_aim_of_done(&self, verb: TokenId) -> bool {
        let (s, head) = (self.syntax, self.syntax.head(verb));
        let aim = s.dep(verb) == Dep::Advcl && s.has_to(verb);
        aim && s.is_verb(head) && self.is_done(self.above(head, self.form(head, false), 6))
    }

    /// A refusal stands while it is told in the present, and is done when announced.
    fn refused(&self, verb: TokenId) -> Status {
        if let Some(status) = self.conditional(verb) {
            return status;
        }
        let present = self.syntax.kids(verb).iter().any(|&k| matches!(self.syntax.lower(k).as_str(), "do" | "does"));
        if present { Status::Ongoing } else { Status::Occurred }
    }

    /// The status of a trigger; `lasting` where the act is an attitude that lasts.
    fn status(&self, trigger: &Trigger, lasting: bool) -> Status {
        let pattern = &self.lexicon.patterns[trigger.pattern];
        let found = match pattern.carrier {
            Carrier::Verb => self.of_verb(trigger.head, lasting),
            Carrier::Noun => self.of_noun(trigger, lasting),
            Carrier::Adjective => self.of_adjective(trigger.head),
        };
        match pattern.status {
            Some(fixed) if matches!(found, Status::Occurred | Status::Ongoing) => fixed,
            _ => found,
        }
    }

    fn of_adjective(&self, word: TokenId) -> Status {
        let copula = self.syntax.head(self.syntax.first_joined(word));
        if !self.syntax.is_verb(copula) {
            return Status::Occurred;
        }
        self.of_verb(copula, true)
    }

    fn of_verb(&self, verb: TokenId, lasting: bool) -> Status {
        let own = self.form(verb, lasting);
        let above = self.above(verb, own, 8);
        match above {
            Form::Said(status) => status,
            Form::Open if self.syntax.has_to(verb) && self.syntax.tag(verb) == Tag::VB => Status::Planned,
            Form::Open => Status::Occurred,
        }
    }

    /// What governs the verb may change what its form says.
    pub(super) fn above(&self, verb: TokenId, own: Form, depth: u8) -> Form {
        let Some(depth) = depth.checked_sub(1) else { return own };
        let s = self.syntax;
        let head = s.head(verb);
        match s.dep(verb) {
            Dep::Xcomp | Dep::Ccomp | Dep::Csubj | Dep::Csubjpass => self.under(verb, head, own, depth),
            Dep::Conj if s.is_verb(head) && !self.has_own_tense(verb) => self.above(head, own, depth),
            Dep::Pcomp => self.under_preposition(head, own, depth),
            Dep::Acl | Dep::Relcl if s.has_to(verb) => self.under_noun(head, own, depth),
            Dep::Acl if !matches!(s.tag(verb), Tag::VBN | Tag::VBG) => self.under_noun(head, own, depth),
            Dep::Advcl if s.has_to(verb) && self.called_for(verb) => self.under(verb, head, own, depth),
            Dep::Root if s.has_to(verb) && own == Form::Open => Form::Said(Status::Planned),
            Dep::Advcl if s.has_to(verb) && own == Form::Open => self.purpose(head, depth),
            Dep::Advcl if own == Form::Open && s.tag(verb) == Tag::VBG => self.accompanying(head, depth),
            _ => own,
        }
    }

    /// "called for Syria to cooperate": the clause is what is called for, not a purpose.
    fn called_for(&self, verb: TokenId) -> bool {
        let s = self.syntax;
        let kids = s.kids(verb);
        let with = |dep: Dep| kids.iter().any(|&k| s.dep(k) == dep);
        with(Dep::Nsubj) && kids.iter().any(|&k| s.dep(k) == Dep::Mark && s.lower(k) == "for")
    }

    /// "came to fight": intended, unless the main act is itself only planned.
    fn purpose(&self, head: TokenId, depth: u8) -> Form {
        match self.above(head, self.form(head, false), depth) {
            Form::Said(Status::Occurred | Status::Ongoing) | Form::Open => Form::Said(Status::Planned),
            other => other,
        }
    }

    fn accompanying(&self, head: TokenId, depth: u8) -> Form {
        if !self.syntax.is_verb(head) {
            return Form::Open;
        }
        match self.above(head, self.form(head, false), depth) {
            Form::Said(Status::Ongoing) => Form::Said(Status::Occurred),
            other => other,
        }
    }

    /// The verb stands in the complement of `governor`.
    fn under(&self, verb: TokenId, governor: TokenId, own: Form, depth: u8) -> Form {
        let s = self.syntax;
        if !s.is_verb(governor) && !s.is_be(governor) {
            return self.under_word(governor, own, depth);
        }
        let predicate = s.child(governor, &[Dep::Acomp, Dep::Attr, Dep::Oprd]).filter(|_| s.is_be(governor));
        let word = predicate.unwrap_or(governor);
        if predicate.is_none() && s.is_be(governor) && own == Form::Open {
            return Form::Said(self.scheduled(governor));
        }
        if self.still_to_come(governor) {
            return Form::Said(Status::Denied);
        }
        let outer = self.above(governor, self.form(governor, false), depth);
        let lemma = s.lemma(word);
        let own = if self.is_subjunctive(verb) { Form::Open } else { own };
        match self.governing(word) {
            None if self.lexicon.is("goes_on", &lemma)
                && outer == Form::Said(Status::Occurred)
                && own == Form::Open =>
            {
                Form::Said(Status::Ongoing)
            }
            governs => self.combine(governs, own, outer),
        }
    }

    /// "propose that the leaders meet": a plain form after a word of asking tells of no deed.
    fn is_subjunctive(&self, verb: TokenId) -> bool {
        let s = self.syntax;
        let asked = s.is_verb(s.head(verb)) && self.lexicon.is("asks", &s.lemma(s.head(verb)));
        let bare = matches!(s.tag(verb), Tag::VB | Tag::VBP) && s.child(verb, &[Dep::Aux]).is_none();
        asked && bare && s.dep(verb) == Dep::Ccomp
    }

    /// What a word does to what it governs, its particle included: "rule out", "play down".
    pub(super) fn governing(&self, word: TokenId) -> Option<Governs> {
        let s = self.syntax;
        let lemma = s.lemma(word);
        let particle = s.child(word, &[Dep::Prt]).map(|p| format!("{lemma} {}", s.lower(p)));
        particle.and_then(|key| self.lexicon.governs(&key)).or_else(|| self.lexicon.governs(&lemma))
    }

    /// "has yet to concede".
    fn still_to_come(&self, governor: TokenId) -> bool {
        let s = self.syntax;
        let yet = s.kids(governor).iter().any(|&k| s.lower(k) == "yet");
        yet && matches!(s.doc.lemma(governor), "have" | "be" | "remain")
    }

    /// "is to meet", "was to meet".
    fn scheduled(&self, be: TokenId) -> Status {
        if self.negated(be) { Status::Denied } else { Status::Planned }
    }

    fn under_word(&self, word: TokenId, own: Form, depth: u8) -> Form {
        let s = self.syntax;
        if s.is_noun(word) {
            return self.under_noun(word, own, depth);
        }
        let copula = s.head(word);
        let outer = if s.is_be(copula) { self.above(copula, self.form(copula, false), depth) } else { Form::Open };
        self.combine(self.lexicon.governs(&s.lemma(word)), own, outer)
    }

    /// "a plan to expel", "the refusal to meet".
    fn under_noun(&self, noun: TokenId, own: Form, depth: u8) -> Form {
        let s = self.syntax;
        if own == Form::Open && self.is_one_of_several(noun) {
            return Form::Said(Status::Occurred);
        }
        let governs = self.lexicon.governs(&s.lemma(noun));
        let denied = self.modified(noun) == Some(Status::Denied);
        let verb = s.head(noun);
        let outer = match s.dep(noun) {
            _ if denied => Form::Said(Status::Denied),
            Dep::Dobj | Dep::Nsubjpass if s.is_verb(verb) => {
                let outer = self.above(verb, self.form(verb, false), depth);
                match self.lexicon.governs(&s.lemma(verb)) {
                    Some(Governs::ToOpen(status)) => Form::Said(status),
                    governs => self.combine(governs, outer, outer),
                }
            }
            _ => Form::Open,
        };
        self.combine(governs, own, outer)
    }

    fn under_preposition(&self, prep: TokenId, own: Form, depth: u8) -> Form {
        let s = self.syntax;
        if self.syntax.is_without(prep) {
            return Form::Said(Status::Denied);
        }
        // "including by sending": what the verb above it says.
        let governor = if s.dep(s.head(prep)) == Dep::Prep { s.head(s.head(prep)) } else { s.head(prep) };
        let word = s.lower(prep);
        let known = self.lexicon.governs(&format!("{} {word}", s.lemma(governor)));
        let known = known.or_else(|| {
            if matches!(word.as_str(), "of" | "on" | "in" | "to") {
                self.lexicon.governs(&s.lemma(governor))
            } else {
                None
            }
        });
        match known {
            None if own == Form::Open
                && s.is_verb(governor)
                && matches!(word.as_str(), "in" | "by" | "through" | "before" | "while") =>
            {
                self.unless_done(self.above(governor, self.form(governor, false), depth))
            }
            None => own,
            Some(how) if s.is_verb(governor) => {
                let outer = self.above(governor, self.form(governor, false), depth);
                self.combine(Some(how), own, outer)
            }
            Some(how) => self.combine(Some(how), own, self.under_noun_outer(governor, depth)),
        }
    }

    /// What governs hands on its status, unless it is itself done.
    pub(super) fn unless_done(&self, outer: Form) -> Form {
        if self.is_done(outer) { Form::Open } else { outer }
    }

    pub(super) fn is_done(&self, form: Form) -> bool {
        matches!(form, Form::Said(Status::Occurred | Status::Ongoing))
    }

    /// What the governor makes of the form below it, itself having the status `outer`.
    pub(super) fn combine(&self, governs: Option<Governs>, own: Form, outer: Form) -> Form {
        let denied = outer == Form::Said(Status::Denied);
        match (governs, own) {
            (Some(Governs::To(Status::Denied)), _) if denied => Form::Said(Status::Occurred),
            (Some(Governs::To(Status::Denied)), Form::Said(Status::Denied)) => Form::Said(Status::Occurred),
            (Some(Governs::To(Status::Denied)), _) => Form::Said(Status::Denied),
            (Some(Governs::To(Status::Proposed | Status::Planned)), Form::Said(Status::Occurred | Status::Ongoing)) => {
                own
            }
            (Some(Governs::To(Status::Conditional)), Form::Said(Status::Planned)) => Form::Said(Status::Conditional),
            (Some(Governs::ToOpen(status)), Form::Open) => Form::Said(if denied { Status::Denied } else { status }),
            (
                Some(Governs::To(status)),
                Form::Open | Form::Said(Status::Occurred | Status::Ongoing | Status::Planned),
            ) => Form::Said(if denied { Status::Denied } else { status }),
            (Some(Governs::Through) | None, Form::Open) => outer,
            _ => own,
        }
    }
}
