//! How fast inputs are read, in bytes: a page of the size and make-up of a newspaper's, a plain text, JSON lines.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use summitry_read::{Limits, from_bytes};

const STORY: &str = "The foreign minister told reporters in Genève on Monday that the talks would go on, and that “nobody has \
    walked out”. Her guest did not answer questions. Officials said a second round was planned for the week of 3 March.";

/// About 130 kB: scripts, a menu, twenty paragraphs, forty teasers, a footer.
fn page() -> String {
    let script =
        "<script>var settings = {\"colour\": \"#003366\", \"open\": true, \"width\": 1280};</script>\n".repeat(700);
    let menu =
        "<li class=\"menu-item\"><a class=\"menu-link\" href=\"/section/world\">World news</a></li>\n".repeat(150);
    let body = format!("<p class=\"story-text\">{STORY}</p>\n").repeat(20);
    let teaser = "<div class=\"teaser\"><a href=\"/2014/03/02/x\"><h3>Ice closes the gulf</h3><time datetime=\"2014-03-02\">2 March</time></a></div>\n";
    let dates = "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"datePublished\": \"2014-03-03T10:15:00Z\"}</script>";
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Talks go on</title>{dates}{script}</head><body>\
         <nav><ul>{menu}</ul></nav><main><article><h1>Talks go on</h1>{body}</article></main>\
         <aside class=related>{}</aside><footer>All rights reserved.</footer></body></html>",
        teaser.repeat(40)
    )
}

fn read(criterion: &mut Criterion) {
    let text = format!("OSLO, 3 March 2014 (Desk) — {}", STORY.repeat(20));
    let (windows_1252, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    let line = format!("{{\"id\": \"1\", \"published\": \"2014-03-03\", \"text\": \"{text}\"}}\n");
    let cases = [
        ("page.html", page().into_bytes()),
        ("wire.txt", text.clone().into_bytes()),
        ("windows-1252.txt", windows_1252.into_owned()),
        ("hundred.jsonl", line.repeat(100).into_bytes()),
    ];
    let mut group = criterion.benchmark_group("read");
    for (name, bytes) in cases {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |bench| {
            bench.iter(|| from_bytes(name, black_box(&bytes), &Limits::default()).map(Iterator::count));
        });
    }
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
