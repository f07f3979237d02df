//! A text form of analyses, for golden files and for eyes.
//!
//! One line a token, an empty line between sentences. Fields, separated by tabs: first byte, one past the last byte,
//! lemma, coarse tag, fine tag, relation, number of the head, name. The name is `B-GPE` on the first token of an
//! entity, `I-GPE` on its others, `-` outside. In lemmas `\\`, `\n`, `\t` and `\r` stand for what Rust means by them.

use crate::escape::{escape, unescape};
use crate::parse::{Entity, Parse, TokenId};
use std::fmt::Write;
use std::str::FromStr;

/// A line that does not follow the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Its number, from 1.
    pub line: usize,
}

impl std::fmt::Display for BadLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {} is not of the form of an analysis", self.line)
    }
}

impl std::error::Error for BadLine {}

impl Parse {
    /// Writes the analysis as lines of tab-separated fields, an empty line between sentences.
    ///
    /// ```
    /// let parse = summitry_syntax::Pipeline::embedded().parse("Peru agreed.");
    /// let lines = "0\t4\tPeru\tPROPN\tNNP\tnsubj\t1\tB-GPE\n5\t11\tagree\tVERB\tVBD\tROOT\t1\t-\n";
    /// assert_eq!(parse.to_tsv(), format!("{lines}11\t12\t.\tPUNCT\t.\tpunct\t1\t-\n"));
    /// assert_eq!(summitry_syntax::Parse::from_tsv(&parse.to_tsv()), Ok(parse));
    /// ```
    pub fn to_tsv(&self) -> String {
        let mut out = String::new();
        let mut entities = self.entities.iter().peekable();
        for (token, id) in self.tokens.iter().zip(0..) {
            if id > 0 && self.sentence_starts.binary_search(&id).is_ok() {
                out.push('\n');
            }
            while entities.next_if(|entity| entity.end <= id).is_some() {}
            let name = entities.peek().filter(|entity| entity.first <= id);
            let name =
                name.map_or("-".to_owned(), |e| format!("{}-{}", if e.first == id { 'B' } else { 'I' }, e.label));
            let (lemma, head) = (escape(self.lemma(id)), token.head);
            let (start, end, pos, tag, dep) = (token.start, token.end, token.pos, token.tag, token.dep);
            // Writing to a string does not fail.
            let _ = writeln!(out, "{start}\t{end}\t{lemma}\t{pos}\t{tag}\t{dep}\t{head}\t{name}");
        }
        out
    }

    /// Reads what [`Parse::to_tsv`] wrote.
    pub fn from_tsv(text: &str) -> Result<Self, BadLine> {
        let mut parse = Self::new();
        let mut starts = true;
        for (line, number) in text.split_terminator('\n').zip(1..) {
            if line.is_empty() {
                starts = true;
                continue;
            }
            if std::mem::take(&mut starts) {
                parse.sentence_starts.push(parse.tokens.len() as TokenId);
            }
            read_token(&mut parse, line).ok_or(BadLine { line: number })?;
        }
        Ok(parse)
    }
}

fn read_token(parse: &mut Parse, line: &str) -> Option<()> {
    let mut fields = line.split('\t');
    let span = (number(fields.next())?, number(fields.next())?);
    let lemma = unescape(fields.next()?);
    let (pos, tag, dep) = (number(fields.next())?, number(fields.next())?, number(fields.next())?);
    let head = number(fields.next())?;
    read_name(parse, fields.next()?)?;
    parse.push(span, tag, pos, dep, head, &lemma);
    fields.next().is_none().then_some(())
}

fn number<T: FromStr>(field: Option<&str>) -> Option<T> {
    field?.parse().ok()
}

fn read_name(parse: &mut Parse, name: &str) -> Option<()> {
    let first = parse.tokens.len() as TokenId;
    match name.split_once('-')? {
        ("", "") => {}
        ("B", label) => parse.entities.push(Entity { first, end: first + 1, label: label.parse().ok()? }),
        ("I", _) => parse.entities.last_mut().filter(|entity| entity.end == first)?.end += 1,
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::{Dep, EntityLabel, Pos, Tag};

    #[test]
    fn reads_what_it_wrote() {
        let mut parse = Parse::new();
        for (at, lemma) in ["a", "\n\t", "back\\slash\\n", "é"].into_iter().enumerate() {
            parse.push((at as u32, at as u32 + 1), Tag::NN, Pos::Noun, Dep::Root, 0, lemma);
        }
        parse.sentence_starts = vec![0, 3];
        parse.entities = vec![
            Entity { first: 0, end: 2, label: EntityLabel::Gpe },
            Entity { first: 2, end: 3, label: EntityLabel::Gpe },
        ];
        assert_eq!(Parse::from_tsv(&parse.to_tsv()), Ok(parse));
    }

    #[test]
    fn bad_lines_are_told() {
        for text in ["x", "0\t1\ta\tNOUN\tNN\tROOT\t0", "0\t1\ta\tNOUN\tNN\tROOT\t0\tI-GPE"] {
            assert_eq!(Parse::from_tsv(text), Err(BadLine { line: 1 }));
        }
        assert_eq!(Parse::from_tsv(""), Ok(Parse::new()));
    }
}
