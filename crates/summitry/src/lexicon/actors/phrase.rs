//! Reads the phrase of an actor without knowing any person: [status] [country] [title] [name] [of a body].

use super::country::SeatKind;
use super::find::{Form, Hit, NameMatch};
use super::title::{Title, TitleClass};
use super::{Certainty, CountryId, KnowledgeBase, OrgId, PersonId};
use crate::doc::Gender;
use jiff::civil::Date;
use std::ops::Range;

/// What the phrase says of the holding of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// "former", "ex-", "retired", "late", "ousted".
    Former,
    /// "acting", "interim", "caretaker".
    Acting,
    /// "-elect", "-designate", "incoming".
    Elect,
    /// "then-": in office at the time told of.
    Then,
}

/// What the words of a phrase tell of an actor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActorPhrase {
    /// Former, acting, elect, then.
    pub status: Option<Status>,
    /// The country it acts for.
    pub country: Option<CountryId>,
    /// The country is given by a capital or seat of power, or stands alone as an actor.
    pub by_place: bool,
    /// PLOVER sector.
    pub sector: Option<&'static str>,
    /// The words of the title or role.
    pub role: Option<Range<usize>>,
    /// The office of the title ("foreign-minister").
    pub office: Option<Box<str>>,
    /// The words of a person's name, known or not.
    pub name: Option<Range<usize>>,
    /// A known person in full; none where several share the name.
    pub person: Option<PersonId>,
    /// A named body.
    pub org: Option<OrgId>,
    /// Sex, where a word tells it.
    pub gender: Option<Gender>,
    /// Several persons.
    pub plural: bool,
}

/// One piece of the phrase.
#[derive(Debug, Clone)]
enum Piece<'k> {
    Title {
        title: &'k Title,
        plural: bool,
    },
    Name(NameMatch<'k>),
    /// A capitalised word the tables do not have.
    Unknown,
    /// "of", "from", "in": what follows belongs to the head.
    Of,
    /// "to", "for", "with": what follows does not say whose the actor is.
    To,
    Possessive,
    Stop,
    Word,
}

/// Reads an actor phrase, cut into words as a tokeniser or a blank does it. `day` tells which offices a known person
/// held; without it a known person gives the country only, and a sector if it was never another.
///
/// ```
/// use summitry::lexicon::actors::{KnowledgeBase, Status, read_phrase};
/// let kb = KnowledgeBase::embedded().unwrap();
/// let words = ["former", "Danish", "deputy", "foreign", "minister", "Mette", "Holm"];
/// let phrase = read_phrase(&kb, &words, None);
/// assert_eq!(phrase.status, Some(Status::Former));
/// assert_eq!(phrase.country, kb.country_by_name("Denmark"));
/// assert_eq!((phrase.sector, phrase.role, phrase.name), (Some("GOV"), Some(2..5), Some(5..7)));
/// ```
pub fn read_phrase(kb: &KnowledgeBase, words: &[&str], day: Option<Date>) -> ActorPhrase {
    let pieces = pieces(kb, words);
    let mut phrase = ActorPhrase { status: status(words), ..ActorPhrase::default() };
    let head_end =
        pieces.iter().position(|(_, p)| matches!(p, Piece::Of | Piece::To | Piece::Stop)).unwrap_or(pieces.len());
    let (head, rest) = pieces.split_at(head_end);
    read_roles(&mut phrase, head);
    read_names(kb, &mut phrase, head, day);
    read_complement(kb, &mut phrase, rest);
    phrase
}

fn pieces<'k>(kb: &'k KnowledgeBase, words: &[&str]) -> Vec<(Range<usize>, Piece<'k>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|r| !r.is_empty()) {
        let (n, piece) = piece_at(kb, rest);
        found.push((at..at + n, piece));
        at += n.max(1);
    }
    found
}

