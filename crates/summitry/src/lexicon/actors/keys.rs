//! Keys under which spellings of one name meet.

use super::super::fold;

/// The key of a name: folded as [`fold`] does, without blanks, so that "Lee Jae-myung", "Lee Jae Myung" and
/// "LEE Jaemyung" are one.
///
/// ```
/// use summitry::lexicon::actors::name_key;
/// assert_eq!(name_key("Kim Jong-un"), name_key("KIM JONG UN"));
/// assert_eq!(name_key("U.S."), "us");
/// ```
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    push_key(&mut key, name);
    key
}

/// Appends the key of `text` to `key`.
pub(super) fn push_key(key: &mut String, text: &str) {
    if !text.is_ascii() || text.contains('&') {
        key.extend(fold(text).chars().filter(|c| *c != ' '));
        return;
    }
    let first = key.len();
    let mut word = first;
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            key.push(char::from(byte.to_ascii_lowercase()));
        } else if !matches!(byte, b'.' | b'\'' | b'`') {
            end_word(key, word, word == first);
            word = key.len();
        }
    }
    end_word(key, word, false);
}

/// Shortens the word that [`fold`] shortens; a leading "the" goes where more follows.
fn end_word(key: &mut String, from: usize, leading: bool) {
    let short = match key.get(from..).unwrap_or_default() {
        "saint" => "st",
        "sainte" => "ste",
        "mount" => "mt",
        "fort" => "ft",
        "the" if leading => "",
        _ => return,
    };
    key.truncate(from);
    key.push_str(short);
}

/// Surnames that Korean romanisations write in several ways, by their class.
const SURNAMES: [(&str, &[&str]); 26] = [
    ("ri", &["lee", "ri", "rhee", "yi", "li", "rie", "rhie"]),
    ("coe", &["choe", "choi", "chwe", "choy"]),
    ("cung", &["chung", "jung", "jeong", "cheong", "chong", "jong"]),
    ("co", &["cho", "jo", "joe"]),
    ("pak", &["pak", "park", "bak"]),
    ("an", &["an", "ahn"]),
    ("yun", &["yun", "yoon", "youn"]),
    ("no", &["no", "roh", "ro", "noh", "rho"]),
    ("u", &["u", "woo", "wu"]),
    ("im", &["im", "lim", "rim", "yim", "rhim"]),
    ("kang", &["kang", "gang"]),
    ("pek", &["paek", "baek", "paik", "back", "baik"]),
    ("sin", &["shin", "sin"]),
    ("kwon", &["kwon", "gwon"]),
    ("yu", &["yu", "yoo", "ryu", "ryoo", "you", "lyu"]),
    ("yang", &["yang", "ryang"]),
    ("kim", &["kim", "gim"]),
    ("mun", &["mun", "moon"]),
    ("so", &["suh", "seo", "so"]),
    ("o", &["oh", "o"]),
    ("cang", &["chang", "jang"]),
    ("yom", &["yom", "yeom", "ryom", "youm"]),
    ("con", &["chon", "jeon", "chun", "jun"]),
    ("ku", &["ku", "koo", "gu", "goo"]),
    ("no-nam", &["nam", "nahm"]),
    ("son", &["son", "sohn"]),
];

/// The key under which Korean romanisations of one name meet ("Ri Yong Ho", "Lee Yong-ho"; "Choe Son Hui", "Choi
/// Sun-hee"): surname first. It joins too much for use without the same country or role.
pub fn romanisation_key(name: &str) -> Option<String> {
    let folded = fold(name);
    let mut words = folded.split(' ');
    let surname = words.next()?;
    let class = SURNAMES.iter().find(|(_, forms)| forms.contains(&surname)).map(|(class, _)| *class)?;
    let given: String = words.flat_map(|w| sounds(w).into_bytes()).map(char::from).collect();
    (!given.is_empty()).then(|| format!("{class} {given}"))
}

/// A given name with the letters that romanisations disagree on made one.
fn sounds(word: &str) -> String {
    const RULES: [(&str, &str); 18] = [
        ("yeo", "yo"),
        ("eui", "ui"),
        ("eo", "o"),
        ("eu", "u"),
        ("oo", "u"),
        ("ou", "o"),
        ("ee", "i"),
        ("ae", "e"),
        ("ah", "a"),
        ("uh", "o"),
        ("oh", "o"),
        ("sh", "s"),
        ("ch", "c"),
        ("j", "c"),
        ("g", "k"),
        ("d", "t"),
        ("b", "p"),
        ("r", "l"),
    ];
    let word: String = word.chars().filter(char::is_ascii).collect();
    RULES.iter().fold(word, |word, (from, to)| word.replace(from, to)).replace("hui", "hi").replace('u', "o")
}

/// The key under which transliterations of one name meet ("Rafiq al-Hariri", "Rafik Hariri"; "Mikheil Saakashvili",
/// "Mikhail Saakashvili"): the consonants of each word, without particles. It joins too much for use without the same
/// country or role; none for names too short to tell apart.
pub fn sound_key(name: &str) -> Option<String> {
    let mut key = String::with_capacity(name.len());
    let words = if name.is_ascii() { push_sounds(&mut key, name) } else { push_sounds(&mut key, &fold(name)) };
    (words > 1 && key.len() - words >= 4).then_some(key)
}

