//! The program as a user meets it.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use assert_cmd::Command;
use std::fs;
use std::path::PathBuf;

fn summitry() -> Command {
    Command::new(env!("CARGO_BIN_EXE_summitry"))
}

fn sample() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../samples/border-talks.txt")
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn a_file_gives_one_record_a_line() {
    let out = stdout(summitry().args(["read", "--format", "jsonl"]).arg(sample()));
    assert_eq!(out.lines().count(), 1);
    let record: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(record["schema"], "summitry/1");
    assert_eq!(record["article"]["published"], "2024-03-12");
    assert_eq!(record["article"]["published_basis"], "dateline");
    assert!(record["statements"].as_array().unwrap().len() > 5);
}

#[test]
fn standard_input_and_a_given_day() {
    let mut command = summitry();
    command
        .args(["read", "-", "--published", "2024-05-07", "--format", "json"])
        .write_stdin("Ana Ruiz said on Monday that she would resign.");
    let record: serde_json::Value = serde_json::from_str(&stdout(&mut command)).unwrap();
    assert_eq!(record["article"]["published_basis"], "given");
    assert_eq!(record["statements"][0]["said"]["value"], "2024-05-06");
}

#[test]
fn the_page_and_the_rows() {
    let page = stdout(summitry().args(["read", "--format", "table"]).env("NO_COLOR", "1").arg(sample()));
    assert!(page.contains("WHO SAID WHAT") && page.contains("Ingrid Solberg"), "{page}");
    assert!(!page.contains('\u{1b}'), "colours without a terminal");
    let rows = stdout(summitry().args(["read", "--format", "csv"]).arg(sample()));
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 18);
    assert!(reader.records().all(|row| row.unwrap().len() == 18));
}

#[test]
fn events_with_the_columns_of_published_sets() {
    let text = "Élodie Marchand, the foreign minister of France, met her Chilean counterpart in Arica on 3 May 2021. \
                She said talks were useful. Peru will expel two diplomats of Chile. Nobody was arrested.";
    let rows = |events: &str| {
        let mut command = summitry();
        command.args(["read", "-", "--published", "2021-05-07", events]).write_stdin(text);
        stdout(&mut command)
    };
    let polecat = rows("--events");
    let mut reader = csv::Reader::from_reader(polecat.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let found: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| found[row][header.iter().position(|h| h == name).unwrap()].to_owned();
    assert_eq!((header.len(), header[0].as_str(), header[39].as_str()), (49, "Event ID", "Version"));
    assert_eq!(found.len(), 2, "{polecat}");
    assert_eq!((cell(0, "Event Type"), cell(0, "Event Date")), ("CONSULT".into(), "2021-05-03".into()));
    assert_eq!((cell(1, "Event Type"), cell(1, "Status")), ("THREATEN".into(), "planned".into()));
    let icews = rows("--events=icews");
    let mut reader = csv::Reader::from_reader(icews.as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 27);
    let codes: Vec<String> = reader.records().map(|r| r.unwrap()[6].to_owned()).collect();
    assert_eq!(codes.iter().filter(|c| *c == "040").count(), 2, "a row each way: {icews}");
    assert!(codes.iter().any(|c| c == "010"), "{icews}");
}

#[test]
fn events_as_lines_leave_out_what_is_not_known() {
    let mut command = summitry();
    command.args(["read", "-", "--events", "--format", "jsonl"]).write_stdin("Norway expelled two diplomats.");
    let out = stdout(&mut command);
    let row: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!(row["Event Type"], "SANCTION");
    assert!(row.get("Event Date").is_none() && row.get("Wikipedia Actor ID").is_none());
}

#[test]
fn bad_files_are_named_and_the_others_go_through() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a-empty.txt"), "").unwrap();
    fs::write(folder.path().join("b-photo.jpg"), [0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]).unwrap();
    fs::write(
        folder.path().join("c-lines.jsonl"),
        "{\"text\": \"Talks ended.\"}\n{broken\n{\"text\": \"Talks began.\"}\n",
    )
    .unwrap();
    fs::copy(sample(), folder.path().join("d.txt")).unwrap();
    let out = summitry().args(["read", "--format", "jsonl"]).arg(folder.path()).output().unwrap();
    let (records, errors) = (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap());
    assert_eq!(out.status.code(), Some(3), "{errors}");
    assert_eq!(records.lines().count(), 3);
    assert_eq!(errors.lines().count(), 3, "{errors}");
    for place in ["a-empty.txt: empty", "b-photo.jpg: binary", "c-lines.jsonl:2: "] {
        assert!(errors.contains(place), "{errors}");
    }
}

