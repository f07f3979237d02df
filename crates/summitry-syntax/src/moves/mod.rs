//! Transition systems: a state, the moves that are valid in it, and a small network that chooses one.

mod arcs;
mod names;
mod parser;
mod scorer;
mod tree;

pub(crate) use names::{NameFinder, Place};
pub(crate) use parser::Parser;

/// Index of a move among those of its system.
type Move = usize;

/// The valid move with the highest score; the first of equals.
fn best(scores: &[f32], valid: impl Fn(Move) -> bool) -> Option<Move> {
    let mut best: Option<(Move, f32)> = None;
    for (id, &score) in scores.iter().enumerate() {
        if best.is_none_or(|(_, top)| score > top) && valid(id) {
            best = Some((id, score));
        }
    }
    best.map(|(id, _)| id)
}
