"""Find terms by their sound: the same syllables, tone and all, written with other characters."""

from __future__ import annotations

from collections.abc import Sequence

from zhengming.model.analysis import Hit
from zhengming.model.term import Term
from zhengming.text.automaton import Automaton
from zhengming.text.pinyin import sounds


class SoundScanner:
    """Finds every place that sounds like a term but is not written like it.

    Terms and text are spelled in sounds, one symbol a character, so that one pass of an automaton finds
    all of them and positions stay what they were.

    Args:
        terms: what to look for; several may sound the same.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        by_sound: dict[str, list[Term]] = {}
        for term in terms:
            by_sound.setdefault(sounds(term.text), []).append(term)
        self._terms = tuple(map(tuple, by_sound.values()))
        self._automaton = Automaton(list(by_sound))

    def scan(self, text: str) -> tuple[Hit, ...]:
        """All such places in a folded text, overlapping ones included."""
        found = self._automaton.find(sounds(text))
        if not found:
            return ()
        return tuple(
            Hit(term, start, end)
            for sound, start, end in found
            for term in self._terms[sound]
            if term.text != text[start:end]
        )
