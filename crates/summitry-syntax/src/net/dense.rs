//! Affine layers, optionally with maxout, as one matrix product kernel.
//!
//! Weights are packed once into panels: a panel holds `P` vectors of outputs for one vector's worth of units, input by
//! input, so that the kernel reads memory in order. `pulp` picks the widest vectors the machine has at run time.

use pulp::{Arch, Simd, WithSimd};

/// An affine layer. With maxout each unit is the largest of its pieces, else each output is a unit.
#[derive(Debug, Clone)]
pub(crate) struct Dense {
    arch: Arch,
    inputs: usize,
    units: usize,
    pieces: usize,
    maxout: bool,
    lanes: usize,
    /// Panels of bias (`pieces * lanes`), then one row of as many weights for each input.
    packed: Vec<f32>,
}

impl Dense {
    /// A maxout layer from `weights[unit][piece][input]`, `bias[unit][piece]`. `units` must be a multiple of 16.
    pub(crate) fn maxout(weights: &[f32], bias: &[f32], units: usize, inputs: usize) -> Self {
        Self::pack(weights, bias, inputs, units, 3, true)
    }

    /// A plain affine layer for many rows at a time, from `weights[output][input]`; padded with zero outputs.
    pub(crate) fn affine(weights: &[f32], bias: &[f32], inputs: usize) -> Self {
        Self::padded(weights, bias, inputs, 2)
    }

    /// A plain affine layer for one row at a time.
    pub(crate) fn affine_row(weights: &[f32], bias: &[f32], inputs: usize) -> Self {
        Self::padded(weights, bias, inputs, 8)
    }

    fn padded(weights: &[f32], bias: &[f32], inputs: usize, pieces: usize) -> Self {
        let outputs = bias.len().next_multiple_of(16 * pieces);
        let mut weights = weights.to_vec();
        weights.resize(outputs * inputs, 0.0);
        let mut bias = bias.to_vec();
        bias.resize(outputs, 0.0);
        Self::pack(&weights, &bias, inputs, outputs / pieces, pieces, false)
    }

    fn pack(weights: &[f32], bias: &[f32], inputs: usize, units: usize, pieces: usize, maxout: bool) -> Self {
        let arch = Arch::new();
        let lanes = arch.dispatch(Lanes);
        let mut packed = Vec::with_capacity((inputs + 1) * units * pieces);
        let output = |panel: usize, piece: usize, lane: usize| {
            if maxout { (panel * lanes + lane) * pieces + piece } else { (panel * pieces + piece) * lanes + lane }
        };
        for panel in 0..units / lanes {
            let outputs = || (0..pieces * lanes).map(move |at| output(panel, at / lanes, at % lanes));
            packed.extend(outputs().map(|out| bias[out]));
            for input in 0..inputs {
                packed.extend(outputs().map(|out| weights[out * inputs + input]));
            }
        }
        Self { arch, inputs, units, pieces, maxout, lanes, packed }
    }

    /// Number of values in a row of output.
    pub(crate) fn width(&self) -> usize {
        if self.maxout { self.units } else { self.units * self.pieces }
    }

    /// Fills `out`, one row after another. Row `i` of the input begins at `input[i * stride]`; rows may overlap.
    pub(crate) fn apply(&self, input: &[f32], stride: usize, out: &mut [f32]) {
        debug_assert_eq!(out.len() % self.width(), 0);
        self.arch.dispatch(Product { layer: self, input, stride, out });
    }

    #[cfg(test)]
    fn apply_scalar(&self, input: &[f32], stride: usize, out: &mut [f32]) {
        Product { layer: self, input, stride, out }.with_scalar();
    }
}

struct Lanes;

impl WithSimd for Lanes {
    type Output = usize;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> usize {
        // Without vector instructions we still pack by four, for the compiler to vectorise the scalar loops.
        if S::F32_LANES < 4 { 4 } else { S::F32_LANES }
    }
}

