//! Dates in addresses: "/2014/03/03/", "/2014/mar/03/", "/2014-03-03-talks", "-20140303.html".

use super::moment::Moment;
use super::scan::Scan;

/// The first whole day in an address. News sites keep these; a year and month alone are not enough.
pub(crate) fn in_url(url: &str) -> Option<Moment> {
    let starts = url
        .char_indices()
        .filter(|&(at, c)| c.is_ascii_digit() && !url[..at].ends_with(|before: char| before.is_ascii_digit()));
    starts.filter_map(|(at, _)| day(&mut Scan::new(&url[at..]))).next()
}

fn day(scan: &mut Scan) -> Option<Moment> {
    let found = scan.try_(packed).or_else(|| scan.try_(parted))?;
    (!scan.peek().is_some_and(|c| c.is_ascii_digit())).then_some(found)
}

/// Eight digits are a day only in the years of the web: other numbers of that length are identifiers.
fn packed(scan: &mut Scan) -> Option<Moment> {
    let whole = scan.number(8, 8).filter(|n| (19_900_000..21_000_000).contains(n))?;
    Moment::on(whole / 10_000, whole / 100 % 100, whole % 100)
}

fn parted(scan: &mut Scan) -> Option<Moment> {
    let year = scan.number(4, 4)?;
    let mark = scan.char(|c| matches!(c, '/' | '-' | '_' | '.'))?;
    let month = scan.number(1, 2).or_else(|| super::moment::month(scan))?;
    scan.char(|c| c == mark)?;
    Moment::on(year, month, scan.number(1, 2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses() {
        let cases = [
            ("https://news.example/2014/03/03/talks", Some("2014-03-03")),
            ("https://news.example/world/2014/mar/03/talks", Some("2014-03-03")),
            ("https://news.example/2014-3-3-talks.html", Some("2014-03-03")),
            ("https://news.example/talks-20140303.html", Some("2014-03-03")),
            ("https://news.example/2014/03/talks", None),
            ("https://news.example/id/123456789", None),
            ("https://news.example/id/12345678", None),
            ("https://news.example/2014/13/45/x", None),
            ("https://news.example/nouvelles/été/2014/03/03", Some("2014-03-03")),
            ("", None),
        ];
        for (url, want) in cases {
            assert_eq!(in_url(url).map(|m| m.to_string()).as_deref(), want, "{url}");
        }
    }
}
