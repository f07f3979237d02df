//! PLOVER contexts: what the paragraph around an event speaks of.

use super::draft::Draft;
use super::syntax::Syntax;
use crate::lexicon::EventLexicon;
use std::collections::BTreeMap;

/// Adds contexts that two words of the paragraph, or one of the sentence, speak of.
pub(super) fn contexts(syntax: Syntax<'_>, lexicon: &EventLexicon, draft: &mut Draft) {
    let doc = syntax.doc;
    let paragraph = doc.paragraphs.overlapping(draft.span).map(|id| doc.paragraphs[id].span);
    let Some(paragraph) = paragraph else { return };
    let sentence = doc.parse.sentence(doc.parse.sentence_of(draft.head));
    let mut votes: BTreeMap<&str, u32> = BTreeMap::new();
    let first = doc.token_at(paragraph.start());
    let end = doc.token_at(paragraph.end().saturating_sub(1)).saturating_add(1).min(doc.parse.len() as u32);
    for token in first..end {
        for context in lexicon.contexts(&syntax.lemma(token)) {
            *votes.entry(context).or_default() += if sentence.contains(&token) { 2 } else { 1 };
        }
    }
    for (context, n) in votes {
        if n >= 2 && !draft.contexts.iter().any(|c| c == context) {
            draft.contexts.push(context.to_owned());
        }
    }
}
