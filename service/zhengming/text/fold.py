"""Fold a text to its one spelling, with the way back to every submitted character.

What stays are letters and numbers: simplified, lower case, half width, without accents; and the vowel signs that
other living scripts (Thai, Devanagari, Hebrew points …) cannot be read without. Accents and other marks that belong to
no script in particular are taken off; kana keep their voicing, and Hangul letters make syllables.

Some choices worth knowing:

- a character of the 通用规范汉字表 is never changed, so 乾坤, 著 and 夥 stay and a plain simplified name is unchanged;
- Chinese numerals stay; ``○`` reads as ``〇`` between numerals only; ``½`` stays, for it is not 12;
- ``ー`` lengthens the kana before it; after anything else it is a dash;
- a lone pair of regional indicators is a flag, and an emoji; a longer or shorter run of them reads as letters;
- private use is invisible: nobody can know what the applicant's font shows there;
- look-alikes across scripts (Cyrillic а for Latin a) are not folded: that is a disguise of shape, not of spelling.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import chain

from zhengming.model.folded import Bracket, Fold, FoldedText
from zhengming.text.character_class import character_class, ranges
from zhengming.text.fold_table import CLOSE, MARK, OPEN, Entry, FoldTable
from zhengming.text.fold_walk import JAMO, Folds, Walk

_INVISIBLE, _EMOJI, _SEPARATOR = int(Fold.INVISIBLE), int(Fold.EMOJI), int(Fold.SEPARATOR)
_ENCLOSED, _COMPATIBILITY = int(Fold.ENCLOSED), int(Fold.COMPATIBILITY)
_REMOVED = int(Fold.REMOVED)
_UNREAD = ("", _INVISIBLE)
_PLAIN = ("", 0)
_new = tuple.__new__  # a named tuple's own is a function of Python
_NOT_FOLDED = Fold.NONE  # Python 3.11 looks members up by a function of its own
_NOTHING_DONE = FoldedText("", "", han=True)[2:]

_HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
"""CJK unified ideographs of the basic plane, and extension A."""
_REGIONAL = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_PROLONGED = frozenset("\u30fc\uff70")
"""The sound mark that lengthens a kana, and its half-width form."""
_KEYCAP = "\u20e3"
_JOINERS = frozenset("\ufe0e\ufe0f\u200d") | frozenset(map(chr, range(0xE0020, 0xE0080)))
"""Variation selectors for text and emoji, the zero-width joiner, tags: parts of emoji."""


class Folder:
    """Folds texts; built once, immutable, shared by all threads.

    Args:
        table: what is known about characters.
    """

    def __init__(self, table: FoldTable) -> None:
        self._entries = table.entries
        self._pairs = table.pairs
        self._marks = frozenset(table.marks)
        self._numerals = table.numerals | table.numbers
        self._zeros = frozenset(table.zeros)
        unchanged = map(chr, (code for code in _HAN if chr(code) not in table.entries))
        han = f"[{ranges(unchanged)}]"
        self._is_han = re.compile(f"{han}+").fullmatch
        opens, closes = (
            ranges(c for c, entry in table.entries.items() if entry[1] & way)
            for way in (OPEN, CLOSE)
        )
        self._bracketed = re.compile(f"({han}*)([{opens}])({han}+)([{closes}])({han}*)").fullmatch
        self._touched = character_class(chain(table.entries, JAMO, _PROLONGED)).search
        self._in_context = _REGIONAL | _JOINERS | _PROLONGED | self._zeros
        self._folds = Folds()
        self.standard = frozenset(table.standard)
        """The 通用规范汉字表 of 2013, 8105 characters."""

    @classmethod
    @cache
    def load(cls) -> Folder:
        """The folder on the table that is shipped with the package."""
        return cls(FoldTable.load())

    def fold(self, text: str) -> FoldedText:
        """Fold ``text``; never raises, whatever it holds.

        Args:
            text: any text; positions in the result count its code points.
        """
        if self._is_han(text):
            return _new(FoldedText, (text, text, *_NOTHING_DONE))
        if self._touched(text) is None and text.isprintable():
            return FoldedText(text, text)
        if (found := self._bracketed(text)) and (folded := self._of_pair(found)):
            return folded
        entries = list(map(self._entries.get, text))
        if not text.isprintable():
            entries = [
                e or (_UNREAD if _private(c) else None) for e, c in zip(entries, text, strict=True)
            ]
        if not self._in_context.isdisjoint(text):
            self._read_in_context(text, entries)
        return self._walked(text, entries)

    def fold_with(self, text: str, words: Mapping[tuple[int, int], str]) -> FoldedText:
        """Fold ``text`` with some of its stretches, which folding would take out, read as words instead.

        Args:
            text: any text.
            words: ``[start, end)`` of a stretch in it → the word that it stands for.
        """
        entries = list(map(self._entries.get, text))
        self._read_in_context(text, entries)
        for (start, end), word in words.items():
            entries[start] = word, 0
            entries[start + 1 : end] = [("", MARK)] * (end - start - 1)
        return self._walked(text, entries)

    def _walked(self, text: str, entries: list[Entry | None]) -> FoldedText:
        walk = Walk(self._pairs)
        walk.read(text, entries)
        if not JAMO.isdisjoint(walk.letters):
            walk.join_hangul()
        return walk.folded(text, self._folds)

    def _of_pair(self, found: re.Match[str]) -> FoldedText | None:
        """What the whole way makes of Chinese characters with one pair of brackets, as many registered names are
        written; ``None`` where the brackets are no pair.
        """
        before, opened, inside, closed, after = found.groups()
        (kind, opening), (other, closing) = self._entries[opened], self._entries[closed]
        if kind != other:
            return None
        text = before + inside + after
        start, end, size = len(before), len(before) + len(inside), len(text)
        folds = [_NOT_FOLDED] * size
        folds[start] = self._folds[opening & _REMOVED]
        if after:
            folds[end] = self._folds[closing & _REMOVED]
        starts = (*range(start), *range(start + 1, end + 1), *range(end + 2, size + 2))
        return FoldedText(
            found.string,
            text,
            starts,
            (*range(1, start + 1), *range(start + 2, end + 2), *range(end + 3, size + 3)),
            tuple(folds),
            (Bracket(start, end),),
            self._folds[(opening | closing) & _REMOVED],
            han=True,
        )

    def letters(self, text: str) -> str:
        """The folded text alone, where nobody asks which characters it came from."""
        return text if self._is_han(text) else self.fold(text).text

    def stacked_marks(self, text: str) -> int:
        """The longest run of combining marks in ``text`` as submitted, of whatever kind."""
        if self._marks.isdisjoint(text):
            return 0
        longest = run = 0
        for c in text:
            run = run + 1 if c in self._marks else 0
            longest = max(longest, run)
        return longest

    def _read_in_context(self, text: str, entries: list[Entry | None]) -> None:
        """Correct the entries of characters that their neighbours give another meaning."""
        done = 0
        for i, c in enumerate(text):
            if c in _JOINERS:
                entries[i] = _joined(text, entries, i)
            elif c in _PROLONGED:
                if not _after_kana(text, entries, i):
                    entries[i] = ("", _SEPARATOR)
            elif i >= done and c in _REGIONAL:
                done = _run(text, i, _REGIONAL)
                if done - i == 2:
                    entries[i:done] = [("", _EMOJI)] * 2
            elif i >= done and c in self._zeros:
                done = _run(text, i, self._zeros)
                entries[i:done] = self._circles(text, i, done)

    def _circles(self, text: str, start: int, end: int) -> list[Entry | None]:
        """What a run of circles is: zeros between numerals, else decoration."""
        between = start > 0 and end < len(text)
        if between and self._numeral(text[start - 1]) and self._numeral(text[end]):
            return [(self._entries[c][0], _COMPATIBILITY) for c in text[start:end]]
        return [("", _SEPARATOR)] * (end - start)

    def _numeral(self, c: str) -> bool:
        return self._entries.get(c, (c, 0))[0] in self._numerals


def _private(c: str) -> bool:
    return "\ue000" <= c <= "\uf8ff" or c >= "\U000f0000"


def _run(text: str, start: int, members: frozenset[str]) -> int:
    """The end of the run of ``members`` that begins at ``start``."""
    end = start + 1
    while end < len(text) and text[end] in members:
        end += 1
    return end


def _joined(text: str, entries: list[Entry | None], at: int) -> Entry:
    """A joiner belongs to the emoji or enclosed character before it; else it is merely invisible."""
    if at == 0:
        return _UNREAD
    if text[at + 1 : at + 2] == _KEYCAP:
        return "", MARK | _ENCLOSED
    how = (entries[at - 1] or _UNREAD)[1]
    if how & (_EMOJI | _SEPARATOR):
        return "", how & (_EMOJI | _SEPARATOR)
    return ("", MARK | _ENCLOSED) if how & _ENCLOSED else _UNREAD


def _after_kana(text: str, entries: list[Entry | None], at: int) -> bool:
    before = at - 1
    while before >= 0 and (entries[before] or _PLAIN)[1] & MARK:
        before -= 1
    if before < 0:
        return False
    entry = entries[before]
    last = text[before] if entry is None else "" if entry[1] & _REMOVED else entry[0][-1]
    return "\u3041" <= last <= "\u30ff"
