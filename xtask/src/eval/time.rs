//! Expressions of time: MEANTIME, WikiWars and the dates of GUM, by the rules of TempEval-3 task A.

use super::tally::{Points, Tally};
use super::{Options, Score, files};
use anyhow::Context;
use jiff::civil::Date;
use rayon::prelude::*;
use roxmltree::Node;
use serde_json::Value;
use std::fs;
use std::path::Path;
use summitry::doc::{Document, Metadata, Published, Rung};
use summitry::pipeline::Reader;
use summitry::text::Span;

/// A timex of either side.
#[derive(Debug, Clone, Default)]
struct Marked {
    span: Option<Span>,
    kind: String,
    value: String,
    /// First and last day where the gold gives an interval, or ours covers one.
    days: Option<(String, String)>,
}

struct Article {
    name: String,
    text: String,
    published: Option<Date>,
    gold: Vec<Marked>,
}

/// MEANTIME: the Wikinews articles on Airbus, Apple and General Motors.
pub(crate) fn meantime(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let mut all = Tally::default();
    for corpus in ["airbus", "apple", "gm"] {
        let tally = task_a(options, reader, &folder(options, &format!("data/time/{corpus}"))?);
        let value = tally.of("value");
        all.count(&format!("value.{corpus}"), value.right, value.found, value.gold);
        all = all.plus(tally);
    }
    Ok(all.scores("time-meantime"))
}

/// WikiWars, training part: Wikipedia on 16 wars. Its conversion calls every timex a DATE, so types are left out.
pub(crate) fn wikiwars(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let tally = task_a(options, reader, &folder(options, "data/time/wikiwars/trainingset/tml")?);
    let mut scores = tally.scores("time-wikiwars");
    scores.retain(|s| !s.measure.starts_with("type"));
    Ok(scores)
}

/// The dates of GUM, training part. Only dates are marked, so only recall has a meaning.
pub(crate) fn gum(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let lines = fs::read_to_string(options.shared.join("data/time/gum-dates.train.jsonl"))?;
    let articles: Vec<Article> = lines.lines().map(gum_article).collect::<anyhow::Result<_>>()?;
    let one = |a: &Article| {
        let mut tally = Tally::default();
        let found = ends_where_marked(found(options, reader, a), a);
        let paired = paired(&a.text, &a.gold, &found);
        let both = || paired.iter().filter_map(|&(g, f)| Some((a.gold.get(g)?, found.get(f)?)));
        tally.share("relaxed r", paired.len(), a.gold.len());
        tally.share("strict r", both().filter(|(g, f)| g.span == f.span).count(), a.gold.len());
        let valued = a.gold.iter().filter(|g| has_value(g)).count();
        tally.share("value r", both().filter(|(g, f)| has_value(g) && same_days(g, f)).count(), valued);
        if options.errors {
            print_errors(a, &found, &paired, same_days);
        }
        tally
    };
    Ok(articles.par_iter().map(one).reduce(Tally::default, Tally::plus).scores("time-gum"))
}

fn has_value(gold: &Marked) -> bool {
    !gold.value.is_empty() || gold.days.is_some()
}

fn gum_article(line: &str) -> anyhow::Result<Article> {
    let json: Value = serde_json::from_str(line)?;
    let text = json["text"].as_str().context("no text")?.to_owned();
    let points = Points::new(&text);
    let word = |d: &Value, key: &str| d[key].as_str().map(str::to_owned);
    let date = |d: &Value| Marked {
        span: Some(points.span(number(&d["start"]), number(&d["end"]))),
        kind: String::new(),
        value: word(d, "when").unwrap_or_default(),
        days: word(d, "from").zip(word(d, "to")),
    };
    let gold = json["dates"].as_array().into_iter().flatten().map(date).collect();
    Ok(Article {
        name: json["doc"].as_str().unwrap_or_default().to_owned(),
        gold,
        published: json["dct"].as_str().and_then(|d| d.parse().ok()),
        text,
    })
}

fn number(value: &Value) -> usize {
    value.as_u64().unwrap_or_default() as usize
}

