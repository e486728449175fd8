"""酉门子 for 西门子, 中山人学 for 中山大学: one other character, that looks like the term's own."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import chain

from zhengming.model.analysis import Hit, Reading
from zhengming.model.term import Term
from zhengming.text import pinyin, shape
from zhengming.text.readings.reading import Disguise

_LONG = 4
_PLACES = {
    # Which of a term's first characters must stand where they belong, when another is exchanged.
    2: ((0,), (1,)),
    3: ((0, 1), (0, 2), (1, 2)),
    _LONG: ((0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3)),
}
SLIGHT = 0.5
"""Likeness below which characters are told apart at a glance."""
UNLIKE = 0.2
"""What a character that is told apart counts for, where all others are the term's own."""

Key = tuple[str, ...]


class LookAlike(Disguise):
    """One character exchanged for one that looks like it.

    Evidence: the likeness of shapes by ``text/shape``, or of sounds, the greater; nothing else may differ. In four
    characters and more one that is told apart at a glance counts for little, but is reported: 茶颜观色 for 茶颜悦色.
    """

    reading = Reading.SHAPE

    def likeness(self, a: str, b: str, size: int) -> float:
        """How alike two characters of a term of that size are, in [0, 1]; 0 when they are told apart."""
        alike = max(shape.likeness(a, b), pinyin.how_alike(a, b))
        if alike >= SLIGHT:
            return alike
        return UNLIKE if size >= _LONG else 0.0

    def make(self, name: str, chance: random.Random) -> str:
        """One of a character's ten nearest look-alikes in one place."""
        place = chance.randrange(len(name))
        others = list(shape.look_alikes(name[place]))
        return name[:place] + chance.choice(others) + name[place + 1 :] if others else ""


class SubstitutionScanner:
    """Finds every place where a term stands with one character exchanged.

    A term with one character exchanged still has all others of its first four in place: each choice of them is a key,
    so that a text is asked some forty questions however many terms there are.

    Args:
        disguise: how alike exchanged characters must be.
        terms: what to look for, of two characters or more.
    """

    def __init__(self, disguise: LookAlike, terms: Iterable[Term]) -> None:
        self._disguise = disguise
        by_text: dict[str, list[Term]] = {}
        for term in terms:
            by_text.setdefault(term.text, []).append(term)
        self._filed: dict[tuple[tuple[int, ...], Key], list[str]] = {}
        for text in by_text:
            for places in _PLACES[min(len(text), _LONG)]:
                self._filed.setdefault((places, tuple(text[p] for p in places)), []).append(text)
        self._terms = by_text
        self._keys = {
            places: frozenset(key for at, key in self._filed if at == places)
            for places in chain(*_PLACES.values())
        }

    def scan(self, text: str, fronts: Iterable[int] = (0,)) -> tuple[Hit, ...]:
        """All such places in a folded text; a term of two characters only at ``fronts``."""
        found: set[tuple[int, str]] = set()
        for size in (3, _LONG):
            for places in _PLACES[size]:
                keys = list(zip(*(text[p:] for p in places), strict=False))
                if not self._keys[places].isdisjoint(keys):
                    found.update(self._at(text, places, enumerate(keys)))
        for places in _PLACES[2]:
            ahead = ((at, (text[at + places[0]],)) for at in fronts if at + 1 < len(text))
            found.update(self._at(text, places, ahead))
        return tuple(hit for at, spelling in found for hit in self._hits(text, at, spelling))

    def _at(
        self, text: str, places: tuple[int, ...], keys: Iterable[tuple[int, Key]]
    ) -> Iterator[tuple[int, str]]:
        for at, key in keys:
            for spelling in self._filed.get((places, key), ()):
                if at + len(spelling) <= len(text):
                    yield at, spelling

    def _hits(self, text: str, at: int, spelling: str) -> Iterator[Hit]:
        end = at + len(spelling)
        unlike = [(a, b) for a, b in zip(text[at:end], spelling, strict=True) if a != b]
        if len(unlike) != 1:
            return
        alike = self._disguise.likeness(*unlike[0], len(spelling))
        if alike:
            share = (len(spelling) - 1 + alike) / len(spelling)
            for term in self._terms[spelling]:
                yield Hit(term, at, end, self._disguise.reading, share)
