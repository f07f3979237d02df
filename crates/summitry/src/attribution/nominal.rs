//! Nouns and adjectives as cues: "Peru's demand that", "expressed concern about", "was critical of".

use super::clause::is_finite;
use super::content::{drop_adjuncts, reach, snap};
use super::draft::{Draft, Range};
use super::source::{self, Voice};
use super::subject;
use super::view::View;
use crate::doc::Act;
use crate::lexicon::{Cue, Take, Who};
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// The attribution that a noun makes.
pub(super) fn noun(view: &View, noun: TokenId) -> Option<Draft> {
    if view.pos(noun) != Pos::Noun {
        return None;
    }
    let cues = view.cues.noun(view.lemma(noun));
    if cues.is_empty() {
        return None;
    }
    let light = light_verb(view, noun);
    if light.is_none() && restates(view, noun) {
        return None;
    }
    cues.iter().find_map(|cue| {
        let (content, prep) = quoted_noun(view, noun, light)
            .map(|q| (q, None))
            .or_else(|| complement(view, noun, noun, cue))
            .or_else(|| complement(view, light?, noun, cue))?;
        let source = light.and_then(|v| holder(view, v)).or_else(|| owner(view, noun, prep));
        let source = source.filter(|&s| source::admits(view, Who::Report, s));
        if source.is_none() && !(prep.is_none() && may_be_nobody(cue.act))
            || prep.is_some() && cue.light && light.is_none()
        {
            return None;
        }
        let first = light.filter(|&v| v < noun && noun - v <= 8).unwrap_or(noun);
        let end = prep.filter(|&p| p == noun + 1 && light.is_none()).map_or(noun + 1, |p| p + 1);
        let end = light.filter(|&v| view.quote(noun) != view.quote(v)).map_or(end, |v| v + 1);
        let head = light.unwrap_or(noun);
        Some(draft(view, cue, (first, end), head, source, content))
    })
}

/// `gave its "deepest sympathies"`: the quoted noun is the content itself.
fn quoted_noun(view: &View, noun: TokenId, light: Option<TokenId>) -> Option<Range> {
    let verb = light?;
    let quote = view.quote(noun).filter(|&q| view.quote(verb) != Some(q))?;
    Some(view.quote_tokens(quote))
}

/// "reaffirmed their commitment to": the verb already tells what they said.
fn restates(view: &View, noun: TokenId) -> bool {
    let own = view.kid(noun, &[Dep::Poss]).is_some_and(|p| view.tag(p) == Tag::PRPS);
    let cues = view.cues.verb(view.lemma(view.head(noun)));
    own && view.dep(noun) == Dep::Dobj && cues.iter().any(|c| c.neutral && c.take.contains(&Take::Np))
}

fn may_be_nobody(act: Act) -> bool {
    matches!(act, Act::Claim | Act::Accuse | Act::Say | Act::Warn | Act::Predict | Act::Doubt)
}

fn draft(view: &View, cue: &Cue, words: Range, head: TokenId, source: Option<TokenId>, content: Range) -> Draft {
    Draft {
        cue: words,
        head,
        source,
        content: vec![snap(view, inside_quote(view, content, head), head)],
        addressee: None,
        medium: None,
        rule: cue.rule.clone(),
        act: cue.act,
        neutral: cue.neutral,
        told: None,
        under: None,
        negated: view.kids(head).iter().any(|&k| view.dep(k) == Dep::Neg),
        speech: view.quote(content.0).is_some() && view.quote(head).is_none(),
    }
}

/// A content does not leave the quotation that its cue stands in.
fn inside_quote(view: &View, (first, end): Range, head: TokenId) -> Range {
    let limit = view.quote(head).map_or(end, |q| view.quote_tokens(q).1);
    (first, end.min(limit).max(first))
}

/// The content of a noun or adjective, with the preposition that introduces it; it may hang on the light verb.
fn complement(view: &View, governor: TokenId, word: TokenId, cue: &Cue) -> Option<(Range, Option<TokenId>)> {
    let kids = view.kids(governor).iter().copied().filter(|&k| k > word);
    for kid in kids {
        let (first, mut end) = view.sub(kid);
        if governor != word {
            end = end.max(reach(view, governor));
        }
        match view.dep(kid) {
            Dep::Acl | Dep::Ccomp | Dep::Relcl | Dep::Xcomp | Dep::Advcl if takes_clause(view, kid, cue) => {
                return Some(((first.max(word + 1), end), None));
            }
            Dep::Prep if cue.prep.iter().any(|p| view.is(kid, p)) && has_object(view, kid) => {
                let first = if kid == word + 1 && view.is_any(kid, &["for", "of"]) { kid + 1 } else { kid };
                return Some(((first, drop_adjuncts(view, governor, kid, end)), Some(kid)));
            }
            _ => {}
        }
    }
    None
}

