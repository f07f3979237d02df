//! The program `summitry`: glue only.
fn main() {}
