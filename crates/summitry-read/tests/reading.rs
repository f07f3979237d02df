//! Files in, articles out: kinds of input, places of errors, limits.

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use summitry_read::{Article, Limits, ReadErrorKind, Rung, from_bytes, from_reader, inputs, open};

fn read(name: &str, bytes: &[u8]) -> Vec<Result<Article, String>> {
    match from_bytes(name, bytes, &Limits::default()) {
        Ok(articles) => articles.map(|article| article.map_err(|error| error.to_string())).collect(),
        Err(error) => vec![Err(error.to_string())],
    }
}

fn one(name: &str, bytes: &[u8]) -> Article {
    let mut all = read(name, bytes);
    assert_eq!(all.len(), 1, "{name}");
    all.remove(0).expect("an article")
}

/// A folder of this test's own, made anew.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn plain_text_is_kept_verbatim() {
    let cases: [(&[u8], &str); 5] = [
        (b"  Talks go on.\r\n\r\nThe end. \n\n", "  Talks go on.\n\nThe end. \n\n"),
        (b"one\rtwo\r", "one\ntwo\n"),
        ("\u{feff}Zoë — “yes” \u{feff}🕊".as_bytes(), "Zoë — “yes” \u{feff}🕊"),
        (b"He said \x93no\x94 in Gen\xe8ve.", "He said “no” in Genève."),
        (b"\xff\xfeZ\0o\0\xeb\0\r\0\n\0", "Zoë\n"),
    ];
    for (bytes, want) in cases {
        assert_eq!(one("a.txt", bytes).text, want);
    }
}

