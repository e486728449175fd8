"""中国人银行 for 中国人民银行: one character too few in the midst of a name."""

from __future__ import annotations

import random
from collections.abc import Iterator

from zhengming.model.analysis import Reading
from zhengming.text.readings.reading import Respelling

_SHORTEST = 4


class Omission(Respelling):
    """A term of four characters and more without one of its inner characters.

    What is left is shared by more names than the term is, so it counts as :class:`Insertion` does.
    """

    reading = Reading.OMITTED

    def spellings(self, term: str) -> Iterator[str]:
        """One for each inner character."""
        if len(term) >= _SHORTEST:
            yield from dict.fromkeys(term[:i] + term[i + 1 :] for i in range(1, len(term) - 1))

    def make(self, name: str, chance: random.Random) -> str:
        """One inner character left out."""
        spellings = list(self.spellings(name))
        return chance.choice(spellings) if spellings else ""
