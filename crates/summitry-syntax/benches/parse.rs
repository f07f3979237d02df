//! Speed of loading and of analysis.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use summitry_syntax::Pipeline;

const ARTICLE: &str = include_str!("../tests/golden/paragraphs.txt");

fn load(c: &mut Criterion) {
    c.bench_function("load", |b| b.iter(Pipeline::embedded));
}

/// Elements are tokens.
fn parse(c: &mut Criterion) {
    let pipeline = Pipeline::embedded();
    let mut group = c.benchmark_group("parse");
    group.sample_size(30);
    for (name, text) in [("sentence", ARTICLE.split("\n\n").next().unwrap_or(ARTICLE)), ("article", ARTICLE)] {
        group.throughput(Throughput::Elements(pipeline.parse(text).len() as u64));
        group.bench_function(name, |b| b.iter(|| pipeline.parse(black_box(text))));
    }
    group.finish();
}

criterion_group!(benches, load, parse);
criterion_main!(benches);
