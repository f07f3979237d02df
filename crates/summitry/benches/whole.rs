//! The whole way from text to record, and the syntax alone, in bytes a second on the sample article.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use summitry::doc::Metadata;
use summitry::pipeline::{Reader, annotate};
use summitry_syntax::Pipeline;

static SAMPLE: &str = include_str!("../../../samples/border-talks.txt");

fn whole(c: &mut Criterion) {
    let Ok(reader) = Reader::embedded() else { return };
    let syntax = Pipeline::embedded();
    let parse = syntax.parse(SAMPLE);
    let mut group = c.benchmark_group("article");
    group.throughput(Throughput::Bytes(SAMPLE.len() as u64));
    group.bench_function("syntax", |b| b.iter(|| syntax.parse(SAMPLE)));
    group.bench_function("rooms", |b| {
        b.iter(|| annotate(SAMPLE, Metadata::default(), parse.clone(), reader.lexicon()));
    });
    group.bench_function("whole", |b| b.iter(|| reader.read(SAMPLE, Metadata::default())));
    group.finish();
}

criterion_group!(benches, whole);
criterion_main!(benches);
