"""What folding knows about characters, read from ``fold.tsv``.

``tools/build_fold_table.py`` makes the file and tells where each reading comes from. Nothing here asks the Unicode
database of the running Python, so the same text folds the same way on every interpreter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from zhengming.model.folded import Fold

MARK = 1 << 13
"""Beside Fold's bits: a combining mark, part of the character before it."""
OPEN = 1 << 14
"""An opening bracket; the reading is its kind."""
CLOSE = 1 << 15
"""A closing bracket; the reading is its kind."""
ZERO = 1 << 16
"""A circle, read as a numeral between numerals, else a separator."""

Entry = tuple[str, int]
"""How a character is read (empty: not at all; of a bracket: its kind), and what that does, in bits."""

_BITS = {name.lower(): int(fold) for name, fold in Fold.__members__.items()} | {
    "mark": MARK,
    "open": OPEN | int(Fold.BRACKET),
    "close": CLOSE | int(Fold.BRACKET),
    "zero": ZERO | int(Fold.SEPARATOR),
}


@dataclass(frozen=True, slots=True)
class FoldTable:
    """The table, by character.

    Args:
        entries: every character that does not stay as it is.
        pairs: two characters that make one, e.g. ``カ`` and the half-width voicing mark.
        standard: the 通用规范汉字表 of 2013: 8105 characters, none of them in ``entries``.
        marks: combining marks of all kinds, those that stay and those that are taken off.
        numbers: characters of Unicode's categories N.
        numerals: Han characters that are numerals.
        zeros: circles that read as a numeral between numerals.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    pairs: dict[str, Entry] = field(default_factory=dict)
    standard: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    numerals: set[str] = field(default_factory=set)
    zeros: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, path: Path | None = None) -> FoldTable:
        """Read the table that is shipped with the package, or another one.

        Raises:
            OSError: the file is missing or cannot be read.
            ValueError: the file is not such a table.
        """
        source = path or Path(__file__).with_name("fold.tsv")
        table = cls()
        entries, bits = table.entries, dict(_BITS)
        sets = {"kept-mark": table.marks, "number": table.numbers, "numeral": table.numerals}
        for line in source.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            where, reading, how = line.split("\t")
            done = bits.get(how)
            if done is None and how in sets:
                sets[how].update(_characters(where))
            elif where == "standard":
                table.standard.update(reading)
            else:
                if done is None:
                    done = bits[how] = sum(bits[word] for word in how.split(" "))
                if done & (MARK | ZERO):
                    (table.marks if done & MARK else table.zeros).update(_characters(where))
                if len(where) < 6:
                    entries[chr(int(where, 16))] = reading, done
                elif " " in where:
                    table.pairs["".join(chr(int(x, 16)) for x in where.split())] = reading, done
                else:
                    entries.update(dict.fromkeys(_characters(where), (reading, done)))
        return table


def _characters(where: str) -> Iterator[str]:
    """The characters of a cell like ``AAAA`` or ``AAAA..BBBB``."""
    first, _, last = where.partition("..")
    return map(chr, range(int(first, 16), int(last or first, 16) + 1))
