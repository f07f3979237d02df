"""persons.tsv, offices.tsv and tenures.tsv: every source merged person by person, office by office."""

import datetime
import difflib
import re

from . import factbook, wikidata
from .common import CJK, LAST_REFRESH, bag, fold, key, lines_of, parts, rows_of, slug, unique, write_tsv

SINGLE = {"president", "prime-minister", "chancellor", "monarch", "supreme-leader", "secretary-of-state", "foreign-minister", "defence-minister", "finance-minister",
          "unification-minister", "justice-minister", "interior-minister", "national-security-adviser", "secretary-general", "director-general", "pope", "general-secretary", "high-representative",
          "chief-executive", "governor-general", "leader", "chief-prosecutor", "managing-director", "executive-director", "high-commissioner", "press-secretary", "attorney-general", "commission-chair",
          "state-counsellor", "head-of-junta", "chief-adviser", "kremlin-spokesman", "parliament-president", "spy-chief", "crown-prince", "head-of-sovereign-council", "humanitarian-chief", "ambassador-to-usa"}
CORE = {"president", "prime-minister", "chancellor", "monarch", "supreme-leader", "foreign-minister", "secretary-of-state", "defence-minister", "secretary-general", "director-general", "leader", "pope"}
SECTORS = [(r"opposition", "OPP"), (r"party-leader", "PTY"), (r"senator|representative|speaker|house|parliament|congress|councillors|duma|federation-council", "LEG"), (r"justice$|judge|supreme-court|prosecut|procurator|solicitor", "JUD"),
           (r"chief-of-staff-of|joint-chiefs|naval|army|navy|air-force|commandant|marine|general-staff|commander|national-guard|army-chief", "MIL"), (r"spy|cia|national-intelligence|sis|intelligence", "SPY"),
           (r"fbi|police|national-public-safety", "COP"), (r"^party|general-secretary", "GOV"), (r"pope|spiritual", "REL"), (r"president-of-.*university|professor", "EDU")]
LABELS = {"prime-minister": "Prime Minister", "monarch": "Monarch", "foreign-minister": "Foreign Minister", "defence-minister": "Defence Minister", "finance-minister": "Finance Minister",
          "secretary-of-state": "Secretary of State", "ambassador-to-un": "Ambassador to the United Nations", "ambassador-to-usa": "Ambassador to the United States", "high-representative": "High Representative",
          "spy-chief": "CIA Director", "fbi-director": "FBI Director", "kremlin-spokesman": "Kremlin Spokesman", "interior-minister": "Interior Minister", "justice-minister": "Justice Minister"}
REIGN_OFFICES = {"president", "prime-minister", "monarch", "supreme-leader", "chancellor", "leader", "general-secretary", "head-of-junta", "chief-adviser", "head-of-sovereign-council"}


