//! The network that scores moves: token vectors, a precomputed first layer with maxout, an output layer.

use crate::model::{BadModel, Blocks};
use crate::net::{Dense, WIDTH};

/// Width of a token's vector and of the hidden layer.
const HIDDEN: usize = 64;
const PIECES: usize = 2;
/// What one token in one feature slot adds to the hidden layer, before maxout.
const SUMS: usize = HIDDEN * PIECES;

/// Scores the moves of a state that is described by `F` tokens.
pub(crate) struct Scorer<const F: usize> {
    project: Dense,
    lower: Dense,
    lower_bias: Vec<f32>,
    /// What a missing token adds, by slot.
    pad: Vec<f32>,
    upper: Dense,
    n_moves: usize,
}

impl<const F: usize> Scorer<F> {
    pub(crate) fn new(blocks: &Blocks, name: &str, n_moves: usize) -> Result<Self, BadModel> {
        let halves = |what: &str, len| blocks.halves(&format!("{name}/{what}"), len);
        let singles = |what: &str, len| blocks.singles(&format!("{name}/{what}"), len);
        let lower = pieces_first(&halves("lower/w", F * SUMS * HIDDEN)?, HIDDEN);
        Ok(Self {
            project: Dense::affine(&halves("project/w", HIDDEN * WIDTH)?, &singles("project/b", HIDDEN)?, WIDTH),
            lower: Dense::affine(&lower, &[0.0; SUMS].repeat(F), HIDDEN),
            lower_bias: pieces_first(&singles("lower/b", SUMS)?, 1),
            pad: pieces_first(&singles("lower/pad", F * SUMS)?, 1),
            upper: Dense::affine_row(&halves("upper/w", n_moves * HIDDEN)?, &singles("upper/b", n_moves)?, HIDDEN),
            n_moves,
        })
    }

    /// Appends the vectors of encoded tokens.
    pub(crate) fn project(&self, rows: &[f32], vectors: &mut Vec<f32>) {
        let from = vectors.len();
        vectors.resize(from + rows.len() / WIDTH * HIDDEN, 0.0);
        self.project.apply(rows, WIDTH, &mut vectors[from..]);
    }

    /// Scorer of the moves over one text.
    pub(crate) fn over<'a>(&'a self, vectors: &'a [f32]) -> Scores<'a, F> {
        let n_blocks = (vectors.len() / HIDDEN).div_ceil(BLOCK);
        Scores {
            scorer: self,
            vectors,
            slot_of: vec![None; n_blocks],
            slots: Vec::new(),
            clock: 0,
            sums: [0.0; SUMS],
            hidden: [0.0; HIDDEN],
            scores: vec![0.0; self.upper.width()],
        }
    }
}

/// `[..][unit][piece][width]` to `[..][piece][unit][width]`, so that maxout is over whole vectors.
fn pieces_first(weights: &[f32], width: usize) -> Vec<f32> {
    let mut out = Vec::with_capacity(weights.len());
    for group in weights.chunks_exact(SUMS * width) {
        for piece in 0..PIECES {
            for unit in 0..HIDDEN {
                out.extend_from_slice(&group[(unit * PIECES + piece) * width..][..width]);
            }
        }
    }
    out
}

/// Tokens whose first layer is computed together.
const BLOCK: usize = 64;
/// Blocks kept; the least recently used makes way, so that memory stays small for any length of text.
const SLOTS: usize = 64;

struct Slot {
    block: usize,
    used: u64,
    rows: Vec<f32>,
}

/// The scores of moves over one text; the first layer is computed once per token, when needed.
pub(crate) struct Scores<'a, const F: usize> {
    scorer: &'a Scorer<F>,
    vectors: &'a [f32],
    slot_of: Vec<Option<usize>>,
    slots: Vec<Slot>,
    clock: u64,
    sums: [f32; SUMS],
    hidden: [f32; HIDDEN],
    scores: Vec<f32>,
}

impl<const F: usize> Scores<'_, F> {
    /// Scores of all moves in a state with these tokens.
    pub(crate) fn of(&mut self, tokens: [Option<u32>; F]) -> &[f32] {
        self.sums.copy_from_slice(&self.scorer.lower_bias);
        for (feature, token) in tokens.into_iter().enumerate() {
            self.add(feature, token);
        }
        let (first, second) = self.sums.split_at(HIDDEN);
        for (out, (a, b)) in self.hidden.iter_mut().zip(first.iter().zip(second)) {
            *out = a.max(*b);
        }
        self.scorer.upper.apply(&self.hidden, HIDDEN, &mut self.scores);
        &self.scores[..self.scorer.n_moves]
    }

    fn add(&mut self, feature: usize, token: Option<u32>) {
        let row = match token {
            None => &self.scorer.pad[feature * SUMS..][..SUMS],
            Some(token) => {
                let slot = self.slot(token as usize / BLOCK);
                &self.slots[slot].rows[(token as usize % BLOCK * F + feature) * SUMS..][..SUMS]
            }
        };
        self.sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }

    fn slot(&mut self, block: usize) -> usize {
        self.clock += 1;
        let slot = self.slot_of[block].unwrap_or_else(|| self.fill(block));
        self.slots[slot].used = self.clock;
        slot
    }

    fn fill(&mut self, block: usize) -> usize {
        let slot = self.free_slot(block);
        self.slot_of[block] = Some(slot);
        let vectors = &self.vectors[block * BLOCK * HIDDEN..];
        let vectors = &vectors[..vectors.len().min(BLOCK * HIDDEN)];
        let rows = &mut self.slots[slot].rows;
        rows.resize(vectors.len() * F * PIECES, 0.0);
        self.scorer.lower.apply(vectors, HIDDEN, rows);
        slot
    }

    fn free_slot(&mut self, block: usize) -> usize {
        if self.slots.len() < SLOTS {
            self.slots.push(Slot { block, used: 0, rows: Vec::new() });
            return self.slots.len() - 1;
        }
        let slot = (0..SLOTS).min_by_key(|&slot| self.slots[slot].used).unwrap_or(0);
        self.slot_of[self.slots[slot].block] = None;
        self.slots[slot].block = block;
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EMBEDDED;

    /// Far more blocks than slots: forgetting and computing again must not show.
    #[test]
    fn slots_do_not_show() {
        let blocks = Blocks::new(EMBEDDED).expect("a model");
        let n_moves = blocks.text("ner/moves").expect("moves").lines().count();
        let scorer = Scorer::<3>::new(&blocks, "ner", n_moves).expect("a scorer");
        let n = (2 * SLOTS * BLOCK) as u32;
        let vectors: Vec<f32> = (0..n as usize * HIDDEN).map(|at| ((at * 7919) % 1009) as f32 / 1009.0 - 0.5).collect();
        let mut scores = scorer.over(&vectors);
        for step in 0..600u32 {
            let tokens = [step * 4801 % n, step * 13 % n, n - 1 - step].map(Some);
            assert_eq!(scores.of(tokens), scorer.over(&vectors).of(tokens));
        }
        assert_eq!(scores.slots.len(), SLOTS);
    }
}
