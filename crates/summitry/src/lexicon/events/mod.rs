//! The event lexicon: `data/event/*.toml` (what is done, by which words, who stands where) and the word lists of
//! `data/event-word/*.toml` (noun classes, words that decide the status, verbs that carry a noun, contexts).

mod pattern;
mod raw;

pub use pattern::{Carrier, EventPattern, Slot, WordSet};

use super::{LexiconError, RuleFile, RuleIndex};
use crate::doc::{Plover, Rule, Status};
use pattern::{default_actor, default_recipient, head_word, slots, split_prep, takes_owner, tokens};
use raw::{RawPattern, RawRule, RawWords};
use rustc_hash::{FxHashMap, FxHashSet};

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
            let words = tokens(lemma, carrier);
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
            active: raw.active,
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
            } else if word.contains([' ', '-']) {
                set.phrases.push(tokens(&word, Carrier::Noun));
            } else {
                set.words.insert(word.into());
            }
        }
        Ok(set)
    }
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
