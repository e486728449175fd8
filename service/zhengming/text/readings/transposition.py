"""奇爱艺 for 爱奇艺: two neighbours in each other's place; 宝付支 for 支付宝: all in reverse; 冰雪蜜城: any order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations

from zhengming.model.analysis import Reading
from zhengming.text.readings.reading import Respelling

_SHORTEST, _LONGEST = 3, 4
"""Characters of a term that is looked for backwards (of two, neighbours turned round are that), and in any order."""


class Transposition(Respelling):
    """Two neighbouring characters in each other's place, or all in reverse; in names of two characters, 讯腾.

    Every such spelling of a term is known beforehand. In three characters and more it hardly arises by chance: eyes
    read over it, which is why impostors use it. Two characters turned round are often another word.
    """

    reading = Reading.TRANSPOSED

    def spellings(self, term: str) -> Iterator[str]:
        """One for each pair of unlike neighbours, and the term backwards."""
        yield from _turned(term)
        if len(term) >= _SHORTEST and term[::-1] != term:
            yield term[::-1]

    def beginnings(self, term: str, size: int) -> set[str]:
        """The first ``size`` characters of every spelling; what is turned round behind them is nothing to them."""
        found = {spelling[:size] for spelling in _turned(term[: size + 1])}
        if any(True for _ in _turned(term[size:])):
            found.add(term[:size])
        if len(term) >= _SHORTEST and term[::-1] != term:
            found.add(term[: -size - 1 : -1])
        return found

    def make(self, name: str, chance: random.Random) -> str:
        """Two neighbours turned round, or all."""
        spellings = list(self.spellings(name))
        return chance.choice(spellings) if spellings else ""


class Permutation(Respelling):
    """All characters of a name in any other order: 冰雪蜜城 for 蜜雪冰城.

    Longer names than four characters have too many orders, and nobody knows them again; it counts for names that the
    whole country knows.
    """

    reading = Reading.TRANSPOSED

    def spellings(self, term: str) -> Iterator[str]:
        """Every order but those that :class:`Transposition` gives."""
        if _SHORTEST <= len(term) <= _LONGEST:
            nearer = {term, *Transposition().spellings(term)}
            orders = dict.fromkeys("".join(order) for order in permutations(term))
            yield from (order for order in orders if order not in nearer)

    def make(self, name: str, chance: random.Random) -> str:
        """One of these orders."""
        spellings = list(self.spellings(name))
        return chance.choice(spellings) if spellings else ""


def _turned(text: str) -> Iterator[str]:
    """A text with one pair of unlike neighbours turned round, for each such pair."""
    for i in range(len(text) - 1):
        if text[i] != text[i + 1]:
            yield text[:i] + text[i + 1] + text[i] + text[i + 2 :]
