#!/usr/bin/env python3
"""Fits the weights of data/place/choose.toml: which of the places of one name is meant.

usage: fit_places.py PLACES.tsv LGL.xml NAMES.jsonl [DEMONYMS.tsv]
  PLACES.tsv    written by build_gazetteer.py --debug
  LGL.xml       local news with known places (toponym offsets, coordinates); read here, never copied into the project
  NAMES.jsonl   world news with the spans of its names: the output of `cargo run --example places` for lines with "names": true
  DEMONYMS.tsv  data/actors/countries.tsv

World news teaches by distant supervision: a name whose container follows it ("Aurora, Colorado"), and a name of which one place has
twenty times the inhabitants of all others, count as known. The model is the log-linear one of crates/summitry/src/place/choose.rs;
features and their order are those of `PlaceWeights`. Needs numpy.
"""
import json, math, pathlib, random, re, sys, xml.etree.ElementTree as ET
from collections import Counter, defaultdict

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from build_gazetteer import SEAT, SECOND, SECTION, SHADE, CAPITAL, KINDS, fold, km

FEATURES = ["people", *KINDS, "second", "section", "seat", "capital", "alias", "shaded", "same_country", "same_country_share", "same_unit",
            "same_unit_share", "near", "around", "contained", "not_contained", "contains", "after_name", "alike", "publisher"]
ALONE = 13
# Fixed, against the bent of local news.
FIXED = {"country": 2.5, "capital": 1.0, "alias": -3.5, "shaded": -3.0}
LOCAL, WORLD = 1.0, 0.5
LIKELY = 0.02
TOP_LEVEL = {"uk": "GB"}


class Place:
    __slots__ = ("name", "kind", "country", "unit", "at", "xyz", "people", "flags", "main")

    def __init__(self, row):
        self.name, self.kind, self.country, self.unit = row[0], row[1], row[2], row[3]
        self.at, self.people, self.flags = (float(row[4]), float(row[5])), int(row[7]), int(row[9])
        self.main = set(row[10].split("|"))
        a, b = math.radians(self.at[0]), math.radians(self.at[1])
        self.xyz = (math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a))

    def local(self):
        return bool(self.flags & SECOND) or self.kind not in ("country", "region", "water")


class World:
    def __init__(self, path, demonyms):
        self.by_name, self.country = defaultdict(list), {}
        for line in open(path, encoding="utf-8"):
            row = line.rstrip("\n").split("\t")
            place = Place(row)
            for name in row[8].split("|"):
                self.by_name[name].append(place)
            if place.kind == "country" and place.country:
                self.country[place.country] = place
        self.demonym = {}
        for line in open(demonyms, encoding="utf-8") if demonyms else []:
            row = line.rstrip("\n").split("\t")
            for word in "|".join(row[8:10]).split("|") if len(row) > 9 and row[1] in self.country else []:
                self.demonym.setdefault(fold(word), self.country[row[1]])

    def candidates(self, words):
        key = fold(words)
        if key in self.demonym:
            return [self.demonym[key]]
        return self.by_name.get(key, [])[:64]


def contains(outer, inner):
    if outer is inner:
        return False
    if outer.kind == "country":
        return inner.country == outer.country
    if outer.kind == "admin1":
        return (inner.country, inner.unit) == (outer.country, outer.unit)
    if outer.kind in ("region", "water"):
        return (inner.country == outer.country and km(inner.at, outer.at) < 120) if outer.country else km(inner.at, outer.at) < 1500
    return outer.kind == "city" and bool(inner.flags & SECTION) and km(inner.at, outer.at) < 40


class Group:
    def __init__(self, key, places):
        self.key, self.places, self.gold = key, places, []
        self.after, self.before, self.beside = [], [], []
        self.p = np.array([])


def groups(text, names, world):
    """One group a name: one name means one place in an article, but for one that follows itself."""
    out, last = {}, None
    for start, end, gold in sorted(names, key=lambda n: n[0]):
        key = fold(text[start:end])
        gap = text[last[1]:start] if last else ""
        follows = bool(re.fullmatch(r", (in |the )?|\s*\(\s*", gap))
        itself = follows and last[2].key == key
        group = out.setdefault((key, itself), None) or Group(key, world.candidates(text[start:end]))
        out[key, itself] = group
        if gold:
            group.gold.append(gold)
        if follows and last[2] is not group:
            group.before.append(last[2]); last[2].after.append(group)
        if last and last[2] is not group and re.fullmatch(r"(,| and| or|, and|, or)( the)? ", gap):
            group.beside.append(last[2]); last[2].beside.append(group)
        last = (start, end, group)
    return [g for g in out.values() if g.places]


