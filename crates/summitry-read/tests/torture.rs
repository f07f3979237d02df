//! Whatever the bytes, the answer is an article or one line of error: no panic, no hang, no overflow.

use std::time::{Duration, Instant};

use summitry_read::{Limits, from_bytes};

/// Reads; checks only what must hold of any input. Gives the text where there is one.
fn survive(name: &str, bytes: &[u8]) -> Option<String> {
    let limits = Limits { page_time: Duration::from_secs(60), ..Limits::default() };
    let articles = match from_bytes(name, bytes, &limits) {
        Ok(articles) => articles,
        Err(error) => {
            assert_eq!(error.to_string().lines().count(), 1);
            return None;
        }
    };
    let mut last = None;
    for article in articles.take(100_000) {
        match article {
            Ok(article) => {
                assert!(!article.text.trim().is_empty() && !article.text.contains('\r'));
                last = Some(article.text);
            }
            Err(error) => assert_eq!(error.to_string().lines().count(), 1),
        }
    }
    last
}

/// A small generator (xorshift), so that runs repeat.
fn noise(mut state: u64) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        Some((state >> 24) as u8)
    })
}

#[test]
fn a_megabyte_of_noise() {
    for (seed, name) in [(1, "a.txt"), (2, "a.html"), (3, "a.jsonl"), (4, "a.json"), (5, "-")] {
        let bytes: Vec<u8> = noise(seed).take(1_000_000).collect();
        assert_eq!(survive(name, &bytes), None);
        let text: Vec<u8> = bytes.iter().map(|b| b % 95 + 32).collect();
        survive(name, &text);
        let tags: Vec<u8> = bytes[..50_000].iter().map(|b| b"<>/=\"'!-&;ab divpx\n"[usize::from(*b) % 19]).collect();
        survive(name, &[b"<html>", &tags[..]].concat());
    }
}

#[test]
fn a_page_cut_at_any_byte() {
    let page = include_bytes!("pages/jsonld.html");
    for end in (0..page.len()).step_by(7) {
        survive("a.html", &page[..end]);
        survive("a.html", &page[end..]);
    }
}

#[test]
fn a_text_and_lines_cut_at_any_byte() {
    let text = "OSLO, 3 March 2014 (Desk) — “Nej,” said Zoë Høeg.\r\n\r\n外務省 answered.".as_bytes();
    let lines = "{\"text\": \"Zoë\", \"date\": \"2014-03-03T10:15:30+01:00\"}\n{\"text\": \"\\u00e9\\ud83d\\udd4a\"}\n"
        .as_bytes();
    for bytes in [text, lines] {
        for end in 0..=bytes.len() {
            survive("-", &bytes[..end]);
            survive("-", &bytes[end..]);
        }
    }
}

#[test]
fn a_page_nested_a_million_deep() {
    let story =
        "<p>The minister left the talks on Monday and said that they would go on without him, to nobody’s surprise. "
            .repeat(9);
    for tag in ["div", "b", "a", "table", "ul", "span", "font", "blockquote", "p", "li", "svg", "x-y"] {
        let start = Instant::now();
        // Paragraphs and list items end each other: a million of them is a long page, not a deep one.
        let n_tags = if ["p", "li"].contains(&tag) { 100_000 } else { 1_000_000 };
        let page = format!("<html><body>{}{story}", format!("<{tag}>").repeat(n_tags));
        let found = survive("deep.html", page.as_bytes());
        assert!(start.elapsed() < Duration::from_secs(60), "{tag}: {:?}", start.elapsed());
        if !["table", "svg", "p", "a"].contains(&tag) {
            assert!(found.is_some_and(|text| text.contains("nobody’s surprise")), "{tag}");
        }
    }
}

#[test]
fn a_page_with_more_of_everything_than_pages_have() {
    let many = |piece: &str| piece.repeat(50_000);
    let pages = [
        format!("<p {}>x", many("a=1 ")),
        format!("<p a=\"{}", many("<")),
        format!("<html><body>{}", many("</div>")),
        format!("<html><body><!--{}", many("<!--")),
        format!("<html><script type=application/ld+json>{}", many("[{\"@graph\":")),
        format!("<html><meta name=date content=\"{}\">", many("2014-03-")),
        format!("<html><p class=date>{}</p>", many("May ")),
        format!("<html><body>{}", many("&amp;&#x41;&bad")),
        format!("<html><body><table>{}", many("<tr>x")),
        format!("<html><body>{}", "<b><i>x</b>".repeat(20_000)),
        format!("<html><body>{}", "<p>Zoë said so, twice, in the same words as before.".repeat(20_000)),
        format!("<html><body><select>{}", many("<option>x")),
    ];
    for page in pages {
        let start = Instant::now();
        survive("odd.html", page.as_bytes());
        assert!(start.elapsed() < Duration::from_secs(60), "{:?}: {:?}", &page[..60], start.elapsed());
    }
}

#[test]
fn json_nested_deeper_than_the_stack() {
    survive("a.json", "[".repeat(1_000_000).as_bytes());
    survive("a.jsonl", "{\"a\":".repeat(1_000_000).as_bytes());
    survive("-", format!("{{\"text\":\"x\"}}\n{}", "[".repeat(100_000)).as_bytes());
}
