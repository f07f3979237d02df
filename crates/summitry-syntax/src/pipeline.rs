//! The whole way from text to analysis.

use crate::labels::{Pos, Tag};
use crate::model::{BadModel, Blocks, EMBEDDED};
use crate::moves::{NameFinder, Parser, Place};
use crate::net::{Dense, Tok2Vec, WIDTH};
use crate::parse::Parse;
use crate::rule::{Lemmatizer, Ruler, Seen};
use crate::text::{Lexicon, RawToken, Tokenizer};
use crate::words::Words;

/// An English analyser: tokens, tags, lemmas, dependencies, sentences and names.
///
/// Holds nothing but its tables, so one may serve many threads. The same text gives the same analysis on one kind of
/// machine; between kinds the rounding of sums differs, which may tip a decision between two moves of equal score.
pub struct Pipeline {
    lexicon: Lexicon,
    tokenizer: Tokenizer,
    tok2vec: Tok2Vec,
    tagger: Dense,
    tags: Vec<Tag>,
    parser: Parser,
    ruler: Ruler,
    lemmatizer: Lemmatizer,
    name_tok2vec: Tok2Vec,
    names: NameFinder,
}

impl Pipeline {
    /// The analyser built into the crate: `en_core_web_sm` 3.8.0 by Explosion.
    pub fn embedded() -> Self {
        match Self::from_model(EMBEDDED) {
            Ok(pipeline) => pipeline,
            // The file is part of the build, and a test reads it.
            Err(error) => unreachable!("{error}"),
        }
    }

    /// An analyser from a model file of the same architecture (`training/convert_syntax.py` writes them).
    pub fn from_model(file: &'static [u8]) -> Result<Self, BadModel> {
        let blocks = Blocks::new(file)?;
        let lexicon = Lexicon::new(&blocks)?;
        let tags: Result<Vec<Tag>, _> = blocks.text("tagger/labels")?.lines().map(str::parse).collect();
        let tags = tags.map_err(|_| BadModel::new("tag"))?;
        let weights = blocks.halves("tagger/w", tags.len() * WIDTH)?;
        Ok(Self {
            tokenizer: Tokenizer::new(&blocks, &lexicon)?,
            tok2vec: Tok2Vec::new(&blocks, "tok2vec")?,
            tagger: Dense::affine(&weights, &blocks.singles("tagger/b", tags.len())?, WIDTH),
            tags,
            parser: Parser::new(&blocks)?,
            ruler: Ruler::new(&blocks)?,
            lemmatizer: Lemmatizer::new(&blocks)?,
            name_tok2vec: Tok2Vec::new(&blocks, "ner")?,
            names: NameFinder::new(&blocks)?,
            lexicon,
        })
    }

    /// Analyses a text of any length and content. Line breaks are tokens, as the model was trained.
    ///
    /// Texts of 4 GiB and more are cut: offsets are 32 bits wide.
    pub fn parse(&self, text: &str) -> Parse {
        let text = cut(text);
        let tokens = self.tokenizer.tokenize(text);
        let words = Words::new(text, &tokens, &self.lexicon, &self.ruler);
        let (tags, vectors) = self.tag(&words, &tokens);
        let is_space = |token: usize| words.is_space(token);
        let tree = self.parser.parse(&vectors, tokens.len(), is_space);
        let mut parse = Parse::new();
        let seen: Vec<Seen> = (0..tokens.len()).map(|token| words.seen(token, tags[token], tree.deps[token])).collect();
        for (token, raw) in tokens.iter().enumerate() {
            self.push(&mut parse, raw.of(text), *raw, &seen, token, tree.heads[token]);
        }
        parse.sentence_starts = sentence_starts(&tree.starts);
        let place = |token: usize| Place { is_space: is_space(token), starts_sentence: tree.starts[token] };
        parse.entities = self.names.find(&self.name_vectors(&words), tokens.len(), place);
        parse
    }

    /// Tags and the parser's vectors.
    fn tag(&self, words: &Words, tokens: &[RawToken]) -> (Vec<Tag>, Vec<f32>) {
        let (rows, features) = words.with_blanks(tokens);
        let embedded = self.tok2vec.embed(&features);
        let (mut tags, mut vectors, mut scores) = (Vec::new(), Vec::new(), Vec::new());
        self.tok2vec.encode(&embedded, &rows, |_, encoded| {
            scores.resize(encoded.len() / WIDTH * self.tagger.width(), 0.0);
            self.tagger.apply(encoded, WIDTH, &mut scores);
            tags.extend(scores.chunks_exact(self.tagger.width()).map(|scores| self.best_tag(scores)));
            self.parser.project(encoded, &mut vectors);
        });
        (tags, vectors)
    }

    fn best_tag(&self, scores: &[f32]) -> Tag {
        let mut best = (Tag::XX, f32::NEG_INFINITY);
        for (&tag, &score) in self.tags.iter().zip(scores) {
            if score > best.1 {
                best = (tag, score);
            }
        }
        best.0
    }

    fn name_vectors(&self, words: &Words) -> Vec<f32> {
        let features: Vec<_> =
            words.features.iter().map(|word| [word.norm, word.prefix, word.suffix, word.shape]).collect();
        let embedded = self.name_tok2vec.embed(&features);
        let mut vectors = Vec::new();
        self.name_tok2vec.encode(&embedded, &words.of_token, |_, encoded| self.names.project(encoded, &mut vectors));
        vectors
    }

    fn push(&self, parse: &mut Parse, word: &str, raw: RawToken, seen: &[Seen], token: usize, head: u32) {
        let verdict = self.ruler.judge(seen, token);
        let pos = verdict.pos.unwrap_or(Pos::X);
        let lemma = match verdict.lemma {
            Some(lemma) => lemma.into(),
            None => self.lemmatizer.lemma(word, pos, verdict.features.unwrap_or_default(), &self.lexicon),
        };
        let tag = verdict.tag.unwrap_or(seen[token].tag);
        let dep = verdict.dep.unwrap_or(seen[token].dep);
        parse.push((raw.start, raw.end), tag, pos, dep, head, &lemma);
    }
}

fn cut(text: &str) -> &str {
    let most = u32::MAX as usize;
    (0..4).find_map(|back| text.get(..text.len().min(most).saturating_sub(back))).unwrap_or_default()
}

fn sentence_starts(starts: &[bool]) -> Vec<u32> {
    let is_start = |(token, starts): &(u32, &bool)| *token == 0 || **starts;
    (0..).zip(starts).filter(is_start).map(|(token, _)| token).collect()
}
