//! The event lexicon: `data/event/*.toml` (what is done, by which words, who stands where) and the word lists of
//! `data/event-word/*.toml` (noun classes, words that decide the status, verbs that carry a noun, contexts).

use super::{LexiconError, RuleFile, RuleIndex};
use crate::doc::{Plover, Rule, Status};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

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
    /// Object of this preposition.
    Prep(Box<str>),
}

impl Slot {
    fn parse(word: &str) -> Self {
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
    words: FxHashSet<Box<str>>,
    phrases: Vec<Vec<Box<str>>>,
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

/// One rule file: type, mode and CAMEO code of its patterns.
#[derive(Debug, Clone)]
pub struct EventRule {
    /// `event/...`.
    pub id: Rule,
    /// PLOVER type.
    pub kind: Plover,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO 1.1b3 code.
    pub cameo: Option<String>,
    /// PLOVER contexts that the act itself implies.
    pub contexts: Vec<String>,
}

/// A pattern whose head word stands in the text, with the words that must stand with it.
pub type PatternRef = (Vec<Box<str>>, usize);

/// How a verb carries a noun that names an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// The subject does it: "launched an attack".
    Does,
    /// The subject undergoes it: "faced criticism".
    Gets,
    /// The noun is the subject: "fighting broke out".
    Happens,
}

/// What a word does to the status of what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Governs {
    /// Gives this status.
    To(Status),
    /// Gives this status to an infinitive only ("told Iran to stop", not "told Iran that it would stop").
    ToOpen(Status),
    /// Hands on its own status ("managed to").
    Through,
}

/// The event lexicon.
#[derive(Debug, Default)]
pub struct EventLexicon {
    /// Rule files in the order of their ids.
    pub rules: Vec<EventRule>,
    /// Every pattern.
    pub patterns: Vec<EventPattern>,
    verbs: FxHashMap<Box<str>, Vec<PatternRef>>,
    nouns: FxHashMap<Box<str>, Vec<PatternRef>>,
    adjectives: FxHashMap<Box<str>, Vec<PatternRef>>,
    support: FxHashMap<Box<str>, Vec<Support>>,
    governors: FxHashMap<Box<str>, Governs>,
    modifiers: FxHashMap<Box<str>, Status>,
    contexts: FxHashMap<Box<str>, Vec<Box<str>>>,
    lists: FxHashMap<Box<str>, FxHashSet<Box<str>>>,
}

