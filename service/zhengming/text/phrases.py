"""Longest phrases in a folded text."""

from __future__ import annotations

from collections.abc import Iterable

from zhengming.text.automaton import Automaton


class PhraseScanner:
    """Finds every phrase of a fixed set.

    Args:
        phrases: folded phrases; may be empty.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._automaton = Automaton(sorted(phrases))

    def scan(self, text: str) -> tuple[tuple[int, int], ...]:
        """The ranges ``[start, end)`` of all phrases in ``text``, overlapping ones included."""
        return tuple((start, end) for _, start, end in self._automaton.find(text))
