//! What may be cut off a chunk's front, back and middle.

use super::CharSet;
use crate::model::{BadModel, Blocks};

/// The rules for prefixes, suffixes and infixes.
pub(crate) struct Affixes {
    prefix: CharSet,
    prefix_words: Vec<&'static str>,
    suffix: CharSet,
    suffix_words: Vec<&'static str>,
    units: Vec<&'static str>,
    before_period: CharSet,
    upper_pair: CharSet,
    infix: CharSet,
    period_left: CharSet,
    period_right: CharSet,
    alpha: CharSet,
}

const DASHES: [&str; 7] = ["-", "–", "—", "--", "---", "——", "~"];

impl Affixes {
    pub(crate) fn new(blocks: &Blocks) -> Result<Self, BadModel> {
        Ok(Self {
            prefix: blocks.chars("token/prefix")?,
            prefix_words: blocks.text("token/prefix-words")?.lines().collect(),
            suffix: blocks.chars("token/suffix")?,
            suffix_words: blocks.text("token/suffix-words")?.lines().collect(),
            units: blocks.text("token/units")?.lines().collect(),
            before_period: blocks.chars("token/before-period")?,
            upper_pair: blocks.chars("token/upper-pair")?,
            infix: blocks.chars("token/infix")?,
            period_left: blocks.chars("token/infix-period-left")?,
            period_right: blocks.chars("token/infix-period-right")?,
            alpha: blocks.chars("token/alpha")?,
        })
    }

    /// Length in bytes of the prefix to cut off, or 0.
    pub(crate) fn prefix(&self, text: &str) -> usize {
        let mut chars = text.chars();
        let Some(first) = chars.next() else { return 0 };
        match first {
            '.' => dots(text.bytes()),
            '+' => usize::from(!chars.next().is_some_and(|next| next.is_ascii_digit())),
            _ if self.prefix.contains(first) => first.len_utf8(),
            _ => self.prefix_words.iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len()),
        }
    }

    /// Length in bytes of the suffix to cut off, or 0: the longest that any rule gives.
    pub(crate) fn suffix(&self, text: &str) -> usize {
        let Some(last) = text.chars().next_back() else { return 0 };
        if last == '.' {
            return self.final_period(text);
        }
        let before = &text[..text.len() - last.len_utf8()];
        let plus = last == '+' && before.ends_with(|char: char| char.is_ascii_digit());
        let single = if plus || self.suffix.contains(last) { last.len_utf8() } else { 0 };
        single.max(self.suffix_word(text)).max(self.unit(text))
    }

    fn suffix_word(&self, text: &str) -> usize {
        self.suffix_words.iter().filter(|word| text.ends_with(**word)).map(|word| word.len()).max().unwrap_or(0)
    }

    /// A unit or currency right after a digit.
    fn unit(&self, text: &str) -> usize {
        let fits = |unit: &&&str| {
            text.strip_suffix(**unit).is_some_and(|number| number.ends_with(|char: char| char.is_ascii_digit()))
        };
        self.units.iter().filter(fits).map(|unit| unit.len()).max().unwrap_or(0)
    }

    fn final_period(&self, text: &str) -> usize {
        let run = dots(text.bytes().rev());
        if run > 0 {
            return run;
        }
        let mut before = text.chars().rev().skip(1);
        let (Some(last), previous) = (before.next(), before.next()) else { return 0 };
        let degree = "FfCcKk".contains(last) && previous == Some('°');
        let pair = self.upper_pair.contains(last) && previous.is_some_and(|char| self.upper_pair.contains(char));
        usize::from(degree || pair || self.before_period.contains(last))
    }

    /// Calls `found(start, end)` for every infix, in order.
    pub(crate) fn infixes(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        let mut previous = None;
        let mut at = 0;
        while let Some(char) = text[at..].chars().next() {
            let len = self.infix_at(text, at, char, previous);
            if len > 0 {
                found(at, at + len);
            }
            let step = if len > 0 { len } else { char.len_utf8() };
            previous = text[at..at + step].chars().next_back();
            at += step;
        }
    }

    fn infix_at(&self, text: &str, at: usize, char: char, previous: Option<char>) -> usize {
        let rest = &text[at..];
        let run = if char == '.' { dots(rest.bytes()) } else { 0 };
        if run > 0 {
            return run;
        }
        if self.infix.contains(char) {
            return char.len_utf8();
        }
        let Some(previous) = previous else { return 0 };
        let next = rest[char.len_utf8()..].chars().next();
        if self.joins(previous, char, next) { char.len_utf8() } else { self.dash(previous, rest) }
    }

    /// One character between two others: arithmetic, sentence end without a blank, comma, `a/b`.
    fn joins(&self, previous: char, char: char, next: Option<char>) -> bool {
        let Some(next) = next else { return false };
        match char {
            '+' | '*' | '^' => arithmetic(previous, next),
            '-' if arithmetic(previous, next) => true,
            '.' => self.period_left.contains(previous) && self.period_right.contains(next),
            ',' => self.alpha.contains(previous) && self.alpha.contains(next),
            ':' | '<' | '>' | '=' | '/' => self.alpha_or_digit(previous) && self.alpha.contains(next),
            _ => false,
        }
    }

    fn dash(&self, previous: char, rest: &str) -> usize {
        if !self.alpha_or_digit(previous) {
            return 0;
        }
        let fits = |dash: &&&str| {
            rest.strip_prefix(**dash).and_then(|tail| tail.chars().next()).is_some_and(|next| self.alpha.contains(next))
        };
        DASHES.iter().find(fits).map_or(0, |dash| dash.len())
    }

    fn alpha_or_digit(&self, char: char) -> bool {
        char.is_ascii_digit() || self.alpha.contains(char)
    }
}

fn arithmetic(previous: char, next: char) -> bool {
    previous.is_ascii_digit() && (next.is_ascii_digit() || next == '-')
}

/// Length of a run of at least two periods, else 0.
fn dots(bytes: impl Iterator<Item = u8>) -> usize {
    let run = bytes.take_while(|&byte| byte == b'.').count();
    if run >= 2 { run } else { 0 }
}
