//! Words with their classes.

use super::class::Class;
use rustc_hash::FxHashMap;

/// What a word can be.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Classes of the word in any case.
    pub classes: u64,
    /// Classes that it has with a capital only ("March").
    pub capital: u64,
    values: Vec<(Class, i32)>,
}

impl Entry {
    /// The number that stands behind the word in this class.
    pub fn value(&self, class: Class) -> Option<i32> {
        self.values.iter().find(|v| v.0 == class).map(|v| v.1)
    }
}

/// Every word that a pattern or a class names; id 0 is any other word.
#[derive(Debug)]
pub struct Vocabulary {
    ids: FxHashMap<Box<str>, u16>,
    entries: Vec<Entry>,
    longest: usize,
    /// Whether any word has these first and last letters and this length; most words of a text are refused here.
    shapes: Vec<u64>,
}

/// Bits of the table of shapes.
const SHAPES: usize = 1 << 15;

/// Five bits each of the first and last letter and of the length.
fn shape(word: &[u8]) -> usize {
    let bits = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or(0) & 31);
    bits(word.first()) << 10 | bits(word.last()) << 5 | word.len().min(31)
}

impl Default for Vocabulary {
    fn default() -> Self {
        let shapes = vec![0; SHAPES / 64];
        Self { ids: FxHashMap::default(), entries: vec![Entry::default()], longest: 0, shapes }
    }
}

impl Vocabulary {
    /// The id of a word in lower case; 0 for an unknown one.
    pub fn id(&self, lower: &str) -> u16 {
        let shape = shape(lower.as_bytes());
        if self.shapes[shape / 64] >> (shape % 64) & 1 == 0 {
            return 0;
        }
        self.ids.get(lower).copied().unwrap_or(0)
    }

    /// What an id can be.
    pub fn entry(&self, id: u16) -> &Entry {
        &self.entries[usize::from(id).min(self.entries.len() - 1)]
    }

    /// Bytes of the longest word.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Adds a word to a class; with a capital in `word` the text must have one too.
    pub(super) fn add(&mut self, word: &str, class: Class, value: i32) {
        let capital = word.starts_with(|c: char| c.is_uppercase());
        let id = self.intern(&word.to_lowercase());
        let entry = &mut self.entries[usize::from(id)];
        if capital {
            entry.capital |= class.bit();
        } else {
            entry.classes |= class.bit();
        }
        entry.values.push((class, value));
    }

    pub(super) fn intern(&mut self, lower: &str) -> u16 {
        if let Some(&id) = self.ids.get(lower) {
            return id;
        }
        let id = u16::try_from(self.entries.len()).unwrap_or(0);
        self.longest = self.longest.max(lower.len());
        let shape = shape(lower.as_bytes());
        self.shapes[shape / 64] |= 1 << (shape % 64);
        self.ids.insert(lower.into(), id);
        self.entries.push(Entry::default());
        id
    }
}
