//! The rules by which a place name is a location or a government, and the weights by which namesakes are told apart.

use super::rules::{LexiconError, RuleFile, RuleIndex};
use crate::doc::Rule;
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// What a rule makes of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It says where.
    Place,
    /// It acts or is acted on, or is an adjective of who does.
    Government,
    /// The same as the name before it.
    Inherit,
}

/// What kind of name a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Countries, their capitals and seats of power: names that governments go by.
    State,
    /// All other places.
    Land,
}

/// How a name hangs in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Behind a preposition.
    Prep,
    /// Subject of a verb that it does.
    Subject,
    /// Subject of a passive.
    Passive,
    /// Subject of "is a ..." or what is said to be it: the governor is the other side.
    Copula,
    /// Object of a verb.
    Object,
    /// "'s".
    Possessive,
    /// Before a noun, unmarked.
    Modifier,
    /// Behind a comma, in a place that its entry contains.
    Contained,
    /// Opens the article, before the agency or the dash.
    Dateline,
    /// An abbreviated state behind a party's letter ("D-Ore.").
    Seat,
    /// Anything else.
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Body {
    order: u16,
    verdict: Verdict,
    #[serde(default)]
    sort: Vec<Sort>,
    #[serde(default)]
    relation: Vec<Relation>,
    #[serde(default)]
    prep: String,
    #[serde(default)]
    governor: String,
    #[serde(default)]
    unless: String,
    #[serde(default)]
    persons: bool,
}

/// One rule: every condition that it states must hold.
#[derive(Debug, Clone)]
pub struct PlaceRule {
    /// Path under `data/` without extension.
    pub id: Rule,
    /// What follows.
    pub verdict: Verdict,
    sort: Vec<Sort>,
    relation: Vec<Relation>,
    prep: FxHashSet<String>,
    governor: FxHashSet<String>,
    unless: FxHashSet<String>,
    persons: bool,
}

/// What a rule looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceSlot<'d> {
    /// How the name hangs in its sentence.
    pub relation: Relation,
    /// The preposition, lower case.
    pub prep: String,
    /// Base forms of the word that governs it and, behind "of", of that one's governor.
    pub governors: Vec<&'d str>,
    /// The governor stands for persons.
    pub person: bool,
}

impl PlaceRule {
    /// Whether the rule speaks of such a name.
    pub fn fits(&self, sort: Sort, slot: &PlaceSlot<'_>) -> bool {
        let governed = |words: &FxHashSet<String>| slot.governors.iter().any(|g| words.contains(*g));
        let by_person = self.persons && slot.person;
        (self.sort.is_empty() || self.sort.contains(&sort))
            && (self.relation.is_empty() || self.relation.contains(&slot.relation))
            && (slot.relation != Relation::Prep || self.prep.is_empty() || self.prep.contains(&slot.prep))
            && (self.governor.is_empty() && !self.persons || by_person || governed(&self.governor))
            && !governed(&self.unless)
    }
}

/// Weights of a log-linear choice between the places of one name; features in the order of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize)]
#[allow(missing_docs)]
pub struct PlaceWeights {
    /// Decimal logarithm of the inhabitants plus 50.
    pub people: f32,
    pub country: f32,
    pub admin1: f32,
    pub city: f32,
    pub site: f32,
    pub region: f32,
    pub water: f32,
    pub second: f32,
    pub section: f32,
    pub seat: f32,
    pub capital: f32,
    /// The name is not its usual one.
    pub alias: f32,
    /// A unit by whose name a city is meant rather.
    pub shaded: f32,
    /// Other names of the article that lie in the same country: logarithm of their number, and their share.
    pub same_country: f32,
    pub same_country_share: f32,
    /// The same for the first-level unit.
    pub same_unit: f32,
    pub same_unit_share: f32,
    /// Other names near by: decay of 60 and of 300 km.
    pub near: f32,
    pub around: f32,
    /// Followed by the name of what contains it; followed by one of what does not.
    pub contained: f32,
    pub not_contained: f32,
    /// Follows the name of what it contains; follows a name and is a country or first-level unit.
    pub contains: f32,
    pub after_name: f32,
    /// Of the same kind as its neighbours in a list.
    pub alike: f32,
    /// In the publisher's country.
    pub publisher: f32,
}

#[derive(Debug, Clone, Deserialize)]
struct Choose {
    alone: PlaceWeights,
    first: PlaceWeights,
    second: PlaceWeights,
}

#[derive(Debug, Clone, Deserialize)]
struct Sites {
    nouns: String,
}

/// The data of the place room.
#[derive(Debug, Clone, Default)]
pub struct PlaceRules {
    /// Location or government, in the order of trial.
    pub rules: Vec<PlaceRule>,
    /// Choice between namesakes: by themselves, then twice in the light of each other.
    pub weights: [PlaceWeights; 3],
    /// Head nouns of named sites ("airport", "shrine").
    pub site_nouns: FxHashSet<String>,
}

impl PlaceRules {
    pub(super) fn embedded(index: &RuleIndex) -> Result<Self, LexiconError> {
        let choose: Choose = body(index, "place/choose")?;
        let sites: Sites = body(index, "place/site")?;
        let mut files: Vec<RuleFile<Body>> = Vec::new();
        for file in index.iter().filter(|f| f.id.starts_with("place/") && f.body.contains("\nverdict")) {
            files.push(RuleFile {
                id: file.id.clone(),
                about: String::new(),
                yes: Vec::new(),
                no: Vec::new(),
                body: body(index, &file.id)?,
            });
        }
        files.sort_by_key(|f| f.body.order);
        Ok(Self {
            rules: files.into_iter().map(rule).collect(),
            weights: [choose.alone, choose.first, choose.second],
            site_nouns: words(&sites.nouns),
        })
    }
}

fn body<T: serde::de::DeserializeOwned>(index: &RuleIndex, id: &str) -> Result<T, LexiconError> {
    let file = index.get(id).ok_or_else(|| LexiconError::new(format!("{id}.toml"), "is missing"))?;
    toml::from_str(&file.body).map_err(|e| LexiconError::new(format!("{id}.toml"), e))
}

fn rule(file: RuleFile<Body>) -> PlaceRule {
    let Body { verdict, sort, relation, prep, governor, unless, persons, .. } = file.body;
    let (prep, governor, unless) = (words(&prep), words(&governor), words(&unless));
    PlaceRule { id: file.id, verdict, sort, relation, prep, governor, unless, persons }
}

fn words(list: &str) -> FxHashSet<String> {
    list.split_whitespace().map(str::to_owned).collect()
}
