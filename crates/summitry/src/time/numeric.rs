//! Tokens that start with a digit: ordinals, decades, dates and times in digits, amounts.

use super::token::{AMOUNT, Kind, Lexer, SECONDS};
use crate::lexicon::time::Class;

/// Largest whole number that is told apart; anything larger is this.
const MOST: i64 = 999_999_999_999;

impl Lexer<'_> {
    /// A token that starts with a digit.
    pub(super) fn number(&mut self) {
        self.mark_amount_before();
        let end = self.digits(self.at);
        let taken = self.iso_date(end) || self.slashed(end) || self.dotted_date(end) || self.clock(end);
        if !taken && !self.grouped(end) && !self.decimal(end) && !self.suffixed(end) {
            self.whole(end);
        }
    }

    /// "'99", "'90s" with the apostrophe at `self.at` and digits from `digits`.
    pub(super) fn short_year(&mut self, digits: usize) -> bool {
        let end = self.digits(digits);
        if end != digits + 2 {
            return false;
        }
        let year = self.int(digits, end);
        if self.bytes.get(end) == Some(&b's') && !self.alphanumeric(end + 1) {
            self.push(end + 1, Kind::Numeric, Class::Decade.bit(), year, 0);
        } else if !self.alphanumeric(end) {
            self.push(end, Kind::Numeric, Class::ShortYear.bit(), year, 0);
        } else {
            return false;
        }
        true
    }

    fn digits(&self, at: usize) -> usize {
        at + self.bytes.get(at..).map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_digit()).count())
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn alphanumeric(&self, at: usize) -> bool {
        self.text[at.min(self.text.len())..].chars().next().is_some_and(char::is_alphanumeric)
    }

    fn int(&self, start: usize, end: usize) -> i64 {
        let add = |n: i64, b: &u8| (n * 10 + i64::from(b - b'0')).min(MOST);
        self.bytes[start..end].iter().filter(|b| b.is_ascii_digit()).fold(0, add)
    }

    fn mark_amount_before(&mut self) {
        let before = self.text[..self.at].trim_end_matches(' ');
        if before.ends_with(['$', '£', '€', '¥', '₩', '₹', '#', '№']) {
            self.flag(AMOUNT);
        }
    }

    /// A second run of one or two digits after `mark` at `at`.
    fn two_digits(&self, at: usize, mark: &[u8]) -> Option<(i64, usize)> {
        if !mark.contains(&self.byte(at)) {
            return None;
        }
        let end = self.digits(at + 1);
        matches!(end - at, 2..=3).then(|| (self.int(at + 1, end), end))
    }

    /// "2025-08-25", "2025/08/25", "2025-08-25T14:00Z", "2025-08".
    fn iso_date(&mut self, end: usize) -> bool {
        if end != self.at + 4 {
            return false;
        }
        let year = self.int(self.at, end);
        let Some((month, after)) = self.two_digits(end, b"-/").filter(|&(_, e)| e == end + 3) else { return false };
        let day = self.two_digits(after, &self.bytes[end..=end]).filter(|&(d, e)| e == after + 3 && d > 0);
        if let (Some((day, after)), 1..=12) = (day, month) {
            let after = self.iso_time(after);
            if !self.alphanumeric(after) {
                self.push(after, Kind::Numeric, Class::IsoDate.bit(), year * 10_000 + month * 100 + day, 0);
                return true;
            }
        }
        if self.alphanumeric(after) || self.byte(after) == b'-' || self.byte(end) == b'/' && month != (year + 1) % 100 {
            return false;
        }
        self.push(after, Kind::Numeric, Class::IsoMonth.bit(), year * 100 + month, 0);
        true
    }

    /// Takes "T14:00:00+09:00" along.
    fn iso_time(&self, at: usize) -> usize {
        if self.byte(at) != b'T' || !self.byte(at + 1).is_ascii_digit() {
            return at;
        }
        at + self.bytes[at..].iter().take_while(|b| b.is_ascii_digit() || b"TZ:.+-".contains(b)).count()
    }

    /// "8/25/2025", "8/25/25", "9/11".
    fn slashed(&mut self, end: usize) -> bool {
        if end > self.at + 2 {
            return false;
        }
        let first = self.int(self.at, end);
        let Some((second, after)) = self.two_digits(end, b"/") else { return false };
        if self.byte(after) == b'/' {
            let stop = self.digits(after + 1);
            if matches!(stop - after, 3 | 5) && !self.alphanumeric(stop) && self.byte(stop) != b'/' {
                let year = self.int(after + 1, stop);
                let value = first * 1_000_000 + second * 10_000 + year;
                self.push(stop, Kind::Numeric, Class::SlashDate.bit(), value, 0);
                return true;
            }
        }
        if self.alphanumeric(after) || self.byte(after) == b'/' {
            return false;
        }
        self.push(after, Kind::Numeric, Class::Slash.bit(), first * 100 + second, 0);
        true
    }

    /// "25.08.2025".
    fn dotted_date(&mut self, end: usize) -> bool {
        if end > self.at + 2 {
            return false;
        }
        let Some((month, after)) = self.two_digits(end, b".") else { return false };
        let stop = self.digits(after + 1);
        if self.byte(after) != b'.' || !matches!(stop - after, 3 | 5) || self.alphanumeric(stop) {
            return false;
        }
        let value = self.int(self.at, end) * 1_000_000 + month * 10_000 + self.int(after + 1, stop);
        self.push(stop, Kind::Numeric, Class::DotDate.bit(), value, 0);
        true
    }

    /// "7:50", "7:50:12", "14h30".
    fn clock(&mut self, end: usize) -> bool {
        if end > self.at + 2 {
            return false;
        }
        let hour = self.int(self.at, end);
        let Some((minute, mut after)) = self.two_digits(end, b":h").filter(|&(_, e)| e == end + 3) else {
            return false;
        };
        let mut value = hour * 3600 + minute * 60;
        if let Some((second, stop)) = self.two_digits(after, b":").filter(|&(_, e)| e == after + 3) {
            self.flag(SECONDS);
            (value, after) = (value + second, stop);
        }
        let mask = if hour <= 24 && minute < 60 && self.byte(after) != b':' { Class::Clock.bit() } else { 0 };
        self.push(after, Kind::Numeric, mask, value, 0);
        true
    }

    /// "2,000", "1,500,000".
    fn grouped(&mut self, end: usize) -> bool {
        let mut after = end;
        while self.byte(after) == b',' && self.digits(after + 1) == after + 4 {
            after += 4;
        }
        if after == end || end > self.at + 3 {
            return false;
        }
        self.finish(after, Class::N.bit() | Class::Int.bit());
        true
    }

    /// "2.5"; "7.50" may be a time of the clock.
    fn decimal(&mut self, end: usize) -> bool {
        let after = self.digits((end + 1).min(self.bytes.len()));
        if self.byte(end) != b'.'
            || after <= end + 1
            || self.byte(after) == b'.' && self.byte(after + 1).is_ascii_digit()
        {
            return false;
        }
        let (whole, places) = (self.int(self.at, end), after - end - 1);
        let tenths = i64::from(self.byte(end + 1) - b'0');
        let hundredths = if places > 1 { i64::from(self.byte(end + 2) - b'0') } else { 0 };
        let mut mask = Class::N.bit();
        if places == 2 && whole < 25 && tenths < 6 {
            mask |= Class::DotClock.bit();
        }
        self.mark_amount_after(after);
        self.push(after, Kind::Quantity, mask, whole * 100 + tenths * 10 + hundredths, 0);
        true
    }

    /// "21st", "1990s", "80s", "7am", "3G".
    fn suffixed(&mut self, end: usize) -> bool {
        if !self.alphanumeric(end) {
            return false;
        }
        let stop = self.letters(end);
        let (number, suffix) = (self.int(self.at, end), &self.text[end..stop]);
        let lower = suffix.to_ascii_lowercase();
        match lower.as_str() {
            "st" | "nd" | "rd" | "th" => {
                let day = if (1..=31).contains(&number) { Class::Day.bit() } else { 0 };
                let mask = Class::Ordinal.bit() | Class::OrdinalDigits.bit() | day;
                self.push(stop, Kind::Int, mask, number, 0);
            }
            "s" if number % 10 == 0 && matches!(end - self.at, 2 | 4) => {
                self.push(stop, Kind::Numeric, Class::Decade.bit(), number, 0);
            }
            "am" | "pm" | "hrs" | "hr" | "h" | "bc" | "ad" | "bce" | "ce" | "gmt" | "utc" => self.whole(end),
            _ => self.push(stop, Kind::Word, 0, 0, 0),
        }
        true
    }

    fn whole(&mut self, end: usize) {
        let (number, len) = (self.int(self.at, end), end - self.at);
        let mut mask = Class::N.bit() | Class::Int.bit();
        if len <= 2 && (1..=31).contains(&number) {
            mask |= Class::Day.bit();
        }
        if len == 2 {
            mask |= Class::TwoDigits.bit();
        }
        if len == 4 {
            mask |= if (1000..3000).contains(&number) { Class::Year.bit() } else { 0 };
            mask |= if number <= 2400 && number % 100 < 60 { Class::Hhmm.bit() } else { 0 };
        }
        self.finish(end, mask);
    }

    fn finish(&mut self, end: usize, mask: u64) {
        self.mark_amount_after(end);
        self.push(end, Kind::Int, mask, self.int(self.at, end), 0);
    }

    fn mark_amount_after(&mut self, end: usize) {
        let after = self.text[end..].trim_start_matches(' ');
        if after.starts_with(['%', '°', '€', '$', '£']) {
            self.flag(AMOUNT);
        }
    }
}
