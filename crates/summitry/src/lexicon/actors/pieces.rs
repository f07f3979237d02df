//! Cuts an actor phrase into titles, names and the small words between them.

use super::KnowledgeBase;
use super::find::{Hit, NameMatch};
use super::title::TitleHit;
use std::ops::Range;

/// One piece of the phrase.
#[derive(Debug, Clone)]
pub(super) enum Piece<'k> {
    Title(TitleHit<'k>),
    /// A name, and what its words say as a title ("Foreign Office").
    Name(NameMatch<'k>, Option<TitleHit<'k>>),
    /// A capitalised word the tables do not have.
    Unknown,
    /// "of", "from", "in": what follows belongs to the head.
    Of,
    /// "to", "for", "with": what follows does not say whose the actor is.
    To,
    Stop,
    Word,
}

/// The pieces with the words they take.
pub(super) type Pieces<'k> = [(Range<usize>, Piece<'k>)];

/// The pieces of the words, in order.
pub(super) fn pieces<'k>(kb: &'k KnowledgeBase, words: &[&str]) -> Vec<(Range<usize>, Piece<'k>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|r| !r.is_empty()) {
        let (n, piece) = piece_at(kb, rest);
        found.push((at..at + n, piece));
        at += n.max(1);
    }
    part_of_longer_names(words, &mut found);
    found
}

fn piece_at<'k>(kb: &'k KnowledgeBase, words: &[&str]) -> (usize, Piece<'k>) {
    let Some(&word) = words.first() else { return (0, Piece::Stop) };
    if let Some(home) = word.strip_suffix("-based") {
        let (n, piece) = piece_at(kb, &[home]);
        return if matches!(piece, Piece::Name(..) | Piece::Unknown) { (n, piece) } else { (1, Piece::Word) };
    }
    let (name, title) = (kb.longest_at(words), kb.title_at(words));
    let n_title = title.map_or(0, |t| t.n_words);
    match (name, title) {
        (Some(name), _) if name.n_words >= n_title => {
            let same = title.filter(|t| t.n_words == name.n_words);
            (name.n_words, Piece::Name(name, same))
        }
        (_, Some(title)) => (n_title, Piece::Title(title)),
        _ => (1, plain_word(word)),
    }
}

/// Words that begin a phrase with a capital without naming anybody.
const QUANTIFIERS: [&str; 34] = [
    "the",
    "a",
    "an",
    "some",
    "several",
    "many",
    "most",
    "all",
    "both",
    "few",
    "other",
    "another",
    "various",
    "numerous",
    "dozens",
    "hundreds",
    "thousands",
    "scores",
    "millions",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "no",
    "any",
    "every",
    "each",
    "more",
];

fn plain_word(word: &str) -> Piece<'static> {
    match word.to_lowercase().as_str() {
        "of" | "from" | "in" | "at" | "inside" | "within" | "across" => Piece::Of,
        "to" | "for" | "with" | "against" | "on" | "by" | "near" => Piece::To,
        "," | ";" | "(" | "who" | "and" | "-lrb-" => Piece::Stop,
        w if QUANTIFIERS.contains(&w) => Piece::Word,
        _ if word.starts_with(char::is_uppercase) => Piece::Unknown,
        _ => Piece::Word,
    }
}

/// Words that make another place of the name behind them ("New Jersey", "Fort Worth").
const PLACE_PREFIXES: [&str; 14] = [
    "New", "North", "South", "East", "West", "Upper", "Lower", "Fort", "Port", "San", "Saint", "Lake", "Mount",
    "Greater",
];

/// A person's name with another capitalised word at its side is part of a longer, unknown name; so is a place behind "New".
fn part_of_longer_names(words: &[&str], pieces: &mut [(Range<usize>, Piece<'_>)]) {
    let unknown = |p: Option<&(Range<usize>, Piece<'_>)>| p.is_some_and(|(_, p)| matches!(p, Piece::Unknown));
    for at in 0..pieces.len() {
        let behind = at.checked_sub(1).and_then(|b| pieces.get(b)).filter(|(_, p)| matches!(p, Piece::Unknown));
        let prefix = behind.and_then(|(range, _)| words.get(range.start)).is_some_and(|w| PLACE_PREFIXES.contains(w));
        let beside = unknown(pieces.get(at + 1)) || behind.is_some();
        let Some((_, piece)) = pieces.get_mut(at) else { continue };
        let Piece::Name(name, _) = piece else { continue };
        let all = |of: fn(&Hit) -> bool| name.found.iter().all(|f| of(&f.hit));
        let a_person = all(|hit| matches!(hit, Hit::Person(_)));
        let a_place = all(|hit| matches!(hit, Hit::Country(_) | Hit::Seat(_)));
        if a_person && beside || a_place && prefix {
            *piece = Piece::Unknown;
        }
    }
}

/// Runs of unknown capitalised words that can be places: before a role, after "of" or "in", or the whole phrase.
pub(super) fn unknown_runs(pieces: &Pieces<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut run: Option<Range<usize>> = None;
    let mut before = true;
    for (range, piece) in pieces {
        match (piece, &mut run) {
            (Piece::Unknown, Some(run)) => run.end = range.end,
            (Piece::Unknown, none) => *none = before.then_some(range.clone()),
            (piece, some) => {
                let follows = matches!(piece, Piece::Title(_) | Piece::Word | Piece::Of | Piece::To);
                runs.extend(some.take().filter(|_| follows));
            }
        }
        before = match piece {
            Piece::Unknown => before,
            Piece::Of | Piece::Word => true,
            _ => false,
        };
    }
    runs.extend(run);
    runs
}