/// Whether a value says what a TEI date says: the same, a time of the same day, the year before Christ, or the same days.
fn same_days(gold: &Marked, found: &Marked) -> bool {
    if let Some((from, to)) = &gold.days {
        return found.days.as_ref().is_some_and(|(b, e)| b.starts_with(from.as_str()) && e.starts_with(to.as_str()));
    }
    let when = gold.value.strip_prefix('-').map_or(gold.value.clone(), |year| format!("BC{year}"));
    found.value == when || (when.len() == 10 && found.value.strip_prefix(&when).is_some_and(|t| t.starts_with('T')))
}

fn folder(options: &Options, path: &str) -> anyhow::Result<Vec<Article>> {
    let files = files(&options.shared.join(path), "tml")?;
    files.iter().map(|f| time_ml(f).with_context(|| f.display().to_string())).collect()
}

fn time_ml(file: &Path) -> anyhow::Result<Article> {
    let xml = fs::read_to_string(file)?;
    let tree = roxmltree::Document::parse(&xml)?;
    let find = |name: &str| tree.descendants().find(|n| n.has_tag_name(name));
    let (mut text, mut gold) = (String::new(), Vec::new());
    walk(find("TEXT").context("no TEXT")?, &mut text, &mut gold);
    let published = find("DCT").and_then(|dct| dct.descendants().find_map(|n| n.attribute("value"))).and_then(day);
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Article { name, text, published, gold })
}

/// Takes the text out of the tags. A timex with a tag inside is invisible to the official scorer, so to this one.
fn walk(node: Node<'_, '_>, text: &mut String, gold: &mut Vec<Marked>) {
    for child in node.children() {
        let start = text.len() as u32;
        if child.is_text() {
            text.push_str(child.text().unwrap_or_default());
        }
        walk(child, text, gold);
        if child.has_tag_name("TIMEX3") && !child.children().any(|c| c.is_element()) {
            let attribute = |name: &str| child.attribute(name).unwrap_or_default().to_owned();
            let span = Span::new(start, text.len() as u32).filter(|s| !s.is_empty());
            gold.push(Marked { span, kind: attribute("type"), value: attribute("value"), days: None });
        }
    }
}

/// The day of a creation time: an ISO date, or day-month-year as a few files have it.
fn day(value: &str) -> Option<Date> {
    let iso = value.get(..10)?;
    iso.parse().ok().or_else(|| Date::strptime("%d-%m-%Y", iso).ok())
}

fn analyse(reader: &Reader, article: &Article) -> Document {
    let published = article.published.map(|day| Published { value: day.to_string(), day, rung: Rung::Declared });
    reader.analyse(article.text.as_str(), Metadata { published, ..Metadata::default() })
}

/// Micro-averaged relaxed, strict, type and value counts.
fn task_a(options: &Options, reader: &Reader, articles: &[Article]) -> Tally {
    let one = |a: &Article| {
        let found: Vec<Marked> = found(options, reader, a).into_iter().flat_map(|m| ends(m, &a.text)).collect();
        let paired = paired(&a.text, &a.gold, &found);
        if options.errors {
            print_errors(a, &found, &paired, |g, f| g.value == f.value);
        }
        count(a, &found, &paired)
    };
    articles.par_iter().map(one).reduce(Tally::default, Tally::plus)
}

fn count(article: &Article, found: &[Marked], paired: &[(usize, usize)]) -> Tally {
    let right = |same: &dyn Fn(&Marked, &Marked) -> bool| {
        let both = paired.iter().filter_map(|&(g, f)| Some((article.gold.get(g)?, found.get(f)?)));
        both.filter(|(g, f)| same(g, f)).count()
    };
    let words = |m: &Marked| m.span.and_then(|s| article.text.get(s.range()));
    let counts = [
        ("relaxed", paired.len()),
        ("strict", right(&|g, f| words(g) == words(f))),
        ("type", right(&|g, f| g.kind == f.kind)),
        ("value", right(&|g, f| g.value == f.value)),
    ];
    let mut tally = Tally::default();
    counts.iter().for_each(|&(measure, right)| tally.count(measure, right, found.len(), article.gold.len()));
    tally
}

