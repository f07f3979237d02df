//! Words a second of room `time` by itself, on a story of our own in the make-up of a wire report.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use summitry::lexicon::Lexicon;
use summitry::time::timexes_in;

const STORY: &str = "The foreign ministers of two neighbouring states met in the border town on Monday to speak about fishing \
    rights, and agreed to meet again in mid-August. It was the first such meeting since 2011, when a patrol boat sank \
    and nine sailors died. Officials said the talks, which lasted almost three hours, had been frank.\n\n\
    \"We have made a beginning today,\" said the host, a former judge who took office last year. Her guest was less \
    hopeful: his government has asked for compensation for two decades, and a court ruled in March that the claim \
    stands. About 2,000 people, most of them from the islands, waited outside the town hall until 9 p.m. local time.\n\n\
    A spokesman said that the draft had been ready two weeks ago, and that the cabinet would decide on it by the end of \
    the month. Under the plan, boats of both countries may fish in the strait from Oct. 31 to Jan. 15 every year, and a \
    joint commission will report in the first quarter of 2026. The opposition called it a surrender of rights that had \
    been won in the 1970s. \"Nobody asked us,\" its leader said. The union of fishermen wants a vote before anything is \
    signed, and the governor of the province, who is not a member of the ruling party, said she would join them.\n\n";

fn time(criterion: &mut Criterion) {
    let Ok(lexicon) = Lexicon::embedded() else { return };
    let text = STORY.repeat(50);
    let published = "2025-07-24".parse().ok();
    let mut group = criterion.benchmark_group("time");
    group.throughput(Throughput::Elements(text.split_whitespace().count() as u64));
    group.bench_function("words", |b| b.iter(|| timexes_in(black_box(&text), published, &lexicon)));
    group.finish();
}

criterion_group!(benches, time);
criterion_main!(benches);
