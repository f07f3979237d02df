//! The document as this room reads it: units of text, outermost quotations, clipped subtrees.

use crate::doc::Document;
use crate::lexicon::{Cues, Lexicon, Nouns};
use crate::text::Span;
use rustc_hash::FxHashSet;
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// No quotation, no paragraph.
const NONE: u32 = u32::MAX;

/// Read access to one article.
pub(super) struct View<'a> {
    pub(super) doc: &'a Document,
    pub(super) cues: &'a Cues,
    pub(super) nouns: &'a Nouns,
    units: Vec<TokenId>,
    paragraph: Vec<u32>,
    quote: Vec<u32>,
    capitals: FxHashSet<&'a str>,
    speech: Vec<(TokenId, TokenId)>,
}

impl<'a> View<'a> {
    pub(super) fn new(doc: &'a Document, lexicon: &'a Lexicon) -> Self {
        let paragraph = cover(doc, doc.paragraphs.as_slice().iter().map(|p| p.span));
        let outer = doc.quotes.as_slice().iter().map(|q| if q.data.level == 0 { q.span } else { Span::between(0, 0) });
        let quote = cover(doc, outer);
        let mut view = Self {
            doc,
            cues: &lexicon.cues,
            nouns: &lexicon.nouns,
            units: Vec::new(),
            paragraph,
            quote,
            capitals: FxHashSet::default(),
            speech: Vec::new(),
        };
        view.units = (0..view.len()).filter(|&t| view.starts_unit(t)).collect();
        view.capitals = (1..view.len()).filter(|&t| view.is_inner_capital(t)).map(|t| view.word(t)).collect();
        view
    }

    /// A capitalised word after a small one.
    fn is_inner_capital(&self, t: TokenId) -> bool {
        let small = |t: TokenId| self.word(t).starts_with(char::is_lowercase);
        self.word(t).starts_with(char::is_uppercase) && small(t - 1)
    }

    /// Whether a word is capitalised inside sentences of the article, as names are.
    pub(super) fn is_name_here(&self, t: TokenId) -> bool {
        self.capitals.contains(self.word(t))
    }

    /// Marks turns of a transcript, which are speech without quotation marks.
    pub(super) fn mark_speech(&mut self, turns: impl Iterator<Item = (TokenId, TokenId)>) {
        self.speech.extend(turns);
        self.speech.sort_unstable();
    }

    /// Whether a word is spoken: inside a quotation or a turn of a transcript.
    pub(super) fn is_spoken(&self, t: TokenId) -> bool {
        let at = self.speech.partition_point(|&(_, end)| end <= t);
        self.quote(t).is_some() || self.speech.get(at).is_some_and(|&(first, _)| first <= t)
    }

    pub(super) fn len(&self) -> TokenId {
        self.doc.parse.len() as TokenId
    }

    pub(super) fn dep(&self, t: TokenId) -> Dep {
        self.doc.token(t).dep
    }

    pub(super) fn tag(&self, t: TokenId) -> Tag {
        self.doc.token(t).tag
    }

    pub(super) fn pos(&self, t: TokenId) -> Pos {
        self.doc.token(t).pos
    }

    pub(super) fn head(&self, t: TokenId) -> TokenId {
        self.doc.token(t).head
    }

