//! The two hash functions the model's tables were built with (MurmurHash by Austin Appleby, public domain).

/// MurmurHash64A with seed 1: the identity of a string.
pub(crate) fn hash_text(text: &str) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let bytes = text.as_bytes();
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut key = little(chunk).wrapping_mul(M);
        key ^= key >> 47;
        hash = (hash ^ key.wrapping_mul(M)).wrapping_mul(M);
    }
    let tail = chunks.remainder();
    if !tail.is_empty() {
        hash = (hash ^ little(tail)).wrapping_mul(M);
    }
    hash = (hash ^ hash >> 47).wrapping_mul(M);
    hash ^ hash >> 47
}

fn little(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte))
}

/// MurmurHash3 x64-128 of one 64-bit number: four table keys.
pub(crate) fn hash_keys(id: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed) ^ 8;
    let key = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let first = (key ^ seed).wrapping_add(seed);
    let second = seed.wrapping_add(first);
    let (first, second) = (finish(first), finish(second));
    let first = first.wrapping_add(second);
    let second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

fn finish(mut part: u64) -> u64 {
    part = (part ^ part >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    part = (part ^ part >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    part ^ part >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    // The expected numbers were computed with the `murmurhash` and `thinc` packages.
    #[test]
    fn text_hashes() {
        for (text, hash) in [
            ("a", 11901859001352538922),
            ("treaty", 8153358716975691421),
            ("ceasefire talks", 9674213484949609032),
            ("Élysée", 15246259507242029199),
            ("exactly8", 17695040895084571796),
        ] {
            assert_eq!(hash_text(text), hash, "{text}");
        }
    }

    #[test]
    fn key_hashes() {
        for (id, seed, keys) in [
            (0, 8, [0, 0, 0, 0]),
            (1, 13, [1266879892, 1356517611, 318478807, 3343674364]),
            (17893289328932, 9, [2252290153, 2520580697, 136284449, 1378907912]),
            (18446744073709551613, 11, [1840195117, 1786250702, 133108719, 3955883597]),
        ] {
            assert_eq!(hash_keys(id, seed), keys);
        }
    }
}
