//! Which way a bare weekday or month points: by the tense of its clause.

use super::context::Direction;
use super::token::{BREAK, CAPITAL, Kind, SPACE, Token};
use crate::lexicon::time::{Class, TimeLexicon};
use summitry_syntax::{Dep, Parse, Pos, Tag, TokenId};

/// Where the direction of an expression is read from.
pub(super) struct Tense<'a> {
    pub(super) lexicon: &'a TimeLexicon,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) parse: &'a Parse,
}

/// Most words that are looked at on either side.
const REACH: usize = 40;

impl Tense<'_> {
    /// The direction of the expression at `tokens[at]`.
    pub(super) fn direction(&self, at: usize) -> Direction {
        let token = &self.tokens[at];
        if let Some(direction) = self.by_preposition(at) {
            return direction;
        }
        let by_words = self.by_words(at);
        if at > 0 && self.says(&self.tokens[at - 1], &["by"]) && by_words == Direction::Future {
            return by_words;
        }
        self.by_syntax(token.start, token.end).unwrap_or(by_words)
    }

    /// "since" looks back, "until" ahead; "ahead of the" tells nothing but what is near.
    fn by_preposition(&self, at: usize) -> Option<Direction> {
        let article = at > 0 && self.says(&self.tokens[at - 1], &["the", "its", "their"]);
        let led = at.checked_sub(if article { 2 } else { 1 })?;
        let before = |words: &[&str]| self.says(&self.tokens[led], words);
        let two =
            |first: &[&str], second: &[&str]| led > 0 && before(second) && self.says(&self.tokens[led - 1], first);
        if before(&["since"]) {
            return Some(Direction::Past);
        }
        if before(&["until", "till"]) {
            return Some(Direction::Future);
        }
        let near = two(&["ahead"], &["of"]) || two(&["leading", "run", "lead"], &["to", "up"]) || two(&["up"], &["to"]);
        let starts =
            before(&["starting", "effective"]) || two(&["starting", "beginning", "effective"], &["in", "on", "from"]);
        (near || starts).then_some(Direction::Unknown)
    }

    /// "lasted until the fall of the city in 1945": what follows is not told from there.
    pub(super) fn looks_ahead(&self, at: usize) -> bool {
        (self.sentence_start(at)..at).rev().take(8).any(|i| self.says(&self.tokens[i], &["until", "till"]))
    }

    fn word(&self, token: &Token) -> &str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    fn says(&self, token: &Token, words: &[&str]) -> bool {
        token.kind == Kind::Word && words.iter().any(|w| self.word(token).eq_ignore_ascii_case(w))
    }

    /// Without a parse: the nearest verb to the left, else to the right, inside the sentence.
    fn by_words(&self, at: usize) -> Direction {
        let left = (self.sentence_start(at)..at).rev().find_map(|i| self.verb(i));
        let right = || (at + 1..self.sentence_end(at)).find_map(|i| self.verb(i));
        left.or_else(right).unwrap_or(Direction::Unknown)
    }

    fn sentence_start(&self, at: usize) -> usize {
        let floor = at.saturating_sub(REACH);
        (floor + 1..=at).rev().find(|&i| self.starts_sentence(i)).unwrap_or(floor)
    }

    fn sentence_end(&self, at: usize) -> usize {
        let ceiling = (at + REACH).min(self.tokens.len());
        (at + 1..ceiling).find(|&i| self.starts_sentence(i)).unwrap_or(ceiling)
    }

    /// Whether a sentence starts at this token.
    pub(super) fn starts_sentence(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        if token.has(BREAK) || at == 0 {
            return true;
        }
        let before = &self.tokens[at - 1];
        let closes = |t: &Token| t.is_mark('.') || t.is_mark('!') || t.is_mark('?');
        let quoted = (before.is_mark('"') || before.is_mark('”')) && at > 1 && closes(&self.tokens[at - 2]);
        let opens = token.has(CAPITAL) || token.kind != Kind::Word;
        token.has(SPACE) && opens && (quoted || closes(before) && !(at > 1 && self.is_title(&self.tokens[at - 2])))
    }

    fn is_title(&self, token: &Token) -> bool {
        token.is(Class::Person) || token.has(CAPITAL) && token.end - token.start == 1
    }

    /// What a verb at this token says.
    fn verb(&self, at: usize) -> Option<Direction> {
        let token = &self.tokens[at];
        if token.kind != Kind::Word {
            return None;
        }
        let word = self.word(token);
        if token.is(Class::Future) {
            return if word.eq_ignore_ascii_case("to") { self.infinitive_mark(at) } else { Some(Direction::Future) };
        }
        let regular = word.len() > 4 && word.ends_with("ed") && !token.has(CAPITAL) && token.mask == 0;
        if !regular && !token.is(Class::Past) {
            return None;
        }
        if word == "set" && at > 0 && self.says(&self.tokens[at - 1], &["is", "are", "'s"]) {
            return Some(Direction::Future);
        }
        let ahead = (at.saturating_sub(6)..at).rev().take_while(|&i| self.tokens[i].kind == Kind::Word);
        let modal =
            ahead.into_iter().any(|i| self.tokens[i].is(Class::Future) && self.verb(i) == Some(Direction::Future));
        Some(if modal { Direction::Future } else { Direction::Past })
    }

    /// "to" before a verb, unless "was to".
    fn infinitive_mark(&self, at: usize) -> Option<Direction> {
        let next = self.tokens.get(at + 1)?;
        if next.kind != Kind::Word || next.has(CAPITAL) || next.is(Class::Function) && !self.says(next, &["be", "have"])
        {
            return None;
        }
        let was = at > 0 && self.says(&self.tokens[at - 1], &["was", "were"]);
        Some(if was { Direction::Past } else { Direction::Future })
    }

    /// With a parse: the tense of the governing verb.
    fn by_syntax(&self, start: u32, end: u32) -> Option<Direction> {
        let first = self.parse.tokens.partition_point(|t| t.end <= start);
        let last = self.parse.tokens.partition_point(|t| t.start < end);
        let inside = first as TokenId..last as TokenId;
        let outer = inside.clone().find(|&i| self.head(i).is_some_and(|h| !inside.contains(&h)))?;
        let mut at = self.head(outer)?;
        for _ in 0..12 {
            if self.is_future_word(at) {
                return Some(Direction::Future);
            }
            let token = self.parse.tokens.get(at as usize)?;
            if matches!(token.pos, Pos::Verb | Pos::Aux) {
                if let Some(direction) = self.clause(at) {
                    return Some(direction);
                }
            } else if self.has_future_modifier(at) {
                return Some(Direction::Future);
            }
            if token.head == at {
                return None;
            }
            at = token.head;
        }
        None
    }

    fn head(&self, at: TokenId) -> Option<TokenId> {
        let token = self.parse.tokens.get(at as usize)?;
        Some(token.head).filter(|h| *h != at)
    }

    fn is_future_word(&self, at: TokenId) -> bool {
        let id = self.lexicon.words.id(self.parse.lemma(at));
        id != 0 && self.lexicon.words.entry(id).classes & Class::Planned.bit() != 0
    }

    /// The children of a token, in a window around it.
    fn children(&self, at: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        let from = at.saturating_sub(12);
        let to = (at + 12).min(self.parse.len() as TokenId);
        (from..to).filter(move |&i| i != at && self.parse.tokens[i as usize].head == at)
    }

    fn has_future_modifier(&self, at: TokenId) -> bool {
        self.children(at).any(|i| self.parse.tokens[i as usize].dep == Dep::Amod && self.is_future_word(i))
    }

    /// The direction of a verb's own form; nothing where its governor decides.
    fn clause(&self, at: TokenId) -> Option<Direction> {
        let token = self.parse.tokens.get(at as usize)?;
        let mut aux = self.children(at).filter(|&i| {
            let dep = self.parse.tokens[i as usize].dep;
            matches!(dep, Dep::Aux | Dep::Auxpass)
        });
        let (mut modal, mut infinitive, mut have, mut past, mut present) = (false, false, false, false, false);
        for i in aux.by_ref() {
            let child = &self.parse.tokens[i as usize];
            modal |= child.tag == Tag::MD;
            infinitive |= child.tag == Tag::TO;
            have |= self.parse.lemma(i) == "have";
            past |= child.tag == Tag::VBD;
            present |= matches!(child.tag, Tag::VBZ | Tag::VBP);
        }
        match token.tag {
            _ if have => Some(Direction::Past),
            _ if modal => Some(Direction::Future),
            _ if infinitive => self.infinitive(at),
            Tag::VBD => Some(Direction::Past),
            Tag::VBN if present || token.dep == Dep::Conj && !past => None,
            Tag::VBN => Some(Direction::Past),
            Tag::VBG if past => Some(Direction::Past),
            _ => None,
        }
    }

    /// "is to meet", "agreed to meet": future; "was to meet", "managed to meet" stay with the governor's past.
    fn infinitive(&self, at: TokenId) -> Option<Direction> {
        let governor = self.head(at)?;
        if self.parse.lemma(governor) == "be" && self.parse.tokens.get(governor as usize)?.tag == Tag::VBD {
            return Some(Direction::Past);
        }
        Some(Direction::Future)
    }
}
