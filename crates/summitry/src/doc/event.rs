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

/// PLOVER's scores of modes that differ from their type's.
const MODE_SCORES: &[(Plover, &str, f32)] = &[
    (Plover::Consult, "visit", 4.0),
    (Plover::Consult, "third-party", 1.0),
    (Plover::Consult, "multilateral", 4.0),
    (Plover::Consult, "phone", 1.5),
    (Plover::Retreat, "withdraw", 8.0),
    (Plover::Retreat, "disarm", 10.0),
    (Plover::Retreat, "ceasefire", 7.5),
    (Plover::Retreat, "resign", 4.5),
    (Plover::Request, "assist", 0.5),
    (Plover::Request, "change", -1.0),
    (Plover::Request, "yield", -1.0),
    (Plover::Accuse, "disapprove", -2.0),
    (Plover::Accuse, "investigate", -3.5),
    (Plover::Accuse, "allege", -3.5),
    (Plover::Reject, "assist", -1.5),
    (Plover::Threaten, "restrict", -3.0),
    (Plover::Threaten, "territory", -4.0),
    (Plover::Protest, "riot", -7.0),
    (Plover::Protest, "hunger", -4.5),
    (Plover::Protest, "boycott", -4.5),
    (Plover::Protest, "obstruct", -4.5),
    (Plover::Sanction, "expel", -5.5),
    (Plover::Mobilize, "troops", -6.5),
    (Plover::Mobilize, "weapons", -6.5),
    (Plover::Mobilize, "militia", -6.0),
    (Plover::Coerce, "censor", -6.5),
    (Plover::Coerce, "curfew", -6.5),
    (Plover::Coerce, "martial-law", -7.5),
    (Plover::Coerce, "misinformation", -6.5),
    (Plover::Assault, "abduct", -8.5),
    (Plover::Assault, "beat", -7.5),
    (Plover::Assault, "torture", -8.5),
    (Plover::Assault, "sexual", -8.5),
    (Plover::Assault, "targeted", -9.5),
    (Plover::Assault, "destroy", -8.5),
    (Plover::Assault, "primitive", -8.0),
    (Plover::Assault, "suicide-attack", -9.5),
    (Plover::Assault, "aerial", -9.5),
    (Plover::Assault, "drone", -9.5),
    (Plover::Assault, "heavy-weapons", -9.5),
    (Plover::Assault, "crowd-control", -7.5),
    (Plover::Assault, "unconventional", -10.0),
];

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

impl Event {
    /// PLOVER's Goldstein-like score of the mode, else of the type (-10 conflict to 10 cooperation).
    pub fn score(&self) -> f32 {
        let of_mode = MODE_SCORES.iter().find(|row| row.0 == self.kind && Some(row.1) == self.mode.as_deref());
        of_mode.map_or(self.kind.score(), |row| row.2)
    }
}
