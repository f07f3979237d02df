#!/usr/bin/env python3
"""How much of the verb patterns of the old CAMEO dictionaries the event lexicon recognises.

usage: coverage.py SHARED_FOLDER [--missing N]      (run at the repository root; needs target/debug/xtask)

Every pattern of CAMEO.2.0.txt that is plain words after the verb becomes a clause ("Chad will VERB WORDS of Peru.") with
the verb it was first found with, and so does every verb that has a code of its own. A pattern counts when `cargo xtask try` finds an event at it (`any`), and when the event has the PLOVER
type that the table of 2021 gives to the pattern's code (`type`). Patterns of CAMEO 01 and 02, which PLOVER drops, are left out.
Nothing of the dictionary is written anywhere.
"""
import collections
import pathlib
import re
import subprocess
import sys

OURS = {"116": "SANCTION", "163": "SANCTION", "175": "COERCE", "192": "ASSAULT", "191": "COERCE", "055": "CONCEDE", "057": "AGREE"}


def main():
    shared = pathlib.Path(sys.argv[1])
    show = int(sys.argv[sys.argv.index("--missing") + 1]) if "--missing" in sys.argv else 0
    types = table(shared / "data/plover/cameo_to_plover_2021.tsv")
    wanted = [(clause, types[code], code) for clause, code in clauses(shared) if code in types]
    found = run([clause for clause, _, _ in wanted])
    any_, right, total = collections.Counter(), collections.Counter(), collections.Counter()
    for (clause, kind, code), kinds in zip(wanted, found):
        total[kind] += 1
        any_[kind] += bool(kinds)
        right[kind] += kind in kinds
        if show and not kinds:
            show -= 1
            print(kind, code, clause)
    for kind in sorted(total):
        print(f"{kind:10} {total[kind]:5} patterns  any {100 * any_[kind] / total[kind]:5.1f}  type {100 * right[kind] / total[kind]:5.1f}")
    n = sum(total.values())
    print(f"{'all':10} {n:5} patterns  any {100 * sum(any_.values()) / n:5.1f}  type {100 * sum(right.values()) / n:5.1f}")


def table(path):
    types = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        code, kind = line.split("\t")[:2]
        types[code] = OURS.get(code[:3], kind)
    return types


def clauses(shared):
    verb, block, default, seen = None, None, None, set()
    for line in (shared / "data/events/dictionaries/CAMEO.2.0.txt").read_text("utf-8", "replace").splitlines():
        line, _, comment = line.partition("#")
        line = line.rstrip()
        head = re.match(r"---\s+(\S+)\s+\[(\d+|---)\]", line)
        if head:
            default = head[2] if head[2] != "---" else None
            block, verb = head[1].lower().replace("_", " "), None
        elif re.match(r"[A-Z][A-Z_+]*( \{.*\})?( \[\d+\])?\s*$", line):
            verb = line.split()[0].lower().replace("_", " ").replace("+", " ").strip()
            own = re.search(r"\[(\d+)\]", line)
            code = own[1] if own else default
            if code:
                yield from once(f"Chad will {verb} Peru.", code, seen)
        elif verb and line.startswith("- * "):
            pattern = re.match(r"- \* ([A-Z {}()_]+?)\s*\[(\d+)", line)
            if pattern:
                words = re.sub(r"[{}()]", " ", pattern[1]).replace("_", " ").lower().split()
                origin = re.match(r"\s*([A-Z]+)\b", comment)
                act = origin[1].lower() if origin else block
                yield from once(f"Chad will {act} {' '.join(words)} of Peru.", pattern[2], seen)


def once(clause, code, seen):
    if clause not in seen:
        seen.add(clause)
        yield clause, code


def run(sentences):
    out = subprocess.run(["target/debug/xtask", "try"], input="\n".join(sentences), capture_output=True, text=True, check=True).stdout
    found = []
    for line in out.splitlines():
        if line.startswith("    "):
            found[-1].add(line.split()[0])
        else:
            found.append(set())
    return found


if __name__ == "__main__":
    main()
