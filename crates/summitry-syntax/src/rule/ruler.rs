//! Patterns over tags, words and relations that set the coarse tag, features and lemma of a token.

use crate::labels::{Dep, Pos, Tag};
use crate::model::{BadModel, Blocks};
use std::collections::HashMap;

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    /// Tag as predicted.
    pub(crate) tag: Tag,
    /// Relation as predicted.
    pub(crate) dep: Dep,
    /// Number of the lower-cased word among the words of rules; 0 for any other.
    pub(crate) word: u16,
    /// Whether it is white space only.
    pub(crate) is_space: bool,
}

/// What the rules say of a token.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Verdict {
    pub(crate) tag: Option<Tag>,
    pub(crate) pos: Option<Pos>,
    pub(crate) dep: Option<Dep>,
    pub(crate) features: Option<Features>,
    pub(crate) lemma: Option<&'static str>,
}

/// The features that tell a base form from an inflected one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Features {
    /// Infinitive, or an adjective or adverb that is not compared.
    pub(crate) bare: bool,
    /// Singular.
    pub(crate) singular: bool,
    /// Finite, present, without number: the form of an infinitive.
    pub(crate) bare_present: bool,
}

/// All rules.
pub(crate) struct Ruler {
    words: HashMap<&'static str, u16>,
    rules: Vec<Rule>,
    /// Rules by the tag that the token to change may have, ascending.
    by_tag: Vec<Vec<u16>>,
}

struct Rule {
    /// Which token of the pattern changes.
    index: usize,
    tokens: Vec<Vec<Test>>,
    sets: Verdict,
}

enum Test {
    Tag(Vec<Tag>, bool),
    Dep(Vec<Dep>, bool),
    Word(Vec<u16>),
    IsSpace(bool),
}

impl Test {
    fn holds(&self, seen: &Seen) -> bool {
        match self {
            Self::Tag(tags, wanted) => tags.contains(&seen.tag) == *wanted,
            Self::Dep(deps, wanted) => deps.contains(&seen.dep) == *wanted,
            Self::Word(words) => words.contains(&seen.word),
            Self::IsSpace(wanted) => seen.is_space == *wanted,
        }
    }
}

impl Ruler {
    pub(crate) fn new(blocks: &Blocks) -> Result<Self, BadModel> {
        let mut words = HashMap::new();
        let lines = blocks.text("ruler/patterns")?.lines();
        let rules: Option<Vec<Rule>> = lines.map(|line| read_rule(line, &mut words)).collect();
        let rules = rules.ok_or_else(|| BadModel::new("rule"))?;
        let by_tag = Tag::ALL.iter().map(|&tag| rules_for(&rules, tag)).collect();
        Ok(Self { words, rules, by_tag })
    }

    /// The number of a lower-cased word.
    pub(crate) fn word(&self, lower: &str) -> u16 {
        self.words.get(lower).copied().unwrap_or(0)
    }

    /// What all matching rules say of a token; a later rule overrides an earlier one.
    pub(crate) fn judge(&self, tokens: &[Seen], token: usize) -> Verdict {
        let mut verdict = Verdict::default();
        for &id in &self.by_tag[tokens[token].tag as usize] {
            let rule = &self.rules[usize::from(id)];
            if rule.matches(tokens, token) {
                verdict.add(&rule.sets);
            }
        }
        verdict
    }
}

/// Rules that may change a token of this tag.
fn rules_for(rules: &[Rule], tag: Tag) -> Vec<u16> {
    let admits = |test: &Test| !matches!(test, Test::Tag(tags, wanted) if tags.contains(&tag) != *wanted);
    let may = |rule: &Rule| rule.tokens.get(rule.index).is_some_and(|tests| tests.iter().all(admits));
    rules.iter().zip(0..).filter(|(rule, _)| may(rule)).map(|(_, id)| id).collect()
}

impl Rule {
    fn matches(&self, tokens: &[Seen], token: usize) -> bool {
        let Some(from) = token.checked_sub(self.index) else { return false };
        let Some(tokens) = tokens.get(from..from + self.tokens.len()) else { return false };
        self.tokens.iter().zip(tokens).all(|(tests, seen)| tests.iter().all(|test| test.holds(seen)))
    }
}

impl Verdict {
    fn add(&mut self, later: &Self) {
        self.tag = later.tag.or(self.tag);
        self.pos = later.pos.or(self.pos);
        self.dep = later.dep.or(self.dep);
        self.features = later.features.or(self.features);
        self.lemma = later.lemma.or(self.lemma);
    }
}

/// `index`, `KEY=value ..`, then a field of tests for each token; format in `training/convert_syntax.py`.
fn read_rule(line: &'static str, words: &mut HashMap<&'static str, u16>) -> Option<Rule> {
    let mut fields = line.split('\t');
    let index = fields.next()?.parse().ok()?;
    let mut sets = Verdict::default();
    for part in fields.next()?.split(' ') {
        let (key, value) = part.split_once('=')?;
        match key {
            "TAG" => sets.tag = Some(value.parse().ok()?),
            "POS" => sets.pos = Some(value.parse().ok()?),
            "DEP" => sets.dep = Some(value.parse().ok()?),
            "MORPH" => sets.features = Some(read_features(value)),
            "LEMMA" => sets.lemma = Some(value),
            _ => return None,
        }
    }
    let tokens = fields.map(|field| field.split(' ').map(|test| read_test(test, words)).collect());
    Some(Rule { index, tokens: tokens.collect::<Option<_>>()?, sets })
}

fn read_test(text: &'static str, words: &mut HashMap<&'static str, u16>) -> Option<Test> {
    let at = text.find(['=', '~', '!'])?;
    let (key, values) = (&text[..at], &text[at + 1..]);
    let wanted = !text[at..].starts_with('!');
    let values = values.split('|');
    match key {
        // Tags and relations outside of the model's own never occur.
        "TAG" => Some(Test::Tag(values.filter_map(|value| value.parse().ok()).collect(), wanted)),
        "DEP" => Some(Test::Dep(values.filter_map(|value| value.parse().ok()).collect(), wanted)),
        "LOWER" if wanted => Some(Test::Word(values.map(|word| number(word, words)).collect())),
        "IS_SPACE" => Some(Test::IsSpace(text.ends_with('1'))),
        _ => None,
    }
}

fn number(word: &'static str, words: &mut HashMap<&'static str, u16>) -> u16 {
    let next = words.len() as u16 + 1;
    *words.entry(word).or_insert(next)
}

fn read_features(text: &str) -> Features {
    let has = |feature: &str| text.split('|').any(|part| part == feature);
    Features {
        bare: has("VerbForm=Inf") || has("Degree=Pos"),
        singular: has("Number=Sing"),
        bare_present: has("VerbForm=Fin") && has("Tense=Pres") && !text.contains("Number="),
    }
}
