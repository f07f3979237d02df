//! A reader over the front of a text: each method takes what it names, or takes nothing.

/// What is left to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Scan<'a> {
    pub(super) fn new(rest: &'a str) -> Self {
        Self { rest }
    }

    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// The longest front of characters that fit, maybe empty.
    pub(super) fn while_(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    pub(super) fn blanks(&mut self) -> &'a str {
        self.while_(|c| matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}'))
    }

    pub(super) fn char(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|&c| wanted(c))?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or("");
        Some(c)
    }

    pub(super) fn eat(&mut self, wanted: &str) -> bool {
        let left = self.rest.strip_prefix(wanted);
        self.rest = left.unwrap_or(self.rest);
        left.is_some()
    }

    /// `wanted` (in lower case, ASCII) in any case.
    pub(super) fn eat_word(&mut self, wanted: &str) -> bool {
        let before = *self;
        if self.letters().eq_ignore_ascii_case(wanted) {
            return true;
        }
        *self = before;
        false
    }

    pub(super) fn letters(&mut self) -> &'a str {
        self.while_(char::is_alphabetic)
    }

    /// A whole run of ASCII digits, if it is `min` to `max` digits long.
    pub(super) fn number(&mut self, min: usize, max: usize) -> Option<u32> {
        let before = *self;
        let digits = self.while_(|c| c.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| (min..=max).contains(&digits.len()));
        if number.is_none() {
            *self = before;
        }
        number
    }

    /// Runs a grammar; takes nothing where it gives `None`.
    pub(super) fn try_<T>(&mut self, grammar: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = *self;
        let found = grammar(self);
        if found.is_none() {
            *self = before;
        }
        found
    }
}
