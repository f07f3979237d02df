//! From tokens to mentions.

use super::pronouns::is_pronoun_tag;
use super::titled::Titled;

use crate::doc::{ActorKind, Document, Form, Layer, Mention, Number, Rule};
use crate::lexicon::Lexicon;
use crate::text::Span;
use summitry_syntax::{Dep, Entity, EntityLabel, Pos, Tag, TokenId};

/// Finds the mentions of possible actors, in text order.
///
/// Generous: every noun phrase that could say, do or suffer something is a mention; the record keeps those that do.
pub fn mentions(doc: &Document, lexicon: &Lexicon) -> Layer<Mention> {
    let finder = Finder { doc, lexicon, entity_of: entity_index(doc) };
    let mut found: Vec<Mention> = Vec::new();
    for token in 0..doc.parse.len() as TokenId {
        if let Some(mention) = finder.mention(token) {
            found.push(mention);
        }
    }
    finder.add_uncovered(&mut found);
    finder.add_surnames(&mut found);
    finder.join_titles(&mut found);
    drop_titles(doc, &mut found);
    found.sort_by_key(|m| (m.first, std::cmp::Reverse(m.end)));
    found.into_iter().filter_map(|m| annotate(doc, m)).collect()
}

/// An office before a name is part of the mention of its holder.
fn drop_titles(doc: &Document, found: &mut Vec<Mention>) {
    let titled: Vec<(TokenId, TokenId, TokenId)> = found
        .iter()
        .filter(|m| m.kind == ActorKind::Person)
        .filter_map(|m| Some((m.first, doc.token_at(m.name?.start()), m.head)))
        .filter(|&(first, name, _)| first < name)
        .collect();
    let part =
        |m: &Mention| titled.iter().any(|&(first, name, head)| (first..name).contains(&m.head) && m.head != head);
    found.retain(|m| !(m.form == Form::Title && m.name.is_none() && part(m)));
}

fn annotate(doc: &Document, mut mention: Mention) -> Option<crate::doc::Annotation<Mention>> {
    mention.phrase = doc.tokens_span(mention.first, mention.end)?;
    (mention.first, mention.end) = core(doc, &mention);
    let by: Rule = rule(&mention).into();
    Some(crate::doc::Annotation { span: doc.tokens_span(mention.first, mention.end)?, data: mention, by })
}

pub(super) struct Finder<'d> {
    pub(super) doc: &'d Document,
    pub(super) lexicon: &'d Lexicon,
    pub(super) entity_of: Vec<Option<Entity>>,
}

impl Finder<'_> {
    pub(super) fn mention(&self, token: TokenId) -> Option<Mention> {
        let t = self.doc.token(token);
        match t.pos {
            Pos::Pron | Pos::Det if is_pronoun_tag(t.tag) => self.pronoun(token),
            Pos::Noun | Pos::Propn => self.nominal(token),
            Pos::Adj if t.dep == Dep::Amod => self.adjective(token),
            Pos::Adj | Pos::Num | Pos::Det | Pos::Pron | Pos::X | Pos::Sym => self.headless(token),
            _ if self.doc.word(token).starts_with(char::is_uppercase) => self.odd_name(token),
            _ => None,
        }
    }

    pub(super) fn bare(&self, token: TokenId, form: Form) -> Mention {
        Mention {
            first: token,
            end: token + 1,
            head: token,
            phrase: self.doc.token_span(token),
            form,
            modifier: false,
            located: false,
            kind: ActorKind::Unnamed,
            number: Number::Singular,
            gender: None,
            name: None,
            role: None,
            country: None,
            sector: None,
            chain: None,
            also: Vec::new(),
        }
    }

    /// A noun that heads its phrase, or a name that modifies another noun.
    pub(super) fn nominal(&self, token: TokenId) -> Option<Mention> {
        let entity = self.entity_of[token as usize];
        if is_inner(self.doc, token) {
            return self.modifier(token, entity);
        }
        let entity = entity.or_else(|| self.titled().unseen(token));
        if let Some(entity) = entity {
            if is_no_actor(entity.label) || self.is_inside(token, entity) {
                return None;
            }
            if let Some(mention) = self.named(token, entity) {
                return Some(mention);
            }
        }
        self.common(token)
    }

    pub(super) fn titled(&self) -> Titled<'_> {
        Titled { doc: self.doc, lexicon: self.lexicon, entity_of: &self.entity_of }
    }

    /// "Justice" in "Department of Justice": the name is that of its head.
    fn is_inside(&self, token: TokenId, entity: Entity) -> bool {
        let head = self.doc.token(token).head;
        head != token && (entity.first..entity.end).contains(&head)
    }

    /// "the Kremlin spokesman": the entity only modifies a common noun.
    pub(super) fn is_common_head(&self, head: TokenId, entity: Entity) -> bool {
        let token = self.doc.token(head);
        token.pos == Pos::Noun && entity.label != EntityLabel::Norp && entity.end <= head
    }

    /// The entity's tokens without article and possessive mark.
    pub(super) fn name_span(&self, entity: Entity) -> Option<Span> {
        let (mut first, mut end) = (entity.first, entity.end);
        while first < end && matches!(self.doc.token(first).tag, Tag::DT | Tag::POS | Tag::SP) {
            first += 1;
        }
        while end > first && matches!(self.doc.token(end - 1).tag, Tag::POS | Tag::SP | Tag::Comma | Tag::CloseQuote) {
            end -= 1;
        }
        let span = self.doc.tokens_span(first, end)?;
        // "Alpine Workers' Bloc (AWB": the acronym is another name.
        let whole = self.doc.slice(span);
        let short = whole.find(" (").filter(|_| !whole.contains(')')).map(|cut| whole.get(..cut).unwrap_or(whole));
        let length = u32::try_from(short.unwrap_or(whole).len()).ok()?;
        Span::new(span.start(), span.start() + length)
    }

    pub(super) fn number(&self, head: TokenId) -> Number {
        let plural = matches!(self.doc.token(head).tag, Tag::NNS | Tag::NNPS)
            || matches!(self.doc.lemma(head), "police" | "people" | "personnel" | "staff");
        if plural { Number::Plural } else { Number::Singular }
    }

    pub(super) fn phrase(&self, mention: &Mention) -> &str {
        self.doc.tokens_span(mention.first, mention.end).map(|s| self.doc.slice(s)).unwrap_or_default()
    }
}

