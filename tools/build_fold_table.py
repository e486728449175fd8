"""Build ``service/zhengming/text/fold.tsv``, the table that the folder reads.

Everything that folding knows about characters is decided here, once, so that a verdict does not
depend on the Unicode version of the Python that runs it. Needs Debian's ``unicode-data`` (UCD, Unihan
and emoji data of one Unicode version) and the ``opencc`` package::

    .venv/bin/python -m tools.build_fold_table [--unicode /usr/share/unicode] [--check]

How a character is read, first match wins:

1. a character of the 通用规范汉字表 (Unihan kTGH) is never changed;
2. ``variants.tsv``: our own readings, hand-checked, each with its source;
3. noise: Default_Ignorable, Cf, Cc, private use and noncharacters are invisible; white space, brackets,
   emoji; combining marks that belong to no script in particular are accents;
4. letters and numbers in disguise: NFKC decompositions (vulgar fractions excepted: ½ is not 12), accents
   taken off, enclosed characters that NFKC leaves alone (❶ 🅰), radicals, case folding;
5. Han characters: traditional, Japanese, Hong Kong forms by OpenCC, then the closure of Unihan's variants
   (kSemanticVariant, kZVariant, "same as" notes of kDefinition) within two steps of kTGH;
6. punctuation, symbols and free-standing modifier letters are separators; what is left stays.

Readings are closed: each is itself folded until nothing changes, hence folding twice changes nothing.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import opencc

from tools.made_file import add_check, settle
from tools.unicode_database import Unicode

TEXT = Path(__file__).parents[1] / "service" / "zhengming" / "text"
LAST = 0x10FFFF
HOW = (
    "case",
    "width",
    "traditional",
    "japanese",
    "variant",
    "radical",
    "enclosed",
    "compatibility",
)
WIDTH_TAGS = {"<wide>", "<narrow>", "<small>", "<vertical>"}
ENCLOSED_TAGS = {"<circle>", "<square>"}
ENCLOSED_BLOCKS = (
    range(0x2460, 0x2500),
    range(0x2776, 0x2794),
    range(0x3200, 0x3400),
    range(0x1F100, 0x1F300),
)
RADICAL_BLOCKS = (range(0x2E80, 0x2FE0), range(0x31C0, 0x31F0))
KANA_COMMON_LETTERS = {0x30FC, 0xFF70, *range(0x3031, 0x3036)}
CONTEXTS = {"open", "close", "zero", "separator"}  # read by where they stand, or not at all
VOICING = {0x3099: (0x3099, 0xFF9E), 0x309A: (0x309A, 0xFF9F)}  # with their half-width forms
KEPT_SYMBOLS_AS_SEPARATORS = {
    0xA9,
    0xAE,
    0x2120,
    0x2122,
}  # © ® ℠ ™ say nothing about how a name is read
SAME_AS = re.compile(
    r"(?:same as|variant of|ancient form of|(?:non-classical|standard|abbreviated|simplified) form of)([^;,()]*)"
)

Reading = tuple[str, frozenset[str]]


class HanVariants:
    """Reads a Han character outside the standard table as one inside, where a source says so."""

    def __init__(self, ucd: Unicode) -> None:
        self.rank = {c: i for i, c in enumerate(ucd.standard)}
        self.sounds = ucd.unihan["kMandarin"]
        convert = {name: opencc.OpenCC(name).convert for name in ("t2s", "jp2t", "hk2s")}
        self.forms: tuple[tuple[str, Callable[[str], str]], ...] = (
            ("traditional", convert["t2s"]),
            ("japanese", lambda c: convert["t2s"](convert["jp2t"](c))),
            ("traditional", convert["hk2s"]),
        )
        self.components = set(ucd.radical.values())  # 艹 is no 草 but a part of characters
        self.edges: dict[str, set[str]] = defaultdict(set)
        for field in ("kSemanticVariant", "kZVariant", "kSimplifiedVariant"):
            for c, value in ucd.unihan[field].items():
                self.edges[c] |= {chr(int(v.split("<")[0][2:], 16)) for v in value.split()}
        for c, value in ucd.unihan["kDefinition"].items():
            for note in SAME_AS.findall(value):
                named = {x for x in note if ucd.script.get(ord(x)) == "Han"}
                if len(named) == 1:
                    self.edges[c] |= named

    def read(self, c: str) -> Reading | None:
        """The reading of ``c`` and how it was found; ``None`` when it is read as it stands."""
        fallback: Reading | None = None
        for how, convert in self.forms:
            to = convert(c)
            if to != c and len(to) == 1:
                if to in self.rank:
                    return to, frozenset({how})
                fallback = fallback or (to, frozenset({how}))
        if c in self.components:
            return fallback
        near = {c}
        for _ in range(2):
            near = {y for x in near for y in self.edges[x]} - {c}
            standard = {s for x in near if (s := self._standard(x))}
            if standard:
                sound = self.sounds.get(c)
                best = min(standard, key=lambda s: (self.sounds.get(s) != sound, self.rank[s]))
                return best, frozenset({"variant"})
        return fallback

    def _standard(self, c: str) -> str:
        return next((s for s in (c, *(f(c) for _, f in self.forms)) if s in self.rank), "")


class Table:
    """Decides each character once."""

    def __init__(self, ucd: Unicode, own: dict[str, tuple[str, str]]) -> None:
        self.ucd = ucd
        self.own = own
        self.han = HanVariants(ucd)
        self.open = {c: (kind, "open") for c, kind in self._bracket_kinds().items()}
        clash = sorted(set(own) & set(self.han.rank))
        if clash:
            sys.exit(
                f"variants.tsv changes characters of the standard table, take them out: {' '.join(clash)}"
            )

    def _bracket_kinds(self) -> dict[int, str]:
        kinds: dict[int, str] = {}
        for c, (other, side) in self.ucd.brackets.items():
            first = c if side == "o" else int(other, 16)
            kinds[c] = self.ucd.decomposition.get(first, chr(first))
        return kinds

    def decide(self, c: int) -> tuple[str, str] | None:
        """What the table says of ``c``: (reading, how); ``None`` when it says nothing."""
        special = self._special(c)
        if special:
            return special
        reading, how = self.read(chr(c))
        if reading == chr(c):
            return None
        if reading:
            return reading, " ".join(h for h in HOW if h in how)
        return "", "separator"

    def _special(self, c: int) -> tuple[str, str] | None:
        """Noise, brackets and marks: what is taken out of a name whatever stands around it."""
        ucd = self.ucd
        if chr(c) in self.own and self.own[chr(c)][1] in CONTEXTS:
            return self.own[chr(c)]
        for plain, narrow in VOICING.values():
            if c in (plain, narrow):
                return "", "mark compatibility" if c == plain else "mark width"
        if c in ucd.white or ucd.category.get(c, "Cn").startswith("Z"):
            return "", "space"
        if c in ucd.invisible or c in ucd.noncharacters or ucd.category.get(c) == "Cs":
            return "", "invisible"
        for b in (c, ord(ucd.decomposition[c]) if len(ucd.decomposition.get(c, "")) == 1 else c):
            if b in ucd.brackets:
                return self._bracket_kinds()[b], "open" if ucd.brackets[b][1] == "o" else "close"
            if chr(b) in self.own and self.own[chr(b)][1] in {"open", "close"}:
                return self.own[chr(b)]
        if self._accent(c):
            return "", "mark enclosed" if ucd.category[c] == "Me" else "mark compatibility"
        if c in KEPT_SYMBOLS_AS_SEPARATORS:
            return "", "separator"
        if c in ucd.emoji and not self.read(chr(c))[0] and ucd.category.get(c, "Cn")[0] != "P":
            return "", "emoji"
        return None

    def _accent(self, c: int) -> bool:
        loose = self.ucd.script.get(c, "Common") in {"Inherited", "Common"}
        return self.ucd.category.get(c, "Cn").startswith("M") and loose

    def read(self, c: str) -> tuple[str, frozenset[str]]:
        """The folded reading of one character, closed; empty when there is nothing to read."""
        step = self._step(c)
        if step is None:
            return ("" if self._silent(ord(c)) else c), frozenset()
        text, how = step
        parts = [self.read(x) for x in text]
        return "".join(p[0] for p in parts), how.union(*(p[1] for p in parts))

    def _silent(self, c: int) -> bool:
        """Whether nothing of the character is read."""
        category = self.ucd.category.get(c, "Cn")
        if self.own.get(chr(c), ("", ""))[1] == "separator":
            return True
        if category == "Lm":
            return self.ucd.script.get(c) == "Common" and c not in KANA_COMMON_LETTERS
        return (
            category[0] in "PSZ"
            or c in self.ucd.invisible
            or self._accent(c)
            or c in self.ucd.emoji
        )

    def _step(self, c: str) -> Reading | None:
        """One step towards the reading of ``c``; ``None`` when it is read as it stands."""
        code, ucd = ord(c), self.ucd
        if c in self.han.rank or code in VOICING or code in ucd.invisible:
            return None
        if c in self.own:
            reading, how = self.own[c]
            return None if how in CONTEXTS else (reading, frozenset({how}))
        if code in ucd.radical:
            return ucd.radical[code], frozenset({"radical"})
        if code in ucd.decomposition:
            return self._decomposed(code)
        if code in ucd.fold:
            return ucd.fold[code], frozenset({"case"})
        named = self._named(code)
        if named:
            return named
        return (
            self.han.read(c)
            if ucd.script.get(code) == "Han" and ucd.category.get(code) == "Lo"
            else None
        )

    def _decomposed(self, code: int) -> Reading | None:
        ucd = self.ucd
        tag, text = ucd.tag[code], ucd.decomposition[code]
        if tag == "<fraction>" or (not tag and VOICING.keys() & set(map(ord, text))):
            return None
        if any(code in block for block in RADICAL_BLOCKS):
            return text, frozenset({"radical"})
        if tag in WIDTH_TAGS:
            return text, frozenset({"width"})
        boxed = tag in ENCLOSED_TAGS or any(code in block for block in ENCLOSED_BLOCKS)
        return text, frozenset({"enclosed" if boxed else "compatibility"})

    def _named(self, code: int) -> Reading | None:
        """Letters and numbers that only Unicode's name gives away: ❶, 🅰, 🆗, ø, ʀ, 🇨."""
        ucd, name = self.ucd, self.ucd.name.get(code, "")
        if any(code in block for block in ENCLOSED_BLOCKS) and ucd.numeric.get(code, "").isdigit():
            return ucd.numeric[code], frozenset({"enclosed"})
        boxed = re.fullmatch(
            r"(?:CROSSED )?NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER ([A-Z])"
            r"|REGIONAL INDICATOR SYMBOL LETTER ([A-Z])"
            r"|(?:NEGATIVE )?SQUARED (AB|CL|COOL|FREE|ID|NEW|NG|OK|SOS|VS)|(?:SQUARED (UP) WITH EXCLAMATION MARK)",
            name,
        )
        if boxed:
            return next(filter(None, boxed.groups())).lower(), frozenset({"enclosed"})
        letter = re.fullmatch(
            r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]) WITH .*|LATIN SMALL LETTER DOTLESS ([IJ])"
            r"|LATIN LETTER SMALL CAPITAL ([A-Z])",
            name,
        )
        if letter:
            return next(filter(None, letter.groups())).lower(), frozenset({"compatibility"})
        return None


