//! The arrows between the rooms run one way, and rooms 6 to 9 never import each other.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

const ROOMS: &[(&str, u8)] = &[
    ("text", 1),
    ("doc", 2),
    ("lexicon", 3),
    ("segment", 4),
    ("model", 5),
    ("mention", 6),
    ("time", 7),
    ("place", 7),
    ("attribution", 8),
    ("event", 9),
    ("resolve", 10),
    ("record", 11),
    ("pipeline", 11),
];

fn number(room: &str) -> Option<u8> {
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, n)| *n)
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The rooms that a source names: `crate::room`, and each of `crate::{a, b::c}`.
fn imports(source: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        match rest.strip_prefix('{').and_then(|list| list.split_once("};")) {
            Some((list, _)) => rooms.extend(list.split(',').map(|part| first_word(part.trim()))),
            None => rooms.push(first_word(rest)),
        }
    }
    rooms
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn rooms_import_only_what_stands_below_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut n_checked = 0;
    for file in files {
        let inside = file.strip_prefix(&src).unwrap();
        let room = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        let Some(here) = number(room) else { continue };
        for import in imports(&fs::read_to_string(&file).unwrap()) {
            let Some(there) = number(&import) else { continue };
            let inner = |n: u8| (6..=9).contains(&n);
            let down = there < here || import == room || here == 11 && there == 11;
            assert!(down, "{} imports {import}, which stands above it", inside.display());
            let strangers = inner(here) && inner(there) && import != room;
            assert!(!strangers, "{} imports {import}: rooms 6 to 9 meet only in the document", inside.display());
            n_checked += 1;
        }
    }
    assert!(n_checked > 50, "only {n_checked} imports seen");
}

#[test]
fn the_library_does_no_io_and_reads_no_clock() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    const FORBIDDEN: &[&str] = &[
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "SystemTime",
        "Instant",
        "Zoned::now",
        "Timestamp::now",
        "static mut",
        "thread_local",
    ];
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap();
        for word in FORBIDDEN {
            assert!(!code.contains(word), "{} uses {word}", file.display());
        }
    }
}
