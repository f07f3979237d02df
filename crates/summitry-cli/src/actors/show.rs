//! `summitry actors list` and `show`: names, offices with dates, and which layer says so.

use crate::args::FAILED;
use crate::style::{ACT, FAINT, HEAD, NAME, paint};
use jiff::civil::Date;
use std::io::{BufWriter, Write};
use std::process::ExitCode;
use summitry::lexicon::actors::{Days, KnowledgeBase, OfficeId, OrgId, PersonId, Tenure};

/// One line for each time that somebody held an office, by office and date.
pub(crate) fn list(
    kb: &KnowledgeBase,
    country: &Option<String>,
    office: &Option<String>,
    on: Option<Date>,
) -> anyhow::Result<ExitCode> {
    let mut rows: Vec<(&str, Date, String)> = Vec::new();
    for (id, person) in kb.persons() {
        for (held, tenure) in kb.tenures(id) {
            let Some(facts) = kb.office_facts(held) else { continue };
            let (scope, slug) = facts.id.split_once('/').unwrap_or((&facts.id, ""));
            let wanted = country.as_deref().is_none_or(|c| c.eq_ignore_ascii_case(scope))
                && office
                    .as_deref()
                    .is_none_or(|o| o.eq_ignore_ascii_case(slug) || o.eq_ignore_ascii_case(&facts.title))
                && on.is_none_or(|day| tenure.covers(day).is_some());
            if wanted {
                let row = format!("{}  {}  {}", facts.id, person.name, when(tenure));
                rows.push((facts.id.as_ref(), tenure.start.first, format!("{row}  {}", layer(tenure))));
            }
        }
    }
    rows.sort();
    let mut out = BufWriter::new(anstream::stdout().lock());
    for (_, _, row) in &rows {
        writeln!(out, "{row}")?;
    }
    if rows.is_empty() {
        anstream::eprintln!(
            "summitry: nobody; a country is its code of three letters, an office a title or the last part of its id"
        );
        return Ok(ExitCode::from(FAILED));
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Everything known under a name, in any of its spellings.
pub(crate) fn show(kb: &KnowledgeBase, name: &str) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    let (persons, how) = persons(kb, name);
    if !how.is_empty() && !persons.is_empty() {
        writeln!(out, "{}", paint(FAINT, how))?;
    }
    for &id in &persons {
        person(&mut out, kb, id)?;
    }
    let orgs = kb.orgs_by_name(name);
    for &id in &orgs {
        body(&mut out, kb, id)?;
    }
    let country = kb.country_by_name(name).or_else(|| kb.country_of_id(name)).and_then(|id| kb.country(id));
    if let Some(country) = country {
        writeln!(out, "{}  {}", paint(NAME, country.name), paint(FAINT, format!("country/{}", country.id)))?;
        writeln!(out, "  its offices: summitry actors list --country {}", country.id)?;
    }
    out.flush()?;
    if persons.is_empty() && orgs.is_empty() && country.is_none() {
        anstream::eprintln!("summitry: nothing is known under {name:?}");
        return Ok(ExitCode::from(FAILED));
    }
    Ok(ExitCode::SUCCESS)
}

/// The persons of a name: by its spelling, else as a surname, else by another romanisation.
fn persons(kb: &KnowledgeBase, name: &str) -> (Vec<PersonId>, &'static str) {
    let exact = kb.persons_by_name(name);
    if !exact.is_empty() {
        return (exact, "");
    }
    let short = kb.persons_by_short(name);
    if !short.is_empty() {
        return (short.to_vec(), "called so:");
    }
    let mut near = [kb.persons_by_romanisation(name), kb.persons_by_sound(name)].concat();
    near.sort_unstable();
    near.dedup();
    (near, "by another spelling:")
}

fn person(out: &mut impl Write, kb: &KnowledgeBase, id: PersonId) -> anyhow::Result<()> {
    let Some(person) = kb.person(id) else { return Ok(()) };
    let countries = person.countries.iter().collect::<Vec<_>>().join(" ");
    let entity = paint(FAINT, format!("person/{}", person.id));
    writeln!(out, "{}  {countries}  {entity}  {}", paint(NAME, &person.name), paint(ACT, person.layer.as_str()))?;
    names(out, "also", person.aliases.iter())?;
    names(out, "called", person.short.iter())?;
    if let Some(item) = &person.wikidata {
        writeln!(out, "  wikidata {item}")?;
    }
    let mut held: Vec<(OfficeId, &Tenure)> = kb.tenures(id).collect();
    held.sort_by_key(|(_, tenure)| tenure.start.first);
    for held in held {
        writeln!(out, "  {}", tenure(kb, held))?;
    }
    Ok(())
}

fn body(out: &mut impl Write, kb: &KnowledgeBase, id: OrgId) -> anyhow::Result<()> {
    let Some(org) = kb.org(id) else { return Ok(()) };
    let countries = org.countries.iter().collect::<Vec<_>>().join(" ");
    let entity = paint(FAINT, format!("org/{}", org.id));
    let layer = paint(ACT, org.layer.as_str());
    writeln!(out, "{}  {}  {countries}  {entity}  {layer}", paint(NAME, &org.name), org.record_sector())?;
    names(out, "also", org.aliases.iter().map(|a| a.trim_start_matches('?')))
}

fn names<'n>(out: &mut impl Write, what: &str, names: impl Iterator<Item = &'n str>) -> anyhow::Result<()> {
    let names = names.collect::<Vec<_>>();
    if !names.is_empty() {
        writeln!(out, "  {what} {}", names.join(", "))?;
    }
    Ok(())
}

/// An office with its dates and who says so.
pub(crate) fn tenure(kb: &KnowledgeBase, (office, tenure): (OfficeId, &Tenure)) -> String {
    let id = kb.office_facts(office).map_or("", |o| o.id.as_ref());
    format!("{}  {}  {}", paint(HEAD, id), when(tenure), layer(tenure))
}

fn when(tenure: &Tenure) -> String {
    let days = |days: Days| {
        let whole_year = days.first.first_of_year() == days.first && days.first.last_of_year() == days.last;
        match () {
            () if days.is_exact() => days.first.to_string(),
            () if whole_year => days.first.strftime("%Y").to_string(),
            () if days.first.first_of_month() == days.first && days.first.last_of_month() == days.last => {
                days.first.strftime("%Y-%m").to_string()
            }
            () => format!("{}..{}", days.first, days.last),
        }
    };
    let end = tenure.end.map_or_else(String::new, days);
    let seen = tenure.confirmed.map_or_else(String::new, |day| format!(" (seen {day})"));
    format!("{} to {end}{seen}", days(tenure.start))
}

fn layer(tenure: &Tenure) -> String {
    let mut said = tenure.layer.as_str().to_owned();
    if tenure.sources != said {
        said = format!("{said}: {}", tenure.sources);
    }
    if !tenure.verified {
        said.push_str(", unverified");
    }
    if let Some(by) = tenure.cut_by {
        said = format!("{said}; cut by the {}", by.as_str());
    }
    paint(FAINT, said)
}
