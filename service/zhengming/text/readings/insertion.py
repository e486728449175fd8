"""老大干妈 for 老干妈, 中国银联行 …: one character too many in the midst of a name."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

from zhengming.model.analysis import Hit, Reading
from zhengming.model.folded import Fold, FoldedText
from zhengming.model.term import Term
from zhengming.text import pinyin
from zhengming.text.readings.front_index import (
    INSERTED,
    PAIR,
    TRIPLE,
    Spelling,
    spellings_of,
)
from zhengming.text.readings.reading import Disguise, Reread

_KANA = re.compile(r"(?<=[\u4e00-\u9fff])[\u3041-\u30ff](?=[\u4e00-\u9fff])").finditer
_STROKES = frozenset(map(chr, (0x4E00, 0x4E28, 0x4E36, 0x4E3F, 0x4E59, 0x4E85)))
"""Characters of one stroke: 一丨丶丿乙亅."""
_RADICAL = int(Fold.RADICAL)  # flags are put together by functions of their own, numbers are not


class Insertion(Disguise):
    """One other character between two of a term's.

    All of the term's own characters are there, in their order; but words grow that way by chance as well, so it counts
    for names that the whole country knows, as a whole 字号, and for long names of bodies.
    """

    reading = Reading.INSERTED

    def make(self, name: str, chance: random.Random) -> str:
        """Another common character put between two."""
        place = chance.randrange(1, max(len(name), PAIR))
        others = [c for c in chance.choice(list(pinyin.homophones().values())) if c not in name]
        return name[:place] + chance.choice(others) + name[place:] if others else ""


def left_out(folded: FoldedText) -> Reread | None:
    """A folded text without what is no part of a name: what was written in characters for radicals alone (腾⾔讯),
    which nobody types by chance, and single kana between two Chinese characters (支の付の宝). ``None`` where there are
    none.
    """
    text = folded.text
    out = {found.start() for found in _KANA(text)}
    out |= {at for at, fold in enumerate(folded.folds) if int(fold) & _RADICAL}
    if not out:
        return None
    left = [at for at in range(len(text)) if at not in out]
    return Reread("".join(text[at] for at in left), (*left, len(text)))


def is_filler(char: str) -> bool:
    """Whether a character put between two of a name says nothing there: kana, or one stroke (美一团)."""
    return is_stroke(char) or "\u3041" <= char <= "\u30ff"


def is_stroke(char: str) -> bool:
    """Whether a character is one stroke."""
    return char in _STROKES


class InsertionReader:
    """Knows terms with one character inserted.

    Args:
        disguise: says what such a hit is.
        terms: what to look for; those of three characters or more are found.
    """

    def __init__(self, disguise: Insertion, terms: Iterable[Term]) -> None:
        self.disguise = disguise
        self._spellings = [s for s in spellings_of(terms) if len(s.text) >= TRIPLE]

    def filed(self) -> Iterator[tuple[str, Spelling]]:
        """Every term under its beginning, which stands whole or has a character among it."""
        for spelling in self._spellings:
            first = spelling.text[:TRIPLE]
            yield first, spelling
            yield first + INSERTED, spelling

    def hits(self, text: str, at: int, spelling: Spelling) -> Iterator[Hit]:
        """The terms of a spelling, where they begin at ``at`` with one character inserted."""
        end = at + len(spelling.text) + 1
        if _inserted(text[at:end], spelling.text):
            for term in spelling.terms:
                yield Hit(term, at, end, self.disguise.reading)


def _inserted(written: str, meant: str) -> bool:
    """Whether ``written`` is ``meant`` with one character, unlike its neighbours, between two of its own."""
    if len(written) != len(meant) + 1 or written.startswith(meant):
        return False
    at = next(i for i, c in enumerate(meant) if c != written[i])
    return at > 0 and written[at + 1 :] == meant[at:] and written[at] != written[at - 1]
