//! The ladder of a page's date of publication: what is declared, then the address, then what is shown.

use super::facts::Facts;
use crate::article::{Published, Rung};
use crate::date::{self, Moment};

/// Meta elements for the date of publication, the surest first. None of these is the date of a change.
#[rustfmt::skip]
const METAS: &[&str] = &[
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
    "publishdate", "publish-date", "publish_date", "published", "published-date", "published_date", "publication_date",
    "publicationdate", "pubdate", "pub_date", "parsely-pub-date", "sailthru.date", "bt:pubdate", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "shareaholic:article_published_time", "citation_publication_date", "citation_date", "dc.date.issued",
    "dcterms.issued", "dc.issued", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created", "datecreated", "date",
    "article.published", "article_date_original", "originalpublicationdate", "displaydate", "iptc:datepublished", "rnews:datepublished",
    "ptime", "timestamp", "created",
];

const CHANGE_METAS: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
];

/// Declared, in the address, or shown. What the text itself begins with is looked at after this.
pub(crate) fn published(facts: &Facts, url: Option<&str>) -> Option<Published> {
    let on = |rung: Rung| move |moment: Moment| Published::new(moment, rung);
    declared(facts)
        .map(on(Rung::Declared))
        .or_else(|| url.and_then(date::in_url).map(on(Rung::Url)))
        .or_else(|| facts.shown_dates.iter().find_map(|text| date::first_in(text)).map(on(Rung::Heuristic)))
}

fn declared(facts: &Facts) -> Option<Moment> {
    let described = facts.described_date().and_then(date::declared);
    described
        .or_else(|| from_metas(facts, METAS))
        .or_else(|| facts.marked_dates.iter().find_map(|text| date::declared(text)))
}

/// When the page was last changed, for want of anything better.
pub(crate) fn changed(facts: &Facts) -> Option<Published> {
    let described = facts.described_change().and_then(date::declared);
    described.or_else(|| from_metas(facts, CHANGE_METAS)).map(|moment| Published::new(moment, Rung::Heuristic))
}

fn from_metas(facts: &Facts, names: &[&str]) -> Option<Moment> {
    names.iter().find_map(|name| {
        facts.metas.iter().filter(|(known, _)| known == name).find_map(|(_, value)| date::declared(value))
    })
}
