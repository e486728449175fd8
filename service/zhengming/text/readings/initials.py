"""分期L for 分期乐: characters of a name written as their initials, the last ones or any one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from zhengming.model.analysis import Reading
from zhengming.text import pinyin
from zhengming.text.readings.reading import Respelling

_FEWEST_OWN = 2
"""Characters that stay: one and a letter may be anything."""


class Initials(Respelling):
    """The last one or more characters of a name as the initials of their common readings.

    Impostors name apps so, which are shown beside the business's own logo. What stays is the name's own, and the
    letters end there; it counts for names of businesses, for those of bodies go on in letters of their own (B区).
    """

    reading = Reading.LETTERS
    keeps_an_end = False

    def spellings(self, term: str) -> Iterator[str]:
        """One for each number of characters that stay."""
        initials = list(map(_initial, term))
        for at in range(_FEWEST_OWN, len(term)):
            if all(initials[at:]):
                yield term[:at] + "".join(initials[at:])

    def make(self, name: str, chance: random.Random) -> str:
        """One of these."""
        spellings = list(self.spellings(name))
        return chance.choice(spellings) if spellings else ""


class OneInitial(Respelling):
    """Any one character of a name as the initial of its common reading: D小满, 安Y花.

    One letter begins many characters, so it counts for names that the whole country knows.
    """

    reading = Reading.LETTERS
    keeps_an_end = False

    def spellings(self, term: str) -> Iterator[str]:
        """One for each character."""
        for at, char in enumerate(term if len(term) > _FEWEST_OWN else ""):
            if initial := _initial(char):
                yield term[:at] + initial + term[at + 1 :]

    def make(self, name: str, chance: random.Random) -> str:
        """One of these."""
        spellings = list(self.spellings(name))
        return chance.choice(spellings) if spellings else ""


@cache
def _initial(char: str) -> str:
    """What a character's common reading begins with; empty for what has none."""
    return next(iter(pinyin.readings(char)), "")[:1]
