"""月券讯 for 腾讯, 女马妈 for 妈妈: a character written as its two halves; 扌斗立日 for 抖音: several of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from operator import add

from zhengming.model.analysis import Hit, Reading
from zhengming.model.term import Term
from zhengming.text.prefixes import Prefixes
from zhengming.text.readings.reading import Reread, Rereading
from zhengming.text.split import Joined, Splits, shipped

_SEVERAL = 2


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

    @property
    def hint(self) -> str:
        """By :attr:`~zhengming.text.split.Splits.hint`."""
        return self._splits.hint

    def readings(self, text: str) -> Iterator[Reread]:
        """One for each character that neighbours write."""
        return self.readings_of(text, self.joined(text))

    def joined(self, text: str) -> tuple[Joined, ...]:
        """Every place where neighbours write one character."""
        return tuple(self._splits.joined(text))

    def readings_of(self, text: str, joined: Iterable[Joined]) -> Iterator[Reread]:
        """The text with each of those places read as one character in turn."""
        for found in joined:
            read = text[: found.start] + found.char + text[found.end :]
            yield Reread(read, (*range(found.start + 1), *range(found.end, len(text) + 1)))

    def make(self, name: str, chance: random.Random) -> str:
        """One character written as its halves."""
        split_up = [(i, parts) for i, c in enumerate(name) if (parts := self._splits.parts_of(c))]
        if not split_up:
            return ""
        place, parts = chance.choice(split_up)
        return name[:place] + parts + name[place + 1 :]


class HalvesReader:
    """Knows terms with several characters in halves; those with one are read anew.

    Args:
        disguise: says what such a hit is.
        terms: what to look for, of two characters or more.
    """

    def __init__(self, disguise: Halves, terms: Iterable[Term]) -> None:
        self._reading = disguise.reading
        self._terms: dict[str, list[Term]] = {}
        for term in dict.fromkeys(terms):
            self._terms.setdefault(term.text, []).append(term)
        self._begin = Prefixes(self._terms).begin
        self._pairs = frozenset(pair for text in self._terms for pair in map(add, text, text[1:]))

    def promising(self, text: str, joined: Sequence[Joined]) -> tuple[Joined, ...]:
        """The places by which a term may become complete: beside a character that a term has there, or beside another
        such place. Most of them are words of their own: 人力 is no 伤.

        Args:
            text: a folded text.
            joined: where neighbours write one character.
        """
        pairs = self._pairs
        edges = {at for each in joined for at in (each.start, each.end)}
        several = len(edges) < len({(each.start, each.end) for each in joined}) * 2
        return tuple(
            each
            for each in joined
            if several
            or each.char + text[each.end : each.end + 1] in pairs
            or text[max(each.start - 1, 0) : each.start] + each.char in pairs
        )

    def hits(self, text: str, joined: Sequence[Joined]) -> Iterator[Hit]:
        """The terms that stand in a folded text with several characters in halves, wherever they begin.

        Args:
            text: a folded text.
            joined: where neighbours write one character, from the left.
        """
        if len(joined) < _SEVERAL or max(j.start for j in joined) < min(j.end for j in joined):
            return
        ways: dict[int, list[Joined]] = {}
        for each in joined:
            ways.setdefault(each.start, []).append(each)
        for start in range(joined[-1].start):
            for end, read in self._spelled(text, ways, start):
                for term in self._terms[read]:
                    yield Hit(term, start, end, self._reading)

    def _spelled(
        self, text: str, ways: dict[int, list[Joined]], start: int
    ) -> set[tuple[int, str]]:
        """Where the terms end that a text spells from ``start`` on, and what they are."""
        found: set[tuple[int, str]] = set()
        waiting = [(start, "", 0)]
        while waiting:
            at, read, halved = waiting.pop()
            if halved >= _SEVERAL and read in self._terms:
                found.add((at, read))
            if at == len(text):
                continue
            steps = [(at + 1, text[at], halved)]
            steps += [(each.end, each.char, halved + 1) for each in ways.get(at, ())]
            for end, char, count in steps:
                if self._begin(longer := read + char):
                    waiting.append((end, longer, count))
        return found
