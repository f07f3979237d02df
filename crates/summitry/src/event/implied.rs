//! Doers that a sentence leaves out though it has them: police who tell of arrests have made them.

use super::draft::Drafting;
use super::triggers::Trigger;
use crate::doc::{Id, Mention};
use summitry_syntax::{Dep, TokenId};

/// How many sentences back the police may stand.
const SENTENCES: usize = 3;

impl Drafting<'_, '_> {
    /// Who made an arrest that nobody is said to have made: the police that act or speak in the sentence, else in
    /// the sentences before it in the paragraph.
    pub(super) fn arresting(&self, trigger: &Trigger) -> Option<Id<Mention>> {
        let doc = self.syntax.doc;
        let at = doc.parse.sentence_of(trigger.head);
        let taken = self.syntax.undergoers(trigger.head);
        let here = doc.parse.sentence(at);
        let paragraph = |t: TokenId| doc.paragraphs.overlapping(doc.token_span(t));
        let before = (at.saturating_sub(SENTENCES)..at).rev().map(|n| doc.parse.sentence(n));
        self.acting_police(here.start, here.end, &taken).or_else(|| {
            before
                .take_while(|range| paragraph(range.start) == paragraph(here.start))
                .find_map(|range| self.acting_police(range.start, range.end, &[]))
        })
    }

    fn acting_police(&self, first: TokenId, end: TokenId, taken: &[TokenId]) -> Option<Id<Mention>> {
        let s = self.syntax;
        let acts = |head: TokenId| {
            let verb = s.head(head);
            match s.dep(head) {
                Dep::Nsubj => s.is_verb(verb),
                Dep::Pobj => s.dep(verb) == Dep::Agent,
                _ => false,
            }
        };
        let inside = s.doc.mentions.iter().filter(|(_, m)| (first..end).contains(&m.data.head));
        let acting = inside.filter(|(_, m)| acts(m.data.head) && !taken.contains(&m.data.head));
        acting.map(|(id, _)| id).find(|&id| self.parties.is_police(id))
    }
}
