"""organisations.tsv and memberships.tsv: hand-made bodies, Factbook parties, legislatures, forces, armed groups, members."""

import re

from .common import key, lines_of, parts, rows_of, slug, unique, write_tsv

HEADER = ["id", "name", "aliases", "kind", "scope", "sector", "countries"]
NOTE = re.compile(r"(^|\b)(part of|formed|form of|includ|coalition|former|operates|member|establish|also|see|merged|known as|led by|alliance|consist|note|split|banned|dissol|renamed|various|allied|seat|joined|affiliat|created|does not|since|until|previously|a\.k\.a|aka|linked|close to|ally|supports|suspended)", re.I)
ACRONYM = re.compile(r"^[A-Z0-9ÀÁÇÉÍÑÓÖŠŽ&+.\-/ ]{2,12}$")
GENERIC = {"parliament", "parlement", "parlamento", "parlament", "senate", "senat", "congress", "legislature", "assembly", "national assembly",
           "house of representatives", "house of assembly", "national council", "legislative assembly", "national congress", "federal assembly",
           "federal parliament", "national parliament", "general assembly", "people s assembly", "legislative council", "chamber of deputies",
           "shura council", "territorial council", "island council", "general council", "diet", "congress of the republic", "council of representatives",
           "congreso", "house", "assemblee nationale", "asamblea nacional", "asamblea legislativa", "congreso nacional", "assembleia nacional",
           "supreme council", "supreme assembly", "majlis", "majles", "national assembly of the republic", "assembly of the republic", "assembleia da republica",
           "assembly of the union", "federal council", "transitional national council", "conseil national", "kongreso", "parliamentary assembly",
           "conseil national de transition", "staten", "parlamente", "dr", "yen", "the movement"}


class Bodies:
    """Organisations found so far, with a look-up by country and name."""

    def __init__(self):
        self.rows, self.index, self.hand = {}, {}, {}

    def find(self, country, *names):
        """The id of a body of `country` that has one of the names, if it is there."""
        return next((self.index[country, key(n)] for n in names if (country, key(n)) in self.index), None)

    def add(self, name, aliases, kind, scope, sector, country, extra=(), hand=False):
        """Add a body, or add aliases to one that is known."""
        ident = self.find(country, name, *aliases) if country else self.find("", name)
        if ident is None:
            ident = slug(name)
            if ident in self.rows:
                ident = f"{ident}-{(country or 'x').lower()}"
            number = 2
            while ident in self.rows:
                ident, number = f"{slug(name)}-{(country or 'x').lower()}-{number}", number + 1
            self.rows[ident] = [ident, name, [], kind, scope, sector, unique([country])]
        row = self.rows[ident]
        row[2] = unique(a for a in [*row[2], name, *aliases] if a != row[1])
        row[6] = unique([*row[6], *extra])
        for alias in [name, *aliases]:
            self.index.setdefault((country, key(alias)), ident)
            if hand:
                self.hand.setdefault(key(alias), ident)
        return ident


def hand_made(path, bodies):
    """The bodies of orgs.txt."""
    kind = scope = sector = ""
    for line in lines_of(path):
        if line.startswith("@"):
            _, kind, scope, sector = line.split()
            scope, sector = ("" if x == "-" else x for x in (scope, sector))
            continue
        country, name, aliases = (f.strip() for f in line.split("|"))
        bodies.add(name, parts(aliases), kind, scope, sector, "" if country == "-" else country, hand=True)


