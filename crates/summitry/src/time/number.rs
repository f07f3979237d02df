//! Number phrases become one token: "twenty-five", "two and a half", "2 1/2", "half a dozen", "several".

use super::token::{AMOUNT, BREAK, Kind, Token, VAGUE, value};
use crate::lexicon::time::{Class, Vocabulary};

/// Largest quantity in hundredths.
const MOST: i64 = 100_000_000_000_000;

/// Joins the tokens of each number phrase.
pub(super) fn join_numbers(tokens: &mut Vec<Token>, words: &Vocabulary) {
    let (mut read, mut write) = (0, 0);
    while read < tokens.len() {
        if let Some((len, number)) = ordinal(&tokens[read..], words) {
            let mut token = tokens[read];
            (token.end, token.mask) = (tokens[read + len - 1].end, Class::Ordinal.bit());
            (token.kind, token.value, token.word) = (Kind::Int, number, 0);
            tokens[write] = token;
            (read, write) = (read + len, write + 1);
            continue;
        }
        let starts = Class::N.bit() | Class::NumberWord.bit() | Class::Scale.bit() | Class::Vague.bit();
        let phrase = if tokens[read].mask & starts == 0 {
            None
        } else {
            Phrase { tokens: &tokens[read..], words, at: 0 }.read()
        };
        let mut token = tokens[read];
        read += 1;
        if let Some((len, quantity)) = phrase.filter(|p| p.0 > 1 || token.kind == Kind::Word) {
            read += len - 1;
            token.end = tokens[read - 1].end;
            token.mask = Class::N.bit();
            (token.kind, token.value) = (Kind::Quantity, quantity);
            token.word = if len > 1 { 0 } else { token.word };
        }
        tokens[write] = token;
        write += 1;
    }
    tokens.truncate(write);
}

/// "twenty-first": tens and an ordinal of one figure; how many tokens, and the number.
fn ordinal(tokens: &[Token], words: &Vocabulary) -> Option<(usize, i64)> {
    let tens = tokens.first().filter(|t| t.is(Class::NumberWord)).map(|t| value(t, Class::NumberWord, words))?;
    let dash = tokens.get(1).is_some_and(|t| t.is_mark('-') && t.flags == 0);
    let last = tokens
        .get(if dash { 2 } else { 1 })
        .filter(|t| t.kind == Kind::Word && t.is(Class::Ordinal) && !t.has(BREAK))?;
    let ones = value(last, Class::Ordinal, words);
    (tens >= 20 && tens % 10 == 0 && (1..10).contains(&ones)).then_some((if dash { 3 } else { 2 }, tens + ones))
}

/// A number token's quantity in hundredths.
pub(super) fn quantity(token: &Token) -> i64 {
    if token.kind == Kind::Quantity { token.value } else { token.value.saturating_mul(100).min(MOST) }
}

struct Phrase<'a> {
    tokens: &'a [Token],
    words: &'a Vocabulary,
    at: usize,
}

impl Phrase<'_> {
    fn read(&mut self) -> Option<(usize, i64)> {
        if let Some(n) = self.class(Class::Vague) {
            if self.here(Class::N) || self.here(Class::NumberWord) {
                return None; // "some 20 years"
            }
            return Some((self.at, if n > 0 { i64::from(n) * 100 } else { VAGUE }));
        }
        let mut sum = if self.peek(Class::Scale).is_some() { 100 } else { self.small()? };
        while let Some(scale) = self.class(Class::Scale) {
            sum = sum.saturating_mul(i64::from(scale)).min(MOST);
            let back = self.at;
            if self.word("and").is_none() || !self.here(Class::NumberWord) {
                self.at = back;
            }
            if self.here(Class::NumberWord) {
                sum += self.small()?;
            }
        }
        let sum = sum.saturating_add(self.half());
        Some((self.at, sum))
    }

    /// A number in digits, or a number word below 100.
    fn small(&mut self) -> Option<i64> {
        let token = *self.tokens.get(self.at)?;
        if token.is(Class::N) {
            self.at += 1;
            return Some(quantity(&token).saturating_add(self.fraction()));
        }
        let tens = i64::from(self.class(Class::NumberWord)?);
        let back = self.at;
        if tens >= 20 && tens % 10 == 0 {
            if self.tokens.get(self.at).is_some_and(|t| t.is_mark('-') && t.flags == 0) {
                self.at += 1;
            }
            if let Some(ones) = self.class(Class::NumberWord).filter(|&n| (1..10).contains(&n)) {
                return Some((tens + i64::from(ones)) * 100);
            }
        }
        self.at = back;
        Some(tens * 100)
    }

    /// "1/2" or "½" after a whole number.
    fn fraction(&mut self) -> i64 {
        let Some(token) = self.tokens.get(self.at) else { return 0 };
        let hundredths = match (token.kind, token.value) {
            (Kind::Numeric, 102) if token.is(Class::Slash) => 50,
            (Kind::Numeric, 104) if token.is(Class::Slash) => 25,
            (Kind::Mark, 0xBD) => 50,
            (Kind::Mark, 0xBC) => 25,
            (Kind::Mark, 0xBE) => 75,
            _ => return 0,
        };
        self.at += 1;
        hundredths
    }

    /// "and a half".
    fn half(&mut self) -> i64 {
        let back = self.at;
        if self.word("and").and_then(|()| self.word("a").or(Some(()))).and_then(|()| self.word("half")).is_some() {
            return 50;
        }
        self.at = back;
        0
    }

    fn here(&self, class: Class) -> bool {
        self.tokens.get(self.at).is_some_and(|t| t.is(class))
    }

    fn peek(&self, class: Class) -> Option<i32> {
        let token = self.tokens.get(self.at).filter(|t| t.is(class) && (self.at == 0 || !t.has(BREAK)))?;
        i32::try_from(value(token, class, self.words)).ok()
    }

    fn class(&mut self, class: Class) -> Option<i32> {
        let value = self.peek(class)?;
        self.at += 1;
        Some(value)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let id = self.words.id(word);
        let token = self.tokens.get(self.at)?;
        (id != 0 && token.word == id && !token.has(BREAK | AMOUNT)).then(|| self.at += 1)
    }
}
