//! One way to say an act.

use crate::doc::{Plover, Status};
use rustc_hash::FxHashSet;

/// What sort of word carries the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// A verb, with particles or a fixed object where the pattern says so.
    Verb,
    /// A noun ("attack"), with the verb that carries it where there is one ("launch").
    Noun,
    /// An adjective or preposition after a copula ("critical of", "against").
    Adjective,
}

/// Where a party of the act stands in the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// Logical subject of the verb, or of the verb that carries the noun.
    Subject,
    /// Logical object.
    Object,
    /// Possessor of the noun: "Iran's attack".
    Poss,
    /// Compound or adjective before the noun: "US airstrikes".
    Modifier,
    /// Logical subject of the clause that the verb governs: "demanded that Japan apologise".
    Clause,
    /// Whose the object is, where the object itself cannot act: "condemned Israel's attack".
    Owner,
    /// Indirect object: "gave Japan an ultimatum".
    Dative,
    /// Subject of the verb that the noun's phrase hangs on: "were on strike".
    Predicate,
    /// Object of the clause that the word governs: "refused to recognise Kosovo".
    ClauseObject,
    /// Subject of a verb that undergoes the noun: "faces trial".
    Gets,
    /// Whoever is said to have died or been hurt in it: "killed in the raid".
    Victims,
    /// Object of this preposition.
    Prep(Box<str>),
}

impl Slot {
    pub(super) fn parse(word: &str) -> Self {
        match word {
            "subject" => Self::Subject,
            "object" => Self::Object,
            "poss" => Self::Poss,
            "modifier" => Self::Modifier,
            "clause" => Self::Clause,
            "owner" => Self::Owner,
            "dative" => Self::Dative,
            "predicate" => Self::Predicate,
            "clause_object" => Self::ClauseObject,
            "gets" => Self::Gets,
            "victims" => Self::Victims,
            prep => Self::Prep(prep.into()),
        }
    }
}

/// One way to say an act: its words and where the parties stand.
#[derive(Debug, Clone)]
pub struct EventPattern {
    /// The rule file that holds it.
    pub rule: usize,
    /// What sort of word carries it.
    pub carrier: Carrier,
    /// Particles and further fixed words after the head, for each lemma its own; see [`EventLexicon::candidates`].
    pub mode: Option<String>,
    /// CAMEO code, where the pattern is more exact than its file.
    pub cameo: Option<String>,
    /// Words of which one must head the object (or be its modifier).
    pub object: WordSet,
    /// Words that the object must not be.
    pub not_object: WordSet,
    /// Words of which one must head the subject.
    pub subject: WordSet,
    /// Words that the subject must not be.
    pub not_subject: WordSet,
    /// Prepositions of which one must follow, some with their noun ("to street").
    pub prep: Vec<(Box<str>, Option<Box<str>>)>,
    /// Prepositions of which none may follow.
    pub not_prep: Vec<Box<str>>,
    /// Prepositions of which one must stand before the noun ("on alert").
    pub under: Vec<Box<str>>,
    /// Words of which one must modify the noun ("joint exercises").
    pub modifier: WordSet,
    /// Words of which none may modify the noun.
    pub not_modifier: WordSet,
    /// Clause that must follow: "to", "that", "ing".
    pub clause: Vec<Box<str>>,
    /// Verbs of which one must head that clause.
    pub clause_verb: WordSet,
    /// Clauses of which none may follow.
    pub not_clause: Vec<Box<str>>,
    /// Verbs of which none may head the clause.
    pub not_clause_verb: WordSet,
    /// Whether an object must (true) or must not (false) be there.
    pub transitive: Option<bool>,
    /// Who does it, best slot first.
    pub actor: Vec<Slot>,
    /// To whom, best slot first.
    pub recipient: Vec<Slot>,
    /// Where further equal parties stand ("with").
    pub with: Vec<Slot>,
    /// Whether there is no event without an actor.
    pub needs_actor: bool,
    /// Whether there is no event without a recipient.
    pub needs_recipient: bool,
    /// Whether there is no event without a second equal party.
    pub needs_partner: bool,
    /// Whether only an office-holder, a government or its body can do it.
    pub official: bool,
    /// Whether it is an attitude: in the present tense it goes on.
    pub lasting: bool,
    /// Whether not doing it is a REJECT.
    pub refusal: bool,
    /// Whether a passive is another thing ("is committed to").
    pub active: bool,
    /// Whether a verb must carry the noun ("opened an investigation").
    pub carried: bool,
    /// Whether only the negated form is the act.
    pub only_negated: bool,
    /// Whether the owner of a thing stands for it as recipient.
    pub owner: bool,
    /// Status whatever the grammar says, unless it says something else than occurred.
    pub status: Option<Status>,
}

