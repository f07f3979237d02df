//! Bounds how deep a page is nested.
//!
//! The parser takes time with the square of the depth and extraction takes stack with it; browsers stop at 512. Tags deeper
//! than the bound are dropped and their text stays. Ordinary pages come back as they are.

use std::borrow::Cow;

/// Elements within each other. Real pages stay under 100.
pub(crate) const MAX_DEPTH: usize = 256;

/// Elements without an end tag, and those whose end is implied by the next one.
#[rustfmt::skip]
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "html", "head", "body",
];

/// Elements whose content is not markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// A page that is no deeper than [`MAX_DEPTH`].
pub(crate) struct Flat<'a> {
    pub(crate) page: Cow<'a, str>,
    pub(crate) n_dropped: usize,
}

pub(crate) fn flatten(page: &str) -> Flat<'_> {
    let mut depth = Depth::default();
    let mut kept = String::new();
    let mut kept_to = 0;
    for tag in (Tags { page, at: 0 }) {
        if depth.is_too_deep(&tag) {
            kept.push_str(&page[kept_to..tag.start]);
            kept_to = tag.end;
        }
    }
    let page = match depth.n_dropped {
        0 => Cow::Borrowed(page),
        _ => Cow::Owned(kept + &page[kept_to..]),
    };
    Flat { page, n_dropped: depth.n_dropped }
}

/// The open elements, as far as a look at the tags alone can tell.
#[derive(Default)]
struct Depth<'a> {
    open: Vec<&'a str>,
    n_dropped: usize,
    /// Dropped start tags whose end tag has not come.
    n_waiting: usize,
}

impl<'a> Depth<'a> {
    fn is_too_deep(&mut self, tag: &Tag<'a>) -> bool {
        if FLAT.iter().any(|flat| flat.eq_ignore_ascii_case(tag.name)) {
            return false;
        }
        if tag.is_end { self.close(tag.name) } else { self.open(tag.name) }
    }

    fn open(&mut self, name: &'a str) -> bool {
        let too_deep = self.open.len() >= MAX_DEPTH;
        if too_deep {
            self.n_dropped += 1;
            self.n_waiting += 1;
        } else {
            self.open.push(name);
        }
        too_deep
    }

    fn close(&mut self, name: &str) -> bool {
        if self.n_waiting > 0 {
            self.n_waiting -= 1;
            return true;
        }
        if let Some(at) = self.open.iter().rposition(|open| open.eq_ignore_ascii_case(name)) {
            self.open.truncate(at);
        }
        false
    }
}

struct Tag<'a> {
    name: &'a str,
    is_end: bool,
    start: usize,
    end: usize,
}

/// The tags of a page, in order; comments and raw text are passed over.
struct Tags<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let start = self.at + self.page.get(self.at..)?.find('<')?;
            let rest = &self.page[start..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                self.at = start + 4 + comment.find("-->").unwrap_or(comment.len());
                continue;
            }
            let is_end = rest.starts_with("</");
            let inner = &rest[if is_end { 2 } else { 1 }..];
            let name = &inner[..inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len())];
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.at = start + 1;
                continue;
            }
            let end = start + tag_length(rest);
            self.at = if is_end { end } else { end + raw_length(name, &self.page[end..]) };
            return Some(Tag { name, is_end, start, end });
        }
    }
}

/// Bytes up to and with the `>` that is not inside a quoted value.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if tag[..at].trim_end().ends_with('=') => quote = Some(byte),
            (Some(open), _) if byte == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// Bytes of the text after the start tag of a raw element, up to its end tag.
fn raw_length(name: &str, rest: &str) -> usize {
    if !RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
        return 0;
    }
    let ends = rest.match_indices("</").map(|(at, _)| at);
    let is_end = |at: &usize| rest.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
    ends.into_iter().find(is_end).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_are_left_alone() {
        for page in [
            "",
            "<p>a < b",
            "<!-- <div> --><div title='>'>é</div>",
            "<script>if (a<b) '<div>'</script>",
            "<",
            "</",
            "<a",
        ] {
            let flat = flatten(page);
            assert_eq!((flat.page.as_ref(), flat.n_dropped), (page, 0));
        }
    }

    #[test]
    fn many_elements_beside_each_other_are_not_deep() {
        for piece in
            ["<div>é</div>", "<p>x", "<li>x", "<br>", "<script>'<b>'</script>", "<b>x</B>", "<div><span>x</div>"]
        {
            assert_eq!(flatten(&piece.repeat(2000)).n_dropped, 0, "{piece}");
        }
    }

    #[test]
    fn deep_tags_go_and_their_text_stays() {
        let deep = format!("{}Zoë{}after", "<div>".repeat(300), "</div>".repeat(300));
        let flat = flatten(&deep);
        assert_eq!(flat.page, format!("{}Zoë{}after", "<div>".repeat(256), "</div>".repeat(256)));
        assert_eq!(flat.n_dropped, 44);
    }
}
