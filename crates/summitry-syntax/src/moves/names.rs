//! The finder of named entities.

use super::scorer::Scorer;
use super::{Move, best};
use crate::labels::EntityLabel;
use crate::model::{BadModel, Blocks};
use crate::parse::Entity;

#[derive(Debug, Clone, Copy)]
enum Action {
    Begin(EntityLabel),
    Inside(EntityLabel),
    Last(EntityLabel),
    Unit(EntityLabel),
    Out,
    /// Never valid.
    Unused,
}

/// Greedy tagging with begin, inside, last, unit and outside moves.
pub(crate) struct NameFinder {
    scorer: Scorer<3>,
    actions: Vec<Action>,
}

/// What is known of a token before names are found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) is_space: bool,
    pub(crate) starts_sentence: bool,
}

impl NameFinder {
    pub(crate) fn new(blocks: &Blocks) -> Result<Self, BadModel> {
        let actions = blocks.text("ner/moves")?.lines().map(read_action);
        let actions: Vec<Action> = actions.collect::<Option<_>>().ok_or_else(|| BadModel::new("name move"))?;
        Ok(Self { scorer: Scorer::new(blocks, "ner", actions.len())?, actions })
    }

    /// Appends the vectors of encoded tokens.
    pub(crate) fn project(&self, rows: &[f32], vectors: &mut Vec<f32>) {
        self.scorer.project(rows, vectors);
    }

    /// The names among `n` tokens.
    pub(crate) fn find(&self, vectors: &[f32], n: usize, place: impl Fn(usize) -> Place) -> Vec<Entity> {
        let mut scores = self.scorer.over(vectors);
        let mut found = Vec::new();
        let mut open: Option<(u32, EntityLabel)> = None;
        for token in 0..n {
            let next = (token + 1 < n).then(|| place(token + 1));
            let (at, first) = (token as u32, open.map(|(first, _)| first));
            let scores = scores.of([Some(at), first, first.and(at.checked_sub(1))]);
            let valid = |id: Move| is_valid(self.actions[id], open.map(|(_, label)| label), place(token), next);
            let Some(id) = best(scores, valid) else { continue };
            match (self.actions[id], open) {
                (Action::Begin(label), _) => open = Some((at, label)),
                (Action::Unit(label), _) => found.push(Entity { first: at, end: at + 1, label }),
                (Action::Last(label), Some((first, _))) => {
                    found.push(Entity { first, end: at + 1, label });
                    open = None;
                }
                _ => {}
            }
        }
        found
    }
}

/// No name begins on white space, and none crosses into the next sentence by a move that needs a next token.
fn is_valid(action: Action, open: Option<EntityLabel>, place: Place, next: Option<Place>) -> bool {
    let goes_on = next.is_some_and(|next| !next.starts_sentence);
    match action {
        Action::Begin(_) => open.is_none() && goes_on && !place.is_space,
        Action::Inside(label) => open == Some(label) && goes_on,
        Action::Last(label) => open == Some(label),
        Action::Unit(_) => open.is_none() && !place.is_space,
        Action::Out => open.is_none(),
        Action::Unused => false,
    }
}

fn read_action(line: &str) -> Option<Action> {
    match line.split_once('-') {
        None if line == "O" => Some(Action::Out),
        Some(("U", "")) => Some(Action::Unused),
        Some(("B", label)) => Some(Action::Begin(label.parse().ok()?)),
        Some(("I", label)) => Some(Action::Inside(label.parse().ok()?)),
        Some(("L", label)) => Some(Action::Last(label.parse().ok()?)),
        Some(("U", label)) => Some(Action::Unit(label.parse().ok()?)),
        _ => None,
    }
}
