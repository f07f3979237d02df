//! Records to standard output.

use crate::args::Format;
use crate::page;
use std::io::{BufWriter, Write};
use summitry::record::{CSV_HEADER, Record, csv_rows};

/// The open output of a run.
pub(crate) struct Output {
    format: Format,
    out: Box<dyn Write>,
    n_written: u64,
}

impl Output {
    pub(crate) fn new(format: Format) -> Self {
        let out: Box<dyn Write> = match format {
            Format::Table => Box::new(BufWriter::new(anstream::stdout())),
            _ => Box::new(BufWriter::new(std::io::stdout())),
        };
        Self { format, out, n_written: 0 }
    }

    pub(crate) fn write(&mut self, record: &Record) -> anyhow::Result<()> {
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
        if self.format == Format::Csv && self.n_written == 0 {
            csv::Writer::from_writer(&mut self.out).write_record(CSV_HEADER)?;
        }
        self.out.flush()?;
        Ok(())
    }
}
