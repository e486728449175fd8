"""Tells, nearly for free, that none of many words can stand in a text.

A name touches as little memory as can be: on a busy server its data is in no cache, and each place looked
at costs more than the computation. So characters are asked for in bitmaps of a few kilobytes first
(``docs/decisions/0009-a-sieve-before-the-scan.md``), and only what passes is looked up in a set.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from zhengming.text.character_class import bracketed

_PAIR, _TRIPLE, _LONG = 2, 3, 4


class Sieve:
    """Whether a word of a fixed set may stand in a text: never «no» where one does.

    Most texts are told by the first three characters of the words; where those are met, the words are compared whole.

    Args:
        words: the words; none is empty.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._single = frozenset(word for word in words if len(word) < _PAIR)
        self._pairs = frozenset(word for word in words if len(word) == _PAIR)
        self._triples = frozenset(word[:_TRIPLE] for word in words if len(word) >= _TRIPLE)
        longer: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= _TRIPLE:
                longer.setdefault(word[:_LONG], []).append(word)
        self._longer = {first: tuple(those) for first, those in longer.items()}
        self._like_pairs = every_run(_places(self._pairs, _PAIR)).findall
        self._like_triples = every_run(_places(self._triples, _TRIPLE)).findall

    def passes(self, text: str) -> bool:
        """Whether the text may hold a word."""
        triples = self._like_triples(text)
        if triples and (met := self._triples.intersection(triples)) and self._begins(text, met):
            return True
        pairs = self._like_pairs(text)
        if pairs and not self._pairs.isdisjoint(pairs):
            return True
        return bool(self._single) and not self._single.isdisjoint(text)

    def _begins(self, text: str, met: Iterable[str]) -> bool:
        """Whether a word stands in the text that begins with one of the triples met in it."""
        for triple in met:
            if triple in self._longer:
                return True  # a word of three
            at = text.find(triple)
            while at >= 0:
                words = self._longer.get(text[at : at + _LONG])
                if words and text.startswith(words, at):
                    return True
                at = text.find(triple, at + 1)
        return False


def every_run(places: Sequence[Collection[str]]) -> re.Pattern[str]:
    """A pattern that captures every run of characters, overlapping ones too, each of which is allowed at its
    place.

    Args:
        places: for each place of the run the characters allowed there; where none are, the pattern
            matches nowhere.
    """
    if not all(places):
        return re.compile("(?!)")
    return re.compile(f"(?=({''.join(map(bracketed, places))}))")


def _places(words: Collection[str], size: int) -> list[set[str]]:
    return [{word[place] for word in words} for place in range(size)]
