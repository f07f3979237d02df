//! Did it happen, of acts that nouns tell: "launched an attack", "the prospect of talks", "no agreement".

use super::form::Form;
use super::status::Judge;
use super::support::{Carried, Nominal};
use super::triggers::Trigger;
use crate::doc::Status;
use crate::lexicon::{Governs, Support};
use summitry_syntax::{Dep, Tag, TokenId};

impl Judge<'_> {
    pub(super) fn of_noun(&self, trigger: &Trigger, lasting: bool) -> Status {
        let noun = trigger.head;
        let nominal = Nominal { syntax: self.syntax, lexicon: self.lexicon };
        let anchors = nominal.anchors(noun);
        if let Some(status) = anchors.iter().find_map(|&a| self.modified(a)) {
            return status;
        }
        let denies = |&a: &TokenId| self.lexicon.governs(&self.syntax.lemma(a)) == Some(Governs::To(Status::Denied));
        if anchors.iter().skip(1).any(denies) {
            return Status::Denied;
        }
        if let Some(carried) = trigger.carried {
            return self.of_carried(carried);
        }
        let top = anchors.last().copied().unwrap_or(noun);
        match self.above_noun(top, 8) {
            Form::Said(status) => status,
            Form::Open if lasting => Status::Ongoing,
            Form::Open => Status::Occurred,
        }
    }

    /// "launched an attack", "talks continue", "the siege must end".
    fn of_carried(&self, carried: Carried) -> Status {
        let verb = carried.verb;
        let lemma = self.syntax.lemma(verb);
        let form = self.above(verb, self.form(verb, false), 8);
        let governs = self.governing(verb).filter(|g| {
            (carried.how == Support::Does && !matches!(lemma.as_str(), "offer" | "commit") || lemma == "await")
                && !matches!(g, Governs::ToOpen(_))
        });
        let status = match self.combine(governs, Form::Open, form) {
            Form::Said(status) => status,
            Form::Open => Status::Occurred,
        };
        match status {
            Status::Occurred if self.lexicon.is("goes_on", &lemma) => Status::Ongoing,
            Status::Occurred if lemma == "be" && matches!(self.syntax.tag(verb), Tag::VBZ | Tag::VBP) => {
                Status::Ongoing
            }
            Status::Proposed | Status::Planned if self.lexicon.is("ends", &lemma) => Status::Ongoing,
            status => status,
        }
    }

    /// "planned talks", "no agreement", "a possible attack".
    pub(super) fn modified(&self, noun: TokenId) -> Option<Status> {
        let s = self.syntax;
        for &kid in s.kids(noun).iter().filter(|&&k| k < noun) {
            if matches!(s.dep(kid), Dep::Det | Dep::Neg) && matches!(s.lower(kid).as_str(), "no" | "neither") {
                return Some(Status::Denied);
            }
            let superlative = || s.kids(noun).iter().any(|&k| s.tag(k) == Tag::JJS);
            if matches!(s.dep(kid), Dep::Amod | Dep::Compound | Dep::Nmod)
                && !(s.lower(kid) == "possible" && superlative())
                && let Some(status) =
                    self.lexicon.modifier(&s.lower(kid)).or_else(|| self.lexicon.modifier(&s.lemma(kid)))
            {
                return Some(status);
            }
        }
        None
    }

    /// "the third leader to be impeached", "the only state to recognise it": others or nobody else have done so.
    pub(super) fn is_one_of_several(&self, noun: TokenId) -> bool {
        let s = self.syntax;
        s.kids(noun).iter().any(|&k| k < noun && s.dep(k) == Dep::Amod && self.lexicon.is("ordinal", &s.lower(k)))
    }

    /// A noun without a carrying verb: what it is the object or subject of.
    fn above_noun(&self, noun: TokenId, depth: u8) -> Form {
        let Some(depth) = depth.checked_sub(1) else { return Form::Open };
        let s = self.syntax;
        let head = s.head(noun);
        match s.dep(noun) {
            Dep::Dobj | Dep::Nsubjpass | Dep::Nsubj if s.is_verb(head) => self.as_argument(noun, head, depth),
            Dep::Pobj => self.noun_under_preposition(head, depth),
            _ => Form::Open,
        }
    }

    fn as_argument(&self, noun: TokenId, verb: TokenId, depth: u8) -> Form {
        let s = self.syntax;
        let outer = self.above(verb, self.form(verb, false), depth);
        if s.dep(noun) == Dep::Nsubj {
            return if self.is_assessed(verb) { Form::Said(Status::Proposed) } else { Form::Open };
        }
        let indefinite =
            s.kids(noun).iter().any(|&k| s.dep(k) == Dep::Det && matches!(s.lower(k).as_str(), "a" | "an" | "any"));
        let lemma = s.lemma(verb);
        match self.governing(verb) {
            Some(Governs::Through | Governs::ToOpen(_)) | None if indefinite => self.unless_done(outer),
            Some(Governs::Through | Governs::ToOpen(_)) | None => Form::Open,
            Some(_) if lemma == "call" => Form::Open,
            Some(Governs::To(Status::Denied)) if outer == Form::Said(Status::Denied) => self.not_denied(&lemma),
            Some(Governs::To(Status::Denied)) if self.lexicon.is("averts", &lemma) && !self.is_done(outer) => {
                Form::Said(Status::Predicted)
            }
            governs => self.combine(governs, Form::Open, outer),
        }
    }

    /// "did not fail to" is done; "did not rule out" is open.
    pub(super) fn not_denied(&self, lemma: &str) -> Form {
        Form::Said(if self.lexicon.is("implies", lemma) { Status::Occurred } else { Status::Doubted })
    }

    /// "is the best option": an act that is weighed, not told.
    fn is_assessed(&self, verb: TokenId) -> bool {
        let s = self.syntax;
        s.is_be(verb) && s.child(verb, &[Dep::Attr]).is_some_and(|a| self.lexicon.is("option", &s.lemma(a)))
    }

    fn noun_under_preposition(&self, prep: TokenId, depth: u8) -> Form {
        let s = self.syntax;
        if self.syntax.is_without(prep) {
            return Form::Said(Status::Denied);
        }
        let governor = s.head(prep);
        let key = format!("{} {}", s.lemma(governor), s.lower(prep));
        let named = self.lexicon.governs(&key);
        let of = || {
            if matches!(s.lower(prep).as_str(), "of") && s.is_noun(governor) {
                self.lexicon.governs(&s.lemma(governor))
            } else {
                None
            }
        };
        match named.or_else(of) {
            None | Some(Governs::Through) => Form::Open,
            how if s.is_verb(governor) => {
                self.combine(how, Form::Open, self.above(governor, self.form(governor, false), depth))
            }
            how => self.combine(how, Form::Open, self.under_noun_outer(governor, depth)),
        }
    }

    pub(super) fn under_noun_outer(&self, noun: TokenId, depth: u8) -> Form {
        if self.modified(noun) == Some(Status::Denied) {
            return Form::Said(Status::Denied);
        }
        let verb = self.syntax.head(noun);
        if matches!(self.syntax.dep(noun), Dep::Dobj | Dep::Nsubjpass) && self.syntax.is_verb(verb) {
            let outer = self.above(verb, self.form(verb, false), depth);
            return match self.governing(verb) {
                Some(Governs::To(Status::Denied)) => self.combine(self.governing(verb), Form::Open, outer),
                _ => outer,
            };
        }
        Form::Open
    }
}