fn piece_at<'k>(kb: &'k KnowledgeBase, words: &[&str]) -> (usize, Piece<'k>) {
    let Some(&word) = words.first() else { return (0, Piece::Stop) };
    let (name, title) = (kb.longest_at(words), kb.title_at(words));
    let n_title = title.map_or(0, |t| t.n_words);
    if let Some(name) =
        name.filter(|n| n.n_words > n_title || (n.n_words == n_title && n.found.iter().any(|f| f.form == Form::Name)))
    {
        return (name.n_words, Piece::Name(name));
    }
    if let Some(hit) = title {
        return (hit.n_words, Piece::Title { title: hit.title, plural: hit.plural });
    }
    let piece = match word.to_lowercase().as_str() {
        "of" | "from" | "in" | "at" | "inside" | "within" | "across" => Piece::Of,
        "to" | "for" | "with" | "against" | "on" | "by" | "near" => Piece::To,
        "'s" | "’s" | "'" | "’" => Piece::Possessive,
        "," | ";" | "(" | "who" | "and" | "-LRB-" => Piece::Stop,
        _ if word.starts_with(char::is_uppercase) => Piece::Unknown,
        _ => Piece::Word,
    };
    (1, piece)
}

fn status(words: &[&str]) -> Option<Status> {
    let elect = |w: &str| {
        w.ends_with("-elect") || w.ends_with("-designate") || w == "elect" || w == "designate" || w == "incoming"
    };
    words.iter().find_map(|word| {
        let word = word.to_lowercase();
        Some(match word.as_str() {
            "former" | "ex" | "retired" | "late" | "ousted" | "deposed" | "one-time" | "onetime" | "past"
            | "toppled" | "disgraced" | "previous" => Status::Former,
            "acting" | "interim" | "caretaker" | "transitional" | "provisional" => Status::Acting,
            "then" => Status::Then,
            w if w.starts_with("ex-") => Status::Former,
            w if w.starts_with("then-") => Status::Then,
            w if elect(w) => Status::Elect,
            _ => return None,
        })
    })
}

