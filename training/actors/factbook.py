"""Leaders of the Factbook snapshots, cleaned: names in news order, short token, office, dates."""

import re

from .common import LAST_REFRESH, fold, key, rows_of

SLOTS = {"cos", "hog", "amb_in_us", "us_amb"}
HONORIFIC = re.compile(r"^(Sir|Dame|Dr\.?|H\.E\.|HE|Gen\.?|General|Sr\. Gen\.|Lt\. Gen\.|Maj\. Gen\.|Maj\.|Col\.|Lt\. Col\.|Brig\. Gen\.|Cdre\.?|Capt\.|Brigadier|"
                       r"Vice Adm\.|Adm\.|Rear Adm\.|Air Chief Marshal|Marshal|Mr\.?|Ms\.?|Mrs\.?|Sheikh|Shaykh|Archbishop|Cardinal|Bishop|Engr?\.|Prof\.|Professor|"
                       r"Commander|Commodore|Major General|Lieutenant General|Brigadier General|Colonel|Reverend|Rev\.|\(Ret\.\)|\(ret\.\)|retired|Hon\.|Ambassador|designate|"
                       r"Tan Sri|Datuk|Dato'?|Tuanku|Prince|Princess|Her Royal Highness|His Royal Highness)[\s,]+", re.I)
TITLE = re.compile(r"^(?:(?:the|of the)\s+)?((?:(?:acting|interim|caretaker|transitional|transition|first|second|third|co-|deputy|vice|prime|federal|executive|state|chief|lieutenant|governor|"
                   r"high|president|presidents|minister|ministers|premier|chancellor|king|queen|sultan|amir|emir|emperor|pope|prefect|administrator|commissioner|"
                   r"a\s?mbassador|ambassadors|ambsssador|charge|chargé|d['’]affaires|d['’]? ?affaires|ad|interim|chair|chairman|chairperson|general|secretary|consul|"
                   r"council|presidential|leadership|member|notification|apostolic|nuncio|designate|elect|vice-president|coprince|co-prince|special|envoy|speaker|permanent|representative|leader|head|of|government|the|and|for)"
                   r"[-,\s]+)+)(?=[A-ZÀ-Ž'])", re.I)
OFFICES = [
    (r"charg|appointed|designate|consul general|permanent representative|secretary$|elect$", None),
    (r"\bvice[- ]pres|deputy president", "vice-president"),
    (r"governor[- ]general", "governor-general"), (r"lieutenant[- ]governor", "lieutenant-governor"),
    (r"deputy (prime|chief|premier|chair)|vice (prime|premier|chair)|^(first|second|third|assistant) ", "deputy-prime-minister"),
    (r"prime minister|\bpremier\b|president of the government", "prime-minister"),
    (r"supreme people's assembly", "parliament-president"), (r"state affairs commission|national defense commission", "supreme-leader"),
    (r"^chancellor|federal chancellor", "chancellor"), (r"chief minister", "chief-minister"), (r"chief executive", "chief-executive"),
    (r"supreme leader|taliban leader", "supreme-leader"),
    (r"\bpresident\b", "president"), (r"king|queen|emperor|sultan|\bamir\b|\bemir\b|grand duke|^prince$|co-?prince", "monarch"), (r"\bpope\b", "pope"),
    (r"crown prince", "crown-prince"), (r"^governor", "governor"), (r"high commissioner", "high-commissioner"), (r"administrator", "administrator"),
    (r"chair", "chairman"), (r"ambassador|nuncio", "ambassador"), (r"commissioner", "commissioner"), (r"prefect", "prefect"), (r"speaker", "speaker"),
]
# Rows of the Factbook that are wrong or speak of a designate
WRONG = {("ISL", "prime-minister", "Tomasdottir"), ("LBN", "prime-minister", "Hariri", "2020-10-22")}


def recase(word):
    """One word of a Factbook name in ordinary case: 'McCAIN', 'WEVER-CROES' and 'AL' as names are printed."""
    if re.fullmatch(r"[IVX]{1,4}\.?", word) or len(re.sub(r"\W", "", word)) < 2 or not re.search(r"[A-ZÀ-Ž]{2}", word):
        return word
    if re.match(r"(Mc|Mac|De|Di|Le|La|Van|O['’])[A-ZÀ-Ž]{3,}", word) and not word.isupper():
        head = re.match(r"(Mc|Mac|De|Di|Le|La|Van|O['’])", word)[0]
        return head + word[len(head):].capitalize()
    pieces = re.split(r"([-'’])", word)
    return "".join(p.lower() if i and pieces[i - 1] in "'’" and len(p) == 1 else p[:1].upper() + p[1:].lower() for i, p in enumerate(pieces))