impl EventLexicon {
    /// The patterns whose head is this lemma: further words and index into `patterns`.
    pub fn candidates(&self, carrier: Carrier, lemma: &str) -> &[PatternRef] {
        let table = match carrier {
            Carrier::Verb => &self.verbs,
            Carrier::Noun => &self.nouns,
            Carrier::Adjective => &self.adjectives,
        };
        table.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The rule file of a pattern.
    pub fn rule(&self, pattern: &EventPattern) -> &EventRule {
        &self.rules[pattern.rule]
    }

    /// Whether a verb ("launch", "engage in") carries nouns of action in this way.
    pub fn supports(&self, verb: &str, how: Support) -> bool {
        self.support.get(verb).is_some_and(|ways| ways.contains(&how))
    }

    /// What a word does to the status of the act in its complement.
    pub fn governs(&self, lemma: &str) -> Option<Governs> {
        self.governors.get(lemma).copied()
    }

    /// The status that a modifier gives to the noun ("planned", "possible").
    pub fn modifier(&self, lemma: &str) -> Option<Status> {
        self.modifiers.get(lemma).copied()
    }

    /// PLOVER contexts that a word speaks of.
    pub fn contexts(&self, lemma: &str) -> &[Box<str>] {
        self.contexts.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is in a named list of `data/event-word/class.toml`.
    pub fn is(&self, list: &str, lemma: &str) -> bool {
        self.lists.get(list).is_some_and(|words| words.contains(lemma))
    }

    /// Reads `data/event` and `data/event-word`.
    ///
    /// # Errors
    /// The first file that is no event rule or word list.
    pub fn read(rules: &RuleIndex) -> Result<Self, LexiconError> {
        let mut lexicon = Self { lists: lists(rules)?, ..Self::default() };
        for file in rules.folder::<RawWords>("event-word")? {
            lexicon.read_words(file)?;
        }
        for file in rules.folder::<RawRule>("event")? {
            lexicon.read_rule(file)?;
        }
        Ok(lexicon)
    }

    fn read_words(&mut self, file: RuleFile<RawWords>) -> Result<(), LexiconError> {
        let wrong = |what: &str| LexiconError::new(format!("{}.toml", file.id), format!("unknown word {what}"));
        for (name, words) in file.body.support {
            let how = match name.as_str() {
                "does" => Support::Does,
                "gets" => Support::Gets,
                "happens" => Support::Happens,
                _ => return Err(wrong(&name)),
            };
            for word in words {
                self.support.entry(word.into()).or_default().push(how);
            }
        }
        for (name, words) in file.body.governor {
            let how = match name.as_str() {
                "through" => Governs::Through,
                "ordered" => Governs::ToOpen(Status::Proposed),
                status => Governs::To(Status::parse(status).ok_or_else(|| wrong(status))?),
            };
            self.governors.extend(words.into_iter().map(|w| (w.into(), how)));
        }
        for (name, words) in file.body.modifier {
            let status = Status::parse(&name).ok_or_else(|| wrong(&name))?;
            self.modifiers.extend(words.into_iter().map(|w| (w.into(), status)));
        }
        for (context, words) in file.body.context {
            for word in words {
                self.contexts.entry(word.into()).or_default().push(context.as_str().into());
            }
        }
        Ok(())
    }

    fn read_rule(&mut self, file: RuleFile<RawRule>) -> Result<(), LexiconError> {
        let path = format!("{}.toml", file.id);
        let raw = file.body;
        let kind = Plover::parse(&raw.kind).ok_or_else(|| LexiconError::new(&path, "no PLOVER type"))?;
        let rule = self.rules.len();
        self.rules.push(EventRule { id: file.id, kind, mode: raw.mode, cameo: raw.cameo, contexts: raw.contexts });
        let by_carrier = [(Carrier::Verb, raw.verb), (Carrier::Noun, raw.noun), (Carrier::Adjective, raw.adjective)];
        for (carrier, patterns) in by_carrier {
            for pattern in patterns {
                self.add(rule, kind, carrier, pattern, &path)?;
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        rule: usize,
        kind: Plover,
        carrier: Carrier,
        raw: RawPattern,
        path: &str,
    ) -> Result<(), LexiconError> {
        let at = self.patterns.len();
        let lemmas = self.expand(&raw.lemmas, path)?;
        let table = match carrier {
            Carrier::Verb => &mut self.verbs,
            Carrier::Noun => &mut self.nouns,
            Carrier::Adjective => &mut self.adjectives,
        };
        for lemma in &lemmas {
            let words: Vec<Box<str>> = lemma.split(' ').map(Into::into).collect();
            let head = head_word(carrier, &words);
            let key = words[head].clone();
            table.entry(key).or_default().push((if words.len() == 1 { Vec::new() } else { words }, at));
        }
        let pattern = self.pattern(rule, kind, carrier, raw, path)?;
        self.patterns.push(pattern);
        Ok(())
    }

    fn pattern(
        &self,
        rule: usize,
        kind: Plover,
        carrier: Carrier,
        raw: RawPattern,
        path: &str,
    ) -> Result<EventPattern, LexiconError> {
        let set = |words: &[String]| self.word_set(words, path);
        let status = raw.status.as_deref().map(|s| Status::parse(s).ok_or_else(|| LexiconError::new(path, s)));
        Ok(EventPattern {
            rule,
            carrier,
            object: set(&raw.object)?,
            not_object: set(&raw.not_object)?,
            subject: set(&raw.subject)?,
            not_subject: set(&raw.not_subject)?,
            modifier: set(&raw.modifier)?,
            not_modifier: set(&raw.not_modifier)?,
            clause_verb: set(&raw.clause_verb)?,
            prep: raw.prep.iter().map(|p| split_prep(p)).collect(),
            not_prep: raw.not_prep.iter().map(|p| p.as_str().into()).collect(),
            under: raw.under.iter().map(|p| p.as_str().into()).collect(),
            clause: raw.clause.iter().map(|p| p.as_str().into()).collect(),
            transitive: raw.transitive,
            actor: slots(raw.actor, default_actor(carrier)),
            recipient: slots(raw.recipient, default_recipient(carrier)),
            with: slots(raw.with, &[]),
            not_clause: raw.not_clause.iter().map(|p| p.as_str().into()).collect(),
            not_clause_verb: set(&raw.not_clause_verb)?,
            needs_actor: raw.needs.iter().any(|n| matches!(n.as_str(), "actor" | "both")),
            needs_recipient: raw.needs.iter().any(|n| matches!(n.as_str(), "recipient" | "both")),
            needs_partner: raw.needs.iter().any(|n| n == "partner"),
            official: raw.official,
            lasting: raw.lasting,
            refusal: raw.refusal,
            carried: raw.carried,
            only_negated: raw.only_negated,
            owner: raw.owner.unwrap_or(takes_owner(kind)),
            mode: raw.mode,
            cameo: raw.cameo,
            status: status.transpose()?,
        })
    }

    fn expand(&self, words: &[String], path: &str) -> Result<Vec<String>, LexiconError> {
        let mut out = Vec::new();
        for word in words {
            match word.strip_prefix('@') {
                None => out.push(word.clone()),
                Some(name) => {
                    let list =
                        self.lists.get(name).ok_or_else(|| LexiconError::new(path, format!("no class {name}")))?;
                    let mut sorted: Vec<String> = list.iter().map(|w| w.to_string()).collect();
                    sorted.sort_unstable();
                    out.extend(sorted);
                }
            }
        }
        Ok(out)
    }

    fn word_set(&self, words: &[String], path: &str) -> Result<WordSet, LexiconError> {
        let mut set = WordSet::default();
        for word in self.expand(words, path)? {
            if word == "ACTOR" {
                set.actor = true;
            } else if word.contains(' ') {
                set.phrases.push(word.split(' ').map(Into::into).collect());
            } else {
                set.words.insert(word.into());
            }
        }
        Ok(set)
    }
}

/// Where the syntactic head of a fixed phrase stands: a verb comes first, a noun last or before its preposition.
fn head_word(carrier: Carrier, words: &[Box<str>]) -> usize {
    const PREPOSITIONS: [&str; 8] = ["of", "on", "in", "for", "to", "with", "from", "against"];
    match carrier {
        Carrier::Verb | Carrier::Adjective => 0,
        Carrier::Noun => {
            let prep = words.iter().position(|w| PREPOSITIONS.contains(&w.as_ref()));
            prep.unwrap_or(words.len()).saturating_sub(1)
        }
    }
}

fn split_prep(text: &str) -> (Box<str>, Option<Box<str>>) {
    match text.split_once(' ') {
        Some((prep, noun)) => (prep.into(), Some(noun.into())),
        None => (text.into(), None),
    }
}

fn slots(given: Option<Vec<String>>, default: &[&str]) -> Vec<Slot> {
    match given {
        Some(words) => words.iter().map(|w| Slot::parse(w)).collect(),
        None => default.iter().map(|w| Slot::parse(w)).collect(),
    }
}

fn default_actor(carrier: Carrier) -> &'static [&'static str] {
    match carrier {
        Carrier::Verb | Carrier::Adjective => &["subject"],
        Carrier::Noun => &["subject", "poss", "by", "modifier"],
    }
}

fn default_recipient(carrier: Carrier) -> &'static [&'static str] {
    match carrier {
        Carrier::Verb => &["object"],
        Carrier::Noun => &["against", "on"],
        Carrier::Adjective => &["of", "to"],
    }
}

/// Acts on words and stances reach whoever owns the thing said or done.
fn takes_owner(kind: Plover) -> bool {
    matches!(kind, Plover::Accuse | Plover::Reject | Plover::Support | Plover::Threaten | Plover::Request)
}

fn lists(rules: &RuleIndex) -> Result<FxHashMap<Box<str>, FxHashSet<Box<str>>>, LexiconError> {
    let mut out: FxHashMap<Box<str>, FxHashSet<Box<str>>> = FxHashMap::default();
    for file in rules.folder::<RawWords>("event-word")? {
        for (name, words) in file.body.class {
            out.entry(name.into()).or_default().extend(words.into_iter().map(Into::into));
        }
    }
    Ok(out)
}

#[derive(Debug, Deserialize)]
struct RawWords {
    #[serde(default)]
    class: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    support: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    governor: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    modifier: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    context: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct RawRule {
    kind: String,
    mode: Option<String>,
    cameo: Option<String>,
    #[serde(default)]
    contexts: Vec<String>,
    #[serde(default)]
    verb: Vec<RawPattern>,
    #[serde(default)]
    noun: Vec<RawPattern>,
    #[serde(default)]
    adjective: Vec<RawPattern>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPattern {
    lemmas: Vec<String>,
    mode: Option<String>,
    cameo: Option<String>,
    #[serde(default)]
    object: Vec<String>,
    #[serde(default)]
    not_object: Vec<String>,
    #[serde(default)]
    subject: Vec<String>,
    #[serde(default)]
    not_subject: Vec<String>,
    #[serde(default)]
    prep: Vec<String>,
    #[serde(default)]
    not_prep: Vec<String>,
    #[serde(default)]
    under: Vec<String>,
    #[serde(default)]
    modifier: Vec<String>,
    #[serde(default)]
    not_modifier: Vec<String>,
    #[serde(default)]
    clause: Vec<String>,
    #[serde(default)]
    clause_verb: Vec<String>,
    transitive: Option<bool>,
    actor: Option<Vec<String>>,
    recipient: Option<Vec<String>>,
    with: Option<Vec<String>>,
    #[serde(default)]
    official: bool,
    #[serde(default)]
    lasting: bool,
    #[serde(default)]
    refusal: bool,
    #[serde(default)]
    only_negated: bool,
    #[serde(default)]
    carried: bool,
    #[serde(default)]
    not_clause: Vec<String>,
    #[serde(default)]
    not_clause_verb: Vec<String>,
    #[serde(default)]
    needs: Vec<String>,
    owner: Option<bool>,
    status: Option<String>,
}
