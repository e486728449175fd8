"""酉门子 for 西门子, 中山人学 for 中山大学: one character exchanged for a look-alike; 康帅博 for 康师傅: two."""

from __future__ import annotations

import random
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import combinations, product

from zhengming.model.analysis import Hit, Reading
from zhengming.model.term import Term
from zhengming.text import pinyin, shape
from zhengming.text.readings.front_index import (
    ANY,
    LONG,
    PAIR,
    TRIPLE,
    Spelling,
    gaps,
    spellings_of,
)
from zhengming.text.readings.reading import Disguise
from zhengming.text.transliteration import exchangeable

SLIGHT = 0.24
"""Likeness below which characters are told apart at a glance; those that are faintly alike are not."""
PLAIN = 0.45
"""Likeness of characters that are taken for one another."""
LIKELY = 0.7
"""Likeness of characters that are taken for one another before a word that many names share."""
TWIN = 0.8
"""Likeness from which two characters of one term may be exchanged at once: 低 and 底 have 0.84, 兀 and 元 0.82."""
HEARD = 0.8
"""Likeness from which one of them may be exchanged for what sounds like it: the same syllable."""
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
        """One of a character's nearest look-alikes in one place."""
        place = chance.randrange(len(name))
        others = list(shape.look_alikes(name[place]))
        return name[:place] + chance.choice(others) + name[place + 1 :] if others else ""


class TwinReader:
    """Knows terms with two of their first four characters exchanged, each for one that is taken for it: 康帅博 for
    康师傅.

    Of three characters, all that a front may be so written as is a key: there are as many as characters have twins. Of
    four and more, one may be merely like its own, or sound like it (衣夫山全 for 农夫山泉): a key has the twin, and the
    other is left open.

    Args:
        disguise: how alike exchanged characters must be.
        terms: what to look for; those of two characters would have none of their own left.
    """

    def __init__(self, disguise: LookAlike, terms: Iterable[Term]) -> None:
        self.disguise = disguise
        self._spellings = [s for s in spellings_of(terms) if len(s.text) >= TRIPLE]

    def filed(self) -> Iterator[tuple[str, Spelling]]:
        """Every term under its beginnings with two characters exchanged."""
        for spelling in self._spellings:
            front = spelling.text[:LONG]
            for key in _half_open(front) if len(front) == LONG else _twice_exchanged(front):
                yield key, spelling

    def hits(self, text: str, at: int, spelling: Spelling) -> Iterator[Hit]:
        """The terms of a spelling, where they begin at ``at`` with two characters exchanged."""
        meant = spelling.text
        end = at + len(meant)
        written = text[at:end]
        places = _exchanged(written, meant)
        if len(places) != PAIR or places[-1] >= LONG:
            return
        alike = self._likenesses([(written[i], meant[i]) for i in places], long=len(meant) >= LONG)
        # Of two beside each other a word that many share may be all that is left.
        beside = places[0] // PAIR == places[1] // PAIR
        if min(alike) >= (HEARD if beside else PLAIN):
            for term in spelling.terms:
                yield Hit(
                    term, at, end, self.disguise.reading, 1 - (PAIR - sum(alike)) / len(meant)
                )

    def _likenesses(self, exchanged: Sequence[tuple[str, str]], *, long: bool) -> list[float]:
        """How alike exchanged characters are; 0 where none is a twin, and in a short term where one is not."""
        seen = [shape.likeness(*pair) for pair in exchanged]
        if (max if long else min)(seen) < TWIN:
            return [0.0]
        return [self.disguise.likeness(*pair, known=False) for pair in exchanged] if long else seen


def _exchanged(written: str, meant: str) -> list[int]:
    """Where a front has other characters than a term; nowhere if it is shorter."""
    if len(written) < len(meant):
        return []
    return [i for i, c in enumerate(written) if c != meant[i]]


