//! Which language a text is in.

use whatlang::{Lang, detect};

/// Trigrams of so many bytes decide as well as those of the whole article, in a fraction of the time.
const SAMPLE_BYTES: usize = 1200;

/// The BCP 47 primary subtag of the text's language, where the detector is sure of it.
pub(crate) fn detected(text: &str) -> Option<String> {
    let info = detect(prefix(text, SAMPLE_BYTES))?;
    info.is_reliable().then(|| subtag(info.lang()).to_owned())
}

/// At most `bytes` of the text's beginning, ending between characters.
pub(crate) fn prefix(text: &str, bytes: usize) -> &str {
    (0..4).find_map(|back| text.get(..bytes.checked_sub(back)?)).unwrap_or(text)
}

/// The primary subtag of a declared language ("en-GB" gives "en"), where it looks like one.
pub(crate) fn declared(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let shaped = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
    shaped.then_some(primary)
}

/// BCP 47 wants the two-letter code of ISO 639-1 where there is one.
fn subtag(lang: Lang) -> &'static str {
    let code = lang.code();
    TWO_LETTERS.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two)
}

#[rustfmt::skip]
const TWO_LETTERS: &[(&str, &str)] = &[
    ("afr", "af"), ("aka", "ak"), ("amh", "am"), ("ara", "ar"), ("aze", "az"), ("bel", "be"), ("ben", "bn"), ("bul", "bg"),
    ("cat", "ca"), ("ces", "cs"), ("cmn", "zh"), ("cym", "cy"), ("dan", "da"), ("deu", "de"), ("ell", "el"), ("eng", "en"),
    ("epo", "eo"), ("est", "et"), ("fin", "fi"), ("fra", "fr"), ("guj", "gu"), ("heb", "he"), ("hin", "hi"), ("hrv", "hr"),
    ("hun", "hu"), ("hye", "hy"), ("ind", "id"), ("ita", "it"), ("jav", "jv"), ("jpn", "ja"), ("kan", "kn"), ("kat", "ka"),
    ("khm", "km"), ("kor", "ko"), ("lat", "la"), ("lav", "lv"), ("lit", "lt"), ("mal", "ml"), ("mar", "mr"), ("mkd", "mk"),
    ("mya", "my"), ("nep", "ne"), ("nld", "nl"), ("nob", "nb"), ("ori", "or"), ("pan", "pa"), ("pes", "fa"), ("pol", "pl"),
    ("por", "pt"), ("ron", "ro"), ("rus", "ru"), ("sin", "si"), ("slk", "sk"), ("slv", "sl"), ("sna", "sn"), ("spa", "es"),
    ("srp", "sr"), ("swe", "sv"), ("tam", "ta"), ("tel", "te"), ("tgl", "tl"), ("tha", "th"), ("tuk", "tk"), ("tur", "tr"),
    ("ukr", "uk"), ("urd", "ur"), ("uzb", "uz"), ("vie", "vi"), ("yid", "yi"), ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_tags_give_their_primary_subtag() {
        let cases = [("en-GB", Some("en")), ("EN_us", Some("en")), (" fr ", Some("fr")), ("", None), ("english", None)];
        for (tag, want) in cases {
            assert_eq!(declared(tag).as_deref(), want, "{tag:?}");
        }
    }

    #[test]
    fn every_language_of_the_detector_has_a_subtag() {
        for lang in Lang::all() {
            assert_eq!(subtag(*lang).len(), 2, "{}", lang.code());
        }
    }

    #[test]
    fn a_text_tells_its_language() {
        let english =
            "The foreign minister said on Monday that the talks would go on, and that his country wanted peace.";
        let french =
            "Le ministre des affaires étrangères a déclaré lundi que les négociations allaient continuer à Genève.";
        assert_eq!(detected(english).as_deref(), Some("en"));
        assert_eq!(detected(french).as_deref(), Some("fr"));
        assert_eq!(detected("42"), None);
    }
}
