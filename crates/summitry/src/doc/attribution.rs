//! Attributions: source, cue, content (PARC, PolNeAR).

use super::{Id, Mention, Timex};
use crate::text::Span;
use summitry_syntax::TokenId;

/// How much of the content is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Directness {
    Direct,
    Mixed,
    Indirect,
}

impl Directness {
    /// The record's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),+ }
        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The record's word.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $word),+ } }
            /// The value of a record's word.
            pub fn parse(word: &str) -> Option<Self> { match word { $($word => Some(Self::$variant),)+ _ => None } }
        }
    };
}
pub(super) use words;

words! {
    /// What the source does by its words.
    Act {
        Say = "say", Announce = "announce", Claim = "claim", Deny = "deny", Promise = "promise",
        Threaten = "threaten", Demand = "demand", Request = "request", Propose = "propose", Accept = "accept",
        Reject = "reject", Praise = "praise", Criticize = "criticize", Accuse = "accuse", Warn = "warn", Ask = "ask",
        Predict = "predict", Doubt = "doubt", Regret = "regret", Want = "want",
    }
}

words! {
    /// Whether the cue is negated.
    Polarity { Affirmed = "affirmed", Negated = "negated" }
}

/// To whom something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addressee {
    /// The words.
    pub span: Span,
    /// The mention, where it is one.
    pub mention: Option<Id<Mention>>,
}

/// A saying, writing, thinking or wanting ascribed to somebody; the annotation's span is the cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Full source phrase; absent where none is stated.
    pub source: Option<Span>,
    /// The source as a mention.
    pub speaker: Option<Id<Mention>>,
    /// Further speakers of a joint statement.
    pub with: Vec<Id<Mention>>,
    /// The attributing words; a cue without words (a bare quotation) has none.
    pub cue: Option<Span>,
    /// Syntactic head of the cue, where it has words.
    pub cue_head: Option<TokenId>,
    /// What was said, in text order; marks included.
    pub content: Vec<Span>,
    /// How much of it is quoted.
    pub directness: Directness,
    /// What was done by the words.
    pub act: Act,
    /// Negated cues: "did not say".
    pub polarity: Polarity,
    /// To whom.
    pub addressee: Option<Addressee>,
    /// Where or how: "in a press statement".
    pub medium: Option<Span>,
    /// When it was said, where its own sentence dates it.
    pub said: Option<Id<Timex>>,
    /// The attribution inside whose content this one lies.
    pub parent: Option<Id<Attribution>>,
}
