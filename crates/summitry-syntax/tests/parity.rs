//! Our analyses against those of Python spaCy, on texts of our own.

mod support;

use std::path::Path;
use summitry_syntax::Pipeline;
use support::{Golden, Parity};

fn goldens() -> Vec<Golden> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let files = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    files.flat_map(|path| support::read(&std::fs::read_to_string(path).expect("text"))).collect()
}

#[test]
fn analyses_equal_those_of_spacy() {
    let goldens = goldens();
    let parity = Parity::of(&Pipeline::embedded(), &goldens);
    println!("{parity}");
    parity.notes.iter().for_each(|note| println!("{note}"));
    assert!(parity.texts >= 370 && parity.tokens.all > 10_000);
    assert!(parity.tokens.percent() >= 100.0, "tokens {}", parity.tokens);
    assert!(parity.tags.percent() >= 99.9, "tags {}", parity.tags);
    assert!(parity.pos.percent() >= 99.9, "coarse tags {}", parity.pos);
    assert!(parity.lemmas.percent() >= 99.9, "lemmas {}", parity.lemmas);
    assert!(parity.arcs.percent() >= 99.5, "arcs {}", parity.arcs);
    assert!(parity.sentences.percent() >= 99.5, "sentences {}", parity.sentences);
    assert!(parity.names.percent() >= 99.5, "names {}", parity.names);
}
