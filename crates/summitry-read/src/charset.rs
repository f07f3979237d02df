//! Bytes to characters.
//!
//! A byte-order mark decides; then whether the bytes are UTF-8 (hardly anything else is by accident); then what a page
//! declares; then the statistics of `chardetng`. Nothing is refused for one bad byte: it becomes U+FFFD and is counted.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::ReadErrorKind;

/// Characters of a text, and how well the bytes fitted.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static Encoding,
    /// U+FFFD written for bytes that mean nothing in the encoding.
    pub(crate) n_replaced: usize,
}

/// Share of control characters above which bytes are no text: 1 in so many.
const CONTROLS_ONE_IN: usize = 100;
/// Share of replaced characters above which the encoding is not known: 1 in so many.
const REPLACED_ONE_IN: usize = 10;
/// Share of bytes above ASCII under which a text is taken for English: 1 in so many.
const MOSTLY_ASCII_ONE_IN: usize = 10;
/// Bytes looked at for UTF-16 without a mark.
const SAMPLE_BYTES: usize = 8192;
/// Bytes in which a page declares its encoding (the HTML standard says 1024; pages are laxer).
const DECLARATION_BYTES: usize = 4096;

/// Decodes a file. Fails where the bytes are not text in any encoding known here.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, ReadErrorKind> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return plausible(decode_as(encoding, &bytes[mark..]));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return plausible(decode_as(encoding, bytes));
    }
    if is_binary(bytes) {
        return Err(ReadErrorKind::Binary(None));
    }
    plausible(by_evidence(bytes))
}

/// CRLF and lone CR to LF; the only change made to the characters of a text.
pub(crate) fn unify_lines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

fn by_evidence(bytes: &[u8]) -> Decoded {
    if has_japanese_escapes(bytes) {
        return decode_as(ISO_2022_JP, bytes);
    }
    if is_nearly_utf8(bytes) {
        return decode_as(UTF_8, bytes);
    }
    if let Some(found) = declared(bytes).map(|e| decode_as(e, bytes)).filter(|d| d.n_replaced == 0) {
        return found;
    }
    decode_as(guessed(bytes), bytes)
}

/// The statistics need a prior where they have little to go by: English with a few other characters is British to them.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let n_other = bytes.iter().filter(|b| !b.is_ascii()).count();
    let prior: Option<&[u8]> = (n_other * MOSTLY_ASCII_ONE_IN < bytes.len()).then_some(b"uk");
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(prior, Utf8Detection::Deny)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let n_replaced = if had_errors { text.matches('\u{fffd}').count() } else { 0 };
    Decoded { text: text.into_owned(), encoding, n_replaced }
}

fn plausible(decoded: Decoded) -> Result<Decoded, ReadErrorKind> {
    let n_chars = decoded.text.len();
    let n_nul = decoded.text.bytes().filter(|&b| b == 0).count();
    let noise = n_nul > 0 || decoded.n_replaced * REPLACED_ONE_IN > n_chars.max(REPLACED_ONE_IN);
    if noise { Err(ReadErrorKind::Binary(None)) } else { Ok(decoded) }
}

/// NUL bytes, or more control characters than a text has.
fn is_binary(bytes: &[u8]) -> bool {
    let n_controls = bytes.iter().filter(|&&b| is_odd_control(b)).count();
    bytes.contains(&0) || n_controls * CONTROLS_ONE_IN > bytes.len()
}

/// Not tab, line break, form feed, escape (ISO-2022), end-of-file mark of old systems.
fn is_odd_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | 0x0b | 0x0c | b'\r' | 0x1a | 0x1b)) || byte == 0x7f
}

/// UTF-16 has, on one side of its pairs, zero bytes (ASCII letters, or spaces) and hardly more than one other value (the
/// half of the code table that the script is in); beside the zero bytes stand ASCII characters.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let pairs = || sample.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    let is_ascii = |low: u8| low != 0 && !is_odd_control(low);
    if is_high(pairs().map(|(_, high)| high)) && pairs().all(|(low, high)| high != 0 || is_ascii(low)) {
        Some(UTF_16LE)
    } else if is_high(pairs().map(|(high, _)| high)) && pairs().all(|(high, low)| high != 0 || is_ascii(low)) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn is_high(side: impl Iterator<Item = u8>) -> bool {
    let mut counts = [0_usize; 256];
    side.for_each(|byte| counts[usize::from(byte)] += 1);
    let n_pairs: usize = counts.iter().sum();
    let [n_zero, others @ ..] = counts;
    let n_script = others.iter().max().copied().unwrap_or(0);
    n_zero * 20 > n_pairs && (n_zero + n_script) * 10 > n_pairs * 9
}

/// `ESC $ B`, `ESC $ @` or `ESC ( J`, in bytes that are otherwise ASCII.
fn has_japanese_escapes(bytes: &[u8]) -> bool {
    let escape = |w: &[u8]| matches!(w, [0x1b, b'$', b'B' | b'@'] | [0x1b, b'(', b'J' | b'I']);
    bytes.contains(&0x1b) && bytes.is_ascii() && bytes.windows(3).any(escape)
}

/// Valid UTF-8, or so nearly that the faults are damage (a cut, a stray byte) and not another encoding.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut n_good, mut n_bad) = (0, 0);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        n_good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        let invalid = chunk.invalid();
        // One byte that could begin a character proves nothing in a text that has no whole one: "Zo\xeb" is windows-1252.
        let cut = chunks.peek().is_none() && is_cut(invalid) && (n_good > 0 || invalid.len() > 1);
        n_bad += usize::from(!invalid.is_empty() && !cut);
    }
    n_bad * 10 <= n_good
}

