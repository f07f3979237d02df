//! The program `summitry`: glue only.

mod actors;
mod args;
mod batch;
mod by_actor;
mod explain;
mod output;
mod page;
mod read;
mod style;
mod when_where;

use args::{Args, Command};
use clap::{CommandFactory, Parser};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    match run(args) {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("summitry: {error:#}");
            ExitCode::from(args::FAILED)
        }
    }
}

fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Read(args) => read::read(&args),
        Command::Times(args) => when_where::times(&args),
        Command::Places(args) => when_where::places(&args),
        Command::Actors(command) => actors::run(&command),
        Command::Explain { rule } => explain::explain(&rule),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Args::command(), "summitry", &mut std::io::stdout().lock());
            Ok(ExitCode::SUCCESS)
        }
        Command::Man => {
            clap_mangen::Man::new(Args::command()).render(&mut std::io::stdout().lock())?;
            std::io::stdout().flush()?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// A reader that went away (`| head`) is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
}
