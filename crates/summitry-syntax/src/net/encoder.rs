//! The convolutional encoder: four residual layers, each seeing one neighbour on either side.

use super::{Dense, WIDTH};
use crate::model::{BadModel, Blocks};

/// A maxout layer with layer normalisation.
pub(crate) struct MaxoutNorm {
    dense: Dense,
    gain: Vec<f32>,
    bias: Vec<f32>,
}

impl MaxoutNorm {
    pub(crate) fn new(blocks: &Blocks, name: &str, index: usize, inputs: usize) -> Result<Self, BadModel> {
        let name = format!("{name}/layer{index}");
        let weights = blocks.halves(&format!("{name}/w"), WIDTH * 3 * inputs)?;
        let bias = blocks.singles(&format!("{name}/b"), WIDTH * 3)?;
        Ok(Self {
            dense: Dense::maxout(&weights, &bias, WIDTH, inputs),
            gain: blocks.singles(&format!("{name}/gain"), WIDTH)?,
            bias: blocks.singles(&format!("{name}/bias"), WIDTH)?,
        })
    }

    /// Rows of `WIDTH` values from rows of input.
    pub(crate) fn apply(&self, input: &[f32], stride: usize, out: &mut [f32]) {
        self.dense.apply(input, stride, out);
        for row in out.chunks_exact_mut(WIDTH) {
            self.normalise(row);
        }
    }

    fn normalise(&self, row: &mut [f32]) {
        let n = row.len() as f32;
        let mean = sum(row.iter().copied()) / n;
        let variance = sum(row.iter().map(|x| (x - mean) * (x - mean))) / n + 1e-8;
        let scale = 1.0 / variance.sqrt();
        for ((x, gain), bias) in row.iter_mut().zip(&self.gain).zip(&self.bias) {
            *x = (*x - mean) * scale * gain + bias;
        }
    }
}

/// A sum in eight strands, which the compiler can keep in vectors.
fn sum(values: impl ExactSizeIterator<Item = f32>) -> f32 {
    let mut strands = [0.0; 8];
    for (at, value) in values.enumerate() {
        strands[at % 8] += value;
    }
    strands.iter().sum()
}

/// Rows in a block: small enough for the second-level cache.
const BLOCK: usize = 256;

/// Layers of the encoder, hence also tokens a row depends on to either side.
const DEPTH: usize = 4;

/// The stack of layers.
pub(crate) struct Encoder {
    layers: Vec<MaxoutNorm>,
}

impl Encoder {
    pub(crate) fn new(blocks: &Blocks, name: &str) -> Result<Self, BadModel> {
        let layers = (1..=DEPTH).map(|index| MaxoutNorm::new(blocks, name, index, 3 * WIDTH));
        Ok(Self { layers: layers.collect::<Result<_, _>>()? })
    }

    /// Encodes `n` rows and hands them on in blocks, `each(first row, rows)`.
    ///
    /// The model was trained with `DEPTH` rows of zeros before and after the text that go through the layers like the
    /// others; blocks overlap by as much, so the result does not depend on them.
    pub(crate) fn run<'a>(&self, n: usize, row: impl Fn(usize) -> &'a [f32], mut each: impl FnMut(usize, &[f32])) {
        let mut rows = Vec::new();
        let mut next = Vec::new();
        for from in (0..n).step_by(BLOCK) {
            let to = (from + BLOCK).min(n);
            load(&mut rows, from, to, n, &row);
            next.resize(rows.len(), 0.0);
            for layer in &self.layers {
                add_layer(layer, &mut rows, &mut next);
            }
            // One guard row, then the margin.
            let first = (1 + DEPTH) * WIDTH;
            each(from, &rows[first..first + (to - from) * WIDTH]);
        }
    }
}

/// Rows `from - DEPTH .. to + DEPTH` with a guard row of zeros at either end; zeros outside of the text.
fn load<'a>(rows: &mut Vec<f32>, from: usize, to: usize, n: usize, row: &impl Fn(usize) -> &'a [f32]) {
    rows.clear();
    rows.resize((to - from + 2 * DEPTH + 2) * WIDTH, 0.0);
    for (slot, out) in rows.chunks_exact_mut(WIDTH).enumerate() {
        if let Some(index) = (from + slot).checked_sub(1 + DEPTH)
            && index < n
            && slot > 0
            && index < to + DEPTH
        {
            out.copy_from_slice(row(index));
        }
    }
}

/// One residual layer in place.
fn add_layer(layer: &MaxoutNorm, rows: &mut [f32], next: &mut [f32]) {
    let inner = WIDTH..rows.len() - WIDTH;
    let next = &mut next[inner.clone()];
    layer.apply(rows, WIDTH, next);
    rows[inner].iter_mut().zip(next).for_each(|(x, y)| *x += *y);
}