/// The beginning of a character whose end is missing.
fn is_cut(invalid: &[u8]) -> bool {
    let wanted = match invalid.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => 0,
    };
    invalid.len() < wanted
}

/// `<meta charset=...>`, `<meta http-equiv ... charset=...>` or the encoding of an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARATION_BYTES).unwrap_or(bytes);
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let label = ["charset", "encoding"].iter().find_map(|name| label_after(&head, name))?;
    // A page that is read as ASCII so far cannot be in UTF-16, whatever it says.
    Encoding::for_label(label.as_bytes()).filter(|e| *e != UTF_16LE && *e != UTF_16BE)
}

fn label_after<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = head.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    rest.split(|c: char| c.is_whitespace() || "\"'>;/?".contains(c)).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, GBK, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    const ENGLISH: &str = "“We shall see,” said Zoë Høeg, the minister’s aide – in Genève. It cost £3.\n";

    fn round(encoding: &'static Encoding, text: &str) -> Decoded {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{}", encoding.name());
        decode(&bytes).expect("text")
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn legacy_encodings_are_told_apart() {
        let japanese = "外務大臣は月曜日に、会談は続くと述べた。両国は平和を望んでいる。ジュネーブで。\n";
        let chinese = "外交部长星期一表示,会谈将继续进行。双方都希望和平,并将在日内瓦再次会面。\n";
        let taiwanese = "外交部長星期一表示,會談將繼續進行。雙方都希望和平,並將在日內瓦再次會面。\n";
        let korean = "외교부 장관은 월요일 회담이 계속될 것이라고 말했다. 양국은 평화를 원한다.\n";
        let russian = "Министр иностранных дел заявил в понедельник, что переговоры будут продолжены в Женеве.\n";
        let cases: [(&'static Encoding, &str); 9] = [
            (WINDOWS_1252, ENGLISH),
            (SHIFT_JIS, japanese),
            (EUC_JP, japanese),
            (GBK, chinese),
            (GB18030, chinese),
            (BIG5, taiwanese),
            (EUC_KR, korean),
            (KOI8_R, russian),
            (WINDOWS_1251, russian),
        ];
        for (encoding, text) in cases {
            assert_eq!(round(encoding, text).text, text, "{}", encoding.name());
        }
    }

    #[test]
    fn english_with_one_odd_byte_is_windows_1252() {
        for text in [
            "It’s over.\n",
            "The café closed.\n",
            "He paid £3 million.\n",
            "“Yes,” she said.\n",
            "A pause – then no.\n",
        ] {
            let found = round(WINDOWS_1252, text);
            assert_eq!(found.text, text, "{}", found.encoding.name());
        }
    }

    #[test]
    fn unicode_with_and_without_marks() {
        let marked = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
        let cases = [
            ENGLISH.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", ENGLISH.as_bytes().to_vec()),
            utf16(ENGLISH, false),
            utf16(ENGLISH, true),
            marked(b"\xff\xfe", utf16(ENGLISH, false)),
            marked(b"\xfe\xff", utf16(ENGLISH, true)),
        ];
        for bytes in cases {
            let found = decode(&bytes).expect("text");
            assert_eq!((found.text.as_str(), found.n_replaced), (ENGLISH, 0), "{:?}", &bytes[..4]);
        }
    }

    #[test]
    fn a_cut_character_is_one_replacement() {
        let bytes = "Genève and Kyïv — “yes”".as_bytes();
        for end in 1..bytes.len() {
            let found = decode(&bytes[..end]).expect("text");
            let (whole, good) = (found.text.trim_end_matches('\u{fffd}'), std::str::from_utf8(&bytes[..end]));
            assert!(
                "Genève and Kyïv — “yes”".starts_with(whole) || good.is_err() && end < 8,
                "{end}: {:?}",
                found.text
            );
        }
    }

    #[test]
    fn a_page_says_its_encoding_unless_it_is_utf8() {
        let page = "<meta charset=iso-8859-2><p>Łódź, żółw";
        let (bytes, ..) = encoding_rs::ISO_8859_2.encode(page);
        assert_eq!(decode(&bytes).expect("text").text, page);
        let lying = "<meta charset='windows-1252'><p>Łódź";
        assert_eq!(decode(lying.as_bytes()).expect("text").text, lying);
        let (bytes, ..) = WINDOWS_1252.encode("<?xml version='1.0' encoding='UTF-16'?><p>café");
        assert!(decode(&bytes).expect("text").text.ends_with("café"));
    }

    #[test]
    fn bytes_that_are_no_text() {
        for bytes in [&b"abc\0def\x01\x02"[..], &[1, 2, 3, 4, 5, 6, 7, 8], &[0; 64], &[0x80, 1, 0x81, 2, 0xff, 3]] {
            assert!(matches!(decode(bytes), Err(ReadErrorKind::Binary(None))), "{bytes:?}");
        }
    }

    #[test]
    fn japanese_mail() {
        let found = decode(b"\x1b$B30L3>J\x1b(B spoke").expect("text");
        assert_eq!(found.text, "外務省 spoke");
    }

    #[test]
    fn line_ends_become_lf() {
        assert_eq!(unify_lines("a\r\nb\rc\n\r\nd\r\r".to_owned()), "a\nb\nc\n\nd\n\n");
    }
}
