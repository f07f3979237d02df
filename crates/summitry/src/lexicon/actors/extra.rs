//! Files of the user's: persons, bodies and who held which office when, in TOML.

use super::super::LexiconError;
use super::date::Days;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// Who says something of an actor; the later goes before the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The tables that are built into the program.
    BuiltIn,
    /// A file made from a query result that the user downloaded.
    Import,
    /// A file that the user wrote.
    Overlay,
}

impl Layer {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BuiltIn => "built-in",
            Self::Import => "import",
            Self::Overlay => "overlay",
        }
    }
}

/// A file of persons and bodies that go before the built-in ones.
///
/// ```
/// use summitry::lexicon::actors::{ActorFile, KnowledgeBase};
/// let text = r#"
///     [[person]]
///     name = "Mette Holm"
///     country = "DNK"
///     gender = "f"
///     [[person.office]]
///     title = "Foreign Minister"
///     start = "2031-02"
/// "#;
/// let kb = KnowledgeBase::with(&[ActorFile::parse("actors.toml", text)?])?;
/// let office = kb.office("DNK", "foreign-minister").unwrap();
/// let holder = kb.holders(office, "2031-03-05".parse().unwrap())[0].person;
/// assert_eq!(kb.person(holder).unwrap().name, "Mette Holm");
///
/// let wrong = ActorFile::parse("actors.toml", "[[person]]\nnam = \"Mette Holm\"").unwrap_err();
/// assert!(wrong.to_string().starts_with("actors.toml:2: "));
/// # Ok::<(), summitry::lexicon::LexiconError>(())
/// ```
#[derive(Debug, Clone)]
pub struct ActorFile {
    pub(super) layer: Layer,
    pub(super) as_of: Option<Days>,
    pub(super) persons: Vec<PersonEntry>,
    pub(super) bodies: Vec<BodyEntry>,
    name: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    layer: Option<Spanned<String>>,
    #[serde(default)]
    as_of: Option<Spanned<When>>,
    #[serde(default)]
    person: Vec<PersonEntry>,
    #[serde(default)]
    organisation: Vec<BodyEntry>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonEntry {
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) aliases: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) short: Vec<Spanned<String>>,
    pub(super) gender: Option<Spanned<String>>,
    pub(super) country: Option<Spanned<String>>,
    pub(super) wikidata: Option<String>,
    #[serde(default)]
    pub(super) office: Vec<OfficeEntry>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficeEntry {
    pub(super) title: Spanned<String>,
    pub(super) country: Option<Spanned<String>>,
    pub(super) organisation: Option<Spanned<String>>,
    pub(super) sector: Option<Spanned<String>>,
    pub(super) start: Spanned<When>,
    pub(super) end: Option<Spanned<When>>,
    #[serde(default)]
    pub(super) acting: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BodyEntry {
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) aliases: Vec<Spanned<String>>,
    pub(super) kind: Option<Spanned<String>>,
    pub(super) country: Option<Spanned<String>>,
    pub(super) sector: Spanned<String>,
}

/// A date as people write it in TOML: in quotation marks, as a date of TOML, or a bare year.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum When {
    Words(String),
    Day(toml::value::Datetime),
    Year(i64),
}

impl ActorFile {
    /// Reads a file; `name` stands before every error.
    ///
    /// # Errors
    /// What is no TOML, an unknown or missing field, a date that does not read: with `name` and the line.
    pub fn parse(name: &str, text: &str) -> Result<Self, LexiconError> {
        let raw: Raw = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or_else(String::new, |span| format!(":{}", line(text, &span)));
            LexiconError::of_file(format!("{name}{line}"), error.message())
        })?;
        let (persons, bodies) = (raw.person, raw.organisation);
        let mut file =
            Self { layer: Layer::Overlay, as_of: None, persons, bodies, name: name.to_owned(), text: text.to_owned() };
        file.layer = match raw.layer.as_ref().map(|l| l.as_ref().as_str()) {
            None | Some("overlay") => Layer::Overlay,
            Some("import") => Layer::Import,
            Some(_) => return Err(file.error(raw.layer.as_ref(), "a layer is overlay or import")),
        };
        file.as_of = raw.as_of.as_ref().map(|when| file.days(when)).transpose()?;
        file.check()?;
        Ok(file)
    }

    /// What the user wrote.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whose file it is.
    pub fn layer(&self) -> Layer {
        self.layer
    }

    fn check(&self) -> Result<(), LexiconError> {
        let names = self.persons.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.aliases).chain(&p.short));
        let bodies = self.bodies.iter().flat_map(|b| std::iter::once(&b.name).chain(&b.aliases));
        for name in names.chain(bodies) {
            if name.as_ref().trim().is_empty() || name.as_ref().contains(['|', '\t', '\n']) {
                return Err(self.error(Some(name), "a name may not be empty nor hold | or line ends"));
            }
        }
        for office in self.persons.iter().flat_map(|p| &p.office) {
            let start = self.days(&office.start)?;
            let end = office.end.as_ref().map(|end| self.days(end)).transpose()?;
            if end.is_some_and(|end| end.last < start.first) {
                return Err(self.error(office.end.as_ref(), "the end lies before the start"));
            }
        }
        Ok(())
    }

    pub(super) fn days(&self, when: &Spanned<When>) -> Result<Days, LexiconError> {
        let words = match when.as_ref() {
            When::Words(words) => words.clone(),
            When::Day(day) => day.to_string(),
            When::Year(year) => year.to_string(),
        };
        let why = || format!("{words:?} is no date; write 2025, 2025-07, 2025-07-21 or A..B of these");
        Days::parse(&words).ok_or_else(|| self.error(Some(when), why()))
    }

    /// An error at the line of a value.
    pub(super) fn error<T>(&self, at: Option<&Spanned<T>>, why: impl std::fmt::Display) -> LexiconError {
        let line = at.map_or_else(String::new, |at| format!(":{}", line(&self.text, &at.span())));
        LexiconError::of_file(format!("{}{line}", self.name), why)
    }
}

fn line(text: &str, span: &Range<usize>) -> usize {
    text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1
}
