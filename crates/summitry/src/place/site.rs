//! Buildings, bases, crossings and borders that are named by their noun ("the Peruvian embassy", "Evin prison").

use super::names::{Name, Source, lookup};
use super::{Reading, slot};
use crate::doc::Document;
use crate::lexicon::{Lexicon, Relation, Sort, Verdict, fold};
use summitry_syntax::{EntityLabel, Pos, Tag, TokenId};

/// Nouns in small letters that a country's adjective makes the name of a site.
const OF_STATES: &[&str] = &["embassy", "consulate", "border", "frontier", "region"];
/// Nouns in small letters that are no site of their own behind a name.
const RANKS: &[&str] =
    &["port", "city", "town", "village", "base", "island", "islands", "school", "center", "centre", "market"];

/// All such names, whatever they do in their sentences.
pub(super) fn sites(doc: &Document, lexicon: &Lexicon) -> Vec<Name> {
    let nouns = &lexicon.places.site_nouns;
    // Hardly any word is one: its length and first letter are cheap to ask.
    let longest = nouns.iter().map(String::len).max().unwrap_or_default();
    let may_be = |word: &str| word.len() <= longest && word.len() > 2;
    let named = |t: TokenId| matches!(doc.token(t).pos, Pos::Noun | Pos::Propn);
    let is_noun = |&t: &TokenId| {
        let word = doc.word(t);
        named(t) && may_be(word) && nouns.contains(word.to_lowercase().as_str())
    };
    (0..doc.parse.len() as u32).filter(is_noun).filter_map(|t| site(doc, lexicon, t)).collect()
}

/// Whether something happens at the site, rather than by or to those who sit there.
pub(super) fn is_where(reading: &Reading<'_>, site: &Name) -> bool {
    let slot = slot::of_name(reading.doc, reading.lexicon, site);
    let rule = reading.lexicon.places.rules.iter().find(|rule| rule.fits(Sort::State, &slot));
    let on = slot.prep == "on" && slot.relation == Relation::Prep;
    matches!(slot.relation, Relation::Prep | Relation::Object)
        && (on || rule.is_some_and(|rule| rule.verdict == Verdict::Place))
}

fn site(doc: &Document, lexicon: &Lexicon, noun: TokenId) -> Option<Name> {
    let first = first_of(doc, noun)?;
    let capital = starts_upper(doc.word(noun));
    let word = doc.word(noun).to_lowercase();
    let adjective = doc.token(noun.checked_sub(1)?).pos == Pos::Adj || is_adjective(doc, noun - 1);
    let fits = if capital {
        noun > first
    } else if adjective {
        OF_STATES.contains(&word.as_str())
    } else {
        !RANKS.contains(&word.as_str()) && !OF_STATES.contains(&word.as_str()) || word == "embassy"
    };
    let end = if capital { of_phrase(doc, noun) } else { noun + 1 };
    let span = doc.tokens_span(first, end)?;
    let words = doc.slice(span);
    if !fits || words.contains('\n') {
        return None;
    }
    let candidates = lookup(&lexicon.gazetteer, words);
    let label = Some(EntityLabel::Fac);
    Some(Name {
        span,
        first,
        end,
        key: fold(words),
        candidates,
        source: Source::Guess,
        follows: false,
        beside: false,
        label,
    })
}

fn is_adjective(doc: &Document, token: TokenId) -> bool {
    let norp = |e: &&summitry_syntax::Entity| e.label == EntityLabel::Norp && (e.first..e.end).contains(&token);
    doc.parse.entities.iter().find(norp).is_some()
}

/// First of the capitalised words directly before the noun.
fn first_of(doc: &Document, noun: TokenId) -> Option<TokenId> {
    let mut first = noun;
    while first > 0 {
        let before = first - 1;
        let token = doc.token(before);
        let part = starts_upper(doc.word(before)) && !matches!(token.tag, Tag::DT | Tag::IN | Tag::PRP | Tag::PRPS)
            || doc.word(before) == "-" && before > 0 && starts_upper(doc.word(before - 1)) && first < noun;
        if !part || token.pos == Pos::Space || doc.parse.sentence_of(before) != doc.parse.sentence_of(noun) {
            break;
        }
        first = before;
    }
    (first < noun).then_some(first)
}

/// "... College of Kuwait": the name goes on.
fn of_phrase(doc: &Document, noun: TokenId) -> TokenId {
    let n = doc.parse.len() as u32;
    if noun + 2 < n && doc.word(noun + 1) == "of" && doc.token(noun + 2).pos == Pos::Propn {
        return (noun + 2..n).take_while(|&t| doc.token(t).pos == Pos::Propn).last().map_or(noun + 1, |t| t + 1);
    }
    noun + 1
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