/// Title, sector and office: the last title of the head that has a sector, its neighbours joined to one role.
fn read_roles(phrase: &mut ActorPhrase, head: &[(Range<usize>, Piece<'_>)]) {
    for (range, piece) in head {
        let Piece::Title { title, plural } = piece else { continue };
        phrase.gender = title.gender.or(phrase.gender);
        if title.class == TitleClass::Honorific {
            continue;
        }
        let role = phrase.role.take().filter(|role| role.end == range.start);
        phrase.role = Some(role.map_or(range.clone(), |role| role.start..range.end));
        phrase.sector = title.sector.or(phrase.sector);
        phrase.office.clone_from(&title.office);
        phrase.plural = *plural;
    }
}

fn read_names(kb: &KnowledgeBase, phrase: &mut ActorPhrase, head: &[(Range<usize>, Piece<'_>)], day: Option<Date>) {
    for (range, piece) in head {
        match piece {
            Piece::Name(name) => read_name(kb, phrase, range, name, day),
            Piece::Unknown => extend_name(phrase, range),
            _ => {}
        }
    }
}

fn extend_name(phrase: &mut ActorPhrase, range: &Range<usize>) {
    match &mut phrase.name {
        Some(name) if name.end == range.start => name.end = range.end,
        Some(_) => {}
        none => *none = Some(range.clone()),
    }
}

fn read_name(
    kb: &KnowledgeBase,
    phrase: &mut ActorPhrase,
    range: &Range<usize>,
    name: &NameMatch<'_>,
    day: Option<Date>,
) {
    let mut persons = name.found.iter().filter_map(|f| if let Hit::Person(id) = f.hit { Some(id) } else { None });
    if let Some(person) = persons.next() {
        extend_name(phrase, range);
        phrase.person = persons.next().is_none().then_some(person);
        person_facts(kb, phrase, day);
        return;
    }
    if let Some(country) = country_in(name) {
        phrase.country = phrase.country.or(Some(country));
        phrase.by_place = false;
        return;
    }
    let scope = phrase.country.and_then(|c| kb.country(c)).map(|c| c.id);
    if let Some(org) = org_in(kb, name, scope) {
        org_facts(kb, phrase, org);
    } else if let Some(seat) = seat_in(kb, name) {
        phrase.country = phrase.country.or_else(|| kb.country_of_id(seat.0));
        phrase.sector = phrase.sector.or(Some(seat.1));
        phrase.by_place = true;
    }
}

/// The country that a name, adjective or people's name means, where it is one.
fn country_in(name: &NameMatch<'_>) -> Option<CountryId> {
    let of = |weak: bool| {
        name.found
            .iter()
            .filter(move |f| (f.form == Form::Weak) == weak)
            .filter_map(|f| if let Hit::Country(id) = f.hit { Some(id) } else { None })
    };
    super::only(of(false)).or_else(|| super::only(of(true)))
}

fn seat_in(kb: &KnowledgeBase, name: &NameMatch<'_>) -> Option<(&'static str, &'static str)> {
    let seats = name.found.iter().filter_map(|f| if let Hit::Seat(id) = f.hit { kb.seat(id) } else { None });
    seats.min_by_key(|s| s.kind == SeatKind::Capital && s.scope == "BEL").map(|s| (s.scope, s.sector))
}

/// The body a name means: of several the one of the country at hand, else none.
fn org_in(kb: &KnowledgeBase, name: &NameMatch<'_>, country: Option<&str>) -> Option<OrgId> {
    let all = || name.found.iter().filter_map(|f| if let Hit::Org(id) = f.hit { Some((id, f.form)) } else { None });
    let at_home = country.and_then(|c| all().find(|(id, _)| kb.org(*id).is_some_and(|o| o.countries.contains(c))));
    at_home.map(|(id, _)| id).or_else(|| super::only(all().filter(|(_, form)| *form != Form::Weak).map(|(id, _)| id)))
}

fn org_facts(kb: &KnowledgeBase, phrase: &mut ActorPhrase, id: OrgId) {
    let Some(org) = kb.org(id) else { return };
    phrase.org = phrase.org.or(Some(id));
    phrase.country = phrase.country.or_else(|| kb.country_of_id(org.country()?));
    phrase.sector = phrase.sector.or(Some(org.sector));
}

fn person_facts(kb: &KnowledgeBase, phrase: &mut ActorPhrase, day: Option<Date>) {
    let Some((id, person)) = phrase.person.and_then(|id| Some((id, kb.person(id)?))) else { return };
    phrase.gender = phrase.gender.or(person.gender);
    phrase.country = phrase.country.or_else(|| kb.country_of_id(person.countries.first()?));
    let held = day.map(|day| kb.offices_held(id, day)).unwrap_or_default();
    let now = held.first().filter(|h| h.certainty >= Certainty::Likely).and_then(|h| kb.office_facts(h.office));
    let past = day.is_some_and(|day| kb.tenures(id).next().is_some() && kb.tenures(id).all(|(_, t)| t.is_past(day)));
    if past && phrase.status.is_none() && phrase.sector.is_none() {
        phrase.status = Some(Status::Former);
    }
    let ever = || super::only(kb.tenures(id).filter_map(|(office, _)| kb.office_facts(office)).map(|o| o.sector));
    phrase.sector = phrase.sector.or(now.map(|o| o.sector)).or_else(ever);
}

/// "of X", "in X": country and body of the head; "to X" tells nothing of it.
fn read_complement(kb: &KnowledgeBase, phrase: &mut ActorPhrase, rest: &[(Range<usize>, Piece<'_>)]) {
    let mut belongs = false;
    for (range, piece) in rest {
        match piece {
            Piece::Of => belongs = true,
            Piece::To | Piece::Stop => belongs = matches!(piece, Piece::To) && phrase.sector.is_none(),
            Piece::Title { title, .. } if belongs => phrase.sector = phrase.sector.or(title.sector),
            Piece::Name(name) if belongs && phrase.person.is_none() => {
                let known_role = phrase.role.is_some();
                read_name(kb, phrase, range, name, None);
                phrase.by_place &= !known_role;
            }
            _ => {}
        }
    }
}
