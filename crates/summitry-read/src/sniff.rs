//! What a file holds, from its first bytes.

use crate::error::ReadErrorKind;

/// First bytes of files that are not text, or text of a kind that needs a reader of its own.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"\x89PNG", "PNG picture"),
    (b"GIF8", "GIF picture"),
    (b"RIFF", "RIFF media"),
    (b"PK\x03\x04", "ZIP, or a document inside one"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\xd0\xcf\x11\xe0", "old Office document"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"PAR1", "Parquet"),
    (b"OggS", "Ogg media"),
    (b"ID3", "MP3"),
];

const UNSUPPORTED: &[(&str, &str)] = &[
    ("{\\rtf", "Rich Text"),
    ("WARC/", "a WARC archive"),
    ("<rss", "a feed"),
    ("<feed", "a feed"),
    ("<rdf:rdf", "a feed"),
    ("<nitf", "NITF"),
    ("<newsitem", "NewsML"),
    ("<newsmessage", "NewsML"),
];

/// Elements that a page begins with (WHATWG MIME Sniffing, section 7.1), and those that saved fragments of news begin with.
const PAGE_STARTS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<script",
    "<iframe",
    "<h1",
    "<div",
    "<font",
    "<table",
    "<a",
    "<style",
    "<title",
    "<b",
    "<body",
    "<br",
    "<p",
    "<meta",
    "<link",
    "<article",
    "<main",
    "<section",
    "<header",
    "<h2",
    "<h3",
    "<span",
    "<ul",
    "<nav",
];

/// The kinds of text that are told apart by how they begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    Page,
    Json,
}

/// Refuses what begins like a known binary format.
pub(crate) fn refuse_binary(head: &[u8]) -> Result<(), ReadErrorKind> {
    match MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        Some((_, what)) => Err(ReadErrorKind::Binary(Some(what))),
        None => Ok(()),
    }
}

/// The kind of a decoded text.
pub(crate) fn kind(text: &str, extension: &str) -> Result<Kind, ReadErrorKind> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ReadErrorKind::Empty);
    }
    if let Some((_, what)) = UNSUPPORTED.iter().find(|(front, _)| begins(after_prolog(start), front)) {
        return Err(ReadErrorKind::Unsupported(what));
    }
    if is_page(start) {
        return Ok(Kind::Page);
    }
    if begins(start, "<?xml") {
        return Err(ReadErrorKind::Unsupported("XML"));
    }
    if is_json(start, extension) {
        return Ok(Kind::Json);
    }
    match extension {
        "csv" | "tsv" => Err(ReadErrorKind::Unsupported("a table")),
        "html" | "htm" | "xhtml" if has_tag(start) => Ok(Kind::Page),
        _ => Ok(Kind::Plain),
    }
}

/// True where the head of a file holds JSON objects, one a line.
pub(crate) fn is_json_lines(head: &[u8], whole: bool, extension: &str) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    match head.trim_ascii_start().first() {
        Some(b'{') => {}
        // A first line that is broken is an error of that line; an array or UTF-16 is not lines of objects.
        Some(first) => return is_lines_extension(extension) && !matches!(first, b'[' | 0xfe | 0xff),
        None => return false,
    }
    let end = if whole { head.len() } else { head.iter().rposition(|&b| b == b'\n').unwrap_or(0) };
    let mut lines = head[..end].split(|&b| b == b'\n');
    is_lines_extension(extension) || lines.any(is_json_object)
}

fn is_lines_extension(extension: &str) -> bool {
    matches!(extension, "jsonl" | "ndjson" | "jl")
}

fn is_json_object(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"{\"") && serde_json::from_slice::<serde_json::Map<_, _>>(line).is_ok()
}

