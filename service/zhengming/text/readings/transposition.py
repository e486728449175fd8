"""奇爱艺 for 爱奇艺: two neighbours in each other's place; 宝付支 for 支付宝: all characters in reverse."""

from __future__ import annotations

import random
from collections.abc import Iterator

from zhengming.model.analysis import Reading
from zhengming.text.readings.reading import Respelling

_SHORTEST = 3
"""Characters of a term that is looked for backwards; of two, neighbours turned round are that."""


class Transposition(Respelling):
    """Two neighbouring characters in each other's place, or all in reverse; in names of two characters, 讯腾.

    Every such spelling of a term is known beforehand. In three characters and more it hardly arises by chance: eyes
    read over it, which is why impostors use it. Two characters turned round are often another word.
    """

    reading = Reading.TRANSPOSED

    def spellings(self, term: str) -> Iterator[str]:
        """One for each pair of unlike neighbours, and the term backwards."""
        for i in range(len(term) - 1):
            if term[i] != term[i + 1]:
                yield term[:i] + term[i + 1] + term[i] + term[i + 2 :]
        if len(term) >= _SHORTEST and term[::-1] != term:
            yield term[::-1]

    def make(self, name: str, chance: random.Random) -> str:
        """Two neighbours turned round, or all."""
        spellings = list(self.spellings(name))
        return chance.choice(spellings) if spellings else ""
