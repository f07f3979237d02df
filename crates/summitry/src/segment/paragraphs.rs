//! Paragraphs: stretches between line ends.

use crate::doc::{Document, Layer, Paragraph};
use crate::text::Span;

/// Cuts the text at line ends; blank lines belong to no paragraph.
///
/// Hard-wrapped text (a blank line between paragraphs, single line ends inside) is cut at blank lines only.
pub fn paragraphs(doc: &Document) -> Layer<Paragraph> {
    let text = doc.text();
    let wrapped = is_hard_wrapped(text);
    let mut layer = Layer::new();
    let mut open: Option<Span> = None;
    for line in lines(text) {
        if text[line.range()].trim().is_empty() {
            close(&mut layer, text, open.take());
        } else if wrapped {
            open = Some(open.map_or(line, |span| span.cover(line)));
        } else {
            close(&mut layer, text, Some(line));
        }
    }
    close(&mut layer, text, open);
    layer
}

fn close(layer: &mut Layer<Paragraph>, text: &str, span: Option<Span>) {
    let Some(span) = span.map(|s| trimmed(text, s)) else { return };
    layer.push(span, Paragraph { heading: is_heading(&text[span.range()]) }, "segment/paragraph".into());
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = &text[span.range()];
    let start = span.start() + (words.len() - words.trim_start().len()) as u32;
    Span::between(start, start + words.trim().len() as u32)
}

fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0u32;
    text.split_inclusive('\n').map(move |line| {
        let span = Span::between(at, at + line.trim_end_matches('\n').len() as u32);
        at += line.len() as u32;
        span
    })
}

/// Lines of like, short length that mostly end without final punctuation, with blank lines between blocks.
fn is_hard_wrapped(text: &str) -> bool {
    if !text.contains("\n\n") {
        return false;
    }
    let (mut inner, mut unfinished) = (0, 0);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let next_full = lines.peek().is_some_and(|next| !next.trim().is_empty());
        if !line.trim().is_empty() && next_full {
            inner += 1;
            let fits = (40..=100).contains(&line.chars().count());
            unfinished += usize::from(fits && !ends_sentence(line));
        }
    }
    inner >= 3 && unfinished * 10 >= inner * 7
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end().trim_end_matches(['"', '”', '\'', '’', ')', '»']).ends_with(['.', '!', '?', ':'])
}

fn is_heading(words: &str) -> bool {
    !ends_sentence(words) && !words.trim_end().ends_with([',', ';', '—', '-']) && words.split_whitespace().count() <= 14
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::Metadata;

    fn cut(text: &str) -> Vec<String> {
        let doc = Document::new(text, Metadata::default());
        paragraphs(&doc).as_slice().iter().map(|p| doc.slice(p.span).to_owned()).collect()
    }

    #[test]
    fn lines_are_paragraphs() {
        assert_eq!(cut("Élysée calm\n\nTalks began. \nThey ended.\n"), ["Élysée calm", "Talks began.", "They ended."]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "The two ministers met for an hour on the edge of the\nsummit and agreed to meet again in the spring, a clerk of\nthe ministry who was in the room for the whole time told\nreporters.\n\nNo date was set.";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn nothing_has_no_paragraphs() {
        assert!(cut("").is_empty() && cut(" \n \n").is_empty());
    }
}
