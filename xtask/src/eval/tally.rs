//! Counting: precision, recall, F1 and shares, and what every set needs to count.

use super::Score;
use std::collections::BTreeMap;
use summitry::text::Span;

/// Entries that are right, found and in the gold.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Prf {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) gold: usize,
}

impl Prf {
    /// Share of the found that is right, in percent; 0 where nothing was found.
    pub(crate) fn p(self) -> f64 {
        percent(self.right, self.found)
    }

    /// Share of the gold that was found, in percent.
    pub(crate) fn r(self) -> f64 {
        percent(self.right, self.gold)
    }

    /// Harmonic mean of the two, in percent.
    pub(crate) fn f1(self) -> f64 {
        percent(2 * self.right, self.found + self.gold)
    }
}

/// `part` of `whole` in percent; 0 of nothing.
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// The counts of one set by measure; counts of several articles add up (micro-average).
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Tally {
    prf: BTreeMap<String, Prf>,
    shares: BTreeMap<String, (usize, usize)>,
}

impl Tally {
    /// Adds to one measure.
    pub(crate) fn count(&mut self, measure: &str, right: usize, found: usize, gold: usize) {
        let prf = self.prf.entry(measure.to_owned()).or_default();
        *prf = Prf { right: prf.right + right, found: prf.found + found, gold: prf.gold + gold };
    }

    /// Adds one case of a yes-or-no question.
    pub(crate) fn decide(&mut self, measure: &str, said: bool, is: bool) {
        self.count(measure, usize::from(said && is), usize::from(said), usize::from(is));
    }

    /// Adds `part` of `whole` to a share.
    pub(crate) fn share(&mut self, measure: &str, part: usize, whole: usize) {
        let share = self.shares.entry(measure.to_owned()).or_default();
        *share = (share.0 + part, share.1 + whole);
    }

    /// The counts of a measure so far.
    pub(crate) fn of(&self, measure: &str) -> Prf {
        self.prf.get(measure).copied().unwrap_or_default()
    }

    /// The sum of two counts.
    pub(crate) fn plus(mut self, other: Self) -> Self {
        other.prf.into_iter().for_each(|(m, c)| self.count(&m, c.right, c.found, c.gold));
        other.shares.into_iter().for_each(|(m, (part, whole))| self.share(&m, part, whole));
        self
    }

    /// Precision, recall and F1 of every measure, then the shares.
    pub(crate) fn scores(&self, set: &'static str) -> Vec<Score> {
        let three = |(m, c): (&String, &Prf)| {
            [("f1", c.f1()), ("p", c.p()), ("r", c.r())].map(|(kind, value)| (format!("{m} {kind}"), value))
        };
        let shares = self.shares.iter().map(|(m, &(part, whole))| (m.clone(), percent(part, whole)));
        let all = self.prf.iter().flat_map(three).chain(shares);
        all.map(|(measure, value)| Score { set, measure, value }).collect()
    }
}

/// The best one-to-one pairs: the likest first, each side used once.
pub(crate) fn pairs(mut candidates: Vec<(f64, usize, usize)>) -> Vec<(f64, usize, usize)> {
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut chosen: Vec<(f64, usize, usize)> = Vec::new();
    for pair in candidates {
        if chosen.iter().all(|c| c.1 != pair.1 && c.2 != pair.2) {
            chosen.push(pair);
        }
    }
    chosen
}

/// Where each code point of a text begins in bytes: the sets count code points.
pub(crate) struct Points(Vec<u32>);

impl Points {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect())
    }

    /// The span of code points `start..end` in bytes; positions past the text end with it.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let byte = |at: usize| self.0.get(at).or(self.0.last()).copied().unwrap_or_default();
        Span::between(byte(start), byte(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likest_pairs_come_first() {
        let chosen = pairs(vec![(0.5, 0, 0), (0.9, 0, 1), (0.4, 1, 1), (0.2, 1, 0)]);
        assert_eq!(chosen, [(0.9, 0, 1), (0.2, 1, 0)]);
    }

    #[test]
    fn counts_add_up() {
        let mut one = Tally::default();
        one.count("triple", 1, 2, 4);
        let mut two = Tally::default();
        two.decide("triple", true, true);
        two.share("speaker", 1, 2);
        let both = one.plus(two);
        let values: Vec<(String, f64)> = both.scores("set").into_iter().map(|s| (s.measure, s.value)).collect();
        let expect = [("triple f1", 50.0), ("triple p", 200.0 / 3.0), ("triple r", 40.0), ("speaker", 50.0)];
        assert_eq!(values, expect.map(|(m, v)| (m.to_owned(), v)));
    }

    #[test]
    fn code_points_become_bytes() {
        let points = Points::new("Élan«b»");
        assert_eq!(points.span(4, 7), Span::between(5, 10));
        assert_eq!(points.span(6, 99), Span::between(8, 10));
    }
}
