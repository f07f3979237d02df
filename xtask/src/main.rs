//! The house keeping: tidy, eval, compare.
fn main() {}
