"""Characters of one script that pose as those of another (Cyrillic о in tencent, katakana エ in 工商), by
``confusables.tsv``.

The table follows UTS #39; ``tools/build_confusable_table.py`` makes it. Characters are judged in their company: ハ
among kana is honest, between Chinese characters it is 八.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zhengming.text.character_class import character_class

_HAN = range(0x4E00, 0xA000)
_SCRIPTS = (
    ("\u0250", "\u02ff"),
    ("\u0370", "\u03ff"),
    ("\u0400", "\u052f"),
    ("\u0530", "\u058f"),
    ("\u10a0", "\u10ff"),
    ("\u1100", "\u11ff"),
    ("\u3040", "\u30ff"),
    ("\u3130", "\u318f"),
    ("\uac00", "\ud7ff"),
)
"""Blocks of living scripts, from first to last: IPA, Greek, Cyrillic, Armenian, Georgian, jamo, kana, jamo, Hangul."""


class Sureness(Enum):
    """How sure it is that a character poses."""

    SURE = "sure"
    """It has no other use in the name of an organization in China."""
    MIXED = "mixed"
    """It is a letter of a living script: it poses only in the company of the script it poses as."""
    WEAK = "weak"
    """A digit or a letter like another: it poses only between Latin letters."""


class Posing(NamedTuple):
    """The character at ``at`` poses as ``reads``."""

    at: int
    reads: str


@dataclass(frozen=True, slots=True)
class _Table:
    reads: dict[str, tuple[str, Sureness]]
    touched: Callable[[str], re.Match[str] | None]


def may_pose() -> Callable[[str], object]:
    """Tells whether a text holds a character that poses as another in some company, or one beyond U+FFFF."""
    return _table().touched


def posing(text: str) -> Iterator[Posing]:
    """Every character of ``text`` that poses as another by its company, from the left."""
    reads = _table().reads
    for at, c in enumerate(text):
        found = reads.get(c)
        if found is not None and _in_false_company(text, at, *found):
            yield Posing(at, found[0])


def posing_as(char: str) -> tuple[str, ...]:
    """The characters of other scripts that pose as ``char``."""
    table = _table().reads.items()
    return tuple(c for c, (reads, sure) in table if reads == char and sure is not Sureness.WEAK)


def _in_false_company(text: str, at: int, reads: str, sureness: Sureness) -> bool:
    """Whether the character, with those beside it that pose too, touches one of the script that it poses as, and none
    of its own.
    """
    if sureness is Sureness.WEAK:
        return _between_letters(text, at)
    latin = reads.isascii()
    start, end = _run(text, at, lambda c: _poses_as(c, latin))
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    if not any(map(_is_latin if latin else _is_han, beside)):
        return False
    if sureness is Sureness.SURE:
        return True
    if not latin and end - start > 1:
        return False  # two kana or more are a word of their own
    own = _script(text[at])
    return own not in map(_script, beside)


def _poses_as(c: str, latin: bool) -> bool:
    found = _table().reads.get(c)
    return found is not None and found[0].isascii() == latin and found[1] is not Sureness.WEAK


def _between_letters(text: str, at: int) -> bool:
    """Whether a digit stands, with other digits, between Latin letters. A letter (i for l) is honest by itself."""
    start, end = _run(text, at, str.isdigit)
    return 0 < start < end < len(text) and _is_latin(text[start - 1]) and _is_latin(text[end])


def _run(text: str, at: int, member: Callable[[str], bool]) -> tuple[int, int]:
    """The run ``[start, end)`` of such characters around a place."""
    start = end = at
    while start and member(text[start - 1]):
        start -= 1
    while end < len(text) and member(text[end]):
        end += 1
    return start, end


def _is_latin(c: str) -> bool:
    return c.isascii() and c.isalpha()


def _is_han(c: str) -> bool:
    return ord(c) in _HAN


def _script(c: str) -> int:
    """The living script of a character, by the number of its block; -1 for others."""
    for number, (first, last) in enumerate(_SCRIPTS):
        if first <= c <= last:
            return number
    return -1


@cache
def _table() -> _Table:
    """Read the table that is shipped with the package.

    Raises:
        OSError: the file is missing or cannot be read.
        ValueError: the file is not such a table.
    """
    reads: dict[str, tuple[str, Sureness]] = {}
    for line in Path(__file__).with_name("confusables.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            char, target, sureness, _ = line.split("\t")
            reads[char] = target, Sureness(sureness)
    return _Table(reads, character_class(reads).search)
