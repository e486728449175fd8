"""中国人银行 for 中国人民银行: one character too few in the midst of a name."""

from __future__ import annotations

import random
from collections.abc import Iterator

from zhengming.model.analysis import Reading
from zhengming.text.readings.reading import Respelling

_SHORTEST = 3


class Omission(Respelling):
    """A term of three characters and more without one of its inner characters, or of three without the last.

    What is left is shared by more names than the term is, so it counts as :class:`Insertion` does; two characters only
    where what follows says whose they are.
    """

    reading = Reading.OMITTED

    def spellings(self, term: str) -> Iterator[str]:
        """One for each inner character, and of three characters one for the last."""
        size = len(term)
        if size >= _SHORTEST:
            end = size if size == _SHORTEST else size - 1
            yield from dict.fromkeys(term[:i] + term[i + 1 :] for i in range(1, end))

    def make(self, name: str, chance: random.Random) -> str:
        """One character left out, but not the first."""
        spellings = list(self.spellings(name))
        return chance.choice(spellings) if spellings else ""
