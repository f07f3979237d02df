//! Mentions of actors and the chains that tie them.

use super::Id;
use crate::text::Span;
use summitry_syntax::TokenId;

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A full name ("Hana Novak", "the Foreign Ministry").
    Name,
    /// A family name alone or with a title ("Mr Novak").
    Surname,
    /// An office standing for its holder ("the president").
    Title,
    /// A pronoun.
    Pronoun,
    /// A common noun phrase ("a senior official").
    Description,
    /// An acronym ("NATO").
    Acronym,
    /// A place name standing for its government ("Seoul").
    Metonym,
}

impl Form {
    /// The record's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Surname => "surname",
            Self::Title => "title",
            Self::Pronoun => "pronoun",
            Self::Description => "description",
            Self::Acronym => "acronym",
            Self::Metonym => "metonym",
        }
    }
}

/// What sort of actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ActorKind {
    Person,
    Government,
    Organization,
    Group,
    /// Described, never named ("analysts").
    Unnamed,
}

impl ActorKind {
    /// The record's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Government => "government",
            Self::Organization => "organization",
            Self::Group => "group",
            Self::Unnamed => "unnamed",
        }
    }
}

/// Grammatical or lexical sex of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Gender {
    Female,
    Male,
    /// "it": no person.
    Neuter,
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Number {
    Singular,
    Plural,
}

/// A noun phrase, name or pronoun that refers to a possible actor: tokens `first..end`, syntactic head `head`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// First token.
    pub first: TokenId,
    /// One past the last token.
    pub end: TokenId,
    /// Syntactic head.
    pub head: TokenId,
    /// The whole phrase: the tokens above with who and what else it names ("the mayor of Oslo", "Ruiz's lawyer").
    pub phrase: Span,
    /// How it refers.
    pub form: Form,
    /// Whether it only modifies another noun ("a French offer"): an actor where that noun's act has no other words for it.
    pub modifier: bool,
    /// Whether it may only say where something is: an actor's mention where the place room does not take it for a location.
    pub located: bool,
    /// What sort of actor it looks like.
    pub kind: ActorKind,
    /// Number.
    pub number: Number,
    /// Sex, where the words tell.
    pub gender: Option<Gender>,
    /// The proper name inside, without titles.
    pub name: Option<Span>,
    /// Office or role in the article's words.
    pub role: Option<Span>,
    /// ISO alpha-3 country that the phrase tells.
    pub country: Option<String>,
    /// PLOVER sector that the phrase tells.
    pub sector: Option<&'static str>,
    /// The chain it belongs to; chains are made after mentions.
    pub chain: Option<Id<Chain>>,
    /// Further chains of a joint mention ("the two leaders", "both sides").
    pub also: Vec<Id<Chain>>,
}

/// How sure the identity of a chain is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// Matched to an entry of the knowledge base.
    Known {
        /// Knowledge-base id.
        entity: String,
        /// One sentence.
        why: String,
    },
    /// A person unknown to it whose office and country are certain.
    Office {
        /// One sentence.
        why: String,
    },
    /// Named in the article, unknown beyond it.
    Local,
    /// Two or more fit and no choice was made.
    Ambiguous {
        /// The chains of this article that fit.
        candidates: Vec<Id<Chain>>,
        /// Entries of the knowledge base that fit: id, name, why.
        entities: Vec<(String, String, String)>,
        /// One sentence.
        why: String,
    },
    /// Nothing fits.
    Unresolved {
        /// One sentence.
        why: String,
    },
}

/// One actor of the article; the annotation's span is its best name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Fullest form in the article, or the known full name.
    pub name: String,
    /// What sort of actor.
    pub kind: ActorKind,
    /// ISO alpha-3.
    pub country: Option<String>,
    /// PLOVER sector.
    pub sector: Option<&'static str>,
    /// Office or role: the article's words, else the knowledge base.
    pub role: Option<String>,
    /// Sex, where known.
    pub gender: Option<Gender>,
    /// Its mentions in text order.
    pub mentions: Vec<Id<Mention>>,
    /// Identity in the world.
    pub resolution: Resolution,
}