/// What is found in an article: by us, or by another tagger whose answers were kept.
fn found(options: &Options, reader: &Reader, article: &Article) -> Vec<Marked> {
    match &options.answers {
        Some(folder) => answered(&folder.join(format!("{}.json", article.name)), &article.text).unwrap_or_default(),
        None => of_document(&analyse(reader, article)),
    }
}

/// The answers of `eval/peers/times.py`; a text without answers has none.
fn answered(file: &Path, text: &str) -> Option<Vec<Marked>> {
    let rows: Vec<Value> = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
    let points = Points::new(text);
    let word = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let day = |row: &Value, n: usize| row["days"][n].as_str().map(str::to_owned);
    let mark = |row: &Value| Marked {
        span: Some(points.span(number(&row["start"]), number(&row["end"]))),
        kind: word(row, "type"),
        value: word(row, "value"),
        days: day(row, 0).zip(day(row, 1)),
    };
    Some(rows.iter().map(mark).collect())
}

/// GUM marks a range as one date or its ends as two: ours is cut where two of the gold lie in it.
fn ends_where_marked(found: Vec<Marked>, article: &Article) -> Vec<Marked> {
    let inside = |m: &Marked| {
        let overlaps = |g: &&Marked| g.span.zip(m.span).is_some_and(|(g, m)| g.overlaps(m));
        article.gold.iter().filter(overlaps).count()
    };
    found.into_iter().flat_map(|m| if inside(&m) > 1 { ends(m, &article.text) } else { vec![m] }).collect()
}

fn of_document(doc: &Document) -> Vec<Marked> {
    let mark = |(_, t): (_, &summitry::doc::Annotation<summitry::doc::Timex>)| Marked {
        span: Some(t.span),
        kind: t.data.kind.as_str().to_owned(),
        value: t.data.value.clone().unwrap_or_default(),
        days: t.data.begin.zip(t.data.end).map(|(b, e)| (b.to_string(), e.to_string())),
    };
    doc.timexes.iter().map(mark).collect()
}

/// The two ends of a range written with a dash: TimeML marks each, the record keeps one interval.
fn ends(timex: Marked, text: &str) -> Vec<Marked> {
    let parts = || {
        let (from, to) = timex.value.split_once('/')?;
        let span = timex.span?;
        let (first, last) = text.get(span.range())?.split_once(['-', '–', '—'])?;
        let first = Span::new(span.start(), span.start() + first.trim_end().len() as u32)?;
        let last = Span::new(span.end() - last.trim_start().len() as u32, span.end())?;
        let end = |span, value: &str| Marked { span: Some(span), value: value.to_owned(), ..timex.clone() };
        Some(vec![end(first, from), end(last, to)])
    };
    parts().unwrap_or_else(|| vec![timex.clone()])
}

/// The pairs (gold, found) that the official normaliser gives one id: a common token, greedy from the left, one to one.
fn paired(text: &str, gold: &[Marked], found: &[Marked]) -> Vec<(usize, usize)> {
    let sides = [gold, found];
    let (mut open, mut last, mut ids) = ([0usize; 2], [0usize; 2], [vec![], vec![]]);
    let (mut fresh, mut before) = (1.., [None, None]);
    for token in tokens(text) {
        let at = sides.map(|s| s.iter().position(|m| m.span.is_some_and(|span| span.overlaps(token))));
        let begins = [0, 1].map(|s| at[s].is_some() && at[s] != before[s]);
        for side in [0, 1] {
            if begins[side] || at[side].is_none() {
                open[side] = 0;
            }
        }
        for side in [0, 1] {
            let (Some(timex), true) = (at[side], begins[side]) else { continue };
            let other = open[1 - side];
            let id = if other > 0 && other > last[side] { other } else { fresh.next().unwrap_or_default() };
            (open[side], last[side]) = (id, id);
            ids[side].push((id, timex));
        }
        before = at;
    }
    let [gold, found] = ids;
    let same = |&(id, g): &(usize, usize)| found.iter().find(|f| f.0 == id).map(|f| (g, f.1));
    gold.iter().filter_map(same).collect()
}

