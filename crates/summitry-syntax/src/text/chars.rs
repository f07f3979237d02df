//! Sets of characters.

/// A set of characters as ranges, with a bit mask for ASCII.
#[derive(Debug, Clone, Default)]
pub(crate) struct CharSet {
    ascii: u128,
    ranges: Vec<(u32, u32)>,
}

impl CharSet {
    /// From ascending ranges, both ends included.
    pub(crate) fn new(ranges: Vec<(u32, u32)>) -> Self {
        let inside = |code: u32| ranges.iter().any(|&(from, to)| (from..=to).contains(&code));
        let ascii = (0..128).filter(|&code| inside(code)).fold(0, |mask, code| mask | 1 << code);
        Self { ascii, ranges }
    }

    /// Whether the character is a member.
    pub(crate) fn contains(&self, char: char) -> bool {
        let code = u32::from(char);
        if code < 128 {
            return self.ascii >> code & 1 == 1;
        }
        let after = self.ranges.partition_point(|&(from, _)| from <= code);
        after > 0 && code <= self.ranges[after - 1].1
    }
}

/// White space as Python's `str.isspace` has it: Unicode's plus the four ASCII separators.
pub(crate) fn is_space(char: char) -> bool {
    char.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn membership() {
        let set = CharSet::new(vec![(65, 70), (120, 200), (0x400, 0x400)]);
        for (char, inside) in
            [('A', true), ('F', true), ('G', false), ('z', true), ('È', true), ('é', false), ('Ѐ', true)]
        {
            assert_eq!(set.contains(char), inside, "{char}");
        }
    }
}
