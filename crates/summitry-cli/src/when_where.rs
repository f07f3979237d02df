//! `summitry times` and `summitry places`: room 7 by itself.

use crate::args::{Places, PlacesFormat, Times, TimesFormat};
use crate::batch::{self, Input};
use std::io::{BufWriter, Write};
use std::process::ExitCode;
use summitry::doc::Document;
use summitry::pipeline::Reader;
use summitry::record;
use summitry::time::Tagger;

/// Prints the times of all inputs.
pub(crate) fn times(args: &Times) -> anyhow::Result<ExitCode> {
    let tagger = Tagger::embedded()?;
    let make = |input: Input| with_notes(tagger.read(input.text, input.meta), input.notes);
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.format == TimesFormat::Table {
        writeln!(out, "file\tstart\tend\twords\ttype\tvalue\tmod\tfirst_day\tlast_day")?;
    }
    let code = batch::run(&args.inputs, make, |doc| match args.format {
        TimesFormat::Xml => Ok(out.write_all(record::timeml(doc).as_bytes())?),
        TimesFormat::Json => json(&mut out, &record::times(doc), true),
        TimesFormat::Jsonl => json(&mut out, &record::times(doc), false),
        TimesFormat::Table => times_table(&mut out, &record::times(doc)),
    })?;
    out.flush()?;
    Ok(code)
}

/// Prints the places of all inputs.
pub(crate) fn places(args: &Places) -> anyhow::Result<ExitCode> {
    let reader = Reader::embedded()?;
    let make = |input: Input| with_notes(reader.places(input.text, input.meta), input.notes);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut map = Collection { n_features: 0 };
    match args.format {
        PlacesFormat::Geojson => out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?,
        PlacesFormat::Table => {
            writeln!(out, "file\tstart\tend\twords\tname\tkind\tcountry\tunit\tlatitude\tlongitude\tgeonameid")?
        }
        PlacesFormat::Json | PlacesFormat::Jsonl => {}
    }
    let code = batch::run(&args.inputs, make, |doc| match args.format {
        PlacesFormat::Geojson => map.add(&mut out, doc),
        PlacesFormat::Json => json(&mut out, &record::places(doc), true),
        PlacesFormat::Jsonl => json(&mut out, &record::places(doc), false),
        PlacesFormat::Table => places_table(&mut out, &record::places(doc)),
    })?;
    if args.format == PlacesFormat::Geojson {
        out.write_all(b"\n]}\n")?;
    }
    out.flush()?;
    Ok(code)
}

fn with_notes(mut doc: Document, notes: Vec<summitry::doc::Note>) -> Document {
    doc.notes.splice(0..0, notes);
    doc
}

fn json(out: &mut impl Write, value: &impl serde::Serialize, pretty: bool) -> anyhow::Result<()> {
    if pretty {
        serde_json::to_writer_pretty(&mut *out, value)?;
    } else {
        serde_json::to_writer(&mut *out, value)?;
    }
    Ok(writeln!(out)?)
}

/// An open GeoJSON collection, a feature a line.
struct Collection {
    n_features: u64,
}

impl Collection {
    fn add(&mut self, out: &mut impl Write, doc: &Document) -> anyhow::Result<()> {
        for feature in record::features(doc) {
            out.write_all(if self.n_features == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &feature)?;
            self.n_features += 1;
        }
        Ok(())
    }
}

fn times_table(out: &mut impl Write, times: &record::Times) -> anyhow::Result<()> {
    for time in &times.times {
        let days = time.interval.as_ref().map(|i| (i.begin.as_str(), i.end.as_str())).unwrap_or_default();
        let span = [time.span.start.to_string(), time.span.end.to_string()];
        let value = time.value.as_deref().unwrap_or_default();
        let cells = [&time.span.text, time.kind, value, time.modifier.unwrap_or_default(), days.0, days.1];
        row(out, times.article.file.as_deref(), &span, &cells)?;
    }
    Ok(())
}

fn places_table(out: &mut impl Write, places: &record::Places) -> anyhow::Result<()> {
    for place in &places.places {
        let number = |n: Option<f32>| n.map(|n| n.to_string()).unwrap_or_default();
        let (lat, lon) = (number(place.lat), number(place.lon));
        let id = place.geonameid.map(|id| id.to_string()).unwrap_or_default();
        let span = [place.span.start.to_string(), place.span.end.to_string()];
        let (country, unit) =
            (place.country.as_deref().unwrap_or_default(), place.admin1.as_deref().unwrap_or_default());
        let cells =
            [place.span.text.as_str(), &place.name, place.kind.unwrap_or_default(), country, unit, &lat, &lon, &id];
        row(out, places.article.file.as_deref(), &span, &cells)?;
    }
    Ok(())
}

/// One line of cells; white space inside a cell becomes one blank.
fn row(out: &mut impl Write, file: Option<&str>, span: &[String; 2], cells: &[&str]) -> anyhow::Result<()> {
    let cell = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let span = span.iter().map(String::as_str);
    let all: Vec<String> =
        [file.unwrap_or_default()].into_iter().chain(span).chain(cells.iter().copied()).map(cell).collect();
    Ok(writeln!(out, "{}", all.join("\t"))?)
}
