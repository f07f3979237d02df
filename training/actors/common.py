"""Shared helpers of the actor tables: keys, slugs, dates, TSV in and out."""

import csv
import re
import sys
import unicodedata

LAST_REFRESH = "2026-01-22"  # the last data refresh of the Factbook snapshots
CJK = {"JPN", "CHN", "KOR", "PRK", "TWN", "HKG", "VNM", "HUN", "SGP", "MAC"}


def fold(text):
    """Lower case, no diacritics, letters and digits only (words kept apart by one space)."""
    text = text.translate(str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "ae", "ð": "d", "þ": "th"}))
    text = unicodedata.normalize("NFKD", text).lower()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"['’ʻ`]", "", text)
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def key(text):
    """Name key: folded, without spaces."""
    return fold(text).replace(" ", "")


def bag(text):
    """Order-free name key: the sorted words."""
    return "".join(sorted(fold(text.replace("-", "")).split()))


def slug(text):
    """A readable id."""
    return fold(text).replace(" ", "-")


def rows_of(path, delimiter="\t"):
    """Rows of a table with a header, as dicts; repeated header lines are dropped."""
    with open(path, encoding="utf-8", newline="") as handle:
        quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        for row in csv.DictReader(handle, delimiter=delimiter, quoting=quoting):
            if row and list(row.values())[0] != list(row.keys())[0]:
                yield row


def lines_of(path):
    """Lines of a hand-made table without comments and blanks."""
    with open(path, encoding="utf-8") as handle:
        for line in handle:
            line = line.rstrip("\n")
            if line.strip() and not line.startswith("#"):
                yield line


def parts(text):
    """The pieces of a '; ' list."""
    return [p.strip() for p in text.split(";") if p.strip()]


def unique(items):
    """Items in order, each once."""
    return list(dict.fromkeys(i for i in items if i))


def write_tsv(path, header, rows):
    """Write sorted-by-caller rows; tabs and newlines may not occur inside a field."""
    with open(path, "w", encoding="utf-8", newline="\n") as handle:
        handle.write("\t".join(header) + "\n")
        for row in rows:
            fields = ["" if f is None else str(f) for f in row]
            if any("\t" in f or "\n" in f for f in fields):
                sys.exit(f"{path}: a field holds a tab or newline: {fields}")
            handle.write("\t".join(fields) + "\n")
    print(f"{path}: {len(rows)} rows", file=sys.stderr)
