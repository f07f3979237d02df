//! A speaker and a colon before the words: transcripts, interviews, headlines, clauses that introduce a quotation.

use super::content::{is_speech, open_at};
use super::draft::{Draft, Range};
use super::source::{self, Voice};
use super::speech::claimed;
use super::subject;
use super::view::View;
use crate::doc::Act;
use crate::lexicon::Who;
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// The rule file of this construction.
const RULE: &str = "cue/colon";

/// A paragraph that opens with a label: its tokens and the colon.
#[derive(Clone, Copy)]
struct Label {
    first: TokenId,
    colon: TokenId,
    end: TokenId,
    /// It cannot be anything but a speaker: a person's name, capitals, "Q".
    sure: bool,
}

/// Attributions by label, for every paragraph that begins with one.
pub(super) fn labels(view: &View) -> Vec<Draft> {
    let all: Vec<Range> = paragraphs(view).collect();
    let labels: Vec<Option<Label>> = all.iter().map(|&(a, b)| label(view, a, b)).collect();
    let sure = labels.iter().flatten().filter(|l| l.sure && speaks_after(view, l)).count();
    let transcript = sure >= 2 || sure == 1 && speaks_itself(view);
    let starts = labels.iter().enumerate().filter_map(|(n, l)| l.as_ref().map(|l| (n, *l)));
    starts.filter_map(|(n, label)| turn(view, label, &all, &labels, n, transcript)).collect()
}

fn paragraphs(view: &View) -> impl Iterator<Item = Range> {
    let layer = view.doc.paragraphs.as_slice().iter();
    layer.map(|p| (view.doc.token_at(p.span.start()), view.token_end(p.span.end())))
}

/// A text in the first person outside quotation marks: a speech or an interview, not a report.
fn speaks_itself(view: &View) -> bool {
    let first_person = |t: TokenId| view.quote(t).is_none() && view.is_any(t, &["i", "we", "our", "my"]);
    (0..view.len()).filter(|&t| first_person(t)).take(3).count() == 3
}

/// The label of a paragraph that opens with capitalised words and a colon.
fn label(view: &View, first: TokenId, end: TokenId) -> Option<Label> {
    let first = (first..end).find(|&t| !view.is_punct(t))?;
    let colon = (first..end.min(first + 14)).find(|&t| view.word(t) == ":")?;
    if colon == first || colon + 1 >= end || !(first..colon).all(|t| may_label(view, t)) || is_caption(view, colon) {
        return None;
    }
    let named = (first..colon).any(|t| view.pos(t) == Pos::Propn || is_capitals(view.word(t)));
    let sure = (first..colon).all(|t| is_capitals(view.word(t)) || view.is_punct(t))
        || (first..colon).any(|t| source::is_named_person(view, t))
        || view.is_any(first, &["q", "a", "question", "answer"]) && colon == first + 1;
    (named || sure).then_some(Label { first, colon, end, sure })
}

/// "Vera Lund Image: ...", "Photo: ...": who took a picture, not who speaks.
fn is_caption(view: &View, colon: TokenId) -> bool {
    const CAPTIONS: &[&str] =
        &["image", "photo", "photograph", "picture", "file", "credit", "source", "video", "map", "caption", "graphic"];
    view.is_any(colon - 1, CAPTIONS)
}

/// A clause or a question after the label: "Image: White House" has none.
fn speaks_after(view: &View, label: &Label) -> bool {
    (label.colon + 1..label.end).any(|t| view.is_verb(t) || view.word(t) == "?")
}

fn is_capitals(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase)
}

/// Capitalised words, small words of titles, punctuation of names.
fn may_label(view: &View, t: TokenId) -> bool {
    let word = view.word(t);
    word.starts_with(char::is_uppercase)
        || matches!(word, "of" | "the" | "to" | "for" | "and" | "'s" | "’s" | "-" | "." | "," | "(" | ")")
        || matches!(view.tag(t), Tag::NN | Tag::JJ) && view.pos(t) != Pos::Verb
}