/// The phrase without the people and bodies that it names beside its own head: "Ruiz's [lawyer]", "[the mayor] of Oslo".
pub(super) fn core(doc: &Document, mention: &Mention) -> (TokenId, TokenId) {
    let name_end = mention.name.map_or(0, |name| doc.token_at(name.end().saturating_sub(1)) + 1);
    let end = mention.end.min(name_end.max(mention.head + 1));
    let owner = doc
        .tree
        .children(mention.head)
        .iter()
        .copied()
        .find(|&c| doc.token(c).dep == Dep::Poss && doc.token(c).pos == Pos::Propn && c < mention.head);
    let after = owner.map_or(mention.first, |owner| doc.tree.subtree(owner).1);
    let inside_name = mention.name.is_some_and(|name| doc.token_at(name.start()) < after);
    (if inside_name { mention.first } else { after.clamp(mention.first, mention.head) }, end.max(mention.head + 1))
}

pub(super) fn rule(mention: &Mention) -> &'static str {
    match mention.form {
        Form::Pronoun => "mention/pronouns",
        Form::Title => "mention/title",
        Form::Description if matches!(mention.kind, ActorKind::Organization | ActorKind::Government) => "mention/nouns",
        Form::Description => "mention/description",
        Form::Metonym => "mention/metonym",
        Form::Name | Form::Surname | Form::Acronym => "mention/name",
    }
}

pub(super) fn entity_index(doc: &Document) -> Vec<Option<Entity>> {
    let mut index = vec![None; doc.parse.len()];
    for entity in &doc.parse.entities {
        for slot in index.iter_mut().take(entity.end as usize).skip(entity.first as usize) {
            *slot = Some(*entity);
        }
    }
    index
}

/// Whether a token stands inside the noun phrase of another noun.
pub(super) fn is_inner(doc: &Document, token: TokenId) -> bool {
    let mut t = doc.token(token);
    for _ in 0..8 {
        if t.dep != Dep::Conj || t.pos == Pos::Noun {
            break;
        }
        t = doc.token(t.head);
    }
    matches!(t.dep, Dep::Compound | Dep::Amod | Dep::Nmod) && doc.token(t.head).pos != Pos::Verb
}

pub(super) fn is_no_actor(label: EntityLabel) -> bool {
    matches!(
        label,
        EntityLabel::Cardinal
            | EntityLabel::Date
            | EntityLabel::Language
            | EntityLabel::Money
            | EntityLabel::Ordinal
            | EntityLabel::Percent
            | EntityLabel::Quantity
            | EntityLabel::Time
    )
}
