//! Development harness of the event room: gold mentions, times, places and statements in, events of the room out.
//!
//! usage: event_dev GOLD_DIR PARSE_DIR > records.jsonl
#![allow(clippy::unwrap_used, clippy::print_stdout)]
use serde_json::Value;
use std::{collections::HashMap, fs, path::Path};
use summitry::doc::*;
use summitry::lexicon::Lexicon;
use summitry::record::{Software, record};
use summitry::text::Span;
use summitry_syntax::{Entity, Parse, Tree};

fn load(path: &Path) -> Parse {
    let mut parse = Parse::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        let c: Vec<&str> = line.split('\t').collect();
        let n = |i: usize| c[i].parse::<u32>().unwrap();
        match c[0] {
            "T" => parse.push(
                (n(1), n(2)),
                c[3].parse().unwrap(),
                c[4].parse().unwrap(),
                c[5].parse().unwrap(),
                n(6),
                c[7],
            ),
            "S" => parse.sentence_starts.push(n(1)),
            _ => parse.entities.push(Entity { first: n(1), end: n(2), label: c[3].parse().unwrap() }),
        }
    }
    parse
}

fn locate(text: &str, span: &Value) -> Option<Span> {
    let (words, nth) = match span {
        Value::String(s) => (s.as_str(), 1),
        Value::Object(_) => (span["t"].as_str()?, span["n"].as_u64().unwrap_or(1)),
        _ => return None,
    };
    let at = text.match_indices(words).nth(0).map(|_| ())?;
    let () = at;
    let mut from = 0;
    for k in 0..nth {
        let found = text[from..].find(words)? + from;
        if k + 1 == nth {
            return Span::new(found as u32, (found + words.len()) as u32);
        }
        from = found + text[found..].chars().next()?.len_utf8();
    }
    None
}

fn head(doc: &Document, span: Span) -> (u32, u32, u32) {
    let first = doc.token_at(span.start());
    let end = (doc.token_at(span.end() - 1) + 1).min(doc.parse.len() as u32);
    let head = (first..end).find(|&t| {
        let h = doc.token(t).head;
        h == t || h < first || h >= end
    });
    (first, end, head.unwrap_or(first))
}

fn gold_mentions(
    gold: &Value,
    doc: &mut Document,
    chain_of: &mut HashMap<String, usize>,
    members: &mut Vec<Vec<Id<Mention>>>,
) {
    let by: Rule = "gold".into();
    let text = doc.text().to_owned();
    let text = text.as_str();
    let mut mentions = Vec::new();

    for (n, a) in gold["actors"].as_array().unwrap().iter().enumerate() {
        chain_of.insert(a["id"].as_str().unwrap().to_owned(), n);
        for m in a["mentions"].as_array().unwrap() {
            mentions.push((locate(text, m).unwrap(), n, a.clone()));
        }
    }
    mentions.sort_by_key(|m| (m.0.start(), m.0.end()));
    let kind = |a: &Value| match a["kind"].as_str().unwrap_or("") {
        "person" => ActorKind::Person,
        "government" => ActorKind::Government,
        "organization" => ActorKind::Organization,
        "group" => ActorKind::Group,
        _ => ActorKind::Unnamed,
    };
    *members = vec![Vec::new(); chain_of.len()];
    for (span, chain, a) in &mentions {
        let (first, end, h) = head(doc, *span);
        let sector = a["sector"].as_str().and_then(|s| {
            ["GOV", "MIL", "LEG", "IGO", "SPY", "PTY", "OPP", "REB", "COP"].into_iter().find(|x| *x == s)
        });
        let words = doc.slice(*span).to_lowercase();
        let form = if ["he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "i"]
            .contains(&words.as_str())
        {
            Form::Pronoun
        } else if doc.slice(*span).starts_with(char::is_uppercase) {
            Form::Name
        } else {
            Form::Description
        };
        let mention = Mention {
            first,
            end,
            head: h,
            form,
            modifier: false,
            phrase: *span,
            kind: kind(a),
            number: Number::Singular,
            gender: None,
            name: None,
            role: a["role"].as_str().map(|_| *span),
            country: None,
            sector,
            chain: Some(Id::new(*chain)),
            also: Vec::new(),
        };
        let mid = doc.mentions.push(*span, mention, by.clone());
        members[*chain].push(mid);
    }
    for (n, a) in gold["actors"].as_array().unwrap().iter().enumerate() {
        let span = members[n].first().map_or(Span::between(0, 0), |&m| doc.mentions[m].span);
        let chain = Chain {
            name: a["name"].as_str().unwrap().into(),
            kind: kind(a),
            country: None,
            sector: None,
            role: None,
            gender: None,
            mentions: members[n].clone(),
            resolution: Resolution::Local,
        };
        doc.chains.push(span, chain, by.clone());
    }
}

/// The event lexicon as it stands in the folder `data`, so that trying a word needs no build.
fn events_on_disk() -> summitry::lexicon::EventLexicon {
    let mut sources = Vec::new();
    for folder in ["event", "event-word"] {
        for file in fs::read_dir(format!("data/{folder}")).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            sources.push((format!("{folder}/{name}"), fs::read_to_string(&path).unwrap()));
        }
    }
    let index = summitry::lexicon::RuleIndex::read(sources.iter().map(|(a, b)| (a.as_str(), b.as_str()))).unwrap();
    summitry::lexicon::EventLexicon::read(&index).unwrap()
}

