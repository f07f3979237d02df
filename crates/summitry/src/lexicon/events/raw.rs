//! The files as they stand.

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
pub(super) struct RawWords {
    #[serde(default)]
    pub(super) class: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) support: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) governor: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) modifier: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) context: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RawRule {
    pub(super) kind: String,
    pub(super) mode: Option<String>,
    pub(super) cameo: Option<String>,
    #[serde(default)]
    pub(super) contexts: Vec<String>,
    #[serde(default)]
    pub(super) verb: Vec<RawPattern>,
    #[serde(default)]
    pub(super) noun: Vec<RawPattern>,
    #[serde(default)]
    pub(super) adjective: Vec<RawPattern>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPattern {
    pub(super) lemmas: Vec<String>,
    pub(super) mode: Option<String>,
    pub(super) cameo: Option<String>,
    #[serde(default)]
    pub(super) object: Vec<String>,
    #[serde(default)]
    pub(super) not_object: Vec<String>,
    #[serde(default)]
    pub(super) subject: Vec<String>,
    #[serde(default)]
    pub(super) not_subject: Vec<String>,
    #[serde(default)]
    pub(super) prep: Vec<String>,
    #[serde(default)]
    pub(super) not_prep: Vec<String>,
    #[serde(default)]
    pub(super) under: Vec<String>,
    #[serde(default)]
    pub(super) modifier: Vec<String>,
    #[serde(default)]
    pub(super) not_modifier: Vec<String>,
    #[serde(default)]
    pub(super) clause: Vec<String>,
    #[serde(default)]
    pub(super) clause_verb: Vec<String>,
    pub(super) transitive: Option<bool>,
    pub(super) actor: Option<Vec<String>>,
    pub(super) recipient: Option<Vec<String>>,
    pub(super) with: Option<Vec<String>>,
    #[serde(default)]
    pub(super) official: bool,
    #[serde(default)]
    pub(super) lasting: bool,
    #[serde(default)]
    pub(super) refusal: bool,
    #[serde(default)]
    pub(super) only_negated: bool,
    #[serde(default)]
    pub(super) carried: bool,
    #[serde(default)]
    pub(super) active: bool,
    #[serde(default)]
    pub(super) not_clause: Vec<String>,
    #[serde(default)]
    pub(super) not_clause_verb: Vec<String>,
    #[serde(default)]
    pub(super) needs: Vec<String>,
    pub(super) owner: Option<bool>,
    pub(super) status: Option<String>,
}
