"""Finds terms behind disguises, by all readings at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zhengming.model.analysis import Hit
from zhengming.model.term import Term
from zhengming.text.readings.reading import Projection

_KEY = 3
"""Terms are filed under their first symbols, shorter ones under all they have."""


class Spelling(NamedTuple):
    """A spelling to look for, and the terms that share it."""

    text: str
    terms: tuple[Term, ...]


class ProjectionScanner:
    """Finds every place that a projection makes equal to a term, though it is written otherwise.

    Args:
        projection: how characters are made coarser.
        terms: what to look for, of two characters or more.
        least: the least likeness, averaged over the characters, that is worth looking at.
    """

    def __init__(self, projection: Projection, terms: Iterable[Term], *, least: float) -> None:
        self._projection = projection
        self._least = least
        by_text: dict[str, list[Term]] = {}
        for term in terms:
            by_text.setdefault(term.text, []).append(term)
        self._filed: dict[str, list[tuple[str, Spelling]]] = {}
        for text, those in by_text.items():
            symbols = projection.project(text)
            filed = self._filed.setdefault(symbols[:_KEY], [])
            filed.append((symbols, Spelling(text, tuple(those))))

    def scan(self, text: str, fronts: Sequence[int] = (0,)) -> tuple[Hit, ...]:
        """All such terms that begin at one of ``fronts`` of a folded text: impostors put what they imitate first, and
        further back more is alike by chance.
        """
        symbols = self._projection.project(text)
        keys = [(i, symbols[i : i + size]) for i in fronts for size in (_KEY, _KEY - 1)]
        return tuple(self._found(text, symbols, keys))

    def _found(self, text: str, symbols: str, keys: Iterable[tuple[int, str]]) -> Iterator[Hit]:
        for start, key in keys:
            for projected, spelling in self._filed.get(key, ()):
                end = start + len(projected)
                written = text[start:end]
                if symbols.startswith(projected, start) and written != spelling.text:
                    likeness = self._likeness(written, spelling.text)
                    if likeness >= self._least:
                        for term in spelling.terms:
                            yield Hit(term, start, end, self._projection.reading, likeness)

    def _likeness(self, written: str, meant: str) -> float:
        alike = self._projection.likeness
        total = sum(1.0 if a == b else alike(a, b) for a, b in zip(written, meant, strict=True))
        return total / len(meant)
