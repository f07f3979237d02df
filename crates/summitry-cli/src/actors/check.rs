//! `summitry actors check`: whether a file reads, and what it changes.

use crate::style::{ACT, FAINT, HEAD, paint};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use summitry::lexicon::actors::{Certainty, KnowledgeBase, Layer, OfficeId, PersonId, Tenure};

/// Prints what the file changes and what looks odd in it; an unreadable file is an error with its line.
pub(crate) fn check(path: &Path) -> anyhow::Result<ExitCode> {
    let kb = KnowledgeBase::with(&[super::file(path)?])?;
    let built_in = KnowledgeBase::embedded()?;
    let mut out = anstream::stdout().lock();
    let (mut n_new, mut n_changed) = (0, 0);
    for (id, person) in kb.persons().filter(|(_, p)| p.layer != Layer::BuiltIn) {
        if built_in.person_of_id(&person.id).is_some() {
            n_changed += 1;
            writeln!(out, "{} {}", paint(FAINT, "changes"), person.name)?;
        } else {
            n_new += 1;
        }
        if kb.tenures(id).next().is_none() {
            writeln!(out, "{} {} holds no office", paint(ACT, "note"), person.name)?;
        }
    }
    for (id, tenure) in cut(&kb) {
        let person = kb.person(id).map_or("", |p| p.name.as_ref());
        writeln!(out, "{} {person}, {}", paint(FAINT, "ends or moves"), super::show::tenure(&kb, tenure))?;
    }
    let rivals = rivals(&kb);
    for line in &rivals {
        writeln!(out, "{} {line}", paint(ACT, "two at once"))?;
    }
    let n_orgs = kb.orgs().filter(|(_, o)| o.layer != Layer::BuiltIn).count();
    writeln!(out, "{}: {n_new} new persons, {n_changed} changed, {n_orgs} organisations", paint(HEAD, path.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn cut(kb: &KnowledgeBase) -> impl Iterator<Item = (PersonId, (OfficeId, &Tenure))> {
    let all = kb.persons().flat_map(|(id, _)| kb.tenures(id).map(move |tenure| (id, tenure)));
    all.filter(|(_, (_, tenure))| tenure.cut_by.is_some())
}

/// Two persons whom the file itself puts into one single office on one day.
fn rivals(kb: &KnowledgeBase) -> Vec<String> {
    let mut found = Vec::new();
    for (id, office) in kb.offices().filter(|(_, office)| office.single) {
        for day in starts(kb, id) {
            let holders = kb.holders(id, day);
            let sure = |h: &&summitry::lexicon::actors::Holder<'_>| {
                let begun_before = h.tenure.start.last < day && h.tenure.end.is_none_or(|end| end.first > day);
                h.tenure.layer != Layer::BuiltIn && h.certainty >= Certainty::Likely && begun_before
            };
            let earlier: Vec<_> = holders.iter().filter(sure).filter_map(|h| kb.person(h.person)).collect();
            let new = holders.iter().find(|h| h.tenure.start.first == day && h.tenure.layer != Layer::BuiltIn);
            let new = new.and_then(|h| kb.person(h.person));
            for (old, new) in earlier.iter().zip(std::iter::repeat(new)).filter_map(|(old, new)| Some((old, new?))) {
                if old.id != new.id {
                    found.push(format!("{} and {} as {} on {day}", old.name, new.name, office.id));
                }
            }
        }
    }
    found
}

fn starts(kb: &KnowledgeBase, office: OfficeId) -> Vec<jiff::civil::Date> {
    let users = |(of, tenure): &(OfficeId, &Tenure)| *of == office && tenure.layer != Layer::BuiltIn;
    let persons = kb.persons().filter(|(_, p)| p.layer != Layer::BuiltIn);
    persons.flat_map(|(id, _)| kb.tenures(id)).filter(users).map(|(_, tenure)| tenure.start.first).collect()
}
