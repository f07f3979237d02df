//! Development harness: gold articles and their Python parses in, record JSONL out.
//!
//! usage: dev GOLD_DIR PARSE_DIR > records.jsonl
use std::{fs, path::Path};
use summitry::doc::{Metadata, Published, Rung};
use summitry::record::{Software, record};
use summitry_syntax::{Entity, Parse};

fn load(path: &Path) -> Parse {
    let mut parse = Parse::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        let c: Vec<&str> = line.split('\t').collect();
        match c[0] {
            "T" => parse.push(
                (c[1].parse().unwrap(), c[2].parse().unwrap()),
                c[3].parse().unwrap(),
                c[4].parse().unwrap(),
                c[5].parse().unwrap(),
                c[6].parse().unwrap(),
                c[7],
            ),
            "S" => parse.sentence_starts.push(c[1].parse().unwrap()),
            _ => parse.entities.push(Entity {
                first: c[1].parse().unwrap(),
                end: c[2].parse().unwrap(),
                label: c[3].parse().unwrap(),
            }),
        }
    }
    parse
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let reader = summitry::pipeline::Reader::embedded().unwrap();
    let lexicon = reader.lexicon();
    let mut files: Vec<_> = fs::read_dir(&args[1]).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for file in files {
        let gold: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let id = file.file_stem().unwrap().to_str().unwrap();
        let published = gold["published"].as_str().map(|value| Published {
            value: value.to_owned(),
            day: value[..10].parse().unwrap(),
            rung: Rung::Declared,
        });
        let meta = Metadata { published, id: Some(id.to_owned()), ..Metadata::default() };
        let text = gold["text"].as_str().unwrap();
        let doc = match args.get(2) {
            Some(parses) => {
                let parse = load(&Path::new(parses).join(format!("{id}.tsv")));
                summitry::pipeline::annotate(text, meta, parse, lexicon)
            }
            None => reader.analyse(text, meta),
        };
        let software = Software { version: "dev".into(), model: "dev".into(), data: lexicon.version.clone() };
        println!("{}", serde_json::to_string(&record(&doc, software, &lexicon.calibration)).unwrap());
    }
}
