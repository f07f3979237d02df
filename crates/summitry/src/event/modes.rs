//! Modes that only other words tell: what is asked for, refused or threatened, and how many meet.

use super::draft::Draft;
use super::syntax::Syntax;
use crate::doc::Plover;
use summitry_syntax::TokenId;

/// How far up from the act that is asked for the word of asking may stand.
const REACH: usize = 8;

/// Gives requests, refusals and threats the mode of what they are about, and large meetings theirs.
pub(super) fn modes(syntax: Syntax<'_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        if drafts[at].mode.is_none() {
            drafts[at].mode = mode(syntax, &drafts[at], drafts).map(str::to_owned);
        }
    }
}

fn mode(syntax: Syntax<'_>, draft: &Draft, all: &[Draft]) -> Option<&'static str> {
    if draft.kind == Plover::Consult {
        return (draft.actors.len() > 2).then_some("multilateral");
    }
    let about = all.iter().find(|other| other.head > draft.head && is_under(syntax, other, draft.head))?;
    match draft.kind {
        Plover::Request | Plover::Reject => asked(about.kind),
        Plover::Threaten => threatened(about),
        _ => None,
    }
}

fn is_under(syntax: Syntax<'_>, draft: &Draft, head: TokenId) -> bool {
    let mut at = draft.carrier.unwrap_or(draft.head);
    for _ in 0..REACH {
        at = syntax.head(at);
        if at == head {
            return true;
        }
    }
    false
}

const fn asked(kind: Plover) -> Option<&'static str> {
    match kind {
        Plover::Consult => Some("meet"),
        Plover::Aid | Plover::Support | Plover::Cooperate => Some("assist"),
        Plover::Concede | Plover::Retreat => Some("yield"),
        _ => Some("change"),
    }
}

fn threatened(about: &Draft) -> Option<&'static str> {
    let mode = about.mode.as_deref();
    match about.kind {
        Plover::Assault if about.cameo.as_deref() == Some("192") => Some("territory"),
        Plover::Assault | Plover::Mobilize => Some("violence"),
        Plover::Coerce if mode == Some("arrest") => Some("arrest"),
        Plover::Coerce => Some("restrict"),
        Plover::Sanction if mode == Some("expel") => Some("expel"),
        Plover::Sanction => Some("relations"),
        _ => None,
    }
}
