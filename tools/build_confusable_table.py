"""Build ``service/zhengming/text/confusables.tsv``: characters of one script that pose as those of another.

Needs Debian's ``unicode-data`` and confusable-homoglyphs (``requirements/tables.txt``), which carries the data of
UTS #39, and takes a second::

    python -m tools.build_confusable_table [--unicode /usr/share/unicode] [--check]

A character is taken when Unicode's confusables put it into one group with a Latin letter (or with what folds to one)
or with a Han character, it is one character of category L, its script is one of ``SURE`` or ``MIXED`` (the scripts
people's fonts have and that hold such letters at all), and folding does not read it so already.
``confusable_pairs.tsv`` adds what Unicode does not list, and overrules. How sure each is:

``sure``   the character has no other use in the name of an organization in China (Cherokee, bopomofo, 囗);
``mixed``  it is a letter of a living script: it poses only beside what it poses as (ハ in 王ハ, not ハム);
``weak``   digits, i and l: honest as they are (4s店, 1号店); they pose only where they make a known word.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tools.made_file import add_check, settle
from tools.unicode_database import Unicode
from zhengming.text.fold import Folder

TEXT = Path(__file__).parents[1] / "service" / "zhengming" / "text"
PAIRS = Path(__file__).with_name("confusable_pairs.tsv")
SURE = frozenset({"Cherokee", "Lisu", "Coptic", "Deseret", "Bopomofo"})
MIXED = frozenset({"Latin", "Cyrillic", "Greek", "Armenian", "Georgian", "Katakana", "Hiragana", "Hangul"})  # fmt: skip
KANA_MARKS = frozenset("ー")

Row = tuple[str, str, str, str]
"""Character, what it poses as, how sure, source."""


def groups() -> dict[str, set[str]]:
    """Character → characters that Unicode's confusables put beside it, in both directions."""
    spec = find_spec("confusable_homoglyphs")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("confusable-homoglyphs is not installed: requirements/tables.txt")
    listed = json.loads(Path(spec.origin).with_name("confusables.json").read_text("utf-8"))
    found: dict[str, set[str]] = defaultdict(set)
    for c, others in listed.items():
        for other in (o["c"] for o in others):
            if len(c) == len(other) == 1:
                found[c].add(other)
                found[other].add(c)
    return found


def own() -> list[Row]:
    """The rows of ``confusable_pairs.tsv``."""
    lines = PAIRS.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2], "own") for row in rows]


class Builder:
    """Makes the table."""

    def __init__(self, ucd: Unicode) -> None:
        self.ucd = ucd
        self.groups = groups()
        self.folder = Folder.load()

    def rows(self) -> list[Row]:
        """All rows, by code point."""
        found = {row[0]: row for c in sorted(self.groups) for row in self._listed(c)}
        for c, target, sure, source in own():
            found[c] = c, target, sure, source
            folded = self._folded(c)
            if len(folded) == 1 and folded not in {c, target, *self.folder.standard}:
                found[folded] = folded, target, sure, source
        return sorted(found.values())

    def _listed(self, c: str) -> Iterator[Row]:
        script = self.ucd.script.get(ord(c), "")
        if c in KANA_MARKS:
            script = "Katakana"
        latin = c.isascii() or self._folded(c).isascii()
        if script not in SURE | MIXED or latin or self.ucd.category.get(ord(c), "")[0] != "L":
            return
        near = {self._folded(x) for x in self._reach(c)}
        targets = sorted(x for x in near if self._target(x)) or sorted(filter(self._han, near))
        if targets:
            yield c, targets[0], "sure" if script in SURE else "mixed", "unicode"

    def _reach(self, c: str) -> set[str]:
        """The group of ``c``, which in the data is a star around one of its members."""
        return self.groups[c] | {y for x in self.groups[c] for y in self.groups[x]} - {c}

    def _folded(self, c: str) -> str:
        return self.folder.fold(c).text

    def _target(self, c: str) -> bool:
        return len(c) == 1 and c.isascii() and c.isalpha()

    def _han(self, c: str) -> bool:
        return len(c) == 1 and c in self.folder.standard


def table(builder: Builder) -> str:
    """The whole file."""
    header = (
        "# Characters of one script that pose as those of another. Made by tools/build_confusable_table.py:\n"
        "# change that or tools/confusable_pairs.tsv, not this. From the confusables of UTS #39 (Unicode License v3,\n"
        f"# by confusable-homoglyphs, MIT), Unicode {builder.ucd.version} (Unicode License v3) and our own pairs.\n"
        "# This table: Apache-2.0. Columns: character; what it poses as; how sure (sure, mixed, weak: the script\n"
        "# says what that means); source.\n"
    )
    return header + "".join("\t".join(row) + "\n" for row in builder.rows())


def main() -> int:
    """Write the table, or with ``--check`` say whether the committed one is what would be written."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--unicode", type=Path, default=Path("/usr/share/unicode"))
    add_check(arguments)
    given = arguments.parse_args()
    text = table(Builder(Unicode(given.unicode)))
    return settle(TEXT / "confusables.tsv", text, check=given.check)


if __name__ == "__main__":
    sys.exit(main())
