//! Whether a place name acts as a government or only says where.

use crate::doc::Document;
use summitry_syntax::{Dep, Pos, Tag, TokenId};

/// What a place name does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// It does or suffers something: a government.
    Acts,
    /// It modifies another noun: "a French offer", "US troops".
    Modifies,
    /// It says where.
    Located,
}

/// Prepositions before which a state is a party rather than a location.
const PARTY: &[&str] =
    &["with", "against", "between", "by", "upon", "versus", "among", "like", "unlike", "despite", "including"];

/// Nouns and verbs whose "to", "on", "from", "for", "of" names a party.
const TOWARDS: &[&str] = &[
    "send",
    "sell",
    "offer",
    "give",
    "grant",
    "lend",
    "supply",
    "provide",
    "deliver",
    "say",
    "call",
    "appeal",
    "apologize",
    "apologise",
    "extradite",
    "hand",
    "cede",
    "respond",
    "object",
    "belong",
    "owe",
    "pledge",
    "promise",
    "export",
    "threat",
    "aid",
    "assistance",
    "support",
    "help",
    "message",
    "warning",
    "appeal",
    "letter",
    "offer",
    "loan",
    "sale",
    "apology",
    "concession",
    "response",
    "demand",
    "request",
    "pressure",
    "sanction",
    "embargo",
    "attack",
    "war",
    "tariff",
    "ban",
    "restriction",
    "ambassador",
    "envoy",
    "impose",
    "press",
    "accuse",
    "criticism",
    "claim",
    "depend",
    "rely",
    "declare",
    "proposal",
    "permission",
    "approval",
    "independence",
    "commitment",
    "cooperation",
    "backing",
    "export",
    "speak",
    "talk",
    "hostile",
    "loyal",
    "ally",
    "friend",
    "enemy",
    "critical",
];

/// Reads the slot from the dependency of a place name's head.
pub(super) fn slot(doc: &Document, head: TokenId) -> Slot {
    let token = doc.token(head);
    match token.dep {
        Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Agent | Dep::Dative | Dep::Expl | Dep::Appos => Slot::Acts,
        Dep::Dobj => object(doc, token.head),
        Dep::Poss => possessor(doc, token.head),
        Dep::Compound | Dep::Amod | Dep::Nmod => Slot::Modifies,
        Dep::Conj => slot_of_first(doc, head),
        Dep::Pobj => prepositional(doc, head, token.head),
        Dep::Root => Slot::Acts,
        _ => Slot::Located,
    }
}

fn slot_of_first(doc: &Document, head: TokenId) -> Slot {
    let first = doc.tree.ancestors(&doc.parse, head).find(|&a| doc.token(a).dep != Dep::Conj);
    match first {
        Some(first) if first != head && doc.token(first).pos != Pos::Verb => slot(doc, first),
        _ => Slot::Acts,
    }
}

/// Going somewhere leaves a place a place.
fn object(doc: &Document, verb: TokenId) -> Slot {
    const MOTION: &[&str] = &[
        "visit", "leave", "enter", "reach", "tour", "flee", "exit", "cross", "hit", "strike", "approach", "inhabit",
        "depart", "quit", "capture", "bomb", "shell", "occupy", "invade", "storm", "control", "govern", "retake",
        "overrun", "include", "surround", "rock", "shake",
    ];
    if MOTION.contains(&doc.lemma(verb)) { Slot::Located } else { Slot::Acts }
}

/// "Syria's north" is a place, "Syria's offer" is not.
fn possessor(doc: &Document, owned: TokenId) -> Slot {
    const PARTS: &[&str] = &[
        "north",
        "south",
        "east",
        "west",
        "capital",
        "coast",
        "border",
        "city",
        "town",
        "province",
        "region",
        "airport",
        "port",
        "street",
        "outskirt",
        "suburb",
        "center",
        "centre",
        "largest",
        "square",
        "district",
        "interior",
        "weather",
        "population",
        "river",
        "mountain",
        "island",
    ];
    if PARTS.contains(&doc.lemma(owned)) { Slot::Located } else { Slot::Acts }
}

fn prepositional(doc: &Document, head: TokenId, prep: TokenId) -> Slot {
    let word = doc.word(prep).to_lowercase();
    if PARTY.contains(&word.as_str()) || doc.token(prep).dep == Dep::Agent {
        return Slot::Acts;
    }
    if doc.tree.children(head).iter().any(|&c| matches!(doc.token(c).tag, Tag::WRB)) {
        return Slot::Located;
    }
    let governor = doc.token(prep).head;
    if word == "as" && doc.tree.children(prep).iter().any(|&c| doc.word(c) == "such") {
        return Slot::Acts;
    }
    // "said by telephone from Sochi": where the speaker is.
    if word == "from"
        && doc.token(governor).pos == Pos::Verb
        && matches!(doc.lemma(governor), "say" | "speak" | "talk" | "call")
    {
        return Slot::Located;
    }
    let towards = matches!(word.as_str(), "to" | "on" | "from" | "for" | "of" | "at" | "toward" | "towards");
    if towards && TOWARDS.contains(&doc.lemma(governor)) { Slot::Acts } else { Slot::Located }
}

/// Whether a state stands behind a preposition that need not say where: "the conduct of Norway", "blame for Norway".
pub(super) fn is_about(doc: &Document, head: TokenId) -> bool {
    let token = doc.token(head);
    match token.dep {
        Dep::Pobj => matches!(
            doc.word(token.head).to_lowercase().as_str(),
            "of" | "on" | "to" | "from" | "about" | "for" | "over" | "toward" | "towards" | "concerning" | "including"
        ),
        Dep::Conj => token.head != head && is_about(doc, token.head),
        _ => false,
    }
}

/// Whether something reaches a whole country as a party though the words only say where: visits, invasions, bombs.
pub(super) fn hosts_or_suffers(doc: &Document, head: TokenId) -> bool {
    const REACHED: &[&str] =
        &["visit", "invade", "occupy", "attack", "bomb", "enter", "annex", "shell", "strike", "tour"];
    const REACHING: &[&str] = &[
        "visit",
        "trip",
        "travel",
        "fly",
        "arrive",
        "head",
        "go",
        "invasion",
        "occupation",
        "advance",
        "push",
        "tour",
        "depart",
        "leave",
        "return",
        "move",
        "deployment",
        "strike",
        "airstrike",
        "offensive",
        "incursion",
        "annexation",
        "occupier",
        "invader",
        "bombing",
        "retaliate",
    ];
    let token = doc.token(head);
    match token.dep {
        Dep::Dobj => REACHED.contains(&doc.lemma(token.head)),
        Dep::Pobj => REACHING.contains(&doc.lemma(doc.token(token.head).head)),
        Dep::Conj => token.head != head && hosts_or_suffers(doc, token.head),
        _ => false,
    }
}
