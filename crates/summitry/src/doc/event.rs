//! Events (PLOVER).

use super::attribution::words;
use super::{Attribution, Id, Mention, Timex, Toponym};
use jiff::civil::Date;
use summitry_syntax::TokenId;

words! {
    /// PLOVER 2.0 event types.
    Plover {
        Agree = "AGREE", Consult = "CONSULT", Support = "SUPPORT", Concede = "CONCEDE", Cooperate = "COOPERATE",
        Aid = "AID", Retreat = "RETREAT", Request = "REQUEST", Accuse = "ACCUSE", Reject = "REJECT",
        Threaten = "THREATEN", Protest = "PROTEST", Sanction = "SANCTION", Mobilize = "MOBILIZE", Coerce = "COERCE",
        Assault = "ASSAULT",
    }
}

impl Plover {
    /// PLOVER quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub const fn quad(self) -> u8 {
        match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => 1,
            Self::Cooperate | Self::Aid | Self::Retreat => 2,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => 3,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => 4,
        }
    }

    /// PLOVER's Goldstein-like score.
    pub const fn score(self) -> f32 {
        match self {
            Self::Agree | Self::Consult => 2.5,
            Self::Support => 5.0,
            Self::Concede => 4.5,
            Self::Cooperate => 9.5,
            Self::Aid => 10.0,
            Self::Retreat => 6.5,
            Self::Request => 0.0,
            Self::Accuse => -3.0,
            Self::Reject => -2.0,
            Self::Threaten => -3.5,
            Self::Protest => -5.0,
            Self::Sanction => -6.0,
            Self::Mobilize => -5.5,
            Self::Coerce => -7.0,
            Self::Assault => -9.0,
        }
    }
}

words! {
    /// Whether it happened.
    Status {
        Occurred = "occurred", Ongoing = "ongoing", Planned = "planned", Proposed = "proposed",
        Conditional = "conditional", Predicted = "predicted", Denied = "denied", Doubted = "doubted",
    }
}

/// When an event happened, by its own sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// ISO date, month or year, or an interval "A/B".
    pub value: String,
    /// First day.
    pub begin: Option<Date>,
    /// Last day (inclusive).
    pub end: Option<Date>,
    /// The expression it was read from (the first one of an interval).
    pub timex: Id<Timex>,
    /// Whether the sentence says so, or it was concluded.
    pub stated: bool,
}

/// Something done, planned, proposed, refused by a political actor; the annotation's span is the trigger.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// PLOVER type.
    pub kind: Plover,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// CAMEO 1.1b3 code, 2-4 digits, as far as the words carry it.
    pub cameo: Option<String>,
    /// Syntactic head of the trigger.
    pub trigger_head: TokenId,
    /// Who does it; all equal parties of a symmetric act.
    pub actors: Vec<Id<Mention>>,
    /// To whom.
    pub recipients: Vec<Id<Mention>>,
    /// Whether it happened.
    pub status: Status,
    /// When.
    pub happened: Option<Happened>,
    /// Where.
    pub place: Option<Id<Toponym>>,
    /// The attribution whose act this is (a demand is a REQUEST).
    pub performed_by: Option<Id<Attribution>>,
    /// The attribution inside whose content it stands.
    pub reported_by: Option<Id<Attribution>>,
    /// An earlier telling in this article.
    pub same_as: Option<Id<Event>>,
}
