//! From arcs to the final tree: non-projective arcs restored, sentences found.

use super::parser::Label;
use crate::labels::Dep;

/// Heads, relations and sentence starts of all tokens.
pub(crate) struct Tree {
    /// Governing token; a root is its own.
    pub(crate) heads: Vec<u32>,
    /// Relation to it.
    pub(crate) deps: Vec<Dep>,
    /// Whether a token begins a sentence.
    pub(crate) starts: Vec<bool>,
}

/// First and last token of each token's subtree.
struct Edges {
    left: Vec<u32>,
    right: Vec<u32>,
}

/// Passes over the tokens to find edges; more are needed only for crossing arcs.
const MOST_PASSES: usize = 12;

impl Tree {
    pub(crate) fn new(arcs: &[Option<(u32, Label)>], is_space: impl Fn(usize) -> bool) -> Self {
        let heads: Vec<u32> = arcs.iter().zip(0..).map(|(arc, own)| arc.map_or(own, |(head, _)| head)).collect();
        let deps = arcs.iter().map(|arc| arc.map_or(Dep::Root, |(_, label)| label.dep)).collect();
        let mut tree = Self { starts: Vec::new(), heads, deps };
        let edges = Edges::new(&tree.heads);
        tree.restore(arcs, &edges, is_space);
        let edges = Edges::new(&tree.heads);
        tree.starts = edges.sentence_starts(&tree.heads);
        tree
    }

    /// Moves each marked arc to the first token below its head, breadth first, that has the relation it was moved from.
    fn restore(&mut self, arcs: &[Option<(u32, Label)>], edges: &Edges, is_space: impl Fn(usize) -> bool) {
        // Relations still to be restored are no match: their label is a compound one.
        let is_marked = |arc: &Option<(u32, Label)>| arc.is_some_and(|(_, label)| label.true_head.is_some());
        let mut pending: Vec<bool> = arcs.iter().map(is_marked).collect();
        if !pending.contains(&true) {
            return;
        }
        let mut children = children(&self.heads);
        for (token, arc) in arcs.iter().enumerate() {
            let Some((_, Label { true_head: Some(wanted), .. })) = arc else { continue };
            let fits = |child: u32| self.deps[child as usize] == *wanted && !pending[child as usize];
            let below = Below { children: &children, edges, is_space: &is_space };
            if let Some(head) = below.find(self.heads[token], token as u32, fits) {
                rehead(&mut children, token as u32, self.heads[token], head);
                self.heads[token] = head;
            }
            pending[token] = false;
        }
    }
}

/// Dependents of each token in text order.
fn children(heads: &[u32]) -> Vec<Vec<u32>> {
    let mut children = vec![Vec::new(); heads.len()];
    for (token, &head) in heads.iter().enumerate() {
        if head as usize != token {
            children[head as usize].push(token as u32);
        }
    }
    children
}

fn rehead(children: &mut [Vec<u32>], token: u32, from: u32, to: u32) {
    children[from as usize].retain(|&child| child != token);
    let siblings = &mut children[to as usize];
    siblings.insert(siblings.partition_point(|&sibling| sibling < token), token);
}

/// Tokens looked at for one arc: no bound for real sentences, but one for endless ones.
const MOST_LOOKED_AT: usize = 4096;

struct Below<'a, F> {
    children: &'a [Vec<u32>],
    edges: &'a Edges,
    is_space: &'a F,
}

impl<F: Fn(usize) -> bool> Below<'_, F> {
    fn find(&self, head: u32, token: u32, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let mut queue = vec![head];
        let mut at = 0;
        while let Some(&parent) = queue.get(at)
            && at < MOST_LOOKED_AT
        {
            for child in self.of(parent).filter(|&child| child != token && !(self.is_space)(child as usize)) {
                if fits(child) {
                    return Some(child);
                }
                queue.push(child);
            }
            at += 1;
        }
        None
    }

    /// Dependents within the token's subtree as it was before any arc was moved.
    fn of(&self, parent: u32) -> impl Iterator<Item = u32> {
        let range = self.edges.left[parent as usize]..=self.edges.right[parent as usize];
        self.children[parent as usize].iter().copied().filter(move |child| range.contains(child))
    }
}

impl Edges {
    fn new(heads: &[u32]) -> Self {
        let own: Vec<u32> = (0..heads.len() as u32).collect();
        let mut edges = Self { left: own.clone(), right: own };
        for _ in 0..MOST_PASSES {
            edges.pass(heads);
            if edges.hold_all(heads) {
                break;
            }
        }
        edges
    }

    fn pass(&mut self, heads: &[u32]) {
        for (child, &head) in heads.iter().enumerate() {
            self.widen(head as usize, child);
        }
        for (child, &head) in heads.iter().enumerate().rev() {
            self.widen(head as usize, child);
        }
    }

    fn widen(&mut self, head: usize, child: usize) {
        self.left[head] = self.left[head].min(self.left[child]);
        self.right[head] = self.right[head].max(self.right[child]);
    }

    fn sentence_starts(&self, heads: &[u32]) -> Vec<bool> {
        let mut starts = vec![false; heads.len()];
        for (token, &head) in heads.iter().enumerate() {
            if head as usize == token {
                starts[self.left[token] as usize] = true;
            }
        }
        starts
    }

    /// Whether no arc leaves its sentence as far as the edges show.
    fn hold_all(&self, heads: &[u32]) -> bool {
        let starts = self.sentence_starts(heads);
        let mut from = 0;
        for to in 1..heads.len() {
            if starts[to] || to + 1 == heads.len() {
                let inside = |&head: &u32| (from..=to).contains(&(head as usize));
                if !heads[from..to].iter().all(inside) {
                    return false;
                }
                from = to;
            }
        }
        true
    }
}