class SubstitutionReader:
    """Knows terms with one character exchanged.

    A term with one character exchanged still has all others of its first four in place: each choice of them is a key.
    Of a longer term two neighbours at least are whole, the first two or the two behind them: most fronts begin no
    term, and are asked no more than that. Where what is left of the first two, or all behind them, is a word that many
    names share, the exchanged must be taken for one another: 朗诺汽车 is no 雷诺汽车, 中旭光大 no 中国光大.

    Args:
        disguise: how alike exchanged characters must be.
        terms: what to look for, of two characters or more.
        is_word: whether a stretch is a word that many names share.
        known: terms that are known again by their other characters, whatever is put for one: in four characters and
            more for any, in three for the last, or for one that begins alike, or, where nothing else stands there, for
            any but the first.
    """

    def __init__(
        self,
        disguise: LookAlike,
        terms: Iterable[Term],
        is_word: Callable[[str], bool],
        known: Container[str] = (),
    ) -> None:
        self.disguise = disguise
        self._is_word = is_word
        self._known = known
        self._spellings = spellings_of(terms)

    def filed(self) -> Iterator[tuple[str, Spelling]]:
        """Every term under its beginnings with one character left open, or exchanged for one that is alike."""
        for spelling in self._spellings:
            for key in self._keys(spelling.text):
                yield key, spelling

    def _keys(self, text: str) -> list[str]:
        open_ = gaps(text[:LONG])
        if len(text) < TRIPLE:
            return _alike(text)
        if len(text) < LONG:
            return open_
        # Where a word leads, or follows the first two characters, every honest name would ask for it.
        if text not in self._known and self._is_word(text[:PAIR]):
            return open_[:PAIR] + [text[:PAIR] + pair for pair in _alike(text[PAIR:LONG], PLAIN)]
        if not self._is_word(text[PAIR:LONG]):
            return open_
        alike = _alike(text[:PAIR], PLAIN if text in self._known else LIKELY)
        return open_[PAIR:] + [pair + text[PAIR:LONG] for pair in alike]

    def hits(self, text: str, at: int, spelling: Spelling) -> Iterator[Hit]:
        """The terms of a spelling, where they begin at ``at`` with one character exchanged."""
        meant = spelling.text
        end = at + len(meant)
        written = text[at:end]
        places = _exchanged(written, meant)
        if len(places) != 1:
            return
        place = places[0]
        behind = self._is_word(meant[PAIR:])
        shared = self._is_word(meant[:PAIR]) or (behind and place < PAIR)
        most = (
            len(meant) >= LONG
            # 老干爹 begins as 老干妈 does, and 施耐利 as many transliterations
            or (place == len(meant) - 1 and not all(map(exchangeable, meant)))
            or (place > 0 and pinyin.begin_alike(written[place], meant[place]))  # 胖都来 and 胖东来
        )
        bare = place > 0 and len(text) == len(meant) == TRIPLE  # 沃美玛, 麦当家
        known = meant in self._known and (bare or (most and not (shared and place < PAIR)))
        alike = self.disguise.likeness(written[place], meant[place], known=known)
        if alike >= PLAIN or known or (alike and not shared and meant in self._known):
            share = (len(meant) - 1 + alike) / len(meant)
            for term in spelling.terms:
                yield Hit(term, at, end, self.disguise.reading, share)


def _alike(pair: str, least: float = 0.0) -> list[str]:
    """Two characters with one of them exchanged for a look-alike, which is so much alike at least."""
    first, second = tuple(pair)
    return [
        *(c + second for c, alike in shape.look_alikes(first).items() if alike >= least),
        *(first + c for c, alike in shape.look_alikes(second).items() if alike >= least),
    ]


def _twins(char: str) -> list[str]:
    return [c for c, alike in shape.look_alikes(char).items() if alike >= TWIN]


def _twice_exchanged(text: str) -> Iterator[str]:
    """A stretch with two of its characters exchanged for twins."""
    for i, j in combinations(range(len(text)), 2):
        for a, b in product(_twins(text[i]), _twins(text[j])):
            yield text[:i] + a + text[i + 1 : j] + b + text[j + 1 :]


def _half_open(front: str) -> Iterator[str]:
    """Four characters with one exchanged for a twin and another left open, or with the two left open that leave a
    key which is asked for.
    """
    a, b, c, d = tuple(front)
    yield from (a + ANY + c, ANY + b + c)
    for twin in _twins(a):
        yield from (twin + ANY + c + d, twin + b + ANY + d)
    for twin in _twins(b):
        yield from (ANY + twin + c + d, a + twin + ANY + d)
    for twin in _twins(c):
        yield from (a + ANY + twin + d, a + b + twin + ANY, ANY + b + twin)
    for twin in _twins(d):
        yield a + b + ANY + twin
