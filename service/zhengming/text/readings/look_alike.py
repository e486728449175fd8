"""酉门子 for 西门子, 中山人学 for 中山大学: one other character, that looks like the term's own."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from zhengming.model.analysis import Hit, Reading
from zhengming.model.term import Term
from zhengming.text import pinyin, shape
from zhengming.text.readings.reading import Disguise

_SHORT, _LONG = 3, 4
_ANY = "\0"
"""Stands for the character that is exchanged."""
SLIGHT = 0.5
"""Likeness below which characters are told apart at a glance."""
UNLIKE = 0.2
"""What a character that is told apart counts for, where all others are the term's own."""


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
    """Finds terms with one character exchanged at the front of a name.

    A term with one character exchanged still has all others of its first four in place: each choice of them is a key,
    so that a text is asked some ten questions however many terms there are. Impostors put what they imitate first; what
    stands further back is looked for as it is written, and by its sound.

    Args:
        disguise: how alike exchanged characters must be.
        terms: what to look for, of two characters or more.
    """

    def __init__(self, disguise: LookAlike, terms: Iterable[Term]) -> None:
        self._disguise = disguise
        self._terms: dict[str, list[Term]] = {}
        for term in terms:
            self._terms.setdefault(term.text, []).append(term)
        self._filed: dict[str, list[str]] = {}
        for text in self._terms:
            keys = _keys(text[:_LONG]) if len(text) >= _SHORT else self._alike_pairs(text)
            for key in keys:
                self._filed.setdefault(key, []).append(text)

    def scan(self, text: str, fronts: Iterable[int] = (0,)) -> tuple[Hit, ...]:
        """All such terms that begin at one of ``fronts`` of a folded text."""
        filed = self._filed
        found = {
            (at, spelling)
            for at in fronts
            for size in (2, _SHORT, _LONG)
            for key in _keys(text[at : at + size])
            for spelling in filed.get(key, ())
        }
        return tuple(hit for at, spelling in found for hit in self._hits(text, at, spelling))

    def _alike_pairs(self, term: str) -> Iterator[str]:
        """A term of two characters with one of them exchanged for a look-alike."""
        first, second = term[0], term[1]
        yield from (c + second for c in shape.look_alikes(first))
        yield from (first + c for c in shape.look_alikes(second))

    def _hits(self, text: str, at: int, spelling: str) -> Iterator[Hit]:
        end = at + len(spelling)
        written = text[at:end]
        if len(written) < len(spelling):
            return
        unlike = [(a, b) for a, b in zip(written, spelling, strict=True) if a != b]
        if len(unlike) != 1:
            return
        alike = self._disguise.likeness(*unlike[0], len(spelling))
        if alike:
            share = (len(spelling) - 1 + alike) / len(spelling)
            for term in self._terms[spelling]:
                yield Hit(term, at, end, self._disguise.reading, share)


def _keys(text: str) -> list[str]:
    """What terms of that beginning are filed under: those of two characters under every look-alike."""
    return _gaps(text) if len(text) >= _SHORT else [text]


def _gaps(text: str) -> list[str]:
    """The text with each of its characters left open in turn."""
    return [text[:i] + _ANY + text[i + 1 :] for i in range(len(text))]
