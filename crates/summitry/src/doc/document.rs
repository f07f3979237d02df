//! The article and its layers.

use super::{Attribution, Chain, Event, Id, Layer, Mention, Paragraph, Quote, Timex, Toponym};
use crate::text::Span;
use jiff::civil::Date;
use summitry_syntax::{Parse, Token, TokenId, Tree};

/// How the day of publication is known, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rung {
    /// The user said so.
    Given,
    /// The file declares it (a JSON field, a meta tag).
    Declared,
    /// Read from the address.
    Url,
    /// Guessed from the page.
    Heuristic,
    /// Read from a dateline or a leading date of the text.
    Dateline,
}

impl Rung {
    /// The name used in records and messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Declared => "declared",
            Self::Url => "url",
            Self::Heuristic => "heuristic",
            Self::Dateline => "dateline",
        }
    }
}

/// When the article was published: the TIMEX3 document creation time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// ISO date or date-time, as precise as it was given.
    pub value: String,
    /// Its calendar day.
    pub day: Date,
    /// How it is known.
    pub rung: Rung,
}

/// What is known about an article beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// An id that the input declares.
    pub id: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Newspaper, agency or site.
    pub publisher: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Publication time.
    pub published: Option<Published>,
    /// BCP 47 language, when declared.
    pub language: Option<String>,
    /// The file it came from, as the user named it.
    pub file: Option<String>,
    /// When a crawler took it, where the input says.
    pub retrieved: Option<String>,
}

/// Something that could not be done, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The words it is about, if any.
    pub span: Option<Span>,
    /// One sentence.
    pub what: String,
}

/// One article: the owner of the text; everything else is a view on it.
#[derive(Debug, Clone, Default)]
pub struct Document {
    text: Box<str>,
    /// What the shell knows about the article.
    pub meta: Metadata,
    /// Room 4: paragraphs in order.
    pub paragraphs: Layer<Paragraph>,
    /// Room 4: quotations in order of their opening mark.
    pub quotes: Layer<Quote>,
    /// Room 5: tokens, tags, dependencies, names.
    pub parse: Parse,
    /// Room 5: the dependency trees of `parse`, from head to children.
    pub tree: Tree,
    /// Room 6: mentions of actors in text order.
    pub mentions: Layer<Mention>,
    /// Room 6: which mentions are the same actor.
    pub chains: Layer<Chain>,
    /// Room 7: expressions of time in text order.
    pub timexes: Layer<Timex>,
    /// Room 7: names of places in text order.
    pub toponyms: Layer<Toponym>,
    /// Room 8: attributions in the order of their cues.
    pub attributions: Layer<Attribution>,
    /// Room 9: events in the order of their triggers.
    pub events: Layer<Event>,
    /// What could not be done.
    pub notes: Vec<Note>,
}

impl Document {
    /// An article of which nothing but text and metadata is known. Texts over 4 GiB are cut at the last whole character.
    pub fn new(text: impl Into<Box<str>>, meta: Metadata) -> Self {
        let mut text = text.into();
        if text.len() > u32::MAX as usize {
            text = text[..text.floor_char_boundary(u32::MAX as usize)].into();
        }
        Self { text, meta, ..Self::default() }
    }

    /// Takes over the chains and tells each mention, by its position, which it belongs to.
    pub fn set_chains(&mut self, chains: Layer<Chain>, of: &[Option<Id<Chain>>], also: Vec<Vec<Id<Chain>>>) {
        self.chains = chains;
        for (at, also) in also.into_iter().enumerate() {
            if let Some(mention) = self.mentions.get_mut(Id::new(at)) {
                mention.data.chain = of.get(at).copied().flatten();
                mention.data.also = also;
            }
        }
    }

    /// The whole text, verbatim.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of a span, verbatim; empty for a span that is not of this text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// One token.
    pub fn token(&self, id: TokenId) -> &Token {
        &self.parse.tokens[id as usize]
    }

    /// The words of a token.
    pub fn word(&self, id: TokenId) -> &str {
        let token = self.token(id);
        self.text.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    /// Base form of a token.
    pub fn lemma(&self, id: TokenId) -> &str {
        self.parse.lemma(id)
    }

    /// Span of one token.
    pub fn token_span(&self, id: TokenId) -> Span {
        let token = self.token(id);
        Span::between(token.start, token.end)
    }

    /// Span of the tokens `first..end`; nothing where the range is empty or not of this text.
    pub fn tokens_span(&self, first: TokenId, end: TokenId) -> Option<Span> {
        if first >= end || end as usize > self.parse.len() {
            return None;
        }
        Span::new(self.token(first).start, self.token(end - 1).end)
    }

    /// The token that holds a byte, or the next one after it; the number of tokens when there is none.
    pub fn token_at(&self, byte: u32) -> TokenId {
        self.parse.tokens.partition_point(|t| t.end <= byte) as TokenId
    }
}
