//! Several tellings of one event in an article.

use crate::doc::{Chain, Document, Event, Id, Layer, Mention};

/// Links every telling to the first one it agrees with.
pub(super) fn link(doc: &Document, events: &mut Layer<Event>) {
    let mut links = Vec::new();
    for (id, event) in events.iter() {
        let earlier = events.iter().take(id.index()).find(|(_, other)| is_retelling(doc, &other.data, &event.data));
        if let Some((first, found)) = earlier {
            links.push((id, found.data.same_as.unwrap_or(first)));
        }
    }
    for (id, first) in links {
        if let Some(event) = events.get_mut(id) {
            event.data.same_as = Some(first);
        }
    }
}

fn is_retelling(doc: &Document, first: &Event, later: &Event) -> bool {
    first.same_as.is_none()
        && first.kind == later.kind
        && first.performed_by.is_none() == later.performed_by.is_none()
        && first.performed_by.is_none()
        && agree(doc, &first.actors, &later.actors)
        && agree(doc, &first.recipients, &later.recipients)
        && meets(doc, first, later)
        && times_agree(first, later)
        && modes_agree(first, later)
}

/// Nothing on one side contradicts nothing; otherwise a chain is shared.
fn agree(doc: &Document, a: &[Id<Mention>], b: &[Id<Mention>]) -> bool {
    a.is_empty() || b.is_empty() || shares(doc, a, b)
}

fn meets(doc: &Document, first: &Event, later: &Event) -> bool {
    shares(doc, &first.actors, &later.actors) || shares(doc, &first.recipients, &later.recipients)
}

fn shares(doc: &Document, a: &[Id<Mention>], b: &[Id<Mention>]) -> bool {
    let chains = |ids: &[Id<Mention>]| ids.iter().filter_map(|&m| chain_of(doc, m)).collect::<Vec<_>>();
    let (a, b) = (chains(a), chains(b));
    a.iter().any(|c| b.contains(c))
}

fn chain_of(doc: &Document, mention: Id<Mention>) -> Option<Id<Chain>> {
    doc.mentions.get(mention)?.data.chain
}

fn times_agree(first: &Event, later: &Event) -> bool {
    match (&first.happened, &later.happened) {
        (Some(a), Some(b)) => match (a.begin, a.end, b.begin, b.end) {
            (Some(a0), Some(a1), Some(b0), Some(b1)) => a0 <= b1 && b0 <= a1,
            _ => a.value == b.value,
        },
        _ => true,
    }
}

fn modes_agree(first: &Event, later: &Event) -> bool {
    match (&first.mode, &later.mode) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}
