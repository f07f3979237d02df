//! Byte offsets to the units that other programs count in.

use super::Span;

/// Converts the byte offsets of one text to Unicode code points (Python, R) and UTF-16 units (JavaScript, Java).
///
/// ```
/// use summitry::text::{CodePoints, Span};
/// let text = "Élysée said";
/// let points = CodePoints::new(text);
/// let said = text.find("said").unwrap() as u32;
/// assert_eq!(points.of_byte(said), 7);
/// assert_eq!(points.range(Span::between(said, said + 4)), (7, 11));
/// assert_eq!(points.utf16_of_byte(text, said), 7);
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints {
    /// Code points before each block of `BLOCK` bytes; empty for pure ASCII, where both units are one.
    marks: Vec<u32>,
    starts: Vec<u64>,
}

const BLOCK: usize = 64;

impl CodePoints {
    /// Prepares the conversion; linear in the text.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { marks: Vec::new(), starts: Vec::new() };
        }
        let blocks = text.len() / BLOCK + 1;
        let (mut marks, mut starts) = (Vec::with_capacity(blocks), vec![0u64; blocks]);
        for (at, byte) in text.bytes().enumerate() {
            if is_first_byte(byte) {
                starts[at / BLOCK] |= 1 << (at % BLOCK);
            }
        }
        let mut seen = 0;
        for bits in &starts {
            marks.push(seen);
            seen += bits.count_ones();
        }
        Self { marks, starts }
    }

    /// Code points before byte `at`; positions past the end count the whole text.
    pub fn of_byte(&self, at: u32) -> u32 {
        if self.marks.is_empty() {
            return at;
        }
        let block = (at as usize / BLOCK).min(self.marks.len() - 1);
        let rest = at as usize - block * BLOCK;
        let mask = if rest >= BLOCK { u64::MAX } else { (1u64 << rest) - 1 };
        self.marks[block] + (self.starts[block] & mask).count_ones()
    }

    /// A span in code points.
    pub fn range(&self, span: Span) -> (u32, u32) {
        (self.of_byte(span.start()), self.of_byte(span.end()))
    }

    /// UTF-16 units before byte `at` of `text`; linear.
    pub fn utf16_of_byte(&self, text: &str, at: u32) -> u32 {
        text.char_indices().take_while(|(i, _)| *i < at as usize).map(|(_, c)| c.len_utf16() as u32).sum()
    }
}

const fn is_first_byte(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        for text in ["", "plain", "Élysée «sí» 北京 😀 end", &"é".repeat(200), &"a😀".repeat(100)] {
            let points = CodePoints::new(text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(points.of_byte(at as u32), n as u32, "{text} at {at}");
            }
            assert_eq!(points.of_byte(text.len() as u32), text.chars().count() as u32);
        }
    }

    #[test]
    fn shifting_the_text_shifts_the_offsets() {
        let text = "Müller said «no»";
        for pad in 0..130 {
            let longer = format!("{}{text}", "é".repeat(pad));
            let at = text.find("said").unwrap() as u32;
            let there = longer.find("said").unwrap() as u32;
            assert_eq!(CodePoints::new(&longer).of_byte(there), CodePoints::new(text).of_byte(at) + pad as u32);
        }
    }
}