/// Appends the sounds of every word of an ASCII name; gives the number of words.
fn push_sounds(key: &mut String, name: &str) -> usize {
    let mut words = 0;
    for word in name.split([' ', '-', '.', ',', '/']) {
        if word.len() < 2 || PARTICLES.iter().any(|p| p.eq_ignore_ascii_case(word)) {
            continue;
        }
        key.push(' ');
        push_consonants(key, word);
        words += 1;
    }
    words
}

const PARTICLES: [&str; 9] = ["al", "el", "ul", "bin", "ibn", "ben", "ould", "jr", "sr"];

fn push_consonants(key: &mut String, word: &str) {
    let lower = |letter: &u8| letter.to_ascii_lowercase();
    let letters = word.as_bytes();
    let from = key.len();
    for (at, letter) in letters.iter().enumerate() {
        let sound = match (lower(letter), letters.get(at + 1).map(lower)) {
            (b'p', Some(b'h')) => 'f',
            (b'q' | b'g' | b'c' | b'k', _) => 'k',
            (b'w' | b'v', _) => 'v',
            (b'z' | b's', _) => 's',
            (b'x', _) => 's',
            (b'h', _)
                if at > 0
                    && matches!(letters.get(at - 1), Some(b'k' | b'd' | b'g' | b't' | b's' | b'c' | b'z' | b'p')) =>
            {
                continue;
            }
            (b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'\'' | b'`', _) => continue,
            (other, _) => char::from(other),
        };
        if key.get(from..).is_some_and(|k| k.ends_with(sound)) {
            continue;
        }
        key.push(sound);
    }
}

/// How the letters of a surface form must look for a name to be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// An acronym: as many capitals as it has letters.
    Capitals,
    /// A name: the first and last words begin with a capital or a digit.
    Name,
    /// A name that begins small ("al-Qaeda"): no condition.
    Any,
}

impl Shape {
    /// What a name asks for.
    pub(super) fn of(name: &str) -> Self {
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        if letters <= 5 && letters == capitals && !name.contains(' ') {
            Self::Capitals
        } else if name.chars().next().is_some_and(char::is_lowercase) {
            Self::Any
        } else {
            Self::Name
        }
    }

    /// Whether the surface words look that way.
    pub(super) fn fits(self, words: &[&str]) -> bool {
        match self {
            Self::Any => true,
            Self::Capitals => words.iter().all(|w| !w.chars().any(char::is_lowercase)),
            Self::Name => [words.first(), words.last()].iter().all(|w| w.is_some_and(|w| begins_large(w))),
        }
    }
}

fn begins_large(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| !c.is_lowercase()) || word.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_agrees_with_fold() {
        for name in [
            "Saint Lucia",
            "St. Lucia",
            "Mount Fuji",
            "Fort Worth",
            "the Hague",
            "The",
            "Tamil Tigers",
            "AT&T",
            "O'Neill",
            "Smith-Jones",
            "Côte d’Ivoire",
            "P5+1",
            "theory",
            "Port of Spain",
            "T&T",
        ] {
            assert_eq!(name_key(name), fold(name).replace(' ', ""), "{name}");
        }
    }

    #[test]
    fn romanisations_meet() {
        for (a, b) in [
            ("Ri Yong Ho", "Lee Yong-ho"),
            ("Choe Son Hui", "Choi Sun-hui"),
            ("Pak Pong Ju", "Park Bong-ju"),
            ("Chung Dong-young", "Jeong Dong-yeong"),
            ("Kim Jong Un", "Kim Jong-eun"),
        ] {
            assert_eq!(romanisation_key(a), romanisation_key(b), "{a} {b}");
        }
        assert_ne!(romanisation_key("Kim Jong Un"), romanisation_key("Kim Jong Il"));
        assert_eq!(romanisation_key("Smith"), None);
    }

    #[test]
    fn transliterations_meet() {
        for (a, b) in [
            ("Rafiq al-Hariri", "Rafik Hariri"),
            ("Mikheil Saakashvili", "Mikhail Saakashvili"),
            ("Muammar Gaddafi", "Moamer Kadhafi"),
            ("Yuriy Yekhanurov", "Yuri Yekhanurov"),
            ("Adel Abdul Mahdi", "Adil Abdul-Mahdi"),
            ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ] {
            assert_eq!(sound_key(a), sound_key(b), "{a} {b}");
            assert!(sound_key(a).is_some(), "{a}");
        }
        assert_eq!(sound_key("Wang Yi"), None);
        assert_ne!(sound_key("Betty Ford"), sound_key("Gerald Ford"));
    }

    #[test]
    fn acronyms_need_their_capitals() {
        assert!(Shape::of("US").fits(&["U.S."]));
        assert!(!Shape::of("US").fits(&["us"]));
        assert!(Shape::of("Nato").fits(&["Nato"]));
        assert!(!Shape::of("Red Cross").fits(&["Red", "cross"]));
        assert!(Shape::of("al-Shabaab").fits(&["al", "Shabaab"]));
    }
}
