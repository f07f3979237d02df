//! Prints what the reader makes of files: `cargo run -p summitry-read --example articles -- FILE...`

use summitry_read::{Limits, inputs, open};

fn main() {
    let limits = Limits::default();
    for path in inputs(std::env::args_os().skip(1)) {
        match path.and_then(|path| open(path, &limits)) {
            Ok(articles) => articles.for_each(|article| match article {
                Ok(article) => println!("{article:#?}"),
                Err(error) => eprintln!("{error}"),
            }),
            Err(error) => eprintln!("{error}"),
        }
    }
}
