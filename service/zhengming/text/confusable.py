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
from functools import cache, partial
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
_WORD = re.compile("[0-9a-z]+")


class Sureness(Enum):
    """How sure it is that a character poses."""

    SURE = "sure"
    """It has no other use in the name of an organization in China."""
    MIXED = "mixed"
    """It is a letter of a living script: it poses only in the company of the script it poses as."""
    WEAK = "weak"
    """A digit that is written for a letter, or a letter like another: honest by itself, it poses only where it makes
    a known word.
    """


class Posing(NamedTuple):
    """The character at ``at`` poses as ``reads``."""

    at: int
    reads: str


@dataclass(frozen=True, slots=True)
class _Table:
    reads: dict[str, tuple[str, Sureness]]
    touched: Callable[[str], re.Match[str] | None]
    skeleton: dict[int, str]
    """What may be written for a letter → that letter."""
    ways: tuple[dict[int, str], dict[int, str]]
    """The digits among it → the letter; and → what else that is written for, if there is such: 1 is l and i."""


def may_pose() -> Callable[[str], object]:
    """Tells whether a text holds a character that poses as another in some company, or one beyond U+FFFF."""
    return _table().touched


def posing(text: str) -> Iterator[Posing]:
    """Every character of ``text`` that poses as another by its company, from the left; none that is weak."""
    reads = _table().reads
    for at, c in enumerate(text):
        found = reads.get(c)
        if found is not None and _in_false_company(text, at, *found):
            yield Posing(at, found[0])


def posing_as(char: str) -> tuple[str, ...]:
    """The characters of other scripts that pose as ``char``."""
    table = _table().reads.items()
    return tuple(c for c, (reads, sure) in table if reads == char and sure is not Sureness.WEAK)


def skeleton(word: str) -> str:
    """A Latin word with every character that may be written for another as that other: two words that may be written
    for one another have the same.
    """
    return word.translate(_table().skeleton)


def may_be_written_for(submitted: str, letter: str) -> bool:
    """Whether a digit or a letter, as submitted, may be written for a letter: a capital I for l, a small l for I."""
    if submitted.isdigit():
        return any(way.get(ord(submitted)) == letter for way in _table().ways)
    # Capital I and small l are one stroke; small i and capital L are told apart from both.
    return (submitted, letter) in {("I", "l"), ("l", "i")}


def with_digits_read(text: str) -> Iterator[str]:
    """A text with the digits in its Latin words read as the letters that they are written for, in two ways if one may
    be written for two, everywhere the same; the digits of words with fewer than two letters stay.
    """
    ways = [_WORD.sub(partial(_lettered, way), text) for way in _table().ways]
    yield from (read for read in dict.fromkeys(ways) if read != text)


def _lettered(way: dict[int, str], word: re.Match[str]) -> str:
    return word[0].translate(way) if sum(map(str.isalpha, word[0])) > 1 else word[0]


def _in_false_company(text: str, at: int, reads: str, sureness: Sureness) -> bool:
    """Whether the character, with those beside it that pose too, touches one of the script that it poses as, and none
    of its own.
    """
    if sureness is Sureness.WEAK:
        return False
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
    skeletons = {ord(c): as_ for c, (as_, sure) in reads.items() if sure is Sureness.WEAK}
    digits = {code: as_ for code, as_ in skeletons.items() if chr(code).isdigit()}
    likes = {as_: chr(code) for code, as_ in skeletons.items() if chr(code).isalpha()}
    ways = digits, {code: likes.get(as_, as_) for code, as_ in digits.items()}
    touched = character_class(c for c, (_, sure) in reads.items() if sure is not Sureness.WEAK)
    return _Table(reads, touched.search, skeletons, ways)
