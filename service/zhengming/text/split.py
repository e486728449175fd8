"""Characters that are written as two or three beside one another (拆字), by ``splits.tsv``.

``tools/build_split_table.py`` makes the table and tells how. Honest names hold such places all the time (女子 is 好 as
well), so what is found proves nothing until a word is complete with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from zhengming.text.character_class import bracketed

_PAIR, _TRIPLE = 2, 3
_FEW = 8
"""Characters behind which no more others stand in any split are asked apart: 公 would else be met before 司."""
_STAND = "stand"


class Joined(NamedTuple):
    """Adjacent characters ``[start, end)`` of a text that write ``char`` together.

    ``exact`` says that the parts are those of the character, or what is typed for them (氵 水); else the last one only
    looks like what is there (月券 for 腾).
    """

    start: int
    end: int
    char: str
    exact: bool


class Splits:
    """What parts make which characters.

    Args:
        rows: each character with its exact splits and its approximate ones.
        spelling: code point → the part that it is typed for.
    """

    def __init__(
        self, rows: Mapping[str, tuple[Sequence[str], Sequence[str]]], spelling: Mapping[int, str]
    ) -> None:
        self._rows, self._spelling = rows, spelling
        self._exact: dict[str, str] = {}
        self._rough: dict[str, str] = {}
        for char, splits in rows.items():
            for made, found in zip((self._exact, self._rough), splits, strict=True):
                for parts in dict.fromkeys(split.translate(spelling) for split in found):
                    made[parts] = made.get(parts, "") + char
        self._starts = _typed({parts[:_PAIR] for parts in (*self._exact, *self._rough)}, spelling)
        self.hint = _like(self._starts)
        """The source of a pattern that is found wherever characters may be joined."""
        self._like_starts = re.compile(f"(?=({self.hint}))")

    def narrowed(self, characters: Container[str]) -> Splits:
        """Those of some characters alone."""
        rows = {char: splits for char, splits in self._rows.items() if char in characters}
        return Splits(rows, self._spelling)

    def may_join(self, text: str) -> bool:
        """Whether some adjacent characters of a folded text may write one: never «no» where they do."""
        return not self._starts.isdisjoint(self._like_starts.findall(text))

    def joined(self, text: str) -> Iterator[Joined]:
        """Every place of ``text`` where two or three adjacent characters write one, from the left; overlapping ones
        too, and one after the other those that the same place may be.

        Args:
            text: a folded text.
        """
        spelled = text.translate(self._spelling)
        for run in self._like_starts.finditer(text):
            start = run.start()
            for end in (start + _PAIR, start + _TRIPLE):
                parts = spelled[start:end]
                if start + len(parts) < end:
                    break
                for char in self._exact.get(parts, ""):
                    yield Joined(start, end, char, True)
                for char in self._rough.get(parts, ""):
                    yield Joined(start, end, char, False)

    def parts_of(self, char: str) -> str:
        """Characters that write ``char`` together when they stand side by side; empty where none are known."""
        exact = self._rows.get(char, ((), ()))[0]
        return exact[0].translate(self._spelling) if exact else ""


@cache
def shipped() -> Splits:
    """The table that is shipped with the package.

    Raises:
        OSError: the file is missing or cannot be read.
        ValueError: the file is not such a table.
    """
    spelling: dict[int, str] = {}
    rows: dict[str, tuple[Sequence[str], Sequence[str]]] = {}
    for line in Path(__file__).with_name("splits.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        char, certain, likely = line.split("\t")
        if char == _STAND:
            spelling.update(dict.fromkeys(map(ord, likely), certain))
        else:
            rows[char] = certain.split(), likely.split()
    return Splits(rows, spelling)


def _like(starts: Collection[str]) -> str:
    """The source of a pattern that finds all of the ``starts``, and little else in honest names."""
    behind: dict[str, set[str]] = {}
    for start in starts:
        behind.setdefault(start[0], set()).add(start[1])
    few = {first for first, those in behind.items() if len(those) <= _FEW}
    groups = [group for group in (few, behind.keys() - few) if group]
    pairs = ((group, set[str]().union(*(behind[first] for first in group))) for group in groups)
    return "|".join("".join(map(bracketed, pair)) for pair in pairs) or "(?!)"


def _typed(starts: Collection[str], spelling: Mapping[int, str]) -> frozenset[str]:
    """The ``starts`` in every way that they are typed."""
    typed: dict[str, set[str]] = {}
    for code, part in spelling.items():
        typed.setdefault(part, {part}).add(chr(code))
    return frozenset(
        first + second
        for start in starts
        for first, second in product(*(typed.get(part, part) for part in start))
    )
