//! Reads the phrase of an actor without knowing any person: [status] [country] [title] [name] [of a body].

use super::country::{CountryKind, SeatKind};
use super::find::{Form, Hit, NameMatch};
use super::pieces::{Piece, Pieces, pieces, unknown_runs};
use super::title::{TitleClass, TitleHit};
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
    /// A capital or seat of power stands alone for who sits there.
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

impl ActorPhrase {
    /// The sector as the record writes it: who speaks for a body of states is `IGO`, in whatever role; who was an official
    /// is of the elite (PLOVER 2.0, `ELI`).
    pub fn record_sector(&self, kb: &KnowledgeBase) -> Option<&'static str> {
        let scope = self.org.and_then(|id| kb.org(id)).and_then(|org| org.scope);
        let of_states = self.country.is_none() && matches!(scope, Some("UNO" | "EUR" | "IGO"));
        let was_official =
            self.status == Some(Status::Former) && matches!(self.sector, Some("GOV" | "LEG" | "JUD" | "SPY"));
        match self.sector {
            _ if was_official => Some("ELI"),
            _ if of_states => Some("IGO"),
            sector => sector,
        }
    }
}

/// Looks up a place at the head of the words: how many it takes and its country.
pub type PlaceFinder<'f> = dyn Fn(&[&str]) -> Option<(usize, CountryId)> + 'f;

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
    read_phrase_with(kb, words, day, &|_| None)
}

/// [`read_phrase`] with a gazetteer: a city or province beside a role tells the country ("Osaka police").
pub fn read_phrase_with(
    kb: &KnowledgeBase,
    words: &[&str],
    day: Option<Date>,
    places: &PlaceFinder<'_>,
) -> ActorPhrase {
    let pieces = pieces(kb, words);
    let phrase = read_pieces(kb, words, &pieces, day, places);
    let stop = pieces.iter().position(|(_, p)| matches!(p, Piece::Stop));
    let behind = stop.and_then(|stop| words.get(pieces.get(stop)?.0.end..));
    match behind {
        Some(behind) if phrase.role.is_none() && phrase.country.is_none() && words.len() > behind.len() + 1 => {
            described(phrase, read_phrase_with(kb, behind, day, places), words.len() - behind.len())
        }
        _ => phrase,
    }
}

/// "Mette Holm, Denmark's foreign minister": what stands behind the comma tells what the name does not.
fn described(named: ActorPhrase, by: ActorPhrase, offset: usize) -> ActorPhrase {
    ActorPhrase {
        status: named.status.or(by.status),
        country: by.country,
        sector: by.sector.or(named.sector),
        role: by.role.map(|role| role.start + offset..role.end + offset),
        office: by.office,
        gender: named.gender.or(by.gender),
        ..named
    }
}

fn read_pieces(
    kb: &KnowledgeBase,
    words: &[&str],
    pieces: &Pieces<'_>,
    day: Option<Date>,
    places: &PlaceFinder<'_>,
) -> ActorPhrase {
    let ends_head = |p: &Piece<'_>| matches!(p, Piece::Of | Piece::To | Piece::Stop);
    let head_end = pieces.iter().position(|(_, p)| ends_head(p)).unwrap_or(pieces.len());
    let (head, rest) = pieces.split_at(head_end);
    let phrase = ActorPhrase { status: status(words), ..ActorPhrase::default() };
    let mut reader = Reader { kb, day, phrase, weak: false, body_ends: None };
    reader.head(head);
    reader.complement(rest);
    reader.place(words, pieces, places);
    reader.administration(words);
    reader.leader(words, pieces);
    reader.finish(pieces);
    reader.phrase
}

fn status(words: &[&str]) -> Option<Status> {
    words.iter().find_map(|word| {
        let word = word.to_lowercase();
        Some(match word.as_str() {
            "former" | "ex" | "retired" | "late" | "ousted" | "deposed" | "one-time" | "onetime" | "past"
            | "toppled" | "disgraced" | "previous" => Status::Former,
            "acting" | "interim" | "caretaker" | "transitional" | "provisional" => Status::Acting,
            "elect" | "designate" | "incoming" => Status::Elect,
            "then" => Status::Then,
            w if w.starts_with("ex-") => Status::Former,
            w if w.starts_with("then-") => Status::Then,
            w if w.ends_with("-elect") || w.ends_with("-designate") => Status::Elect,
            _ => return None,
        })
    })
}

