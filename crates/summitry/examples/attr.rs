//! Prints the attributions of each line of stdin.
use std::io::Read;
use summitry::doc::Metadata;
fn main() {
    let reader = summitry::pipeline::Reader::embedded().unwrap();
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    for line in text.lines().filter(|l| !l.is_empty()) {
        let doc = reader.analyse(line.replace("\\n", "\n"), Metadata::default());
        println!("# {line}");
        for (id, a) in doc.attributions.iter() {
            let d = &a.data;
            let s = |x: Option<summitry::text::Span>| x.map_or("-", |x| doc.slice(x));
            let content: Vec<&str> = d.content.iter().map(|c| doc.slice(*c)).collect();
            println!(
                "  {} [{}] <{}> {} :: {} {} {} to={} medium={} parent={:?} by={}",
                id.index(),
                s(d.source),
                doc.slice(a.span),
                content.join(" || "),
                d.act.as_str(),
                d.directness.as_str(),
                d.polarity.as_str(),
                s(d.addressee.map(|a| a.span)),
                s(d.medium),
                d.parent,
                a.by
            );
        }
        if std::env::args().nth(1).is_some() {
            for t in 0..doc.parse.len() as u32 {
                let k = doc.token(t);
                print!("{t}:{}/{}/{}>{} ", doc.word(t), k.tag, k.dep, k.head);
            }
            println!();
        }
    }
}
