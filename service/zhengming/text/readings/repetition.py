"""爱奇奇艺 for 爱奇艺: a character written twice."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from zhengming.model.analysis import Reading
from zhengming.text.readings.reading import Reread, Rereading

_TWICE = r"(?P<once>(?s:.))(?P=once)"
_twice = re.compile(_TWICE).search


class Repetition(Rereading):
    """A character written twice, read as one.

    Many honest names double a character (天天, 妈妈), but seldom one of a protected term.
    """

    reading = Reading.REPEATED

    @property
    def touches(self) -> Callable[[str], object]:
        """Whether a character stands in it twice in a row."""
        return _twice

    @property
    def hint(self) -> str:
        """The same."""
        return _TWICE

    def readings(self, text: str) -> Iterator[Reread]:
        """One for each pair of equal neighbours; where there are several, one for all of them at once: 公公安安局局."""
        again = [i for i in range(1, len(text)) if text[i] == text[i - 1]]
        for taken in (*({i} for i in again), *((set(again),) if len(again) > 1 else ())):
            left = [i for i in range(len(text)) if i not in taken]
            # What is taken out belongs to the character before it, so that a term is quoted with it.
            yield Reread("".join(text[i] for i in left), (*left, len(text)))

    def make(self, name: str, chance: random.Random) -> str:
        """One character doubled."""
        place = chance.randrange(len(name))
        return name[:place] + name[place] + name[place:]
