//! Lemmas by rules: exceptions, then endings taken off as long as a known word results.

use super::ruler::Features;
use crate::labels::Pos;
use crate::model::{BadModel, Blocks};
use crate::text::Lexicon;
use std::borrow::Cow;

/// Tables for the parts of speech that inflect.
pub(crate) struct Lemmatizer {
    adj: Tables,
    adv: Tables,
    noun: Tables,
    verb: Tables,
    punct: Tables,
}

struct Tables {
    /// Endings and what replaces them, in order of application.
    rules: Vec<(&'static str, &'static str)>,
    /// Known base forms, sorted lines.
    index: &'static str,
    /// Irregular forms with their lemmas, sorted lines.
    exceptions: &'static str,
}

impl Tables {
    fn new(blocks: &Blocks, pos: &str) -> Result<Self, BadModel> {
        let rules = blocks.text(&format!("lemma/rules/{pos}"))?;
        Ok(Self {
            rules: rules.lines().filter_map(|line| line.split_once('\t')).collect(),
            index: blocks.text(&format!("lemma/index/{pos}"))?,
            exceptions: blocks.text(&format!("lemma/exc/{pos}"))?,
        })
    }
}

impl Lemmatizer {
    pub(crate) fn new(blocks: &Blocks) -> Result<Self, BadModel> {
        let tables = |pos| Tables::new(blocks, pos);
        Ok(Self {
            adj: tables("adj")?,
            adv: tables("adv")?,
            noun: tables("noun")?,
            verb: tables("verb")?,
            punct: tables("punct")?,
        })
    }

    fn tables(&self, pos: Pos) -> Option<&Tables> {
        match pos {
            Pos::Adj => Some(&self.adj),
            Pos::Adv => Some(&self.adv),
            Pos::Noun => Some(&self.noun),
            Pos::Verb => Some(&self.verb),
            Pos::Punct => Some(&self.punct),
            _ => None,
        }
    }

    /// The base form of a word.
    pub(crate) fn lemma<'w>(&self, word: &'w str, pos: Pos, features: Features, lexicon: &Lexicon) -> Cow<'w, str> {
        if is_base(pos, features) {
            return lower(word);
        }
        match self.tables(pos) {
            Some(tables) => tables.lemma(word, lexicon),
            None if pos == Pos::Propn => Cow::Borrowed(word),
            None => lower(word),
        }
    }
}

fn is_base(pos: Pos, features: Features) -> bool {
    features.bare || pos == Pos::Noun && features.singular || pos == Pos::Verb && features.bare_present
}

fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

impl Tables {
    /// Irregular lemma, else the last known word that a rule gives, else the first unknown one, else the word itself.
    fn lemma<'w>(&self, word: &'w str, lexicon: &Lexicon) -> Cow<'w, str> {
        let form = lower(word);
        let candidates = self.candidates(&form, lexicon);
        if let Some(lemma) = self.exception(&form, &candidates) {
            return Cow::Owned(lemma.to_owned());
        }
        let Candidates { accepted, unknown } = candidates;
        match accepted.into_iter().next().or(unknown) {
            Some(lemma) => Cow::Owned(lemma),
            None => Cow::Borrowed(word),
        }
    }

    fn candidates(&self, form: &str, lexicon: &Lexicon) -> Candidates {
        let mut found = Candidates::default();
        for (ending, replacement) in &self.rules {
            let Some(stem) = form.strip_suffix(ending) else { continue };
            let candidate = format!("{stem}{replacement}");
            if candidate.is_empty() {
                continue;
            }
            if find_line(self.index, &candidate).is_some() {
                found.accepted.insert(0, candidate);
            } else if !lexicon.is_alpha(&candidate) {
                found.accepted.push(candidate);
            } else {
                found.unknown.get_or_insert(candidate);
            }
        }
        found
    }

    /// The last of an irregular form's lemmas that no rule has given.
    fn exception(&self, form: &str, candidates: &Candidates) -> Option<&'static str> {
        let (_, lemmas) = find_line(self.exceptions, form)?.split_once('\t')?;
        let is_new = |lemma: &&str| !candidates.accepted.iter().any(|known| known == lemma);
        lemmas.split('\t').rev().find(is_new)
    }
}

#[derive(Default)]
struct Candidates {
    accepted: Vec<String>,
    unknown: Option<String>,
}

/// The line of a sorted text whose first field is `key`.
fn find_line<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let bytes = text.as_bytes();
    let (mut from, mut to) = (0, bytes.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let start = bytes[from..middle].iter().rposition(|&byte| byte == b'\n').map_or(from, |at| from + at + 1);
        let end = bytes[middle..to].iter().position(|&byte| byte == b'\n').map_or(to, |at| middle + at);
        let line = &text[start..end];
        let field = line.split_once('\t').map_or(line, |(field, _)| field);
        match key.as_bytes().cmp(field.as_bytes()) {
            std::cmp::Ordering::Equal => return Some(line),
            std::cmp::Ordering::Less => to = start,
            std::cmp::Ordering::Greater => from = (end + 1).min(to),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found() {
        let text = "bent\tbend\nfell\tfall\tfell\ngone\tgo\n";
        for (key, line) in
            [("bent", Some("bent\tbend")), ("fell", Some("fell\tfall\tfell")), ("gone", Some("gone\tgo"))]
        {
            assert_eq!(find_line(text, key), line);
        }
        for key in ["", "a", "fel", "fella", "z"] {
            assert_eq!(find_line(text, key), None, "{key}");
        }
        assert_eq!(find_line("", "x"), None);
    }
}