fn has_object(view: &View, prep: TokenId) -> bool {
    view.kid(prep, &[Dep::Pobj, Dep::Pcomp, Dep::Prep]).is_some()
}

fn takes_clause(view: &View, clause: TokenId, cue: &Cue) -> bool {
    let to = view.kids(clause).iter().any(|&k| view.tag(k) == Tag::TO && view.dep(k) == Dep::Aux);
    let (first, _) = view.sub(clause);
    let that = view.kid(clause, &[Dep::Mark]).is_some_and(|m| view.is(m, "that"));
    let bare = matches!(view.dep(clause), Dep::Ccomp) && is_finite(view, clause);
    let asks = view.is_any(first, &["whether", "if"]) || matches!(view.tag(first), Tag::WRB);
    cue.take.contains(&Take::To) && to
        || cue.take.contains(&Take::That) && (that || bare && !asks)
        || cue.take.contains(&Take::Wh) && asks
}

/// "expressed" of "expressed concern".
fn light_verb(view: &View, noun: TokenId) -> Option<TokenId> {
    let verb = view.head(noun);
    let object = matches!(view.dep(noun), Dep::Dobj | Dep::Nsubjpass);
    (object && view.cues.is_light(view.lemma(verb)) && view.is_verb(verb)).then_some(verb)
}

fn holder(view: &View, verb: TokenId) -> Option<TokenId> {
    if subject::is_passive(view, verb) { subject::agent(view, verb) } else { subject::subject(view, verb) }
}

/// "Peru's demand", "a call by the union", "a warning from doctors".
fn owner(view: &View, noun: TokenId, content_prep: Option<TokenId>) -> Option<TokenId> {
    let poss = view.kid(noun, &[Dep::Poss]);
    let by = || {
        let preps = view.kids(noun).iter().copied().filter(|&k| k > noun && Some(k) != content_prep);
        let by = preps.into_iter().find(|&k| {
            view.is_any(k, &["by", "from", "of", "among"]) && matches!(view.dep(k), Dep::Prep | Dep::Agent)
        })?;
        view.kid(by, &[Dep::Pobj]).filter(|&o| source::voice(view, o) == Voice::Speaker)
    };
    // "the Herald report that": the name before it.
    let name = || view.kid(noun, &[Dep::Compound, Dep::Nmod]).filter(|&c| source::is_named_body(view, c));
    poss.or_else(by).or_else(name)
}

/// The attribution that an adjective makes: "is critical of", "are optimistic that".
pub(super) fn adjective(view: &View, word: TokenId) -> Option<Draft> {
    if !matches!(view.pos(word), Pos::Adj | Pos::Verb) {
        return None;
    }
    let cues = view.cues.adjective(view.word(word).to_lowercase().as_str());
    if cues.is_empty() {
        return None;
    }
    let source = holder_of_quality(view, word).filter(|&s| !view.is(s, "it"))?;
    cues.iter().filter(|cue| source::admits(view, narrower(cue.who), source)).find_map(|cue| {
        let (content, prep) = complement(view, word, word, cue)?;
        let end = prep.filter(|&p| p == word + 1).map_or(word + 1, |p| p + 1);
        let content = if prep.is_some() && content.0 < end { (end, content.1) } else { content };
        (content.0 < content.1).then(|| draft(view, cue, (word, end), word, Some(source), content))
    })
}

fn narrower(who: Who) -> Who {
    if who == Who::Voice { Who::Speaker } else { who }
}

fn holder_of_quality(view: &View, word: TokenId) -> Option<TokenId> {
    let head = view.head(word);
    match view.dep(word) {
        Dep::Acomp | Dep::Oprd => subject::subject(view, head),
        Dep::Amod | Dep::Appos | Dep::Acl | Dep::Advcl if head < word && view.is_nominal(head) => Some(head),
        Dep::Advcl | Dep::Xcomp if view.is_verb(head) => subject::subject(view, head),
        Dep::Root | Dep::Ccomp | Dep::Conj if view.pos(word) == Pos::Verb => {
            view.kid(word, &[Dep::Nsubjpass, Dep::Nsubj])
        }
        _ => None,
    }
}