struct Product<'a> {
    layer: &'a Dense,
    input: &'a [f32],
    stride: usize,
    out: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        // Sums, weights and one input must fit the registers, else every step waits for memory.
        let many = S::REGISTER_COUNT >= 32;
        match (S::F32_LANES, self.layer.pieces) {
            (lanes, _) if lanes != self.layer.lanes => self.with_scalar(),
            (_, 3) if many => self.panels::<S, 3, 8>(simd),
            (_, 3) => self.panels::<S, 3, 3>(simd),
            (_, 2) => self.panels::<S, 2, 6>(simd),
            (_, 8) => self.panels::<S, 8, 1>(simd),
            _ => self.with_scalar(),
        }
    }
}

impl Product<'_> {
    #[inline(always)]
    fn panels<S: Simd, const P: usize, const R: usize>(self, simd: S) {
        let Product { layer, input, stride, out } = self;
        let width = layer.width();
        let panel_len = (layer.inputs + 1) * P * layer.lanes;
        let out_step = if layer.maxout { layer.lanes } else { P * layer.lanes };
        for (panel, weights) in layer.packed.chunks_exact(panel_len).enumerate() {
            let (weights, _) = pulp::as_arrays::<P, _>(S::as_simd_f32s(weights).0);
            let at = panel * out_step;
            let mut row = 0;
            for rows in out.chunks_mut(R * width) {
                let n = rows.len() / width;
                if n == R {
                    let from: [&[f32]; R] = std::array::from_fn(|r| &input[(row + r) * stride..][..layer.inputs]);
                    let sums = product::<S, P, R>(simd, weights, from);
                    for (r, sums) in sums.iter().enumerate() {
                        store(simd, *sums, layer.maxout, &mut rows[r * width + at..][..out_step]);
                    }
                } else {
                    for r in 0..n {
                        let from = [&input[(row + r) * stride..][..layer.inputs]];
                        let [sums] = product::<S, P, 1>(simd, weights, from);
                        store(simd, sums, layer.maxout, &mut rows[r * width + at..][..out_step]);
                    }
                }
                row += n;
            }
        }
    }

    /// The same without vector types: the reference, and the way on machines without AVX2 or NEON.
    fn with_scalar(self) {
        let Product { layer, input, stride, out } = self;
        let (pieces, lanes) = (layer.pieces, layer.lanes);
        let group = pieces * lanes;
        let out_step = if layer.maxout { lanes } else { group };
        let mut sums = vec![0.0; group];
        for (row, out) in out.chunks_exact_mut(layer.width()).enumerate() {
            let from = &input[row * stride..][..layer.inputs];
            let panels = layer.packed.chunks_exact((layer.inputs + 1) * group);
            for (panel, out) in panels.zip(out.chunks_exact_mut(out_step)) {
                let (bias, weights) = panel.split_at(group);
                sums.copy_from_slice(bias);
                for (x, weights) in from.iter().zip(weights.chunks_exact(group)) {
                    sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += x * weight);
                }
                if layer.maxout {
                    let largest = |lane| (0..pieces).map(|p| sums[p * lanes + lane]).fold(f32::NEG_INFINITY, f32::max);
                    out.iter_mut().enumerate().for_each(|(lane, out)| *out = largest(lane));
                } else {
                    out.copy_from_slice(&sums);
                }
            }
        }
    }
}

#[inline(always)]
fn product<S: Simd, const P: usize, const R: usize>(
    simd: S,
    weights: &[[S::f32s; P]],
    rows: [&[f32]; R],
) -> [[S::f32s; P]; R] {
    let Some((bias, weights)) = weights.split_first() else { return [[simd.splat_f32s(0.0); P]; R] };
    let mut sums = [*bias; R];
    let n = rows.iter().fold(weights.len(), |n, row| n.min(row.len()));
    let rows = rows.map(|row| &row[..n]);
    for (k, weights) in weights[..n].iter().enumerate() {
        for r in 0..R {
            let x = simd.splat_f32s(rows[r][k]);
            for p in 0..P {
                sums[r][p] = simd.mul_add_e_f32s(x, weights[p], sums[r][p]);
            }
        }
    }
    sums
}