/// Occupations: a body beside them says for whom somebody works ("army accountant").
const OCCUPATIONS: [&str; 7] = ["BUS", "EDU", "MED", "LAB", "JRN", "AGR", "CVL"];

/// Offices that many bodies have: the body after "of" decides ("president of the league").
const OFFICES_OF_ANY_BODY: [&str; 6] =
    ["president", "vice-president", "secretary-general", "general-secretary", "chief-executive", "speaker"];

struct Reader<'k> {
    kb: &'k KnowledgeBase,
    day: Option<Date>,
    phrase: ActorPhrase,
    /// The sector is that of a word which says little by itself ("official").
    weak: bool,
    /// Where the words of a body end.
    body_ends: Option<usize>,
}

impl Reader<'_> {
    fn head(&mut self, head: &Pieces<'_>) {
        for (range, piece) in head {
            match piece {
                Piece::Title(hit) => self.title(range, *hit),
                Piece::Name(name, title) => self.name(range, name, *title),
                Piece::Unknown => self.extend_name(range),
                _ => {}
            }
        }
    }

    /// Title, sector and office; neighbouring titles join to one role.
    fn title(&mut self, range: &Range<usize>, TitleHit { title, plural, .. }: TitleHit<'_>) {
        let phrase = &mut self.phrase;
        phrase.gender = title.gender.or(phrase.gender);
        if title.class == TitleClass::Honorific {
            return;
        }
        let role = phrase.role.take().filter(|role| role.end == range.start);
        phrase.role = Some(role.map_or(range.clone(), |role| role.start..range.end));
        phrase.office.clone_from(&title.office);
        phrase.plural = plural;
        let occupation = title.class == TitleClass::Role && title.sector.is_some_and(|s| OCCUPATIONS.contains(&s));
        let of_a_body = occupation && self.body_ends == Some(range.start);
        self.body_ends = (title.class == TitleClass::Body).then_some(range.end);
        if title.sector.is_none() || title.generic && phrase.sector.is_some() || of_a_body {
            return;
        }
        (phrase.sector, self.weak) = (title.sector, title.generic);
    }

    fn extend_name(&mut self, range: &Range<usize>) {
        match &mut self.phrase.name {
            Some(name) if name.end == range.start => name.end = range.end,
            Some(_) => {}
            none => *none = Some(range.clone()),
        }
    }

    fn name(&mut self, range: &Range<usize>, name: &NameMatch<'_>, title: Option<TitleHit<'_>>) {
        let mut persons = name.found.iter().filter_map(|f| if let Hit::Person(id) = f.hit { Some(id) } else { None });
        if let Some(person) = persons.next() {
            let one = persons.next().is_none();
            self.extend_name(range);
            self.person(one.then_some(person));
        } else if let Some(country) = country_in(name) {
            self.phrase.country = self.phrase.country.or(Some(country));
            self.phrase.by_place = false;
        } else {
            self.body(range, name, title);
        }
    }

    /// A body or seat: of several the one of the country at hand; one of another country only by its title.
    fn body(&mut self, range: &Range<usize>, name: &NameMatch<'_>, title: Option<TitleHit<'_>>) {
        let scope = self.phrase.country.and_then(|c| self.kb.country(c)).map(|c| c.id);
        let org = org_in(self.kb, name, scope, title.is_none());
        let seat = seat_in(self.kb, name, scope);
        if let Some(title) = title {
            self.title(range, title);
        }
        if org.is_some() || seat.is_some() {
            self.body_ends = Some(range.end);
        }
        if let Some(org) = org {
            self.org(org);
        } else if let Some((scope, sector, kind)) = seat {
            self.phrase.country = self.phrase.country.or_else(|| self.kb.country_of_id(scope));
            self.phrase.org = self.phrase.org.or_else(|| org_of_scope(self.kb, scope));
            self.phrase.sector = self.phrase.sector.or(Some(sector));
            self.phrase.by_place = !matches!(kind, SeatKind::Body | SeatKind::Generic);
        } else if title.is_none() {
            self.extend_name(range);
        }
    }

    fn org(&mut self, id: OrgId) {
        let Some(org) = self.kb.org(id) else { return };
        self.phrase.org = self.phrase.org.or(Some(id));
        self.phrase.country = self.phrase.country.or_else(|| self.kb.country_of_id(org.country()?));
        self.phrase.sector = self.phrase.sector.or(Some(org.sector));
    }

    /// What the tables tell of a known person on the day.
    fn person(&mut self, person: Option<PersonId>) {
        self.phrase.person = person;
        let Some((id, known)) = person.and_then(|id| Some((id, self.kb.person(id)?))) else { return };
        let (kb, phrase) = (self.kb, &mut self.phrase);
        phrase.gender = phrase.gender.or(known.gender);
        phrase.country = phrase.country.or_else(|| kb.country_of_id(known.countries.first()?));
        let held = self.day.map(|day| kb.offices_held(id, day)).unwrap_or_default();
        let mut now =
            held.iter().filter(|h| h.certainty >= Certainty::Likely).filter_map(|h| kb.office_facts(h.office));
        let past = self.day.is_some_and(|day| kb.is_former(id, day));
        if past && phrase.status.is_none() && phrase.sector.is_none() {
            phrase.status = Some(Status::Former);
        }
        let ever = || super::only(kb.tenures(id).filter_map(|(office, _)| kb.office_facts(office)).map(|o| o.sector));
        phrase.sector = phrase.sector.or_else(|| now.next().map(|o| o.sector)).or_else(ever);
    }

    /// "of X", "in X": country and body of the head; "to X" tells nothing of it.
    fn complement(&mut self, rest: &Pieces<'_>) {
        let any_body = self.phrase.office.as_deref().is_some_and(|o| OFFICES_OF_ANY_BODY.contains(&o));
        let mut belongs = false;
        for (range, piece) in rest {
            match piece {
                Piece::Of => belongs = true,
                Piece::To => belongs = self.phrase.sector.is_none() || self.weak,
                Piece::Stop => return,
                Piece::Title(TitleHit { title, .. }) if belongs && title.class == TitleClass::Body => {
                    let decides = any_body && title.sector != Some("GOV") || self.phrase.sector.is_none() || self.weak;
                    self.phrase.sector = if decides { title.sector } else { self.phrase.sector };
                }
                Piece::Title(TitleHit { title, .. }) if belongs => {
                    self.phrase.sector = self.phrase.sector.or(title.sector);
                }
                Piece::Name(name, title) if belongs && self.phrase.name.is_none() => {
                    self.complement_name(range, name, *title, any_body || self.weak);
                }
                _ => {}
            }
        }
    }

    fn complement_name(
        &mut self,
        range: &Range<usize>,
        name: &NameMatch<'_>,
        title: Option<TitleHit<'_>>,
        any_body: bool,
    ) {
        let before = self.phrase.clone();
        self.phrase.sector = if any_body { None } else { before.sector };
        self.name(range, name, title);
        let place = self.phrase.by_place;
        if place || self.phrase.sector.is_none() {
            self.phrase.sector = before.sector;
        }
        self.phrase.by_place = before.by_place;
        (self.phrase.role, self.phrase.office, self.phrase.plural) = (before.role, before.office, before.plural);
        (self.phrase.name, self.phrase.person) = (before.name, before.person);
    }

    /// A place that the tables of actors do not have tells the country.
    fn place(&mut self, words: &[&str], pieces: &Pieces<'_>, places: &PlaceFinder<'_>) {
        let no_actor = self.phrase.person.is_none() && self.phrase.org.is_none();
        if self.phrase.country.is_some() || !no_actor {
            return;
        }
        for run in unknown_runs(pieces) {
            // A leader's name stands so more often than a town's.
            if words.get(run.end).is_some_and(|next| next.eq_ignore_ascii_case("administration")) {
                continue;
            }
            let found = words.get(run.clone()).and_then(places).filter(|(n, _)| *n == run.len());
            if let Some((_, country)) = found {
                self.phrase.country = Some(country);
                self.phrase.name = self.phrase.name.take().filter(|name| *name != run);
                // A city or province that stands alone is its people (PLOVER 2.0), a capital is its government.
                let alone = pieces.iter().all(|(_, p)| matches!(p, Piece::Unknown | Piece::Word));
                self.phrase.sector = self.phrase.sector.or(alone.then_some("CVL"));
                return;
            }
        }
    }

    /// "The Holm administration" is that of the country whose leader on the day is called so.
    fn administration(&mut self, words: &[&str]) {
        let of_a_leader = self.phrase.country.is_none() && self.phrase.office.as_deref() == Some("government");
        let short = self.phrase.name.clone().filter(|_| of_a_leader).and_then(|name| words.get(name));
        let country = short.zip(self.day).and_then(|(short, day)| self.kb.country_led_by(&short.join(" "), day));
        self.phrase.country = self.phrase.country.or(country);
    }

    /// A lone surname that on the day is that of one country's leader, or was before.
    fn leader(&mut self, words: &[&str], pieces: &Pieces<'_>) {
        let lone = pieces.iter().all(|(_, p)| matches!(p, Piece::Unknown | Piece::Word));
        let Some((name, day)) = self.phrase.name.clone().filter(|_| lone).zip(self.day) else { return };
        let Some([short]) = words.get(name) else { return };
        if let Some(person) = self.kb.leader_called(short, day) {
            self.person(Some(person));
        }
    }

    /// A de facto authority that stands alone is one in its own sector.
    fn finish(&mut self, pieces: &Pieces<'_>) {
        let country = self.phrase.country.and_then(|c| self.kb.country(c));
        let alone = pieces.iter().all(|(_, p)| matches!(p, Piece::Name(..) | Piece::Word));
        if alone && self.phrase.sector.is_none() && country.is_some_and(|c| c.kind == CountryKind::DeFacto) {
            self.phrase.sector = Some("PRE");
        }
    }
}

