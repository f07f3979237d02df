//! What must hold of the tables; every exception stands here with its reason.

use super::*;
use rustc_hash::FxHashSet;

fn kb() -> KnowledgeBase {
    KnowledgeBase::embedded().unwrap()
}

fn none(mut offenders: Vec<String>) {
    offenders.sort();
    assert!(offenders.is_empty(), "{} offenders:\n{}", offenders.len(), offenders.join("\n"));
}

#[test]
fn no_tenure_ends_before_it_begins() {
    let kb = kb();
    let all = kb.persons().flat_map(|(id, p)| kb.tenures(id).map(move |(_, t)| (p.id.as_ref(), t)));
    let wrong = |t: &Tenure| t.end.is_some_and(|end| end.last < t.start.first);
    none(all.filter(|(_, t)| wrong(t)).map(|(id, t)| format!("{id} {:?} {:?}", t.start, t.end)).collect());
}

#[test]
fn single_offices_have_one_holder_at_a_time() {
    let kb = kb();
    let mut offenders = Vec::new();
    for (office, facts) in kb.offices().filter(|(_, o)| o.single) {
        let mut spells: Vec<_> = kb.by_office[office.0 as usize].iter().map(|&at| &kb.tenures[at as usize]).collect();
        spells.retain(|t| t.holding == Holding::Full);
        spells.sort_by_key(|t| t.start.first);
        for pair in spells.windows(2) {
            let [one, two] = pair else { continue };
            let until = one.end.map_or(Date::MAX, |end| end.first);
            let days = (until - two.start.last).get_days();
            let in_order = one.start.last <= two.start.first;
            if one.person != two.person && in_order && days > 31 {
                let name = |t: &Tenure| kb.persons[t.person as usize].id.clone();
                offenders.push(format!("{} {} {} {days} days", facts.id, name(one), name(two)));
            }
        }
    }
    none(offenders);
}

#[test]
fn codes_of_countries_are_known() {
    let kb = kb();
    let known = |id: &str| kb.country_of_id(id).is_some() || matches!(id, "EUR" | "UNO");
    let orgs = kb.orgs().flat_map(|(_, o)| o.countries.iter().map(move |c| (o.id.as_ref(), c)));
    let persons = kb.persons().flat_map(|(_, p)| p.countries.iter().map(move |c| (p.id.as_ref(), c)));
    let offices = kb.offices().filter_map(|(_, o)| Some((o.id.as_ref(), o.country.as_deref()?)));
    let parts = kb.countries().filter_map(|(_, c)| Some((c.id, c.part_of?)));
    let seats = kb.seats.iter().map(|s| (s.name, s.scope));
    let members = kb
        .memberships()
        .iter()
        .flat_map(|m| m.members.split(' ').chain(m.others.split(' ')).map(move |c| (m.organisation, c)));
    let all =
        orgs.chain(persons).chain(offices).chain(parts).chain(seats).chain(members.filter(|(_, c)| !c.is_empty()));
    none(all.filter(|(_, c)| !known(c)).map(|(id, c)| format!("{id}: {c}")).collect());
}

#[test]
fn organisations_of_offices_and_memberships_are_known() {
    let kb = kb();
    let offices = kb.offices().filter_map(|(_, o)| o.organisation.as_deref());
    let all = offices.chain(kb.memberships().iter().map(|m| m.organisation));
    none(all.filter(|id| kb.org_of_id(id).is_none()).map(str::to_owned).collect());
}

/// Namesakes in one country whose offices overlapped in time: a name alone cannot tell them apart.
const NAMESAKES: [(&str, &str); 1] = [
    // "Alejandro Padilla" is a governor of Puerto Rico by his first surname and a senator by his full first name.
    ("alejandro-garcia-padilla", "alex-padilla"),
];

#[test]
fn namesakes_in_office_together_are_known() {
    let kb = kb();
    let mut offenders = FxHashSet::default();
    for (id, person) in kb.persons() {
        for other in
            std::iter::once(person.name.as_ref()).chain(person.aliases.iter()).flat_map(|n| kb.persons_by_name(n))
        {
            let other_facts = kb.person(other).unwrap();
            let same_country = person.countries.iter().any(|c| other_facts.countries.contains(c));
            if id < other
                && same_country
                && together(&kb, id, other)
                && !NAMESAKES.contains(&(person.id.as_ref(), other_facts.id.as_ref()))
            {
                offenders.insert(format!("{} {}", person.id, other_facts.id));
            }
        }
    }
    none(offenders.into_iter().collect());
}

fn together(kb: &KnowledgeBase, one: PersonId, two: PersonId) -> bool {
    let end = |t: &Tenure| t.end.map_or(Date::MAX, |e| e.last);
    kb.tenures(one).any(|(_, a)| kb.tenures(two).any(|(_, b)| a.start.first <= end(b) && b.start.first <= end(a)))
}

#[test]
fn ids_are_unique() {
    let kb = kb();
    assert_eq!(kb.ids.countries.len(), kb.countries.len());
    assert_eq!(kb.ids.orgs.len(), kb.orgs.len());
    assert_eq!(kb.ids.persons.len(), kb.persons.len());
    assert_eq!(kb.ids.offices.len(), kb.offices.len());
}

#[test]
fn every_seat_of_a_title_is_a_sector_of_plover() {
    const SECTORS: [&str; 26] = [
        "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI",
        "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "NGO", "IGO",
    ];
    let kb = kb();
    let seats = kb.seats.iter().map(|s| (s.name, s.sector));
    let all = seats
        .chain(kb.orgs.iter().map(|o| (o.id.as_ref(), o.sector)))
        .chain(kb.offices.iter().map(|o| (o.id.as_ref(), o.sector)));
    none(all.filter(|(_, s)| !SECTORS.contains(s)).map(|(id, s)| format!("{id}: {s}")).collect());
}
