//! Quotation marks, paired.

use crate::doc::{Document, Layer, Quote, Rule};
use crate::text::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open(Kind),
    Close(Kind),
    /// A straight mark: opens or closes by what stands around it.
    Either(Kind),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
    Angle,
    Corner,
}

struct Open {
    kind: Kind,
    start: u32,
    inner: u32,
    slot: usize,
}

/// Pairs the quotation marks of each paragraph.
///
/// Apostrophes are no marks. A mark left open ends with its paragraph; when the next paragraph opens with a mark of
/// the same kind, that quotation `continues` it.
pub fn quotes(doc: &Document) -> Layer<Quote> {
    let rule: Rule = "segment/quote".into();
    let mut found: Vec<(Span, Quote)> = Vec::new();
    let mut pending: Option<Kind> = None;
    for paragraph in doc.paragraphs.as_slice() {
        pending = pair(doc.text(), paragraph.span, pending, &mut found);
    }
    found.sort_by_key(|(span, _)| (span.start(), u32::MAX - span.end()));
    let mut layer = Layer::new();
    for (span, quote) in found {
        layer.push(span, quote, rule.clone());
    }
    layer
}

fn pair(text: &str, paragraph: Span, pending: Option<Kind>, found: &mut Vec<(Span, Quote)>) -> Option<Kind> {
    let mut open: Vec<Open> = Vec::new();
    for (at, len, mark) in marks(text, paragraph) {
        match settle(mark, &open, text, at, len) {
            Some(Mark::Open(kind)) if open.len() < 8 => {
                let continues = open.is_empty() && at == paragraph.start() && pending == Some(kind);
                let inner = Span::between(at + len, paragraph.end());
                let quote = Quote { inner, level: open.len() as u8, closed: false, continues };
                open.push(Open { kind, start: at, inner: at + len, slot: found.len() });
                found.push((Span::between(at, paragraph.end()), quote));
            }
            Some(Mark::Close(kind)) => close(kind, at, len, &mut open, found),
            _ => {}
        }
    }
    drop_unclosed_singles(&open, found);
    open.first().filter(|o| o.kind != Kind::Single).map(|o| o.kind)
}

fn close(kind: Kind, at: u32, len: u32, open: &mut Vec<Open>, found: &mut [(Span, Quote)]) {
    let Some(depth) = open.iter().rposition(|o| o.kind == kind) else { return };
    for inner in open.drain(depth..).collect::<Vec<_>>() {
        let Some((span, quote)) = found.get_mut(inner.slot) else { continue };
        let closed = inner.kind == kind;
        *span = Span::between(inner.start, at + if inner.kind == kind { len } else { 0 });
        quote.inner = Span::between(inner.inner, at);
        quote.closed = closed;
    }
}

/// An unclosed single mark is an apostrophe that looked like a mark.
fn drop_unclosed_singles(open: &[Open], found: &mut Vec<(Span, Quote)>) {
    let mut slots: Vec<usize> = open.iter().filter(|o| o.kind == Kind::Single).map(|o| o.slot).collect();
    slots.sort_unstable();
    for slot in slots.into_iter().rev() {
        found.remove(slot);
    }
}

fn settle(mark: Mark, open: &[Open], text: &str, at: u32, len: u32) -> Option<Mark> {
    let before = text[..at as usize].chars().next_back();
    let after = text[(at + len) as usize..].chars().next();
    let is_open = |kind| open.iter().any(|o| o.kind == kind);
    match mark {
        Mark::Either(Kind::Double) => Some(straight_double(is_open(Kind::Double), before, after)),
        Mark::Either(Kind::Single) => single(is_open(Kind::Single), before, after),
        Mark::Close(Kind::Single) => (is_open(Kind::Single) && !is_word(after)).then_some(Mark::Close(Kind::Single)),
        Mark::Open(Kind::Single) => (is_word(after) && !is_word(before)).then_some(mark),
        // A closing mark where none is open (low-high German styles) opens.
        Mark::Open(Kind::Double) if is_open(Kind::Double) && !is_word(after) && is_word(before) => {
            Some(Mark::Close(Kind::Double))
        }
        other => Some(other),
    }
}

