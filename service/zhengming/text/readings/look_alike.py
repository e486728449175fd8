"""酉门子 for 西门子, 中山人学 for 中山大学: one other character, that looks like the term's own."""

from __future__ import annotations

import random
from collections.abc import Callable, Container, Iterable, Iterator

from zhengming.model.analysis import Hit, Reading
from zhengming.model.term import Term
from zhengming.text import pinyin, shape
from zhengming.text.readings.front_sieve import ANY, LONG, PAIR, TRIPLE
from zhengming.text.readings.reading import Disguise

SLIGHT = 0.5
"""Likeness below which characters are told apart at a glance."""
UNLIKE = 0.2
"""What a character that is told apart counts for, where all others are the term's own."""


class LookAlike(Disguise):
    """One character exchanged for one that looks like it.

    Evidence: the likeness of shapes by ``text/shape``, or of sounds, the greater; nothing else may differ. Of terms
    that are known again by the rest, one that is told apart at a glance counts for little, but is reported: 茶颜观色
    for 茶颜悦色.
    """

    reading = Reading.SHAPE

    def likeness(self, a: str, b: str, *, known: bool) -> float:
        """How alike two characters are, in [0, 1]; 0 when they are told apart.

        Args:
            a: what is written.
            b: what the term has.
            known: whether the term is known again by its other characters.
        """
        alike = max(shape.likeness(a, b), pinyin.how_alike(a, b))
        if alike >= SLIGHT:
            return alike
        return UNLIKE if known and not a.isascii() else 0.0

    def make(self, name: str, chance: random.Random) -> str:
        """One of a character's ten nearest look-alikes in one place."""
        place = chance.randrange(len(name))
        others = list(shape.look_alikes(name[place]))
        return name[:place] + chance.choice(others) + name[place + 1 :] if others else ""


class SubstitutionScanner:
    """Finds terms with one character exchanged at the front of a name.

    A term with one character exchanged still has all others of its first four in place: each choice of them is a key.
    Of a longer term two neighbours at least are whole, the first two or the two behind them: most fronts begin no
    term, and are asked no more than that. Where the first two, or all behind them, are a word that many names share,
    an exchange among the first two must be alike: 朗诺汽车 is no 雷诺汽车, 中旭光大 no 中国光大.

    Args:
        disguise: how alike exchanged characters must be.
        terms: what to look for, of two characters or more.
        is_word: whether a stretch is a word that many names share.
        known: terms that are known again by their other characters, whatever is put for one: in four characters and
            more for any, in three for the last.
    """

    def __init__(
        self,
        disguise: LookAlike,
        terms: Iterable[Term],
        is_word: Callable[[str], bool],
        known: Container[str] = (),
    ) -> None:
        self._disguise = disguise
        self._is_word = is_word
        self._known = known
        self._terms: dict[str, list[Term]] = {}
        for term in terms:
            self._terms.setdefault(term.text, []).append(term)
        self._filed: dict[str, list[str]] = {}
        for text in self._terms:
            for key in self._keys(text, short=is_word(text[PAIR:LONG])):
                self._filed.setdefault(key, []).append(text)
        self.keys = self._filed.keys()

    def scan(self, text: str, fronts: Iterable[int] = (0,)) -> tuple[Hit, ...]:
        """All such terms that begin at one of ``fronts`` of a folded text."""
        return tuple(
            hit
            for at in fronts
            for spelling in self._begun(text[at : at + LONG])
            for hit in self._hits(text, at, spelling)
        )

    def _begun(self, first: str) -> Iterable[str]:
        """The terms that may begin so."""
        keys = (first[:PAIR], *_gaps(first[:TRIPLE]), *_gaps(first))
        return dict.fromkeys(spelling for key in keys for spelling in self._filed.get(key, ()))

    def _keys(self, text: str, *, short: bool) -> list[str]:
        """What a term is filed under.

        Args:
            text: the term.
            short: whether a word follows its first two characters: every honest name would ask for it.
        """
        gaps = _gaps(text[:LONG])
        if len(text) < TRIPLE:
            return self._alike_pairs(text)
        if len(text) < LONG or not short:
            return gaps
        return gaps[PAIR:] + (self._alike_pairs(text) if text in self._known else [])

    def _alike_pairs(self, term: str) -> list[str]:
        """The first two characters of a term with one of them exchanged for a look-alike."""
        first, second = term[0], term[1]
        return [
            *(c + second for c in shape.look_alikes(first)),
            *(first + c for c in shape.look_alikes(second)),
        ]

    def _hits(self, text: str, at: int, spelling: str) -> Iterator[Hit]:
        end = at + len(spelling)
        written = text[at:end]
        if len(written) < len(spelling):
            return
        places = [i for i, c in enumerate(written) if c != spelling[i]]
        if len(places) != 1:
            return
        place = places[0]
        shared = place < PAIR and (self._is_word(spelling[PAIR:]) or self._is_word(spelling[:PAIR]))
        most = len(spelling) >= LONG or place == len(spelling) - 1  # 老干爹 begins as 老干妈 does
        known = spelling in self._known and most and not shared
        alike = self._disguise.likeness(written[place], spelling[place], known=known)
        if alike:
            share = (len(spelling) - 1 + alike) / len(spelling)
            for term in self._terms[spelling]:
                yield Hit(term, at, end, self._disguise.reading, share)


def _gaps(text: str) -> list[str]:
    """The text with each of its characters left open in turn, from the first to the last."""
    return [text[:i] + ANY + text[i + 1 :] for i in range(len(text))]
