//! `read --by-actor`: what each actor said and did in all the given articles, in time order.

use crate::args::Format;
use crate::style::{ACT, FAINT, HEAD, NAME, WORDS, one_line, page_width, paint};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use summitry::record::{Actor, Event, Record, Span, Statement};

/// The pages of all actors while the articles come in.
#[derive(Default)]
pub(crate) struct Pages(BTreeMap<String, ActorPage>);

/// Everything that one actor said and did.
#[derive(Serialize)]
struct ActorPage {
    actor: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<String>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    roles: BTreeSet<String>,
    entries: Vec<Entry>,
}

/// One statement or event of an actor, with its words and where they stand.
#[derive(Serialize)]
struct Entry {
    /// When it was said or happened, as the text states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<String>,
    #[serde(skip)]
    begin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    what: &'static str,
    /// Act of a statement, type of an event.
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    to: Vec<String>,
    words: Vec<Span>,
    /// The sentence around the trigger of an event, for the page.
    #[serde(skip)]
    sentence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<Span>,
    article: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl Entry {
    fn start(&self) -> u32 {
        self.cue.iter().chain(&self.words).map(|span| span.start).min().unwrap_or(0)
    }

    /// What has no time of its own stands at the day its article appeared.
    fn order(&self) -> (Option<&str>, &str, u32) {
        (self.begin.as_deref().or(self.published.as_deref()), &self.article, self.start())
    }
}

impl Pages {
    /// Adds the entries of one article.
    pub(crate) fn add(&mut self, record: &Record) {
        for statement in &record.statements {
            for id in statement.actor.iter().chain(&statement.with) {
                self.put(record, id, || statement_entry(record, statement));
            }
        }
        for event in &record.events {
            for id in &event.actors {
                self.put(record, id, || event_entry(record, event));
            }
        }
    }

    fn put(&mut self, record: &Record, id: &str, entry: impl FnOnce() -> Entry) {
        let Some(actor) = record.actors.iter().find(|a| a.id == id) else { return };
        let Some(key) = identity(record, actor) else { return };
        let page = self.0.entry(key).or_insert_with(|| ActorPage {
            actor: actor.name.clone(),
            entity: actor.resolution.entity.clone(),
            kind: actor.kind,
            country: actor.country.clone(),
            roles: BTreeSet::new(),
            entries: Vec::new(),
        });
        if page.actor.chars().count() < actor.name.chars().count() {
            page.actor.clone_from(&actor.name);
        }
        page.roles.extend(actor.role.clone());
        page.entries.push(entry());
    }

    /// Writes the pages, those with most entries first; only the actors whose name or entity holds `who`.
    pub(crate) fn write(self, out: &mut impl Write, format: Format, who: &str) -> anyhow::Result<()> {
        let wanted = who.to_lowercase();
        let holds = |page: &ActorPage| {
            page.actor.to_lowercase().contains(&wanted)
                || page.entity.as_ref().is_some_and(|entity| entity.contains(&wanted))
        };
        let mut pages: Vec<ActorPage> = self.0.into_values().filter(holds).collect();
        pages.sort_by_key(|page| (std::cmp::Reverse(page.entries.len()), page.actor.clone()));
        for page in &mut pages {
            page.entries.sort_by(|a, b| a.order().cmp(&b.order()));
        }
        match format {
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &pages)?;
                writeln!(out)?;
            }
            Format::Jsonl => {
                for page in &pages {
                    serde_json::to_writer(&mut *out, page)?;
                    writeln!(out)?;
                }
            }
            Format::Csv => rows(out, &pages)?,
            Format::Table => {
                for page in &pages {
                    table(out, page)?;
                }
            }
        }
        Ok(())
    }
}

/// One actor over several articles: a known entity, or else a full name with its country; who is only described, or
/// bears but a surname, is nobody beyond the article.
fn identity(record: &Record, actor: &Actor) -> Option<String> {
    if let Some(entity) = &actor.resolution.entity {
        return Some(entity.clone());
    }
    let named = actor.kind != "unnamed" && !matches!(actor.resolution.status, "unresolved" | "ambiguous");
    let country = actor.country.as_deref().unwrap_or_default();
    match (named, actor.kind) {
        (false, _) => None,
        (true, "person") if !actor.name.contains(' ') => Some(format!("{}#{}", record.article.id, actor.id)),
        _ => Some(format!("{}|{country}", actor.name.to_lowercase())),
    }
}

fn name(record: &Record, id: &str) -> Option<String> {
    record.actors.iter().find(|a| a.id == id).map(|a| a.name.clone())
}

fn statement_entry(record: &Record, s: &Statement) -> Entry {
    let to = s
        .addressee
        .as_ref()
        .map(|to| to.actor.as_deref().and_then(|id| name(record, id)).unwrap_or_else(|| to.span.text.clone()));
    Entry {
        when: s.said.as_ref().map(|said| said.value.clone()),
        begin: s.said.as_ref().and_then(|said| said.begin.clone()),
        what: "said",
        kind: s.act.to_owned(),
        status: (s.polarity == "negated").then_some("negated"),
        to: to.into_iter().collect(),
        words: s.content.clone(),
        cue: s.cue.clone(),
        ..blank(record)
    }
}

