"""Find terms by their sound: the same syllables, tone and all, written with other characters."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zhengming.model.analysis import Hit, Reading
from zhengming.model.term import Term
from zhengming.text.automaton import Automaton
from zhengming.text.pinyin import homophones, sounds
from zhengming.text.sieve import every_run

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
        self._like_starts = every_run(_places(self._starts)).findall

    def scan(self, text: str) -> tuple[Hit, ...]:
        """All such places in a folded text, overlapping ones included."""
        # To spell a whole text in sounds costs many times as much as to look at its characters.
        if self._starts.isdisjoint(map(sounds, self._like_starts(text))):
            return ()
        heard = sounds(text)
        return tuple(
            Hit(term, start, end, Reading.SOUND)
            for sound, start, end in self._automaton.find(heard)
            for term in self._terms[sound]
            if term.text != text[start:end]
        )


def _places(starts: Collection[str]) -> list[set[str]]:
    """For each place the characters that sound as one of ``starts`` does there."""
    heard = homophones()
    return [
        {c for start in starts for c in heard.get(start[place], start[place])}
        for place in range(_SHORTEST)
    ]
