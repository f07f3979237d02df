//! From the features of words to vectors of tokens in context.

use super::WIDTH;
use super::embed::HashEmbed;
use super::encoder::{Encoder, MaxoutNorm};
use crate::model::{BadModel, Blocks};

/// Embedding, mixing and encoding.
pub(crate) struct Tok2Vec {
    tables: Vec<HashEmbed>,
    mixer: MaxoutNorm,
    encoder: Encoder,
}

/// Words mixed at a time.
const BATCH: usize = 64;

impl Tok2Vec {
    pub(crate) fn new(blocks: &Blocks, name: &str) -> Result<Self, BadModel> {
        let n_tables = (0..).take_while(|index| blocks.has(&format!("{name}/embed{index}.h"))).count();
        let tables = (0..n_tables).map(|index| HashEmbed::new(blocks, name, index));
        Ok(Self {
            tables: tables.collect::<Result<_, _>>()?,
            mixer: MaxoutNorm::new(blocks, name, 0, n_tables * WIDTH)?,
            encoder: Encoder::new(blocks, name)?,
        })
    }

    /// Vectors without context, one row for each list of features.
    pub(crate) fn embed<const N: usize>(&self, words: &[[u64; N]]) -> Vec<f32> {
        let inputs = self.tables.len() * WIDTH;
        let mut out = vec![0.0; words.len() * WIDTH];
        let mut mixed = vec![0.0; BATCH * inputs];
        for (words, out) in words.chunks(BATCH).zip(out.chunks_mut(BATCH * WIDTH)) {
            for (word, row) in words.iter().zip(mixed.chunks_exact_mut(inputs)) {
                let columns = self.tables.iter().zip(word).zip(row.chunks_exact_mut(WIDTH));
                columns.for_each(|((table, &id), column)| table.write(id, column));
            }
            self.mixer.apply(&mixed, inputs, out);
        }
        out
    }

    /// Vectors in context. Token `i` is word `words[i]` of `embedded`; `each(first token, rows)` gets them in blocks.
    pub(crate) fn encode(&self, embedded: &[f32], words: &[u32], each: impl FnMut(usize, &[f32])) {
        let row = |token: usize| &embedded[words[token] as usize * WIDTH..][..WIDTH];
        self.encoder.run(words.len(), row, each);
    }
}