#[inline(always)]
fn store<S: Simd, const P: usize>(simd: S, sums: [S::f32s; P], maxout: bool, out: &mut [f32]) {
    let (out, _) = S::as_mut_simd_f32s(out);
    if maxout {
        let largest = sums.iter().skip(1).fold(sums[0], |a, b| simd.max_f32s(a, *b));
        out.iter_mut().for_each(|out| *out = largest);
    } else {
        out.iter_mut().zip(sums).for_each(|(out, sum)| *out = sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(n: usize, seed: u32) -> Vec<f32> {
        let next = |state: &mut u32| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 8) as f32 / 16_777_216.0 - 0.5)
        };
        std::iter::repeat_n((), n).scan(seed, |state, ()| next(state)).collect()
    }

    fn close(a: &[f32], b: &[f32]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-4)
    }

    #[test]
    fn maxout_agrees_with_scalar_and_definition() {
        let (units, inputs) = (96, 50);
        let (weights, bias) = (numbers(units * 3 * inputs, 1), numbers(units * 3, 2));
        let layer = Dense::maxout(&weights, &bias, units, inputs);
        for rows in [1, 3, 4, 9] {
            let input = numbers(rows * inputs, 3);
            let (mut fast, mut slow) = (vec![0.0; rows * units], vec![0.0; rows * units]);
            layer.apply(&input, inputs, &mut fast);
            layer.apply_scalar(&input, inputs, &mut slow);
            let plain: Vec<f32> = (0..rows * units)
                .map(|at| {
                    let (x, unit) = (&input[at / units * inputs..][..inputs], at % units);
                    let piece = |p: usize| {
                        let w = &weights[(unit * 3 + p) * inputs..][..inputs];
                        bias[unit * 3 + p] + x.iter().zip(w).map(|(a, b)| a * b).sum::<f32>()
                    };
                    piece(0).max(piece(1)).max(piece(2))
                })
                .collect();
            assert!(close(&fast, &plain) && close(&slow, &plain));
        }
    }

    /// The blocking that machines with 32 vector registers use, on whatever this one has.
    struct Wide<'a>(Product<'a>);

    impl WithSimd for Wide<'_> {
        type Output = ();

        #[inline(always)]
        fn with_simd<S: Simd>(self, simd: S) {
            if S::F32_LANES == self.0.layer.lanes {
                self.0.panels::<S, 3, 8>(simd);
            } else {
                self.0.with_scalar();
            }
        }
    }

    #[test]
    fn blocking_changes_nothing() {
        let (units, inputs, rows) = (96, 40, 21);
        let layer = Dense::maxout(&numbers(units * 3 * inputs, 7), &numbers(units * 3, 8), units, inputs);
        let input = numbers(rows * inputs, 9);
        let (mut one, mut other) = (vec![0.0; rows * units], vec![0.0; rows * units]);
        layer.apply(&input, inputs, &mut one);
        layer.arch.dispatch(Wide(Product { layer: &layer, input: &input, stride: inputs, out: &mut other }));
        assert!(close(&one, &other));
    }

    #[test]
    fn affine_agrees_with_scalar_and_definition() {
        let (outputs, inputs) = (50, 64);
        let (weights, bias) = (numbers(outputs * inputs, 4), numbers(outputs, 5));
        for (layer, rows) in
            [(Dense::affine(&weights, &bias, inputs), 8), (Dense::affine_row(&weights, &bias, inputs), 3)]
        {
            let input = numbers(rows * inputs, 6);
            let (mut fast, mut slow) = (vec![0.0; rows * layer.width()], vec![0.0; rows * layer.width()]);
            layer.apply(&input, inputs, &mut fast);
            layer.apply_scalar(&input, inputs, &mut slow);
            assert!(close(&fast, &slow));
            for (row, out) in fast.chunks(layer.width()).enumerate() {
                let x = &input[row * inputs..][..inputs];
                for unit in 0..outputs {
                    let w = &weights[unit * inputs..][..inputs];
                    let plain = bias[unit] + x.iter().zip(w).map(|(a, b)| a * b).sum::<f32>();
                    assert!((plain - out[unit]).abs() < 1e-4);
                }
            }
        }
    }
}
