"""月券讯 for 腾讯, 女马妈 for 妈妈: a character written as its two halves."""

from __future__ import annotations

import random
from collections.abc import Callable, Container, Iterator

from zhengming.model.analysis import Reading
from zhengming.text.readings.reading import Reread, Rereading
from zhengming.text.split import Splits, shipped


class Halves(Rereading):
    """Two or three neighbours that write one character together, read as that one.

    Evidence: ``text/split``. Honest names hold such places all the time (女子 is 好 as well): it counts only where a
    term becomes complete by it.
    """

    reading = Reading.SPLIT

    def __init__(self, splits: Splits | None = None) -> None:
        self._splits = splits or shipped()

    def narrowed(self, characters: Container[str]) -> Halves:
        """With the splits of those characters: no other completes a term."""
        return Halves(self._splits.narrowed(characters))

    @property
    def touches(self) -> Callable[[str], object]:
        """By :meth:`~zhengming.text.split.Splits.may_join`."""
        return self._splits.may_join

    def readings(self, text: str) -> Iterator[Reread]:
        """One for each character that neighbours write."""
        for found in self._splits.joined(text):
            read = text[: found.start] + found.char + text[found.end :]
            yield Reread(read, (*range(found.start + 1), *range(found.end, len(text) + 1)))

    def make(self, name: str, chance: random.Random) -> str:
        """One character written as its halves."""
        split_up = [(i, parts) for i, c in enumerate(name) if (parts := self._splits.parts_of(c))]
        if not split_up:
            return ""
        place, parts = chance.choice(split_up)
        return name[:place] + parts + name[place + 1 :]
