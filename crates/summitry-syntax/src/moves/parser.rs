//! The dependency parser.

use super::arcs::State;
use super::scorer::Scorer;
use super::tree::Tree;
use super::{Move, best};
use crate::labels::Dep;
use crate::model::{BadModel, Blocks};

/// A relation, and for an arc moved up during training (Nivre and Nilsson 2005) the relation of its true head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) dep: Dep,
    pub(crate) true_head: Option<Dep>,
}

#[derive(Debug, Clone, Copy)]
enum Action {
    Shift,
    Reduce,
    Left(Label),
    Right(Label),
    Break,
}

/// Arc-eager parsing with sentence breaks (Honnibal, Goldberg and Johnson 2013; Honnibal and Johnson 2015).
pub(crate) struct Parser {
    scorer: Scorer<8>,
    actions: Vec<Action>,
}

impl Parser {
    pub(crate) fn new(blocks: &Blocks) -> Result<Self, BadModel> {
        let actions = blocks.text("parser/moves")?.lines().map(read_action);
        let actions: Vec<Action> = actions.collect::<Option<_>>().ok_or_else(|| BadModel::new("parser move"))?;
        Ok(Self { scorer: Scorer::new(blocks, "parser", actions.len())?, actions })
    }

    /// Appends the parser's vectors of encoded tokens.
    pub(crate) fn project(&self, rows: &[f32], vectors: &mut Vec<f32>) {
        self.scorer.project(rows, vectors);
    }

    /// Heads, relations and sentence starts. `is_space` says which tokens are white space.
    pub(crate) fn parse(&self, vectors: &[f32], n: usize, is_space: impl Fn(usize) -> bool) -> Tree {
        let mut state = State::new(n);
        let mut scores = self.scorer.over(vectors);
        while !state.is_final() {
            let scores = scores.of(state.features());
            match self.choose(&state, scores) {
                Some(action) => apply(&mut state, action),
                None => break,
            }
        }
        Tree::new(&state.arcs, is_space)
    }

    fn choose(&self, state: &State, scores: &[f32]) -> Option<Action> {
        let (shift, reduce) = (state.can_shift(), state.can_reduce());
        let (attach, end) = (state.can_attach(), state.can_break());
        let valid = |id: Move| match self.actions[id] {
            Action::Shift => shift,
            Action::Reduce => reduce,
            Action::Left(_) | Action::Right(_) => attach,
            Action::Break => end,
        };
        best(scores, valid).map(|id| self.actions[id])
    }
}

fn apply(state: &mut State, action: Action) {
    match action {
        Action::Shift => state.shift(),
        Action::Reduce => state.reduce(),
        Action::Left(label) => state.attach_left(label),
        Action::Right(label) => state.attach_right(label),
        Action::Break => state.break_sentence(),
    }
}

fn read_action(line: &str) -> Option<Action> {
    match line.split_once('-') {
        None if line == "S" => Some(Action::Shift),
        None if line == "D" => Some(Action::Reduce),
        Some(("L", label)) => Some(Action::Left(read_label(label)?)),
        Some(("R", label)) => Some(Action::Right(read_label(label)?)),
        Some(("B", _)) => Some(Action::Break),
        _ => None,
    }
}

fn read_label(text: &str) -> Option<Label> {
    let (dep, head) = text.split_once("||").map_or((text, None), |(dep, head)| (dep, Some(head)));
    let true_head = head.map(str::parse).transpose().ok()?;
    Some(Label { dep: dep.parse().ok()?, true_head })
}
