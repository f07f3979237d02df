//! What the look-ups find.

use super::*;

fn kb() -> KnowledgeBase {
    KnowledgeBase::embedded().unwrap()
}

fn iso(kb: &KnowledgeBase, id: Option<CountryId>) -> Option<&str> {
    id.and_then(|id| kb.country(id)).map(|c| c.id)
}

#[test]
fn countries_by_many_names() {
    let kb = kb();
    for (name, id) in [
        ("U.S.", "USA"),
        ("US", "USA"),
        ("the United States", "USA"),
        ("America", "USA"),
        ("Britain", "GBR"),
        ("DPRK", "PRK"),
        ("Burma", "MMR"),
        ("Holland", "NLD"),
        ("Ivory Coast", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Soviet Union", "SUN"),
        ("Türkiye", "TUR"),
        ("Kosovo", "XKX"),
        ("Holy See", "VAT"),
        ("Abkhazia", "x-abkhazia"),
        ("UAE", "ARE"),
        ("Republic of China", "TWN"),
    ] {
        assert_eq!(iso(&kb, kb.country_by_name(name)), Some(id), "{name}");
    }
    for name in ["us", "Congo", "Korea", "Israeli", "Nowhere", "", "the"] {
        assert_eq!(iso(&kb, kb.country_by_name(name)), None, "{name}");
    }
    let abkhazia = kb.country_by_name("Abkhazia").and_then(|id| kb.country(id)).unwrap();
    assert_eq!(abkhazia.iso3(), "GEO");
}

#[test]
fn demonyms() {
    let kb = kb();
    for (word, id) in [
        ("Israeli", "ISR"),
        ("Dutch", "NLD"),
        ("Danes", "DNK"),
        ("South Korean", "KOR"),
        ("Taiwanese", "TWN"),
        ("Palestinians", "PSE"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Soviet", "SUN"),
        ("Chechen", "x-chechnya"),
    ] {
        assert_eq!(iso(&kb, kb.demonym(word)), Some(id), "{word}");
    }
    assert_eq!(kb.demonym("Kurdish"), None);
    assert_eq!(kb.demonym("Congolese"), None);
}

#[test]
fn seats_and_capitals() {
    let kb = kb();
    for (name, scope, sector) in [
        ("the Kremlin", "RUS", "GOV"),
        ("White House", "USA", "GOV"),
        ("Pentagon", "USA", "MIL"),
        ("Zhongnanhai", "CHN", "GOV"),
        ("Seoul", "KOR", "GOV"),
        ("Knesset", "ISR", "LEG"),
        ("Kiev", "UKR", "GOV"),
        ("Blue House", "KOR", "GOV"),
    ] {
        let found: Vec<_> = kb.seats_by_name(name).into_iter().filter_map(|id| kb.seat(id)).collect();
        assert!(found.iter().any(|s| s.scope == scope && s.sector == sector), "{name}: {found:?}");
    }
    assert_eq!(kb.seats_by_name("Brussels").len(), 2, "the European Union and Belgium");
}

#[test]
fn organisations_by_name_and_acronym() {
    let kb = kb();
    let id = |name: &str| kb.orgs_by_name(name).first().and_then(|&id| kb.org(id)).map(|o| o.id.as_ref());
    for (name, org) in [
        ("U.N.", "united-nations"),
        ("NATO", "nato"),
        ("Nato", "nato"),
        ("Reuters", "reuters"),
        ("al-Qaida", "al-qaeda"),
        ("WHO", "world-health-organization"),
        ("International Atomic Energy Agency", "international-atomic-energy-agency"),
        ("Hizbullah", "hezbollah"),
        ("Tamil Tigers", "liberation-tigers-of-tamil-eelam"),
    ] {
        assert_eq!(id(name), Some(org), "{name}");
    }
    assert_eq!(id("who"), None);
    assert!(kb.orgs_by_name("PPP").len() > 1, "several parties");
}

#[test]
fn persons_by_name_short_and_romanisation() {
    let kb = kb();
    let ids =
        |found: &[PersonId]| found.iter().filter_map(|&id| kb.person(id)).map(|p| p.id.as_ref()).collect::<Vec<_>>();
    assert_eq!(ids(&kb.persons_by_name("Vladimir Putin")), ["vladimir-putin"]);
    assert_eq!(ids(&kb.persons_by_name("Volodymyr Zelenskiy")), ["volodymyr-zelensky"]);
    assert_eq!(ids(&kb.persons_by_name("Abe Shinzo")), ["shinzo-abe"]);
    assert!(ids(kb.persons_by_short("Lee")).len() > 5);
    assert!(ids(kb.persons_by_short("Assad")).contains(&"bashar-al-assad"));
    assert!(ids(kb.persons_by_romanisation("Choi Sun-hui")).contains(&"choe-son-hui"));
}

#[test]
fn another_spelling_in_office() {
    let kb = kb();
    let found = |name: &str, country: &str, day: &str| {
        let ids = kb.persons_in_office(name, kb.country_of_id(country).unwrap(), day.parse().unwrap());
        ids.iter().filter_map(|&id| kb.person(id)).map(|p| p.id.as_ref()).collect::<Vec<_>>()
    };
    assert_eq!(found("Mikhail Saakashvili", "GEO", "2008-08-08"), ["mikheil-saakashvili"]);
    assert_eq!(found("Lee Jae Myung", "KOR", "2025-09-01"), ["lee-jae-myung"]);
    assert!(found("Mikhail Saakashvili", "UKR", "2008-08-08").is_empty());
    assert!(found("Rafiq al-Hariri", "LBN", "2015-01-01").is_empty());
}

fn read(kb: &KnowledgeBase, text: &str, day: Option<&str>) -> ActorPhrase {
    let words: Vec<&str> = text.split(' ').collect();
    read_phrase(kb, &words, day.and_then(|d| d.parse().ok()))
}

#[test]
fn phrases() {
    let kb = kb();
    for (text, country, sector) in [
        ("Peru 's defence minister", Some("PER"), Some("GOV")),
        ("two senior Kenyan army officers", Some("KEN"), Some("MIL")),
        ("a Swedish police spokeswoman", Some("SWE"), Some("COP")),
        ("Chad 's ambassador to France", Some("TCD"), Some("GOV")),
        ("fishermen in Norway", Some("NOR"), Some("AGR")),
        ("the president of the Danish football association", Some("DNK"), Some("SOC")),
        ("the head of the Malian supreme court", Some("MLI"), Some("JUD")),
        ("leader of the rebels in Chad", Some("TCD"), Some("REB")),
        ("Omani leaders", Some("OMN"), Some("GOV")),
        ("Latvian forces", Some("LVA"), Some("MIL")),
        ("an army accountant", None, Some("MIL")),
        ("a New Jersey mayor", None, Some("GOV")),
        ("the Kremlin", Some("RUS"), Some("GOV")),
        ("Ghana 's Justice Department", Some("GHA"), Some("GOV")),
        ("a State Department analyst", Some("USA"), Some("GOV")),
        ("Togo", Some("TGO"), None),
        ("the states", None, Some("GOV")),
        ("nobody in particular", None, None),
    ] {
        let phrase = read(&kb, text, None);
        assert_eq!((iso(&kb, phrase.country), phrase.sector), (country, sector), "{text}");
    }
}

#[test]
fn phrases_with_a_day() {
    let kb = kb();
    let phrase = read(&kb, "the Obama administration", Some("2010-07-01"));
    assert_eq!((iso(&kb, phrase.country), phrase.sector), (Some("USA"), Some("GOV")));
    assert_eq!(read(&kb, "the Obama administration", Some("1990-01-01")).country, None);
    let phrase = read(&kb, "UN peacekeepers", None);
    assert_eq!((phrase.sector, phrase.record_sector(&kb)), (Some("MIL"), Some("IGO")));
    let phrase = read(&kb, "Tony Blair", Some("2015-01-01"));
    assert_eq!(phrase.status, Some(Status::Former));
}

#[test]
fn holders_on_a_day() {
    let kb = kb();
    let name = |scope: &str, office: &str, day: &str| {
        let office = kb.office(scope, office)?;
        let holder = *kb.holders(office, day.parse().ok()?).first()?;
        kb.person(holder.person).map(|p| p.name.as_ref())
    };
    assert_eq!(name("USA", "president", "2019-04-01"), Some("Donald Trump"));
    assert_eq!(name("USA", "president", "2022-04-01"), Some("Joe Biden"));
    assert_eq!(name("united-nations", "secretary-general", "2003-03-01"), Some("Kofi Annan"));
    assert_eq!(name("DEU", "chancellor", "1999-01-01"), Some("Gerhard Schröder"));
    assert_eq!(name("USA", "president", "1850-01-01"), None);
}

#[test]
fn titles_by_words() {
    let kb = kb();
    let title = |phrase: &str| kb.title(phrase).map(|t| (t.sector, t.office.as_deref()));
    assert_eq!(title("Foreign Minister"), Some((Some("GOV"), Some("foreign-minister"))));
    assert_eq!(title("minister of defence"), Some((Some("GOV"), Some("defence-minister"))));
    assert_eq!(title("rebel leaders"), Some((Some("REB"), None)));
    assert_eq!(title("spokeswoman"), Some((None, Some("spokesperson"))));
    assert_eq!(title("unheard of"), None);
    let hit = kb.title_at(&["deputy", "foreign", "minister", "Ito"]).unwrap();
    assert_eq!((hit.n_words, hit.plural), (3, false));
}

fn overlaid(files: &[(&str, &str)]) -> Result<KnowledgeBase, String> {
    let parse = |(name, text): &(&str, &str)| ActorFile::parse(name, text).map_err(|e| e.to_string());
    let files = files.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    KnowledgeBase::with(&files).map_err(|e| e.to_string())
}

fn holders(kb: &KnowledgeBase, office: &str, day: &str) -> Vec<(String, Layer)> {
    let (scope, slug) = office.split_once('/').unwrap();
    let found = kb.holders(kb.office(scope, slug).unwrap(), day.parse().unwrap());
    found.iter().map(|h| (kb.person(h.person).unwrap().name.to_string(), h.tenure.layer)).collect()
}

const OVERLAY: &str = r#"
[[person]]
name = "Ida Krogh"
country = "DNK"
short = ["Krogh"]
office = [{ title = "Minister of Foreign Affairs of Denmark", start = 2024-03-01 }]

[[person]]
name = "Angela Merkel"
country = "DEU"
aliases = ["Angela Dorothea Merkel"]

[[organisation]]
name = "Institute of Slow Diplomacy"
aliases = ["ISD"]
country = "NOR"
sector = "EDU"
"#;

#[test]
fn an_overlay_goes_before_imports_and_tables() {
    let import = r#"
        layer = "import"
        as_of = "2026-01-01"
        [[person]]
        name = "Per Holt"
        country = "DNK"
        [[person.office]]
        title = "foreign minister"
        start = "2023-06"
        [[person.office]]
        title = "Chair of the Royal Ferry Commission"
        start = 2023
    "#;
    let kb = overlaid(&[("actors.toml", OVERLAY), ("import.toml", import)]).unwrap();
    assert_eq!(holders(&kb, "DNK/foreign-minister", "2025-01-01"), [("Ida Krogh".to_owned(), Layer::Overlay)]);
    assert_eq!(holders(&kb, "DNK/foreign-minister", "2023-09-01"), [("Per Holt".to_owned(), Layer::Import)]);
    let before = holders(&kb, "DNK/foreign-minister", "2022-01-01");
    assert!(before.iter().all(|(_, layer)| *layer == Layer::BuiltIn), "{before:?}");
    let holt = kb.persons_by_short("Holt").iter().find(|p| kb.person(**p).unwrap().name == "Per Holt").unwrap();
    let cut = kb.tenures(*holt).find(|(_, t)| t.cut_by == Some(Layer::Overlay));
    assert!(cut.is_some(), "the import gives way");

    let merkel = kb.persons_by_name("Angela Dorothea Merkel");
    assert_eq!(merkel.len(), 1, "an entry of a known person adds to it");
    assert!(kb.tenures(merkel[0]).count() > 0);
    assert_eq!(kb.orgs_by_name("Institute of Slow Diplomacy").len(), 1);
}

#[test]
fn a_bad_overlay_says_where() {
    for (text, what) in [
        ("[[person]]\nname = \"A B\"\ncountry = \"XQX\"", "a.toml:3: unknown country"),
        (
            "[[person]]\nname = \"A B\"\n[[person.office]]\ntitle = \"x\"\nstart = \"soon\"",
            "a.toml:5: \"soon\" is no date",
        ),
        ("[[person]]\nname = \"\"", "a.toml:2: a name may not be empty"),
        ("[[person]]\nname = \"A B\"\noffice = [{ title = \"mayor\", start = 2024 }]", "a.toml:3: an office needs"),
        ("[[person]\nname", "a.toml:1: "),
        ("layer = \"best\"", "a.toml:1: a layer is overlay or import"),
        ("[[person]]\nname = \"A B\"\ngender = \"x\"", "a.toml:3: a gender is f or m"),
    ] {
        let error = overlaid(&[("a.toml", text)]).unwrap_err();
        assert!(error.starts_with(what) && !error.contains('\n'), "{error}");
    }
}
