//! Reads text from standard input and prints its analysis, one token a line.

use std::io::Read;
use summitry_syntax::Pipeline;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let parse = Pipeline::embedded().parse(&text);
    for (token, id) in parse.tokens.iter().zip(0..) {
        let word = &text[token.start as usize..token.end as usize];
        let (tag, pos, dep, lemma) = (token.tag, token.pos, token.dep, parse.lemma(id));
        println!("{id}\t{word:?}\t{lemma:?}\t{pos}\t{tag}\t{dep}\t{}", token.head);
    }
    println!("sentences begin at {:?}", parse.sentence_starts);
    for entity in &parse.entities {
        println!("{} at {}..{}", entity.label, entity.first, entity.end);
    }
    Ok(())
}
