//! Patterns merged into a tree.

use super::class::Class;
use super::pattern::{Element, Step};
use super::words::Vocabulary;

/// What an edge of the tree asks of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// This word; with a capital where the second is true.
    Word(u16, bool),
    /// A token of this class; it is kept.
    Class(Class),
    /// This mark.
    Mark(char),
}

/// One way on.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// What the token must be.
    pub ask: Ask,
    /// Whether it must follow without white space.
    pub glued: bool,
    /// Where it leads.
    pub to: u32,
}

/// A place in the tree.
#[derive(Debug, Clone, Default)]
pub struct TrieNode {
    /// Ways on.
    pub edges: Vec<Edge>,
    /// Every class that a way on asks for: a word unknown to all patterns and in none of them leads nowhere.
    pub classes: u64,
    /// The rules whose patterns end here, in the order of their files.
    pub rules: Vec<u16>,
}

/// All patterns of one stage.
#[derive(Debug, Clone)]
pub struct Trie {
    nodes: Vec<TrieNode>,
    words: Vec<Vec<Edge>>,
    classes: Vec<Vec<Edge>>,
    first: u64,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![TrieNode::default()], words: Vec::new(), classes: vec![Vec::new(); 64], first: 0 }
    }
}

impl Trie {
    /// A node.
    pub fn node(&self, at: u32) -> &TrieNode {
        &self.nodes[at as usize]
    }

    /// Classes that a first token may have.
    pub fn first_classes(&self) -> u64 {
        self.first
    }

    /// The edges that a pattern may start with on this word.
    pub fn from_word(&self, word: u16) -> &[Edge] {
        self.words.get(usize::from(word)).map_or(&[], Vec::as_slice)
    }

    /// The edges that a pattern may start with on a token of the class with this bit number.
    pub fn from_class(&self, bit: u32) -> &[Edge] {
        self.classes.get(bit as usize).map_or(&[], Vec::as_slice)
    }

    pub(super) fn add(&mut self, row: &[Element], words: &mut Vocabulary, rule: u16) {
        let mut at = 0;
        for element in row {
            let ask = match &element.step {
                Step::Word(word, capital) => Ask::Word(words.intern(word), *capital),
                Step::Class(class) => Ask::Class(*class),
                Step::Mark(mark) => Ask::Mark(*mark),
            };
            at = self.go(at, ask, element.glued);
        }
        let rules = &mut self.nodes[at as usize].rules;
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }

    fn go(&mut self, at: u32, ask: Ask, glued: bool) -> u32 {
        let known = self.nodes[at as usize].edges.iter().find(|e| e.ask == ask && e.glued == glued);
        if let Some(edge) = known {
            return edge.to;
        }
        let to = self.nodes.len() as u32;
        let edge = Edge { ask, glued, to };
        self.nodes.push(TrieNode::default());
        let node = &mut self.nodes[at as usize];
        node.edges.push(edge);
        if let Ask::Class(class) = ask {
            node.classes |= class.bit();
        }
        if at == 0 {
            self.index(edge);
        }
        to
    }

    fn index(&mut self, edge: Edge) {
        match edge.ask {
            Ask::Word(word, _) => {
                let word = usize::from(word);
                if self.words.len() <= word {
                    self.words.resize(word + 1, Vec::new());
                }
                self.words[word].push(edge);
            }
            Ask::Class(class) => {
                self.first |= class.bit();
                self.classes[class as usize].push(edge);
            }
            Ask::Mark(_) => {}
        }
    }
}
