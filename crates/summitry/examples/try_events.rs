//! Prints parse, mentions and events of the sentences on standard input.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
use std::io::Read;
use summitry::doc::Metadata;
use summitry::pipeline::Reader;
fn main() {
    let reader = Reader::embedded().unwrap();
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let doc = reader.analyse(text.trim(), Metadata::default());
    if std::env::args().any(|a| a == "-p") {
        for t in 0..doc.parse.len() as u32 {
            let k = doc.token(t);
            println!(
                "{t:3} {:16} {:6} {:10} -> {:3} {:14} {}",
                doc.word(t),
                k.tag.as_str(),
                k.dep.as_str(),
                k.head,
                doc.word(k.head),
                doc.lemma(t)
            );
        }
    }
    for (_, m) in doc.mentions.iter() {
        println!(
            "M {:?} {:?} {:?} mod={} {:?}",
            doc.slice(m.span),
            m.data.form,
            m.data.kind,
            m.data.modifier,
            m.data.sector
        );
    }
    for (_, a) in doc.attributions.iter() {
        println!(
            "S {:?} {:?} {:?}",
            doc.slice(a.span),
            a.data.act,
            a.data.content.iter().map(|c| doc.slice(*c)).collect::<Vec<_>>()
        );
    }
    for (_, e) in doc.events.iter() {
        let words = |ids: &[summitry::doc::Id<summitry::doc::Mention>]| {
            ids.iter().map(|&m| doc.slice(doc.mentions[m].span)).collect::<Vec<_>>().join(" | ")
        };
        println!(
            "E {} {:?} [{}] -> [{}] {} {:?} {:?} by {}",
            e.data.kind.as_str(),
            doc.slice(e.span),
            words(&e.data.actors),
            words(&e.data.recipients),
            e.data.status.as_str(),
            e.data.mode,
            e.data.happened.as_ref().map(|h| &h.value),
            e.by
        );
    }
}