def igos(data, hand, bodies, fips):
    """Memberships; bodies that only the membership lists know."""
    names = dict(line.split(" = ", 1) for line in lines_of(hand / "igo_names.txt"))
    same = {"C": "Commonwealth of Nations", "CE": "Council of Europe", "CP": "Colombo Plan", "CAN": "Andean Community", "IFRCS": "Red Cross",
            "ICRM": "Red Cross", "ICCt": "International Criminal Court", "ICCT": "International Criminal Court", "UN Security Council": "UN Security Council",
            "Interpol": "Interpol", "BCIE": "Central American Bank for Economic Integration", "CABEI": "Central American Bank for Economic Integration",
            "Quad": "Quadrilateral Security Dialogue", "EEU": "Eurasian Economic Union", "Francophonie": "OIF", "UNHRC": "UN Human Rights Council"}
    members = {}
    for row in rows_of(data / "actors/factbook/igo_membership.tsv"):
        code, _, status = row["igo"].partition(" (")
        status = status.rstrip(")")
        country = fips.get(row["fips"])
        if not country or not re.match(r"^[A-Z]", code) or len(code) > 26 or code in ("CP", "ICC", "none", "EPA", "CBI", "CSN") or "," in code:
            continue
        observer = bool(re.search(r"observer|partner|associate|candidate|guest|dialogue|excluded|cooperating|invitee|signatory|suspended|pending|enhanced|nonregional", status))
        members.setdefault(code.replace("- ", "-"), {}).setdefault(country, "o" if observer else "m")
    rows = {}
    for code, countries in members.items():
        name = same.get(code) or names.get(code) or code
        ident = bodies.index.get(("", key(name))) or bodies.index.get(("", key(code)))
        if ident is None and (code in names or len(countries) >= 3):
            ident = bodies.add(name, [code], "organization", "UNO" if code.startswith("UN") or code.startswith("MIN") else "IGO", "IGO", "")
        if ident is None:
            continue
        full = rows.setdefault(ident, {})
        for country, status in countries.items():
            full[country] = "m" if "m" in (status, full.get(country)) else "o"
    return [[ident, " ".join(sorted(c for c in m if m[c] == "m")), " ".join(sorted(c for c in m if m[c] == "o"))] for ident, m in sorted(rows.items())]


def party(text):
    """Name and other names of a Factbook party line, or None for what is no party."""
    text = re.sub(r"\[[^\]]*\]", "", text)
    inside = re.findall(r"\(([^()]*)\)", text)
    text = re.sub(r"\([^()]*\)", "", text).strip(" ;,-")
    pieces = [p.strip(" ,;") for p in re.split(r"\s+or\s+|\s*;\s*", text)]
    extra = [i.strip() for i in inside if i and not NOTE.search(i) and len(i) < 60 and not re.search(r"\d{4}|%", i)]
    name, aliases = pieces[0], pieces[1:] + [e for i in extra for e in re.split(r"\s+or\s+|/|;\s*", i)]
    if not name or len(name) > 70 or len(name) < 4 or NOTE.match(name) or not re.match(r"^[A-ZÀ-ŽΑ'¡«\"]", name) or name.lower() in ("independent", "independents", "none", "other"):
        return None
    aliases = [a.strip(" \"'") for a in aliases if 2 <= len(a.strip()) <= 60 and re.match(r"^[A-ZÀ-Ž]", a.strip()) and not NOTE.search(a)]
    return name.strip(" \"'"), unique(aliases)


def parties(data, bodies, fips):
    """Parties of the Factbook."""
    for row in rows_of(data / "actors/factbook/parties.tsv"):
        read, country = party(row["party"]), fips.get(row["fips"])
        if read and country:
            name, aliases = read
            aliases = [a for a in aliases if key(a) not in {"", key(name)} and not (len(a) <= 2 and not a.isupper())]
            bodies.add(name, aliases, "organization", "", "PTY", country)


def legislatures(data, bodies, fips, names):
    """Parliaments by their own names; the general ones ("parliament") are left to the grammar."""
    for row in rows_of(data / "actors/factbook/countries.tsv"):
        country, text = fips.get(row["fips"]), row["legislature"] or ""
        if not country or not text:
            continue
        for house in text.split(" / "):
            native = [n.strip() for i in re.findall(r"\(([^()]*)\)", house) for n in re.split(r" - |, ", i)]
            english = [n.strip(" -()") for n in re.split(r" - | or ", re.sub(r"\([^()]*\)", "", house).replace(")", ""))]
            own = [n for n in english + native if n and key(n) not in {key(g) for g in GENERIC} and "Tribes" not in n and len(n) > 3]
            own = [re.sub(r"^(The|UK|German|Il|Las|El) ", "", n).strip() for n in own]
            own = [n for n in own if key(n) not in {key(g) for g in GENERIC}]
            if own:
                bodies.add(own[0], own[1:], "government", "", "LEG", country)


