//! Every page in `tests/pages` is read and compared with the `.txt` beside it: a new page is a new test.
//!
//! `UPDATE_GOLDEN=1 cargo test -p summitry-read --test pages` writes the `.txt` files anew; read the difference before
//! committing it. All pages are our own writing about people and papers that do not exist.

use std::fs;
use std::path::{Path, PathBuf};

use summitry_read::{Article, Limits, open};

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let entries = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let mut pages: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|e| e == "html")).collect();
    pages.sort();
    pages
}

fn shown(article: &Article) -> String {
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let published = article.published.as_ref().map(|p| format!("{} ({})", p.value(), p.rung()));
    let head = [
        ("title", or_none(&article.title)),
        ("publisher", or_none(&article.publisher)),
        ("url", or_none(&article.url)),
        ("language", or_none(&article.language)),
        ("published", or_none(&published)),
        ("notes", article.notes.join("; ")),
    ];
    let head: String =
        head.iter().map(|(name, value)| format!("{name}: {value}").trim_end().to_owned() + "\n").collect();
    format!("{head}\n{}\n", article.text)
}

#[test]
fn pages_read_as_before() {
    let mut different = Vec::new();
    for page in pages() {
        let article = open(&page, &Limits::default()).expect("a page").next().expect("an article").expect("a good one");
        let golden = page.with_extension("txt");
        let now = shown(&article);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &now).expect("a golden file written");
        } else if fs::read_to_string(&golden).unwrap_or_default() != now {
            different.push(format!("{}:\n{now}", golden.display()));
        }
    }
    assert!(different.is_empty(), "pages read differently:\n{}", different.join("\n"));
}
