"""tеncent with a Cyrillic е, 口 for 囗: a character of another script that looks like the term's own."""

from __future__ import annotations

import random
from collections.abc import Iterator

from zhengming.model.analysis import Reading
from zhengming.text import confusable
from zhengming.text.readings.reading import Rereading


class ForeignLetters(Rereading):
    """Characters of another script read as those they look like, where their company shows that they pose as them.

    Evidence: UTS #39 and ``text/confusable``. Nobody writes them so by chance in the midst of another script.
    """

    reading = Reading.CONFUSABLE

    def readings(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The text with all such characters read so, once for each of them."""
        posing = list(confusable.posing(text))
        if posing:
            characters = list(text)
            for found in posing:
                characters[found.at] = found.reads
            read = "".join(characters)
            for found in posing:
                yield read, found.at, 1

    def make(self, name: str, chance: random.Random) -> str:
        """One character exchanged for one of another script."""
        places = [(i, c) for i, x in enumerate(name) for c in confusable.posing_as(x)]
        if not places:
            return ""
        place, other = chance.choice(places)
        return name[:place] + other + name[place + 1 :]
