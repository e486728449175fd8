"""Longest phrases in a folded text."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation


class PhraseScanner:
    """Finds every phrase of a fixed set.

    Args:
        phrases: folded phrases; may be empty.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        words = sorted(phrases)
        self._automaton = (
            AhoCorasick(words, implementation=Implementation.ContiguousNFA) if words else None
        )

    def scan(self, text: str) -> tuple[tuple[int, int], ...]:
        """The ranges ``[start, end)`` of all phrases in ``text``, overlapping ones included."""
        if self._automaton is None:
            return ()
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return tuple((start, end) for _, start, end in found)
