"""The way of a folder through a text that is not plain: what stays, where it came from, what was taken out."""

from __future__ import annotations

from zhengming.model.folded import Bracket, Fold, FoldedText
from zhengming.text.fold_table import CLOSE, MARK, OPEN, Entry

_CHANGED, _REMOVED = int(Fold.CHANGED), int(Fold.REMOVED)
_INVISIBLE, _COMPATIBILITY = int(Fold.INVISIBLE), int(Fold.COMPATIBILITY)

_HANGUL, _LEADING, _VOWEL, _TRAILING = 0xAC00, 0x1100, 0x1161, 0x11A7
_VOWELS, _TRAILINGS = 21, 28
JAMO = frozenset(map(chr, range(_VOWEL, _VOWEL + _VOWELS))) | frozenset(
    map(chr, range(_TRAILING + 1, 0x11C3))
)
"""Hangul vowels and final consonants, which join the letter before them (Unicode, section 3.12)."""


class Folds(dict[int, Fold]):
    """Fold flags by their bits, made when first met: making one anew costs more than folding a character."""

    def __missing__(self, bits: int) -> Fold:
        self[bits] = made = Fold(bits)
        return made


class Walk:
    """One pass over a text that is not plain."""

    __slots__ = (
        "brackets",
        "ends",
        "folds",
        "letters",
        "opened",
        "pairs",
        "pending",
        "removed",
        "starts",
    )

    def __init__(self, pairs: dict[str, Entry]) -> None:
        self.pairs = pairs
        self.letters: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.folds: list[int] = []
        self.brackets: list[tuple[int, int]] = []
        self.opened: list[tuple[str, int]] = []
        self.pending = 0
        self.removed = 0

    def read(self, text: str, entries: list[Entry | None]) -> None:
        """Take in every character, each with what the table says of it."""
        letters, starts = self.letters.append, self.starts.append
        ends, folds = self.ends.append, self.folds.append
        pending = 0
        for at, entry in enumerate(entries):
            if entry is None:
                letters(text[at])
                starts(at)
                ends(at + 1)
                folds(pending)
                pending = 0
                continue
            reading, how = entry
            if how & MARK:
                pending |= self._mark(text[at], at, how & _CHANGED, pending)
            elif how & _REMOVED:
                pending |= how & _REMOVED
                self.removed |= pending
                if how & (OPEN | CLOSE):
                    self._bracket(reading, how)
            else:
                pending = self._replace(reading, at, how, pending)

    def _replace(self, reading: str, at: int, how: int, pending: int) -> int:
        """One character read as one or several others; nothing is left pending."""
        for c in reading:
            self.letters.append(c)
            self.starts.append(at)
            self.ends.append(at + 1)
            self.folds.append(how | pending)
            pending = 0
        return pending

    def _mark(self, c: str, at: int, how: int, pending: int) -> int:
        """Take a mark off the letter before it, or join the two; what is left pending for the next letter."""
        if self.letters:
            joined = self.pairs.get(self.letters[-1] + c)
            if joined:
                self.letters[-1] = joined[0]
            if joined or not pending:
                self.ends[-1] = at + 1
                self.folds[-1] |= how
                return 0
        self.removed |= _INVISIBLE
        return _INVISIBLE

    def _bracket(self, kind: str, how: int) -> None:
        here = len(self.letters)
        if how & OPEN:
            self.opened.append((kind, here))
            return
        for depth in range(len(self.opened) - 1, -1, -1):
            if self.opened[depth][0] == kind:
                if self.opened[depth][1] < here:
                    self.brackets.append((self.opened[depth][1], here))
                del self.opened[depth:]
                return

    def join_hangul(self) -> None:
        """Join Hangul letters into syllables, as NFC does."""
        at = 1
        while at < len(self.letters):
            syllable = _syllable(self.letters[at - 1], self.letters[at])
            if not syllable:
                at += 1
                continue
            self.letters[at - 1 : at + 1] = [syllable]
            self.folds[at - 1 : at + 1] = [self.folds[at - 1] | _COMPATIBILITY]
            del self.starts[at], self.ends[at - 1]
            self.brackets = [(s - (s >= at), e - (e >= at)) for s, e in self.brackets]

    def _in_order(self) -> tuple[Bracket, ...]:
        """The brackets that hold something, by their start, outer before inner."""
        if len(self.brackets) > 1:
            self.brackets.sort(key=lambda bracket: (bracket[0], -bracket[1]))
        return tuple(Bracket(start, end) for start, end in self.brackets if start < end)

    def folded(self, original: str, folds: Folds) -> FoldedText:
        """What came out."""
        text = "".join(self.letters)
        if text == original:
            return FoldedText(original, text)
        return FoldedText(
            original,
            text,
            tuple(self.starts),
            tuple(self.ends),
            tuple(map(folds.__getitem__, self.folds)),
            self._in_order(),
            folds[self.removed],
        )


def _syllable(first: str, second: str) -> str:
    """The Hangul syllable that two letters make; empty when they make none."""
    lead, vowel, whole = ord(first) - _LEADING, ord(second) - _VOWEL, ord(first) - _HANGUL
    if 0 <= lead < 19 and 0 <= vowel < _VOWELS:
        return chr(_HANGUL + (lead * _VOWELS + vowel) * _TRAILINGS)
    if (
        0 <= whole < 19 * _VOWELS * _TRAILINGS
        and whole % _TRAILINGS == 0
        and 0 < ord(second) - _TRAILING < _TRAILINGS
    ):
        return chr(ord(first) + ord(second) - _TRAILING)
    return ""
