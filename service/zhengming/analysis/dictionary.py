"""Longest words at a place in a text, by a handful of dictionary lookups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

_V = TypeVar("_V")


class Endings(Generic[_V]):
    """Finds the longest word of a fixed set that ends at a position.

    Args:
        words: word → what it stands for; words are not empty.
    """

    def __init__(self, words: Mapping[str, _V]) -> None:
        self.words = dict(words)
        lengths: dict[str, set[int]] = {}
        for word in words:
            if len(word) > 1:
                lengths.setdefault(word[-2:], set()).add(len(word))
        # Filed under two characters: most questions are about endings that are no word's, and end here.
        self._lengths = {
            last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()
        }
        self._single = frozenset(word for word in words if len(word) == 1)

    def at(self, text: str, end: int) -> str:
        """The longest word that ends at ``end``, or empty."""
        if end > 1 and (lengths := self._lengths.get(text[end - 2 : end])):
            words = self.words
            for length in lengths:
                if length <= end and (word := text[end - length : end]) in words:
                    return word
        last = text[end - 1 : end]
        return last if last in self._single else ""

    def last(self, text: str, end: int, least: int) -> int:
        """The last position up to ``end``, and beyond ``least``, where a word ends; 0 where there is none."""
        lengths, single = self._lengths, self._single
        for position in range(end, least, -1):
            known = text[position - 2 : position] in lengths or text[position - 1] in single
            if known and self.at(text, position):
                return position
        return 0


class Beginnings(Generic[_V]):
    """Finds the longest word of a fixed set that begins at a position.

    Args:
        words: word → what it stands for.
        key: how many characters of a word it is filed under; no word is shorter.
    """

    def __init__(self, words: Mapping[str, _V], *, key: int = 2) -> None:
        self.words = dict(words)
        self._key = key
        self.filed: dict[str, list[tuple[str, _V]]] = {}
        """The words with what they stand for, under their first ``key`` characters, the longer first."""
        for word in sorted(words, key=len, reverse=True):
            self.filed.setdefault(word[:key], []).append((word, words[word]))

    def at(self, text: str, start: int) -> str:
        """The longest word that begins at ``start``, or empty."""
        for word, _ in self.filed.get(text[start : start + self._key], ()):
            if text.startswith(word, start):
                return word
        return ""
