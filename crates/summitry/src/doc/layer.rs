//! Typed ids and stand-off layers.

use crate::text::Span;
use std::marker::PhantomData;
use std::sync::Arc;

/// What found an annotation: the path of its file under `data/` without the extension, such as `cue/say`.
pub type Rule = Arc<str>;

/// The place of an annotation in its [`Layer`].
pub struct Id<T>(u32, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// The id of entry `index`.
    pub const fn new(index: usize) -> Self {
        Self(index as u32, PhantomData)
    }

    /// Position in the layer, from 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> std::fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Something found in the text: where, what, and by which rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation<T> {
    /// The words.
    pub span: Span,
    /// What they are.
    pub data: T,
    /// The rule or model head that found them.
    pub by: Rule,
}

/// All annotations of one kind, in the order of their room.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer<T>(Vec<Annotation<T>>);

impl<T> Default for Layer<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Layer<T> {
    /// A layer without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an entry and gives its id.
    pub fn push(&mut self, span: Span, data: T, by: Rule) -> Id<T> {
        self.0.push(Annotation { span, data, by });
        Id::new(self.0.len() - 1)
    }

    /// The entry, or nothing where the id is of another layer.
    pub fn get(&self, id: Id<T>) -> Option<&Annotation<T>> {
        self.0.get(id.index())
    }

    /// The entry for changing.
    pub fn get_mut(&mut self, id: Id<T>) -> Option<&mut Annotation<T>> {
        self.0.get_mut(id.index())
    }

    /// Entries with their ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &Annotation<T>)> {
        self.0.iter().enumerate().map(|(i, a)| (Id::new(i), a))
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries as a slice, in id order.
    pub fn as_slice(&self) -> &[Annotation<T>] {
        &self.0
    }

    /// First entry that overlaps `span`.
    pub fn overlapping(&self, span: Span) -> Option<Id<T>> {
        self.0.iter().position(|a| a.span.overlaps(span)).map(Id::new)
    }
}

impl<T> FromIterator<Annotation<T>> for Layer<T> {
    fn from_iter<I: IntoIterator<Item = Annotation<T>>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl<T> std::ops::Index<Id<T>> for Layer<T> {
    type Output = Annotation<T>;
    fn index(&self, id: Id<T>) -> &Annotation<T> {
        &self.0[id.index()]
    }
}
