//! How often each rule is right, measured on the development gold.

use rustc_hash::FxHashMap;

static TABLE: &str = include_str!("../../../../data/calibration.tsv");

/// Precision of each rule: `data/calibration.tsv`, written by `cargo xtask eval --calibrate`.
#[derive(Debug, Clone, Default)]
pub struct Calibration {
    rules: FxHashMap<&'static str, f32>,
    prior: f32,
}

impl Calibration {
    /// The table that is built in.
    pub fn embedded() -> Self {
        let mut table = Self { rules: FxHashMap::default(), prior: 0.5 };
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(rule), Some(Ok(share))) = (cells.next(), cells.next().map(str::parse)) else { continue };
            if rule == "*" {
                table.prior = share;
            } else {
                table.rules.insert(rule, share);
            }
        }
        table
    }

    /// Share of a rule's entries that are right, 0 to 1; the mean of all rules for one that was never measured.
    pub fn of(&self, rule: &str) -> f32 {
        self.rules.get(rule).copied().unwrap_or(self.prior)
    }
}
