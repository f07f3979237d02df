//! One JSON object to one article, by the field names that scrapers and archives use.

use serde_json::{Map, Value};

use crate::article::{Article, Published, Rung};
use crate::charset::unify_lines;
use crate::error::ReadErrorKind;
use crate::{date, html, language, sniff};

type Object = Map<String, Value>;

// The first name that holds something wins. Ours first, then those of news-please, newspaper, NewsAPI, schema.org, Scrapy projects.
const TEXT: &[&str] = &["text", "maintext", "body", "content", "article_text", "full_text", "articleBody"];
#[rustfmt::skip]
const PUBLISHED: &[&str] = &[
    "published", "date_publish", "publish_date", "date_published", "publication_date", "published_at", "publishedAt", "pubDate",
    "pub_date", "datePublished", "published_time", "date",
];
const URL: &[&str] = &["url", "link", "source_url", "canonical_url"];
const TITLE: &[&str] = &["title", "headline", "title_page"];
const ID: &[&str] = &["id", "_id", "guid", "uuid", "doc_id"];
const PUBLISHER: &[&str] = &["publisher", "source", "source_name", "source_domain", "sitename", "outlet", "domain"];
const LANGUAGE: &[&str] = &["language", "lang"];
const RETRIEVED: &[&str] = &["retrieved", "date_download", "fetched", "crawled"];

/// Reads the fields. A date that cannot be read is noted, not an error: the text may still say it.
pub(crate) fn article(object: &Object) -> Result<Article, ReadErrorKind> {
    let text = TEXT.iter().find_map(|name| string(object.get(*name)?).filter(|s| !s.trim().is_empty()));
    let text = text.ok_or_else(|| ReadErrorKind::NoText(TEXT.join(", ")))?;
    let mut notes = Vec::new();
    let text = unify_lines(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned());
    Ok(Article {
        text: if sniff::is_markup(&text) { from_markup(&text, &mut notes)? } else { text },
        id: words(object, ID),
        url: words(object, URL),
        publisher: words(object, PUBLISHER),
        title: words(object, TITLE),
        language: words(object, LANGUAGE).and_then(|tag| language::declared(&tag)),
        published: published(object, &mut notes),
        retrieved: moment(object, RETRIEVED, &mut notes).map(|m| m.to_string()),
        notes,
        ..Article::default()
    })
}

/// Feeds and content systems give the article's own HTML: it needs no extraction, only paragraphs.
fn from_markup(html: &str, notes: &mut Vec<String>) -> Result<String, ReadErrorKind> {
    let text = html::fragment(html);
    if text.is_empty() {
        return Err(ReadErrorKind::NoArticle);
    }
    notes.push("the text was HTML and was turned into paragraphs".to_owned());
    Ok(text)
}

fn published(object: &Object, notes: &mut Vec<String>) -> Option<Published> {
    moment(object, PUBLISHED, notes).map(|moment| Published::new(moment, Rung::Declared))
}

fn moment(object: &Object, names: &[&str], notes: &mut Vec<String>) -> Option<date::Moment> {
    for name in names {
        let Some(value) = object.get(*name).filter(|v| is_said(v)) else { continue };
        match read_moment(value) {
            Some(moment) => return Some(moment),
            None => notes.push(format!("the field {name} holds no date that can be read: {}", shortened(value))),
        }
    }
    None
}

fn read_moment(value: &Value) -> Option<date::Moment> {
    match value {
        Value::String(text) => date::declared(text),
        Value::Number(number) => date::epoch(number.as_i64().or_else(|| number.as_f64().map(|f| f as i64))?),
        // MongoDB exports: {"$date": ...}
        Value::Object(inner) => inner.get("$date").and_then(read_moment),
        _ => None,
    }
}

fn is_said(value: &Value) -> bool {
    !value.is_null() && value.as_str().is_none_or(|s| !s.trim().is_empty())
}

fn words(object: &Object, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| plain(object.get(*name)?))
}

/// A string, or the one that WordPress wraps (`{"content": {"rendered": ...}}`).
fn string(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("rendered")?.as_str())
}

/// A string, a number, or the name inside an object (`{"source": {"name": ...}}`).
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(inner) => ["name", "rendered", "$oid"].iter().find_map(|name| plain(inner.get(*name)?)),
        _ => None,
    }
}

fn shortened(value: &Value) -> String {
    let text = value.to_string();
    let front = language::prefix(&text, 60);
    if front.len() < text.len() { format!("{front}...") } else { text }
}

/// The parser's reason, without the line number that belongs to a text of its own.
pub(crate) fn reason(error: &serde_json::Error, lines: bool) -> String {
    let whole = error.to_string();
    if !lines {
        return whole;
    }
    let what = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(what, _)| what);
    format!("{what} at column {}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Article, ReadErrorKind> {
        article(&serde_json::from_str(json).expect("an object"))
    }

    #[test]
    fn names_of_other_tools() {
        let ours = read(
            r#"{"id": 7, "text": "Zoë left.", "published": "2014-03-03", "url": "u", "title": "t", "publisher": "p"}"#,
        );
        let theirs = read(
            r#"{"_id": {"$oid": "7"}, "maintext": "Zoë left.", "date_publish": "2014-03-03", "link": "u", "headline": "t",
                "source": {"id": null, "name": "p"}}"#,
        );
        assert_eq!(ours.expect("ours"), theirs.expect("theirs"));
    }

    #[test]
    fn the_text_is_verbatim_but_for_line_ends() {
        let found = read(r#"{"text": " \ufeff A\r\nB\u0000 \ud83d\udd4a \n"}"#).expect("an article");
        assert_eq!(found.text, " \u{feff} A\nB\0 🕊 \n");
    }

    #[test]
    fn a_field_that_says_nothing_is_passed_over() {
        let found =
            read(r#"{"text": "", "body": "x", "title": " ", "date": null, "id": "", "url": [], "published": " "}"#);
        assert_eq!(found.expect("an article"), Article { text: "x".to_owned(), ..Article::default() });
    }

    #[test]
    fn a_bad_date_is_noted() {
        let found = read(r#"{"text": "x", "published": "yesterday", "date": 1393841730}"#).expect("an article");
        assert_eq!(found.published.expect("the next field").value(), "2014-03-03T10:15:30Z");
        assert_eq!(found.notes, ["the field published holds no date that can be read: \"yesterday\""]);
    }

    #[test]
    fn html_in_a_field_becomes_paragraphs() {
        let found =
            read(r#"{"content": {"rendered": "<p>Zoë &amp; Høeg <i>left</i>.</p>\n<p>“Yes.”</p>"}, "id": "a"}"#)
                .expect("an article");
        assert_eq!(found.text, "Zoë & Høeg left.\n\n“Yes.”");
        assert_eq!(found.notes, ["the text was HTML and was turned into paragraphs"]);
        assert_eq!(read(r#"{"text": "<Zoë> said: a < b"}"#).expect("an article").text, "<Zoë> said: a < b");
        assert!(matches!(read(r#"{"text": "<p></p>"}"#), Err(ReadErrorKind::NoArticle)));
    }

    #[test]
    fn no_text_is_an_error() {
        for json in ["{}", r#"{"text": 3}"#, r#"{"text": null, "body": " "}"#] {
            assert!(matches!(read(json), Err(ReadErrorKind::NoText(_))), "{json}");
        }
    }
}