def day(text, last=False):
    """First (or last) day of a written date; None for none."""
    if not text:
        return None
    text = text.split("..")[-1 if last else 0]
    bits = [int(b) for b in text.split("-")]
    if len(bits) == 1:
        return datetime.date(bits[0], 12, 31) if last else datetime.date(bits[0], 1, 1)
    if len(bits) == 2:
        return (datetime.date(bits[0] + bits[1] // 12, bits[1] % 12 + 1, 1) - datetime.timedelta(1)) if last else datetime.date(bits[0], bits[1], 1)
    return datetime.date(*bits)


def near(one, two, days=75):
    """Whether two written dates may be the same day give or take `days`."""
    slack = datetime.timedelta(days)
    return day(one) - slack <= day(two, True) and day(two) - slack <= day(one, True)


def likeness_of(one, two):
    """How much of the letters of two names agree, 0 to 1."""
    return difflib.SequenceMatcher(None, key(one), key(two)).ratio()


def overlap(one, two):
    """Whether two stretches of time share a day."""
    return day(one["start"]) <= (day(two["end"], True) or datetime.date.max) and day(two["start"]) <= (day(one["end"], True) or datetime.date.max)


class Register:
    """Persons and tenures while they are put together."""

    def __init__(self):
        self.persons, self.tenures, self.index, self.by_office = [], [], {}, {}

    def person(self, obs):
        """The person of an observation, new or known."""
        country, scope = obs["country"], obs["country"] or obs.get("org")
        wanted = [("q", obs.get("qid"))] if obs.get("qid") else []
        names = unique([obs["name"], *obs.get("also", []), *factbook.short_alias(obs["name"], obs["short"], country in CJK)])
        sure = names[:1] if obs["source"] == "hand" else names
        wanted += [(scope, form(n)) for n in sure for form in (bag, key)]
        full = [("*", bag(n)) for n in [obs["name"]] if " " in n]
        wanted += full if obs.get("org") else []
        found, same = next((self.index[w] for w in wanted if w in self.index), None), self.by_tenure(obs)
        if found and same and found is not same:
            self.merge(same, found)
            found = same
        found = found or same
        if found is None:
            found = dict(name=obs["name"], shorts=[], aliases=[], gender="", countries=[], qid="")
            self.persons.append(found)
        found["aliases"] = unique(n for n in [*found["aliases"], *names] if n != found["name"])
        found["shorts"] = unique([*found["shorts"], obs["short"]])
        found["gender"] = found["gender"] or obs.get("gender", "")
        found["qid"] = found["qid"] or obs.get("qid", "")
        found["countries"] = unique([*found["countries"], country, obs.get("nation", "")])
        places = [p for p in (scope, obs.get("nation")) if p]
        wanted += [(place, form(n)) for place in places for n in names for form in (bag, key)]
        for each in [*wanted, *(full if obs["source"] in ("hand", "wikidata") else [])]:
            self.index.setdefault(each, found)
        return found

    def merge(self, one, two):
        """Make two persons one, the first."""
        one["aliases"] = unique(n for n in [*one["aliases"], two["name"], *two["aliases"]] if n != one["name"])
        for field in ("shorts", "countries"):
            one[field] = unique([*one[field], *two[field]])
        for field in ("gender", "qid"):
            one[field] = one[field] or two[field]
        self.persons = [p for p in self.persons if p is not two]
        self.index = {k: one if p is two else p for k, p in self.index.items()}
        for tenure in self.tenures:
            if tenure["person"] is two:
                tenure["person"] = one

    def by_tenure(self, obs):
        """A known holder of the same single office at that time under another spelling."""
        if not is_single(obs["office"]):
            return None
        asian, short = obs["country"] in CJK, key(obs["short"])
        for tenure in self.by_office.get((obs["country"] or obs.get("org"), obs["office"]), []):
            known = tenure["person"]
            if obs["office"].startswith("ambassador") and len(obs["start"]) == 10 and tenure["start"] == obs["start"]:
                return known
            likeness = max(likeness_of(n, obs["name"]) for n in [known["name"], *known["aliases"]])
            same_short = short in {key(s) for s in known["shorts"]}
            together = near(tenure["start"], obs["start"], 30)
            words = {key(w) for n in [known["name"], *known["aliases"]] for w in n.split() if len(w) > 3}
            if together and likeness >= 0.7 and (same_short or not asian):
                return known
            if not asian and (same_short and likeness >= 0.75 and overlap(tenure, obs) or near(tenure["start"], obs["start"]) and (same_short or short in words)):
                return known
        return None

    def tenure(self, person, obs, basis):
        """Add a tenure or confirm a known one."""
        scope = obs["country"] or obs.get("org")
        for known in self.by_office.get((scope, obs["office"]), []):
            same = known["person"] is person
            if same and (near(known["start"], obs["start"]) or overlap(known, obs) and known["kind"] == obs["kind"]):
                known["sources"] = unique([*known["sources"], obs["source"]])
                known["basis"] = "table" if basis == "table" else known["basis"]
                known["confirmed"] = max(known["confirmed"], obs["confirmed"])
                if len(obs["start"]) > len(known["start"]) and near(known["start"], obs["start"]):
                    known["start"] = obs["start"]
                if known["end"] and ".." in known["end"] and obs["end"] and ".." not in obs["end"]:
                    known["end"] = obs["end"]
                if ".." in known["end"] and not obs["end"] or ".." in known["end"] and ".." in obs["end"] and day(obs["end"], True) > day(known["end"], True):
                    known["end"] = obs["end"]
                return known
        new = dict(person=person, scope=scope, org=bool(obs.get("org")), office=obs["office"], start=obs["start"], end=obs["end"], kind=obs["kind"],
                   confirmed=obs["confirmed"], sources=[obs["source"]], basis=basis, label=obs.get("label", ""), seen=obs.get("first", ""))
        self.tenures.append(new)
        self.by_office.setdefault((scope, obs["office"]), []).append(new)
        return new


def hand_made(path, bodies):
    """Observations of leaders.txt."""
    for line in lines_of(path):
        head, rest = line.split(": ", 1)
        scope, office = head.rsplit(" ", 1)
        org = bodies.index.get(("", key(scope[4:]))) or next((i for (c, k), i in bodies.index.items() if k == key(scope[4:])), None) if scope.startswith("org:") else ""
        if org is None:
            raise SystemExit(f"leaders.txt: no organisation {scope}")
        spells = [re.match(r"(\S+) (.+)$", s) for s in parts(rest)]
        for at, (start, name) in enumerate(s.groups() for s in spells):
            if name == "-":
                continue
            start, dots, end = start.partition("..")
            if not dots:
                end = spells[at + 1][1] if at + 1 < len(spells) else ""
            elif end == "2026":
                end = ""
            gender = "f" if "(f)" in name else "m"
            nation = re.search(r"\[([A-Z]{3})\]", name)
            home = bodies.rows[org][6] if org and bodies.rows[org][4] not in ("UNO", "EUR", "IGO", "NGO", "IMG") else []
            nation = nation[1] if nation else home[0] if len(home) == 1 else ""
            name = re.sub(r"\s*\[[A-Z]{3}\]", "", name)
            acting = "acting" if "(a)" in name else "holder"
            name = re.sub(r"\s*\([af]\)", "", name)
            country = "" if org else scope
            plain = re.sub(r"^(King|Queen|Emperor|Crown Prince) ", "", name)
            yield dict(country=country, org=org, office=office, kind=acting, name=name, short=wikidata.short_of(plain, country), start=start, end=end, confirmed=end,
                       source="hand", gender=gender, nation=nation, also=[plain] if plain != name and " " in plain else [])


def check_with_reign(data, register):
    """Mark hand-made tenures that REIGN's leader list has with the same surname and start."""
    cow = {r["cow_abb"]: r["iso3"] for r in rows_of(data / "actors/factbook/countries.tsv") if r["cow_abb"]}
    spells = {}
    with open(data / "actors/reign/leaderlist_3_21.csv", encoding="latin-1") as handle:
        head = handle.readline().strip().split(",")
        for line in handle:
            row = dict(zip(head, line.rstrip("\n").split(",")))
            if row.get("syear", "").isdigit() and row["smonth"].isdigit() and 1 <= int(row["smonth"]) <= 12:
                spells.setdefault(cow.get(row["stateabb"]), []).append((f"{row['syear']}-{int(row['smonth']):02}", key(row["leader"]), row))
    for tenure in register.tenures:
        if tenure["basis"] == "unverified" and tenure["office"] in REIGN_OFFICES:
            words = {key(w) for w in tenure["person"]["name"].split() if len(w) > 2}
            for start, name, _ in spells.get(tenure["scope"], []):
                if near(start, tenure["start"]) and any(w in name or name in w for w in words if len(name) > 2):
                    tenure["sources"] = unique([*tenure["sources"], "reign"])
                    tenure["basis"] = "table"
                    break


def close(register):
    """Open or vague ends of a single-holder office end where the next holder begins.

    The Factbook shows a holder until somebody updates the page, so its last sight says nothing against a later "since".
    """
    groups = {}
    for tenure in register.tenures:
        if is_single(tenure["office"]):
            groups.setdefault((tenure["scope"], tenure["office"]), []).append(tenure)
    for (_, office), group in groups.items():
        group.sort(key=lambda t: (day(t["start"]), t["start"]))
        for one, two in zip(group, group[1:]):
            if one["person"] is two["person"]:
                continue
            start, stale = two["start"], one["sources"] == ["factbook"]
            if not one["end"]:
                one["end"] = start if one["confirmed"] and near(one["confirmed"], start, 200) else f"{one['confirmed'] or one['start']}..{start}"
            elif day(one["end"], True) > day(start) and (".." in one["end"] or stale or near(one["end"], start, 120) and two["kind"] != "acting"):
                vague = office.startswith("ambassador") and one["seen"] and day(one["seen"]) < day(start)
                one["end"] = f"{max(one['seen'], one['start'][:10])}..{start}" if vague and day(one["start"]) <= day(one["seen"]) else start
            if ".." in one["end"] and day(one["end"]) > day(one["end"], True):
                one["end"] = one["end"].split("..")[1]
            if day(one["end"], True) < day(one["start"]):
                one["end"] = one["start"]


def is_single(office):
    """Whether one person at a time holds an office."""
    return office in SINGLE or office.startswith(("ambassador-to-", "governor-of-"))


def shared(register):
    """Offices called single in which two held office together for more than two months after all."""
    groups = {}
    for t in register.tenures:
        if is_single(t["office"]) and t["kind"] == "holder":
            groups.setdefault((t["scope"], t["office"]), []).append(t)
    found = set()
    for office, group in groups.items():
        group.sort(key=lambda t: day(t["start"]))
        for at, one in enumerate(group):
            end = day(one["end"]) or datetime.date.max
            if any(one["person"] is not two["person"] and (min(end, day(two["end"]) or end) - day(two["start"], True)).days > 60 for two in group[at + 1:]):
                found.add(office)
    return found


def finish(register, out, bodies):
    """Ids, and the three tables."""
    used = {}
    for person in register.persons:
        base = slug(re.sub(r"^(King|Queen|Emperor|Crown Prince|Mullah) ", "", person["name"]))
        ident = base if base not in used else f"{base}-{(person['countries'] or ['org'])[0].lower()}"
        number = 2
        while ident in used:
            ident, number = f"{base}-{(person['countries'] or ['org'])[0].lower()}-{number}", number + 1
        used[ident] = person
        person["id"] = ident
    persons = [[p["id"], p["name"], "|".join(p["aliases"]), "|".join(p["shorts"]), p["gender"], "|".join(c for c in p["countries"] if c), p["qid"]]
               for p in sorted(register.persons, key=lambda p: p["id"])]
    write_tsv(out / "persons.tsv", ["id", "name", "aliases", "short", "gender", "countries", "wikidata"], persons)
    offices, rows, together = {}, [], shared(register)
    print("held together:", *sorted("/".join(o) for o in together if o[1] in CORE))
    for t in sorted(register.tenures, key=lambda t: (t["scope"], t["office"], day(t["start"]), t["person"]["id"])):
        ident = f"{t['scope']}/{t['office']}"
        sector = next((s for p, s in SECTORS if re.search(p, t["office"])), "GOV")
        if t["org"]:
            row = bodies.rows[t["scope"]]
            sector = "IGO" if row[4] in ("IGO", "UNO", "EUR") else row[5]
        label = LABELS.get(t["office"]) or t["label"] or t["office"].replace("-", " ").title().replace(" Of ", " of ").replace(" To ", " to ")
        single = is_single(t["office"]) and (t["scope"], t["office"]) not in together
        offices.setdefault(ident, [ident, "" if t["org"] else t["scope"], t["scope"] if t["org"] else "", sector, label, "1" if single else "0"])
        rows.append([t["person"]["id"], ident, t["start"], t["end"], t["kind"], t["confirmed"] if not t["end"] else "", "+".join(t["sources"]), t["basis"]])
    write_tsv(out / "offices.tsv", ["id", "country", "organisation", "sector", "title", "single"], [offices[i] for i in sorted(offices)])
    write_tsv(out / "tenures.tsv", ["person", "office", "start", "end", "kind", "confirmed", "sources", "basis"], sorted(rows))


def build(data, hand, out, fips, names, bodies, territories):
    """Write the tables."""
    register = Register()
    for obs in [*hand_made(hand / "leaders.txt", bodies), *hand_made(hand / "envoys.txt", bodies)]:
        register.tenure(register.person(obs), obs, "unverified")
    by_bag = {}
    for person in register.persons:
        by_bag.setdefault(bag(person["name"]), person)
    for line in lines_of(hand / "aliases.txt"):
        name, others = line.split(" | ")
        for person in [p for p in register.persons if p["name"] == name]:
            person["aliases"] = unique([*person["aliases"], *parts(others)])
            for other in parts(others):
                for country in person["countries"]:
                    register.index.setdefault((country, bag(other)), person)
    world = [dict(o, org=next((bodies.index[k] for k in [("", key(o["org"]))] if k in bodies.index), "")) if o["org"] else o for o in wikidata.holders(data)]
    observations = [*factbook.load(data, fips, territories), *(o for o in world if o["country"] or o["org"]), *wikidata.foreign_ministers(data, names), *wikidata.legislators(data)]
    realm = {bag(n) for p in register.persons for n in [p["name"], *p["aliases"]]}
    states = {p: set(q["countries"]) for q in register.persons for p in [bag(n) for n in [q["name"], *q["aliases"]]]}
    for obs in sorted(observations, key=lambda o: (o["source"] != "wikidata", o["start"])):
        if obs["source"] == "factbook" and obs["office"] in ("president", "monarch", "prime-minister", "vice-president"):
            names_of = [bag(obs["name"]), bag(f"{obs['name'].split()[0]} {obs['short']}")]
            if any(n in realm and obs["country"] not in states[n] for n in names_of):
                continue  # a head of state shown again under a dependency
        register.tenure(register.person(obs), obs, "table")
    check_with_reign(data, register)
    close(register)
    finish(register, out, bodies)