/// Gives each quotation after a colon that no cue has claimed to the subject of the clause before the colon.
pub(super) fn introduced(view: &View, drafts: &mut Vec<Draft>) {
    for (number, quote) in view.doc.quotes.as_slice().iter().enumerate() {
        if quote.data.level > 0 || !is_speech(view, number) {
            continue;
        }
        let (first, end) = view.quote_tokens(number);
        let colon = (first.saturating_sub(3)..first).rev().find(|&t| !view.is_space(t));
        let Some(colon) = colon.filter(|&t| view.word(t) == ":" && view.quote(t).is_none()) else { continue };
        if claimed(drafts, first, end) {
            continue;
        }
        drafts.extend(clause_speaker(view, colon).map(|source| draft(colon, source, vec![(first, end)])));
    }
}

/// Who or what the clause before a colon is about, if that has a voice.
fn clause_speaker(view: &View, colon: TokenId) -> Option<TokenId> {
    let (first, _) = view.unit(colon);
    // The parser often hangs the clause on the quotation.
    let root = (first..colon).find(|&t| view.is_verb(t) && (view.dep(t) == Dep::Root || view.head(t) > colon))?;
    let source =
        if subject::is_passive(view, root) { subject::agent(view, root) } else { subject::subject(view, root) };
    source.filter(|&s| view.quote(s).is_none() && source::admits(view, Who::Report, s) && !view.is(s, "it"))
}

fn turn(
    view: &View,
    label: Label,
    all: &[Range],
    labels: &[Option<Label>],
    n: usize,
    transcript: bool,
) -> Option<Draft> {
    let quote = open_at(view, label.colon + 1).map(|q| vec![view.quote_tokens(q)]);
    let content = match label.sure {
        true if transcript => Some(speech(view, all, labels, n, label)),
        true if is_heading(view, n) => Some(vec![(label.colon + 1, label.end)]),
        _ => quote,
    };
    let head = (label.first..label.colon).rev().find(|&t| is_head(view, t))?;
    if !label.sure && source::voice(view, head) != Voice::Speaker {
        return None;
    }
    Some(draft(label.colon, head, content?))
}

fn draft(colon: TokenId, source: TokenId, content: Vec<Range>) -> Draft {
    Draft {
        cue: (colon, colon + 1),
        head: colon,
        source: Some(source),
        content,
        addressee: None,
        medium: None,
        rule: RULE.into(),
        act: Act::Say,
        neutral: true,
        told: None,
        under: None,
        negated: false,
        speech: true,
    }
}

/// "Okoro: We will win" above an article.
fn is_heading(view: &View, paragraph: usize) -> bool {
    view.doc.paragraphs.as_slice().get(paragraph).is_some_and(|p| p.data.heading)
}

fn is_head(view: &View, t: TokenId) -> bool {
    matches!(view.pos(t), Pos::Propn | Pos::Noun) || is_capitals(view.word(t))
}

/// The rest of the labelled paragraph and the paragraphs after it that go on speaking.
fn speech(view: &View, all: &[Range], labels: &[Option<Label>], n: usize, label: Label) -> Vec<Range> {
    let mut content = vec![(label.colon + 1, label.end)];
    let after = all.iter().zip(labels).skip(n + 1);
    content.extend(after.take_while(|&(&r, l)| l.is_none() && goes_on(view, r)).map(|(&r, _)| r));
    content
}

/// A paragraph of a turn speaks to somebody; a narrator between or after turns does not.
fn goes_on(view: &View, (first, end): Range) -> bool {
    const SPOKEN: &[&str] = &["i", "we", "you", "our", "my", "your", "us", "me", "let", "'m", "’m"];
    let spoken = (first..end).any(|t| view.is_any(t, SPOKEN) && view.quote(t).is_none());
    let told = (first..end).any(|t| view.quote(t).is_some() && view.closes_quote(t));
    spoken || !told && end - first <= 12
}
