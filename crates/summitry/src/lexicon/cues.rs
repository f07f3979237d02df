//! Words that attribute: `data/cue/*.toml`, with the word lists of `data/source`, `data/medium` and `data/act`.

use super::{LexiconError, RuleIndex};
use crate::doc::{Act, Rule};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

/// A construction that a cue takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Take {
    /// A finite clause, with or without "that": "said (that) it rained".
    That,
    /// A quotation beside it: "'Never,' she laughed".
    Quote,
    /// A clause with "whether", "if", "why", ...: "asked whether it rained".
    Wh,
    /// An infinitive of the source's own act: "promised to go".
    To,
    /// An infinitive of the object's act: "urged them to go".
    ObjTo,
    /// A clause after a person told: "told reporters that it rained".
    ObjThat,
    /// A noun phrase: "rejected the plan".
    Np,
    /// A gerund: "denied stealing".
    Ing,
    /// Object and predicate: "called it a farce".
    Small,
    /// Object and "as": "described it as a farce".
    As,
    /// Passive and infinitive: "is said to be ill".
    Raised,
    /// Nothing at all: "apologised".
    Alone,
}

/// What may be the source of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Everything.
    Any,
    /// Everything but things that have no voice ("the move").
    #[default]
    Voice,
    /// Persons, bodies and documents only.
    Report,
    /// Persons and bodies only.
    Speaker,
}

/// One entry of a cue file: words that behave alike.
#[derive(Debug, Clone)]
pub struct Cue {
    /// The file.
    pub rule: Rule,
    /// What is done by it.
    pub act: Act,
    /// Whether its act gives way to the words of the content.
    pub neutral: bool,
    /// Who may be its source.
    pub who: Who,
    /// Constructions.
    pub take: Vec<Take>,
    /// Prepositions whose object is the content: "called for".
    pub prep: Vec<String>,
    /// Prepositions that go on after the object: "accused them of".
    pub obj_prep: Vec<String>,
    /// Prepositions before the person asked: "called on them to".
    pub on_to: Vec<String>,
    /// Particles or adverbs that must follow: "pointed out".
    pub with: Vec<String>,
    /// A noun that must be the object or follow a preposition: "took issue with".
    pub noun: Vec<String>,
    /// Whether a noun with a preposition needs a verb that lends itself: "voiced concern about".
    pub light: bool,
    /// Whether several sources make it an act of theirs instead of words: "both agreed to meet".
    pub lone: bool,
    /// Whether its infinitive must be of speaking: "declined to comment".
    pub speaking: bool,
    /// Whether its object must not be a person: "welcomed the ceasefire", not "welcomed the guests".
    pub things: bool,
    /// Whether its object hears it: "thanked the crew".
    pub hears: bool,
    /// Whether a passive without an agent counts: "was accused of".
    pub agentless: bool,
    /// Whether it counts only when negated: "would not comment".
    pub negated: bool,
}

/// A cue of fixed words.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// The file.
    pub rule: Rule,
    /// What is done by it.
    pub act: Act,
    /// Lower-case words; `*` stands for the source's possessive.
    pub words: Vec<String>,
    /// Nouns that make it no saying: "according to plan".
    pub except: Vec<String>,
}

#[derive(Deserialize)]
struct Body {
    #[serde(deserialize_with = "act")]
    act: Act,
    #[serde(default)]
    neutral: bool,
    #[serde(default)]
    who: Who,
    #[serde(default)]
    verb: Vec<Entry>,
    #[serde(default)]
    noun: Vec<Entry>,
    #[serde(default)]
    adjective: Vec<Entry>,
    #[serde(default)]
    adverb: Vec<String>,
    #[serde(default)]
    phrase: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    /// Verbs that lend themselves to nouns: "expressed".
    #[serde(default)]
    light: Vec<String>,
}

#[derive(Deserialize)]
struct Entry {
    words: Vec<String>,
    #[serde(default)]
    take: Vec<Take>,
    #[serde(default)]
    prep: Vec<String>,
    #[serde(default)]
    obj_prep: Vec<String>,
    #[serde(default)]
    on_to: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    noun: Vec<String>,
    #[serde(default)]
    light: bool,
    #[serde(default)]
    lone: bool,
    #[serde(default)]
    speaking: bool,
    #[serde(default)]
    things: bool,
    #[serde(default)]
    hears: bool,
    #[serde(default)]
    agentless: bool,
    #[serde(default)]
    negated: bool,
    #[serde(default, deserialize_with = "some_act")]
    act: Option<Act>,
    who: Option<Who>,
}

fn act<'de, D: Deserializer<'de>>(from: D) -> Result<Act, D::Error> {
    let word = String::deserialize(from)?;
    Act::parse(&word).ok_or_else(|| serde::de::Error::custom(format!("no act is called {word:?}")))
}

fn some_act<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Act>, D::Error> {
    act(from).map(Some)
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
    #[serde(default)]
    endings: Vec<String>,
}

/// A list of words and of word endings.
#[derive(Debug, Default)]
pub struct WordList {
    words: FxHashSet<String>,
    endings: Vec<String>,
}

impl WordList {
    /// Whether the lower-case word is in the list.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether the word is in the list or ends as its words do.
    pub fn fits(&self, word: &str) -> bool {
        self.has(word) || self.endings.iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end.as_str()))
    }

    fn read(rules: &RuleIndex, id: &str) -> Result<Self, LexiconError> {
        let (folder, _) = id.split_once('/').unwrap_or((id, ""));
        let files = rules.folder::<Words>(folder)?;
        let file = files.into_iter().find(|f| *f.id == *id);
        let words = file.ok_or_else(|| LexiconError::new(format!("{id}.toml"), "is missing"))?.body;
        Ok(Self { words: words.words.into_iter().collect(), endings: words.endings })
    }
}

