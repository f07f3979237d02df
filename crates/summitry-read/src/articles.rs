//! From a file to its articles.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use serde_json::{Deserializer, Value};

use crate::article::{Article, Published};
use crate::charset::{self, Decoded};
use crate::error::{ReadError, ReadErrorKind};
use crate::sniff::{self, Kind};
use crate::{Limits, date, html, json, language};

/// Bytes by which a file's kind is told.
const HEAD_BYTES: u64 = 256 * 1024;

/// The articles of one input, in its order. JSON lines are read as the iteration goes, so their file may be of any size.
///
/// An error is about one article; the iteration goes on after it.
pub struct Articles {
    file: String,
    inner: Inner,
}

enum Inner {
    Ready(std::vec::IntoIter<Result<Article, ReadErrorKind>>),
    Lines { reader: Box<dyn BufRead + Send>, n_read: u64, limit: u64 },
}

/// Opens a file.
///
/// # Errors
/// Where the whole file gives no article: it is missing, empty, binary, too big, of an unsupported kind, or a page without one.
pub fn open(path: impl AsRef<Path>, limits: &Limits) -> Result<Articles, ReadError> {
    let path = path.as_ref();
    let name = path.display().to_string();
    let fail = |error| ReadError::new(&name, ReadErrorKind::Io(error));
    let file = File::open(path).map_err(fail)?;
    let about = file.metadata().map_err(fail)?;
    if about.is_dir() {
        return Err(fail(io::ErrorKind::IsADirectory.into()));
    }
    let size = about.is_file().then_some(about.len());
    read(&name, Box::new(BufReader::new(file)), size, limits)
}

/// Reads bytes already at hand. `name` stands in errors, and its extension counts where the content does not decide.
///
/// # Errors
/// As [`open`].
pub fn from_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Result<Articles, ReadError> {
    read(name, Box::new(Cursor::new(bytes.to_vec())), Some(bytes.len() as u64), limits)
}

/// Reads a stream such as standard input.
///
/// # Errors
/// As [`open`].
pub fn from_reader(name: &str, reader: impl BufRead + Send + 'static, limits: &Limits) -> Result<Articles, ReadError> {
    read(name, Box::new(reader), None, limits)
}

fn read(
    name: &str,
    reader: Box<dyn BufRead + Send>,
    size: Option<u64>,
    limits: &Limits,
) -> Result<Articles, ReadError> {
    inner(name, reader, size, limits)
        .map(|inner| Articles { file: name.to_owned(), inner })
        .map_err(|kind| ReadError::new(name, kind))
}

fn inner(
    name: &str,
    mut reader: Box<dyn BufRead + Send>,
    size: Option<u64>,
    limits: &Limits,
) -> Result<Inner, ReadErrorKind> {
    let extension = Path::new(name).extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    let mut head = Vec::new();
    (&mut reader).take(HEAD_BYTES).read_to_end(&mut head).map_err(ReadErrorKind::Io)?;
    let whole = (head.len() as u64) < HEAD_BYTES;
    if head.is_empty() {
        return Err(ReadErrorKind::Empty);
    }
    sniff::refuse_binary(&head)?;
    if sniff::is_json_lines(&head, whole, &extension) {
        let reader = Box::new(Cursor::new(head).chain(reader));
        return Ok(Inner::Lines { reader, n_read: 0, limit: limits.line_bytes });
    }
    let bytes = rest(head, reader, size, limits.file_bytes)?;
    Ok(Inner::Ready(whole_file(&bytes, &extension, limits)?.into_iter()))
}

/// The whole file, unless it is over the limit, which is found out without reading it where its size is known.
fn rest(
    mut head: Vec<u8>,
    reader: Box<dyn BufRead + Send>,
    size: Option<u64>,
    limit: u64,
) -> Result<Vec<u8>, ReadErrorKind> {
    if size.is_some_and(|size| size > limit) {
        return Err(ReadErrorKind::TooBig { bytes: size, limit });
    }
    let allowed = (limit + 1).saturating_sub(head.len() as u64);
    reader.take(allowed).read_to_end(&mut head).map_err(ReadErrorKind::Io)?;
    if head.len() as u64 > limit {
        return Err(ReadErrorKind::TooBig { bytes: None, limit });
    }
    Ok(head)
}

