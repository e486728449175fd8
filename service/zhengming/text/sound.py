"""Find terms by their sound: the same syllables, tone and all, written with other characters."""

from __future__ import annotations

from collections.abc import Sequence

from zhengming.model.analysis import Hit, Reading
from zhengming.model.term import Term
from zhengming.text.automaton import Automaton
from zhengming.text.pinyin import sounds

_SHORTEST = 3


class SoundScanner:
    """Finds every place that sounds like a term but is not written like it.

    Terms and text are spelled in sounds, one symbol a character, so that one pass of an automaton finds
    all of them and positions stay what they were.

    Args:
        terms: what to look for, of three characters or more; several may sound the same.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        by_sound: dict[str, list[Term]] = {}
        for term in terms:
            by_sound.setdefault(sounds(term.text), []).append(term)
        self._terms = tuple(map(tuple, by_sound.values()))
        self._automaton = Automaton(list(by_sound))
        self._starts = frozenset(sound[:_SHORTEST] for sound in by_sound)

    def scan(self, text: str) -> tuple[Hit, ...]:
        """All such places in a folded text, overlapping ones included."""
        heard = sounds(text)
        if self._starts.isdisjoint([heard[i : i + _SHORTEST] for i in range(len(heard) - 2)]):
            return ()
        return tuple(
            Hit(term, start, end, Reading.SOUND)
            for sound, start, end in self._automaton.find(heard)
            for term in self._terms[sound]
            if term.text != text[start:end]
        )
