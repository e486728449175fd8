"""米芝莲 for 米其林: a foreign name written with other characters of much the same sound."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zhengming.model.analysis import Hit, Reading
from zhengming.model.term import Term
from zhengming.text.readings.front_index import ANY, TRIPLE, Spelling
from zhengming.text.readings.reading import Disguise
from zhengming.text.transliteration import exchangeable, spelled_with

_ALIKE = 0.5
"""What a character counts for that stands for the same consonant."""


class Transliteration(Disguise):
    """A foreign name of three characters and more transliterated anew, with one of the first three its own at least.

    Evidence: that one, and that all others stand for the same consonants and nasals and share a vowel; the first may
    also begin as the Latin name does, where the Chinese one translates it (New Balance, 新百伦). That is little: it
    counts for the whole 字号 alone, of a name that the whole country knows, in its trade.
    """

    reading = Reading.TRANSLITERATED
    keeps_an_end = False

    def make(self, name: str, chance: random.Random) -> str:
        """All characters but one of the first three exchanged for others that transliterate the same."""
        if len(name) < TRIPLE or not all(map(exchangeable, name)):
            return ""
        kept = chance.randrange(TRIPLE)
        others = [exchangeable(char).replace(char, "") or char for char in name]
        made = (char if at == kept else chance.choice(others[at]) for at, char in enumerate(name))
        return "".join(made)


class ForeignName(NamedTuple):
    """A name to look for.

    Args:
        term: its term, in Chinese characters.
        latin: the small letters that its Latin names begin with.
    """

    term: Term
    latin: str


class TransliterationReader:
    """Knows foreign names that are transliterated anew.

    Args:
        disguise: what is read.
        names: what to look for.
    """

    def __init__(self, disguise: Transliteration, names: Iterable[ForeignName]) -> None:
        self.disguise = disguise
        self._meant: dict[str, list[str]] = {}
        self._spellings: dict[str, Spelling] = {}
        for term, latin in names:
            text = term.text
            if len(text) < TRIPLE:
                continue
            first = exchangeable(text[0]) + "".join(map(spelled_with, latin))
            self._meant[text] = [first, *map(exchangeable, text[1:])]
            held = self._spellings.get(text, Spelling(text, ()))
            self._spellings[text] = Spelling(text, (*held.terms, term))

    def filed(self) -> Iterator[tuple[str, Spelling]]:
        """Every name under its beginnings that hold a character of its own."""
        for text, spelling in self._spellings.items():
            first, second, third, *_ = self._meant[text]
            keys = dict.fromkeys(
                (
                    *(text[0] + char for char in second),
                    *(char + text[1] for char in first),
                    *(ANY + char + text[2] for char in second),
                    *(ANY + text[1] + char for char in third),
                )
            )
            for key in keys:
                yield key, spelling

    def hits(self, text: str, at: int, spelling: Spelling) -> Iterator[Hit]:
        """The terms of a spelling, where they begin at ``at`` transliterated anew."""
        meant = spelling.text
        end = at + len(meant)
        written = text[at:end]
        if len(written) < len(meant):
            return
        others = [i for i, char in enumerate(written) if char != meant[i]]
        if not 0 < len(others) < len(meant):
            return
        if all(written[i] in self._meant[meant][i] for i in others):
            likeness = 1 - _ALIKE * len(others) / len(meant)
            for term in spelling.terms:
                yield Hit(term, at, end, self.disguise.reading, likeness)
