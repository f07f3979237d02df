"""Holders of offices from the Wikidata-derived tables and the US legislators' list."""

import re

from .common import CJK, fold, rows_of, slug

SETS = {"south-korea-ministers": "KOR", "us-cabinet": "USA", "japan-ministers": "JPN", "china-ministers": "CHN", "russia-cabinet": "RUS", "world": ""}
CONFIRMED = {"world": "2023-01-10"}
SLUGS = [
    (r"^president$|^president of (south korea|russia)", "president"), (r"^vice[- ]president$|^vice president$", "vice-president"), (r"^prime minister$|^premier of the state council", "prime-minister"),
    (r"^(deputy prime minister|first deputy prime minister|vice premier)", "deputy-prime-minister"), (r"^emperor$", "monarch"), (r"^secretary of state$", "secretary-of-state"),
    (r"^minister (of|for) foreign affairs$|^minister of foreign affairs and trade", "foreign-minister"),
    (r"^secretary of defen[cs]e$|^minister (of|for) (national )?defen[cs]e$", "defence-minister"), (r"^(secretary of the treasury)$|^minister (of|for) (economy and )?finance", "finance-minister"),
    (r"^minister of (unification|reunification)", "unification-minister"), (r"^minister of justice", "justice-minister"), (r"^minister of internal affairs$", "interior-minister"),
    (r"^minister of public security", "interior-minister"), (r"^national security advis[eo]r", "national-security-adviser"), (r"^attorney general$", "attorney-general"),
    (r"^chief cabinet secretary", "chief-cabinet-secretary"), (r"general secretary of the chinese communist party", "general-secretary"), (r"^speaker of|^chairman of the state duma", "speaker"),
    (r"^white house press secretary", "press-secretary"), (r"^director of the cia", "spy-chief"), (r"^director of the fbi", "fbi-director"), (r"^chief justice", "chief-justice"),
    (r"^(permanent representative|ambassador) to the united nations$", "ambassador-to-un"), (r"^minister of commerce|^secretary of commerce|united states trade representative", ""),
]
ORGS = [
    (r"^(deputy )?secretary-general of the united nations", "United Nations", ""), (r"^president of the united nations general assembly", "UN General Assembly", "president"),
    (r"^speaker of the arab parliament", "Arab League", "parliament-speaker"), (r"parliamentary assembly of the council of europe", "Parliamentary Assembly of the Council of Europe", "president"),
    (r"^president of the international court of justice", "International Court of Justice", "president"), (r"^vice president of the international court", "International Court of Justice", "vice-president"),
    (r"^judge of the international court", "International Court of Justice", "judge"), (r"^osce high commissioner", "Organization for Security and Cooperation in Europe", "high-commissioner-on-national-minorities"),
    (r"^director-general of the world trade", "World Trade Organization", "director-general"), (r"^under-secretary-general", "United Nations", "under-secretary-general"),
]


def short_of(name, country):
    """The word(s) by which the news goes on to call a person: the surname in the country's name order."""
    words = [w for w in name.split() if not re.fullmatch(r"(Jr\.?|Sr\.?|[IVX]+|Baron|King|Queen|Emperor|Crown|Prince|Sheikh|Mullah)", w.strip(","))]
    if not words:
        return name
    if country in ("KOR", "PRK", "CHN", "TWN") or (country in CJK and re.fullmatch(r"\w+-[a-zà-ž]+", words[-1])):
        western = len(words) == 2 and country in ("TWN", "KOR") and "-" not in words[1] and words[1] in ("Kim", "Lee", "Park", "Lai")
        return words[-1] if western else words[0]
    if country in ("ETH", "ERI", "MYS", "BTN"):
        return words[0]
    for at, word in enumerate(words[1:], 1):
        if word in ("de", "van", "von", "bin", "di", "da", "De", "Van", "Ould", "Ben", "Bin", "al", "Al", "el", "ul") and at < len(words) - 1:
            return " ".join(words[at:])
    return words[-1]


def office_of(position):
    """Office slug of a position's label."""
    text = position.lower().strip()
    for pattern, office in SLUGS:
        if re.search(pattern, text) and office:
            return office
    return slug(position.replace("the ", ""))


