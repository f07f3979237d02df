//! Records to standard output.

use crate::args::{Columns, Format};
use crate::by_actor::Pages;
use crate::page;
use std::io::{BufWriter, Write};
use summitry::record::{CSV_HEADER, ICEWS, POLECAT, Record, csv_rows, icews_rows, polecat_rows};

/// The open output of a run.
pub(crate) struct Output {
    format: Format,
    events: Option<Columns>,
    out: Box<dyn Write>,
    n_written: u64,
    /// Pages of actors instead of records, and whose.
    by_actor: Option<(Pages, String)>,
}

impl Output {
    /// Records as they come, or rows of their events, or with `by_actor` the pages of the actors whose name holds it, at the end.
    pub(crate) fn new(format: Format, events: Option<Columns>, by_actor: Option<String>) -> Self {
        let out: Box<dyn Write> = match format {
            Format::Table => Box::new(BufWriter::new(anstream::stdout())),
            _ => Box::new(BufWriter::new(std::io::stdout())),
        };
        Self { format, events, out, n_written: 0, by_actor: by_actor.map(|who| (Pages::default(), who)) }
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
            Format::Jsonl if self.events.is_some() => self.lines(record)?,
            Format::Jsonl => {
                serde_json::to_writer(&mut self.out, record)?;
                writeln!(self.out)?;
            }
            Format::Csv => self.rows(record)?,
        }
        self.n_written += 1;
        Ok(())
    }

    fn header(&self) -> &'static [&'static str] {
        match self.events {
            None => &CSV_HEADER,
            Some(Columns::Polecat) => &POLECAT,
            Some(Columns::Icews) => &ICEWS,
        }
    }

    fn cells(&self, record: &Record) -> Vec<Vec<String>> {
        match self.events {
            None => csv_rows(record).into_iter().map(Vec::from).collect(),
            Some(Columns::Polecat) => polecat_rows(record),
            Some(Columns::Icews) => icews_rows(record),
        }
    }

    fn rows(&mut self, record: &Record) -> anyhow::Result<()> {
        let (header, cells) = (self.header(), self.cells(record));
        let mut csv = csv::WriterBuilder::new().from_writer(&mut self.out);
        if self.n_written == 0 {
            csv.write_record(header)?;
        }
        for row in cells {
            csv.write_record(&row)?;
        }
        csv.flush()?;
        Ok(())
    }

    /// A row as an object with the column names for keys; empty cells are left out.
    fn lines(&mut self, record: &Record) -> anyhow::Result<()> {
        let header = self.header();
        for row in self.cells(record) {
            let filled = header.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let object: serde_json::Map<String, serde_json::Value> =
                filled.map(|(name, cell)| ((*name).to_owned(), cell.into())).collect();
            serde_json::to_writer(&mut self.out, &object)?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    pub(crate) fn finish(&mut self) -> anyhow::Result<()> {
        if let Some((pages, who)) = self.by_actor.take() {
            pages.write(&mut self.out, self.format, &who)?;
        } else if self.format == Format::Csv && self.n_written == 0 {
            let header = self.header();
            csv::Writer::from_writer(&mut self.out).write_record(header)?;
        }
        self.out.flush()?;
        Ok(())
    }
}
