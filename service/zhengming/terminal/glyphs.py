r"""Submitted text as a terminal can show it: measured in columns, and unable to give it orders.

A name may hold anything: escape sequences, characters that turn the line around, characters that
nobody sees. What is not plainly visible is shown by its code, e.g. ``\u200b``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import get_character_cell_size
from rich.text import Text

ESCAPED = "reverse"
"""Style of what is shown by its code."""

_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_PLAIN_SPACES = frozenset({" ", "\u3000"})
# Default_Ignorable_Code_Point in Unicode's DerivedCoreProperties, as far as the categories above do
# not hold it: letters and marks that show nothing.
_UNSEEN = frozenset(
    map(
        chr,
        (
            0x034F,
            *range(0x115F, 0x1161),
            *range(0x17B4, 0x17B6),
            *range(0x180B, 0x1810),
            0x3164,
            *range(0xFE00, 0xFE10),
            0xFFA0,
            *range(0xE0100, 0xE01F0),
        ),
    )
)
_DOTTED_CIRCLE = "\u25cc"
"""What carries a combining mark that has nothing to stand on."""


class Glyph(NamedTuple):
    """One code point as it is shown.

    Args:
        shown: what is printed for it.
        width: how many columns that takes.
        escaped: whether it is shown by its code.
    """

    shown: str
    width: int
    escaped: bool


def glyphs(text: str) -> list[Glyph]:
    """One glyph for each code point of ``text``."""
    return list(_glyphs(text))


def safe(text: str) -> str:
    """``text`` as it may be printed."""
    return "".join(glyph.shown for glyph in _glyphs(text))


def styled(shown: Sequence[Glyph], style: str = "") -> Text:
    """Glyphs as they are printed, those shown by their code in a style of their own."""
    text = Text()
    for escaped, run in groupby(shown, key=lambda glyph: glyph.escaped):
        text.append("".join(glyph.shown for glyph in run), ESCAPED if escaped else style)
    return text


def width(shown: Sequence[Glyph]) -> int:
    """How many columns the glyphs take."""
    return sum(glyph.width for glyph in shown)


def _glyphs(text: str) -> Iterator[Glyph]:
    carrier = False
    for character in text:
        if _is_unseen(character):
            yield _escaped(character)
            carrier = False
            continue
        size = get_character_cell_size(character)
        if size or carrier:
            yield Glyph(character, size, escaped=False)
        else:
            yield Glyph(_DOTTED_CIRCLE + character, 1, escaped=False)
        carrier = True


def _is_unseen(character: str) -> bool:
    if character in _PLAIN_SPACES:
        return False
    category = unicodedata.category(character)
    return category in _UNSEEN_CATEGORIES or category == "Zs" or character in _UNSEEN


def _escaped(character: str) -> Glyph:
    code = ord(character)
    shown = (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )
    return Glyph(shown, len(shown), escaped=True)
