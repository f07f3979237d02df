//! What a page says of its article in JSON-LD (schema.org).

use serde_json::{Map, Value};

/// The types of schema.org that are an article. Others on a page (WebSite, Organization, VideoObject) have dates of their own.
#[rustfmt::skip]
const ARTICLES: &[&str] = &[
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "AskPublicNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "BlogPosting", "SocialMediaPosting", "Report",
    "AdvertiserContentArticle", "ScholarlyArticle", "TechArticle", "SatiricalArticle",
];

/// Types that hold an article's date where no article is marked.
const PAGES: &[&str] = &["WebPage", "ItemPage", "CreativeWork"];

/// How far objects are followed into each other.
const MAX_DEPTH: usize = 4;

/// One object of a page that may describe its article.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Described {
    pub(crate) published: Option<String>,
    pub(crate) changed: Option<String>,
    pub(crate) headline: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) addresses: Vec<String>,
    pub(crate) is_article: bool,
}

/// The objects in the scripts, in their order; articles before pages.
pub(crate) fn described(scripts: &[String]) -> Vec<Described> {
    let mut found = Vec::new();
    for script in scripts {
        match parsed(script) {
            Some(value) => collect(&value, 0, &mut found),
            None => found.extend(torn(script)),
        }
    }
    found.sort_by_key(|d| !d.is_article);
    found
}

/// Parses what pages really hold: comment marks around it, raw line breaks in strings, a semicolon after it.
fn parsed(script: &str) -> Option<Value> {
    let bare =
        script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let bare =
        bare.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| serde_json::from_str(&bare.replace(char::is_control, " ")).ok())
}

/// A script that is not JSON still tells the date where it says it once.
fn torn(script: &str) -> Option<Described> {
    let mut rest = script.split("\"datePublished\"").skip(1);
    let (first, others) = (rest.next()?, rest.next());
    let value = first.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let (value, _) = value.split_once('"').filter(|_| others.is_none())?;
    Some(Described { published: Some(value.to_owned()), is_article: true, ..Described::default() })
}

fn collect(value: &Value, depth: usize, found: &mut Vec<Described>) {
    match value {
        _ if depth > MAX_DEPTH => {}
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth + 1, found)),
        Value::Object(object) => {
            found.extend(describe(object));
            let inner = ["@graph", "mainEntity", "mainEntityOfPage"].into_iter().filter_map(|name| object.get(name));
            inner.for_each(|value| collect(value, depth + 1, found));
        }
        _ => {}
    }
}

fn describe(object: &Map<String, Value>) -> Option<Described> {
    let is_article = has_type(object, ARTICLES);
    (is_article || has_type(object, PAGES)).then(|| Described {
        published: words(object.get("datePublished")),
        changed: words(object.get("dateModified")),
        headline: words(object.get("headline")),
        publisher: words(object.get("publisher")),
        addresses: ["url", "@id", "mainEntityOfPage"].iter().filter_map(|name| address(object.get(*name)?)).collect(),
        is_article,
    })
}

fn has_type(object: &Map<String, Value>, types: &[&str]) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|t| types.contains(&t.rsplit('/').next().unwrap_or(t)));
    match object.get("@type") {
        Some(Value::Array(all)) => all.iter().any(is),
        Some(one) => is(one),
        None => false,
    }
}

fn words(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => super::said(text),
        Value::Object(object) => words(object.get("name").or_else(|| object.get("@value"))),
        Value::Array(items) => words(items.first()),
        _ => None,
    }
}

fn address(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => super::said(text),
        Value::Object(object) => {
            object.get("@id").or_else(|| object.get("url")).and_then(Value::as_str).and_then(super::said)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(script: &str) -> Vec<Option<String>> {
        described(&[script.to_owned()]).into_iter().map(|d| d.published).collect()
    }

    #[test]
    fn articles_are_found_where_pages_put_them() {
        let cases = [
            r#"{"@type": "NewsArticle", "datePublished": "2014-03-03"}"#,
            r#"[{"@type": "Organization", "datePublished": "1999-01-01"}, {"@type": ["Article"], "datePublished": "2014-03-03"}]"#,
            r#"{"@graph": [{"@type": "https://schema.org/Article", "datePublished": {"@value": "2014-03-03"}}]}"#,
            r#"<!-- {"@type": "BlogPosting", "datePublished": "2014-03-03"} -->"#,
            "{\"@type\": \"Report\", \"description\": \"two\nlines\", \"datePublished\": \"2014-03-03\"};",
            r#"{"@type": "Article", "headline": "a "bad" quote", "datePublished": "2014-03-03"}"#,
            r#"{"@type": "WebPage", "datePublished": "2014-03-03"}"#,
        ];
        for script in cases {
            assert_eq!(dates(script), [Some("2014-03-03".to_owned())], "{script}");
        }
    }

    #[test]
    fn an_article_comes_before_its_page() {
        let script = r#"[{"@type": "WebPage", "datePublished": "2001-01-01"}, {"@type": "Article", "datePublished": "2014-03-03"}]"#;
        assert_eq!(dates(script), [Some("2014-03-03".to_owned()), Some("2001-01-01".to_owned())]);
    }

    #[test]
    fn torn_scripts_with_two_dates_tell_nothing() {
        assert_eq!(dates(r#"{"datePublished": "2014-03-03", "x": {"datePublished": "2015-03-03"} "#), []);
        assert_eq!(dates("\"datePublished\""), []);
    }
}
