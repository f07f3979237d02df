//! A date of publication in the first lines of a text: the last resort, and a strict one.
//!
//! Two forms count. A line that is a date and nothing else ("Monday, March 3, 2014", "Published: 3 March 2014 10:15 GMT"),
//! and a dateline that holds a whole date before its dash ("SEOUL, July 29, 2025 (Agency) —", "3 March 2014 –").
//! A date without a year is never one of publication.

use super::moment::Moment;
use super::scan::Scan;

/// Title, subtitle, byline, office, place and date stand above a text; not more.
const HEADER_LINES: usize = 8;
/// Bytes from which a line is the story, not its header.
const BODY_LINE: usize = 240;
/// Bytes in which a dateline comes to its date.
const PLACE_BYTES: usize = 80;

#[rustfmt::skip]
const LABELS: &[&str] = &[
    "published", "published on", "posted", "posted on", "date", "publication date", "released", "release date", "issued",
    "issued on", "first published", "dated",
];

/// Words that begin a sentence or a byline, not a place.
#[rustfmt::skip]
const NO_PLACE: &[&str] = &[
    "on", "in", "by", "at", "since", "until", "from", "after", "before", "the", "a", "an", "as", "between", "during", "for",
    "it", "this", "that", "when", "while", "updated", "modified", "late", "early", "to", "with", "copyright",
];

/// The date of publication that the text itself begins with.
pub(crate) fn dateline(text: &str) -> Option<Moment> {
    let mut runs_on = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).take(HEADER_LINES) {
        if let Some(moment) = whole_line(line).filter(|_| !runs_on).or_else(|| before_dash(line)) {
            return Some(moment);
        }
        // "Joint statement of the two ministers," and a date below it: the date of the statement.
        runs_on = line.ends_with(',');
        if line.len() >= BODY_LINE {
            return None;
        }
    }
    None
}

/// "Monday, March 3, 2014"; "Published: 3 March 2014, 10:15 GMT"; "(2014-03-03)".
fn whole_line(line: &str) -> Option<Moment> {
    let line = line.strip_prefix('(').and_then(|l| l.strip_suffix(')')).unwrap_or(line);
    let mut scan = Scan::new(unlabelled(line));
    let moment = Moment::scan(&mut scan)?;
    scan.blanks();
    scan.eat(".");
    scan.is_done().then_some(moment)
}

fn unlabelled(line: &str) -> &str {
    let end = line.find(|c: char| c == ':' || c.is_ascii_digit()).unwrap_or(0);
    let (label, rest) = line.split_at(end);
    if !rest.starts_with(':') {
        let label = label.trim();
        let known = LABELS.iter().filter(|known| starts_with_word(label, known)).max_by_key(|known| known.len());
        return known.and_then(|known| line.get(known.len()..)).unwrap_or(line).trim_start();
    }
    let known = LABELS.iter().any(|known| label.trim().eq_ignore_ascii_case(known));
    if known { rest.trim_start_matches(':').trim_start() } else { line }
}

fn starts_with_word(text: &str, word: &str) -> bool {
    let front = text.get(..word.len()).is_some_and(|front| front.eq_ignore_ascii_case(word));
    front && !text[word.len()..].starts_with(char::is_alphanumeric)
}

/// "SEOUL, South Korea, July 29, 2025 (Agency) — ...".
fn before_dash(line: &str) -> Option<Moment> {
    let starts = line.char_indices().map(|(at, _)| at).take_while(|&at| at <= PLACE_BYTES);
    starts.filter(|&at| is_start(&line[..at])).find_map(|at| {
        let mut scan = Scan::new(&line[at..]);
        let moment = Moment::scan_day(&mut scan).filter(|_| is_place(&line[..at]))?;
        (ends_with_dash(&mut scan)).then_some(moment)
    })
}

/// Where a date may begin: the line's front, or after a comma, a bracket or a dash.
fn is_start(before: &str) -> bool {
    let mark = before.trim_end().chars().next_back();
    before.is_empty()
        || before == "("
        || before.ends_with(' ') && mark.is_some_and(|c| ",(/-–—".contains(c))
        || before.ends_with('(')
}

