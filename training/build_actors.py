#!/usr/bin/env python3
"""Build data/actors/*.tsv from fact tables and the hand-made lists in training/actors.

Usage: python3 training/build_actors.py SHARED_DATA [OUT]
SHARED_DATA holds actors/ (Factbook, Wikidata-derived holders, US Congress, REIGN, GeoNames) and places/natural-earth.
What each table is and where its rows come from stands in data/actors/ORIGIN.md. Python standard library only.
"""

import pathlib
import sys

from actors import countries, orgs, persons, titles


def main():
    here = pathlib.Path(__file__).resolve().parent
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    data = pathlib.Path(sys.argv[1])
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else here.parent / "data/actors"
    hand = here / "actors"
    fips, names, territories = countries.build(data, hand, out)
    titles.build(hand, out)
    org_ids = orgs.build(data, hand, out, fips)
    persons.build(data, hand, out, fips, names, org_ids, territories)


if __name__ == "__main__":
    main()