def clean(name):
    """A name without title, honorific and note; its short token(s)."""
    name = re.sub(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”|;.*$| - formerly.*$|, (First|Second) Secretary.*$|,\s*(Dr|Jr|Sr)\.?$", "", name)
    name = re.sub(r"\belected chancellor.*$| of the Netherlands$|\bas of .*$", "", name).strip(" ,.")
    name = re.sub(r"\s+", " ", name)
    previous = None
    while previous != name:
        previous = name
        name = HONORIFIC.sub("", name)
    words = name.split()
    upper = [w for w in words if re.search(r"[A-ZÀ-Ž]{2}", re.sub(r"^(Mc|Mac|O')", "", w)) and not re.fullmatch(r"[IVX]+", w) and w not in ("GNU", "SAC", "CEO", "GNA", "JR", "II")]
    words = [w for w in words if w not in ("GNU", "SAC", "CEO", "GNA")]
    shown = " ".join(recase(w) for w in words)
    short = " ".join(recase(w) for w in upper)
    odd = re.search(r"\b(Territorial|Mission|Charges|To|Affairs|Embassy|Council|Assembly|Senate|Chief|Officer|Unit|Office|Syria|Venezuela|Ambassador|President|Minister|Governor|Recognizes|States)\b", shown)
    ok = upper and not odd and 1 <= len(words) <= 6 and all(re.match(r"^[\wÀ-ž'’.\-]+$", w) for w in words)
    return (shown, short) if ok else None


def split(row):
    """(title, name) pairs of a row; lists of deputies fall apart."""
    title, name = row["title"].strip(), row["name"].strip()
    name = re.sub(r"^(of the |the )?(Presidency|Swiss Confederation|Republic|State|Country|Council of Ministers)\s*(?=[A-ZÀ-Ž])", "", name)
    found = TITLE.match(name)
    if found:
        title, name = (title + " " + found[1]).strip(" ,"), name[found.end():]
    if re.search(r"Ministers|Presidents|Premiers", title):
        title = title.replace("Ministers", "Minister").replace("Presidents", "President").replace("Premiers", "Premier")
        return [(title, n) for n in re.split(r",? and |, ", name)]
    return [(title, name)]


def office_of(slot, title, country):
    """Office slug and holder kind, or None where the title is not to be trusted."""
    text = title.lower()
    kind = "acting" if re.search(r"acting|interim|caretaker|transition", text) else "holder"
    if slot in ("amb_in_us", "us_amb"):
        if re.search(r"charg|consul|permanent|designate|appointed|affaires", text):
            return None
        return (f"ambassador-to-{country.lower()}" if slot == "us_amb" else "ambassador-to-usa"), "holder"
    for pattern, office in OFFICES:
        if re.search(pattern, text):
            return (office, kind) if office else None
    return None


def load(data, fips, territories):
    """Tenure observations: dicts with country, office, name, short, start, first and last day seen."""
    found = []
    for row in rows_of(data / "actors/factbook/leaders_2014_2026.tsv"):
        country = fips.get(row["fips"])
        if not country or country.startswith("x-") or len(row["title"]) > 60 or row["slot"] not in SLOTS:
            continue
        for title, raw in split(row):
            read, office = clean(raw), office_of(row["slot"], title, country)
            if office and office[0] == "chairman" and country == "BIH":
                office = ("prime-minister" if row["slot"] == "hog" else "presidency-chairman", office[1])
            if country in territories and row["slot"] == "cos" and office and office[0] in ("president", "vice-president", "monarch"):
                continue  # the head of the state that the territory belongs to
            if {(country, office and office[0], read and read[1]), (country, office and office[0], read and read[1], row["since"])} & WRONG:
                continue
            if not read or not office or len(fold(read[0])) < 4:
                continue
            if office[0] in ("governor-general", "monarch") and row["slot"] == "cos" and read[1] in ("Charles", "Elizabeth"):
                continue
            holder = "USA" if row["slot"] == "us_amb" else country
            found.append(dict(page=row["fips"], country=holder, office=office[0], kind=office[1], name=read[0], short=read[1], start=row["since"], first=row["first_seen"],
                              last=row["last_seen"], open=row["last_seen"] >= "2026-01", source="factbook"))
    updates = {}
    for item in found:
        updates.setdefault(item["page"], set()).add(item["first"])
    for item in found:
        seen = max(d for d in updates[item["page"]] if d <= item["last"])  # the last update of the page that shows the holder
        item["end"] = "" if item["open"] else f"{seen}..{item['last']}" if seen < item["last"] else item["last"]
        item["confirmed"] = LAST_REFRESH if item["open"] else item["last"]
    return found


def short_alias(name, short, asian):
    """'Vladimir Putin' for 'Vladimir Vladimirovich Putin': first name and short token as the news prints them."""
    words = name.split()
    if asian or len(words) < 3 or not short or key(short) == key(words[0]):
        return []
    return [f"{words[0]} {short}"]