def genders(base, name):
    """Gender by Wikidata id, where a table of persons is there."""
    path = base / f"{name}.bio.csv"
    if not path.exists() or not path.stat().st_size:
        return {}
    return {r["id"]: r["gender"] for r in rows_of(path, ",")}


def holders(data):
    """Observations from the holders tables."""
    base = data / "actors/everypol"
    for name, country in SETS.items():
        known = genders(base, name)
        for row in rows_of(base / f"{name}.holders21.csv", ","):
            person, position = row["person"] or "", row["position"] or ""
            if not person or not row["start"] or re.search(r"[^\x00-ɏ’]", person) or person.startswith("Q") or "," in person and "Baron" not in person:
                continue
            person = person.split(",")[0]
            scope, office, org = country, office_of(position), ""
            if not country:
                match = next(((o, s) for p, o, s in ORGS if re.search(p, position.lower())), None)
                if not match:
                    continue
                org, office = match[0], match[1] or slug(position.lower().replace(" of the united nations", ""))
            gender = row.get("gender") or known.get(row["personID"], "")
            yield dict(country=scope, org=org, office=office, kind="holder", name=person, short=short_of(person, country), start=row["start"], end=row["end"] or "",
                       confirmed=row["end"] or CONFIRMED.get(name, "2022-08"), source="wikidata", qid=row["personID"], gender=gender[:1] if gender in ("male", "female") else "", label=position)


def foreign_ministers(data, names):
    """Foreign ministers in office in January 2023."""
    by_name = {fold(n): code for code, all_names in names.items() for n in all_names}
    known = genders(data / "actors/everypol", "world")
    for row in rows_of(data / "actors/everypol/world.foreign_ministers_2023-01.csv", ","):
        country = by_name.get(fold(row["countryLabel"])) or by_name.get(fold(re.sub(r"^(Republic|Kingdom) of (the )?", "", row["countryLabel"])))
        name = re.sub(r"^(Prince|Sheikh|Sir) ", "", row["name"] or "")
        if country and name and row["start"] and not re.search(r"[^\x00-ɏ’]", name):
            yield dict(country=country, org="", office="foreign-minister", kind="holder", name=name, short=short_of(name, country), start=row["start"], end="",
                       confirmed="2023-01-10", source="wikidata", qid=row["person"], gender=known.get(row["person"], "")[:1], label="")


def legislators(data):
    """Members of the US Congress in office in June 2026."""
    person, term, section = {}, {}, ""
    with open(data / "actors/us_congress/legislators-current.yaml", encoding="utf-8") as handle:
        for line in [*handle, "- id:\n"]:
            if line.startswith("- id:"):
                if person.get("terms"):
                    yield from congress(person)
                person, section = {"terms": []}, "id"
                continue
            top = re.match(r"  (\w+):\s*$", line)
            if top:
                section = top[1]
                continue
            field = re.match(r"\s+(?:- )?(\w+): (.+)$", line)
            if not field:
                continue
            value = field[2].strip().strip("'\"")
            if section == "terms":
                if line.startswith("  - "):
                    term = {}
                    person["terms"].append(term)
                term[field[1]] = value
            else:
                person.setdefault(field[1], value)


def congress(person):
    """The current, unbroken stretch in one house."""
    terms = [t for t in person["terms"] if "type" in t]
    last = terms[-1]["type"]
    start = terms[-1]["start"]
    for before, after in zip(reversed(terms[:-1]), reversed(terms)):
        if before["type"] != last or before["end"][:4] < str(int(after["start"][:4]) - 1):
            break
        start = before["start"]
    unescape = lambda s: re.sub(r"\\x([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1] or m[2], 16)), s)
    name = unescape(person.get("official_full") or f"{person['first']} {person['last']}")
    surname = unescape(person["last"])
    first = unescape(person.get("nickname") or person["first"])
    yield dict(country="USA", org="", office="senator" if last == "sen" else "representative", kind="holder", name=re.sub(r",? (Jr|Sr)\.?$", "", name), short=surname, start=start, end="",
               confirmed="2026-06-15", source="us-congress", qid=person.get("wikidata", ""), gender=person.get("gender", "").lower(), label="", also=[f"{first} {surname}", f"{unescape(person['first'])} {surname}"])
