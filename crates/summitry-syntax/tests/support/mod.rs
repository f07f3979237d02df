//! Comparison of our analyses with those of Python spaCy in a golden file.

use std::collections::HashSet;
use std::fmt;
use summitry_syntax::{Entity, Parse, Pipeline};

/// A text and the analysis expected of it.
pub(crate) struct Golden {
    pub(crate) text: String,
    pub(crate) parse: Parse,
}

/// Reads a file of `training/golden_syntax.py`.
pub(crate) fn read(file: &str) -> Vec<Golden> {
    file.split_terminator("\n# end\n").map(read_one).collect()
}

fn read_one(block: &str) -> Golden {
    let (text, lines) = block.split_once('\n').unwrap_or((block, ""));
    let text = text.strip_prefix("# text = ").expect("a text first");
    let parse = Parse::from_tsv(lines).expect("an analysis");
    Golden { text: unescape(text), parse }
}

fn unescape(text: &str) -> String {
    let mut parts = text.split("\\\\").map(|part| part.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r"));
    let first = parts.next().unwrap_or_default();
    parts.fold(first, |all, part| all + "\\" + &part)
}

/// Equal and all.
#[derive(Default, Clone, Copy)]
pub(crate) struct Share {
    pub(crate) equal: usize,
    pub(crate) all: usize,
}

impl Share {
    fn count(&mut self, equal: bool) {
        self.all += 1;
        self.equal += usize::from(equal);
    }

    /// Both sets weighed: twice the common ones of all.
    fn sets<T: Eq + std::hash::Hash>(&mut self, ours: &HashSet<T>, theirs: &HashSet<T>) {
        self.equal += 2 * ours.intersection(theirs).count();
        self.all += ours.len() + theirs.len();
    }

    pub(crate) fn percent(self) -> f64 {
        if self.all == 0 { 100.0 } else { 100.0 * self.equal as f64 / self.all as f64 }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3} % ({} of {})", self.percent(), self.equal, self.all)
    }
}

/// How far we agree.
#[derive(Default)]
pub(crate) struct Parity {
    pub(crate) texts: usize,
    pub(crate) tokens: Share,
    pub(crate) tags: Share,
    pub(crate) pos: Share,
    pub(crate) lemmas: Share,
    pub(crate) heads: Share,
    pub(crate) arcs: Share,
    pub(crate) sentences: Share,
    pub(crate) names: Share,
    /// The first differences, in words.
    pub(crate) notes: Vec<String>,
}

impl Parity {
    /// Analyses and compares all texts.
    pub(crate) fn of(pipeline: &Pipeline, goldens: &[Golden]) -> Self {
        let mut parity = Self::default();
        for golden in goldens {
            parity.add(&golden.text, &pipeline.parse(&golden.text), &golden.parse);
        }
        parity
    }

    fn add(&mut self, text: &str, ours: &Parse, theirs: &Parse) {
        self.texts += 1;
        let spans = |parse: &Parse| parse.tokens.iter().map(|t| (t.start, t.end)).collect::<Vec<_>>();
        let (our_spans, their_spans) = (spans(ours), spans(theirs));
        self.tokens.sets(&our_spans.iter().collect(), &their_spans.iter().collect());
        self.sentences.sets(&sentences(ours), &sentences(theirs));
        self.names.sets(&names(ours), &names(theirs));
        if our_spans == their_spans {
            self.add_tokens(text, ours, theirs);
        } else {
            self.note_tokens(text, &our_spans, &their_spans);
        }
    }

    fn add_tokens(&mut self, text: &str, ours: &Parse, theirs: &Parse) {
        for (id, (a, b)) in (0..).zip(ours.tokens.iter().zip(&theirs.tokens)) {
            let (our_lemma, their_lemma) = (ours.lemma(id), theirs.lemma(id));
            self.tags.count(a.tag == b.tag);
            self.pos.count(a.pos == b.pos);
            self.lemmas.count(our_lemma == their_lemma);
            self.heads.count(a.head == b.head);
            self.arcs.count((a.head, a.dep) == (b.head, b.dep));
            if (a.tag, a.pos, a.dep, a.head, our_lemma) != (b.tag, b.pos, b.dep, b.head, their_lemma) {
                let around = window(text, ours.tokens[id.saturating_sub(4) as usize].start, a.end + 20);
                let ours = format!("{} {} {} {} {our_lemma:?}", a.tag, a.pos, a.dep, a.head);
                let theirs = format!("{} {} {} {} {their_lemma:?}", b.tag, b.pos, b.dep, b.head);
                self.notes.push(format!("{:?} in {around:?}: {ours} / {theirs}", window(text, a.start, a.end)));
            }
        }
        let (a, b) = (names(ours), names(theirs));
        for entity in a.symmetric_difference(&b) {
            let whose = if a.contains(entity) { "ours" } else { "theirs" };
            self.notes.push(format!("name {:?} {} only {whose}", window(text, entity.0, entity.1), entity.2));
        }
    }

    fn note_tokens(&mut self, text: &str, ours: &[(u32, u32)], theirs: &[(u32, u32)]) {
        let same = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
        let show = |spans: &[(u32, u32)]| {
            spans[same..].iter().take(5).map(|&(from, to)| window(text, from, to)).collect::<Vec<_>>()
        };
        self.notes.push(format!("tokens {:?} / {:?}", show(ours), show(theirs)));
    }
}

impl fmt::Display for Parity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} texts", self.texts)?;
        writeln!(f, "tokens     {}", self.tokens)?;
        writeln!(f, "tags       {}", self.tags)?;
        writeln!(f, "coarse     {}", self.pos)?;
        writeln!(f, "lemmas     {}", self.lemmas)?;
        writeln!(f, "heads      {}", self.heads)?;
        writeln!(f, "arcs       {}", self.arcs)?;
        writeln!(f, "sentences  {}", self.sentences)?;
        write!(f, "names      {}", self.names)
    }
}

fn sentences(parse: &Parse) -> HashSet<(u32, u32)> {
    (0..parse.n_sentences())
        .filter_map(|index| {
            let tokens = parse.sentence(index);
            let last = tokens.end.checked_sub(1)?;
            Some((parse.tokens[tokens.start as usize].start, parse.tokens[last as usize].end))
        })
        .collect()
}

fn names(parse: &Parse) -> HashSet<(u32, u32, &'static str)> {
    let span = |entity: &Entity| {
        let (first, last) = (entity.first as usize, entity.end as usize - 1);
        (parse.tokens[first].start, parse.tokens[last].end, entity.label.as_str())
    };
    parse.entities.iter().map(span).collect()
}

fn window(text: &str, from: u32, to: u32) -> &str {
    let (mut from, mut to) = (from as usize, (to as usize).min(text.len()));
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    &text[from..to]
}
