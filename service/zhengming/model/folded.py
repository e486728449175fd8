"""A folded text, and the way back to what was submitted."""

from __future__ import annotations

from enum import IntFlag
from typing import NamedTuple

from zhengming.model.span import Span


class Fold(IntFlag):
    """What was done to a character, or what stood before it and was taken out.

    Values combine: ``㊥`` is ``ENCLOSED``; ``國`` in full width noise may be ``TRADITIONAL | SEPARATOR``.
    """

    NONE = 0
    CASE = 1
    """upper to lower case"""
    WIDTH = 2
    """full width or half width form"""
    TRADITIONAL = 4
    """traditional character"""
    JAPANESE = 8
    """Japanese form of a character"""
    VARIANT = 16
    """variant character 异体字"""
    RADICAL = 32
    """Kangxi radical or CJK radical supplement"""
    ENCLOSED = 64
    """enclosed, circled, squared or otherwise decorated character"""
    COMPATIBILITY = 128
    """another compatibility form (NFKC), or an accent taken off"""
    SPACE = 256
    """white space stood before this character"""
    SEPARATOR = 512
    """punctuation or a symbol stood before this character"""
    BRACKET = 1024
    """an opening or closing bracket stood before this character"""
    INVISIBLE = 2048
    """an invisible or private-use character stood before this character"""
    EMOJI = 4096
    """an emoji stood before this character"""

    CHANGED = CASE | WIDTH | TRADITIONAL | JAPANESE | VARIANT | RADICAL | ENCLOSED | COMPATIBILITY
    """the character itself was changed"""
    REMOVED = SPACE | SEPARATOR | BRACKET | INVISIBLE | EMOJI
    """something before the character was taken out"""


class Bracket(NamedTuple):
    """A bracketed stretch of a folded text: ``[start, end)`` in folded code points."""

    start: int
    end: int


class FoldedText(NamedTuple):
    """A text in its one spelling: simplified, lower case, without separators, brackets or noise.

    Args:
        original: the text as submitted, n code points.
        text: the folded text, m code points; only letters and numbers.
        starts: for each folded character the start of the submitted span it came from; empty
            when folding changed nothing (then folded and submitted positions are the same).
        ends: likewise the ends.
        folds: for each folded character what was done to it and what stood before it; empty when
            folding changed nothing.
        brackets: bracketed stretches, in folded positions, in order of their start.
        removed: everything taken out, including what stood after the last folded character.
        han: whether the text is nothing but Chinese characters that folding leaves alone, some of them in a pair of
            brackets perhaps, as most names are.
    """

    original: str
    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    folds: tuple[Fold, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    removed: Fold = Fold.NONE
    han: bool = False

    @property
    def plain(self) -> bool:
        """Whether folding changed nothing."""
        return self.text == self.original

    def span(self, start: int, end: int) -> Span:
        """The submitted span that the folded range ``[start, end)`` came from; never empty for a
        non-empty range, always within the submitted text.
        """
        if not self.starts:
            return Span(start, end)
        return Span(self.starts[start], self.ends[end - 1])

    def broken_at(self, position: int) -> Fold:
        """What stood before the folded character at ``position`` and was taken out."""
        if not self.folds or position >= len(self.folds):
            return Fold.NONE
        return self.folds[position] & Fold.REMOVED
