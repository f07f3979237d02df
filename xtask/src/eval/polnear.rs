//! Who said what: the development articles of PolNeAR.

use super::tally::{Points, Tally, pairs};
use super::{Options, Score, files};
use anyhow::Context;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use summitry::doc::{Document, Metadata};
use summitry::pipeline::Reader;
use summitry::text::Span;

/// Words that stand for a source named before them; the record gives the name.
const RELATIVE: &[&str] = &["who", "which", "that", "whose", "whom"];

/// The characters of a role that are no white space, by position; in order.
type Cover = Vec<u32>;

/// One attribution of either side.
struct Triple {
    source: Cover,
    cue: Cover,
    content: Cover,
    /// Inside the content of another one; PolNeAR marks none of these.
    nested: bool,
}

struct Article {
    name: String,
    text: String,
    gold: Vec<Triple>,
}

/// Scores the attributions of the development articles; where several people annotated, the first is the gold.
pub(crate) fn score(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let folder = options.shared.join("data/polnear/dev");
    let articles = articles(&folder)?;
    let one = |a: &Article| {
        let found = found(&reader.analyse(a.text.as_str(), Metadata::default()));
        let (tally, right) = count(a, &found);
        if options.errors {
            print_errors(a, &found, &right);
        }
        tally
    };
    Ok(articles.par_iter().map(one).reduce(Tally::default, Tally::plus).scores("polnear"))
}

fn articles(folder: &Path) -> anyhow::Result<Vec<Article>> {
    let mut first = BTreeMap::new();
    for file in files(&folder.join("attributions"), "ann")? {
        let stem = file.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        let (name, _annotator) = stem.rsplit_once('_').unwrap_or((stem, ""));
        first.entry(name.to_owned()).or_insert(file);
    }
    first.into_iter().map(|(name, file)| article(folder, name, &file)).collect()
}

fn article(folder: &Path, name: String, annotations: &Path) -> anyhow::Result<Article> {
    let text = fs::read_to_string(folder.join("text").join(&name).with_extension("txt")).context(name.clone())?;
    let gold = parse(&fs::read_to_string(annotations)?, &text);
    Ok(Article { name, text, gold })
}

/// Reads brat stand-off: lines `T` are stretches of code points (several where broken up), lines `E` tie them.
fn parse(annotations: &str, text: &str) -> Vec<Triple> {
    let points = Points::new(text);
    let mut stretches: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut triples = Vec::new();
    for line in annotations.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(body)) = (fields.next(), fields.next()) else { continue };
        if id.starts_with('T') {
            let Some((_label, offsets)) = body.split_once(' ') else { continue };
            stretches.insert(id, offsets.split(';').filter_map(|s| stretch(s, &points)).collect());
        } else if id.starts_with('E') && body.starts_with("Attribution") {
            triples.push(body);
        }
    }
    let triple = |body: &str| {
        let role = |name: &str| {
            let of_role = |part: &&str| part.trim_end_matches(|c: char| c.is_ascii_digit()) == name;
            let ids = body.split(' ').filter_map(|part| part.split_once(':'));
            let spans = ids.filter(|(role, _)| of_role(role)).filter_map(|(_, id)| stretches.get(id)).flatten();
            cover(text, spans.copied())
        };
        Triple { source: role("Source"), cue: role("Cue"), content: role("Content"), nested: false }
    };
    let all = triples.into_iter().map(triple);
    all.filter(|t| !t.cue.is_empty() || !t.content.is_empty()).collect()
}

fn stretch(offsets: &str, points: &Points) -> Option<Span> {
    let (start, end) = offsets.split_once(' ')?;
    Some(points.span(start.parse().ok()?, end.parse().ok()?))
}

fn found(doc: &Document) -> Vec<Triple> {
    let triple = |a: &summitry::doc::Attribution| Triple {
        source: cover(doc.text(), a.source),
        cue: cover(doc.text(), a.cue),
        content: cover(doc.text(), a.content.iter().copied()),
        nested: a.parent.is_some(),
    };
    doc.attributions.as_slice().iter().map(|a| triple(&a.data)).collect()
}

fn cover(text: &str, spans: impl IntoIterator<Item = Span>) -> Cover {
    let mut cover = Vec::new();
    for span in spans {
        let words = text.get(span.range()).unwrap_or_default();
        let black = words.char_indices().filter(|(_, c)| !c.is_whitespace());
        cover.extend(black.map(|(at, _)| span.start() + at as u32));
    }
    cover.sort_unstable();
    cover.dedup();
    cover
}

/// Shared characters by all characters of the two; 0 where they are apart.
fn likeness(a: &Cover, b: &Cover) -> f64 {
    let (first, last) = (a.first().max(b.first()), a.last().min(b.last()));
    if a.is_empty() || b.is_empty() || first > last {
        return 0.0;
    }
    let shared = a.iter().filter(|at| b.binary_search(at).is_ok()).count();
    shared as f64 / (a.len() + b.len() - shared) as f64
}

fn meet(a: &Cover, b: &Cover) -> bool {
    (a.is_empty() && b.is_empty()) || likeness(a, b) > 0.0
}

