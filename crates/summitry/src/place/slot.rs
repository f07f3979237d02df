//! How a place name hangs in its sentence.

use super::Reading;
use super::names::{Name, Source};
use crate::doc::Document;
use crate::lexicon::{Lexicon, NounClass, PlaceSlot, Relation};
use summitry_syntax::{Dep, Pos, TokenId};

/// Steps from conjunct to conjunct that are followed.
const STEPS: usize = 8;

/// The slot of name `at`; `slots` holds those of the names before it.
pub(super) fn slot<'d>(
    reading: &Reading<'d>,
    at: usize,
    contained: bool,
    slots: &[PlaceSlot<'d>],
) -> Option<PlaceSlot<'d>> {
    let (doc, names) = (reading.doc, &reading.names);
    let name = names.get(at)?;
    if name.source == Source::Seat {
        return Some(bare(Relation::Seat));
    }
    if is_dateline(doc, names, at) {
        return Some(bare(Relation::Dateline));
    }
    let head = name.head(doc);
    let dep = doc.token(head).dep;
    let clause_part = matches!(dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Poss | Dep::Dobj | Dep::Compound | Dep::Amod);
    if contained && !clause_part {
        return Some(bare(Relation::Contained));
    }
    let listed = matches!(dep, Dep::Conj | Dep::Appos | Dep::Npadvmod | Dep::Dep);
    match listed_behind(doc, names, at).filter(|_| listed) {
        Some(before) => slots.get(before).cloned(),
        None => Some(of_name(doc, reading.lexicon, name)),
    }
}

/// The slot of a name by itself.
pub(super) fn of_name<'d>(doc: &'d Document, lexicon: &Lexicon, name: &Name) -> PlaceSlot<'d> {
    of_token(doc, lexicon, name.head(doc), STEPS)
}

fn bare<'d>(relation: Relation) -> PlaceSlot<'d> {
    PlaceSlot { relation, prep: String::new(), governors: Vec::new(), person: false }
}

/// The name before, where only commas, "and" and articles stand between.
fn listed_behind(doc: &Document, names: &[Name], at: usize) -> Option<usize> {
    let (before, name) = (names.get(at.checked_sub(1)?)?, names.get(at)?);
    let between = doc.text().get(before.span.end() as usize..name.span.start() as usize)?;
    let link = |w: &str| matches!(w.trim_matches(','), "" | "and" | "or" | "the" | "&" | "then" | "to" | "as" | "well");
    let linked = between.split_whitespace().all(link) && !between.trim().is_empty();
    (linked && before.source != Source::Adjective).then_some(at - 1)
}

fn of_token<'d>(doc: &'d Document, lexicon: &Lexicon, token: TokenId, steps: usize) -> PlaceSlot<'d> {
    let (dep, head) = (doc.token(token).dep, doc.token(token).head);
    let relation = match dep {
        Dep::Pobj | Dep::Pcomp => return prepositional(doc, lexicon, head),
        Dep::Nsubj | Dep::Csubj | Dep::Agent | Dep::Dative | Dep::Expl => return subject(doc, lexicon, head),
        Dep::Conj | Dep::Appos if head != token && steps > 0 => return of_token(doc, lexicon, head, steps - 1),
        Dep::Attr => return attribute(doc, lexicon, head),
        Dep::Nsubjpass => Relation::Passive,
        Dep::Dobj => Relation::Object,
        Dep::Poss => Relation::Possessive,
        Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Nummod | Dep::Quantmod | Dep::Det => Relation::Modifier,
        _ => Relation::Other,
    };
    governed(doc, lexicon, relation, head)
}

fn governed<'d>(doc: &'d Document, lexicon: &Lexicon, relation: Relation, governor: TokenId) -> PlaceSlot<'d> {
    let mut governors = vec![doc.lemma(governor), doc.word(governor)];
    // "a Gaza-bound ship": the name may hang on the noun behind "bound".
    if relation == Relation::Modifier {
        let hyphened = |c: &TokenId| *c > 0 && doc.word(c - 1) == "-";
        governors.extend(doc.tree.children(governor).iter().filter(|c| hyphened(c)).map(|&c| doc.word(c)));
    }
    PlaceSlot { relation, prep: String::new(), governors, person: is_person(doc, lexicon, governor) }
}

fn is_person(doc: &Document, lexicon: &Lexicon, token: TokenId) -> bool {
    let class = lexicon.nouns.class(doc.lemma(token));
    matches!(class, Some(NounClass::Person | NounClass::Group | NounClass::Government))
        || doc.token(token).pos == Pos::Propn
}

/// A subject, or the subject of "is a ...".
fn subject<'d>(doc: &'d Document, lexicon: &Lexicon, verb: TokenId) -> PlaceSlot<'d> {
    let copula = matches!(doc.lemma(verb), "be" | "become" | "remain");
    match doc.tree.child(&doc.parse, verb, &[Dep::Attr]).filter(|_| copula) {
        Some(what) => governed(doc, lexicon, Relation::Copula, what),
        None => governed(doc, lexicon, Relation::Subject, verb),
    }
}

/// What the subject is said to be: "their destination is Lima".
fn attribute<'d>(doc: &'d Document, lexicon: &Lexicon, verb: TokenId) -> PlaceSlot<'d> {
    const WHERE: &[&str] = &["destination", "home", "base", "stop", "venue", "location", "place", "birthplace"];
    let subject = doc.tree.child(&doc.parse, verb, &[Dep::Nsubj]).unwrap_or(verb);
    let relation = if WHERE.contains(&doc.lemma(subject)) { Relation::Copula } else { Relation::Other };
    governed(doc, lexicon, relation, subject)
}

/// The preposition and what governs it; "out of", "in front of" and "the steps of" are seen through.
fn prepositional<'d>(doc: &'d Document, lexicon: &Lexicon, prep: TokenId) -> PlaceSlot<'d> {
    let governor = doc.token(prep).head;
    let word = doc.word(prep).to_lowercase();
    let mut slot = PlaceSlot {
        relation: Relation::Prep,
        prep: word,
        governors: vec![doc.lemma(governor), doc.word(governor)],
        person: is_person(doc, lexicon, governor),
    };
    let above = doc.token(governor);
    if above.pos == Pos::Adp && above.head != governor {
        slot.governors.push(doc.lemma(above.head));
        if slot.prep == "of" {
            slot.prep = doc.word(governor).to_lowercase();
        }
    }
    slot
}

/// Whether the article opens with this name, before an agency in brackets or a dash.
fn is_dateline(doc: &Document, names: &[Name], at: usize) -> bool {
    let Some(name) = names.get(at).filter(|n| n.span.start() < 80) else { return false };
    let before = doc.text().get(..name.span.start() as usize).unwrap_or_default();
    let before_names = names.get(..at).unwrap_or_default();
    let covered = before_names.iter().map(|n| n.span.len()).sum::<u32>() + 4;
    if before.trim().len() as u32 > covered || before.contains(['.', '!', '?', '\n']) {
        return false;
    }
    let rest = doc.text().get(name.span.end() as usize..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    let opening: String = line.chars().take(60).collect();
    let dash = ["—", "–", " - ", "--"].iter().filter_map(|d| opening.find(d)).min();
    let words = |s: &str| s.split_whitespace().filter(|w| w.chars().next().is_some_and(char::is_lowercase)).count();
    match dash {
        Some(dash) => words(opening.get(..dash).unwrap_or_default()) == 0,
        None => opening.trim_start().starts_with('(') && opening.contains("):"),
    }
}
