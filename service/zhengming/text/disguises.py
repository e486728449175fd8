"""How a folded stretch was disguised, as evidence lists it."""

from __future__ import annotations

from zhengming.model.folded import Fold, FoldedText

_IDS = (
    (Fold.WIDTH, "full-width"),
    (Fold.TRADITIONAL, "traditional"),
    (Fold.JAPANESE, "japanese"),
    (Fold.VARIANT, "variant"),
    (Fold.RADICAL, "radical"),
    (Fold.ENCLOSED, "enclosed"),
    (Fold.COMPATIBILITY, "compatibility"),
    (Fold.SPACE, "space"),
    (Fold.SEPARATOR, "separator"),
    (Fold.BRACKET, "bracket"),
    (Fold.INVISIBLE, "invisible"),
    (Fold.EMOJI, "emoji"),
)


def describe(fold: Fold) -> tuple[str, ...]:
    """The ids of all disguises in ``fold``, in a fixed order; upper case is none."""
    return tuple(name for flag, name in _IDS if fold & flag)


def disguises(folded: FoldedText, start: int, end: int) -> tuple[str, ...]:
    """How the folded range ``[start, end)`` was disguised, in a fixed order.

    Space between two Latin words or numbers is how they are written, and not listed.
    """
    if not folded.folds:
        return ()
    found = folded.folds[start] & Fold.CHANGED
    for at in range(start + 1, end):
        fold = folded.folds[at]
        if fold & Fold.SPACE and is_latin(folded.text[at - 1 : at + 1]):
            fold &= ~Fold.SPACE
        found |= fold
    return describe(found)


def is_latin(folded: str) -> bool:
    """Whether a folded text consists of Latin letters and European digits only."""
    return folded.isascii() and folded.isalnum()
