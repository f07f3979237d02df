//! What the form of a verb says: tense, aspect, modals, negation, conditions.

use super::status::Judge;
use crate::doc::Status;
use summitry_syntax::{Dep, Tag, TokenId};

/// What the form of one verb says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// An infinitive or gerund: whatever governs it decides.
    Open,
    /// A finite form that says so itself.
    Said(Status),
}

impl Judge<'_> {
    /// What a verb's own form says.
    pub(super) fn form(&self, verb: TokenId, lasting: bool) -> Form {
        let s = self.syntax;
        if self.negated(verb) {
            return Form::Said(Status::Denied);
        }
        let mut verb = verb;
        for _ in 0..6 {
            if s.dep(verb) != Dep::Conj || !self.bare_conjunct(verb) {
                break;
            }
            verb = s.head(verb);
            if self.negated(verb) {
                return Form::Said(Status::Denied);
            }
        }
        if let Some(status) = self.conditional(verb) {
            return Form::Said(status);
        }
        if let Some(status) = self.modal(verb) {
            return Form::Said(status);
        }
        self.tense(verb, lasting)
    }

    /// A joined verb without auxiliaries of its own shares those of the first.
    fn bare_conjunct(&self, verb: TokenId) -> bool {
        let s = self.syntax;
        let own =
            s.kids(verb).iter().any(|&k| matches!(s.dep(k), Dep::Aux | Dep::Auxpass | Dep::Nsubj | Dep::Nsubjpass));
        !own && matches!(s.tag(verb), Tag::VB | Tag::VBN | Tag::VBG) && s.is_verb(s.head(verb))
    }

    pub(super) fn negated(&self, verb: TokenId) -> bool {
        let s = self.syntax;
        let negative = |k: TokenId| {
            s.dep(k) == Dep::Neg && !matches!(s.lower(k).as_str(), "only")
                || (s.dep(k) == Dep::Advmod && k < verb && matches!(s.lower(k).as_str(), "never" | "hardly" | "barely"))
                || (s.dep(k) == Dep::Preconj && s.lower(k) == "neither")
        };
        let kids = s.kids(verb);
        let not_only = kids.windows(2).any(|w| s.dep(w[0]) == Dep::Neg && s.lower(w[1]) == "only");
        if kids.iter().any(|&k| negative(k)) && !not_only {
            return true;
        }
        let subject = s.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]);
        subject.is_some_and(|n| matches!(s.lower(n).as_str(), "nobody" | "none" | "neither") || self.no_subject(n))
            || self.without(verb)
    }

    fn no_subject(&self, noun: TokenId) -> bool {
        let s = self.syntax;
        s.kids(noun).iter().any(|&k| s.dep(k) == Dep::Det && matches!(s.lower(k).as_str(), "no" | "neither"))
    }

    fn without(&self, verb: TokenId) -> bool {
        let s = self.syntax;
        s.dep(verb) == Dep::Pcomp && s.is_without(s.head(verb))
    }

    /// Inside "if", "unless", "should ... ", "until".
    pub(super) fn conditional(&self, verb: TokenId) -> Option<Status> {
        let s = self.syntax;
        let marks = s.kids(verb).iter().copied().filter(|&k| matches!(s.dep(k), Dep::Mark | Dep::Advmod) && k < verb);
        let word = marks.map(|k| s.lower(k)).find(|w| matches!(w.as_str(), "if" | "unless" | "lest" | "whether"))?;
        let clause = matches!(s.dep(verb), Dep::Advcl | Dep::Ccomp | Dep::Dep | Dep::Conj);
        clause.then_some(match word.as_str() {
            "whether" => Status::Doubted,
            _ => Status::Conditional,
        })
    }

    fn modal(&self, verb: TokenId) -> Option<Status> {
        let s = self.syntax;
        let aux = s.kids(verb).iter().copied().find(|&k| s.dep(k) == Dep::Aux && s.tag(k) == Tag::MD)?;
        let perfect = s.kids(verb).iter().any(|&k| s.dep(k) == Dep::Aux && s.lower(k) == "have");
        let if_clause =
            s.kids(verb).iter().any(|&k| s.dep(k) == Dep::Advcl && self.conditional(k) == Some(Status::Conditional));
        Some(match s.lower(aux).as_str() {
            _ if if_clause => Status::Conditional,
            "will" | "'ll" | "’ll" | "shall" | "wo" | "would" | "'d" | "’d" if !perfect => self.future(verb),
            "would" => Status::Conditional,
            "should" | "must" | "ought" if !perfect => Status::Proposed,
            "may" | "might" | "could" if perfect || s.tag(verb) == Tag::VBG => Status::Doubted,
            "may" | "might" => Status::Predicted,
            "could" => Status::Predicted,
            "can" | "ca" => Status::Conditional,
            _ => Status::Conditional,
        })
    }

    /// A future act is planned by whoever will do it; of things it is predicted.
    fn future(&self, verb: TokenId) -> Status {
        let likely = self
            .syntax
            .kids(verb)
            .iter()
            .any(|&k| matches!(self.syntax.lower(k).as_str(), "likely" | "probably" | "perhaps" | "possibly"));
        if likely { Status::Predicted } else { Status::Planned }
    }

    fn tense(&self, verb: TokenId, lasting: bool) -> Form {
        let s = self.syntax;
        let aux = |word: &[&str]| {
            s.kids(verb)
                .iter()
                .any(|&k| matches!(s.dep(k), Dep::Aux | Dep::Auxpass) && word.contains(&s.lower(k).as_str()))
        };
        let be = aux(&["is", "are", "am", "'s", "’s", "'re", "’re", "was", "were", "been", "'m"]);
        match s.tag(verb) {
            Tag::VBG if be => Form::Said(Status::Ongoing),
            Tag::VBN if aux(&["being"]) => {
                Form::Said(if aux(&["is", "are", "was", "were"]) { Status::Ongoing } else { Status::Occurred })
            }
            Tag::VBZ | Tag::VBP if lasting => Form::Said(Status::Ongoing),
            Tag::VBN if lasting && aux(&["has", "have", "'ve", "’ve"]) => Form::Said(Status::Ongoing),
            Tag::VBZ | Tag::VBP | Tag::VBD => Form::Said(Status::Occurred),
            Tag::VBN if s.has_to(verb) => Form::Open,
            Tag::VBN if aux(&["be"]) && !be => Form::Open,
            Tag::VBN => Form::Said(Status::Occurred),
            _ => Form::Open,
        }
    }

    pub(super) fn has_own_tense(&self, verb: TokenId) -> bool {
        matches!(self.syntax.tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP)
            || self.syntax.kids(verb).iter().any(|&k| self.syntax.dep(k) == Dep::Aux && self.syntax.tag(k) != Tag::TO)
    }
}
