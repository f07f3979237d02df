//! The state of arc-eager parsing: stack, buffer and the arcs so far.

use crate::moves::parser::Label;

/// A state. Tokens are numbered from 0.
pub(crate) struct State {
    stack: Vec<u32>,
    /// Tokens put back before the buffer's untouched rest, next one last.
    returned: Vec<u32>,
    rest: u32,
    n: u32,
    /// Head and label of each token that has them.
    pub(crate) arcs: Vec<Option<(u32, Label)>>,
    left: Vec<Children>,
    right: Vec<Children>,
    was_returned: Vec<bool>,
    sentence_start: Vec<bool>,
}

/// Dependents on one side as a chain: the latest of this token's own, and the one its head got before this token.
#[derive(Clone, Copy, Default)]
struct Children {
    latest: Option<u32>,
    earlier: Option<u32>,
}

impl State {
    pub(crate) fn new(n: usize) -> Self {
        Self {
            stack: Vec::new(),
            returned: Vec::new(),
            rest: 0,
            n: n as u32,
            arcs: vec![None; n],
            left: vec![Children::default(); n],
            right: vec![Children::default(); n],
            was_returned: vec![false; n],
            sentence_start: vec![false; n],
        }
    }

    pub(crate) fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_len() == 0
    }

    fn buffer_len(&self) -> usize {
        self.returned.len() + (self.n - self.rest) as usize
    }

    fn buffer(&self, index: usize) -> Option<u32> {
        match self.returned.len().checked_sub(index + 1) {
            Some(at) => Some(self.returned[at]),
            None => Some(self.rest + (index - self.returned.len()) as u32).filter(|&token| token < self.n),
        }
    }

    fn stack(&self, index: usize) -> Option<u32> {
        Some(self.stack[self.stack.len().checked_sub(index + 1)?])
    }

    /// The tokens that describe the state: two of the buffer, three of the stack, their latest dependents.
    pub(crate) fn features(&self) -> [Option<u32>; 8] {
        let (next, top) = (self.buffer(0), self.stack(0));
        let latest = |side: &[Children], token: Option<u32>| side[token? as usize].latest;
        [
            next,
            self.buffer(1),
            top,
            self.stack(1),
            self.stack(2),
            latest(&self.left, next),
            latest(&self.left, top),
            latest(&self.right, top),
        ]
    }

    pub(crate) fn can_shift(&self) -> bool {
        if self.stack.is_empty() {
            return true;
        }
        self.buffer_len() >= 2
            && self
                .buffer(0)
                .is_some_and(|next| !self.sentence_start[next as usize] && !self.was_returned[next as usize])
    }

    pub(crate) fn can_reduce(&self) -> bool {
        !self.stack.is_empty()
    }

    /// Whether an arc between the stack's top and the next token may be drawn.
    pub(crate) fn can_attach(&self) -> bool {
        !self.stack.is_empty() && self.buffer(0).is_some_and(|next| !self.sentence_start[next as usize])
    }

    pub(crate) fn can_break(&self) -> bool {
        let (Some(next), Some(second)) = (self.buffer(0), self.buffer(1)) else { return false };
        second == next + 1 && !self.sentence_start[second as usize]
    }

    pub(crate) fn shift(&mut self) {
        if let Some(next) = self.returned.pop() {
            self.stack.push(next);
        } else if self.rest < self.n {
            self.stack.push(self.rest);
            self.rest += 1;
        }
    }

    /// Pops the stack; a token without a head goes back to the buffer unless it is alone.
    pub(crate) fn reduce(&mut self) {
        let Some(top) = self.stack.pop() else { return };
        if self.arcs[top as usize].is_none() && !self.stack.is_empty() {
            self.was_returned[top as usize] = true;
            self.returned.push(top);
        }
    }

    /// The next token becomes head of the stack's top, which is popped.
    pub(crate) fn attach_left(&mut self, label: Label) {
        let (Some(head), Some(child)) = (self.buffer(0), self.stack.pop()) else { return };
        self.detach(child);
        self.add(head, child, label);
        self.was_returned[head as usize] = false;
    }

    /// The stack's top becomes head of the next token, which is shifted.
    pub(crate) fn attach_right(&mut self, label: Label) {
        let (Some(head), Some(child)) = (self.stack(0), self.buffer(0)) else { return };
        self.detach(child);
        self.add(head, child, label);
        self.shift();
    }

    /// The token after the next begins a sentence.
    pub(crate) fn break_sentence(&mut self) {
        if let Some(second) = self.buffer(1) {
            self.sentence_start[second as usize] = true;
        }
    }

    fn side(&mut self, head: u32, child: u32) -> &mut [Children] {
        if child < head { &mut self.left } else { &mut self.right }
    }

    fn add(&mut self, head: u32, child: u32, label: Label) {
        self.arcs[child as usize] = Some((head, label));
        let side = self.side(head, child);
        side[child as usize].earlier = side[head as usize].latest;
        side[head as usize].latest = Some(child);
    }

    /// Removes a token's arc. It is its head's latest: later dependents would have hidden the token.
    fn detach(&mut self, child: u32) {
        let Some((head, _)) = self.arcs[child as usize].take() else { return };
        let side = self.side(head, child);
        if side[head as usize].latest == Some(child) {
            side[head as usize].latest = side[child as usize].earlier;
        }
    }
}
