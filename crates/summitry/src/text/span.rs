//! A half-open stretch of text in UTF-8 bytes.

use std::ops::Range;

/// A half-open stretch `start..end` of a text, in UTF-8 bytes, `start <= end`.
///
/// ```
/// use summitry::text::Span;
/// let span = Span::new(2, 5).unwrap();
/// assert_eq!((span.start(), span.end(), span.len()), (2, 5, 3));
/// assert!(Span::new(5, 2).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The stretch `start..end`, or nothing where it would end before it starts.
    pub const fn new(start: u32, end: u32) -> Option<Self> {
        if start <= end { Some(Self { start, end }) } else { None }
    }

    /// The stretch between two positions in whichever order.
    pub const fn between(a: u32, b: u32) -> Self {
        if a <= b { Self { start: a, end: b } } else { Self { start: b, end: a } }
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Number of bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether a byte position lies inside.
    pub const fn contains_at(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest stretch that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The range for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_its_order() {
        assert_eq!(Span::between(7, 3), Span::between(3, 7));
        assert!(Span::new(1, 0).is_none());
    }

    #[test]
    fn overlap_is_strict() {
        let (a, b) = (Span::between(0, 3), Span::between(3, 5));
        assert!(!a.overlaps(b) && !b.overlaps(a));
        assert_eq!(a.cover(b), Span::between(0, 5));
    }
}
