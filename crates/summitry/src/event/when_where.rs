//! Time and place of an event, by the clause they hang on.

use super::draft::Draft;
use super::syntax::Syntax;
use crate::doc::{Happened, Id, Timex, TimexKind, Toponym};
use crate::text::Span;
use summitry_syntax::{Dep, Tag, TokenId};

/// Times and places with the word they hang on.
pub(super) struct Setting<'d> {
    syntax: Syntax<'d>,
    times: Vec<(TokenId, Id<Timex>, String)>,
    places: Vec<(TokenId, Id<Toponym>)>,
}

impl<'d> Setting<'d> {
    /// Ties every time and place to a verb or noun; `nouns` are the nouns that are triggers.
    pub(super) fn new(syntax: Syntax<'d>, nouns: &[TokenId]) -> Self {
        let mut setting = Self { syntax, times: Vec::new(), places: Vec::new() };
        for (id, timex) in syntax.doc.timexes.iter() {
            if let Some((host, prep)) = setting.host(timex.span, nouns) {
                setting.times.push((host, id, prep));
            }
        }
        for (id, toponym) in syntax.doc.toponyms.iter() {
            let host = setting.host(toponym.span, nouns).filter(|(_, prep)| is_locative(prep));
            if let Some((host, _)) = host {
                setting.places.push((host, id));
            }
        }
        setting
    }

    /// Gives a draft its time and place.
    pub(super) fn settle(&self, draft: &mut Draft) {
        let hosts = self.hosts(draft);
        draft.happened = hosts.iter().find_map(|&h| self.time_at(h));
        draft.place = hosts.iter().find_map(|&h| self.places.iter().find(|p| p.0 == h).map(|p| p.1));
    }

    /// The words whose time is the event's time, nearest first.
    fn hosts(&self, draft: &Draft) -> Vec<TokenId> {
        let s = self.syntax;
        let mut hosts = vec![draft.head];
        hosts.extend(draft.carrier);
        let mut at = draft.carrier.unwrap_or(draft.head);
        for _ in 0..3 {
            let head = s.head(at);
            let shares = match s.dep(at) {
                Dep::Conj => s.is_verb(head) && s.is_verb(at) && s.child(at, &[Dep::Nsubj]).is_none(),
                Dep::Xcomp => matches!(
                    s.doc.lemma(head),
                    "begin" | "start" | "continue" | "resume" | "stop" | "cease" | "help" | "manage" | "try"
                ),
                // "He left on Monday, ending the talks"; "He was there last week when they met": both at one time.
                Dep::Advcl => s.is_verb(head) && self.accompanies(at),
                _ => false,
            };
            if !shares || head == at {
                break;
            }
            hosts.push(head);
            at = head;
        }
        hosts
    }

    /// A participle without a subject of its own, or a clause with "when".
    fn accompanies(&self, verb: TokenId) -> bool {
        let s = self.syntax;
        let marked = s.child(verb, &[Dep::Mark, Dep::Prep]).is_some_and(|m| m < verb);
        let participle = s.tag(verb) == Tag::VBG && s.child(verb, &[Dep::Nsubj, Dep::Aux]).is_none() && !marked;
        participle || s.child(verb, &[Dep::Advmod]).is_some_and(|when| s.lower(when) == "when")
    }

    fn time_at(&self, host: TokenId) -> Option<Happened> {
        let mut here = self
            .times
            .iter()
            .filter(|t| t.0 == host)
            .filter_map(|t| self.happened(t.1, &t.2).map(|h| (h, t.2.as_str())));
        let (first, prep) = here.next()?;
        let until =
            here.next().filter(|(_, p)| matches!((prep, *p), ("from", "to" | "until" | "through") | ("between", _)));
        match until {
            Some((second, _)) => {
                Some(Happened { value: format!("{}/{}", first.value, second.value), end: second.end, ..first })
            }
            None => Some(first),
        }
    }

    fn happened(&self, id: Id<Timex>, prep: &str) -> Option<Happened> {
        let timex = &self.syntax.doc.timexes.get(id)?.data;
        if !matches!(timex.kind, TimexKind::Date | TimexKind::Time)
            || matches!(prep, "until" | "by" | "before" | "after")
        {
            return None;
        }
        let value = timex.value.as_deref()?;
        let plain = value.get(..10).filter(|_| value.contains('T') && value.len() > 10).unwrap_or(value);
        let value = if is_calendar(plain) { plain.to_owned() } else { format!("{}/{}", timex.begin?, timex.end?) };
        let (begin, mut end) = (timex.begin, timex.end);
        let mut stated = Happened { value, begin, end, timex: id, stated: true };
        if prep == "since"
            && let Some(published) = &self.syntax.doc.meta.published
        {
            end = Some(published.day);
            stated = Happened { value: format!("{}/{}", stated.value, published.day), end, ..stated };
        }
        Some(stated)
    }

    /// The verb or trigger noun that a phrase hangs on, and the preposition between.
    fn host(&self, span: Span, nouns: &[TokenId]) -> Option<(TokenId, String)> {
        let s = self.syntax;
        let first = s.doc.token_at(span.start());
        let last = s.doc.token_at(span.end().saturating_sub(1)).min((s.doc.parse.len() as TokenId).checked_sub(1)?);
        let mut at = (first..=last).find(|&t| s.head(t) < first || s.head(t) > last || s.head(t) == t)?;
        let mut prep = String::new();
        for _ in 0..8 {
            let head = s.head(at);
            if head == at {
                return None;
            }
            if matches!(s.dep(at), Dep::Prep) && prep.is_empty() {
                prep = s.lower(at);
            }
            if s.is_verb(head) || s.is_be(head) || nouns.contains(&head) {
                return Some((head, prep));
            }
            at = head;
        }
        None
    }
}

fn is_locative(prep: &str) -> bool {
    matches!(
        prep,
        "in" | "at"
            | "on"
            | "near"
            | "outside"
            | "inside"
            | "across"
            | "around"
            | "throughout"
            | "off"
            | "to"
            | "into"
            | "over"
            | "along"
            | "within"
            | "through"
    )
}

/// Year, month or day, or an interval of them.
fn is_calendar(value: &str) -> bool {
    let part = |p: &str| {
        let digits = |d: &str, n: usize| d.len() == n && d.bytes().all(|b| b.is_ascii_digit());
        let mut cells = p.split('-');
        cells.next().is_some_and(|y| digits(y, 4)) && cells.all(|c| digits(c, 2))
    };
    value.split('/').all(part)
}
