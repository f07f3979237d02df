//! Small words inside and around the names of places.

/// Common nouns that gazetteer names may end with in lower case ("Gaza strip", "Kerch bridge").
pub(super) fn is_tail(word: &str) -> bool {
    const TAILS: &[&str] = &[
        "strip",
        "river",
        "peninsula",
        "islands",
        "island",
        "sea",
        "strait",
        "straits",
        "valley",
        "desert",
        "heights",
        "shrine",
        "square",
        "palace",
        "airport",
        "crossing",
        "canal",
        "mountains",
        "province",
        "region",
    ];
    TAILS.contains(&word)
}

/// Words of names of happenings and texts, which the name finder takes for places at times.
pub(super) const HAPPENINGS: &[&str] = &[
    "agreement",
    "act",
    "accord",
    "accords",
    "championship",
    "championships",
    "conference",
    "convention",
    "crisis",
    "cup",
    "day",
    "festival",
    "forum",
    "games",
    "meeting",
    "olympics",
    "operation",
    "peace",
    "protocol",
    "referendum",
    "resolution",
    "summit",
    "talks",
    "treaty",
    "trial",
    "tribunal",
    "war",
    "week",
    "annex",
    "article",
    "chapter",
];

/// Words that say which part or what sort of a place, beside the name of the place.
const BESIDE: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "central",
    "greater",
    "upper",
    "lower",
    "inner",
    "outer",
    "old",
    "downtown",
    "of",
    "the",
    "in",
    "and",
    "international",
    "national",
    "regional",
    "municipal",
    "general",
    "main",
    "grand",
    "royal",
    "state",
];

pub(super) fn is_beside(word: &str) -> bool {
    BESIDE.contains(&word)
        || matches!(word, "district" | "region" | "interior" | "capital" | "centre" | "center" | "coast")
}
