//! `summitry actors query` and `import-wikidata`: the question to put to Wikidata, and its answer as a file of actors.

use anyhow::{Context, bail};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};
use summitry::lexicon::actors::{ActorFile, KnowledgeBase};

/// Holders of offices of governments, with dates and their precision (9 a year, 10 a month, 11 a day).
const QUERY: &str = r#"SELECT DISTINCT ?person ?personLabel ?alias ?gender ?officeLabel ?iso3 ?start ?startPrecision ?end ?endPrecision
WHERE {
  VALUES ?iso3 { COUNTRIES }
  VALUES ?class { wd:Q48352 wd:Q2285706 wd:Q83307 wd:Q121998 }
  ?country wdt:P298 ?iso3 .
  ?office wdt:P1001 ?country ; wdt:P279*/wdt:P31?/wdt:P279* ?class .
  ?person p:P39 ?held .
  ?held ps:P39 ?office ; pqv:P580 [ wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision ] .
  OPTIONAL { ?held pqv:P582 [ wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision ] }
  FILTER(?start >= "1990-01-01T00:00:00Z"^^xsd:dateTime)
  OPTIONAL { ?person wdt:P21 ?gender }
  OPTIONAL { ?person skos:altLabel ?alias FILTER(LANG(?alias) = "en") }
  SERVICE wikibase:label { bd:serviceParam wikibase:language "en" }
}"#;

/// Prints the query for some countries.
pub(crate) fn query(countries: &[String]) -> anyhow::Result<ExitCode> {
    let kb = KnowledgeBase::embedded()?;
    let mut codes = Vec::new();
    for name in countries {
        let id = kb.country_of_id(name).or_else(|| kb.country_by_name(name)).and_then(|id| kb.country(id));
        let country =
            id.with_context(|| format!("unknown country {name:?}; write its ISO 3166 code of three letters"))?;
        codes.push(format!("\"{}\"", country.iso3()));
    }
    writeln!(io::stdout().lock(), "{}", QUERY.replace("COUNTRIES", &codes.join(" ")))?;
    Ok(ExitCode::SUCCESS)
}

/// One answer: variable to value.
type Row = BTreeMap<String, String>;

#[derive(Serialize)]
struct File {
    layer: &'static str,
    as_of: String,
    person: Vec<Person>,
}

#[derive(Serialize, Default)]
struct Person {
    name: String,
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gender: Option<&'static str>,
    country: String,
    wikidata: String,
    office: Vec<Office>,
}

#[derive(Serialize, PartialEq, PartialOrd, Eq, Ord)]
struct Office {
    start: String,
    title: String,
    country: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
}

