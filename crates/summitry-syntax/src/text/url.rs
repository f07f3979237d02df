//! Web addresses and the like, which are never split inside.

use super::CharSet;
use crate::model::{BadModel, Blocks};

/// Recognises whole chunks that are addresses.
pub(crate) struct Urls {
    tld: CharSet,
    word: CharSet,
    decimal: CharSet,
}

impl Urls {
    pub(crate) fn new(blocks: &Blocks) -> Result<Self, BadModel> {
        Ok(Self {
            tld: blocks.chars("token/tld")?,
            word: blocks.chars("char/word")?,
            decimal: blocks.chars("char/decimal")?,
        })
    }

    /// Whether all of `text` is `[scheme://][user@]host[:port][/path]`.
    ///
    /// The user part is anything, so the host may begin after any `@` but a leading one.
    pub(crate) fn matches(&self, text: &str) -> bool {
        if !text.contains('.') {
            return false;
        }
        let after_scheme = self.after_scheme(text).into_iter();
        let after_at = text.match_indices('@').filter(|&(at, _)| at > 0).map(|(at, _)| at + 1);
        std::iter::once(0).chain(after_scheme).chain(after_at).any(|start| self.host_and_rest(&text[start..]))
    }

    fn after_scheme(&self, text: &str) -> Option<usize> {
        let end = text.find("://")?;
        let scheme = &text[..end];
        let fits = scheme.chars().all(|char| "+-.".contains(char) || self.word.contains(char));
        (fits && scheme.chars().nth(1).is_some()).then_some(end + 3)
    }

    fn host_and_rest(&self, text: &str) -> bool {
        let end = text.find(|char| !self.in_host(char)).unwrap_or(text.len());
        let (host, rest) = text.split_at(end);
        (self.is_domain(host) || self.is_address(host)) && self.is_port_and_path(rest)
    }

    fn in_host(&self, char: char) -> bool {
        matches!(char, '.' | '-' | '_') || label_char(char) || self.tld.contains(char) || self.decimal.contains(char)
    }

    fn is_domain(&self, host: &str) -> bool {
        let Some((labels, tld)) = host.rsplit_once('.') else { return false };
        let n_tld = tld.chars().take(64).count();
        (2..=63).contains(&n_tld) && tld.chars().all(|char| self.tld.contains(char)) && labels.split('.').all(is_label)
    }

    /// An IPv4 address that is not private.
    fn is_address(&self, host: &str) -> bool {
        let parts: Vec<&str> = host.split('.').take(5).collect();
        let [a, b, c, d] = parts[..] else { return false };
        self.is_first_octet(a)
            && self.is_octet(b, 255, false)
            && self.is_octet(c, 255, false)
            && self.is_octet(d, 254, true)
            && !is_private(a, b)
    }

    fn is_first_octet(&self, text: &str) -> bool {
        self.is_octet(text, 223, true)
    }

    /// A decimal number up to `most`; `strict` forbids a leading zero.
    fn is_octet(&self, text: &str, most: u32, strict: bool) -> bool {
        let n = text.chars().take(4).count();
        let digits = (1..=3).contains(&n) && text.chars().all(|char| self.decimal.contains(char));
        let first = text.chars().next().unwrap_or('0');
        let leading = if strict { matches!(first, '1'..='9') } else { n < 3 || matches!(first, '1' | '2') };
        digits && leading && text.parse::<u32>().map_or(n < 3, |value| value <= most)
    }

    fn is_port_and_path(&self, text: &str) -> bool {
        let Some(port) = text.strip_prefix(':') else { return is_path(text) };
        let end = port.find(|char| !self.decimal.contains(char)).unwrap_or(port.len());
        (2..=5).contains(&port[..end].chars().take(6).count()) && is_path(&port[end..])
    }
}

fn is_path(text: &str) -> bool {
    text.is_empty() || text.starts_with(['/', '?', '#'])
}

fn is_private(a: &str, b: &str) -> bool {
    matches!((a, b), ("10" | "127", _) | ("169", "254") | ("192", "168"))
        || a == "172" && b.parse::<u32>().is_ok_and(|b| (16..=31).contains(&b))
}

fn label_char(char: char) -> bool {
    char.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&char)
}

/// Up to 64 characters, no hyphen or underscore at either end.
fn is_label(label: &str) -> bool {
    let inner = |char: char| label_char(char) || matches!(char, '-' | '_');
    label.starts_with(label_char)
        && label.ends_with(label_char)
        && label.chars().nth(64).is_none()
        && label.chars().all(inner)
}
