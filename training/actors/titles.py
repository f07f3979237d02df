"""titles.tsv, portfolios.tsv and seats.tsv from the hand-made lists."""

import re

from .common import lines_of, parts, write_tsv

ENTRY = re.compile(r"^(?P<phrase>[^=:/]+?)(?:/(?P<plural>[^=:]+?))?\s*(?:=(?P<office>[a-z-]+))?\s*(?::(?P<gender>[mf]))?$")


def titles(hand):
    """Rows of titles.tsv; the first meaning of a phrase wins, later ones are reported."""
    seen, section = {}, None
    for line in lines_of(hand / "titles.txt"):
        if line.startswith("@"):
            _, cls, sector, flags = line.split()
            section = (cls, "" if sector == "-" else sector, flags)
            continue
        cls, sector, flags = section
        for entry in parts(line):
            match = ENTRY.match(entry)
            if not match:
                raise SystemExit(f"titles.txt: cannot read {entry!r}")
            phrase = match["phrase"].strip()
            if phrase not in seen:
                seen[phrase] = [phrase, cls, sector, match["gender"] or "", "".join(f for f in flags if f in "tdsg"),
                                match["office"] or "", match["plural"] or ""]
    return sorted(seen.values(), key=lambda r: r[0])


def build(hand, out):
    """Write the three tables."""
    write_tsv(out / "titles.tsv", ["phrase", "class", "sector", "gender", "use", "office", "plural"], titles(hand))
    rows = []
    for line in lines_of(hand / "portfolios.txt"):
        name, rest = line.split("=", 1)
        adjectival, of = rest.split("|")
        rows.append([name.strip(), "|".join(parts(adjectival)), "|".join(parts(of))])
    write_tsv(out / "portfolios.tsv", ["portfolio", "adjectives", "nouns"], sorted(rows))
    seats, generic = {}, {n for line in lines_of(hand / "generic_seats.txt") for n in parts(line)}
    for line in lines_of(hand / "seats.txt"):
        country, sector, kind, names = line.split("|")
        for name in parts(names):
            seats.setdefault((name, country), [name, country, sector, "generic" if name in generic else kind])
    write_tsv(out / "seats.tsv", ["name", "country", "sector", "kind"], sorted(seats.values()))