/// `{` and a key, or `[` and an object, or nothing but the extension that says so.
fn is_json(start: &str, extension: &str) -> bool {
    let mut marks = start.chars().filter(|c| !c.is_whitespace());
    let marks = (marks.next(), marks.next());
    matches!(marks, (Some('{'), Some('"' | '}')) | (Some('['), Some('{')))
        || extension == "json"
        || is_lines_extension(extension)
}

/// True where a text from a JSON field is HTML: it begins with a tag and holds the end of one.
pub(crate) fn is_markup(text: &str) -> bool {
    text.trim_start().starts_with('<') && is_page(text.trim_start()) && text.contains("</")
}

fn is_page(start: &str) -> bool {
    let start = after_prolog(start);
    PAGE_STARTS.iter().any(|tag| begins(start, tag) && !start[tag.len()..].starts_with(|c: char| c.is_alphanumeric()))
}

/// Skips an XML declaration, comments and a document type that is not HTML's.
fn after_prolog(mut start: &str) -> &str {
    loop {
        let end = match start {
            s if s.starts_with("<!--") => s.find("-->").map(|at| at + 3),
            s if begins(s, "<?xml") => s.find("?>").map(|at| at + 2),
            s if begins(s, "<!doctype") && !begins(s, "<!doctype html") => s.find('>').map(|at| at + 1),
            _ => None,
        };
        match end {
            Some(end) => start = start[end..].trim_start(),
            None => return start,
        }
    }
}

fn begins(text: &str, front: &str) -> bool {
    text.get(..front.len()).is_some_and(|t| t.eq_ignore_ascii_case(front))
}

/// One closed tag somewhere near the beginning.
fn has_tag(start: &str) -> bool {
    crate::language::prefix(start, 4096).contains("</")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_content_then_extension() {
        let cases = [
            ("The minister left.", "txt", Some(Kind::Plain)),
            ("<!DOCTYPE html><p>x", "txt", Some(Kind::Page)),
            ("\n<!-- saved --> <HTML lang=en>", "", Some(Kind::Page)),
            ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "", Some(Kind::Page)),
            ("<b>bold</b>", "", Some(Kind::Page)),
            ("<bank> holiday", "", Some(Kind::Plain)),
            ("<Ünder>", "", Some(Kind::Plain)),
            ("{\"text\": \"x\"}", "txt", Some(Kind::Json)),
            ("{Editor's note}", "txt", Some(Kind::Plain)),
            ("[Geneva] The minister", "txt", Some(Kind::Plain)),
            ("[{\"text\": 1}]", "", Some(Kind::Json)),
            ("not json", "json", Some(Kind::Json)),
            ("words <i>and</i> tags", "html", Some(Kind::Page)),
            ("words", "html", Some(Kind::Plain)),
            ("<?xml version='1.0'?><rss version='2.0'>", "xml", None),
            ("<?xml version='1.0'?><thing/>", "xml", None),
            ("{\\rtf1 x}", "rtf", None),
            ("a,b", "csv", None),
            (" \n\t", "txt", None),
        ];
        for (text, extension, want) in cases {
            assert_eq!(kind(text, extension).ok(), want, "{text:?}");
        }
    }

    #[test]
    fn json_lines_are_told_from_one_json_document() {
        let cases: [(&[u8], bool, &str, bool); 8] = [
            (b"{\"text\":\"x\"}\n{\"text\":\"y\"}\n", true, "txt", true),
            (b"{\"text\":\"x\"}", true, "", true),
            (b"{bad\n{\"text\":\"y\"}\n", true, "", true),
            (b"{\n  \"text\": \"x\"\n}", true, "json", false),
            (b"{\"text\":\"cut in the mid", false, "", false),
            (b"{\"text\":\"cut in the mid", false, "jsonl", true),
            (b"[{\"text\":\"x\"}]", true, "jsonl", false),
            (b"plain", true, "txt", false),
        ];
        for (head, whole, extension, want) in cases {
            assert_eq!(is_json_lines(head, whole, extension), want, "{:?}", String::from_utf8_lossy(head));
        }
    }
}
