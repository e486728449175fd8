"""蒙🐮 for 蒙牛, 三只🐿️ for 三只松鼠: an emoji that stands for a word."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from zhengming.model.analysis import Hit, Reading
from zhengming.model.folded import FoldedText
from zhengming.text import pinyin
from zhengming.text.emoji import EmojiTable, Meant, Standing, shipped, shown
from zhengming.text.prefixes import Prefixes
from zhengming.text.readings.reading import Disguise

_BEFORE = 2
"""Emoji before a front that a term may begin with; the first of a longer row are decoration."""
_HEARD_IN = 3
"""Characters that a term has in which an emoji may stand for what merely sounds like its word."""


class Pictures(Disguise):
    """An emoji for a word that it shows, or for one character of such a word.

    Evidence: ``text/emoji``. Most emoji in names are decoration; it counts only where a term becomes complete by it
    at a front, and not beside the very word that it shows (🍎苹果).
    """

    reading = Reading.PICTURED

    def make(self, name: str, chance: random.Random) -> str:
        """One of its words exchanged for an emoji, but never all of the name."""
        places = [
            (start, end)
            for start, end in combinations(range(len(name) + 1), 2)
            if end - start < len(name) and name[start:end] in shown()
        ]
        if not places:
            return ""
        start, end = chance.choice(places)
        return name[:start] + chance.choice(shown()[name[start:end]]) + name[end:]


class _Item(NamedTuple):
    """A letter of a folded text, or an emoji where it stands among them, with all that it may be read as; ``heard`` are
    readings by sound alone.
    """

    readings: tuple[str, ...]
    heard: frozenset[str] = frozenset()
    emoji: Standing | None = None


class _State(NamedTuple):
    """A way to read the items up to ``at``."""

    at: int
    read: str
    emoji: tuple[tuple[Standing, str], ...]
    heard: bool


class PictureReader:
    """Knows terms with emoji for some of their words.

    Args:
        terms: the spellings to look for.
        table: what emoji stand for.
    """

    def __init__(self, terms: Collection[str], table: EmojiTable | None = None) -> None:
        self._table = table or shipped()
        self._terms = Prefixes(terms)
        self._sounding: dict[str, set[str]] = {}
        for c in frozenset("".join(terms)):
            self._sounding.setdefault(pinyin.sounds(c), set()).add(c)
        self.touches = self._table.touches
        """Tells whether a submitted text may hold an emoji that stands for a word."""

    def read(
        self, folded: FoldedText, fronts: Sequence[int], hits: Iterable[Hit]
    ) -> dict[tuple[int, int], str]:
        """The emoji that complete a term at a front, by their places in the submitted text, each with its word; the
        longest term counts, and none does where there is none.

        Args:
            folded: the name.
            fronts: where a term may begin in the folded text.
            hits: the terms as they are written: an emoji within one is decoration.
        """
        items, places = self._items(folded, list(hits))
        best: _State | None = None
        for start in self._starts(items, places, fronts):
            for state in self._spelled(items, start):
                if best is None or len(state.read) > len(best.read):
                    best = state
        if best is None:
            return {}
        return {(each.start, each.end): word for each, word in best.emoji}

    def _items(self, folded: FoldedText, hits: Sequence[Hit]) -> tuple[list[_Item], list[int]]:
        """Letters and emoji in their order, and for each letter, and the end, where it stands among them."""
        items: list[_Item] = []
        places: list[int] = []
        for each in self._table.standing(folded.original):
            while len(places) < len(folded.text) and folded.starts[len(places)] < each.start:
                items.append(_Item((folded.text[len(places)],)))
                places.append(len(items) - 1)
            here = len(places)
            within = any(hit.start < here < hit.end for hit in hits)
            if not (within or _is_beside_its_word(folded.text, here, each.meant)):
                items.append(self._item(each))
        for letter in folded.text[len(places) :]:
            items.append(_Item((letter,)))
            places.append(len(items) - 1)
        places.append(len(items))
        return items, places

    def _item(self, emoji: Standing) -> _Item:
        words, characters = emoji.meant
        seen = frozenset((*words, *characters))
        alike = (self._sounding.get(pinyin.sounds(word), ()) for word in words if len(word) == 1)
        heard = frozenset(chain.from_iterable(alike)) - seen
        return _Item((*words, *characters, *sorted(heard)), heard, emoji)

    def _starts(
        self, items: Sequence[_Item], places: Sequence[int], fronts: Sequence[int]
    ) -> list[int]:
        """Where a term may begin among the items: at a front, and at the last emoji before it, or the first behind the
        end.
        """
        found: dict[int, None] = {}
        for front in fronts:
            before = places[front - 1] + 1 if front else 0
            at = places[front]
            first = before if front == len(places) - 1 else max(before, at - _BEFORE)
            found |= dict.fromkeys(range(first, min(at, first + _BEFORE) + 1))
        return [at for at in found if at < len(items)]

    def _spelled(self, items: Sequence[_Item], start: int) -> Iterator[_State]:
        """Every term that the items spell from ``start`` on with an emoji among them."""
        waiting = [_State(start, "", (), False)]
        while waiting:
            at, read, emoji, heard = waiting.pop()
            alone = at - start == 1 < len(items)  # one emoji before other words is decoration
            short = heard and len(read) < _HEARD_IN
            if emoji and read in self._terms and not (alone or short):
                yield _State(at, read, emoji, heard)
            if at == len(items):
                continue
            readings, by_sound, each = items[at]
            for word in readings:
                sounds = word in by_sound
                if (read or not sounds) and self._terms.begin(longer := read + word):
                    used = (*emoji, (each, word)) if each else emoji
                    waiting.append(_State(at + 1, longer, used, heard or sounds))


def _is_beside_its_word(text: str, at: int, meant: Meant) -> bool:
    """Whether the letters before or behind ``at`` are what an emoji there stands for, which then adds nothing."""
    said = (*meant.words, *meant.characters)
    return text.startswith(said, at) or text.endswith(said, 0, at)


def relabelled(
    hits: Iterable[Hit], folded: FoldedText, emoji: Mapping[tuple[int, int], str]
) -> Iterator[Hit]:
    """Hits in a name with emoji read as words: those that an emoji is part of are pictured."""
    starts = {start for start, _ in emoji}
    shown = frozenset(at for at, start in enumerate(folded.starts) if start in starts)
    for hit in hits:
        if shown.isdisjoint(range(hit.start, hit.end)):
            yield hit
        else:
            yield hit._replace(reading=Reading.PICTURED)