def read_own(path: Path) -> dict[str, tuple[str, str]]:
    """The rows of ``variants.tsv``: character → (reading, how)."""
    rows = (
        line.split("\t")
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def ranges(codes: Iterable[int]) -> Iterator[str]:
    """Runs of code points as ``AAAA`` or ``AAAA..BBBB``."""
    run: list[int] = []
    for code in [*sorted(codes), LAST + 2]:
        if run and code != run[-1] + 1:
            yield f"{run[0]:04X}" if len(run) == 1 else f"{run[0]:04X}..{run[-1]:04X}"
            run = []
        run.append(code)


def rows(ucd: Unicode, table: Table) -> Iterator[str]:
    """All rows of the table after its header."""
    removed: dict[str, list[int]] = defaultdict(list)
    changed: list[str] = []
    for c in range(LAST + 1):
        if ucd.category.get(c) == "Co":
            continue
        decided = table.decide(c)
        if decided and decided[0]:
            changed.append(f"{c:04X}\t{decided[0]}\t{decided[1]}")
        elif decided:
            removed[decided[1]].append(c)
    yield f"standard\t{''.join(ucd.standard)}\t"
    for how in sorted(removed):
        yield from (f"{r}\t\t{how}" for r in ranges(removed[how]))
    taken = {c for codes in removed.values() for c in codes}
    kept = {c for c, v in ucd.category.items() if v.startswith("M")} - taken
    numbers = {c for c, v in ucd.category.items() if v.startswith("N")}
    fields = (ucd.unihan["kPrimaryNumeric"], ucd.unihan["kAccountingNumeric"])
    numerals = {ord(c) for field in fields for c in field if c in table.han.rank}
    for how, codes in ("kept-mark", kept), ("number", numbers), ("numeral", numerals):
        yield from (f"{r}\t\t{how}" for r in ranges(codes))
    for c, text in sorted(ucd.decomposition.items()):
        if not ucd.tag[c] and ord(text[-1]) in VOICING:
            plain, narrow = VOICING[ord(text[-1])]
            yield f"{ord(text[0]):04X} {plain:04X}\t{chr(c)}\tcompatibility"
            yield f"{ord(text[0]):04X} {narrow:04X}\t{chr(c)}\twidth"
    yield from changed
    folded = {row.split("\t")[0] for row in changed}
    open_ended = [
        row for row in changed if any(f"{ord(x):04X}" in folded for x in row.split("\t")[1])
    ]
    if [row for row in open_ended if not row.endswith(("open", "close"))]:
        sys.exit(f"the table is not closed: {open_ended[:5]}")


def main() -> int:
    """Write the table, or with ``--check`` say whether the committed one is what would be written."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--unicode", type=Path, default=Path("/usr/share/unicode"))
    add_check(arguments)
    given = arguments.parse_args()
    ucd = Unicode(given.unicode)
    table = Table(ucd, read_own(TEXT / "variants.tsv"))
    header = (
        "# How each character is folded. Made by tools/build_fold_table.py: change that or variants.tsv, not this.\n"
        f"# Unicode {ucd.version} (UCD, Unihan, emoji data: Unicode License v3), OpenCC {opencc.__version__}\n"
        "# (Apache-2.0) and variants.tsv. Columns: code point, range or pair; reading (of a bracket: its kind); how.\n"
        "# The first row is the 通用规范汉字表 (2013, Unihan kTGH), in its order: these are never changed.\n"
    )
    text = header + "\n".join(rows(ucd, table)) + "\n"
    return settle(TEXT / "fold.tsv", text, check=given.check)


if __name__ == "__main__":
    sys.exit(main())
