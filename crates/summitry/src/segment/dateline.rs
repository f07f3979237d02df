//! Datelines: "OSLO, May 9, 2023 —", "GENEVA (Reuters) -", "MOSCOW, January 5. /TASS/.".

/// Bytes in which a dateline comes to its end.
const REACH: usize = 110;

/// The byte at which the first sentence begins, behind the dateline that opens the text.
///
/// What stands there is place, day and agency; read as words of the sentence it would become its subject.
///
/// ```
/// use summitry::segment::dateline;
/// let text = "OSLO, May 9, 2023 — Talks have begun.";
/// assert_eq!(dateline(text).map(|cut| &text[cut..]), Some("Talks have begun."));
/// assert_eq!(dateline("The envoy — a Dane — has left."), None);
/// ```
pub fn dateline(text: &str) -> Option<usize> {
    let lead = text.len() - text.trim_start().len();
    let line = text[lead..].lines().next()?;
    let line = &line[..line.floor_char_boundary(REACH)];
    let ends = [" — ", " – ", " -- ", " - ", "— ", "– ", "/. ", "): "];
    let (at, end) = ends.iter().filter_map(|end| Some((line.find(end)?, *end))).min()?;
    let head = &line[..at];
    let closed = head.contains('/') == end.starts_with('/') && (end != "): " || head.contains('('));
    let rest = line[at + end.len()..].trim_start();
    let opens = rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"“'‘[".contains(c));
    let shown = is_capitals(first_word(head)) || head.contains('(') || head.chars().any(|c| c.is_ascii_digit());
    (closed && opens && shown && head.split_whitespace().all(may_stand)).then(|| {
        let cut = lead + at + end.len();
        cut + (text[cut..].len() - text[cut..].trim_start().len())
    })
}

fn first_word(head: &str) -> &str {
    head.split(|c: char| c.is_whitespace() || c == ',' || c == '.').next().unwrap_or_default()
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !word.chars().any(char::is_lowercase)
}

/// Names, days and agencies have capitals or digits; few small words stand between them.
fn may_stand(word: &str) -> bool {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
    let first = word.chars().next();
    first.is_none_or(|c| c.is_uppercase() || c.is_numeric())
        || matches!(word, "of" | "the" | "in" | "near" | "and" | "de" | "al")
}

#[cfg(test)]
mod tests {
    use super::dateline;

    #[test]
    fn datelines_of_many_houses() {
        for (head, rest) in [
            ("OSLO, May 9, 2023 — ", "Talks have begun."),
            ("GENEVA (Reuters) - ", "Talks have begun."),
            ("MOSCOW, January 5. /TASS/. ", "Talks have begun."),
            ("SEOUL, Aug. 3 (Yonhap) -- ", "South Korea's president left."),
            ("Geneva, 5 May 2020 – ", "\"Talks have begun,\" she said."),
            ("RIO DE JANEIRO (AP) — ", "Talks have begun."),
            ("Kyiv (AFP) – ", "Talks have begun."),
        ] {
            let text = format!("{head}{rest}\nMore.");
            assert_eq!(dateline(&text), Some(head.len()), "{text}");
        }
    }

    #[test]
    fn sentences_with_dashes() {
        for text in [
            "The envoy — a Dane — has left.",
            "Ruiz — Minister of Trade — Resigned today.",
            "ISIS — which holds the town — said so.",
            "Talks began in OSLO - They go on.",
            "",
            "—",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
