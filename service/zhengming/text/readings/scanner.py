"""Finds disguised terms where a name may begin.

Impostors put what they imitate first; further back more is alike by chance, and is looked for as it is written.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import chain

from zhengming.model.analysis import Hit
from zhengming.model.term import Term
from zhengming.text.disguises import is_latin
from zhengming.text.readings.front_index import LONG, PAIR, TRIPLE, Spelling, spellings_of
from zhengming.text.readings.reading import Projection, Respelling


class ProjectionReader:
    """Knows terms that a projection makes equal to a front, though it is written otherwise.

    Args:
        projection: how characters are made coarser.
        terms: what to look for, of two characters or more.
        least: the least likeness, averaged over the characters, that is worth looking at; where no character is the
            term's own, that of each.
    """

    def __init__(self, projection: Projection, terms: Iterable[Term], *, least: float) -> None:
        self._projection = projection
        self._least = least
        self._filed: dict[str, list[tuple[str, Spelling]]] = {}
        self.symbols = projection.symbols
        for spelling in spellings_of(terms):
            symbols = spelling.text.translate(self.symbols)
            self._filed.setdefault(symbols[:LONG], []).append((symbols, spelling))
        self.starts = frozenset(key[:TRIPLE] for key in self._filed)
        """The first three symbols of every term, or the two that it has: most fronts have none of them."""

    def hits(self, text: str, at: int) -> Iterator[Hit]:
        """All such terms that begin at ``at`` in a folded text."""
        symbols = text[at:].translate(self.symbols)
        listed = (self._filed.get(key, ()) for key in _beginnings(symbols))
        for projected, spelling in chain.from_iterable(listed):
            if not symbols.startswith(projected):
                continue
            end = at + len(projected)
            written = text[at:end]
            likeness = self._likeness(written, spelling.text)
            if written != spelling.text and likeness >= self._least:
                for term in spelling.terms:
                    yield Hit(term, at, end, self._projection.reading, likeness)

    def _likeness(self, written: str, meant: str) -> float:
        alike = self._projection.likeness
        pairs = list(zip(written, meant, strict=True))
        each = [1.0 if a == b else alike(a, b) for a, b in pairs]
        if min(each) < self._least and all(a != b for a, b in pairs):
            return 0.0  # 诚峰企 shares less with 橙分期 than its three syllables
        return sum(each) / len(meant)


class RespellingReader:
    """Knows terms that are spelled in a disguised way; a spelling that is a term's own is none.

    Args:
        respelling: how disguised spellings are made.
        terms: what to look for, of two characters or more.
        own: spellings that are some term's own.
    """

    def __init__(
        self, respelling: Respelling, terms: Iterable[Term], own: Container[str] = ()
    ) -> None:
        self.disguise = respelling
        self._own = own
        self._spellings = spellings_of(terms)

    def filed(self) -> Iterator[tuple[str, Spelling]]:
        """Every term under the beginnings of its disguised spellings."""
        for spelling in self._spellings:
            for key in self.disguise.beginnings(spelling.text, LONG):
                yield key, spelling

    def hits(self, text: str, at: int, spelling: Spelling) -> Iterator[Hit]:
        """The terms of a spelling, where a disguised one of it begins at ``at``."""
        for made in dict.fromkeys(self.disguise.spellings(spelling.text)):
            end = at + len(made)
            if not text.startswith(made, at) or made in self._own:
                continue
            if is_latin(made[-1]) and is_latin(text[end : end + 1]):
                continue  # a Latin word goes on
            for term in spelling.terms:
                yield Hit(term, at, end, self.disguise.reading)


def _beginnings(text: str) -> Iterator[str]:
    """What terms that begin a text may be filed under."""
    return (text[:size] for size in range(PAIR, min(len(text), LONG) + 1))