/// Words of a content that tell another act than a neutral cue does.
#[derive(Debug)]
pub struct ActWords {
    /// The file.
    pub rule: Rule,
    /// The act they tell.
    pub act: Act,
    /// Sequences of lower-case words; `*` stands for any one word.
    pub any: Vec<Vec<String>>,
    /// Words that tell it when they are all that was said.
    pub whole: Vec<String>,
    /// Modals of the source's own act: "will".
    pub own: Vec<String>,
    /// Modals of the source's own act, negated: "will not".
    pub own_not: Vec<String>,
    /// Modals of another party's act: "must".
    pub party: Vec<String>,
}

#[derive(Deserialize)]
struct ActBody {
    #[serde(deserialize_with = "act")]
    act: Act,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    whole: Vec<String>,
    #[serde(default)]
    own: Vec<String>,
    #[serde(default)]
    own_not: Vec<String>,
    #[serde(default)]
    party: Vec<String>,
}

/// Every word list of the room `attribution`.
#[derive(Debug, Default)]
pub struct Cues {
    verbs: FxHashMap<String, Vec<Cue>>,
    nouns: FxHashMap<String, Vec<Cue>>,
    adjectives: FxHashMap<String, Vec<Cue>>,
    adverbs: FxHashMap<String, (Rule, Act)>,
    phrases: FxHashMap<String, Vec<Phrase>>,
    light: FxHashSet<String>,
    /// Nouns for people and bodies.
    pub speakers: WordList,
    /// Nouns for writings and utterances, which may be sources and media.
    pub documents: WordList,
    /// Nouns for what has no voice.
    pub things: WordList,
    /// Nouns for ways and occasions of speaking.
    pub media: WordList,
    /// Content words that change the act.
    pub acts: Vec<ActWords>,
}

impl Cues {
    /// Reads the folders `cue`, `source`, `medium` and `act`.
    ///
    /// # Errors
    /// The first file that does not parse.
    pub fn read(rules: &RuleIndex) -> Result<Self, LexiconError> {
        let mut cues = Self {
            speakers: WordList::read(rules, "source/speaker")?,
            documents: WordList::read(rules, "source/document")?,
            things: WordList::read(rules, "source/thing")?,
            media: WordList::read(rules, "medium/occasion")?,
            ..Self::default()
        };
        for file in rules.folder::<ActBody>("act")? {
            let ActBody { act, any, whole, own, own_not, party } = file.body;
            let any = any.iter().map(|w| w.split(' ').map(str::to_owned).collect()).collect();
            cues.acts.push(ActWords { rule: file.id, act, any, whole, own, own_not, party });
        }
        for file in rules.folder::<Body>("cue")? {
            cues.add(&file.id, file.body);
        }
        Ok(cues)
    }

    fn add(&mut self, rule: &Rule, body: Body) {
        let make = |entry: &Entry| Cue {
            rule: rule.clone(),
            act: entry.act.unwrap_or(body.act),
            neutral: body.neutral && entry.act.is_none(),
            who: entry.who.unwrap_or(body.who),
            take: entry.take.clone(),
            prep: entry.prep.clone(),
            obj_prep: entry.obj_prep.clone(),
            on_to: entry.on_to.clone(),
            with: entry.with.clone(),
            noun: entry.noun.clone(),
            light: entry.light,
            lone: entry.lone,
            speaking: entry.speaking,
            things: entry.things,
            hears: entry.hears,
            agentless: entry.agentless,
            negated: entry.negated,
        };
        let tables =
            [(&body.verb, &mut self.verbs), (&body.noun, &mut self.nouns), (&body.adjective, &mut self.adjectives)];
        for (entries, table) in tables {
            for entry in entries {
                for word in &entry.words {
                    let list = table.entry(word.clone()).or_default();
                    list.push(make(entry));
                    list.sort_by_key(|c| (c.with.is_empty(), c.noun.is_empty(), c.on_to.is_empty(), c.prep.is_empty()));
                }
            }
        }
        self.adverbs.extend(body.adverb.iter().map(|w| (w.clone(), (rule.clone(), body.act))));
        self.light.extend(body.light);
        for phrase in &body.phrase {
            let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
            let Some(first) = words.first().cloned() else { continue };
            self.phrases.entry(first).or_default().push(Phrase {
                rule: rule.clone(),
                act: body.act,
                words,
                except: body.except.clone(),
            });
        }
    }

    /// Entries of a verb, those with a particle or a preposition first.
    pub fn verb(&self, lemma: &str) -> &[Cue] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Entries of a noun.
    pub fn noun(&self, lemma: &str) -> &[Cue] {
        self.nouns.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Entries of an adjective.
    pub fn adjective(&self, word: &str) -> &[Cue] {
        self.adjectives.get(word).map_or(&[], Vec::as_slice)
    }

    /// The file and act of an adverb such as "reportedly".
    pub fn adverb(&self, word: &str) -> Option<&(Rule, Act)> {
        self.adverbs.get(word)
    }

    /// Fixed phrases that begin with a lower-case word.
    pub fn phrases(&self, first: &str) -> &[Phrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// Whether a verb lends itself to nouns: "expressed concern".
    pub fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }
}
