//! The room's own tokens: words, numbers in their usual writings, marks. One pass, no backtracking.

use crate::lexicon::time::{Class, Vocabulary};

/// What sort of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters (digits may follow: "A380").
    Word,
    /// A whole number; `value` is the number.
    Int,
    /// A quantity in hundredths, or [`VAGUE`].
    Quantity,
    /// Other numeric writings; `value` is packed as its class says.
    Numeric,
    /// A mark; `value` is the character, hyphens and dashes all `-`.
    Mark,
    /// Something found by an earlier stage; `value` is its index.
    Item,
}

/// The quantity of "several".
pub(super) const VAGUE: i64 = i64::MIN;

/// White space stands before the token.
pub(super) const SPACE: u8 = 1;
/// A blank line stands before the token: no expression reaches over it.
pub(super) const BREAK: u8 = 2;
/// The first letter is a capital.
pub(super) const CAPITAL: u8 = 4;
/// A currency sign or the like stands before, or `%` behind: no date.
pub(super) const AMOUNT: u8 = 8;
/// A line end stands before the token.
pub(super) const NEWLINE: u8 = 16;
/// The number is written in one or two digits without a leading apostrophe.
pub(super) const SECONDS: u8 = 32;
/// A dash longer than a hyphen.
pub(super) const DASH: u8 = 64;

/// One token; offsets are UTF-8 bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) mask: u64,
    pub(super) value: i64,
    pub(super) word: u16,
    pub(super) kind: Kind,
    pub(super) flags: u8,
}

impl Token {
    pub(super) const fn is(&self, class: Class) -> bool {
        self.mask & class.bit() != 0
    }

    pub(super) const fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark && self.value == i64::from(u32::from(mark))
    }
}

/// The number that stands behind a token in a class.
pub(super) fn value(token: &Token, class: Class, words: &Vocabulary) -> i64 {
    match token.kind {
        Kind::Word => words.entry(token.word).value(class).map_or(0, i64::from),
        _ => token.value,
    }
}

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str, words: &Vocabulary) -> Vec<Token> {
    let mut lexer = Lexer { text, bytes: text.as_bytes(), at: 0, flags: SPACE | BREAK, words, out: Vec::new() };
    lexer.out.reserve(text.len() / 5);
    lexer.run();
    lexer.out
}

pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    flags: u8,
    words: &'a Vocabulary,
    out: Vec<Token>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' => self.blank(1),
                b'\n' => self.newline(),
                b'0'..=b'9' => self.number(),
                b'a'..=b'z' | b'A'..=b'Z' => self.word(),
                b'\'' => self.apostrophe(1),
                0..128 => self.mark(char::from(byte), 1),
                _ => self.other(),
            }
        }
    }

    fn blank(&mut self, len: usize) {
        self.at += len;
        self.flags |= SPACE;
    }

    fn newline(&mut self) {
        self.flags |= if self.flags & NEWLINE == 0 { NEWLINE } else { BREAK };
        self.blank(1);
    }

    /// A character outside ASCII.
    fn other(&mut self) {
        let Some(c) = self.text[self.at..].chars().next() else { return self.blank(1) };
        let len = c.len_utf8();
        match c {
            '\u{2019}' | '\u{2018}' => self.apostrophe(len),
            '\u{2010}'..='\u{2012}' => self.mark('-', len),
            '\u{2013}'..='\u{2015}' => {
                self.flags |= DASH;
                self.mark('-', len);
            }
            '\u{2028}' | '\u{2029}' => {
                self.flags |= NEWLINE | BREAK;
                self.blank(len);
            }
            _ if c.is_whitespace() => self.blank(len),
            _ if c.is_alphabetic() => self.word(),
            _ => self.mark(c, len),
        }
    }

    pub(super) fn push(&mut self, end: usize, kind: Kind, mask: u64, value: i64, word: u16) {
        let flags = std::mem::take(&mut self.flags);
        self.out.push(Token { start: self.at as u32, end: end as u32, mask, value, word, kind, flags });
        self.at = end;
    }

    pub(super) fn flag(&mut self, flag: u8) {
        self.flags |= flag;
    }

    fn mark(&mut self, mark: char, len: usize) {
        self.push(self.at + len, Kind::Mark, 0, i64::from(u32::from(mark)), 0);
    }

    /// "'s" of a possessive, "'99", or a mark.
    fn apostrophe(&mut self, len: usize) {
        let after = self.at + len;
        let word_before = self.out.last().is_some_and(|t| t.kind == Kind::Word) && self.flags & SPACE == 0;
        let suffix = word_before && self.bytes.get(after).is_some_and(u8::is_ascii_alphabetic);
        if suffix || self.text[after..].starts_with("s ") {
            let end = self.letters(after);
            let id = if &self.text[after..end] == "s" { self.words.id("'s") } else { 0 };
            return self.push(end, Kind::Word, self.words.entry(id).classes, 0, id);
        }
        if self.bytes.get(after).is_some_and(u8::is_ascii_digit) && self.short_year(after) {
            return;
        }
        self.mark('\'', len);
    }

    /// Where the letters and digits from `at` end.
    pub(super) fn letters(&self, at: usize) -> usize {
        let mut end = at;
        while let Some(&byte) = self.bytes.get(end) {
            if byte.is_ascii_alphanumeric() {
                end += 1;
            } else if byte < 128 {
                break;
            } else {
                match self.text[end..].chars().next() {
                    Some(c) if c.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&c) => end += c.len_utf8(),
                    _ => break,
                }
            }
        }
        end
    }

    fn word(&mut self) {
        let mut end = self.letters(self.at);
        if let Some(dotted) = self.dotted(end) {
            end = dotted;
        } else if self.at + 2 < end && self.bytes[self.at..].starts_with(b"FY") {
            end = self.at + 2;
        }
        let id = self.look_up(end);
        let first = self.text[self.at..].chars().next().is_some_and(char::is_uppercase);
        let entry = self.words.entry(id);
        let mut mask = entry.classes;
        if first {
            self.flags |= CAPITAL;
            mask |= entry.capital;
            if mask == 0 {
                mask = Class::Name.bit();
            }
        }
        if mask & (Class::Mon.bit() | Class::Wday.bit()) != 0 && self.abbreviation_dot(end) {
            end += 1;
        }
        self.push(end, Kind::Word, mask, 0, id);
    }

    /// The end of "a.m.", "U.S." that starts here with a single letter.
    fn dotted(&self, end: usize) -> Option<usize> {
        if end != self.at + 1 || !self.bytes[self.at].is_ascii_alphabetic() {
            return None;
        }
        let (mut end, mut n) = (end, 1);
        while self.bytes.get(end) == Some(&b'.') && self.bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic) {
            if self.bytes.get(end + 2).is_some_and(u8::is_ascii_alphanumeric) {
                break;
            }
            (end, n) = (end + 2, n + 1);
        }
        (n > 1).then(|| if self.bytes.get(end) == Some(&b'.') { end + 1 } else { end })
    }

    /// Whether the dot after "Jan" belongs to it and ends no sentence.
    fn abbreviation_dot(&self, end: usize) -> bool {
        let after = |i: usize| self.bytes.get(end + i).copied();
        after(0) == Some(b'.')
            && match after(1) {
                Some(b' ') => after(2).is_some_and(|b| !b.is_ascii_uppercase()),
                Some(b) => b.is_ascii_digit() || b",)-".contains(&b),
                None => false,
            }
    }

    fn look_up(&self, end: usize) -> u16 {
        const LONGEST: usize = 24;
        let word = &self.bytes[self.at..end];
        if word.len() > LONGEST || word.len() > self.words.longest() + 4 {
            return 0;
        }
        let (mut lower, mut len) = ([0; LONGEST], 0);
        for &byte in word.iter().filter(|&&b| b != b'.') {
            lower[len] = byte.to_ascii_lowercase();
            len += 1;
        }
        std::str::from_utf8(&lower[..len]).map_or(0, |word| self.words.id(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn cut(text: &str) -> Vec<String> {
        let lexicon = Lexicon::embedded().unwrap();
        tokens(text, &lexicon.time.words).iter().map(|t| text[t.start as usize..t.end as usize].to_owned()).collect()
    }

    #[test]
    fn numbers_keep_their_writing() {
        assert_eq!(cut("on 3 May, 2,000 of 1990s"), ["on", "3", "May", ",", "2,000", "of", "1990s"]);
        assert_eq!(cut("7:50am 2025-08-25 8/25/2025"), ["7:50", "am", "2025-08-25", "8/25/2025"]);
        assert_eq!(cut("the A380, the 21st, 3G, '99"), ["the", "A380", ",", "the", "21st", ",", "3G", ",", "'99"]);
    }

    #[test]
    fn abbreviations_keep_their_dots() {
        assert_eq!(
            cut("9 p.m. on Oct. 31 in the U.S. today"),
            ["9", "p.m.", "on", "Oct.", "31", "in", "the", "U.S.", "today"]
        );
        assert_eq!(cut("in Oct. The end."), ["in", "Oct", ".", "The", "end", "."]);
    }

    #[test]
    fn other_scripts_are_words() {
        assert_eq!(cut("São Tomé — Łódź’s"), ["São", "Tomé", "—", "Łódź", "’s"]);
    }
}