fn straight_double(open: bool, before: Option<char>, after: Option<char>) -> Mark {
    let opens = before.is_none_or(|c| c.is_whitespace() || "([{-–—/'‘".contains(c)) && is_word(after);
    match open {
        true if opens && !after.is_none_or(char::is_whitespace) && before.is_some_and(char::is_whitespace) => {
            Mark::Open(Kind::Double)
        }
        true => Mark::Close(Kind::Double),
        false => Mark::Open(Kind::Double),
    }
}

fn single(open: bool, before: Option<char>, after: Option<char>) -> Option<Mark> {
    let starts = before.is_none_or(|c| c.is_whitespace() || "([\"“—–".contains(c));
    if !open {
        return (starts && after.is_some_and(char::is_alphabetic)).then_some(Mark::Open(Kind::Single));
    }
    let ends = before.is_some_and(|c| !c.is_whitespace()) && !is_word(after);
    ends.then_some(Mark::Close(Kind::Single))
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || "[($€£…".contains(c))
}

fn marks(text: &str, paragraph: Span) -> impl Iterator<Item = (u32, u32, Mark)> {
    let base = paragraph.start();
    let words = &text[paragraph.range()];
    let mut next = 0;
    words.char_indices().filter_map(move |(at, c)| {
        if at < next {
            return None;
        }
        let (len, mark) = doubled(&words[at..]).or_else(|| Some((c.len_utf8(), mark(c)?)))?;
        next = at + len;
        Some((base + at as u32, len as u32, mark))
    })
}

/// Typewriter quotation marks made of two single ones, as news agencies and LaTeX write them.
fn doubled(words: &str) -> Option<(usize, Mark)> {
    match words {
        w if w.starts_with("''") => Some((2, Mark::Either(Kind::Double))),
        w if w.starts_with("``") => Some((2, Mark::Open(Kind::Double))),
        _ => None,
    }
}

fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '"' | '＂' => Mark::Either(Kind::Double),
        '“' | '„' | '‟' => Mark::Open(Kind::Double),
        '”' => Mark::Close(Kind::Double),
        '‘' | '‚' => Mark::Open(Kind::Single),
        '’' => Mark::Close(Kind::Single),
        '\'' => Mark::Either(Kind::Single),
        '«' => Mark::Open(Kind::Angle),
        '»' => Mark::Close(Kind::Angle),
        '「' | '『' => Mark::Open(Kind::Corner),
        '」' | '』' => Mark::Close(Kind::Corner),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::Metadata;
    use crate::segment::paragraphs;

    fn read(text: &str) -> Vec<(String, bool, u8)> {
        let mut doc = Document::new(text, Metadata::default());
        doc.paragraphs = paragraphs(&doc);
        let layer = quotes(&doc);
        layer.as_slice().iter().map(|q| (doc.slice(q.span).to_owned(), q.data.closed, q.data.level)).collect()
    }

    #[test]
    fn straight_and_curly() {
        let got = read("Née said \"we go,\" then “we stay.”");
        assert_eq!(got, [("\"we go,\"".into(), true, 0), ("“we stay.”".into(), true, 0)]);
    }

    #[test]
    fn two_single_marks_are_a_double_one() {
        let got = read("''We go,'' said Née. ``We stay.''");
        assert_eq!(got, [("''We go,''".into(), true, 0), ("``We stay.''".into(), true, 0)]);
    }

    #[test]
    fn nested() {
        let got = read("“They told me ‘never again’ twice,” he said.");
        assert_eq!(got[1], ("‘never again’".into(), true, 1));
        assert_eq!(got[0].0, "“They told me ‘never again’ twice,”");
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert!(read("The ministers' plan isn't the '90s plan, rock 'n' roll or no.").len() <= 1);
        assert!(read("Dogs’ and cats’ rights weren’t discussed.").is_empty());
    }

    #[test]
    fn a_speech_over_paragraphs_goes_on() {
        let mut doc = Document::new("“We begin.\n\n“We end,” she said.", Metadata::default());
        doc.paragraphs = paragraphs(&doc);
        let layer = quotes(&doc);
        let flags: Vec<_> = layer.as_slice().iter().map(|q| (q.data.closed, q.data.continues)).collect();
        assert_eq!(flags, [(false, false), (true, true)]);
    }

    #[test]
    fn odd_numbers_of_marks_are_survived() {
        for text in ["\"", "\"\"\"", "“”“", "'", "« a", "a \" b \" c \" d"] {
            read(text);
        }
    }
}