def alone(group, place):
    second = bool(place.flags & SECOND)
    return ([math.log10(place.people + 50)] + [float(place.kind == k and not second) for k in KINDS] + [float(second)]
            + [float(bool(place.flags & f)) for f in (SECTION, SEAT, CAPITAL)] + [float(group.key not in place.main), float(bool(place.flags & SHADE))])


def context(all_groups, n, publisher):
    group, others = all_groups[n], [g for m, g in enumerate(all_groups) if m != n]
    countries, units = Counter(), Counter()
    for g in others:
        for place, p in zip(g.places, g.p):
            countries[place.country] += p; units[place.country, place.unit] += p
    xyz = np.array([p.xyz for p in group.places])
    near, around = np.zeros(len(xyz)), np.zeros(len(xyz))
    for g in others:
        likely = [(place.xyz, p) for place, p in zip(g.places, g.p) if p > LIKELY and place.local()]
        if likely:
            weights = np.array([p for _, p in likely])
            away = np.arccos(np.clip(xyz @ np.array([x for x, _ in likely]).T, -1, 1)) * 6371
            near += (np.exp(-away / 60) * weights).max(axis=1); around += (np.exp(-away / 300) * weights).max(axis=1)
    rows = []
    for at, place in enumerate(group.places):
        country = countries[place.country] if place.country else 0.0
        unit = units[place.country, place.unit] if place.unit else 0.0
        share = max(len(others), 1)
        inside = any(p > LIKELY and contains(o, place) for g in group.after for o, p in zip(g.places, g.p))
        other = not inside and any(o.kind in ("admin1", "country") for g in group.after for o in g.places)
        holds = any(contains(place, o) for g in group.before for o in g.places)
        alike = max([sum(p for o, p in zip(g.places, g.p) if o.kind == place.kind and not contains(o, place) and not contains(place, o)) for g in group.beside] + [0.0])
        rows.append(alone(group, place) + [math.log1p(country), country / share, math.log1p(unit), unit / share, math.log1p(near[at]), math.log1p(around[at]),
                    float(inside), float(other), float(holds), float(bool(group.before) and place.kind in ("admin1", "country")), alike,
                    float(publisher is not None and place.country == publisher)])
    return np.array(rows)


def softmax(scores):
    e = np.exp(scores - scores.max())
    return e / e.sum()


def run(weights, article, last=False):
    """Likelihoods after the stages of `weights`; with `last`, the features of the stage to come."""
    gs, publisher = article
    feats = [np.array([alone(g, p) for p in g.places]) for g in gs]
    for n, w in enumerate(weights):
        if n:
            feats = [context(gs, m, publisher) for m in range(len(gs))]
        for g, f in zip(gs, feats):
            g.p = softmax(f @ w)
    if last and weights:
        feats = [context(gs, m, publisher) for m in range(len(gs))]
    return feats


def label(group):
    share = np.array([np.mean([km(p.at, g) <= 100 for g in group.gold]) for p in group.places])
    return (share >= share.max() - 1e-9).astype(float) if share.max() > 0 else None


def fit(examples, steps=300, decay=1e-3):
    n, k = len(examples[0][0][0]), max(len(x) for x, _, _ in examples)
    x, hide, y = np.zeros((len(examples), k, n), np.float32), np.full((len(examples), k), -1e9, np.float32), np.zeros((len(examples), k), np.float32)
    weight = np.array([w for _, _, w in examples], np.float32); weight /= weight.mean()
    for at, (rows, gold, _) in enumerate(examples):
        x[at, :len(rows)], hide[at, :len(rows)], y[at, :len(rows)] = rows, 0, gold
    fixed = {FEATURES.index(f): v for f, v in FIXED.items()}
    w, m, v = np.zeros(n), np.zeros(n), np.zeros(n)
    for step in range(1, steps + 1):
        for at, value in fixed.items():
            w[at] = value
        p = np.exp(np.minimum(s := (x @ w + hide), 1e9) - s.max(1, keepdims=True)); p /= p.sum(1, keepdims=True)
        t = p * y; t /= np.maximum(t.sum(1, keepdims=True), 1e-12)
        slope = np.einsum("nk,nkf->f", (p - t) * weight[:, None], x) / len(examples) + decay * w
        slope[list(fixed)] = 0
        m, v = .9 * m + .1 * slope, .99 * v + .01 * slope ** 2
        w = w - .05 * (m / (1 - .9 ** step)) / (np.sqrt(v / (1 - .99 ** step)) + 1e-8)
    return w


