//! From the document's layers to the wire form.

use super::parts::{article, notes_of, place_id, places_of, times_of, words};
use super::{SCHEMA, wire};
use crate::doc::{self, Attribution, Chain, Document, Id, Resolution, Timex};
use crate::lexicon::Calibration;
use crate::text::{CodePoints, Span};
use rustc_hash::FxHashMap;

/// The record of an analysed article. Actors that neither say, hear, do nor suffer anything are left out.
pub fn record(doc: &Document, software: wire::Software, calibration: &Calibration) -> wire::Record {
    let writer = Writer::new(doc, calibration);
    wire::Record {
        schema: SCHEMA,
        software,
        article: article(doc),
        text: doc.text().to_owned(),
        actors: writer.actors(),
        statements: writer.statements(),
        events: writer.events(),
        times: times_of(doc, &writer.points),
        places: places_of(doc, &writer.points),
        notes: notes_of(doc, &writer.points),
    }
}

struct Writer<'d> {
    doc: &'d Document,
    points: CodePoints,
    actors: FxHashMap<Id<Chain>, String>,
    order: Vec<Id<Chain>>,
    calibration: &'d Calibration,
}

impl<'d> Writer<'d> {
    fn new(doc: &'d Document, calibration: &'d Calibration) -> Self {
        let order = taking_part(doc);
        let actors = order.iter().enumerate().map(|(n, &id)| (id, format!("a{}", n + 1))).collect();
        Self { doc, points: CodePoints::new(doc.text()), actors, order, calibration }
    }

    fn span(&self, span: Span) -> wire::Span {
        words(self.doc, &self.points, span)
    }

    fn actor_of(&self, mention: Id<doc::Mention>) -> Vec<String> {
        chains_of(self.doc, mention).iter().filter_map(|id| self.actors.get(id).cloned()).collect()
    }