/// The counts of one article, and the pairs that count as right under the lenient rule.
fn count(article: &Article, found: &[Triple]) -> (Tally, Vec<(f64, usize, usize)>) {
    let gold = &article.gold;
    let mut tally = Tally::default();
    let strict = matches(gold, found, |g, f| meet(&g.source, &f.source));
    tally.count("triple", strict.len(), found.len(), gold.len());
    let flat = matches(gold, found, |g, f| {
        meet(&g.source, &f.source) || (!f.source.is_empty() && is_relative(&article.text, &g.source))
    });
    let extra = |j: &usize| !flat.iter().any(|p| p.2 == *j);
    let nested = |f: &Triple| f.nested || gold.iter().any(|g| likeness(&g.content, &f.cue) > 0.0);
    let left_out = (0..found.len()).filter(extra).filter(|&j| found.get(j).is_some_and(nested)).count();
    tally.count("triple.flat", flat.len(), found.len() - left_out, gold.len());
    tally.share("content likeness", flat.iter().map(|p| (1000.0 * p.0) as usize).sum(), 1000 * flat.len());
    for (role, of) in ROLES {
        count_role(&mut tally, role, &distinct(gold, of), &distinct(found, of));
    }
    (tally, flat)
}

type Of = fn(&Triple) -> &Cover;
const ROLES: [(&str, Of); 3] = [("source", |t| &t.source), ("cue", |t| &t.cue), ("content", |t| &t.content)];

/// One-to-one pairs of which cue, content and source meet; the likest contents first.
fn matches(gold: &[Triple], found: &[Triple], source: impl Fn(&Triple, &Triple) -> bool) -> Vec<(f64, usize, usize)> {
    let mut all = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            if meet(&g.cue, &f.cue) && source(g, f) && meet(&g.content, &f.content) {
                all.push((likeness(&g.content, &f.content), i, j));
            }
        }
    }
    pairs(all)
}

fn is_relative(text: &str, source: &Cover) -> bool {
    let (Some(&first), Some(&last)) = (source.first(), source.last()) else { return false };
    let words = text.get(first as usize..=last as usize).unwrap_or_default();
    RELATIVE.iter().any(|w| w.eq_ignore_ascii_case(words))
}

fn distinct(triples: &[Triple], of: Of) -> Vec<&Cover> {
    triples.iter().map(of).filter(|c| !c.is_empty()).collect::<BTreeSet<_>>().into_iter().collect()
}

fn count_role(tally: &mut Tally, role: &str, gold: &[&Cover], found: &[&Cover]) {
    let mut all = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        all.extend(found.iter().enumerate().map(|(j, f)| (likeness(g, f), i, j)).filter(|p| p.0 > 0.0));
    }
    let pairs = pairs(all);
    tally.count(&format!("{role}.overlap"), pairs.len(), found.len(), gold.len());
    let exact = pairs.iter().filter(|p| p.0 == 1.0).count();
    tally.count(&format!("{role}.exact"), exact, found.len(), gold.len());
}

fn print_errors(article: &Article, found: &[Triple], right: &[(f64, usize, usize)]) {
    let words = |cover: &Cover| match (cover.first(), cover.last()) {
        (Some(&first), Some(&last)) => article.text.get(first as usize..=last as usize).unwrap_or_default(),
        _ => "-",
    };
    let print = |what: &str, t: &Triple| {
        let line = format!("{what} {}: [{}] <{}> {}", article.name, words(&t.source), words(&t.cue), words(&t.content));
        println!("{}", line.replace(['\n', '\r'], " "));
    };
    let missed = article.gold.iter().enumerate().filter(|(i, _)| !right.iter().any(|p| p.1 == *i));
    missed.for_each(|(_, t)| print("MISS", t));
    let extra = found.iter().enumerate().filter(|(j, _)| !right.iter().any(|p| p.2 == *j));
    extra.for_each(|(_, t)| print("EXTRA", t));
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "«No», Édith Roy said, «never».\nAides, who agreed, left.";

    fn gold() -> Vec<Triple> {
        let ann = "T1\tSource 6 15\tÉdith Roy\nT2\tCue 16 20\tsaid\nT3\tContent 0 4;22 29\t«No» «never»\n\
                   T4\tAttribution 16 20\tsaid\nE1\tAttribution:T4 Cue:T2 Content:T3 Source:T1\n\
                   T5\tDiscuss 0 4\t«No»\nE2\tDiscuss:T5 Cue:T2\n\
                   T6\tSource 38 41\twho\nT7\tCue 42 48\tagreed\nE3\tAttribution:T7 Cue:T7 Content:T3 Source2:T6\n";
        parse(ann, TEXT)
    }

    #[test]
    fn reads_broken_contents_and_leaves_notes_out() {
        let gold = gold();
        assert_eq!(gold.len(), 2);
        let content: String = gold[0].content.iter().filter_map(|&at| TEXT[at as usize..].chars().next()).collect();
        assert_eq!(content, "«No»«never»");
        assert!(is_relative(TEXT, &gold[1].source) && !is_relative(TEXT, &gold[0].source));
    }

    #[test]
    fn a_source_too_many_is_wrong_and_a_relative_one_is_lenient() {
        let article = Article { name: String::new(), text: TEXT.to_owned(), gold: gold() };
        let mut found = gold();
        found[0].source = Vec::new();
        found[1].source = gold()[0].source.clone();
        let (tally, _) = count(&article, &found);
        assert_eq!((tally.of("triple").right, tally.of("triple.flat").right), (0, 1));
        assert_eq!((tally.of("cue.exact").right, tally.of("source.exact").right), (2, 1));
    }
}
