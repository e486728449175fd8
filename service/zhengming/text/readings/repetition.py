"""爱奇奇艺 for 爱奇艺: a character written twice."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from zhengming.model.analysis import Reading
from zhengming.text.readings.reading import Rereading

_TWICE = re.compile(r"(.)(?=\1)").finditer


class Repetition(Rereading):
    """A character written twice, read as one.

    Many honest names double a character (天天, 妈妈), but seldom one of a protected term.
    """

    reading = Reading.REPEATED

    def readings(self, text: str) -> Iterator[tuple[str, int, int]]:
        """One for each pair of equal neighbours."""
        for pair in _TWICE(text):
            at = pair.start()
            yield text[:at] + text[at + 1 :], at, 2

    def make(self, name: str, chance: random.Random) -> str:
        """One character doubled."""
        place = chance.randrange(len(name))
        return name[:place] + name[place] + name[place:]
