//! Any bytes as a page: an article with text, or one line of error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry_read::{Limits, from_bytes};

fuzz_target!(|bytes: &[u8]| {
    let page = [b"<html>", bytes].concat();
    match from_bytes("page.html", &page, &Limits::default()) {
        Ok(articles) => articles.flatten().for_each(|article| {
            assert!(!article.text.trim().is_empty() && !article.text.contains('\r'));
            assert!(!article.text.contains("\n\n\n"), "paragraphs are parted by one blank line");
        }),
        Err(error) => assert_eq!(error.to_string().lines().count(), 1),
    }
});
