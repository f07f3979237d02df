//! The one place that knows the order of the rooms.

use crate::doc::{Document, Metadata, Note};
use crate::lexicon::actors::ActorFile;
use crate::lexicon::{Lexicon, LexiconError};
use crate::record::{Record, Software, record};
use crate::{attribution, event, mention, place, resolve, segment, time};
use summitry_syntax::{Parse, Pipeline, Tree};

/// Everything that reading needs, loaded once; one may serve many threads.
///
/// ```
/// use summitry::{doc::Metadata, pipeline::Reader};
/// let reader = Reader::embedded()?;
/// let record = reader.read("The envoy said that talks would resume.", Metadata::default());
/// assert_eq!(record.schema, "summitry/1");
/// # Ok::<(), summitry::lexicon::LexiconError>(())
/// ```
pub struct Reader {
    syntax: Pipeline,
    lexicon: Lexicon,
}

impl Reader {
    /// The models and data that are built into the program.
    ///
    /// # Errors
    /// A data file that does not parse; the tests read every file, so a released program has none.
    pub fn embedded() -> Result<Self, LexiconError> {
        Ok(Self::with(Lexicon::embedded()?))
    }

    /// The built-in models with a lexicon of the caller's own.
    pub fn with(lexicon: Lexicon) -> Self {
        Self { syntax: Pipeline::embedded(), lexicon }
    }

    /// The same, with the user's actors before the built-in ones.
    ///
    /// # Errors
    /// An entry of a file that means nothing, with file and line.
    pub fn with_actors(files: &[ActorFile]) -> Result<Self, LexiconError> {
        Ok(Self { syntax: Pipeline::embedded(), lexicon: Lexicon::with_actors(files)? })
    }

    /// The rules and word lists in use.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Analyses one article: every room in turn.
    pub fn analyse(&self, text: impl Into<Box<str>>, meta: Metadata) -> Document {
        let text = text.into();
        let parse = self.parse(&text);
        annotate(&text, meta, parse, &self.lexicon)
    }

    /// The syntax of a text; its dateline is read by itself.
    fn parse(&self, text: &str) -> Parse {
        let Some(cut) = segment::dateline(text) else { return self.syntax.parse(text) };
        let mut parse = self.syntax.parse(&text[..cut]);
        parse.append(&self.syntax.parse(&text[cut..]), cut as u32);
        parse
    }

    /// The record of one article.
    pub fn read(&self, text: impl Into<Box<str>>, meta: Metadata) -> Record {
        self.read_with_notes(text, meta, Vec::new())
    }

    /// The record of one article, with what its reader could not do, a sentence each.
    pub fn read_with_notes(&self, text: impl Into<Box<str>>, meta: Metadata, notes: Vec<String>) -> Record {
        let mut doc = self.analyse(text, meta);
        let notes = notes.into_iter().map(|what| Note { span: None, what });
        doc.notes.splice(0..0, notes);
        record(&doc, self.software(), &self.lexicon.calibration)
    }

    /// Finds the places of an article, and what they need: syntax and mentions. Nothing is said of acts.
    pub fn places(&self, text: impl Into<Box<str>>, meta: Metadata) -> Document {
        let text = text.into();
        let mut doc = with_mentions(&text, meta, self.syntax.parse(&text), &self.lexicon);
        doc.toponyms = place::toponyms(&doc, &self.lexicon);
        doc
    }

    fn software(&self) -> Software {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Software {
            version,
            model: summitry_syntax::model_hash().chars().take(12).collect(),
            data: self.lexicon.version.clone(),
        }
    }
}

/// Reads one article whose syntax is already analysed.
pub fn annotate(text: &str, meta: Metadata, parse: Parse, lexicon: &Lexicon) -> Document {
    let mut doc = with_mentions(text, meta, parse, lexicon);
    doc.timexes = time::timexes(&doc, lexicon);
    doc.toponyms = place::toponyms(&doc, lexicon);
    doc.attributions = attribution::attributions(&doc, lexicon);
    let chains = mention::chains(&doc, lexicon);
    doc.set_chains(chains.layer, &chains.of, chains.also);
    doc.chains = resolve::resolve(&doc, lexicon);
    doc.events = event::events(&doc, lexicon);
    doc.notes.extend(time::unanchored(&doc));
    doc
}

/// The rooms up to the mentions.
fn with_mentions(text: &str, meta: Metadata, parse: Parse, lexicon: &Lexicon) -> Document {
    let mut doc = Document::new(text, meta);
    doc.paragraphs = segment::paragraphs(&doc);
    doc.quotes = segment::quotes(&doc);
    doc.tree = Tree::new(&parse);
    doc.parse = parse;
    doc.mentions = mention::mentions(&doc, lexicon);
    doc
}
