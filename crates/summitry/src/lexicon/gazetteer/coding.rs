//! How the gazetteer's numbers and front-coded strings are written.

use super::{Candidate, Candidates, PlaceId};

/// One front-coded string: `rest` follows the first `shared` bytes of the one before.
pub(super) struct Entry {
    pub(super) shared: usize,
    pub(super) rest: &'static [u8],
    pub(super) end: usize,
}

impl Entry {
    pub(super) fn read(body: &'static [u8], at: usize) -> Option<Self> {
        let shared = *body.get(at)? as usize;
        let (len, from) = varint(body, at + 1)?;
        let end = from + len as usize;
        Some(Self { shared, rest: body.get(from..end)?, end })
    }
}

pub(super) fn read_postings(body: &[u8], at: usize, wanted: bool) -> Option<(Candidates, usize)> {
    let (n, mut at) = varint(body, at)?;
    let mut found = Vec::with_capacity(if wanted { n as usize } else { 0 });
    for _ in 0..n {
        let (posting, end) = varint(body, at)?;
        if wanted {
            let (alias, capitals) = (posting & 1 != 0, posting & 2 != 0);
            found.push(Candidate { place: PlaceId(posting >> 2), alias, capitals });
        }
        at = end;
    }
    Some((found, at))
}

pub(super) fn varint(data: &[u8], mut at: usize) -> Option<(u32, usize)> {
    let (mut value, mut shift) = (0u32, 0);
    loop {
        let byte = *data.get(at)?;
        value |= u32::from(byte & 0x7F).checked_shl(shift)?;
        at += 1;
        if byte < 0x80 {
            return Some((value, at));
        }
        shift += 7;
    }
}

/// First of `0..n` for which `below` fails; `below` must not hold again after it.
pub(super) fn partition(n: usize, below: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (0, n);
    while from < to {
        let middle = from.midpoint(to);
        if below(middle) { from = middle + 1 } else { to = middle }
    }
    from
}

pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

pub(super) fn u24_at(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at + 3)?;
    Some(u32::from(bytes[0]) | u32::from(bytes[1]) << 8 | u32::from(bytes[2]) << 16)
}

pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

pub(super) fn people(code: u16) -> u32 {
    u32::from(code & 0x3FF).saturating_mul(10u32.saturating_pow(u32::from(code >> 10)))
}

pub(super) fn round(degrees: f32) -> f32 {
    (degrees * 1e4).round() / 1e4
}
