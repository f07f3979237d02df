//! An HTML page to the article on it.
//!
//! The crate `trafilatura` finds the article; this module keeps it from harm (depth, size, time), turns the article's
//! HTML into paragraphs, and looks for the date of publication itself: `trafilatura` gives the day of the last change.

mod facts;
mod flatten;
mod jsonld;
mod published;
mod render;

use std::panic::AssertUnwindSafe;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;

use trafilatura::dom::Document;
use trafilatura::{HtmlDateMode, Metadata, Options, extract_document};

use crate::article::{Article, Published};
use crate::error::ReadErrorKind;
use crate::{Limits, language};
use facts::Facts;

/// Extraction recurses with the depth of the page; [`flatten`] bounds that, and this leaves room for debug builds.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// A page of menus leaves a word or two; the shortest piece of news is a sentence.
const FEWEST_WORDS: usize = 5;

/// Reads a decoded page within the limits.
pub(crate) fn article(page: String, limits: &Limits) -> Result<Article, ReadErrorKind> {
    if page.len() as u64 > limits.page_bytes {
        return Err(ReadErrorKind::TooBig { bytes: Some(page.len() as u64), limit: limits.page_bytes });
    }
    let (send, receive) = sync_channel(1);
    let work = move || {
        let found = std::panic::catch_unwind(AssertUnwindSafe(|| unbounded(&page)));
        // Nobody listens where the time is over.
        let _ = send.send(found);
    };
    thread::Builder::new().name("page".to_owned()).stack_size(STACK_BYTES).spawn(work).map_err(ReadErrorKind::Io)?;
    match receive.recv_timeout(limits.page_time) {
        Ok(Ok(found)) => found,
        Err(RecvTimeoutError::Timeout) => Err(ReadErrorKind::PageTime(limits.page_time)),
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(ReadErrorKind::PageFailed),
    }
}

/// The paragraphs of HTML that is an article and nothing else.
pub(crate) fn fragment(html: &str) -> String {
    render::paragraphs(&flatten::flatten(html).page)
}

fn unbounded(page: &str) -> Result<Article, ReadErrorKind> {
    let flat = flatten::flatten(page);
    let document = Document::parse(&flat.page);
    let facts = Facts::of(&document);
    let options =
        Options::default().with_fallback(true).with_exclude_comments(true).with_html_date_mode(HtmlDateMode::Disabled);
    let found = extract_document(document, &options).map_err(|_| ReadErrorKind::NoArticle)?;
    let text = render::paragraphs(&found.content_html);
    let mut article = described(&facts, &found.metadata);
    article.text = without_title(&text, article.title.as_deref()).to_owned();
    if article.text.split_whitespace().nth(FEWEST_WORDS - 1).is_none() {
        return Err(ReadErrorKind::NoArticle);
    }
    if flat.n_dropped > 0 {
        article.notes.push(format!(
            "{} tags nested deeper than {} were passed over",
            flat.n_dropped,
            flatten::MAX_DEPTH
        ));
    }
    Ok(dated(article, &facts))
}

/// The page's own declarations first, then what `trafilatura` makes of the rest of the page.
fn described(facts: &Facts, other: &Metadata) -> Article {
    let url = facts.url().or_else(|| said(&other.url));
    // Without a name, `trafilatura` gives the host, which the address says already.
    let site = || said(&other.sitename).filter(|site| *site != other.hostname);
    Article {
        published: published::published(facts, url.as_deref()),
        publisher: facts.publisher().or_else(site),
        title: facts.title().or_else(|| said(&other.title)),
        language: facts.language.as_deref().and_then(language::declared),
        url,
        ..Article::default()
    }
}

/// Some pages have their headline inside the article, some above it. The text is without it, as [`Article::title`] has it.
fn without_title<'a>(text: &'a str, title: Option<&str>) -> &'a str {
    match text.split_once("\n\n") {
        Some((first, rest)) if title == Some(first) => rest,
        _ => text,
    }
}

/// The last resorts: the text's own first lines, then the day of the last change, with a note.
///
/// What `trafilatura` finds beyond these are dates of anything ("since 2011" gives 1 January 2011).
fn dated(mut article: Article, facts: &Facts) -> Article {
    article.published =
        article.published.or_else(|| crate::date::dateline(&article.text).map(Published::from_dateline));
    let changed = article.published.is_none().then(|| published::changed(facts)).flatten();
    if changed.is_some() {
        article
            .notes
            .push("the page declares only when it was last changed, which stands for its publication".to_owned());
    }
    article.published = article.published.or(changed);
    article
}

fn said(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
