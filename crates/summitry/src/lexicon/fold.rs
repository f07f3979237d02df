//! Names as keys: the form in which spellings of one name meet.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key of a name: accents, case, full stops and apostrophes gone, hyphens and commas as blanks, "Saint", "Mount" and
/// "Fort" shortened, a leading "the" dropped.
///
/// ```
/// use summitry::lexicon::fold;
/// assert_eq!(fold("Côte-d’Ivoire"), "cote divoire");
/// assert_eq!(fold("The Hague"), "hague");
/// assert_eq!(fold("Saint  Petersburg"), fold("St. Petersburg"));
/// ```
pub fn fold(name: &str) -> String {
    if name.is_ascii() {
        return folded(name.bytes().map(|b| char::from(b.to_ascii_lowercase())), name.len());
    }
    let letters = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    folded(letters.filter(|c| !is_combining_mark(*c)), name.len())
}

/// The key of letters without accents, in small letters.
fn folded(letters: impl Iterator<Item = char>, len: usize) -> String {
    let mut key = String::with_capacity(len);
    let mut word = String::with_capacity(len);
    for c in letters {
        match special(c) {
            Some(letters) => word.push_str(letters),
            None if c == '&' => {
                end_word(&mut key, &mut word);
                word.push_str("and");
                end_word(&mut key, &mut word);
            }
            None if c.is_alphanumeric() => word.push(c),
            None if is_silent(c) => {}
            None => end_word(&mut key, &mut word),
        }
    }
    end_word(&mut key, &mut word);
    match key.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => key,
    }
}

fn end_word(key: &mut String, word: &mut String) {
    if word.is_empty() {
        return;
    }
    if !key.is_empty() {
        key.push(' ');
    }
    key.push_str(match word.as_str() {
        "saint" => "st",
        "sainte" => "ste",
        "mount" => "mt",
        "fort" => "ft",
        other => other,
    });
    word.clear();
}

const fn special(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŋ' => "n",
        _ => return None,
    })
}

const fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | 'ʹ' | 'ʾ' | 'ʿ' | '.' | '\u{2bd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        for (a, b) in
            [("Ma'arrat", "Maarrat"), ("Łódź", "Lodz"), ("N. Korea", "n korea"), ("Sharm el-Sheikh", "sharm el sheikh")]
        {
            assert_eq!(fold(a), fold(b));
        }
        assert_eq!(fold("the"), "the");
        assert_eq!(fold("..."), "");
    }
}
