//! Statements that act: a demand is a REQUEST, an accusation an ACCUSE, a refusal a REJECT.

use super::draft::{Draft, Drafting, innermost};
use crate::doc::{Act, Annotation, Attribution, Id, Mention, Plover, Polarity, Status};
use crate::text::Span;
use summitry_syntax::{Dep, Tag, TokenId};

/// The PLOVER type that an act of speech is.
pub(super) const fn plover_of(act: Act) -> Option<Plover> {
    match act {
        Act::Demand | Act::Request => Some(Plover::Request),
        Act::Accuse | Act::Criticize => Some(Plover::Accuse),
        Act::Reject => Some(Plover::Reject),
        Act::Threaten => Some(Plover::Threaten),
        Act::Praise => Some(Plover::Support),
        Act::Promise | Act::Accept => Some(Plover::Agree),
        _ => None,
    }
}

impl<'d> Drafting<'_, 'd> {
    /// Adds the events that statements perform to those that words tell.
    pub(super) fn perform(&self, drafts: &mut Vec<Draft>) {
        for (id, attribution) in self.syntax.doc.attributions.iter() {
            drafts.retain(|d| d.kind.quad() % 2 == 1 || attribution.data.cue_head != Some(d.head));
            let Some(kind) = plover_of(attribution.data.act) else { continue };
            if attribution.data.act == Act::Reject && attribution.data.polarity == Polarity::Negated {
                continue;
            }
            if kind == Plover::Threaten && self.endangers(&attribution.data) {
                continue;
            }
            if !self.claim(id, attribution, kind, drafts) {
                drafts.extend(self.new_act(id, attribution, kind));
            }
        }
    }

    /// "networks that threaten our security" say no threat.
    fn endangers(&self, data: &Attribution) -> bool {
        self.content_things(data).iter().any(|&t| self.lexicon.is("endangered", &self.syntax.lemma(t)))
    }

    /// Whether an event told by words is the act itself; it is then tied to the statement.
    fn claim(
        &self,
        id: Id<Attribution>,
        attribution: &Annotation<Attribution>,
        kind: Plover,
        drafts: &mut [Draft],
    ) -> bool {
        let data = &attribution.data;
        let at_cue = |d: &Draft| data.cue_head == Some(d.head) || data.cue.is_some_and(|c| c.overlaps(d.span));
        if let Some(draft) = drafts.iter_mut().find(|d| at_cue(d)) {
            if draft.kind == kind {
                self.tie(id, data, draft);
            }
            return true;
        }
        let in_content = |d: &Draft| {
            d.kind == kind
                && d.performed_by.is_none()
                && data.content.iter().any(|c| c.contains(d.span))
                && (self.is_performative(d.head) || self.is_own(data, d))
        };
        if let Some(draft) = drafts.iter_mut().find(|d| in_content(d)) {
            draft.reported_by = data.parent;
            self.tie(id, data, draft);
            return true;
        }
        false
    }

    fn tie(&self, id: Id<Attribution>, data: &Attribution, draft: &mut Draft) {
        draft.performed_by = Some(id);
        draft.reported_by = data.parent;
        if draft.actors.is_empty() {
            draft.actors = speakers(data);
        }
        if draft.recipients.is_empty() {
            draft.recipients = self.targets(data, draft.kind);
            draft.recipients.retain(|r| !draft.actors.contains(r));
        }
    }

    /// "said she would not endorse him": the speaker tells of the same act.
    fn is_own(&self, data: &Attribution, draft: &Draft) -> bool {
        let chain = |m: Id<Mention>| self.syntax.doc.mentions.get(m).and_then(|m| m.data.chain);
        let speaker = data.speaker.and_then(chain);
        speaker.is_some() && draft.actors.iter().any(|&a| chain(a) == speaker)
    }

    /// "we condemn", "I strongly reject": the words are the act.
    pub(super) fn is_performative(&self, verb: TokenId) -> bool {
        let s = self.syntax;
        let own = s.child(verb, &[Dep::Nsubj]).is_some_and(|n| matches!(s.lower(n).as_str(), "i" | "we"));
        let will = s.kids(verb).iter().any(|&k| s.tag(k) == Tag::MD && s.lower(k) == "will");
        own && (matches!(s.tag(verb), Tag::VBP | Tag::VBZ) || will)
    }

    /// A content that is a noun phrase: "characterised the attack as cowardly".
    fn content_things(&self, data: &Attribution) -> Vec<TokenId> {
        let root = data.content.first().and_then(|&c| self.root_of(c));
        root.filter(|&r| self.syntax.is_noun(r)).into_iter().collect()
    }

    fn new_act(&self, id: Id<Attribution>, attribution: &Annotation<Attribution>, kind: Plover) -> Option<Draft> {
        let data = &attribution.data;
        let cue = data.cue?;
        let actors = speakers(data);
        let mut recipients = self.targets(data, kind);
        recipients.retain(|r| !actors.contains(r));
        if actors.is_empty() && recipients.is_empty() {
            return None;
        }
        let head = data.cue_head.unwrap_or_else(|| self.syntax.doc.token_at(cue.start()));
        self.syntax.doc.parse.tokens.get(head as usize)?;
        let negated = data.polarity == Polarity::Negated;
        Some(Draft {
            kind,
            mode: None,
            cameo: Some(cameo_of(kind).to_owned()),
            contexts: Vec::new(),
            span: cue,
            head,
            carrier: None,
            actors,
            recipients,
            status: if negated { Status::Denied } else { Status::Occurred },
            happened: None,
            place: None,
            performed_by: Some(id),
            reported_by: data.parent.or_else(|| innermost(self.syntax, cue)).filter(|&p| p != id),
            consumed: None,
            things: self.content_things(data),
            by: "event/statement-that-acts".into(),
        })
    }

    /// Who is asked, accused, refused, threatened or praised.
    fn targets(&self, data: &Attribution, kind: Plover) -> Vec<Id<Mention>> {
        if let Some(addressee) = data.addressee.and_then(|a| a.mention)
            && matches!(kind, Plover::Request | Plover::Threaten)
        {
            return vec![addressee];
        }
        let named = self.named_by_cue(data, kind);
        if !named.is_empty() {
            return named;
        }
        let found = data.content.first().map(|&c| self.blamed(c, kind)).unwrap_or_default();
        found.into_iter().filter(|m| Some(*m) != data.speaker).collect()
    }

    /// "called him a liar", "which she referred to as a farce": what the cue has for its object.
    fn named_by_cue(&self, data: &Attribution, kind: Plover) -> Vec<Id<Mention>> {
        let s = self.syntax;
        let Some(cue) = data.cue_head.filter(|_| matches!(kind, Plover::Accuse | Plover::Support)) else {
            return Vec::new();
        };
        if !s.is_verb(cue) || !self.lexicon.is("labels", &s.lemma(cue)) {
            return Vec::new();
        }
        let object = s.undergoer(cue).map(|o| s.joined(o)).unwrap_or_else(|| s.under_prep(cue, "to"));
        let own = self.parties.all(&object, None);
        let found = match object.first() {
            Some(&thing) if own.is_empty() => self.parties.all(&self.casting().owner(thing), None),
            _ => own,
        };
        found.into_iter().filter(|m| Some(*m) != data.speaker).collect()
    }

    /// The party that the content's main clause is about.
    fn blamed(&self, content: Span, kind: Plover) -> Vec<Id<Mention>> {
        let Some(root) = self.root_of(content) else { return Vec::new() };
        let s = self.syntax;
        if !s.is_verb(root) && !s.is_be(root) {
            let heads = s.joined(root);
            let own = self.parties.all(&heads, None);
            return if own.is_empty() { self.parties.all(&self.casting().owner(root), None) } else { own };
        }
        let verb = if kind == Plover::Request { self.asked_verb(root, content) } else { root };
        let passive = kind == Plover::Request && s.is_passive(verb);
        let subject = s.subject(verb).filter(|&t| !passive && content.contains(s.doc.token_span(t)));
        let subjects = subject.map(|t| s.joined(t)).unwrap_or_default();
        let named: Vec<TokenId> = subjects.iter().copied().filter(|&t| !self.parties.is_first_person(t)).collect();
        let found = self.parties.all(&named, None);
        if !found.is_empty() || kind == Plover::Request {
            return found;
        }
        let below = s.child(root, &[Dep::Ccomp]).and_then(|c| s.subject(c)).filter(|_| named.is_empty());
        let below = below.map(|t| self.parties.all(&s.joined(t), None)).unwrap_or_default();
        if kind == Plover::Accuse && !below.is_empty() {
            return below;
        }
        named.first().map(|&t| self.parties.all(&self.casting().owner(t), None)).unwrap_or_default()
    }

    /// The first verb under "should" or "must" whose subject can act; else the main verb.
    fn asked_verb(&self, root: TokenId, content: Span) -> TokenId {
        let s = self.syntax;
        let asks = |v: TokenId| {
            s.kids(v).iter().any(|&k| s.dep(k) == Dep::Aux && matches!(s.lower(k).as_str(), "should" | "must"))
        };
        let acts = |v: TokenId| s.subject(v).is_some_and(|t| self.parties.of(t).is_some());
        let (first, end) = self.tokens_of(content);
        (first..end).find(|&t| s.is_verb(t) && asks(t) && acts(t)).unwrap_or(root)
    }

    fn tokens_of(&self, span: Span) -> (TokenId, TokenId) {
        let doc = self.syntax.doc;
        let last = doc.token_at(span.end().saturating_sub(1));
        (doc.token_at(span.start()), last.saturating_add(1).min(doc.parse.len() as TokenId))
    }

    /// The head of a stretch: the first verb, else word, whose governor lies outside.
    fn root_of(&self, content: Span) -> Option<TokenId> {
        let s = self.syntax;
        let (first, end) = self.tokens_of(content);
        let outside = |t: TokenId| {
            let head = s.head(t);
            head == t || head < first || head >= end
        };
        let roots = || (first..end).filter(|&t| outside(t) && !matches!(s.dep(t), Dep::Punct | Dep::Mark | Dep::Cc));
        roots().find(|&t| s.is_verb(t)).or_else(|| roots().next())
    }
}

fn speakers(data: &Attribution) -> Vec<Id<Mention>> {
    data.speaker.into_iter().chain(data.with.iter().copied()).collect()
}

/// The CAMEO root of an act of speech.
const fn cameo_of(kind: Plover) -> &'static str {
    match kind {
        Plover::Request => "100",
        Plover::Reject => "120",
        Plover::Threaten => "130",
        Plover::Support => "051",
        Plover::Agree => "030",
        _ => "111",
    }
}
