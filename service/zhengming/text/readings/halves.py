"""月券讯 for 腾讯, 女马妈 for 妈妈: a character written as its two halves."""

from __future__ import annotations

import random
from collections.abc import Iterator

from zhengming.model.analysis import Reading
from zhengming.text import split
from zhengming.text.readings.reading import Rereading


class Halves(Rereading):
    """Two or three neighbours that write one character together, read as that one.

    Evidence: ``text/split``. Honest names hold such places all the time (女子 is 好 as well): it counts only where a
    term becomes complete by it.
    """

    reading = Reading.SPLIT

    def readings(self, text: str) -> Iterator[tuple[str, int, int]]:
        """One for each character that neighbours write."""
        for found in split.joined(text):
            read = text[: found.start] + found.char + text[found.end :]
            yield read, found.start, found.end - found.start

    def make(self, name: str, chance: random.Random) -> str:
        """One character written as its halves."""
        split_up = [(i, parts) for i, c in enumerate(name) if (parts := split.parts_of(c))]
        if not split_up:
            return ""
        place, parts = chance.choice(split_up)
        return name[:place] + parts + name[place + 1 :]
