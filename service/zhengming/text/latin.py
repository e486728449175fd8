"""Where Latin words begin and end in a folded text, from which spaces and capitals are gone."""

from __future__ import annotations

from collections.abc import Sequence

from zhengming.model.folded import Fold, FoldedText
from zhengming.text.disguises import is_latin

_CASE, _REMOVED = int(Fold.CASE), int(Fold.REMOVED)


def borders(folded: FoldedText, text: str) -> Sequence[bool]:
    """For each place of a text, its end included, whether a Latin word may begin or end there: not between two letters
    and not between two digits, unless something was taken out there or a capital follows a small letter.

    Args:
        folded: the text as it was folded.
        text: the same, or a text of the same length that it was read as.
    """
    size, bits = len(text), [*map(int, folded.folds)] or [0] * len(text)
    found = [True] * (size + 1)
    for at in range(1, size):
        before, after = text[at - 1], text[at]
        if is_latin(before) and is_latin(after) and before.isdigit() == after.isdigit():
            capital = bits[at] & _CASE and not bits[at - 1] & _CASE
            found[at] = bool(bits[at] & _REMOVED or capital)
    return found


def submitted(folded: FoldedText, at: int) -> str:
    """What a folded character was submitted as."""
    span = folded.span(at, at + 1)
    return folded.original[span.start : span.end]