#[test]
fn nothing_readable_fails() {
    let out = summitry().args(["read", "no-such-file.txt"]).output().unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8(out.stderr).unwrap().contains("no-such-file.txt"));
    assert_eq!(summitry().args(["read", "--published", "soon"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn order_and_content_do_not_depend_on_threads() {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<String> = (0..150)
        .map(|n| format!("{{\"id\": \"{n}\", \"text\": \"Ana Ruiz said the council had met {n} times.\"}}"))
        .collect();
    let file = folder.path().join("many.jsonl");
    fs::write(&file, lines.join("\n")).unwrap();
    let run = |threads: &str| stdout(summitry().args(["read", "--format", "jsonl", "--threads", threads]).arg(&file));
    assert_eq!(run("1"), run("4"));
}

#[test]
fn rules_are_explained() {
    let known = stdout(summitry().args(["explain", "mention/name"]));
    assert!(known.contains("yes") && known.contains("data/mention/name.toml"), "{known}");
    assert!(stdout(summitry().args(["explain", "cue"])).lines().count() > 5);
    assert_eq!(summitry().args(["explain", "no/such-rule"]).output().unwrap().status.code(), Some(1));
}

#[test]
fn completions_and_manual_come_from_the_same_definition() {
    assert!(stdout(summitry().args(["completions", "bash"])).contains("--published"));
    assert!(stdout(summitry().arg("man")).contains(".TH"));
}

#[test]
fn one_actor_over_two_articles() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    write(
        "b.txt",
        "OSLO, May 9, 2023 — Norwegian Foreign Minister Ingrid Solberg said on Tuesday that talks would begin.",
    );
    write(
        "a.txt",
        "OSLO, May 2, 2023 — Norwegian Foreign Minister Ingrid Solberg warned on Tuesday that aid could end. A spokesman agreed.",
    );
    let out = stdout(summitry().args(["read", "--by-actor=solberg", "--format", "jsonl"]).arg(dir.path()));
    let lines: Vec<serde_json::Value> = out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 1, "{out}");
    let entries = lines[0]["entries"].as_array().unwrap();
    let days: Vec<&str> = entries.iter().filter(|e| e["what"] == "said").filter_map(|e| e["when"].as_str()).collect();
    assert_eq!(days, ["2023-05-02", "2023-05-09"], "in time order, whatever the order of the files: {out}");
    assert_eq!(lines[0]["actor"], "Ingrid Solberg");
}

#[test]
fn times_are_tagged_as_timex3() {
    let mut command = summitry();
    command
        .args(["times", "--published", "2024-05-10"])
        .write_stdin("Zoë & Cie met on Monday.\n\nTalks go on in mid-August 2025.");
    let out = stdout(&mut command);
    let tree = "<TEXT>Zoë &amp; Cie met on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2024-05-06\" \
                temporalFunction=\"true\" anchorTimeID=\"t0\">Monday</TIMEX3>.\n\nTalks go on in \
                <TIMEX3 tid=\"t2\" type=\"DATE\" value=\"2025-08\" mod=\"MID\">mid-August 2025</TIMEX3>.</TEXT>";
    assert!(out.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") && out.contains(tree), "{out}");
}

#[test]
fn times_as_json_and_rows() {
    let run = |format: &str| {
        let mut command = summitry();
        command.args(["times", "--format", format, "-"]).write_stdin("Éva left on 3 May 2011. Nobody came on Monday.");
        stdout(&mut command)
    };
    let json: serde_json::Value = serde_json::from_str(&run("jsonl")).unwrap();
    assert_eq!(json["schema"], "summitry-times/1");
    assert_eq!(json["times"][0]["value"], "2011-05-03");
    assert_eq!((json["times"][0]["start"].as_u64(), json["times"][0]["end"].as_u64()), (Some(12), Some(22)));
    assert!(json["times"][1].get("value").is_none());
    assert!(json["notes"][0]["what"].as_str().unwrap().contains("--published"));
    let table = run("table");
    assert!(
        table.lines().nth(1).unwrap().ends_with("\t3 May 2011\tDATE\t2011-05-03\t\t2011-05-03\t2011-05-03"),
        "{table}"
    );
}

#[test]
fn places_are_one_geojson_collection() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Fighting went on near Gyeongju on Monday.").unwrap();
    fs::write(folder.path().join("b.txt"), "Nothing of note was said.").unwrap();
    fs::write(folder.path().join("c.txt"), "The ferry sank off Tumbes, Peru.").unwrap();
    let map: serde_json::Value = serde_json::from_str(&stdout(summitry().arg("places").arg(folder.path()))).unwrap();
    assert_eq!(map["type"], "FeatureCollection");
    let features = map["features"].as_array().unwrap();
    assert_eq!(features[0]["properties"]["country"], "KOR");
    assert_eq!(features[0]["geometry"]["coordinates"][0], 129.2117);
    assert!(features.iter().any(|f| f["properties"]["name"] == "Tumbes"), "{map}");
    let empty: serde_json::Value =
        serde_json::from_str(&stdout(summitry().args(["places", "-"]).write_stdin("No."))).unwrap();
    assert_eq!(empty["features"].as_array().unwrap().len(), 0);
    let rows = stdout(summitry().args(["places", "--format", "table"]).arg(folder.path()));
    assert!(rows.lines().nth(1).unwrap().contains("\tGyeongju\tGyeongju\tcity\tKOR\t"), "{rows}");
}

#[test]
fn times_and_places_name_what_they_cannot_read() {
    for command in ["times", "places"] {
        let out = summitry().args([command, "no-such-file.txt"]).output().unwrap();
        assert_eq!(out.status.code(), Some(1));
        let errors = String::from_utf8(out.stderr).unwrap();
        assert!(errors.lines().count() == 1 && errors.contains("no-such-file.txt"), "{errors}");
        assert_eq!(summitry().args([command, "--format", "roff"]).output().unwrap().status.code(), Some(2));
    }
}

/// The program with a settings folder of its own.
fn with_settings(folder: &std::path::Path) -> Command {
    let mut command = summitry();
    command.env("XDG_CONFIG_HOME", folder).env("HOME", folder).env("APPDATA", folder).env("NO_COLOR", "1");
    command
}

const OWN_ACTORS: &str = r#"
[[person]]
name = "Ida Krogh"
country = "DNK"
gender = "f"
[[person.office]]
title = "Foreign Minister"
start = 2031-02-01
"#;

#[test]
fn own_actors_go_before_the_built_in_ones() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("mine.toml");
    fs::write(&own, OWN_ACTORS).unwrap();
    let shown = stdout(with_settings(folder.path()).args(["actors", "show", "Krogh", "--actors"]).arg(&own));
    assert!(
        shown.contains("DNK/foreign-minister") && shown.contains("2031-02-01 to") && shown.contains("overlay"),
        "{shown}"
    );
    assert!(!stdout(with_settings(folder.path()).args(["actors", "show", "Ida Krogh"])).contains("Ida Krogh"));

    let mut command = with_settings(folder.path());
    command.args(["read", "-", "--published", "2031-03-04", "--format", "json", "--actors"]).arg(&own);
    command.write_stdin("Danish Foreign Minister Krogh said that Denmark would stay.");
    let record: serde_json::Value = serde_json::from_str(&stdout(&mut command)).unwrap();
    assert_eq!(record["actors"][0]["resolution"]["entity"], "person/ida-krogh", "{record:#}");
    assert!(record["software"]["data"].as_str().unwrap().contains('+'), "the version tells of the file");

    // The settings folder is found without a flag.
    fs::create_dir(folder.path().join("summitry")).unwrap();
    fs::copy(&own, folder.path().join("summitry/actors.toml")).unwrap();
    let shown = stdout(with_settings(folder.path()).args(["actors", "show", "Ida Krogh"]));
    if cfg!(unix) {
        assert!(shown.contains("overlay"), "{shown}");
    }
    assert!(
        !stdout(with_settings(folder.path()).args(["actors", "show", "Ida Krogh", "--no-actors"])).contains("overlay")
    );
}

