//! Country and sector of actor phrases that stand alone: the unit tests of NGEC.

use super::tally::Tally;
use super::{Options, Score};
use anyhow::Context;
use jiff::civil::{Date, date};
use std::fs;
use summitry::lexicon::Lexicon;
use summitry::lexicon::actors::{ActorPhrase, KnowledgeBase, read_phrase_with};
use summitry::pipeline::Reader;

/// The day for rows without one: the set was made about then.
const UNDATED: Date = date(2022, 11, 1);

/// A phrase, and what it should tell; none where the row does not ask.
struct Case {
    words: String,
    day: Date,
    country: Option<String>,
    sector: Option<String>,
}

/// Scores country, sector, and both together, each over the rows that ask for it.
pub(crate) fn score(options: &Options, reader: &Reader) -> anyhow::Result<Vec<Score>> {
    let file = options.shared.join("data/actors/agents/actor_phrases.dev.jsonl");
    let rows = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let mut tally = Tally::default();
    for row in rows.lines() {
        let row: serde_json::Value = serde_json::from_str(row)?;
        if let Some(case) = case(&row) {
            count(options, reader.lexicon(), &case, &mut tally);
        }
    }
    Ok(tally.scores("agents"))
}

fn case(row: &serde_json::Value) -> Option<Case> {
    let asked = |key: &str| Some(row["exp"].get(key)?.as_str().unwrap_or_default().to_owned());
    let (country, sector) = (asked("country"), asked("code_1"));
    let taken = row["call"] == "agent_to_code" && row["mark"] != "skip" && (country.is_some() || sector.is_some());
    let day = row["args"][2].as_str().or_else(|| row["kw"]["query_date"].as_str()).and_then(day).unwrap_or(UNDATED);
    // The second argument is the country of the context.
    let context = row["args"][1].as_str().or_else(|| row["kw"]["known_country"].as_str()).unwrap_or_default();
    let words = format!("{context} {}", row["args"][0].as_str()?);
    taken.then_some(Case { words, day, country, sector })
}

fn day(text: &str) -> Option<Date> {
    let forms = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y"];
    forms.iter().find_map(|form| Date::strptime(form, text).ok())
}

fn count(options: &Options, lexicon: &Lexicon, case: &Case, tally: &mut Tally) {
    let kb = &lexicon.actors;
    let apart = case.words.replace("'s ", " 's ").replace("’s ", " ’s ").replace(',', " ,");
    let words: Vec<&str> = apart.split_whitespace().collect();
    let phrase = read_phrase_with(kb, &words, Some(case.day), &|words| lexicon.country_of_place(words));
    let (country, sector) = (country(kb, &phrase), sector(kb, &phrase));
    let country_right = case.country.as_ref().map(|gold| *gold == country);
    let sector_right = case.sector.as_ref().map(|gold| same_sector(gold, sector));
    let share = |tally: &mut Tally, measure, right: Option<bool>| {
        right.inspect(|&right| tally.share(measure, usize::from(right), 1));
    };
    share(tally, "country", country_right);
    share(tally, "sector", sector_right);
    share(tally, "both", country_right.zip(sector_right).map(|(c, s)| c && s));
    if options.errors && (country_right == Some(false) || sector_right == Some(false)) {
        println!(
            "MISS {}/{} gold {}/{} | {} | {}",
            country,
            sector,
            case.country.as_deref().unwrap_or("?"),
            case.sector.as_deref().unwrap_or("?"),
            case.words.trim(),
            case.day,
        );
    }
}

/// The set writes the sort of a body of states in the place of a country.
fn country(kb: &KnowledgeBase, phrase: &ActorPhrase) -> String {
    let state = phrase.country.and_then(|id| kb.country(id)).map(|c| c.iso3());
    let scope = || phrase.org.and_then(|id| kb.org(id)).and_then(|org| org.scope).filter(|s| *s != "NGO");
    state.or_else(scope).unwrap_or_default().to_owned()
}

/// The set keeps the sector of bodies of states ("LEG"), which the record writes `IGO`.
fn sector(kb: &KnowledgeBase, phrase: &ActorPhrase) -> &'static str {
    let written = phrase.record_sector(kb).filter(|s| *s != "IGO");
    written.or(phrase.sector).unwrap_or_default()
}

fn same_sector(gold: &str, ours: &str) -> bool {
    match gold {
        "UNK" | "????" | "JNK" => ours.is_empty(),
        "HLH" => ours == "MED",
        gold => gold == ours,
    }
}