/// Empty, or up to six words of which the first is in capitals, or up to three that begin with capitals.
fn is_place(before: &str) -> bool {
    let place = before.trim_matches(|c: char| " ,(/-–—".contains(c));
    let words: Vec<&str> = place.split_whitespace().collect();
    let Some(first) = words.first() else { return true };
    let lettered = place.chars().all(|c| c.is_alphabetic() || " ,.'’-()".contains(c));
    let none = words
        .iter()
        .any(|w| NO_PLACE.iter().any(|no| w.trim_end_matches(',').eq_ignore_ascii_case(no) && !is_capitals(w)));
    let weekday = words.iter().any(|w| w.trim_end_matches(',').ends_with("day"));
    let capital = words.iter().all(|w| w.starts_with(char::is_uppercase));
    lettered && !none && !weekday && (is_capitals(first) && words.len() <= 6 || capital && words.len() <= 3)
}

fn is_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.clone().all(char::is_uppercase)
}

/// ") (Agency) — ", " /Agency/ -- ", ": ".
fn ends_with_dash(scan: &mut Scan) -> bool {
    scan.eat(")");
    scan.blanks();
    scan.try_(agency);
    let spaced = !scan.blanks().is_empty();
    let dash = scan.while_(|c| matches!(c, '—' | '–' | '―' | '‒' | '-'));
    match dash {
        "" => scan.eat(":"),
        "-" => spaced && scan.peek().is_none_or(char::is_whitespace),
        _ => true,
    }
}

/// "(Agency)", "/Agency/", at most 40 characters.
fn agency(scan: &mut Scan) -> Option<()> {
    let close = match scan.char(|c| matches!(c, '(' | '/' | '['))? {
        '(' => ')',
        '[' => ']',
        _ => '/',
    };
    let name = scan.while_(|c| c != close);
    scan.char(|c| c == close).filter(|_| name.chars().count() <= 40)?;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cases: &[(&str, Option<&str>)]) {
        for (text, want) in cases {
            assert_eq!(dateline(text).map(|m| m.to_string()).as_deref(), *want, "{text:?}");
        }
    }

    #[test]
    fn a_line_that_is_a_date() {
        check(&[
            ("Monday, March 3, 2014\n\nThe minister left.", Some("2014-03-03")),
            ("Talks go on\nBy Ana Ruiz\n3 March 2014\nThe minister left.", Some("2014-03-03")),
            ("\n\n2014-03-03\nText", Some("2014-03-03")),
            ("Published: 3 March 2014, 10:15 GMT\nText", Some("2014-03-03T10:15:00Z")),
            ("Published on March 3, 2014\nText", Some("2014-03-03")),
            ("Posted March 3, 2014\nText", Some("2014-03-03")),
            ("(March 3, 2014)\nText", Some("2014-03-03")),
            ("Press Statement\nLina Høeg\nGeneva, CH\nMarch 3, 2014\n\nText", Some("2014-03-03")),
            ("March 3\nText", None),
            ("Joint statement of the two ministers,\nMarch 3, 2014\nText", None),
            ("Updated: 3 March 2014\nText", None),
            ("3 March 2014 was a day to forget.\nText", None),
            ("In 2014\nText", None),
        ]);
    }

    #[test]
    fn a_dateline_with_its_date() {
        check(&[
            ("SEOUL, July 29, 2025 (Agency) — The minister left.", Some("2025-07-29")),
            ("SEOUL, South Korea, July 29, 2025 — The minister left.", Some("2025-07-29")),
            ("WASHINGTON (AB) — July 29, 2025 — The minister left.", Some("2025-07-29")),
            ("GENEVA, 3 March 2014 (Desk) - The minister left.", Some("2014-03-03")),
            ("(Brasília, 3 March 2014) – The minister left.", Some("2014-03-03")),
            ("São Paulo, March 3, 2014 – The minister left.", Some("2014-03-03")),
            ("KYIV, Monday, March 3, 2014 /Agency/ -- The minister left.", Some("2014-03-03")),
            ("3 March 2014 – The minister left.", Some("2014-03-03")),
            ("Title\nSEOUL, July 29, 2025: The minister left.", Some("2025-07-29")),
        ]);
    }

    #[test]
    fn what_is_no_dateline() {
        check(&[
            ("SEOUL, July 29 (Agency) — The minister left.", None),
            ("SEOUL (Agency) — The minister left on July 29, 2025.", None),
            ("On Monday, March 3, 2014 — a cold day — the minister left.", None),
            ("The talks of Geneva, March 3, 2014 — a failure — are over.", None),
            ("The minister left Geneva on March 3, 2014-05", None),
            ("", None),
            ("é", None),
        ]);
        let late = format!("{}\n3 March 2014\n", "The minister spoke at length about the talks. ".repeat(8));
        assert_eq!(dateline(&late), None);
    }
}
