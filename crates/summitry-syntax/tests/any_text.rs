//! No text makes the pipeline fail, and what it gives is always well formed.

use summitry_syntax::{Dep, Parse, Pipeline};

fn check(text: &str, parse: &Parse) {
    check_tokens(text, parse);
    check_sentences(parse);
    check_entities(parse);
}

/// Tokens in order, never empty, with nothing but single blanks between them; they end with the text.
fn check_tokens(text: &str, parse: &Parse) {
    let mut end = 0;
    for token in &parse.tokens {
        assert!(token.start < token.end);
        let gap = &text[end..token.start as usize];
        assert!(gap.is_empty() || gap == " " && end > 0, "{gap:?}");
        end = token.end as usize;
    }
    assert!(matches!(&text[end..], "" | " "));
}

/// Sentences partition the tokens; heads lie within them.
fn check_sentences(parse: &Parse) {
    assert_eq!(parse.sentence_starts.first().copied(), (!parse.is_empty()).then_some(0));
    assert!(parse.sentence_starts.is_sorted_by(|a, b| a < b));
    for sentence in 0..parse.n_sentences() {
        let tokens = parse.sentence(sentence);
        for id in tokens.clone() {
            let token = parse.tokens[id as usize];
            assert!(tokens.contains(&token.head));
            assert!(token.dep != Dep::Root || token.head == id);
        }
    }
}

fn check_entities(parse: &Parse) {
    let mut end = 0;
    for entity in &parse.entities {
        assert!(end <= entity.first && entity.first < entity.end && entity.end as usize <= parse.len());
        end = entity.end;
    }
}

fn random_bytes(n: usize, seed: u32) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..n).map(|_| next()).collect()
}

#[test]
fn random_texts() {
    let pipeline = Pipeline::embedded();
    for (seed, n) in [(1, 8000), (2, 300), (3, 17), (4, 1)] {
        let bytes = random_bytes(n, seed);
        let texts = [
            String::from_utf8_lossy(&bytes).into_owned(),
            bytes.iter().map(|byte| char::from(byte % 128)).collect(),
            bytes
                .chunks(3)
                .filter_map(|b| char::from_u32(b.iter().fold(0, |n, &byte| n << 7 | u32::from(byte))))
                .collect(),
        ];
        for text in texts {
            check(&text, &pipeline.parse(&text));
        }
    }
}

#[test]
fn odd_texts() {
    let pipeline = Pipeline::embedded();
    let texts = [
        "",
        " ",
        "  ",
        "\n",
        "\0",
        " \n ",
        "\u{feff}",
        "a ",
        " a",
        "a  b",
        "\u{1c}",
        "é\u{301}",
        "👩‍👩‍👧‍👦",
        "\r\n\r\n",
        "..",
        "'",
        "I'm",
        "İ",
    ];
    for text in texts {
        check(text, &pipeline.parse(text));
    }
}

/// Chunks without white space are cut in linear time: quadratic loops would not finish here.
#[test]
fn long_chunks() {
    let pipeline = Pipeline::embedded();
    for unit in ["a", ".", "@", "a@", "a@b.", "-", "1.", "://", "a.b", "\0", "(", "😀a", "5km", "é", " ", "\n", "¡!"]
    {
        let text = unit.repeat(30_000 / unit.len());
        let text = if unit == "(" { &text[..4000] } else { &text[..] };
        let text = if unit == "¡!" { &text[..3000] } else { text };
        check(text, &pipeline.parse(text));
    }
}

#[test]
fn one_pipeline_serves_many_threads() {
    let pipeline = Pipeline::embedded();
    let text = "The envoys met in Oslo. \"We agreed on nothing,\" one of them said, \"but politely.\"";
    let expected = pipeline.parse(text);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| pipeline.parse(text))).collect();
        threads.into_iter().for_each(|thread| assert_eq!(thread.join().ok().as_ref(), Some(&expected)));
    });
}
