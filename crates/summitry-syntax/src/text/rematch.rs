//! Exceptions found again after affixes were cut, as `p.m` and `.` in `(5 p.m.)`.

use super::tokenizer::{Exceptions, RawToken};
use std::collections::{HashMap, HashSet};

/// Exceptions as sequences of tokens.
#[derive(Default)]
pub(crate) struct Sequences {
    by_first: HashMap<String, Vec<Vec<String>>>,
}

impl Sequences {
    pub(crate) fn add(&mut self, mut words: Vec<String>) {
        if words.is_empty() {
            return;
        }
        let first = words.remove(0);
        self.by_first.entry(first).or_default().push(words);
    }

    /// Replaces every sequence that is an exception by the exception's tokens; longer sequences first.
    pub(crate) fn apply(&self, text: &str, tokens: Vec<RawToken>, exceptions: &Exceptions) -> Vec<RawToken> {
        let chosen = choose(self.find(text, &tokens));
        if chosen.is_empty() {
            return tokens;
        }
        let mut out = Vec::with_capacity(tokens.len());
        let mut at = 0;
        for (start, end) in chosen {
            out.extend_from_slice(&tokens[at..start]);
            replace(text, &tokens[start..end], exceptions, &mut out);
            at = end;
        }
        out.extend_from_slice(&tokens[at..]);
        out
    }

    fn find(&self, text: &str, tokens: &[RawToken]) -> Vec<(usize, usize)> {
        let mut spans = Vec::new();
        for (start, token) in tokens.iter().enumerate() {
            for tail in self.by_first.get(token.of(text)).into_iter().flatten() {
                let following = &tokens[start + 1..];
                if tail.len() <= following.len() && tail.iter().zip(following).all(|(word, t)| word == t.of(text)) {
                    spans.push((start, start + 1 + tail.len()));
                }
            }
        }
        spans
    }
}

/// Spans whose ends no longer (or equally long, earlier) span covers, in text order.
fn choose(mut spans: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    spans.sort_by_key(|&(start, end)| (std::cmp::Reverse(end - start), start));
    let mut seen = HashSet::new();
    let mut chosen = Vec::new();
    for (start, end) in spans {
        if !seen.contains(&start) && !seen.contains(&(end - 1)) {
            chosen.push((start, end));
        }
        seen.extend(start..end);
    }
    chosen.sort_unstable();
    chosen
}

fn replace(text: &str, tokens: &[RawToken], exceptions: &Exceptions, out: &mut Vec<RawToken>) {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
    let Some(parts) = exceptions.get(&text[first.start as usize..last.end as usize]) else {
        return out.extend_from_slice(tokens);
    };
    let mut start = first.start;
    for part in parts {
        out.push(RawToken { start, end: start + part.len, norm: part.norm, blank_after: false });
        start += part.len;
    }
    if let Some(token) = out.last_mut() {
        token.blank_after = last.blank_after;
    }
}
