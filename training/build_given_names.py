#!/usr/bin/env python3
"""Build data/mention/given_names.tsv from the name lists of the 1990 census of the United States.

Usage: python3 training/build_given_names.py FOLDER [OUT]
FOLDER holds dist.female.first, dist.male.first and dist.all.last (census.gov, "Frequently Occurring Surnames from Census 1990"; also in
the Python package `names`). A work of the US government: public domain. Python standard library only.
"""

import pathlib
import sys

LEAST = 0.95  # share of the bearers that must be of one sex
ALONE = 5.0  # how much more often a word must be a given name than a surname to be read as one by itself


def shares(path):
    """Percent of the people who bear each name."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip())
    return {row[0].capitalize(): float(row[1]) for row in rows}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).resolve().parent.parent / "data/mention/given_names.tsv"
    women, men, surnames = (shares(folder / name) for name in ("dist.female.first", "dist.male.first", "dist.all.last"))
    rows = []
    for name in sorted(women.keys() | men.keys()):
        f, m = women.get(name, 0.0005), men.get(name, 0.0005)
        sex = "f" if f / (f + m) >= LEAST else "m" if m / (f + m) >= LEAST else ""
        if name not in women or name not in men:
            sex = "f" if name in women else "m"
        alone = "1" if max(f, m) >= ALONE * surnames.get(name, 0.0) else ""
        if sex:
            rows.append(f"{name}\t{sex}\t{alone}\n")
    head = "name\tsex\talone\n"
    out.write_text(head + "".join(rows), encoding="utf-8")
    print(f"{out}: {len(rows)} rows")


if __name__ == "__main__":
    main()
