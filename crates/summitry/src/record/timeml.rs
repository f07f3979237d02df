//! TimeML 1.2.1 with TIMEX3 tags alone: what HeidelTime, SUTime and the TempEval tools read and write.

use super::parts::article;
use crate::doc::{Anchor, Annotation, Document, Timex, TimexKind};
use crate::text::Span;
use crate::time::range_ends;
use std::fmt::Write;

/// One tag: the words and the value of an expression, or of one end of a range.
struct Tag<'d> {
    span: Span,
    value: Option<String>,
    of: &'d Annotation<Timex>,
}

/// The text of a document with its times tagged, as a TimeML document of its own.
///
/// `t0` is the creation time. A range in one expression ("May 3-5") is two tags, as TimeML has it; a value that is not
/// known is left out. `temporalFunction` and `anchorTimeID` say what a relative expression was counted from. Characters
/// that XML cannot hold become U+FFFD, so that the text between the tags keeps its length.
///
/// ```
/// use summitry::{doc::Metadata, record::timeml, time::Tagger};
/// let doc = Tagger::embedded()?.read("Talks ended in May 2011.", Metadata::default());
/// let tagged = r#"Talks ended in <TIMEX3 tid="t1" type="DATE" value="2011-05">May 2011</TIMEX3>."#;
/// assert!(timeml(&doc).contains(tagged));
/// # Ok::<(), summitry::lexicon::LexiconError>(())
/// ```
pub fn timeml(doc: &Document) -> String {
    let mut out = String::with_capacity(doc.text().len() * 2 + 400);
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n";
    let article = article(doc);
    let id = doc.meta.id.clone().or(article.file).unwrap_or(article.id);
    let _ = writeln!(out, "<DOCID>{}</DOCID>", escaped(&id));
    let _ = writeln!(out, "<DCT>{}</DCT>", creation_time(doc));
    if let Some(title) = &doc.meta.title {
        let _ = writeln!(out, "<TITLE>{}</TITLE>", escaped(title));
    }
    let _ = write!(out, "<TEXT>{}</TEXT>\n</TimeML>\n", tagged(doc));
    out
}

fn creation_time(doc: &Document) -> String {
    let Some(published) = &doc.meta.published else { return String::new() };
    let (value, kind) = (escaped(&published.value), if published.value.contains('T') { "TIME" } else { "DATE" });
    format!(
        "<TIMEX3 tid=\"t0\" type=\"{kind}\" value=\"{value}\" temporalFunction=\"false\" \
         functionInDocument=\"CREATION_TIME\">{value}</TIMEX3>"
    )
}

fn tagged(doc: &Document) -> String {
    let (tags, ids) = tags(doc);
    let (mut out, mut at) = (String::with_capacity(doc.text().len() * 2), 0);
    for (n, tag) in tags.iter().enumerate() {
        let before = doc.text().get(at as usize..tag.span.start() as usize).unwrap_or_default();
        out += &escaped(before);
        open(&mut out, n + 1, tag, &ids);
        out += &escaped(doc.slice(tag.span));
        out += "</TIMEX3>";
        at = tag.span.end();
    }
    out + &escaped(doc.text().get(at as usize..).unwrap_or_default())
}

/// The tags in text order, and for each expression the number of its (first) tag.
fn tags(doc: &Document) -> (Vec<Tag<'_>>, Vec<usize>) {
    let (mut tags, mut ids) = (Vec::new(), Vec::new());
    for (_, of) in doc.timexes.iter() {
        ids.push(tags.len() + 1);
        match range_ends(doc.text(), of) {
            Some(ends) => tags.extend(ends.map(|(span, value)| Tag { span, value: Some(value), of })),
            None => tags.push(Tag { span: of.span, value: of.data.value.clone(), of }),
        }
    }
    (tags, ids)
}

fn open(out: &mut String, n: usize, tag: &Tag<'_>, ids: &[usize]) {
    let data = &tag.of.data;
    let _ = write!(out, "<TIMEX3 tid=\"t{n}\" type=\"{}\"", data.kind.as_str());
    if let Some(value) = &tag.value {
        let _ = write!(out, " value=\"{}\"", escaped(value));
    }
    if let Some(modifier) = data.modifier {
        let _ = write!(out, " mod=\"{modifier}\"");
    }
    if data.kind == TimexKind::Set {
        out.push_str(" quant=\"EVERY\"");
    }
    let anchor = data.anchor.and_then(|anchor| match anchor {
        Anchor::Published => Some(0),
        Anchor::Timex(id) => ids.get(id.index()).copied(),
    });
    if let Some(anchor) = anchor {
        let _ = write!(out, " temporalFunction=\"true\" anchorTimeID=\"t{anchor}\"");
    }
    out.push('>');
}

/// Text for between tags or in a double-quoted attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\r' => out += "&#13;",
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c if c < ' ' && !matches!(c, '\n' | '\t') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Metadata, Published, Rung};
    use crate::time::Tagger;

    fn tagged_text(text: &str) -> String {
        let published = Published { value: "2024-05-10".into(), day: "2024-05-10".parse().unwrap(), rung: Rung::Given };
        let meta = Metadata { published: Some(published), ..Metadata::default() };
        timeml(&Tagger::embedded().unwrap().read(text, meta))
    }

    #[test]
    fn the_text_between_the_tags_is_the_text() {
        let text = "Élan <b>&\u{1}\r\n met \"on Monday\" and from May 3-5, 2011 & later.";
        let out = tagged_text(text);
        let (_, inside) = out.split_once("<TEXT>").unwrap();
        let mut plain = inside.split_once("</TEXT>").unwrap().0.to_owned();
        while let (Some(start), Some(_)) = (plain.find('<'), plain.find('>')) {
            let end = start + plain[start..].find('>').unwrap();
            plain.replace_range(start..=end, "");
        }
        for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r"), ("&amp;", "&")] {
            plain = plain.replace(entity, c);
        }
        assert_eq!(plain, text.replace('\u{1}', "\u{FFFD}"));
    }

    #[test]
    fn attributes_are_those_of_timeml() {
        let out = tagged_text("It met on Monday, two days later, every week, and from May 3-5, 2011.");
        for tag in [
            "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2024-05-10\" temporalFunction=\"false\" \
             functionInDocument=\"CREATION_TIME\">2024-05-10</TIMEX3>",
            "<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2024-05-06\" temporalFunction=\"true\" anchorTimeID=\"t0\">Monday</TIMEX3>",
            "value=\"2024-05-08\" temporalFunction=\"true\" anchorTimeID=\"t1\">two days later</TIMEX3>",
            "type=\"SET\" value=\"P1W\" quant=\"EVERY\">every week</TIMEX3>",
            "value=\"2011-05-03\">May 3</TIMEX3>-<TIMEX3 tid=\"t5\" type=\"DATE\" value=\"2011-05-05\">5, 2011</TIMEX3>",
        ] {
            assert!(out.contains(tag), "{tag} is not in {out}");
        }
    }
}
