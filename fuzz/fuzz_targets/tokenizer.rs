//! Any text: tokens in order, on character boundaries, that leave out single blanks alone.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use summitry_syntax::Pipeline;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::embedded);

fuzz_target!(|text: &str| {
    let parse = PIPELINE.parse(text);
    let mut end = 0;
    for token in &parse.tokens {
        let (start, stop) = (token.start as usize, token.end as usize);
        assert!(text.get(end..start).is_some_and(|between| matches!(between, "" | " ")), "{end}..{start}");
        assert!(start < stop && text.get(start..stop).is_some(), "{start}..{stop}");
        end = stop;
    }
    assert!(text.get(end..).is_some_and(|rest| rest.trim().is_empty()));
    for entity in &parse.entities {
        assert!(entity.first < entity.end && entity.end as usize <= parse.tokens.len());
    }
});
