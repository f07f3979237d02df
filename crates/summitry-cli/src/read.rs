//! `summitry read`: articles to records.

use crate::args::{Format, Read};
use crate::batch;
use crate::output::Output;
use std::io::IsTerminal;
use std::process::ExitCode;
use summitry::pipeline::Reader;

/// Reads all inputs and prints their records.
pub(crate) fn read(args: &Read) -> anyhow::Result<ExitCode> {
    let reader = Reader::with_actors(&crate::actors::files(&args.user)?)?;
    let mut output = Output::new(format(args), args.events, args.by_actor.clone());
    let notes = |input: &batch::Input| input.notes.iter().map(|n| n.what.clone()).collect();
    let make = |input: batch::Input| {
        let notes = notes(&input);
        reader.read_with_notes(input.text, input.meta, notes)
    };
    let code = batch::run(&args.inputs, make, |record| output.write(record))?;
    output.finish()?;
    Ok(code)
}

fn format(args: &Read) -> Format {
    if args.events.is_some() {
        return args.format.filter(|f| *f == Format::Jsonl).unwrap_or(Format::Csv);
    }
    let default = if std::io::stdout().is_terminal() { Format::Table } else { Format::Jsonl };
    args.format.unwrap_or(default)
}
