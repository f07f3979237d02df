//! What may or must not stand beside a match.

use super::class::Class;
use super::words::Vocabulary;

/// A set of neighbours: words, classes (`{before}`), single marks, any mark (`<mark>`), the paragraph's edge (`<edge>`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Ids of words.
    pub words: Vec<u16>,
    /// Classes as bits.
    pub classes: u64,
    /// Marks.
    pub marks: Vec<char>,
    /// Any mark.
    pub any_mark: bool,
    /// Nothing: the paragraph begins or ends there.
    pub edge: bool,
}

impl Beside {
    pub(super) fn read(names: &[String], vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let mut beside = Self::default();
        for name in names {
            let class = name.strip_prefix('{').and_then(|n| n.strip_suffix('}'));
            match (class, name.as_str()) {
                (Some(class), _) => beside.classes |= class.parse::<Class>()?.bit(),
                (None, "<mark>") => beside.any_mark = true,
                (None, "<edge>") => beside.edge = true,
                (None, word) => beside.add(word, vocabulary),
            }
        }
        Ok(beside)
    }

    fn add(&mut self, word: &str, vocabulary: &mut Vocabulary) {
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            (Some(mark), None) if !mark.is_alphanumeric() => self.marks.push(mark),
            _ => self.words.push(vocabulary.intern(word)),
        }
    }
}