    fn all(&self, mentions: &[Id<doc::Mention>]) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for id in mentions.iter().flat_map(|&m| self.actor_of(m)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    fn actors(&self) -> Vec<wire::Actor> {
        self.order.iter().filter_map(|id| Some(self.actor(*id, self.doc.chains.get(*id)?))).collect()
    }

    fn actor(&self, id: Id<Chain>, chain: &doc::Annotation<Chain>) -> wire::Actor {
        let data = &chain.data;
        wire::Actor {
            id: self.actors.get(&id).cloned().unwrap_or_default(),
            name: data.name.clone(),
            kind: data.kind.as_str(),
            country: data.country.clone(),
            sector: data.sector,
            role: data.role.clone(),
            resolution: self.resolution(&data.resolution),
            mentions: data.mentions.iter().filter(|&&m| self.shows(m)).filter_map(|&m| self.mention(m)).collect(),
        }
    }

    fn mention(&self, id: Id<doc::Mention>) -> Option<wire::Mention> {
        let mention = self.doc.mentions.get(id)?;
        Some(wire::Mention { span: self.span(mention.span), form: mention.data.form.as_str() })
    }

    /// A modifier is a mention only where something names it as its actor.
    fn shows(&self, id: Id<doc::Mention>) -> bool {
        let Some(found) = self.doc.mentions.get(id) else { return false };
        if found.data.located {
            return !self.doc.toponyms.as_slice().iter().any(|t| t.span.overlaps(found.span));
        }
        let modifier = found.data.modifier;
        let used = || {
            let events = self.doc.events.as_slice().iter();
            events.flat_map(|e| e.data.actors.iter().chain(&e.data.recipients)).any(|&m| m == id)
                || self.doc.attributions.as_slice().iter().any(|a| a.data.speaker == Some(id))
        };
        !modifier || used()
    }

    fn resolution(&self, resolution: &Resolution) -> wire::Resolution {
        let plain = |status| wire::Resolution { status, ..wire::Resolution::default() };
        match resolution {
            Resolution::Known { entity, why } => {
                wire::Resolution { entity: Some(entity.clone()), why: Some(why.clone()), ..plain("known") }
            }
            Resolution::Office { why } => wire::Resolution { why: Some(why.clone()), ..plain("office") },
            Resolution::Local => plain("local"),
            Resolution::Ambiguous { candidates, entities, why } => wire::Resolution {
                candidates: self.candidates(candidates, entities, why),
                why: Some(why.clone()),
                ..plain("ambiguous")
            },
            Resolution::Unresolved { why } => wire::Resolution { why: Some(why.clone()), ..plain("unresolved") },
        }
    }

    fn candidates(
        &self,
        chains: &[Id<Chain>],
        entities: &[(String, String, String)],
        why: &str,
    ) -> Vec<wire::Candidate> {
        let local = chains.iter().filter_map(|id| {
            let chain = &self.doc.chains.get(*id)?.data;
            let entity = match &chain.resolution {
                Resolution::Known { entity, .. } => entity.clone(),
                _ => self.actors.get(id).cloned()?,
            };
            Some(wire::Candidate { entity, name: chain.name.clone(), why: why.to_owned() })
        });
        let known = entities.iter().map(|(entity, name, why)| wire::Candidate {
            entity: entity.clone(),
            name: name.clone(),
            why: why.clone(),
        });
        local.chain(known).collect()
    }

    fn statements(&self) -> Vec<wire::Statement> {
        self.doc.attributions.iter().map(|(id, found)| self.statement(id, found)).collect()
    }

    fn statement(&self, id: Id<Attribution>, found: &doc::Annotation<Attribution>) -> wire::Statement {
        let data = &found.data;
        let mut speakers: Vec<String> = self.all(data.speaker.as_slice());
        for id in self.all(&data.with) {
            if !speakers.contains(&id) {
                speakers.push(id);
            }
        }
        let mut speakers = speakers.into_iter();
        wire::Statement {
            id: statement_id(id),
            source: data.source.map(|s| self.span(s)),
            actor: speakers.next(),
            with: speakers.collect(),
            cue: data.cue.map(|s| self.span(s)),
            content: data.content.iter().map(|&s| self.span(s)).collect(),
            directness: data.directness.as_str(),
            act: data.act.as_str(),
            polarity: data.polarity.as_str(),
            addressee: data.addressee.map(|to| self.addressee(to)),
            medium: data.medium.map(|s| self.span(s)),
            said: data.said.and_then(|t| self.said(t)),
            reported_by: data.parent.map(statement_id),
            confidence: self.calibration.of(&found.by),
            by: found.by.to_string(),
        }
    }

    fn addressee(&self, to: doc::Addressee) -> wire::Addressee {
        let actor = to.mention.and_then(|m| self.actor_of(m).into_iter().next());
        wire::Addressee { actor, span: self.span(to.span) }
    }

    fn said(&self, id: Id<Timex>) -> Option<wire::Said> {
        let timex = self.doc.timexes.get(id)?;
        let data = &timex.data;
        data.begin?;
        Some(wire::Said {
            value: day_value(data)?,
            begin: data.begin.map(|d| d.to_string()),
            end: data.end.map(|d| d.to_string()),
            basis: "stated",
            span: self.span(timex.span),
        })
    }

    fn events(&self) -> Vec<wire::Event> {
        self.doc.events.iter().map(|(id, found)| self.event(id, found)).collect()
    }

    fn event(&self, id: Id<doc::Event>, found: &doc::Annotation<doc::Event>) -> wire::Event {
        let data = &found.data;
        let actors = self.all(&data.actors);
        let recipients = self.all(&data.recipients).into_iter().filter(|id| !actors.contains(id)).collect();
        wire::Event {
            id: event_id(id),
            kind: data.kind.as_str(),
            mode: data.mode.clone(),
            contexts: data.contexts.clone(),
            cameo: data.cameo.clone(),
            quad: data.kind.quad(),
            score: data.score(),
            trigger: self.span(found.span),
            actors,
            recipients,
            status: data.status.as_str(),
            happened: data.happened.as_ref().and_then(|h| self.happened(h)),
            place: data.place.map(place_id),
            statement: data.performed_by.or(data.reported_by).map(statement_id),
            reported_by: data.reported_by.map(statement_id),
            same_as: data.same_as.map(event_id),
            confidence: self.calibration.of(&found.by),
            by: found.by.to_string(),
        }
    }

    fn happened(&self, happened: &doc::Happened) -> Option<wire::Happened> {
        Some(wire::Happened {
            value: happened.value.clone(),
            begin: happened.begin.map(|d| d.to_string()),
            end: happened.end.map(|d| d.to_string()),
            basis: if happened.stated { "stated" } else { "inferred" },
            span: self.span(self.doc.timexes.get(happened.timex)?.span),
        })
    }
}

fn chains_of(doc: &Document, mention: Id<doc::Mention>) -> Vec<Id<Chain>> {
    let Some(found) = doc.mentions.get(mention) else { return Vec::new() };
    found.data.chain.iter().chain(&found.data.also).copied().collect()
}

/// The chains that an attribution or event names, in the order of their first mention.
fn taking_part(doc: &Document) -> Vec<Id<Chain>> {
    let said = doc.attributions.as_slice().iter().flat_map(|a| {
        let to = a.data.addressee.and_then(|to| to.mention);
        a.data.speaker.into_iter().chain(a.data.with.iter().copied()).chain(to)
    });
    let done = doc.events.as_slice().iter().flat_map(|e| e.data.actors.iter().chain(&e.data.recipients).copied());
    let mut chains: Vec<_> = said.chain(done).flat_map(|m| chains_of(doc, m)).collect();
    let candidates: Vec<_> = chains
        .iter()
        .filter_map(|&id| match &doc.chains.get(id)?.data.resolution {
            Resolution::Ambiguous { candidates, .. } => Some(candidates.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    chains.extend(candidates);
    chains.sort_by_key(|&id| (doc.chains.get(id).and_then(|c| c.data.mentions.first().copied()), id));
    chains.dedup();
    chains
}

fn statement_id(id: Id<Attribution>) -> String {
    format!("s{}", id.index() + 1)
}

fn event_id(id: Id<doc::Event>) -> String {
    format!("e{}", id.index() + 1)
}

/// The TIMEX3 value as far as it is a date: the part of day or clock time is dropped.
fn day_value(timex: &Timex) -> Option<String> {
    let value = timex.value.as_deref()?;
    let day = value.split('T').next().unwrap_or(value);
    (!day.is_empty() && !value.ends_with("_REF")).then(|| day.to_owned()).or_else(|| Some(timex.begin?.to_string()))
}
