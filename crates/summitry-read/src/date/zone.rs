//! Offsets from UTC.

use super::scan::Scan;

/// Abbreviations that mean one offset in the news (RFC 2822 section 4.3 and the usual European and East Asian ones).
/// Those with several meanings (IST, AST, CST in China) are left out: no offset is better than a wrong one.
#[rustfmt::skip]
const NAMES: &[(&str, i16)] = &[
    ("EST", -300), ("EDT", -240), ("CDT", -300), ("MST", -420), ("MDT", -360), ("PST", -480), ("PDT", -420),
    ("CET", 60), ("CEST", 120), ("EET", 120), ("EEST", 180), ("MSK", 180), ("JST", 540), ("KST", 540),
];

/// Minutes east of UTC; `Utc` is written `Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offset {
    Utc,
    Minutes(i16),
}

impl Offset {
    pub(super) fn scan(scan: &mut Scan) -> Option<Self> {
        scan.try_(named).or_else(|| scan.try_(numeric))
    }
}

fn named(scan: &mut Scan) -> Option<Offset> {
    let name = scan.letters();
    if ["Z", "UTC", "GMT", "UT"].contains(&name) {
        return scan.try_(numeric).or(Some(Offset::Utc));
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|&(_, minutes)| Offset::Minutes(minutes))
}

/// `+09:00`, `-0530`, `+9`.
fn numeric(scan: &mut Scan) -> Option<Offset> {
    let sign = scan.char(|c| matches!(c, '+' | '-' | '\u{2212}'))?;
    let (hours, minutes) = match scan.number(4, 4) {
        Some(both) => (both / 100, both % 100),
        None => (scan.number(1, 2)?, if scan.eat(":") { scan.number(2, 2)? } else { 0 }),
    };
    let minutes = i16::try_from(hours * 60 + minutes).ok().filter(|&m| minutes < 60 && m <= 14 * 60)?;
    Some(Offset::Minutes(if sign == '+' { minutes } else { -minutes }))
}