/// The country that a name, adjective or people's name means, where it is one.
fn country_in(name: &NameMatch<'_>) -> Option<CountryId> {
    let of = |weak: bool| {
        let some = name.found.iter().filter(move |f| (f.form == Form::Weak) == weak);
        some.filter_map(|f| if let Hit::Country(id) = f.hit { Some(id) } else { None })
    };
    super::only(of(false)).or_else(|| super::only(of(true)))
}

/// The seat a name means: scope, sector, kind. A capital of another country than the one at hand is a place there.
fn seat_in(
    kb: &KnowledgeBase,
    name: &NameMatch<'_>,
    country: Option<&str>,
) -> Option<(&'static str, &'static str, SeatKind)> {
    let seats = || name.found.iter().filter_map(|f| if let Hit::Seat(id) = f.hit { kb.seat(id) } else { None });
    let best = match country {
        Some(country) => seats().find(|s| s.scope == country),
        None => seats().min_by_key(|s| s.kind == SeatKind::Capital && s.scope == "BEL"),
    };
    best.map(|s| (s.scope, s.sector, s.kind))
}

fn org_of_scope(kb: &KnowledgeBase, scope: &str) -> Option<OrgId> {
    match scope {
        "EUR" => kb.org_of_id("european-union"),
        "UNO" => kb.org_of_id("united-nations"),
        _ => None,
    }
}

/// The body a name means: of several the one of the country at hand; else the one that has the name to itself.
fn org_in(kb: &KnowledgeBase, name: &NameMatch<'_>, country: Option<&str>, proper: bool) -> Option<OrgId> {
    let all = || name.found.iter().filter_map(|f| if let Hit::Org(id) = f.hit { Some((id, f.form)) } else { None });
    let is_of = |id: OrgId, c: &str| kb.org(id).is_some_and(|o| o.countries.contains(c));
    let stateless = |id: OrgId| kb.org(id).is_some_and(|o| o.country().is_none());
    match country {
        Some(c) => all()
            .find(|(id, _)| is_of(*id, c))
            .or_else(|| all().find(|(id, f)| stateless(*id) && *f != Form::Weak))
            .map(|(id, _)| id),
        None if proper => super::only(all().filter(|(_, form)| *form != Form::Weak).map(|(id, _)| id)),
        None => None,
    }
}
