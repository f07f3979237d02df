//! Names beside names: joined into one, or marked as what contains the other or stands in a list with it.

use super::names::{Name, name};
use crate::doc::Document;
use crate::lexicon::Gazetteer;

/// Two names that the gazetteer knows as one ("Washington", "D.C.").
pub(super) fn join(doc: &Document, gazetteer: &Gazetteer, names: Vec<Name>) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for next in names {
        let joined = out.last().and_then(|last| joined(doc, gazetteer, last, &next));
        match joined {
            Some(whole) => {
                out.pop();
                out.push(whole);
            }
            None => out.push(next),
        }
    }
    out
}

fn joined(doc: &Document, gazetteer: &Gazetteer, a: &Name, b: &Name) -> Option<Name> {
    let gap = doc.text().get(a.span.end() as usize..b.span.start() as usize)?;
    if !matches!(gap, ", " | " ") || b.candidates.is_empty() || a.candidates.is_empty() {
        return None;
    }
    let whole = name(doc, gazetteer, a.first, b.end, a.source)?;
    let known = gazetteer.lookup_key(&whole.key).iter().any(|c| a.candidates.iter().any(|d| d.place == c.place));
    known.then_some(Name { label: a.label.or(b.label), ..whole })
}

/// Marks the names that stand behind another one as what contains it does.
pub(super) fn mark_followers(text: &str, names: &mut [Name]) {
    for at in 1..names.len() {
        let (Some(a), Some(b)) = (names.get(at - 1), names.get(at)) else { continue };
        let gap = text.get(a.span.end() as usize..b.span.start() as usize).unwrap_or("?");
        let bracket = gap.trim() == "(";
        let follows = matches!(gap, ", " | ", in " | ", the ") || bracket;
        let beside = matches!(gap.trim_end_matches("the "), ", " | " and " | " or " | ", and " | ", or ");
        if let Some(b) = names.get_mut(at) {
            (b.follows, b.beside) = (follows, beside);
        }
    }
}
