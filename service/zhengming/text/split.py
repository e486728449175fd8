"""Characters that are written as two or three beside one another (拆字), by ``splits.tsv``.

``tools/build_split_table.py`` makes the table and tells how. Honest names hold such places all the time (女子 is 好 as
well), so what is found proves nothing until a word is complete with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zhengming.text.sieve import every_run

_PAIR, _TRIPLE = 2, 3
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


@dataclass(frozen=True, slots=True)
class _Table:
    """The table: ``spelling`` is code point → the part that it is typed for; ``exact`` and ``rough`` say what parts
    make, spelled so; ``starts`` are the first two of all parts, and ``like_starts`` finds what may be such in a text.
    """

    spelling: dict[int, str]
    exact: dict[str, str]
    rough: dict[str, str]
    starts: frozenset[str]
    like_starts: Callable[[str], list[str]]


def joined(text: str) -> Iterator[Joined]:
    """Every place of ``text`` where two or three adjacent characters write one, from the left; overlapping ones too,
    and one after the other those that the same place may be.

    Args:
        text: a folded text.
    """
    table = _table()
    spelling = table.spelling
    if table.starts.isdisjoint(run.translate(spelling) for run in table.like_starts(text)):
        return
    spelled = text.translate(spelling)
    exact, rough = table.exact.get, table.rough.get
    for start in range(len(text) - 1):
        for end in (start + _PAIR, start + _TRIPLE):
            parts = spelled[start:end]
            if start + len(parts) < end:
                break
            for char in exact(parts, ""):
                yield Joined(start, end, char, True)
            for char in rough(parts, ""):
                yield Joined(start, end, char, False)


def parts_of(char: str) -> str:
    """Characters that write ``char`` together when they stand side by side; empty where none are known."""
    return _whole().get(char, "")


@cache
def _whole() -> dict[str, str]:
    found: dict[str, str] = {}
    for parts, characters in _table().exact.items():
        for char in characters:
            found.setdefault(char, parts)
    return found


@cache
def _table() -> _Table:
    """Read the table that is shipped with the package.

    Raises:
        OSError: the file is missing or cannot be read.
        ValueError: the file is not such a table.
    """
    spelling: dict[int, str] = {}
    exact: dict[str, str] = {}
    rough: dict[str, str] = {}
    for line in Path(__file__).with_name("splits.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        char, certain, likely = line.split("\t")
        if char == _STAND:
            spelling.update(dict.fromkeys(map(ord, likely), certain))
            continue
        for splits, found in (certain, exact), (likely, rough):
            for split in splits.split():
                parts = split.translate(spelling)
                if char not in found.get(parts, ""):
                    found[parts] = found.get(parts, "") + char
    starts = frozenset(parts[:_PAIR] for parts in (*exact, *rough))
    return _Table(spelling, exact, rough, starts, _typed(starts, spelling).findall)


def _typed(starts: Collection[str], spelling: dict[int, str]) -> re.Pattern[str]:
    """A pattern of runs that can be ``starts``, as they are typed."""
    typed: dict[str, set[str]] = {}
    for code, part in spelling.items():
        typed.setdefault(part, set()).add(chr(code))
    places = [{start[at] for start in starts} for at in range(_PAIR)]
    return every_run(
        [{c for part in place for c in {part, *typed.get(part, ())}} for place in places]
    )
