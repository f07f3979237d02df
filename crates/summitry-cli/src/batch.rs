//! Many inputs on many threads, output in the order of the inputs; one bad input stops nothing.

use crate::args::{FAILED, Inputs, SOME_REFUSED};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use std::io::IsTerminal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use summitry::doc::{Metadata, Note, Published, Rung};
use summitry_read::{Article, Articles, Limits, ReadError};

/// Articles read at once: enough to keep the threads busy, little enough for memory.
const BATCH: usize = 64;

/// One article as its reader gives it.
pub(crate) struct Input {
    pub(crate) text: String,
    pub(crate) meta: Metadata,
    /// What the reader could not do.
    pub(crate) notes: Vec<Note>,
}

/// Reads all inputs, makes something of each article on many threads, and writes it in the order of the inputs.
pub(crate) fn run<T: Send>(
    inputs: &Inputs,
    make: impl Fn(Input) -> T + Sync,
    mut write: impl FnMut(&T) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(inputs.threads.map_or(0, usize::from)).build()?;
    let mut run = Run { inputs, make: &make, write: &mut write, pool, n_read: 0, n_refused: 0 };
    run.all()?;
    Ok(run.code())
}

struct Run<'a, T> {
    inputs: &'a Inputs,
    make: &'a (dyn Fn(Input) -> T + Sync),
    write: &'a mut dyn FnMut(&T) -> anyhow::Result<()>,
    pool: rayon::ThreadPool,
    n_read: u64,
    n_refused: u64,
}

impl<T: Send> Run<'_, T> {
    fn all(&mut self) -> anyhow::Result<()> {
        let mut paths: Vec<_> = summitry_read::inputs(&self.inputs.paths).collect();
        let progress = progress(paths.len());
        let mut batch = Vec::with_capacity(BATCH);
        while !paths.is_empty() {
            let some: Vec<_> = paths.drain(..paths.len().min(BATCH)).collect();
            let opened: Vec<Result<Opened, ReadError>> =
                self.pool.install(|| some.into_par_iter().map(|path| Opened::new(&path?)).collect());
            for file in opened {
                match file {
                    Ok(file) => {
                        for article in file.first.into_iter().chain(file.rest) {
                            self.take(article, &mut batch, &progress)?;
                        }
                    }
                    Err(error) => self.refuse(&error.to_string(), &progress),
                }
                progress.inc(1);
            }
        }
        self.flush(&mut batch, &progress)?;
        progress.finish_and_clear();
        Ok(())
    }

    fn take(
        &mut self,
        article: Result<Article, ReadError>,
        batch: &mut Vec<Article>,
        progress: &ProgressBar,
    ) -> anyhow::Result<()> {
        match article {
            Ok(article) => batch.push(article),
            Err(error) => self.refuse(&error.to_string(), progress),
        }
        if batch.len() >= BATCH { self.flush(batch, progress) } else { Ok(()) }
    }

    fn flush(&mut self, batch: &mut Vec<Article>, progress: &ProgressBar) -> anyhow::Result<()> {
        let articles = std::mem::take(batch);
        let (make, inputs) = (self.make, self.inputs);
        let all: Vec<Result<T, String>> =
            self.pool.install(|| articles.into_par_iter().map(|article| made(make, inputs, article)).collect());
        for made in all {
            match made {
                Ok(made) => {
                    self.n_read += 1;
                    progress.suspend(|| (self.write)(&made))?;
                }
                Err(error) => self.refuse(&error, progress),
            }
        }
        Ok(())
    }

    fn refuse(&mut self, why: &str, progress: &ProgressBar) {
        self.n_refused += 1;
        progress.suspend(|| anstream::eprintln!("summitry: {why}"));
    }

    fn code(&self) -> ExitCode {
        match (self.n_read, self.n_refused) {
            (_, 0) => ExitCode::SUCCESS,
            (0, _) => ExitCode::from(FAILED),
            _ => ExitCode::from(SOME_REFUSED),
        }
    }
}

/// A file whose first articles are read already, as pages are slow to read; of a long file the rest waits its turn.
struct Opened {
    first: Vec<Result<Article, ReadError>>,
    rest: Articles,
}

impl Opened {
    fn new(path: &Path) -> Result<Self, ReadError> {
        let mut rest = open(path)?;
        Ok(Self { first: rest.by_ref().take(2).collect(), rest })
    }
}

fn open(path: &Path) -> Result<Articles, ReadError> {
    let limits = Limits::default();
    if path == Path::new("-") {
        return summitry_read::from_reader("stdin", std::io::BufReader::new(std::io::stdin()), &limits);
    }
    summitry_read::open(path, &limits)
}

/// What is made of one article. A panic would be a bug of ours: it costs its own article, not the run.
fn made<T>(make: &(dyn Fn(Input) -> T + Sync), inputs: &Inputs, article: Article) -> Result<T, String> {
    let place = article.line.map_or_else(|| article.file.clone(), |line| format!("{}:{line}", article.file));
    let input = input(article, inputs);
    catch_unwind(AssertUnwindSafe(|| make(input)))
        .map_err(|_| format!("{place}: the analysis failed; this is a bug, please report it"))
}

fn input(article: Article, inputs: &Inputs) -> Input {
    let published = inputs.published.clone().or(article.published);
    let meta = Metadata {
        id: article.id,
        url: article.url,
        publisher: article.publisher,
        title: article.title,
        published: published.and_then(convert),
        language: article.language,
        file: Some(article.file),
        retrieved: article.retrieved,
    };
    let notes = article.notes.into_iter().map(|what| Note { span: None, what }).collect();
    Input { text: article.text, meta, notes }
}

fn convert(published: summitry_read::Published) -> Option<Published> {
    let rung = match published.rung() {
        summitry_read::Rung::Given => Rung::Given,
        summitry_read::Rung::Declared => Rung::Declared,
        summitry_read::Rung::Url => Rung::Url,
        summitry_read::Rung::Heuristic => Rung::Heuristic,
        summitry_read::Rung::Dateline => Rung::Dateline,
    };
    Some(Published { value: published.value().to_owned(), day: published.day().parse().ok()?, rung })
}

/// A bar on the terminal's error stream, for more than a few files.
fn progress(n_files: usize) -> ProgressBar {
    if n_files < 5 || !std::io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} files  {per_sec}  {eta} left");
    let bar = ProgressBar::new(n_files as u64);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
