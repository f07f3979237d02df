//! Any text to its record: every span of it, wherever it stands, is the words of the text at that place.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use summitry::doc::Metadata;
use summitry::pipeline::Reader;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::embedded().expect("the embedded data"));

fuzz_target!(|text: &str| {
    let record = READER.read(text, Metadata::default());
    assert_eq!(record.text, text);
    let chars: Vec<char> = text.chars().collect();
    check(&serde_json::to_value(&record).expect("a record is JSON"), &chars);
});

fn check(value: &Value, chars: &[char]) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| check(item, chars)),
        Value::Object(object) => {
            if let (Some(start), Some(end), Some(text)) = (index(object.get("start")), index(object.get("end")), object.get("text")) {
                let slice: String = chars.get(start..end).expect("a span of the text").iter().collect();
                assert_eq!(text.as_str(), Some(slice.as_str()));
            }
            object.values().for_each(|inner| check(inner, chars));
        }
        _ => {}
    }
}

fn index(value: Option<&Value>) -> Option<usize> {
    usize::try_from(value?.as_u64()?).ok()
}