def train(local, world_news):
    weights = []
    for _ in range(3):
        examples = []
        for articles, share in ((local, LOCAL), (world_news, WORLD)):
            for article in articles:
                for g, f in zip(article[0], run(weights, article, last=True)):
                    y = label(g) if g.gold and len(g.places) > 1 else None
                    if y is not None:
                        examples.append((f, y, share * math.sqrt(len(g.gold))))
        weights.append(fit(examples))
    return weights


def read_local(path, world):
    for a in ET.parse(path).getroot():
        names = []
        for t in a.find("toponyms"):
            tag = t.find("gaztag")
            gold = tag is not None and (float(tag.find("lat").text), float(tag.find("lon").text))
            names.append((int(t.find("start").text), int(t.find("end").text), gold))
        last = a.find("domain").text.rsplit(".", 1)[-1]
        publisher = TOP_LEVEL.get(last, last.upper()) if len(last) == 2 else None
        yield a.find("domain").text, (groups(a.find("text").text, names, world), publisher)


def read_world(path, world):
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        text, names = article["text"], []
        for start, end, tag in article["names"]:
            words = text[start:end]
            start += len(words) - len(re.sub(r"^[Tt]he ", "", words)); end -= len(words) - len(re.sub(r"['’]s?$", "", words))
            if "\n" not in words and end > start and (tag != "NORP" or fold(text[start:end]) in world.demonym):
                names.append([start, end, None])
        hidden = set()
        for at, name in enumerate(names):
            key, found = fold(text[name[0]:name[1]]), world.candidates(text[name[0]:name[1]])
            if not found or key in world.demonym:
                continue
            behind = names[at + 1] if at + 1 < len(names) else None
            if behind and text[name[1]:behind[0]] == ", " and fold(text[behind[0]:behind[1]]) != key:
                outer = [p for p in world.candidates(text[behind[0]:behind[1]]) if p.kind in ("admin1", "country")]
                inside = [p for p in found if any(contains(o, p) for o in outer)]
                if inside:
                    name[2] = max(inside, key=lambda p: p.people).at; hidden.add(at + 1)
                    continue
            rank = lambda p: p.people * (1 if key in p.main else .05) * (.2 if p.flags & (SECOND | SHADE) else 1)
            best, *rest = sorted(found, key=rank, reverse=True)
            lead = not rest or best.people > 100_000 and rank(best) > 20 * rank(rest[0])
            if key in best.main and (lead or best.kind == "country" and key != "georgia"):
                name[2] = best.at
        kept = [n for at, n in enumerate(names) if at not in hidden or random.random() > .6]
        if any(n[2] for n in kept):
            yield groups(text, kept, world), None


def accuracy(weights, articles):
    right = n = 0
    for article in articles:
        run(weights, article)
        for g in article[0]:
            n += len(g.gold)
            right += sum(km(g.places[int(np.argmax(g.p))].at, gold) <= 161 for gold in g.gold)
    return right, n


def main():
    random.seed(4)
    world = World(sys.argv[1], sys.argv[4] if len(sys.argv) > 4 else None)
    local, news = list(read_local(sys.argv[2], world)), list(read_world(sys.argv[3], world))
    papers = sorted({d for d, _ in local}); random.shuffle(papers)
    held = set(papers[::4])
    weights = train([a for d, a in local if d not in held], news)
    for name, articles in (("learned papers", [a for d, a in local if d not in held]), ("held-out papers", [a for d, a in local if d in held])):
        right, n = accuracy(weights, articles)
        print(f"# {name}: {right} of {n} names with candidates within 161 km ({100 * right / n:.1f} %)", file=sys.stderr)
    for part, w in zip(("alone", "first", "second"), train([a for _, a in local], news)):
        print(f"\n[{part}]")
        for at, feature in enumerate(FEATURES):
            value = 0.5 if feature in ("site", "water") else w[at] if at < len(w) else 0.0
            print(f"{feature} = {value:.3f}")


if __name__ == "__main__":
    main()
