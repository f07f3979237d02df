//! Values of things that return.

use super::unit::Unit;
use super::value::{Value, amount};

/// "every two years": hundredths of a unit.
pub(super) fn period(n: i64, unit: Unit) -> String {
    match unit {
        Unit::Night => "XXXX-XX-XXTNI".to_owned(),
        Unit::Weekend => "XXXX-WXX-WE".to_owned(),
        Unit::Quarter if n == 100 => "P3M".to_owned(),
        _ => Value::Duration((n, unit), None).text().unwrap_or_else(|| format!("P{}", amount((n, unit)))),
    }
}

/// "daily": unit * 100 + how many.
pub(super) fn frequency(code: i64) -> String {
    Unit::of(code / 100).map_or_else(String::new, |unit| period(code % 100 * 100, unit))
}