fn whole_file(
    bytes: &[u8],
    extension: &str,
    limits: &Limits,
) -> Result<Vec<Result<Article, ReadErrorKind>>, ReadErrorKind> {
    let decoded = charset::decode(bytes)?;
    let notes: Vec<String> = doubt(&decoded).into_iter().collect();
    match sniff::kind(&decoded.text, extension)? {
        Kind::Json => json_documents(&decoded.text),
        Kind::Page => html::article(decoded.text, limits).map(|page| vec![Ok(finished(page, notes))]),
        Kind::Plain => {
            let text = charset::unify_lines(decoded.text);
            Ok(vec![Ok(finished(Article { text, ..Article::default() }, notes))])
        }
    }
}

/// One object, several one after another, or arrays of them. What follows a fault cannot be read.
fn json_documents(text: &str) -> Result<Vec<Result<Article, ReadErrorKind>>, ReadErrorKind> {
    let mut found = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(Value::Array(items)) => found.extend(items.iter().map(json_article)),
            Ok(value) => found.push(json_article(&value)),
            Err(error) if found.is_empty() => return Err(ReadErrorKind::NotJson(json::reason(&error, false))),
            Err(error) => found.push(Err(ReadErrorKind::NotJson(json::reason(&error, false)))),
        }
    }
    if found.is_empty() { Err(ReadErrorKind::Empty) } else { Ok(found) }
}

fn json_article(value: &Value) -> Result<Article, ReadErrorKind> {
    let object = value.as_object().ok_or_else(|| ReadErrorKind::NotJson("not an object".to_owned()))?;
    json::article(object).map(|article| finished(article, Vec::new()))
}

/// What every reader leaves to be found in the text itself.
fn finished(mut article: Article, notes: Vec<String>) -> Article {
    article.notes.extend(notes);
    article.published = article.published.or_else(|| date::dateline(&article.text).map(Published::from_dateline));
    article.language = language::detected(&article.text).or(article.language);
    article
}

fn doubt(decoded: &Decoded) -> Option<String> {
    let name = decoded.encoding.name();
    let n = decoded.n_replaced;
    (n > 0).then(|| {
        format!("{n} {} not valid {name} and became U+FFFD", if n == 1 { "character was" } else { "characters were" })
    })
}

impl Articles {
    /// The input as it was named.
    pub fn file(&self) -> &str {
        &self.file
    }
}

impl fmt::Debug for Articles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Articles").field("file", &self.file).finish_non_exhaustive()
    }
}

impl Iterator for Articles {
    type Item = Result<Article, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (line, read) = match &mut self.inner {
            Inner::Ready(articles) => (None, articles.next()?),
            Inner::Lines { reader, n_read, limit } => {
                let read = next_line(reader.as_mut(), n_read, *limit)?;
                (Some(*n_read), read)
            }
        };
        if matches!(read, Err(ReadErrorKind::Io(_))) {
            self.inner = Inner::Ready(Vec::new().into_iter());
        }
        Some(match read {
            Ok(article) => Ok(Article { file: self.file.clone(), line, ..article }),
            Err(kind) => Err(ReadError::new(place(&self.file, line), kind)),
        })
    }
}

fn place(file: &str, line: Option<u64>) -> String {
    line.map_or_else(|| file.to_owned(), |n| format!("{file}:{n}"))
}

/// The article of the next line that is not blank.
fn next_line(reader: &mut dyn BufRead, n_read: &mut u64, limit: u64) -> Option<Result<Article, ReadErrorKind>> {
    loop {
        let line = match line(reader, limit) {
            Ok(None) => return None,
            Ok(Some(line)) => line,
            Err(kind) => {
                *n_read += 1;
                return Some(Err(kind));
            }
        };
        *n_read += 1;
        let line = if *n_read == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
        if !line.trim_ascii().is_empty() {
            return Some(line_article(line));
        }
    }
}

fn line_article(line: &[u8]) -> Result<Article, ReadErrorKind> {
    match serde_json::from_slice::<Value>(line) {
        Ok(value) => json_article(&value),
        Err(error) => Err(ReadErrorKind::NotJson(json::reason(&error, true))),
    }
}

/// One line without its end, `None` at the end of the stream. A line over the limit is passed over to its end.
fn line(reader: &mut dyn BufRead, limit: u64) -> Result<Option<Vec<u8>>, ReadErrorKind> {
    let mut line = Vec::new();
    reader.take(limit + 1).read_until(b'\n', &mut line).map_err(ReadErrorKind::Io)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.pop_if(|last| *last == b'\n').is_none() && line.len() as u64 > limit {
        reader.skip_until(b'\n').map_err(ReadErrorKind::Io)?;
        return Err(ReadErrorKind::TooBig { bytes: None, limit });
    }
    Ok(Some(line))
}
