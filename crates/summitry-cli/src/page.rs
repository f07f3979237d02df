//! The page a person reads: who said what to whom and when, and what happened.

use crate::style::{ACT, BAD, FAINT, HEAD, NAME, WORDS, one_line, page_width, paint};
use std::collections::HashMap;
use std::io::Write;
use summitry::record::{Actor, Event, Record, Said, Span, Statement};

/// Writes one article's page; `more` sets it off from the page before.
pub(crate) fn write(out: &mut impl Write, record: &Record, more: bool) -> anyhow::Result<()> {
    let page = Page::new(record);
    if more {
        writeln!(out, "\n{}\n", paint(FAINT, "─".repeat(page.width)))?;
    }
    page.head(out)?;
    page.statements(out)?;
    page.events(out)?;
    page.notes(out)
}

struct Page<'r> {
    record: &'r Record,
    actors: HashMap<&'r str, &'r Actor>,
    width: usize,
}

impl<'r> Page<'r> {
    fn new(record: &'r Record) -> Self {
        let width = page_width();
        let actors = record.actors.iter().map(|a| (a.id.as_str(), a)).collect();
        Self { record, actors, width }
    }

    fn head(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let article = &self.record.article;
        let title = article.title.clone().or_else(|| article.file.clone()).unwrap_or_else(|| article.id.clone());
        for line in textwrap::wrap(&title, self.width) {
            writeln!(out, "{}", paint(HEAD, line))?;
        }
        let published = article.published.as_ref().map(|p| match article.published_basis {
            Some("given" | "declared") | None => format!("published {p}"),
            Some(basis) => format!("published {p} (from the {basis})"),
        });
        let published = published.unwrap_or_else(|| "day of publication unknown".to_owned());
        let words = format!("{} words", self.record.text.split_whitespace().count());
        let about: Vec<String> =
            article.publisher.iter().cloned().chain([published, words]).chain(article.url.clone()).collect();
        writeln!(out, "{}", paint(FAINT, about.join(" · ")))?;
        Ok(())
    }

    fn statements(&self, out: &mut impl Write) -> anyhow::Result<()> {
        if self.record.statements.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", paint(HEAD, "WHO SAID WHAT"))?;
        let mut last: Option<String> = None;
        for statement in &self.record.statements {
            let who = self.speakers(statement);
            if last.as_ref() != Some(&who) {
                writeln!(out, "\n  {who}")?;
                last = Some(who);
            }
            self.statement(out, statement)?;
        }
        Ok(())
    }

    fn speakers(&self, s: &Statement) -> String {
        let ids: Vec<&str> = s.actor.iter().chain(&s.with).map(String::as_str).collect();
        let names: Vec<String> = ids.iter().filter_map(|id| self.actors.get(id)).map(|a| self.actor_line(a)).collect();
        match (names.is_empty(), &s.source) {
            (false, _) => names.join(" and "),
            (true, Some(source)) => {
                format!("{} {}", paint(NAME, one_line(&source.text)), paint(FAINT, "(not resolved)"))
            }
            (true, None) => paint(FAINT, "source not stated"),
        }
    }

    fn actor_line(&self, actor: &Actor) -> String {
        let facts: Vec<String> = [actor.role.clone(), actor.country.clone(), actor.sector.map(str::to_owned)]
            .into_iter()
            .flatten()
            .filter(|fact| !actor.name.contains(fact.as_str()))
            .collect();
        let name = paint(NAME, &actor.name);
        let facts = if facts.is_empty() { String::new() } else { paint(FAINT, format!(" — {}", facts.join(" · "))) };
        let doubt = match actor.resolution.status {
            "ambiguous" => {
                let names: Vec<&str> = actor.resolution.candidates.iter().map(|c| c.name.as_str()).collect();
                paint(BAD, format!(" unresolved: {}", names.join(" or ")))
            }
            _ => String::new(),
        };
        format!("{name}{facts}{doubt}")
    }

    fn statement(&self, out: &mut impl Write, s: &Statement) -> anyhow::Result<()> {
        let cue = s.cue.as_ref().map_or_else(|| s.act.to_owned(), |c| one_line(&c.text));
        let mut lead = paint(ACT, &cue);
        if let Some(to) = &s.addressee {
            lead += &format!(" → {}", self.addressee(to));
        }
        let mut facts: Vec<String> = Vec::new();
        if s.act != "say" || s.polarity == "negated" {
            facts.push(if s.polarity == "negated" { format!("{}, negated", s.act) } else { s.act.to_owned() });
        }
        facts.extend(s.said.as_ref().map(when));
        facts.extend(s.medium.as_ref().map(|m| one_line(&m.text)));
        facts.extend(s.reported_by.as_ref().and_then(|id| self.reporter(id)));
        let facts = if facts.is_empty() { String::new() } else { paint(FAINT, format!("  [{}]", facts.join("; "))) };
        writeln!(out, "    {lead}{facts}")?;
        let words = s.content.iter().map(|c| one_line(&c.text)).collect::<Vec<_>>().join(" … ");
        self.wrapped(out, &words, "      ")
    }