/// A set of lemmas; empty means no demand.
#[derive(Debug, Clone, Default)]
pub struct WordSet {
    pub(super) words: FxHashSet<Box<str>>,
    pub(super) phrases: Vec<Vec<Box<str>>>,
    /// Whether an actor's mention also satisfies it.
    pub actor: bool,
}

impl WordSet {
    /// Whether nothing is demanded.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && !self.actor
    }

    /// Whether the lemma is one of the single words.
    pub fn has(&self, lemma: &str) -> bool {
        self.words.contains(lemma)
    }

    /// The phrases of two and more words.
    pub fn phrases(&self) -> &[Vec<Box<str>>] {
        &self.phrases
    }
}

/// The words of a phrase as the tokeniser cuts them: hyphens inside nouns stand alone.
pub(super) fn tokens(phrase: &str, carrier: Carrier) -> Vec<Box<str>> {
    if carrier == Carrier::Noun && phrase.contains('-') {
        return phrase.replace('-', " - ").split_whitespace().map(Into::into).collect();
    }
    phrase.split(' ').map(Into::into).collect()
}

/// Where the syntactic head of a fixed phrase stands: a verb comes first, a noun last or before its preposition.
pub(super) fn head_word(carrier: Carrier, words: &[Box<str>]) -> usize {
    const PREPOSITIONS: [&str; 8] = ["of", "on", "in", "for", "to", "with", "from", "against"];
    match carrier {
        Carrier::Verb | Carrier::Adjective => 0,
        Carrier::Noun => {
            let prep = words.iter().position(|w| PREPOSITIONS.contains(&w.as_ref()) || w.as_ref() == "not");
            prep.unwrap_or(words.len()).saturating_sub(1)
        }
    }
}

pub(super) fn split_prep(text: &str) -> (Box<str>, Option<Box<str>>) {
    match text.split_once(' ') {
        Some((prep, noun)) => (prep.into(), Some(noun.into())),
        None => (text.into(), None),
    }
}

pub(super) fn slots(given: Option<Vec<String>>, default: &[&str]) -> Vec<Slot> {
    match given {
        Some(words) => words.iter().map(|w| Slot::parse(w)).collect(),
        None => default.iter().map(|w| Slot::parse(w)).collect(),
    }
}

pub(super) fn default_actor(carrier: Carrier) -> &'static [&'static str] {
    match carrier {
        Carrier::Verb | Carrier::Adjective => &["subject"],
        Carrier::Noun => &["subject", "poss", "by", "modifier"],
    }
}

pub(super) fn default_recipient(carrier: Carrier) -> &'static [&'static str] {
    match carrier {
        Carrier::Verb => &["object"],
        Carrier::Noun => &["against", "on"],
        Carrier::Adjective => &["of", "to"],
    }
}

/// Acts on words and stances reach whoever owns the thing said or done.
pub(super) fn takes_owner(kind: Plover) -> bool {
    matches!(kind, Plover::Accuse | Plover::Reject | Plover::Support | Plover::Threaten | Plover::Request)
}
