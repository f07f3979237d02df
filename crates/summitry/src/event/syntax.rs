//! Who stands where: logical subjects and objects over a ClearNLP dependency tree.

use crate::doc::Document;
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// How far control and coordination are followed.
const DEPTH: u8 = 6;

/// Syntactic questions about one document.
#[derive(Clone, Copy)]
pub(super) struct Syntax<'d> {
    pub(super) doc: &'d Document,
}

impl<'d> Syntax<'d> {
    pub(super) fn dep(self, token: TokenId) -> Dep {
        self.doc.token(token).dep
    }

    pub(super) fn tag(self, token: TokenId) -> Tag {
        self.doc.token(token).tag
    }

    pub(super) fn head(self, token: TokenId) -> TokenId {
        self.doc.token(token).head
    }

    pub(super) fn kids(self, token: TokenId) -> &'d [TokenId] {
        self.doc.tree.children(token)
    }

    pub(super) fn lemma(self, token: TokenId) -> String {
        self.doc.lemma(token).to_lowercase()
    }

    pub(super) fn lower(self, token: TokenId) -> String {
        self.doc.word(token).to_lowercase()
    }

    pub(super) fn child(self, token: TokenId, deps: &[Dep]) -> Option<TokenId> {
        self.doc.tree.child(&self.doc.parse, token, deps)
    }

    /// Verbs of every form, but not modals or verbs in adjective position.
    pub(super) fn is_verb(self, token: TokenId) -> bool {
        use Tag::{VB, VBD, VBG, VBN, VBP, VBZ};
        matches!(self.tag(token), VB | VBD | VBG | VBN | VBP | VBZ) && self.dep(token) != Dep::Amod
    }

    pub(super) fn is_noun(self, token: TokenId) -> bool {
        matches!(self.tag(token), Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS)
    }

    pub(super) fn is_be(self, token: TokenId) -> bool {
        matches!(self.doc.lemma(token), "be" | "remain" | "become" | "stay" | "'s" | "’s")
    }

    /// "without", "instead of".
    pub(super) fn is_without(self, prep: TokenId) -> bool {
        let word = self.lower(prep);
        let instead = || prep.checked_sub(1).is_some_and(|before| self.lower(before) == "instead");
        matches!(word.as_str(), "without" | "instead") || (word == "of" && instead())
    }

    pub(super) fn is_relative(self, token: TokenId) -> bool {
        matches!(self.tag(token), Tag::WDT | Tag::WP) && self.doc.token(token).pos != Pos::Det
    }

    /// Whether a verb is passive: "was seized", "the ship seized by", "being seized".
    pub(super) fn is_passive(self, verb: TokenId) -> bool {
        self.is_passive_within(verb, DEPTH)
    }

    fn is_passive_within(self, verb: TokenId, depth: u8) -> bool {
        if self.tag(verb) != Tag::VBN || depth == 0 {
            return false;
        }
        let kids = self.kids(verb);
        let with = |dep: Dep| kids.iter().any(|&k| self.dep(k) == dep);
        if with(Dep::Auxpass) || with(Dep::Nsubjpass) || with(Dep::Agent) {
            return true;
        }
        let shared = self.dep(verb) == Dep::Conj && !with(Dep::Aux) && !with(Dep::Nsubj);
        if shared && self.is_verb(self.head(verb)) {
            return self.is_passive_within(self.head(verb), depth - 1);
        }
        self.dep(verb) == Dep::Acl || (self.dep(verb) == Dep::Advcl && !with(Dep::Aux))
    }

    /// The token and what is joined to it by "and", "or", a comma.
    pub(super) fn joined(self, token: TokenId) -> Vec<TokenId> {
        let mut out = vec![token];
        let mut at = 0;
        while at < out.len() && out.len() < 32 {
            let more = self.kids(out[at]).iter().copied();
            out.extend(more.filter(|&k| self.dep(k) == Dep::Conj && !self.is_verb(k)));
            at += 1;
        }
        out
    }

    /// The first of a coordination: "attacks and bombings" gives "attacks".
    pub(super) fn first_joined(self, token: TokenId) -> TokenId {
        let mut at = token;
        for _ in 0..DEPTH {
            if self.dep(at) != Dep::Conj {
                break;
            }
            at = self.head(at);
        }
        at
    }

    /// Grammatical subject, also a shared, controlled or relative one.
    pub(super) fn subject(self, verb: TokenId) -> Option<TokenId> {
        self.subject_within(verb, DEPTH)
    }

    fn subject_within(self, verb: TokenId, depth: u8) -> Option<TokenId> {
        let depth = depth.checked_sub(1)?;
        if let Some(own) = self.own_subject(verb) {
            return self.antecedent(own, verb).or(Some(own));
        }
        let head = self.head(verb);
        match self.dep(verb) {
            Dep::Conj if self.is_verb(head) => self.subject_within(head, depth),
            Dep::Xcomp | Dep::Ccomp => self.controller(verb, head, depth),
            Dep::Advcl if self.tag(verb) != Tag::VBD => self.subject_within(head, depth),
            Dep::Acl if self.has_to(verb) => self.planner(head, depth),
            Dep::Acl | Dep::Relcl if self.is_noun(head) => Some(head),
            Dep::Pcomp => self.prepositional_controller(head, depth),
            Dep::Acomp | Dep::Attr | Dep::Oprd => self.subject_within(head, depth),
            Dep::Conj if self.is_be(head) => self.subject_within(head, depth),
            _ => None,
        }
    }

    fn own_subject(self, verb: TokenId) -> Option<TokenId> {
        let subject = self.child(verb, &[Dep::Nsubj, Dep::Nsubjpass])?;
        (self.tag(subject) != Tag::EX).then_some(subject)
    }

    pub(super) fn has_to(self, verb: TokenId) -> bool {
        self.kids(verb).iter().any(|&k| self.tag(k) == Tag::TO && k < verb)
    }

    /// What a relative pronoun stands for.
    fn antecedent(self, pronoun: TokenId, verb: TokenId) -> Option<TokenId> {
        if !self.is_relative(pronoun) {
            return None;
        }
        let mut at = verb;
        for _ in 0..DEPTH {
            match self.dep(at) {
                Dep::Relcl => return Some(self.head(at)),
                Dep::Root => return None,
                _ => at = self.head(at),
            }
        }
        None
    }

    /// The party that the complement of `head` has for its subject.
    fn controller(self, verb: TokenId, head: TokenId, depth: u8) -> Option<TokenId> {
        if !self.is_verb(head) {
            return self.subject_within(head, depth);
        }
        let subject_control = matches!(self.doc.lemma(head), "promise" | "threaten" | "vow" | "pledge" | "use");
        if !subject_control && !self.is_passive(head) {
            if let Some(object) = self.child(head, &[Dep::Dobj, Dep::Dative]).filter(|&o| o < verb && o > head) {
                return Some(self.antecedent(object, head).unwrap_or(object));
            }
            if let Some(object) = self.called_on(head, verb) {
                return Some(object);
            }
        }
        self.subject_within(head, depth)
    }

    /// "called on Japan to apologise": the object of the preposition.
    fn called_on(self, head: TokenId, verb: TokenId) -> Option<TokenId> {
        let between = |k: &TokenId| *k > head && *k < verb && self.dep(*k) == Dep::Prep;
        let prep = self
            .kids(head)
            .iter()
            .copied()
            .filter(between)
            .find(|&p| matches!(self.doc.word(p), "on" | "upon" | "for" | "to" | "with"));
        let asks = matches!(
            self.doc.lemma(head),
            "call" | "appeal" | "plead" | "press" | "prevail" | "wait" | "push" | "ask" | "lobby"
        );
        prep.filter(|_| asks).and_then(|p| self.child(p, &[Dep::Pobj]))
    }

    /// "accused Iran of sending": Iran; "drew criticism by sending": whoever drew it.
    fn prepositional_controller(self, prep: TokenId, depth: u8) -> Option<TokenId> {
        let governor = self.head(prep);
        if let Some(blamed) = self.blamed_above(governor) {
            return Some(blamed);
        }
        if self.is_verb(governor) {
            let word = self.lower(prep);
            let object = self.child(governor, &[Dep::Dobj]).filter(|&o| o < prep);
            if matches!(word.as_str(), "of" | "for" | "from") && !self.is_passive(governor) && object.is_some() {
                return object;
            }
            return self.subject_within(governor, depth);
        }
        self.planner(governor, depth)
    }

    /// "accused states with weapons of threatening", "critical of states for failing": those blamed.
    fn blamed_above(self, governor: TokenId) -> Option<TokenId> {
        if self.tag(governor) == Tag::JJ {
            let of = self.under_prep(governor, "of").first().copied();
            return of.or_else(|| self.subject_within(governor, 2));
        }
        let mut at = governor;
        for _ in 0..DEPTH {
            if self.dep(at) == Dep::Dobj
                && matches!(self.doc.lemma(self.head(at)), "accuse" | "suspect" | "convict" | "acquit")
            {
                return Some(at);
            }
            if self.dep(at) != Dep::Pobj {
                return None;
            }
            at = self.head(self.head(at));
            if self.is_verb(at) && matches!(self.doc.lemma(at), "accuse" | "suspect" | "convict" | "acquit") {
                return self.child(at, &[Dep::Dobj]);
            }
        }
        None
    }

    /// Whose plan, decision, refusal a noun names.
    fn planner(self, noun: TokenId, depth: u8) -> Option<TokenId> {
        if let Some(poss) = self.child(noun, &[Dep::Poss]) {
            return Some(poss);
        }
        if let Some(&by) = self.under_prep(noun, "by").first() {
            return Some(by);
        }
        // "the right of citizens to protest"
        if matches!(
            self.doc.lemma(noun),
            "right" | "freedom" | "duty" | "ability" | "refusal" | "readiness" | "willingness"
        ) && let Some(&of) = self.under_prep(noun, "of").first()
        {
            return Some(of);
        }
        let head = self.head(noun);
        match self.dep(noun) {
            Dep::Dobj | Dep::Attr if self.is_verb(head) || self.is_be(head) => self.subject_within(head, depth),
            Dep::Pobj if self.is_verb(self.head(head)) => self.subject_within(self.head(head), depth),
            Dep::Conj => self.planner(head, depth.checked_sub(1)?),
            _ => None,
        }
    }

    /// Who does what the verb says.
    pub(super) fn doers(self, verb: TokenId) -> Vec<TokenId> {
        if self.is_passive(verb) {
            return self.agents(verb);
        }
        self.subject(verb).map(|s| self.joined(s)).unwrap_or_default()
    }

    /// Objects of "by" under a passive.
    pub(super) fn agents(self, verb: TokenId) -> Vec<TokenId> {
        let agent = self.child(verb, &[Dep::Agent]).or_else(|| self.shared_agent(verb));
        let object = agent.and_then(|a| self.child(a, &[Dep::Pobj]));
        object.map(|o| self.joined(self.antecedent(o, verb).unwrap_or(o))).unwrap_or_default()
    }

    /// "was seized and burned by rebels": both verbs have the agent.
    fn shared_agent(self, verb: TokenId) -> Option<TokenId> {
        let conj = self.child(verb, &[Dep::Conj]).filter(|&c| self.is_verb(c))?;
        (self.kids(conj).iter().all(|&k| self.dep(k) != Dep::Auxpass))
            .then(|| self.child(conj, &[Dep::Agent]))
            .flatten()
    }

    /// To whom or what it is done: object, passive subject, what a participle modifies.
    pub(super) fn undergoers(self, verb: TokenId) -> Vec<TokenId> {
        self.undergoer(verb).map(|o| self.joined(o)).unwrap_or_default()
    }

    pub(super) fn undergoer(self, verb: TokenId) -> Option<TokenId> {
        if self.is_passive(verb) {
            return self.subject(verb);
        }
        if let Some(object) = self.child(verb, &[Dep::Dobj]) {
            return Some(self.antecedent(object, verb).unwrap_or(object));
        }
        if let Some(object) = self.small_clause(verb) {
            return Some(object);
        }
        if self.dep(verb) == Dep::Relcl && self.own_subject(verb).is_some_and(|s| !self.is_relative(s)) {
            return Some(self.head(verb)).filter(|&h| self.is_noun(h));
        }
        let later = self.child(verb, &[Dep::Conj]).filter(|&c| self.is_verb(c) && c > verb)?;
        let bare = self
            .kids(verb)
            .iter()
            .all(|&k| k < verb || !matches!(self.dep(k), Dep::Prep | Dep::Ccomp | Dep::Xcomp | Dep::Advmod));
        if bare && self.own_subject(later).is_none() { self.child(later, &[Dep::Dobj]) } else { None }
    }

    /// "found the mayor guilty": the mayor.
    fn small_clause(self, verb: TokenId) -> Option<TokenId> {
        let clause = self.child(verb, &[Dep::Ccomp]).filter(|&c| c > verb && self.tag(c) == Tag::JJ)?;
        self.child(clause, &[Dep::Nsubj])
    }

    /// Objects of a preposition under the token: `on`, also "on to", "out against".
    pub(super) fn under_prep(self, token: TokenId, word: &str) -> Vec<TokenId> {
        let mut out = Vec::new();
        for &kid in self.kids(token) {
            if matches!(self.dep(kid), Dep::Prep | Dep::Dative | Dep::Agent)
                && self.doc.word(kid).eq_ignore_ascii_case(word)
            {
                out.extend(self.prep_objects(kid));
            } else if matches!(self.dep(kid), Dep::Prep | Dep::Prt | Dep::Advmod) && kid > token {
                let nested = self.kids(kid).iter().copied();
                let nested =
                    nested.filter(|&k| self.dep(k) == Dep::Prep && self.doc.word(k).eq_ignore_ascii_case(word));
                nested.for_each(|p| out.extend(self.prep_objects(p)));
            }
        }
        out
    }

    fn prep_objects(self, prep: TokenId) -> Vec<TokenId> {
        let object = self.child(prep, &[Dep::Pobj]);
        object.map(|o| self.joined(o)).unwrap_or_default()
    }

    /// The whole noun phrase start: leftmost token of the subtree.
    pub(super) fn words_at(self, head: TokenId, words: &[Box<str>], at: usize) -> bool {
        let Some(start) = (head as usize).checked_sub(at) else { return false };
        words.iter().enumerate().all(|(k, word)| {
            let token = (start + k) as TokenId;
            (token as usize) < self.doc.parse.len()
                && (self.doc.word(token).eq_ignore_ascii_case(word) || self.doc.lemma(token).eq_ignore_ascii_case(word))
        })
    }
}