    fn addressee(&self, to: &summitry::record::Addressee) -> String {
        let actor = to.actor.as_deref().and_then(|id| self.actors.get(id));
        actor.map_or_else(|| one_line(&to.span.text), |a| a.name.clone())
    }

    fn reporter(&self, id: &str) -> Option<String> {
        let statement = self.record.statements.iter().find(|s| s.id == id)?;
        let name = statement.actor.as_deref().and_then(|a| self.actors.get(a)).map(|a| a.name.clone());
        let name = name.or_else(|| statement.source.as_ref().map(|s| one_line(&s.text)))?;
        Some(format!("as reported by {name}"))
    }

    fn wrapped(&self, out: &mut impl Write, words: &str, indent: &str) -> anyhow::Result<()> {
        for line in textwrap::wrap(words, self.width.saturating_sub(indent.len()).max(20)) {
            writeln!(out, "{indent}{}", paint(WORDS, line))?;
        }
        Ok(())
    }

    fn events(&self, out: &mut impl Write) -> anyhow::Result<()> {
        if self.record.events.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}\n", paint(HEAD, "WHAT HAPPENED"))?;
        for event in &self.record.events {
            self.event(out, event)?;
        }
        Ok(())
    }

    fn event(&self, out: &mut impl Write, e: &Event) -> anyhow::Result<()> {
        let style = if e.status == "occurred" || e.status == "ongoing" { ACT } else { BAD };
        let kind = e.mode.as_ref().map_or_else(|| e.kind.to_owned(), |mode| format!("{} ({mode})", e.kind));
        let mut line = format!("  {} {}", paint(style, format!("{:<11}", e.status)), paint(HEAD, kind));
        if !e.actors.is_empty() {
            line += &format!("  {}", self.names(&e.actors));
        }
        if !e.recipients.is_empty() {
            line += &format!(" → {}", self.names(&e.recipients));
        }
        let mut facts: Vec<String> = e.happened.iter().map(when).collect();
        let place = e.place.as_ref().and_then(|id| self.record.places.iter().find(|p| &p.id == id));
        facts.extend(place.map(|p| p.name.clone()));
        facts.extend(e.reported_by.as_ref().and_then(|id| self.reporter(id)));
        if !facts.is_empty() {
            line += &paint(FAINT, format!("  [{}]", facts.join("; ")));
        }
        writeln!(out, "{line}")?;
        writeln!(out, "              {}", self.context(&e.trigger))?;
        Ok(())
    }

    fn names(&self, ids: &[String]) -> String {
        let name = |id: &String| self.actors.get(id.as_str()).map(|a| paint(NAME, &a.name));
        ids.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    }

    /// The trigger in its line, cut to the page.
    fn context(&self, span: &Span) -> String {
        let text: Vec<char> = self.record.text.chars().collect();
        let (start, end) = (span.start as usize, (span.end as usize).min(text.len()));
        let room = self.width.saturating_sub(20 + (end - start)) / 2;
        let stop = |c: &char| *c == '\n';
        let left = text[..start].iter().rposition(stop).map_or(0, |n| n + 1).max(start.saturating_sub(room));
        let right = text[end..].iter().position(stop).map_or(text.len(), |n| end + n).min(end + room);
        let words = |range: &[char]| range.iter().collect::<String>();
        let (before, after) = (words(&text[left..start]), words(&text[end..right]));
        format!(
            "{}{}{}",
            paint(FAINT, whole_words_left(&before)),
            paint(WORDS, &span.text),
            paint(FAINT, whole_words_right(&after))
        )
    }

    fn notes(&self, out: &mut impl Write) -> anyhow::Result<()> {
        if self.record.notes.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", paint(HEAD, "NOT DONE"))?;
        for note in &self.record.notes {
            let at = note.span.as_ref().map(|s| format!("“{}”: ", one_line(&s.text))).unwrap_or_default();
            writeln!(out, "  {at}{}", note.what)?;
        }
        Ok(())
    }
}

fn when(said: &Said) -> String {
    if said.basis == "stated" { said.value.clone() } else { format!("{} ({})", said.value, said.basis) }
}

/// Drops the cut word at the beginning.
fn whole_words_left(text: &str) -> String {
    match text.split_once(' ') {
        Some((head, rest)) if !text.starts_with(' ') && !head.starts_with(char::is_uppercase) => format!("…{rest}"),
        _ => text.to_owned(),
    }
}

/// Drops the cut word at the end.
fn whole_words_right(text: &str) -> String {
    match text.rsplit_once(' ') {
        Some((rest, tail)) if !tail.ends_with(['.', '!', '?', '"', '”']) => format!("{rest}…"),
        _ => text.to_owned(),
    }
}
