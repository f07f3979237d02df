//! Hashed embeddings: each feature adds four rows of a small table, chosen by four hashes.

use super::WIDTH;
use crate::model::{BadModel, Blocks};
use crate::text::hash_keys;

/// One table.
pub(crate) struct HashEmbed {
    seed: u32,
    n_rows: u32,
    table: Vec<f32>,
}

impl HashEmbed {
    pub(crate) fn new(blocks: &Blocks, name: &str, index: usize) -> Result<Self, BadModel> {
        let table = format!("{name}/embed{index}");
        let n_rows = blocks.rows(&table, WIDTH)?;
        let seed = blocks.text(&format!("{name}/seed{index}"))?.trim().parse();
        Ok(Self {
            seed: seed.map_err(|_| BadModel::new("seed"))?,
            n_rows: u32::try_from(n_rows).ok().filter(|&n| n > 0).ok_or_else(|| BadModel::new("empty table"))?,
            table: blocks.halves(&table, n_rows * WIDTH)?,
        })
    }

    /// Writes the embedding of an id into a row of `WIDTH` values.
    pub(crate) fn write(&self, id: u64, out: &mut [f32]) {
        out.fill(0.0);
        for key in hash_keys(id, self.seed) {
            let row = &self.table[(key % self.n_rows) as usize * WIDTH..][..WIDTH];
            out.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
    }
}
