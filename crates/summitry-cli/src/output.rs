//! Records to standard output.

use crate::args::Format;
use crate::by_actor::Pages;
use crate::page;
use std::io::{BufWriter, Write};
use summitry::record::{CSV_HEADER, Record, csv_rows};

/// The open output of a run.
pub(crate) struct Output {
    format: Format,
    out: Box<dyn Write>,
    n_written: u64,
    /// Pages of actors instead of records, and whose.
    by_actor: Option<(Pages, String)>,
}

impl Output {
    /// Records as they come, or with `by_actor` the pages of the actors whose name holds it, at the end.
    pub(crate) fn new(format: Format, by_actor: Option<String>) -> Self {
        let out: Box<dyn Write> = match format {
            Format::Table => Box::new(BufWriter::new(anstream::stdout())),
            _ => Box::new(BufWriter::new(std::io::stdout())),
        };
        Self { format, out, n_written: 0, by_actor: by_actor.map(|who| (Pages::default(), who)) }
    }

    pub(crate) fn write(&mut self, record: &Record) -> anyhow::Result<()> {
        if let Some((pages, _)) = &mut self.by_actor {
            pages.add(record);
            return Ok(());
        }
        match self.format {
            Format::Table => page::write(&mut self.out, record, self.n_written > 0)?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut self.out, record)?;
                writeln!(self.out)?;
            }
            Format::Jsonl => {
                serde_json::to_writer(&mut self.out, record)?;
                writeln!(self.out)?;
            }
            Format::Csv => self.rows(record)?,
        }
        self.n_written += 1;
        Ok(())
    }

    fn rows(&mut self, record: &Record) -> anyhow::Result<()> {
        let mut csv = csv::WriterBuilder::new().from_writer(&mut self.out);
        if self.n_written == 0 {
            csv.write_record(CSV_HEADER)?;
        }
        for row in csv_rows(record) {
            csv.write_record(&row)?;
        }
        csv.flush()?;
        Ok(())
    }

    pub(crate) fn finish(&mut self) -> anyhow::Result<()> {
        if let Some((pages, who)) = self.by_actor.take() {
            pages.write(&mut self.out, self.format, &who)?;
        } else if self.format == Format::Csv && self.n_written == 0 {
            csv::Writer::from_writer(&mut self.out).write_record(CSV_HEADER)?;
        }
        self.out.flush()?;
        Ok(())
    }
}