#[test]
fn a_text_dates_itself_only_where_nothing_else_does() {
    let text = "OSLO, 3 March 2014 (Desk) — The minister left.";
    let article = one("a.txt", text.as_bytes());
    assert_eq!(
        article.published.map(|p| (p.value().to_owned(), p.rung())),
        Some(("2014-03-03".to_owned(), Rung::Dateline))
    );
    let json = format!(r#"{{"text": "{text}", "date": "2014-03-04T05:06Z"}}"#);
    let article = one("a.json", json.as_bytes());
    assert_eq!(
        article.published.map(|p| (p.value().to_owned(), p.rung())),
        Some(("2014-03-04T05:06:00Z".to_owned(), Rung::Declared))
    );
    assert_eq!(one("a.txt", b"The minister left on Monday.").published, None);
}

#[test]
fn a_bad_line_is_one_error_and_the_others_go_through() {
    let lines = b"\xef\xbb\xbf{\"text\": \"One.\", \"id\": 1}\r\n\n{\"text\": \"cut\n[3]\n{\"title\": \"t\"}\n\xff\n{\"body\": \"Six \xe2\x80\x94.\"}";
    let all = read("feed.jsonl", lines);
    let shown: Vec<String> =
        all.iter().map(|a| a.as_ref().map_or_else(Clone::clone, |a| format!("{:?} {}", a.line, a.text))).collect();
    assert_eq!(
        shown,
        [
            "Some(1) One.",
            "feed.jsonl:3: not JSON: EOF while parsing a string at column 13",
            "feed.jsonl:4: not JSON: not an object",
            "feed.jsonl:5: no text (looked for text, maintext, body, content, article_text, full_text, articleBody)",
            "feed.jsonl:6: not JSON: expected value at column 1",
            "Some(7) Six —.",
        ]
    );
}

#[test]
fn json_lines_are_known_without_their_extension() {
    let all = read("-", b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
    assert_eq!(
        all.iter().flatten().map(|a| (a.text.as_str(), a.line)).collect::<Vec<_>>(),
        [("One.", Some(1)), ("Two.", Some(2))]
    );
}

#[test]
fn one_json_document_in_its_forms() {
    let pretty = "{\n  \"text\": \"Zoë left.\",\n  \"statements\": [{\"a\": 1}]\n}\n";
    assert_eq!(one("a.json", pretty.as_bytes()).text, "Zoë left.");
    let utf16: Vec<u8> = pretty.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(one("a.json", &utf16).text, "Zoë left.");
    let array = read("a.json", br#"[{"text": "One."}, {"no": 1}, {"text": "Two."}]"#);
    assert_eq!(array.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(read("a.json", b"[]"), [Err("a.json: empty".to_owned())]);
    assert_eq!(
        read("a.json", b"{\"text\": "),
        [Err("a.json: not JSON: EOF while parsing a value at line 1 column 9".to_owned())]
    );
}

#[test]
fn what_cannot_be_read_is_one_line() {
    let cases: [(&str, &[u8], &str); 12] = [
        ("empty.txt", b"", "empty.txt: empty"),
        ("blank.txt", b" \n\t\r\n", "blank.txt: empty"),
        ("blank.jsonl", b"\n\n", "blank.jsonl: empty"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "photo.jpg: binary (JPEG picture), not text"),
        ("paper.pdf", b"%PDF-1.7\n", "paper.pdf: binary (PDF), not text"),
        ("letter.docx", b"PK\x03\x04....", "letter.docx: binary (ZIP, or a document inside one), not text"),
        ("noise", &[7, 0, 200, 3, 91, 0, 14, 2, 250, 1, 1], "noise: binary, not text"),
        ("feed.xml", b"<?xml version='1.0'?>\n<rss version='2.0'></rss>", "feed.xml: a feed: not read by this version"),
        ("a.warc", b"WARC/1.0\r\n", "a.warc: a WARC archive: not read by this version"),
        ("a.csv", b"date,text\n", "a.csv: a table: not read by this version"),
        ("a\nb.txt", b"", "a\\nb.txt: empty"),
        (
            "menu.html",
            b"<html><body><nav><a href=/>Home</a></nav></body></html>",
            "menu.html: no article text found on the page",
        ),
    ];
    for (name, bytes, want) in cases {
        assert_eq!(read(name, bytes), [Err(want.to_owned())]);
    }
}

#[test]
fn missing_files_and_folders() {
    let folder = folder("missing");
    let gone = open(folder.join("gone.txt"), &Limits::default()).expect_err("it is not there").to_string();
    assert!(gone.ends_with("gone.txt: no such file"), "{gone}");
    let whole = open(&folder, &Limits::default()).expect_err("a folder").to_string();
    assert!(whole.ends_with("missing: a folder, not a file"), "{whole}");
}

#[test]
fn limits_hold_for_files_lines_pages_and_streams() {
    let limits = Limits { file_bytes: 300_000, line_bytes: 40, page_bytes: 100, ..Limits::default() };
    let big = "word ".repeat(100_000);
    let said = |name: &str, bytes: &[u8]| from_bytes(name, bytes, &limits).expect_err("too big").to_string();
    assert_eq!(said("big.txt", big.as_bytes()), "big.txt: 500 kB, over the limit of 300 kB");
    assert_eq!(said("big.html", format!("<p>{}", &big[..200]).as_bytes()), "big.html: 1 kB, over the limit of 1 kB");
    let stream = from_reader("-", Cursor::new(big), &limits).expect_err("too big").to_string();
    assert_eq!(stream, "-: over the limit of 300 kB");
    let lines =
        format!("{{\"text\": \"One.\"}}\n{{\"text\": \"{}\"}}\n{{\"text\": \"Three.\"}}\n", "x".repeat(400_000));
    let all: Vec<_> = from_reader("-", Cursor::new(lines), &limits).expect("lines").collect();
    assert_eq!(all.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true]);
    assert!(matches!(all[1].as_ref().expect_err("long").kind(), ReadErrorKind::TooBig { bytes: None, limit: 40 }));
}

#[test]
fn a_big_file_is_refused_without_reading_it() {
    let path = folder("big").join("big.txt");
    let file = fs::File::create(&path).expect("a file");
    file.set_len(200_000_000_000).expect("a sparse file");
    let start = std::time::Instant::now();
    let said = open(&path, &Limits::default()).expect_err("too big").to_string();
    assert!(said.ends_with("big.txt: 200000 MB, over the limit of 64 MB"), "{said}");
    assert!(start.elapsed().as_millis() < 1000);
}

#[test]
fn folders_are_walked_in_order() {
    let folder = folder("walk");
    for name in ["b.txt", "a/2.txt", "a/1.txt", ".hidden", ".git/x.txt", "c.jsonl"] {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, "x").expect("a file");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("a/loop")).expect("a link");
    let gone = folder.join("gone.txt");
    let found: Vec<_> = inputs([&folder, &gone]).map(|path| path.expect("a path")).collect();
    let want = ["a/1.txt", "a/2.txt", "b.txt", "c.jsonl", "gone.txt"].map(|name| folder.join(name));
    assert_eq!(found, want);
}

#[test]
fn damage_is_noted() {
    let article = one("a.txt", "Zoë spoke in Genève, Zoë — “yes”, said Høeg, twice, in Kyïv.\u{e9}"[..].as_bytes());
    assert_eq!(article.notes, Vec::<String>::new());
    let mut bytes = "Zoë spoke in Genève; “yes”, said Høeg – twice – in Kyïv, “no”.".as_bytes().to_vec();
    bytes.insert(5, 0xff);
    assert_eq!(one("a.txt", &bytes).notes, ["1 character was not valid UTF-8 and became U+FFFD"]);
}
