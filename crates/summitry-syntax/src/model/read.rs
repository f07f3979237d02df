//! Reading of blocks.

use super::BadModel;
use crate::text::CharSet;
use std::collections::HashMap;

const MAGIC: &[u8] = b"SUMSYN01";

/// The blocks of one file by name.
pub(crate) struct Blocks {
    by_name: HashMap<&'static str, &'static [u8]>,
}

impl Blocks {
    /// Finds the blocks of a file; their contents are read later.
    pub(crate) fn new(file: &'static [u8]) -> Result<Self, BadModel> {
        let mut rest = file.strip_prefix(MAGIC).ok_or_else(|| BadModel::new("wrong magic"))?;
        let mut by_name = HashMap::new();
        while !rest.is_empty() {
            let (name, payload, tail) = next_block(rest).ok_or_else(|| BadModel::new("cut off"))?;
            by_name.insert(name, payload);
            rest = tail;
        }
        Ok(Self { by_name })
    }

    fn get(&self, name: &str) -> Result<&'static [u8], BadModel> {
        self.by_name.get(name).copied().ok_or_else(|| BadModel::new(format!("no block {name}")))
    }

    /// Whether a block of lines exists.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// A tensor stored in half precision.
    pub(crate) fn halves(&self, name: &str, len: usize) -> Result<Vec<f32>, BadModel> {
        let bytes = self.get(&format!("{name}.h"))?;
        let values = bytes.chunks_exact(2).map(|b| half_to_single(u16::from_le_bytes([b[0], b[1]])));
        sized(name, values.collect(), len)
    }

    /// A tensor stored in single precision.
    pub(crate) fn singles(&self, name: &str, len: usize) -> Result<Vec<f32>, BadModel> {
        let bytes = self.get(&format!("{name}.f"))?;
        let values = bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        sized(name, values.collect(), len)
    }

    /// A set of characters.
    pub(crate) fn chars(&self, name: &str) -> Result<CharSet, BadModel> {
        let bytes = self.get(&format!("{name}.r"))?;
        let number = |b: &[u8]| u32::from_le_bytes([b[0], b[1], b[2], b[3]]);
        Ok(CharSet::new(bytes.chunks_exact(8).map(|b| (number(&b[..4]), number(&b[4..]))).collect()))
    }

    /// Lines of text.
    pub(crate) fn text(&self, name: &str) -> Result<&'static str, BadModel> {
        let bytes = self.get(&format!("{name}.t"))?;
        std::str::from_utf8(bytes).map_err(|_| BadModel::new(format!("{name} is not UTF-8")))
    }

    /// Pairs of numbers.
    pub(crate) fn pairs(&self, name: &str) -> Result<impl Iterator<Item = (u64, u64)> + use<>, BadModel> {
        let bytes = self.get(&format!("{name}.n"))?;
        let number = |b: &[u8]| b.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte));
        Ok(bytes.chunks_exact(16).map(move |b| (number(&b[..8]), number(&b[8..]))))
    }

    /// The number of rows of a half-precision table.
    pub(crate) fn rows(&self, name: &str, width: usize) -> Result<usize, BadModel> {
        Ok(self.get(&format!("{name}.h"))?.len() / (2 * width))
    }
}

fn next_block(bytes: &'static [u8]) -> Option<(&'static str, &'static [u8], &'static [u8])> {
    let (&name_len, rest) = bytes.split_first()?;
    let (name, rest) = rest.split_at_checked(usize::from(name_len))?;
    let (len, rest) = rest.split_first_chunk::<4>()?;
    let (payload, rest) = rest.split_at_checked(u32::from_le_bytes(*len) as usize)?;
    Some((std::str::from_utf8(name).ok()?, payload, rest))
}

fn sized(name: &str, values: Vec<f32>, len: usize) -> Result<Vec<f32>, BadModel> {
    if values.len() == len {
        Ok(values)
    } else {
        Err(BadModel::new(format!("{name}: {} values, not {len}", values.len())))
    }
}

/// IEEE 754 half to single precision; exact for all finite values (the multiplication moves the exponent).
fn half_to_single(half: u16) -> f32 {
    let magnitude = f32::from_bits(u32::from(half & 0x7fff) << 13) * f32::from_bits(0x7780_0000);
    f32::from_bits(magnitude.to_bits() | u32::from(half & 0x8000) << 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_exact() {
        let cases =
            [(0x3c00, 1.0), (0xc000, -2.0), (0x3555, 0.333_251_95), (0x0001, 5.960_464_5e-8), (0x7bff, 65504.0)];
        for (half, single) in cases {
            assert_eq!(half_to_single(half), single);
        }
    }

    #[test]
    fn broken_files_are_refused() {
        for file in [&b""[..], b"SUMSYN00", b"SUMSYN01\x05ab", b"SUMSYN01\x01a\xff\xff\xff\xff"] {
            assert!(Blocks::new(file).is_err());
        }
        assert!(Blocks::new(b"SUMSYN01").is_ok());
    }
}