fn event_entry(record: &Record, e: &Event) -> Entry {
    Entry {
        when: e.happened.as_ref().map(|when| when.value.clone()),
        begin: e.happened.as_ref().and_then(|when| when.begin.clone()),
        what: "did",
        kind: e.kind.to_owned(),
        status: Some(e.status),
        to: e.recipients.iter().filter_map(|id| name(record, id)).collect(),
        words: vec![e.trigger.clone()],
        sentence: Some(sentence(&record.text, &e.trigger)),
        ..blank(record)
    }
}

fn blank(record: &Record) -> Entry {
    Entry {
        when: None,
        begin: None,
        published: record.article.published.clone(),
        what: "said",
        kind: String::new(),
        status: None,
        to: Vec::new(),
        words: Vec::new(),
        sentence: None,
        cue: None,
        article: record.article.id.clone(),
        title: record.article.title.clone().or_else(|| record.article.file.clone()),
        url: record.article.url.clone(),
    }
}

fn rows(out: &mut impl Write, pages: &[ActorPage]) -> anyhow::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "actor",
        "entity",
        "country",
        "what",
        "kind",
        "status",
        "to",
        "when",
        "published",
        "words",
        "start",
        "end",
        "article",
        "title",
        "url",
    ])?;
    for page in pages {
        for entry in &page.entries {
            let (start, end) = (entry.words.first(), entry.words.last());
            csv.write_record([
                page.actor.as_str(),
                page.entity.as_deref().unwrap_or_default(),
                page.country.as_deref().unwrap_or_default(),
                entry.what,
                &entry.kind,
                entry.status.unwrap_or_default(),
                &entry.to.join("; "),
                entry.when.as_deref().unwrap_or_default(),
                entry.published.as_deref().unwrap_or_default(),
                &joined(&entry.words),
                &start.map(|s| s.start.to_string()).unwrap_or_default(),
                &end.map(|s| s.end.to_string()).unwrap_or_default(),
                &entry.article,
                entry.title.as_deref().unwrap_or_default(),
                entry.url.as_deref().unwrap_or_default(),
            ])?;
        }
    }
    csv.flush()?;
    Ok(())
}

fn joined(spans: &[Span]) -> String {
    let pieces: Vec<String> = spans.iter().map(|span| one_line(&span.text)).collect();
    pieces.join(" … ")
}

/// The line of the text around a span, cut at full stops and to a hundred characters on either side.
fn sentence(text: &str, span: &Span) -> String {
    let before: Vec<char> = text.chars().take(span.start as usize).collect();
    let after: Vec<char> = text.chars().skip(span.end as usize).take(101).collect();
    let stop = |pair: &[char]| pair.contains(&'\n') || pair.first() == Some(&'.') && pair.get(1) == Some(&' ');
    let left = before.windows(2).rposition(stop).map_or(0, |at| at + 1).max(before.len().saturating_sub(100));
    let right = after.windows(2).position(stop).map_or(after.len().min(100), |at| at + 1);
    let words: String =
        before[left..].iter().chain(span.text.chars().collect::<Vec<_>>().iter()).chain(&after[..right]).collect();
    one_line(&words)
}

fn table(out: &mut impl Write, page: &ActorPage) -> anyhow::Result<()> {
    let width = page_width();
    let mut facts: Vec<&str> = page.roles.iter().map(String::as_str).take(3).collect();
    facts.extend(page.country.as_deref());
    let facts = if facts.is_empty() { String::new() } else { format!(" — {}", facts.join(" · ")) };
    writeln!(out, "{}{}", paint(NAME, &page.actor), paint(FAINT, facts))?;
    for entry in &page.entries {
        let day = entry.when.clone().unwrap_or_else(|| {
            entry.published.as_ref().map_or_else(|| "no date".to_owned(), |day| format!("published {day}"))
        });
        let status = entry.status.map(|status| format!(", {status}")).unwrap_or_default();
        let to = if entry.to.is_empty() { String::new() } else { format!(" → {}", entry.to.join(", ")) };
        let what = paint(ACT, format!("{} ({}{status}){to}", entry.what, entry.kind));
        writeln!(out, "  {}  {what}", paint(HEAD, format!("{day:<20}")))?;
        let words = entry.sentence.clone().unwrap_or_else(|| joined(&entry.words));
        for line in textwrap::wrap(&words, width.saturating_sub(6).max(20)) {
            writeln!(out, "      {}", paint(WORDS, line))?;
        }
        let source = entry.url.as_ref().or(entry.title.as_ref()).unwrap_or(&entry.article);
        writeln!(out, "      {}", paint(FAINT, format!("{source} at {}", entry.start())))?;
    }
    writeln!(out)?;
    Ok(())
}
