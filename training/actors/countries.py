"""countries.tsv: codes from GeoNames, label points from Natural Earth, names by hand."""

import json
import unicodedata

from .common import lines_of, parts, rows_of, unique, write_tsv

PART_OF = {
    "x-transnistria": "MDA", "x-abkhazia": "GEO", "x-south-ossetia": "GEO", "x-somaliland": "SOM",
    "x-northern-cyprus": "CYP", "x-artsakh": "AZE", "x-donetsk": "UKR", "x-luhansk": "UKR",
    "x-iraqi-kurdistan": "IRQ", "x-gaza": "PSE", "x-west-bank": "PSE", "x-puntland": "SOM", "x-chechnya": "RUS",
    "x-crimea": "UKR", "x-catalonia": "ESP", "x-tibet": "CHN", "x-bougainville": "PNG", "x-rojava": "SYR",
    "SUN": "RUS", "YUG": "SRB", "CSK": "CZE", "DDR": "DEU", "SCG": "SRB", "VDR": "VNM", "ANT": "NLD",
}
REGIONS = {"x-gaza", "x-west-bank", "x-puntland", "x-chechnya", "x-crimea", "x-catalonia", "x-tibet", "x-bougainville", "x-iraqi-kurdistan"}
HISTORIC = {"SUN": "1922..1991-12-25", "YUG": "1918..2003-02-04", "CSK": "1918..1992-12-31", "DDR": "1949-10-07..1990-10-02",
            "SCG": "2003-02-04..2006-06-05", "VDR": "1955..1975", "ANT": "1954..2010-10-10"}
OLD_ISO2 = {"SUN": "SU", "YUG": "YU", "CSK": "CS", "DDR": "DD", "VDR": "VD"}
DISPUTED = {"XKX", "PSE", "TWN", "ESH"}
POINTS = {"x-somaliland": "SOL", "x-northern-cyprus": "CYN", "XKX": "KOS", "ESH": "SAH", "PSE": "PSX", "SSD": "SDS", "ALA": "ALD"}
NOTES = {
    "XKX": "user-assigned code in common use; PLOVER writes KOS",
    "PSE": "observer state at the UN", "TWN": "governs itself; claimed by CHN", "HKG": "special administrative region of CHN",
    "MAC": "special administrative region of CHN", "ESH": "territory in dispute; Polisario against MAR", "VAT": "Holy See and Vatican City",
    "ANT": "dissolved 2010",
}


def natural_earth(path):
    """Label point by Natural Earth code, sovereignty type by ISO code."""
    points, sovereign = {}, {}
    with open(path, encoding="utf-8") as handle:
        for feature in json.load(handle)["features"]:
            p = feature["properties"]
            point = (round(p["LABEL_Y"], 2), round(p["LABEL_X"], 2))
            for code in (p["ISO_A3_EH"], p["ADM0_A3"]):
                if code != "-99":
                    points.setdefault(code, point)
                    sovereign.setdefault(code, p["TYPE"] in ("Sovereign country", "Country") and p["SOV_A3"][:2] == p["ADM0_A3"][:2])
    return points, sovereign


def geonames(path):
    """ISO codes, FIPS code and capital by ISO alpha-3."""
    return {r["ISO3"]: (r["ISO"], r["fips"].lower(), r["Capital"].strip()) for r in rows_of(path)}


def ascii_of(text):
    """The text without diacritics, where that differs."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return [] if plain == text else [plain]


def kind_of(code, sovereign):
    """state, territory, disputed, defacto, region or historic."""
    if code in HISTORIC:
        return "historic"
    if code.startswith("x-"):
        return "region" if code in REGIONS else "defacto"
    if code in DISPUTED:
        return "disputed"
    return "state" if sovereign.get(code) or code in ("TUV", "FRA", "NOR", "SSD", "CUB", "ISR", "KAZ") else "territory"


def build(data, hand, out):
    """Write countries.tsv; gives the FIPS to id map and the list of names by id."""
    codes = geonames(data / "actors/geonames/countryInfo.txt")
    points, sovereign = natural_earth(data / "places/natural-earth/ne_50m_admin_0_countries.geojson")
    capitals = {i.strip(): parts(c) for i, c in (line.split("|") for line in lines_of(hand / "capitals.txt"))}
    rows, names = [], {}
    for line in lines_of(hand / "countries.txt"):
        code, name, other, weak, former, adjectives, people = line.split("|")
        iso2, _, capital = codes.get(code, (OLD_ISO2.get(code, ""), "", ""))
        seats = capitals.get(code, unique([capital, *ascii_of(capital)]))
        seats = unique([s for c in seats for s in [c, *ascii_of(c)]])
        lat, lon = points.get(POINTS.get(code, code), ("", ""))
        other = unique(n for o in [name, *parts(other)] for n in [o, *ascii_of(o)] if n != name)
        rows.append([code, "" if code.startswith("x-") else iso2, kind_of(code, sovereign), PART_OF.get(code, ""), name, "|".join(other),
                     "|".join(parts(weak)), "|".join(parts(former)), "|".join(parts(adjectives)), "|".join(parts(people)),
                     "|".join(seats), lat, lon, HISTORIC.get(code, ""), NOTES.get(code, "")])
        names[code] = [name, *other, *parts(former)]
    rows.sort(key=lambda r: (r[0].startswith("x-"), r[0]))
    known = {r[0] for r in rows}
    missing = sorted(set(codes) - known)
    if missing:
        print("countries without a hand-made row:", *missing)
    write_tsv(out / "countries.tsv", ["id", "iso2", "kind", "part_of", "name", "names", "weak_names", "former_names", "adjectives",
                                      "people", "capitals", "lat", "lon", "valid", "note"], rows)
    fips = {f: c for c, (_, f, _) in codes.items() if f and c in known}
    fips.update({"gz": "x-gaza", "we": "PSE", "kv": "XKX", "sb": "SPM"})
    return fips, names, {r[0] for r in rows if r[2] == "territory"}
