//! One walk over a page that gathers what it says about its article.

use trafilatura::dom::{Document, NodeId};

use super::jsonld::{self, Described};
use super::said;

/// What a page declares, before any choice is made.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// `lang` of the page.
    pub(crate) language: Option<String>,
    /// The name (`name`, `property` or `itemprop`, in lower case) and content of each meta element, in order.
    pub(crate) metas: Vec<(String, String)>,
    /// Machine-readable dates marked as that of publication (`itemprop=datePublished`, `<time pubdate>`).
    pub(crate) marked_dates: Vec<String>,
    /// Dates shown in the article's surroundings, in order: `datetime` of time elements, texts of date-like elements.
    pub(crate) shown_dates: Vec<String>,
    canonical: Option<String>,
    described: Vec<Described>,
}

/// A place in the walk.
#[derive(Clone, Copy)]
struct Place {
    node: NodeId,
    /// Inside navigation, a sidebar, a footer or a list of other articles.
    is_aside: bool,
}

impl Facts {
    pub(crate) fn of(document: &Document) -> Self {
        let mut facts = Self::default();
        let mut scripts = Vec::new();
        let mut todo = vec![Place { node: document.root(), is_aside: false }];
        while let Some(place) = todo.pop() {
            let is_aside = place.is_aside || is_aside(document, place.node);
            facts.look_at(document, Place { is_aside, ..place }, &mut scripts);
            let children = document.child_nodes(place.node).into_iter().rev().filter(|&node| document.is_element(node));
            todo.extend(children.map(|node| Place { node, is_aside }));
        }
        facts.described = jsonld::described(&scripts);
        facts
    }

    fn look_at(&mut self, document: &Document, place: Place, scripts: &mut Vec<String>) {
        let node = place.node;
        let attribute = |name: &str| document.get_attribute(node, name);
        match document.tag_name(node) {
            "html" => self.language = attribute("lang").or_else(|| attribute("xml:lang")),
            "meta" => self.metas.extend(meta(document, node)),
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| attribute("href"));
            }
            "script" if attribute("type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json")) => {
                scripts.push(document.text_content(node));
            }
            "" | "head" | "body" | "script" | "style" | "link" | "title" => {}
            tag => self.look_for_date(document, place, tag),
        }
    }

    fn look_for_date(&mut self, document: &Document, place: Place, tag: &str) {
        let attribute = |name: &str| document.get_attribute(place.node, name).filter(|value| !value.trim().is_empty());
        let machine = || attribute("datetime").or_else(|| attribute("content"));
        if attribute("itemprop").is_some_and(|p| p.split_whitespace().any(|p| p == "datePublished")) {
            self.marked_dates.extend(machine().or_else(|| short_text(document, place.node)));
        } else if tag == "time" && document.get_attribute(place.node, "pubdate").is_some() {
            self.marked_dates.extend(machine());
        } else if !place.is_aside && (tag == "time" || is_date_like(document, place.node)) {
            self.shown_dates.extend(machine().filter(|_| tag == "time").or_else(|| short_text(document, place.node)));
        }
    }

    /// The content of the first of these meta elements that is there.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|name| self.metas.iter().find(|(known, _)| known == name))
            .map(|(_, content)| content.as_str())
    }

    /// The address that the page gives itself.
    pub(crate) fn url(&self) -> Option<String> {
        let is_address = |url: &String| url.starts_with("http");
        self.canonical
            .as_deref()
            .and_then(said)
            .filter(is_address)
            .or_else(|| self.meta(&["og:url"]).and_then(said).filter(is_address))
    }

    pub(crate) fn title(&self) -> Option<String> {
        self.article()
            .and_then(|d| d.headline.clone())
            .or_else(|| self.meta(&["og:title", "twitter:title"]).and_then(said))
    }

    pub(crate) fn publisher(&self) -> Option<String> {
        let described = self.article().and_then(|d| d.publisher.clone());
        described.or_else(|| {
            self.meta(&["og:site_name", "application-name", "dc.publisher", "citation_journal_title"]).and_then(said)
        })
    }

    /// The date in JSON-LD of the page's own article, or, where no article is described, of the page.
    pub(crate) fn described_date(&self) -> Option<&str> {
        let own = self.article().and_then(|d| d.published.as_deref());
        own.or_else(|| self.described.iter().find_map(|d| d.published.as_deref()))
    }

    /// When the page's own article was last changed, as JSON-LD has it.
    pub(crate) fn described_change(&self) -> Option<&str> {
        self.article().and_then(|d| d.changed.as_deref())
    }

    /// The described article that has the page's address, or else the first.
    fn article(&self) -> Option<&Described> {
        let articles = || self.described.iter().filter(|d| d.is_article);
        let url = self.url();
        let own = articles().find(|d| {
            url.as_ref()
                .is_some_and(|url| d.addresses.iter().any(|a| a.trim_end_matches('/') == url.trim_end_matches('/')))
        });
        own.or_else(|| articles().next())
    }
}

fn meta(document: &Document, node: NodeId) -> Option<(String, String)> {
    let name = ["property", "name", "itemprop"].iter().find_map(|a| document.get_attribute(node, a))?;
    let content = document.get_attribute(node, "content").filter(|c| !c.trim().is_empty())?;
    Some((name.trim().to_ascii_lowercase(), content))
}

/// Words in `class` and `id` of what is not about the page's article.
const ASIDE_WORDS: &[&str] = &[
    "related",
    "sidebar",
    "recommended",
    "comments",
    "comment",
    "teaser",
    "trending",
    "popular",
    "footer",
    "nav",
    "widget",
];
/// Words in `class` and `id` of elements that show when an article was published.
#[rustfmt::skip]
const DATE_WORDS: &[&str] = &[
    "date", "pubdate", "published", "publish", "posted", "timestamp", "dateline", "datetime", "byline", "postdate",
    "publishdate", "publicationdate", "datepublished",
];

fn is_aside(document: &Document, node: NodeId) -> bool {
    matches!(document.tag_name(node), "nav" | "aside" | "footer") || has_word(document, node, ASIDE_WORDS)
}

fn is_date_like(document: &Document, node: NodeId) -> bool {
    has_word(document, node, DATE_WORDS)
}

/// "entry-date", "article__published" and "postDate" hold the words date, published, post and date.
fn has_word(document: &Document, node: NodeId, words: &[&str]) -> bool {
    ["class", "id"].iter().filter_map(|name| document.get_attribute(node, name)).any(|value| {
        let mut parts = value.split(|c: char| !c.is_ascii_alphanumeric());
        parts.any(|part| words.iter().any(|word| part.eq_ignore_ascii_case(word) || ends_with_hump(part, word)))
    })
}

fn ends_with_hump(part: &str, word: &str) -> bool {
    let Some(front) = part.len().checked_sub(word.len()).filter(|&at| at > 0) else { return false };
    part[front..].starts_with(|c: char| c.is_ascii_uppercase()) && part[front..].eq_ignore_ascii_case(word)
}

/// The text of an element that is short enough to be a date with its byline.
fn short_text(document: &Document, node: NodeId) -> Option<String> {
    const MOST_BYTES: usize = 160;
    let text = document.text_content(node);
    (text.len() < 4 * MOST_BYTES).then(|| said(&text)).flatten().filter(|t| t.len() <= MOST_BYTES)
}