/// Runs of letters, digits and low lines; every other visible character by itself.
fn tokens(text: &str) -> Vec<Span> {
    let mut tokens: Vec<Span> = Vec::new();
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        let (here, is_word) = (Span::between(at as u32, (at + c.len_utf8()) as u32), c.is_alphanumeric() || c == '_');
        match tokens.last_mut() {
            Some(word) if in_word && is_word => *word = word.cover(here),
            _ if !c.is_whitespace() => tokens.push(here),
            _ => {}
        }
        in_word = is_word;
    }
    tokens
}

fn print_errors(
    article: &Article,
    found: &[Marked],
    paired: &[(usize, usize)],
    same: impl Fn(&Marked, &Marked) -> bool,
) {
    let words = |m: &Marked| {
        let span = m.span.unwrap_or(Span::between(0, 0));
        let start = article.text.floor_char_boundary((span.start() as usize).saturating_sub(60));
        let before = article.text.get(start..span.start() as usize).unwrap_or_default().replace('\n', " ");
        format!("{before}[[{}]]", article.text.get(span.range()).unwrap_or_default())
    };
    for (i, gold) in article.gold.iter().enumerate() {
        match paired.iter().find(|p| p.0 == i).and_then(|p| found.get(p.1)) {
            None => println!("MISS {} {}", gold.value, words(gold)),
            Some(f) if !same(gold, f) => println!("VALUE gold {:?} found {:?} {}", gold.value, f.value, words(gold)),
            Some(_) => {}
        }
    }
    let extra = found.iter().enumerate().filter(|(j, _)| !paired.iter().any(|p| p.1 == *j));
    extra.for_each(|(_, f)| println!("EXTRA {} {}", f.value, words(f)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, words: &str, value: &str) -> Marked {
        let start = text.find(words).unwrap() as u32;
        let span = Span::new(start, start + words.len() as u32);
        Marked { span, value: value.to_owned(), ..Marked::default() }
    }

    #[test]
    fn a_long_timex_pairs_with_the_first_of_two() {
        let text = "Élus du 3 May 1871 until Friday";
        let gold = [marked(text, "3 May", "1871-05-03"), marked(text, "1871", "1871"), marked(text, "Friday", "F")];
        let found = [marked(text, "3 May 1871", "1871-05-03"), marked(text, "Friday", "F")];
        assert_eq!(paired(text, &gold, &found), [(0, 0), (2, 1)]);
        assert_eq!(paired(text, &found, &gold), [(0, 0), (1, 2)]);
    }

    #[test]
    fn ranges_have_two_ends() {
        let text = "from 1871 – 1874 on";
        let both: Vec<(Option<Span>, String)> =
            ends(marked(text, "1871 – 1874", "1871/1874"), text).into_iter().map(|m| (m.span, m.value)).collect();
        let one = |w, v| marked(text, w, v).span;
        assert_eq!(both, [(one("1871", ""), "1871".to_owned()), (one("1874", ""), "1874".to_owned())]);
    }

    #[test]
    fn tags_inside_hide_a_timex() {
        let xml = "<TEXT>On <TIMEX3 type=\"DATE\" value=\"1871\">1871</TIMEX3> and <TIMEX3><E>x</E></TIMEX3></TEXT>";
        let tree = roxmltree::Document::parse(xml).unwrap();
        let (mut text, mut gold) = (String::new(), Vec::new());
        walk(tree.root_element(), &mut text, &mut gold);
        assert_eq!((text.as_str(), gold.len(), gold[0].span), ("On 1871 and x", 1, Span::new(3, 7)));
        assert_eq!(day("03-05-1871"), day("1871-05-03"));
    }

    #[test]
    fn values_of_tei_and_timex_compare() {
        let value = |v: &str| Marked { value: v.to_owned(), ..Marked::default() };
        assert!(same_days(&value("-0490"), &value("BC0490")));
        assert!(same_days(&value("1871-05-03"), &value("1871-05-03TMO")));
        assert!(!same_days(&value("1871"), &value("1871-05")));
    }
}
