//! Tells cargo that the lexicons under `data/` are part of the program.
fn main() {
    println!("cargo:rerun-if-changed=../../data");
}
