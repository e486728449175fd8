"""tengxun for 腾讯, 腾xun, zggsyh for 中国工商银行: characters written as they sound, in Latin letters."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

from zhengming.model.analysis import Reading
from zhengming.text import pinyin
from zhengming.text.readings.reading import Respelling

_LONGEST = 4
_LONGEST_MIXED = 3
_FEWEST_LETTERS = 5
"""Fewer letters are too often another word, or an abbreviation."""


class Letters(Respelling):
    """Some or all characters of a short name written in pinyin without tones, or all initials of a long one.

    Every such spelling of a term is known beforehand; all in letters it must stand as a word of its own. Many honest
    names are written so: it counts for names that the whole country knows.
    """

    reading = Reading.LETTERS

    def spellings(self, term: str) -> Iterator[str]:
        """All in letters, and, of names of two and three characters, every mixture; of long ones the initials."""
        heard = [next(iter(pinyin.readings(c)), "") for c in term]
        if not all(heard):
            return
        if len(term) > _LONGEST:
            yield "".join(syllable[0] for syllable in heard)
            return
        if len(whole := "".join(heard)) >= _FEWEST_LETTERS:
            yield whole
        if len(term) <= _LONGEST_MIXED:
            for mixed in product(*zip(term, heard, strict=True)):
                spelling = "".join(mixed)
                if spelling not in {term, whole}:
                    yield spelling

    def make(self, name: str, chance: random.Random) -> str:
        """One of its spellings."""
        spellings = list(self.spellings(name))
        return chance.choice(spellings) if spellings else ""
