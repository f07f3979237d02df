//! Children and subtrees of a dependency analysis.

use crate::labels::Dep;
use crate::parse::{Parse, TokenId};

/// The dependency trees of a [`Parse`], turned round: from head to children.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    offsets: Vec<u32>,
    children: Vec<TokenId>,
    edges: Vec<(TokenId, TokenId)>,
}

impl Tree {
    /// Indexes a parse; linear.
    pub fn new(parse: &Parse) -> Self {
        let n = parse.len();
        let mut offsets = vec![0u32; n + 1];
        for (at, token) in parse.tokens.iter().enumerate() {
            if token.head as usize != at && (token.head as usize) < n {
                offsets[token.head as usize + 1] += 1;
            }
        }
        for at in 0..n {
            offsets[at + 1] += offsets[at];
        }
        let mut next = offsets.clone();
        let mut children = vec![0; offsets[n] as usize];
        for (at, token) in parse.tokens.iter().enumerate() {
            if token.head as usize != at && (token.head as usize) < n {
                let slot = &mut next[token.head as usize];
                children[*slot as usize] = at as TokenId;
                *slot += 1;
            }
        }
        Self { offsets, children, edges: find_edges(parse) }
    }

    /// Direct dependants in text order.
    pub fn children(&self, token: TokenId) -> &[TokenId] {
        let at = token as usize;
        match (self.offsets.get(at), self.offsets.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.children[from as usize..to as usize],
            _ => &[],
        }
    }

    /// Leftmost token and one past the rightmost token that `token` governs, itself included.
    pub fn subtree(&self, token: TokenId) -> (TokenId, TokenId) {
        self.edges.get(token as usize).copied().unwrap_or((token, token + 1))
    }

    /// First dependant with one of the relations.
    pub fn child(&self, parse: &Parse, token: TokenId, deps: &[Dep]) -> Option<TokenId> {
        self.children(token).iter().copied().find(|&c| deps.contains(&parse.tokens[c as usize].dep))
    }

    /// The heads above a token, nearest first, up to its root.
    pub fn ancestors<'a>(&self, parse: &'a Parse, token: TokenId) -> impl Iterator<Item = TokenId> + use<'a> {
        let mut at = token;
        let mut left = 512;
        std::iter::from_fn(move || {
            let head = parse.tokens.get(at as usize)?.head;
            left -= 1;
            if head == at || left == 0 {
                return None;
            }
            at = head;
            Some(head)
        })
    }

    /// Whether `token` stands under `head`, or is it.
    pub fn governs(&self, parse: &Parse, head: TokenId, token: TokenId) -> bool {
        token == head || self.ancestors(parse, token).any(|a| a == head)
    }
}

/// Edges of all subtrees: tokens without open dependants widen their heads', from the leaves up. Cycles stay open.
fn find_edges(parse: &Parse) -> Vec<(TokenId, TokenId)> {
    let mut edges: Vec<_> = (0..parse.len() as u32).map(|token| (token, token + 1)).collect();
    let mut n_open = vec![0u32; edges.len()];
    let head_of = |token: usize| Some(parse.tokens[token].head as usize).filter(|&head| head != token);
    for head in (0..edges.len()).filter_map(head_of) {
        n_open.get_mut(head).into_iter().for_each(|open| *open += 1);
    }
    let mut leaves: Vec<usize> = (0..edges.len()).filter(|&token| n_open[token] == 0).collect();
    while let Some(token) = leaves.pop() {
        let Some(head) = head_of(token).filter(|&head| head < edges.len()) else { continue };
        edges[head] = (edges[head].0.min(edges[token].0), edges[head].1.max(edges[token].1));
        n_open[head] -= 1;
        if n_open[head] == 0 {
            leaves.push(head);
        }
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::{Pos, Tag};

    fn parse(heads: &[u32]) -> Parse {
        let mut parse = Parse::new();
        for (at, &head) in heads.iter().enumerate() {
            parse.push((at as u32, at as u32 + 1), Tag::NN, Pos::Noun, Dep::Dep, head, "x");
        }
        parse
    }

    #[test]
    fn subtrees_span_their_children() {
        let parse = parse(&[1, 3, 1, 3, 3, 4]);
        let tree = Tree::new(&parse);
        assert_eq!(tree.children(3), &[1, 4]);
        assert_eq!(tree.subtree(1), (0, 3));
        assert_eq!(tree.subtree(3), (0, 6));
        assert_eq!(tree.ancestors(&parse, 0).collect::<Vec<_>>(), vec![1, 3]);
        assert!(tree.governs(&parse, 3, 5) && !tree.governs(&parse, 1, 5));
    }

    #[test]
    fn a_wide_and_a_deep_tree_take_linear_time() {
        let n = 200_000;
        let wide = parse(&vec![0; n as usize]);
        assert_eq!(Tree::new(&wide).subtree(0), (0, n));
        let deep = parse(&(0..n).map(|token| token.saturating_sub(1)).collect::<Vec<_>>());
        assert_eq!(Tree::new(&deep).subtree(5), (5, n));
    }

    #[test]
    fn cycles_end() {
        let parse = parse(&[1, 0]);
        let tree = Tree::new(&parse);
        assert!(tree.ancestors(&parse, 0).count() < 600);
        assert_eq!(tree.subtree(7), (7, 8));
    }
}