def forces(data, bodies, fips):
    """Armed forces by their own names, the first body of each entry."""
    for row in rows_of(data / "actors/factbook/security_forces.tsv"):
        country = fips.get(row["fips"])
        first = re.split(r"[:;|]", row["text"])[0]
        found = re.match(r"^([A-Z][^()]{6,60}?)\s*\(([^()]{2,60})\)", first)
        if not country or not found or first.lower().startswith(("no ", "the ", "note")):
            continue
        inside = [p.strip() for p in found[2].split(",") if re.match(r"^[A-Z]", p.strip())]
        bodies.add(found[1].strip(), inside, "government", "", "MIL", country)


def armed_groups(data, bodies, fips):
    """Armed groups named by the Factbook, with the countries they are in."""
    for row in rows_of(data / "actors/factbook/terror_groups.tsv"):
        country, text = fips.get(row["fips"]), row["group"].replace("’", "'")
        if not country or len(text) > 75 or "see individual" in text or "," in text or text.startswith("US-"):
            continue
        inside = [p for i in re.findall(r"\(([^()]*)\)", text) for p in re.split(r"/", i) if not re.match(r"aka|known", i)]
        name = re.sub(r"\([^()]*\)", "", text).replace(" – ", " in ").replace(" - ", " in ").strip()
        name = re.sub(r"^La Mara Salvatruch[ae]$", "Mara Salvatrucha", re.sub(r"\s+", " ", name))
        ident = next((i for (c, k), i in bodies.index.items() if k in {key(name), *map(key, inside)} and bodies.rows[i][3] == "group"), None)
        if ident is None and name.startswith("Islamic State of Iraq and ash-Sham"):
            ident = bodies.index.get(("", key("Islamic State")))
        if ident:
            bodies.rows[ident][6] = unique([*bodies.rows[ident][6], country])
        else:
            crime = re.search(r"[Cc]artel|Tren de|Mara|Choneros|Lobos|Gran Grif|Viv Ansanm|Family", name)
            bodies.add(name, inside, "group", "", "CRM" if crime else "REB", country)


def marked(ident, row, weak, hand):
    """Aliases of a row with "?" before those that are ordinary words too, or the name of a better-known body."""

    def is_weak(name):
        if hand.get(key(name)):
            return key(name) in weak or hand[key(name)] != ident
        plain = len(name.split()) == 1 and name[:1].isupper() and not name.isupper()
        return key(name) in weak or row[5] == "PTY" and (plain or name.isupper() and len(name) <= 4 or len(key(name)) < 3)

    return [f"?{a}" if is_weak(a) else a for a in row[2]] + ([f"?{row[1]}"] if is_weak(row[1]) else [])


def build(data, hand, out, fips):
    """Write the tables; gives the look-up."""
    bodies = Bodies()
    hand_made(hand / "orgs.txt", bodies)
    members = igos(data, hand, bodies, fips)
    armed_groups(data, bodies, fips)
    parties(data, bodies, fips)
    legislatures(data, bodies, fips, {})
    forces(data, bodies, fips)
    weak = {key(w) for line in lines_of(hand / "weak.txt") for w in parts(line)}
    rows = [[r[0], r[1], "|".join(marked(i, r, weak, bodies.hand)), *r[3:6], "|".join(r[6])] for i, r in sorted(bodies.rows.items())]
    write_tsv(out / "organisations.tsv", HEADER, rows)
    write_tsv(out / "memberships.tsv", ["organisation", "members", "others"], members)
    return bodies
