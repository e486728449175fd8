"""tеncent with a Cyrillic е, 口 for 囗: a character of another script that looks like the term's own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from zhengming.model.analysis import Reading
from zhengming.text import confusable
from zhengming.text.readings.reading import Reread, Rereading


class ForeignLetters(Rereading):
    """Characters of another script read as those they look like, where their company shows that they pose as them.

    Evidence: UTS #39 and ``text/confusable``. Nobody writes them so by chance in the midst of another script.
    """

    reading = Reading.CONFUSABLE

    @property
    def touches(self) -> Callable[[str], object]:
        """By :func:`~zhengming.text.confusable.may_pose`."""
        return confusable.may_pose()

    def readings(self, text: str) -> Iterator[Reread]:
        """The text with all such characters read so."""
        characters = list(text)
        for found in confusable.posing(text):
            characters[found.at] = found.reads
        yield Reread("".join(characters), range(len(text) + 1))

    def make(self, name: str, chance: random.Random) -> str:
        """One character exchanged for one of another script."""
        places = [(i, c) for i, x in enumerate(name) for c in confusable.posing_as(x)]
        if not places:
            return ""
        place, other = chance.choice(places)
        return name[:place] + other + name[place + 1 :]