fn print_record(doc: &Document, lexicon: &Lexicon) {
    let software = Software { version: "dev".into(), model: "spacy".into(), data: lexicon.version.clone() };
    println!("{}", serde_json::to_string(&record(doc, software, &lexicon.calibration)).unwrap());
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let mut lexicon = Lexicon::embedded().unwrap();
    lexicon.events = events_on_disk();
    let mut files: Vec<_> = fs::read_dir(&args[1]).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for file in files {
        let gold: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let id = file.file_stem().unwrap().to_str().unwrap();
        let text = gold["text"].as_str().unwrap();
        let published = gold["published"].as_str().map(|v| Published {
            value: v.into(),
            day: v[..10].parse().unwrap(),
            rung: Rung::Declared,
        });
        let meta = Metadata { published, id: Some(id.to_owned()), ..Metadata::default() };
        if args.get(3).is_some_and(|a| a == "full") {
            let parse = load(&Path::new(&args[2]).join(format!("{id}.tsv")));
            print_record(&summitry::pipeline::annotate(text, meta, parse, &lexicon), &lexicon);
            continue;
        }
        let mut doc = Document::new(text, meta);
        doc.paragraphs = summitry::segment::paragraphs(&doc);
        doc.quotes = summitry::segment::quotes(&doc);
        doc.parse = load(&Path::new(&args[2]).join(format!("{id}.tsv")));
        doc.tree = Tree::new(&doc.parse);
        let by: Rule = "gold".into();
        let predicted = args.get(3).is_some_and(|a| a == "pred");
        let mut chain_of: HashMap<String, usize> = HashMap::new();
        let mut members: Vec<Vec<Id<Mention>>> = Vec::new();
        if predicted {
            doc.mentions = summitry::mention::mentions(&doc, &lexicon);
            for (n, a) in gold["actors"].as_array().unwrap().iter().enumerate() {
                chain_of.insert(a["id"].as_str().unwrap().to_owned(), n);
                let spans: Vec<Span> =
                    a["mentions"].as_array().unwrap().iter().map(|m| locate(text, m).unwrap()).collect();
                let of = |s: &Span| {
                    let head = head(&doc, *s).2;
                    doc.mentions.iter().find(|(_, m)| m.data.head == head && m.span.overlaps(*s)).map(|m| m.0)
                };
                members.push(spans.iter().filter_map(of).collect());
            }
        } else {
            gold_mentions(&gold, &mut doc, &mut chain_of, &mut members);
        }
        let mut times: Vec<_> =
            gold["times"].as_array().unwrap().iter().map(|t| (locate(text, &t["span"]).unwrap(), t)).collect();
        times.sort_by_key(|t| t.0.start());
        for (span, t) in times {
            let kind = match t["type"].as_str().unwrap() {
                "DATE" => TimexKind::Date,
                "TIME" => TimexKind::Time,
                "SET" => TimexKind::Set,
                _ => TimexKind::Duration,
            };
            let value = t["value"].as_str().map(str::to_owned);
            let week = |v: &str| {
                let (y, w) = v.split_once("-W")?;
                let date =
                    jiff::civil::ISOWeekDate::new(y.parse().ok()?, w.parse().ok()?, jiff::civil::Weekday::Monday)
                        .ok()?
                        .date();
                Some((date, date.checked_add(jiff::Span::new().days(6)).ok()?))
            };
            let range = value.as_deref().and_then(week);
            let timex =
                Timex { kind, value, modifier: None, begin: range.map(|r| r.0), end: range.map(|r| r.1), anchor: None };
            doc.timexes.push(span, timex, by.clone());
        }
        let mut places: Vec<_> =
            gold["places"].as_array().unwrap().iter().map(|t| locate(text, &t["span"]).unwrap()).collect();
        places.sort_by_key(|t| t.start());
        for span in places {
            let name = doc.slice(span).to_owned();
            doc.toponyms.push(
                span,
                Toponym { name, kind: None, country: None, admin1: None, at: None, geonameid: None },
                by.clone(),
            );
        }
        for s in gold["statements"].as_array().unwrap() {
            let source = locate(text, &s["source"]);
            let cue = locate(text, &s["cue"]);
            let content: Vec<Span> = s["content"].as_array().unwrap().iter().filter_map(|c| locate(text, c)).collect();
            let actor = s["actor"].as_str().and_then(|a| chain_of.get(a));
            let of_actor = |n: usize| {
                let inside =
                    members[n].iter().copied().find(|&m| source.is_some_and(|s| s.overlaps(doc.mentions[m].span)));
                inside.or(members[n].first().copied())
            };
            let speaker = actor.and_then(|&n| of_actor(n));
            let with = s["with"]
                .as_array()
                .map(|w| w.iter().filter_map(|a| of_actor(*chain_of.get(a.as_str()?)?)).collect())
                .unwrap_or_default();
            let addressee = s["addressee"]
                .as_str()
                .and_then(|a| chain_of.get(a))
                .and_then(|&n| members[n].first())
                .map(|&m| Addressee { span: doc.mentions[m].span, mention: Some(m) });
            let act = Act::parse(s["act"].as_str().unwrap()).unwrap();
            let cue_head = cue.map(|c| {
                let (a, b, h) = head(&doc, c);
                (a..b).find(|&t| doc.token(t).tag.as_str().starts_with("VB")).unwrap_or(h)
            });
            let negated = cue.is_some_and(|c| doc.slice(c).contains("not") || doc.slice(c).contains("declined"));
            let attribution = Attribution {
                source,
                speaker,
                with,
                cue,
                cue_head,
                content: content.clone(),
                directness: Directness::Indirect,
                act,
                polarity: if negated { Polarity::Negated } else { Polarity::Affirmed },
                addressee,
                medium: None,
                said: None,
                parent: s["reported_by"].as_u64().map(|n| Id::new(n as usize)),
            };
            let span = cue.or(content.first().copied()).unwrap_or(Span::between(0, 0));
            doc.attributions.push(span, attribution, by.clone());
        }
        if predicted {
            let chains = summitry::mention::chains(&doc, &lexicon);
            doc.set_chains(chains.layer, &chains.of, chains.also);
        }
        doc.events = summitry::event::events(&doc, &lexicon);
        print_record(&doc, &lexicon);
    }
}
