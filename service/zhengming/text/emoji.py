"""What an emoji may stand for, by ``emoji.tsv``.

``tools/build_emoji_table.py`` makes the table and tells how. Most emoji in names are decoration, so what one may stand
for proves nothing until a term is complete with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zhengming.text.character_class import character_class

_JOINER = "\u200d"
_MODIFIERS = frozenset("\ufe0e\ufe0f") | frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""What follows an emoji and belongs to it: how it is to be drawn, and the colour of a skin."""
_FLAG = 2


class Meant(NamedTuple):
    """What an emoji may stand for: words (of one character or several), and characters of these words."""

    words: tuple[str, ...]
    characters: tuple[str, ...]


class Standing(NamedTuple):
    """An emoji in ``[start, end)`` of a submitted text, with what belongs to it."""

    start: int
    end: int
    meant: Meant


class EmojiTable:
    """What emoji stand for.

    Args:
        meant: emoji of one code point, and flags of two, with what each may stand for; at least one.
    """

    def __init__(self, meant: Mapping[str, Meant]) -> None:
        self.meant = meant
        self.touches: Callable[[str], object] = character_class(e[0] for e in meant).search
        """Tells whether a submitted text may hold one: never «no» where it does."""

    def standing(self, text: str) -> Iterator[Standing]:
        """Every emoji of a submitted text that may stand for a word; none that is part of another one (👨‍🌾)."""
        at = 0
        while at < len(text):
            flag = self.meant.get(text[at : at + _FLAG]) if at + 1 < len(text) else None
            meant = flag or self.meant.get(text[at])
            start, at = at, at + (_FLAG if flag else 1)
            if meant is None:
                continue
            while at < len(text) and text[at] in _MODIFIERS:
                at += 1
            if _JOINER not in (text[start - 1 : start], text[at : at + 1]):
                yield Standing(start, at, meant)


@cache
def shipped() -> EmojiTable:
    """The table that is shipped with the package.

    Raises:
        OSError: the file is missing or cannot be read.
        ValueError: the file is not such a table.
    """
    lines = Path(__file__).with_name("emoji.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return EmojiTable({emoji: Meant(tuple(w.split()), tuple(c.split())) for emoji, w, c in rows})


@cache
def shown() -> Mapping[str, tuple[str, ...]]:
    """Word → the emoji of the shipped table that may stand for it."""
    found: dict[str, list[str]] = {}
    for emoji, meant in shipped().meant.items():
        for word in (*meant.words, *meant.characters):
            found.setdefault(word, []).append(emoji)
    return {word: tuple(those) for word, those in found.items()}