    pub(super) fn word(&self, t: TokenId) -> &'a str {
        self.doc.word(t)
    }

    /// Whether the token is this lower-case word.
    pub(super) fn is(&self, t: TokenId, word: &str) -> bool {
        self.word(t).eq_ignore_ascii_case(word)
    }

    pub(super) fn is_any(&self, t: TokenId, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(t, w))
    }

    pub(super) fn lemma(&self, t: TokenId) -> &'a str {
        self.doc.lemma(t)
    }

    /// Dependants in text order.
    pub(super) fn kids(&self, t: TokenId) -> &'a [TokenId] {
        self.doc.tree.children(t)
    }

    /// First dependant with one of the relations.
    pub(super) fn kid(&self, t: TokenId, deps: &[Dep]) -> Option<TokenId> {
        self.kids(t).iter().copied().find(|&c| deps.contains(&self.dep(c)))
    }

    /// First dependant after `from` with one of the relations.
    pub(super) fn kid_after(&self, t: TokenId, from: TokenId, deps: &[Dep]) -> Option<TokenId> {
        self.kids(t).iter().copied().find(|&c| c > from && deps.contains(&self.dep(c)))
    }

    /// Tokens governed by `t`, kept within its paragraph.
    pub(super) fn sub(&self, t: TokenId) -> (TokenId, TokenId) {
        let (first, end) = self.doc.tree.subtree(t);
        let (lo, hi) = self.unit(t);
        (first.max(lo), end.min(hi))
    }

    pub(super) fn is_verb(&self, t: TokenId) -> bool {
        matches!(self.pos(t), Pos::Verb | Pos::Aux)
    }

    pub(super) fn is_nominal(&self, t: TokenId) -> bool {
        matches!(self.pos(t), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num)
            || matches!(self.tag(t), Tag::DT | Tag::PRP | Tag::CD)
    }

    pub(super) fn is_punct(&self, t: TokenId) -> bool {
        matches!(self.pos(t), Pos::Punct | Pos::Space) && !matches!(self.tag(t), Tag::Dollar | Tag::SYM)
    }

    pub(super) fn is_space(&self, t: TokenId) -> bool {
        self.word(t).chars().all(char::is_whitespace)
    }

    /// Number of the outermost quotation that holds the token.
    pub(super) fn quote(&self, t: TokenId) -> Option<usize> {
        self.quote.get(t as usize).filter(|&&q| q != NONE).map(|&q| q as usize)
    }

    pub(super) fn same_quote(&self, a: TokenId, b: TokenId) -> bool {
        self.quote(a) == self.quote(b)
    }

    pub(super) fn paragraph(&self, t: TokenId) -> Option<usize> {
        self.paragraph.get(t as usize).filter(|&&p| p != NONE).map(|&p| p as usize)
    }

    /// Tokens `first..end` of an outermost quotation, marks included.
    pub(super) fn quote_tokens(&self, quote: usize) -> (TokenId, TokenId) {
        let span = self.doc.quotes.as_slice().get(quote).map_or(Span::between(0, 0), |q| q.span);
        (self.doc.token_at(span.start()), self.token_end(span.end()))
    }

    /// One past the last token that begins before a byte.
    pub(super) fn token_end(&self, byte: u32) -> TokenId {
        self.doc.parse.tokens.partition_point(|t| t.start < byte) as TokenId
    }

    /// The sentence of a token, mended: not cut inside quotations, never over a paragraph's end.
    pub(super) fn unit(&self, t: TokenId) -> (TokenId, TokenId) {
        let at = self.units.partition_point(|&u| u <= t);
        let first = at.checked_sub(1).and_then(|i| self.units.get(i)).copied().unwrap_or(0);
        (first, self.units.get(at).copied().unwrap_or(self.len()))
    }

    pub(super) fn unit_number(&self, t: TokenId) -> usize {
        self.units.partition_point(|&u| u <= t)
    }

    fn starts_unit(&self, t: TokenId) -> bool {
        if t == 0 {
            return true;
        }
        let before = t - 1;
        if self.paragraph(t) != self.paragraph(before) {
            return true;
        }
        let cut = self.doc.parse.sentence_starts.binary_search(&t).is_ok() || self.missed_end(t);
        cut && !self.same_open_quote(before, t) && !self.goes_on(before, t)
    }

    /// A full stop and a capital between two quotations or plain words that the parser took as one sentence.
    fn missed_end(&self, t: TokenId) -> bool {
        let before = t - 1;
        let stop = |t: TokenId| matches!(self.word(t), "." | "!" | "?");
        let ends = stop(before) || (self.closes_quote(before) && before > 0 && stop(before - 1));
        ends && self.word(t).chars().next().is_some_and(|c| c.is_uppercase() || "\"“".contains(c))
            && self.quote(before).is_none_or(|_| self.closes_quote(before))
            && !self.attributes_after(t)
    }

    /// Whether "he said" or "said the envoy" begins here, which belongs to the quotation before.
    fn attributes_after(&self, t: TokenId) -> bool {
        if !self.closes_quote(t - 1) || matches!(self.word(self.last_inside(t - 1)), "." | "...") {
            return false;
        }
        let (mut at, limit) = (t, (t + 9).min(self.len()));
        while at < limit && !self.is_punct(at) {
            if self.is_verb(at) {
                return self.cues.verb(self.lemma(at)).iter().any(|c| c.take.contains(&crate::lexicon::Take::Quote))
                    && self.ends_clause(at);
            }
            at += 1;
        }
        false
    }

    /// Whether the words after a verb do not go on with an object or a clause of their own.
    fn ends_clause(&self, verb: TokenId) -> bool {
        let next = verb + 1;
        next >= self.len() || self.is_punct(next) || matches!(self.pos(next), Pos::Adp | Pos::Adv | Pos::Propn)
    }

    pub(super) fn closes_quote(&self, t: TokenId) -> bool {
        self.quote(t).is_some() && (t + 1 >= self.len() || !self.same_quote(t, t + 1))
    }

    fn same_open_quote(&self, a: TokenId, b: TokenId) -> bool {
        self.quote(a).is_some() && self.same_quote(a, b)
    }

    /// Whether no sentence can end between two neighbours: after a comma or colon, before a small letter.
    fn goes_on(&self, before: TokenId, t: TokenId) -> bool {
        let inner = self.last_inside(before);
        let small = self.word(t).chars().next().is_some_and(char::is_lowercase);
        matches!(self.word(inner), "," | ";")
            || small
            || self.is_only_mark(t)
            || (self.word(before) == ":" && self.quote(t).is_some())
            || (self.closes_quote(before) && self.attributes_after(t))
    }

    /// The token before a closing mark, or the token itself.
    fn last_inside(&self, t: TokenId) -> TokenId {
        if self.closes_quote(t) && self.is_punct(t) { t.saturating_sub(1) } else { t }
    }

    fn is_only_mark(&self, t: TokenId) -> bool {
        self.closes_quote(t) && self.is_punct(t)
    }

    pub(super) fn span(&self, first: TokenId, end: TokenId) -> Option<Span> {
        self.doc.tokens_span(first, end)
    }

    /// A range without blanks, commas, colons and full stops at its edges; quotation marks stay when paired.
    pub(super) fn trim(&self, mut first: TokenId, mut end: TokenId) -> (TokenId, TokenId) {
        let loose = |t: TokenId| {
            self.is_space(t) || matches!(self.word(t), "," | ":" | ";" | "." | "-" | "—" | "–" | "--" | "?" | "!")
        };
        while first < end && (self.is_space(first) || loose(first) && self.quote(first).is_none()) {
            first += 1;
        }
        while first < end && (self.is_space(end - 1) || loose(end - 1) && self.quote(end - 1).is_none()) {
            end -= 1;
        }
        (first, end)
    }
}

/// For each token the number of the span that holds it; spans are in text order.
fn cover(doc: &Document, spans: impl Iterator<Item = Span>) -> Vec<u32> {
    let tokens = &doc.parse.tokens;
    let mut out = vec![NONE; tokens.len()];
    for (number, span) in spans.enumerate() {
        let from = tokens.partition_point(|t| t.end <= span.start());
        for (slot, token) in out.iter_mut().zip(tokens).skip(from) {
            if token.start >= span.end() {
                break;
            }
            *slot = number as u32;
        }
    }
    out
}
