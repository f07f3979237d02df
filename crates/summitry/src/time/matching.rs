//! Walks the patterns of one stage over the tokens: leftmost, longest, first rule.

use super::token::{BREAK, CAPITAL, Kind, SPACE, Token};
use crate::lexicon::time::{Ask, Class, Edge, TimeLexicon, Trie};

/// A pattern met by `tokens[start..end]`.
#[derive(Debug, Clone)]
pub(super) struct Match {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Index of the rule.
    pub(super) rule: u16,
    /// The classes that the pattern names, with their tokens.
    pub(super) kept: Kept,
}

/// Tokens kept by class; a pattern names at most this many.
const MOST: usize = 12;

/// The classes of a pattern with the tokens that met them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kept {
    len: u8,
    list: [(u8, u32); MOST],
}

impl Kept {
    fn with(mut self, class: Class, token: usize) -> Self {
        if let Some(slot) = self.list.get_mut(usize::from(self.len)) {
            *slot = (class as u8, token as u32);
            self.len += 1;
        }
        self
    }

    /// The token that met the class, the `nth` of several.
    pub(super) fn get(&self, class: Class, nth: usize) -> Option<usize> {
        let list = &self.list[..usize::from(self.len)];
        list.iter().filter(|k| k.0 == class as u8).nth(nth).map(|k| k.1 as usize)
    }
}

/// The best match that starts at `at` and that `accept` lets pass.
pub(super) fn match_at(
    lexicon: &TimeLexicon,
    stage: &Trie,
    tokens: &[Token],
    at: usize,
    accept: impl Fn(&Match) -> bool,
) -> Option<Match> {
    let token = tokens.get(at)?;
    let mut walk = Walk { lexicon, stage, tokens, start: at, accept, best: None };
    for edge in stage.from_word(token.word) {
        walk.follow(edge, at, Kept::default());
    }
    let mut classes = token.mask & stage.first_classes();
    while classes != 0 {
        for edge in stage.from_class(classes.trailing_zeros()) {
            walk.follow(edge, at, Kept::default());
        }
        classes &= classes - 1;
    }
    walk.best
}

struct Walk<'a, F> {
    lexicon: &'a TimeLexicon,
    stage: &'a Trie,
    tokens: &'a [Token],
    start: usize,
    accept: F,
    best: Option<Match>,
}

impl<F: Fn(&Match) -> bool> Walk<'_, F> {
    fn follow(&mut self, edge: &Edge, at: usize, kept: Kept) {
        let Some(token) = self.tokens.get(at) else { return };
        if at > self.start && (token.has(BREAK) || edge.glued && token.has(SPACE)) {
            return;
        }
        let kept = match edge.ask {
            Ask::Word(id, capital) if token.word == id && (!capital || token.has(CAPITAL)) => kept,
            Ask::Mark(mark) if token.is_mark(mark) => kept,
            Ask::Class(class) if token.is(class) => kept.with(class, at),
            _ => return,
        };
        self.arrive(edge.to, at + 1, kept);
    }

    fn arrive(&mut self, node: u32, at: usize, kept: Kept) {
        let node = self.stage.node(node);
        let goes_on = |t: &&Token| t.word != 0 || t.kind == Kind::Mark || t.mask & node.classes != 0;
        if self.tokens.get(at).filter(goes_on).is_some() {
            for edge in &node.edges {
                self.follow(edge, at, kept);
            }
        }
        for &rule in &node.rules {
            let better = self.best.as_ref().is_none_or(|b| (at, b.rule) > (b.end, rule));
            let found = Match { start: self.start, end: at, rule, kept };
            if better && usize::from(rule) < self.lexicon.rules.len() && (self.accept)(&found) {
                self.best = Some(found);
            }
        }
    }
}

/// Puts one token in the place of each found stretch.
pub(super) fn collapse(tokens: &mut Vec<Token>, found: &[(usize, usize, u64, i64)]) {
    let mut write = 0;
    let mut found = found.iter().peekable();
    let mut read = 0;
    while read < tokens.len() {
        let mut token = tokens[read];
        if let Some(&&(start, end, mask, value)) = found.peek().filter(|f| f.0 == read) {
            debug_assert!(start < end);
            token.end = tokens[end - 1].end;
            (token.mask, token.value, token.kind, token.word) = (mask, value, Kind::Item, 0);
            read = end;
            found.next();
        } else {
            read += 1;
        }
        tokens[write] = token;
        write += 1;
    }
    tokens.truncate(write);
}
