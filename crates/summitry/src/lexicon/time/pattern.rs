//! The pattern language of the rule files.
//!
//! A pattern is a row of elements between blanks: a word (`ago`; a capital must be met by the text, `Easter`), a class
//! (`{month}`), a mark (`,` `-` `.` `(` ...), or alternatives (`[a|the next|{n}]`). A `?` after an element makes it
//! optional, a `~` before it forbids white space before it.

use super::class::Class;

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// A word, in lower case, and whether the text must have a capital.
    Word(String, bool),
    /// Any token of the class.
    Class(Class),
    /// A mark; `-` is any hyphen or dash.
    Mark(char),
}

/// A step and whether white space may stand before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// What must be met.
    pub(super) step: Step,
    /// No white space before it.
    pub(super) glued: bool,
}

/// All the rows of elements that a pattern stands for.
pub(super) fn parse(source: &str) -> Result<Vec<Vec<Element>>, String> {
    let mut parser = Parser { rest: source, source };
    let rows = parser.row(false)?;
    if rows.iter().any(Vec::is_empty) {
        return Err(format!("pattern {source:?} can be empty"));
    }
    Ok(rows)
}

struct Parser<'a> {
    rest: &'a str,
    source: &'a str,
}

impl Parser<'_> {
    /// Reads elements up to the end, or up to `|` or `]` inside alternatives.
    fn row(&mut self, inside: bool) -> Result<Vec<Vec<Element>>, String> {
        let mut rows = vec![Vec::new()];
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || (inside && self.rest.starts_with(['|', ']'])) {
                return Ok(rows);
            }
            let mut next = self.element()?;
            if let Some(rest) = self.rest.strip_prefix('?') {
                self.rest = rest;
                next.insert(0, Vec::new());
            }
            rows = rows.iter().flat_map(|row| next.iter().map(move |n| [&row[..], &n[..]].concat())).collect();
            if rows.len() > 4096 {
                return Err(format!("pattern {:?} stands for too many rows", self.source));
            }
        }
    }

    fn element(&mut self) -> Result<Vec<Vec<Element>>, String> {
        let glued = self.rest.starts_with('~');
        self.rest = self.rest.trim_start_matches('~');
        let mut rows = if let Some(rest) = self.rest.strip_prefix('[') {
            self.rest = rest;
            self.alternatives()?
        } else {
            vec![vec![Element { step: self.step()?, glued: false }]]
        };
        if glued {
            rows.iter_mut().filter_map(|row| row.first_mut()).for_each(|e| e.glued = true);
        }
        Ok(rows)
    }

    fn alternatives(&mut self) -> Result<Vec<Vec<Element>>, String> {
        let mut rows = Vec::new();
        loop {
            rows.extend(self.row(true)?);
            if let Some(rest) = self.rest.strip_prefix('|') {
                self.rest = rest;
            } else if let Some(rest) = self.rest.strip_prefix(']') {
                self.rest = rest;
                return Ok(rows);
            } else {
                return Err(format!("pattern {:?} does not close its alternatives", self.source));
            }
        }
    }

    fn step(&mut self) -> Result<Step, String> {
        if let Some(rest) = self.rest.strip_prefix('{') {
            let (name, rest) = rest.split_once('}').ok_or("a class is not closed")?;
            self.rest = rest;
            return Ok(Step::Class(name.parse()?));
        }
        let ends = |c: char| c.is_whitespace() || "?|]~[{".contains(c);
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        let first = word.chars().next().ok_or_else(|| format!("pattern {:?} has an empty word", self.source))?;
        if first.is_alphanumeric() || (first == '\'' && word.len() > 1) {
            return Ok(Step::Word(word.to_lowercase(), first.is_uppercase()));
        }
        if word.chars().count() == 1 { Ok(Step::Mark(first)) } else { Err(format!("{word:?} is no mark")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(source: &str) -> Vec<String> {
        let text = |e: &Element| match &e.step {
            Step::Word(w, _) => w.clone(),
            Step::Class(c) => format!("{c:?}"),
            Step::Mark(m) => m.to_string(),
        };
        parse(source).unwrap().iter().map(|r| r.iter().map(text).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn options_and_alternatives_multiply() {
        assert_eq!(show("{month} of? {year}"), ["Month Year", "Month of Year"]);
        assert_eq!(show("[the next|last] week"), ["the next week", "last week"]);
        assert_eq!(show("a [b ,?]? c"), ["a c", "a b c", "a b , c"]);
    }

    #[test]
    fn faults_are_told() {
        assert!(parse("{moth}").is_err());
        assert!(parse("[a|b").is_err());
        assert!(parse("a?").is_err());
    }
}
