//! Nouns of action and the verbs that carry them: "launched an attack", "talks broke down", "came under fire".

use super::syntax::Syntax;
use crate::lexicon::{EventLexicon, Support};
use summitry_syntax::{Dep, Tag, TokenId};

/// The verb that carries a noun, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Carried {
    pub(super) verb: TokenId,
    pub(super) how: Support,
}

/// Questions about nouns of action.
#[derive(Clone, Copy)]
pub(super) struct Nominal<'d> {
    pub(super) syntax: Syntax<'d>,
    pub(super) lexicon: &'d EventLexicon,
}

impl Nominal<'_> {
    /// The noun, the first of its coordination, and the measure it stands under ("a series of attacks").
    pub(super) fn anchors(self, noun: TokenId) -> Vec<TokenId> {
        let s = self.syntax;
        let mut out = vec![noun];
        let first = s.first_joined(noun);
        if first != noun && s.is_noun(first) {
            out.push(first);
        }
        let last = out[out.len() - 1];
        if s.dep(last) == Dep::Pobj {
            let (prep, above) = (s.head(last), s.head(s.head(last)));
            if s.lower(prep) == "of" && self.lexicon.is("quantity", &s.lemma(above)) {
                out.push(above);
                let first = s.first_joined(above);
                if first != above {
                    out.push(first);
                }
            }
        }
        out
    }

    /// The verb that carries the noun.
    pub(super) fn carried(self, noun: TokenId) -> Option<Carried> {
        self.anchors(noun).into_iter().find_map(|a| self.above(a).or_else(|| self.below(a)))
    }

    fn above(self, noun: TokenId) -> Option<Carried> {
        let s = self.syntax;
        let verb = s.head(noun);
        match s.dep(noun) {
            Dep::Dobj | Dep::Oprd => self.carries(verb, &[Support::Does, Support::Gets]),
            Dep::Nsubjpass => self.carries(verb, &[Support::Does, Support::Happens]),
            Dep::Nsubj => self.carries(verb, &[Support::Happens]),
            Dep::Attr if s.kids(verb).iter().any(|&k| s.tag(k) == Tag::EX) => {
                Some(Carried { verb, how: Support::Happens })
            }
            Dep::Pobj => self.by_preposition(verb),
            _ => None,
        }
    }

    /// "engaged in talks", "came under attack".
    fn by_preposition(self, prep: TokenId) -> Option<Carried> {
        let s = self.syntax;
        let verb = s.head(prep);
        if !s.is_verb(verb) && !s.is_be(verb) {
            return None;
        }
        let key = format!("{} {}", s.lemma(verb), s.lower(prep));
        let how = [Support::Does, Support::Gets].into_iter().find(|&how| self.lexicon.supports(&key, how))?;
        Some(Carried { verb, how })
    }

    /// "sanctions imposed by Ankara", "the attack that rebels launched".
    fn below(self, noun: TokenId) -> Option<Carried> {
        let s = self.syntax;
        let clauses = s.kids(noun).iter().copied().filter(|&k| matches!(s.dep(k), Dep::Acl | Dep::Relcl) && k > noun);
        clauses.into_iter().find_map(|verb| {
            if s.undergoer(verb) == Some(noun) {
                return self.carries(verb, &[Support::Does, Support::Gets]);
            }
            if s.subject(verb) == Some(noun) { self.carries(verb, &[Support::Happens]) } else { None }
        })
    }

    fn carries(self, verb: TokenId, ways: &[Support]) -> Option<Carried> {
        let s = self.syntax;
        let lemma = s.lemma(verb);
        let particle = s.child(verb, &[Dep::Prt]).map(|p| format!("{lemma} {}", s.lower(p)));
        let carries = |how: Support| {
            particle.as_deref().is_some_and(|key| self.lexicon.supports(key, how)) || self.lexicon.supports(&lemma, how)
        };
        ways.iter().copied().find(|&how| carries(how)).map(|how| Carried { verb, how })
    }
}
