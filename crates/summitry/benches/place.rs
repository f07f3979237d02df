//! Words a second of room `place` by itself: the sample article, its syntax and mentions given; and the start of the
//! gazetteer.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use summitry::doc::Metadata;
use summitry::lexicon::Gazetteer;
use summitry::pipeline::Reader;
use summitry::place::toponyms;

static SAMPLE: &str = include_str!("../../../samples/border-talks.txt");

fn place(c: &mut Criterion) {
    let Ok(reader) = Reader::embedded() else { return };
    let doc = reader.places(SAMPLE, Metadata::default());
    let mut group = c.benchmark_group("place");
    group.bench_function("load", |b| b.iter(Gazetteer::embedded));
    group.throughput(Throughput::Elements(SAMPLE.split_whitespace().count() as u64));
    group.bench_function("words", |b| b.iter(|| toponyms(black_box(&doc), reader.lexicon())));
    group.finish();
}

criterion_group!(benches, place);
criterion_main!(benches);