/// Reads the answer and writes it as a file of actors: to `output`, else where `summitry read` finds it; `-` is standard output.
pub(crate) fn import(file: &Path, output: Option<&Path>) -> anyhow::Result<ExitCode> {
    let name = file.display().to_string();
    let text = fs::read_to_string(file).with_context(|| name.clone())?;
    let rows = rows(&text).with_context(|| name.clone())?;
    let (persons, n_left_out) = persons(&rows);
    if persons.is_empty() {
        bail!(
            "{name}: no row has person, personLabel, officeLabel, iso3 and start; `summitry actors query` prints the query"
        );
    }
    let (n_persons, n_offices) = (persons.len(), persons.iter().map(|p| p.office.len()).sum::<usize>());
    let as_of = today();
    let body = toml::to_string(&File { layer: "import", as_of, person: persons })?;
    let written =
        format!("# Made by `summitry actors import-wikidata` from Wikidata (CC0). Made anew by each import.\n\n{body}");
    KnowledgeBase::with(&[ActorFile::parse("the import", &written)?])?;
    let path = match output {
        Some(path) => path.to_owned(),
        None => {
            super::folder().context("there is no folder for settings; name a file with --output")?.join(super::IMPORTED)
        }
    };
    if path == Path::new("-") {
        io::stdout().lock().write_all(written.as_bytes())?;
    } else {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        fs::write(&path, written).with_context(|| path.display().to_string())?;
    }
    anstream::eprintln!(
        "summitry: {n_persons} persons in {n_offices} offices to {}; {n_left_out} rows without name, office or start left out",
        path.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// The rows of any of the forms that the query service gives: JSON (both), CSV and TSV.
fn rows(text: &str) -> anyhow::Result<Vec<Row>> {
    if text.trim_start().starts_with(['{', '[']) {
        let value: serde_json::Value = serde_json::from_str(text)?;
        let bindings = value.pointer("/results/bindings").unwrap_or(&value);
        let rows = bindings.as_array().context("no list of results")?;
        return Ok(rows.iter().filter_map(|row| row.as_object()).map(json_row).collect());
    }
    let tabs = text.lines().next().is_some_and(|head| head.contains('\t'));
    let delimiter = if tabs { b'\t' } else { b',' };
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let heads: Vec<String> = table.headers()?.iter().map(|h| h.trim_start_matches('?').to_owned()).collect();
    let read = |record: csv::StringRecord| heads.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
    table.records().map(|record| Ok(read(record?))).collect()
}

fn json_row(row: &serde_json::Map<String, serde_json::Value>) -> Row {
    let value = |v: &serde_json::Value| Some(v.get("value").unwrap_or(v).as_str()?.to_owned());
    row.iter().filter_map(|(key, v)| Some((key.clone(), value(v)?))).collect()
}

/// The persons of the rows by Wikidata item, and how many rows say too little.
fn persons(rows: &[Row]) -> (Vec<Person>, usize) {
    let mut persons: BTreeMap<String, Person> = BTreeMap::new();
    let mut n_left_out = 0;
    for row in rows {
        if add(&mut persons, row).is_none() {
            n_left_out += 1;
        }
    }
    for person in persons.values_mut() {
        person.office.sort();
        person.office.dedup();
    }
    (persons.into_values().collect(), n_left_out)
}

fn add(persons: &mut BTreeMap<String, Person>, row: &Row) -> Option<()> {
    let field = |name: &str| row.get(name).map(|v| v.trim()).filter(|v| !v.is_empty());
    let item = field("person")?.rsplit('/').next()?.to_owned();
    let plain = |name: &&str| !is_item(name) && !name.contains(['|', '\t', '\n']);
    let name = field("personLabel").filter(plain)?.to_owned();
    let office = Office {
        title: field("officeLabel").filter(plain)?.to_owned(),
        country: field("iso3")?.to_owned(),
        start: day(field("start")?, field("startPrecision"))?,
        end: field("end").and_then(|end| day(end, field("endPrecision"))),
    };
    let country = office.country.clone();
    let person =
        persons.entry(item.clone()).or_insert_with(|| Person { name, country, wikidata: item, ..Person::default() });
    let alias = field("alias").filter(plain).filter(|a| a.contains(' ') && **a != person.name);
    if let Some(alias) = alias.filter(|alias| !person.aliases.iter().any(|a| a == alias)) {
        person.aliases.push(alias.to_owned());
    }
    person.gender = person.gender.or(match field("gender").and_then(|item| item.rsplit('/').next()) {
        Some("Q6581072") => Some("f"),
        Some("Q6581097") => Some("m"),
        _ => None,
    });
    person.office.push(office);
    Some(())
}

/// The item's number in the place of a label: there is none in English.
fn is_item(label: &str) -> bool {
    label.strip_prefix('Q').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}

/// "2019-05-20T00:00:00Z" to the precision that is known.
fn day(time: &str, precision: Option<&str>) -> Option<String> {
    let length = match precision {
        Some("9") => 4,
        Some("10") => 7,
        None | Some("11") => 10,
        Some(_) => return None,
    };
    time.get(..length).filter(|day| day.bytes().all(|b| b.is_ascii_digit() || b == b'-')).map(str::to_owned)
}

/// The day by Universal Time.
fn today() -> String {
    jiff::Timestamp::now().to_string().chars().take(10).collect()
}
