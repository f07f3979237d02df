//! States behind a party's letter.

use super::names::{Name, Source, lookup};
use crate::doc::{Document, PlaceKind};
use crate::lexicon::{Candidate, Candidates, Gazetteer, fold};
use crate::text::Span;

/// "D-Calif.", "R-N.Y.": the states of members of a legislature.
pub(super) fn seats(doc: &Document, gazetteer: &Gazetteer) -> Vec<Name> {
    let text = doc.text();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('-') {
        let before = text.get(..at).unwrap_or_default();
        let party =
            before.ends_with(['D', 'R', 'I']) && !before.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
        let rest = text.get(at + 1..).unwrap_or_default();
        let len = rest.find(|c: char| !(c.is_alphabetic() || c == '.')).unwrap_or(rest.len());
        if !party || len < 2 {
            continue;
        }
        let words = rest.get(..len).unwrap_or_default();
        let states = lookup(gazetteer, words);
        let states: Candidates = states.into_iter().filter(|c| is_american_state(gazetteer, *c)).take(1).collect();
        if !states.is_empty() {
            let start = at as u32 + 1;
            let (span, token) = (Span::between(start, start + len as u32), doc.token_at(start));
            let source = Source::Seat;
            let (first, end) = (token, token + 1);
            found.push(Name {
                span,
                first,
                end,
                key: fold(words),
                candidates: states,
                source,
                follows: false,
                beside: false,
                label: None,
            });
        }
    }
    found
}

fn is_american_state(gazetteer: &Gazetteer, candidate: Candidate) -> bool {
    let Some(outline) = gazetteer.outline(candidate.place) else { return false };
    let unit = outline.kind == PlaceKind::Admin1 || outline.capital;
    unit && gazetteer.iso3(outline.country).as_deref() == Some("USA")
}