#[test]
fn a_bad_file_of_actors_is_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("mine.toml");
    fs::write(&own, OWN_ACTORS.replace("DNK", "DNX")).unwrap();
    for arguments in [&["actors", "check"][..], &["read", "-", "--actors"][..]] {
        let output =
            with_settings(folder.path()).args(arguments).arg(&own).write_stdin("Talks ended.").output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success());
        assert!(error.contains("mine.toml:4: unknown country \"DNX\"") && error.trim().lines().count() == 1, "{error}");
    }
    fs::write(&own, OWN_ACTORS).unwrap();
    let checked = stdout(with_settings(folder.path()).args(["actors", "check"]).arg(&own));
    assert!(checked.contains("1 new persons, 0 changed"), "{checked}");
}

#[test]
fn who_held_an_office_on_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let list = |more: &[&str]| stdout(with_settings(folder.path()).args(["actors", "list"]).args(more));
    let held = list(&["--country", "USA", "--office", "president", "--on", "2010-05-06"]);
    assert_eq!(held.lines().count(), 1);
    assert!(held.contains("Barack Obama") && held.contains("built-in: "), "{held}");
    assert!(list(&["--country", "KOR"]).lines().count() > 20);
}

#[test]
fn a_query_result_becomes_a_file_of_actors() {
    let folder = tempfile::tempdir().unwrap();
    let query = stdout(with_settings(folder.path()).args(["actors", "query", "Denmark", "NOR"]));
    assert!(query.contains("VALUES ?iso3 { \"DNK\" \"NOR\" }"), "{query}");

    let value = |text: &str| serde_json::json!({ "type": "literal", "value": text });
    let row = |alias: &str| {
        serde_json::json!({
            "person": value("http://www.wikidata.org/entity/Q900000001"), "personLabel": value("Per Holt"),
            "alias": value(alias), "gender": value("http://www.wikidata.org/entity/Q6581097"), "iso3": value("DNK"),
            "officeLabel": value("Minister of Foreign Affairs of Denmark"),
            "start": value("2031-02-01T00:00:00Z"), "startPrecision": value("10"),
        })
    };
    let nameless =
        serde_json::json!({ "person": value("http://www.wikidata.org/entity/Q5"), "personLabel": value("Q5") });
    let result = serde_json::json!({ "results": { "bindings": [row("P. Holt"), row("Peer Holt"), nameless] } });
    let file = folder.path().join("query.json");
    fs::write(&file, result.to_string()).unwrap();
    let made = stdout(with_settings(folder.path()).args(["actors", "import-wikidata", "-o", "-"]).arg(&file));
    assert!(
        made.contains("layer = \"import\"") && made.contains("start = \"2031-02\"") && made.contains("Peer Holt"),
        "{made}"
    );

    let output = with_settings(folder.path()).args(["actors", "import-wikidata"]).arg(&file).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && told.contains("1 persons in 1 offices"), "{told}");
    if cfg!(unix) {
        let shown = stdout(with_settings(folder.path()).args(["actors", "show", "Peer", "Holt"]));
        assert!(shown.contains("DNK/foreign-minister") && shown.contains("import"), "{shown}");
    }

    let simple = r#"[{"person":"http://www.wikidata.org/entity/Q900000002","personLabel":"Ane Lund","iso3":"DNK","officeLabel":"Minister for Gender Equality","start":"2030-01-02T00:00:00Z"}]"#;
    fs::write(&file, simple).unwrap();
    let made = stdout(with_settings(folder.path()).args(["actors", "import-wikidata", "-o", "-"]).arg(&file));
    assert!(made.contains("start = \"2030-01-02\""), "{made}");
    fs::write(&file, "person,personLabel\n").unwrap();
    assert!(
        !with_settings(folder.path()).args(["actors", "import-wikidata"]).arg(&file).output().unwrap().status.success()
    );
}
