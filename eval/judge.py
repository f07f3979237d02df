#!/usr/bin/env python3
"""Prints data/calibration.tsv: for each rule the share of its entries that match the development gold.

usage: judge.py GOLD_FOLDER RECORDS.jsonl      (GOLD_FOLDER holds score.py and dev/)
"""
import json
import pathlib
import sys
from collections import Counter

DRAW = 4  # entries' worth of the mean of all rules that each rule is mixed with


def main():
    folder, records = pathlib.Path(sys.argv[1]), sys.argv[2]
    sys.path.insert(0, str(folder))
    import score

    golds = {g["text"]: g for f in sorted((folder / "dev").glob("*.json")) for g in [json.loads(f.read_text("utf-8"))]}
    right, seen, kinds = Counter(), Counter(), Counter()
    for line in open(records, encoding="utf-8"):
        raw = json.loads(line)
        gold = score.Article(golds[raw["text"]], True, raw["article"]["id"])
        pred = score.Article(raw, False, raw["article"]["id"])
        same = score.identify(gold, pred)
        for kind, matched in (("statements", statements(score, gold, pred, same)), ("events", events(score, gold, pred, same))):
            for at, entry in enumerate(raw[kind]):
                seen[entry["by"]] += 1
                right[entry["by"]] += at in matched
                kinds[kind] += 1
    mean = sum(right.values()) / max(1, sum(seen.values()))
    print("# share of entries that are right on the development gold, by rule; written by cargo xtask eval --calibrate")
    print(f"*\t{mean:.2f}")
    for rule in sorted(seen):
        print(f"{rule}\t{(right[rule] + DRAW * mean) / (seen[rule] + DRAW):.2f}\t{seen[rule]}")


def statements(score, gold, pred, same):
    """Right: content and cue match, and the speaker is not somebody else."""
    jac = lambda a, b: len(a & b) / len(a | b) if a | b else 0
    fits = lambda x, y: score.over(x["cue"], y["cue"]) or (x["cue"] is None and y["cue"] is None)
    pairs = score.pairs(gold.statements, pred.statements, lambda x, y: jac(x["chars"], y["chars"]) if fits(x, y) and jac(x["chars"], y["chars"]) >= 0.5 else 0)
    wrong = lambda x, y: x["actor"] and y["actor"] and same.get(y["actor"]) != x["actor"]
    return {j for i, j in pairs if not wrong(gold.statements[i], pred.statements[j])}


def events(score, gold, pred, same):
    """Right: type and trigger match."""
    def fit(x, y):
        if y["type"] != x["type"] and y["type"] not in x["alt"]:
            return 0
        near = x["trigger"] and y["trigger"] and gold.sentence(x["trigger"][0]) == gold.sentence(y["trigger"][0])
        acts = frozenset(same.get(i, "?" + i) for i in y["actors"]) == x["actors"]
        return 2 + acts if score.over(x["trigger"], y["trigger"]) else (1 if near and x["actors"] and acts else 0)
    return {j for _, j in score.pairs(gold.events, pred.events, fit)}


if __name__ == "__main__":
    main()
