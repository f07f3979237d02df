//! Any bytes as a file of any kind; the first byte chooses the extension.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry_read::{Limits, Published, Rung, from_bytes};

const NAMES: [&str; 6] = ["a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "-"];

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, bytes)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(choice) % NAMES.len()];
    let articles = match from_bytes(name, bytes, &Limits::default()) {
        Ok(articles) => articles,
        Err(error) => return assert_eq!(error.to_string().lines().count(), 1),
    };
    for article in articles {
        match article {
            Ok(article) => {
                assert!(!article.text.trim().is_empty() && !article.text.contains('\r'));
                let again = article.published.map(|p| (Published::parse(p.value(), Rung::Given), p));
                assert!(again.is_none_or(|(again, p)| again.is_some_and(|a| a.value() == p.value())), "a date reads back as itself");
            }
            Err(error) => assert_eq!(error.to_string().lines().count(), 1),
        }
    }
});
