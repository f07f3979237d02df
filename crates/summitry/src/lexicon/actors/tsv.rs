//! Reading the tables of `data/actors`: a header line, then one row a line, fields parted by tabs, lists by `|`.

use super::super::LexiconError;
use super::super::rules::embedded_file;
use std::borrow::Cow;

/// A table with its rows, every field a slice of the embedded file.
pub(super) struct Table {
    file: String,
    text: &'static str,
}

impl Table {
    /// The table `name` with exactly the columns `header`.
    pub(super) fn open(name: &str, header: &[&str]) -> Result<Self, LexiconError> {
        let file = format!("actors/{name}.tsv");
        let bytes = embedded_file(&file).ok_or_else(|| LexiconError::new(file.as_str(), "is missing"))?;
        let text = std::str::from_utf8(bytes).map_err(|e| LexiconError::new(file.as_str(), e))?;
        let (head, body) = text.split_once('\n').unwrap_or((text, ""));
        if !head.split('\t').eq(header.iter().copied()) {
            return Err(LexiconError::new(file, format!("has other columns: {head}")));
        }
        Ok(Self { file, text: body })
    }

    /// Reads every row with `read`, which gets `N` fields.
    pub(super) fn read<const N: usize, T>(
        &self,
        mut read: impl FnMut([&'static str; N]) -> Result<T, String>,
    ) -> Result<Vec<T>, LexiconError> {
        let mut rows = Vec::with_capacity(self.text.len() / 48);
        for line in self.text.lines() {
            let row = fields(line).ok_or_else(|| self.error(line, "has another number of fields"))?;
            rows.push(read(row).map_err(|why| self.error(line, &why))?);
        }
        Ok(rows)
    }

    fn error(&self, line: &str, why: &str) -> LexiconError {
        LexiconError::new(self.file.as_str(), format!("{why} in {line:?}"))
    }
}

/// The fields of a line. Short as they are, a plain walk over the bytes is faster than a search.
fn fields<const N: usize>(line: &'static str) -> Option<[&'static str; N]> {
    let mut row = [""; N];
    let (mut from, mut n) = (0, 0);
    let ends = line.bytes().enumerate().filter(|(_, b)| *b == b'\t').map(|(at, _)| at);
    for end in ends.chain(std::iter::once(line.len())) {
        *row.get_mut(n)? = line.get(from..end)?;
        (from, n) = (end + 1, n + 1);
    }
    (n == N).then_some(row)
}

/// A list kept in one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List(&'static str);

impl List {
    /// The list of a field, empty for an empty field.
    pub(super) const fn new(field: &'static str) -> Self {
        Self(field)
    }

    /// Its pieces in order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('|').filter(|piece| !piece.is_empty())
    }

    /// The first piece.
    pub fn first(self) -> Option<&'static str> {
        self.iter().next()
    }

    /// Whether `piece` is one of them.
    pub fn contains(self, piece: &str) -> bool {
        self.iter().any(|p| p == piece)
    }
}

/// Words of the tables, or of a user's file.
pub type Text = Cow<'static, str>;

/// A list of names, of the tables or of a user's file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names(Text);

impl Names {
    /// The list of a field of a table, parted by `|`.
    pub(super) const fn new(field: &'static str) -> Self {
        Self(Cow::Borrowed(field))
    }

    /// The given names in order, each once; none may hold `|`.
    pub(super) fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut list: Vec<&str> = Vec::new();
        for name in names {
            if !name.is_empty() && !list.contains(&name) {
                list.push(name);
            }
        }
        Self(Cow::Owned(list.join("|")))
    }

    /// Its pieces in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split('|').filter(|piece| !piece.is_empty())
    }

    /// The first piece.
    pub fn first(&self) -> Option<&str> {
        self.iter().next()
    }

    /// Whether `piece` is one of them.
    pub fn contains(&self, piece: &str) -> bool {
        self.iter().any(|p| p == piece)
    }
}

/// The field, or none where it is empty.
pub(super) fn filled(field: &'static str) -> Option<&'static str> {
    (!field.is_empty()).then_some(field)
}
