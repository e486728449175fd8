"""Lines that hang below a mark, and marks below the characters they mean."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from zhengming.model.span import Span
from zhengming.terminal.glyphs import Glyph, styled, width

NARROWEST = 30
"""Columns that text needs to be readable; where there are fewer, it starts further left."""
_CUT = "…"


def hanging(
    first: Text, bodies: Sequence[Text], *, column: int, limit: int | None, fallback: int
) -> list[Text]:
    """Texts one below the other from a column on, the first one behind what stands before it.

    Args:
        first: what stands before the column in the first line; at most ``column`` wide.
        bodies: the texts.
        column: where they start.
        limit: columns of the terminal; ``None`` when lines may have any length.
        fallback: where they start when too few columns are left.
    """
    lines: list[Text] = []
    if limit is not None and limit - column < NARROWEST:
        if first.plain.strip():
            lines.append(first)
        first, column = Text(), min(fallback, max(0, limit - NARROWEST))
    ruler = Console(color_system=None)  # only measures: Text.wrap asks a console for its tab width
    for body in bodies:
        pieces = [body] if limit is None else body.wrap(ruler, max(limit - column, 2))
        for piece in pieces:
            piece.rstrip()
            lines.append(Text.assemble(first, " " * (column - first.cell_len), piece))
            first = Text()
    return lines


def marks(shown: Sequence[Glyph], span: Span, style: str) -> tuple[Text, int]:
    """Carets below the glyphs of a span, and the column after them."""
    before, within = width(shown[: span.start]), width(shown[span.start : span.end])
    carets = Text(" " * before).append("^" * max(within, 1), style)
    return carets, before + max(within, 1)


def excerpt(shown: Sequence[Glyph], span: Span, room: int) -> tuple[list[Glyph], Span]:
    """As much around a span as fits, and where the span stands in it; cut ends are marked with ``…``.

    Args:
        shown: the whole name.
        span: what must be seen; its end is cut when even that is too long.
        room: columns there are.
    """
    room = max(room - 2, 2)  # for both marks
    start, end, used = span.start, span.start, 0
    while end < span.end and used + shown[end].width <= room:
        used += shown[end].width
        end += 1
    whole = end == span.end
    while whole:
        grown = used
        if start > 0 and used + shown[start - 1].width <= room:
            start -= 1
            used += shown[start].width
        if end < len(shown) and used + shown[end].width <= room:
            used += shown[end].width
            end += 1
        whole = used > grown
    cut = Glyph(_CUT, 1, escaped=False)
    left = [cut] if start else []
    right = [cut] if end < len(shown) else []
    offset = len(left) - start
    return [*left, *shown[start:end], *right], Span(
        span.start + offset, min(span.end, end) + offset
    )


def line(label: Text, shown: Sequence[Glyph], style: str = "") -> Text:
    """Glyphs behind a label."""
    return Text.assemble(label, styled(shown, style))
