"""tengxun for 腾讯, 腾xun, Běijīng dà学, zggsyh for 中国工商银行: characters written as they sound, in Latin."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from zhengming.model.analysis import Hit, Reading
from zhengming.model.folded import FoldedText
from zhengming.model.term import Term
from zhengming.text import pinyin, shape
from zhengming.text.latin import borders
from zhengming.text.readings.front_index import PAIR, TRIPLE, Spelling, spellings_of
from zhengming.text.readings.look_alike import PLAIN
from zhengming.text.readings.reading import Respelling

_LONGEST = 4
_LONGEST_MIXED = 3
_FEWEST_LETTERS = 5
"""Fewer letters are too often another word, or an abbreviation."""
_LONGEST_SYLLABLE = 6
_TONES = frozenset("012345")
_FIRST_SYMBOL = 0xE000
_MOST_WAYS = 16
"""In how many ways a place is typed that is known so: few have more."""


class Letters(Respelling):
    """Some or all characters of a name written in pinyin, or all initials of a long one.

    The initials are known beforehand and must stand as a word of their own; what is spelled out :class:`LettersReader`
    finds. Many honest names are written so: all in letters it counts for names that the whole country knows and for
    bodies, mixed with its own characters for all.
    """

    reading = Reading.LETTERS

    def spellings(self, term: str) -> Iterator[str]:
        """The initials of a long name."""
        heard = [next(iter(pinyin.readings(c)), "") for c in term]
        if len(term) > _LONGEST and all(heard):
            yield "".join(syllable[0] for syllable in heard)

    def make(self, name: str, chance: random.Random) -> str:
        """All in letters, or, of names of two and three characters, any mixture; of long ones the initials."""
        heard = [next(iter(pinyin.readings(c)), "") for c in name]
        if not all(heard):
            return ""
        if len(name) > _LONGEST:
            return chance.choice(list(self.spellings(name)))
        made = [whole] if len(whole := "".join(heard)) >= _FEWEST_LETTERS else []
        if len(name) <= _LONGEST_MIXED:
            mixed = map("".join, product(*zip(name, heard, strict=True)))
            made += [spelling for spelling in mixed if spelling not in {name, whole}]
        return chance.choice(made) if made else ""


class _Lattice(NamedTuple):
    """A text as Latin syllables and Chinese characters.

    ``steps`` has, for each place where a syllable begins that leads to the end of its word, where such end and what
    they are; ``borders`` says where Latin words begin and end.
    """

    text: str
    steps: Mapping[int, Sequence[tuple[int, str]]]
    borders: Sequence[bool]


class _Found(NamedTuple):
    end: int
    units: tuple[str, ...]
    """What stands for each character of the spelling: a syllable or a character."""
    spelling: Spelling


class LettersReader:
    """Knows terms of which any characters are written in pinyin: with or without tones, whatever stands between the
    syllables.

    The terms are sorted by their sound, one symbol a character, so that what a text may go on as is a question of
    where its beginning would stand among them.

    Args:
        terms: what to look for, of two characters or more.
        whole: those that are known with all characters in letters.
        known: those that are known by one character of their own, and by three with another exchanged for its like;
            of all others a half must stay, and of three two.
        places: names that all in letters may lead a body's own, in one word with it.
        led: the terms that they may lead.
    """

    def __init__(
        self,
        terms: Iterable[Term],
        *,
        whole: Container[str],
        known: Container[str],
        places: Iterable[str] = (),
        led: Container[str] = (),
    ) -> None:
        self._whole, self._known, self._led = whole, known, led
        spellings = spellings_of(terms)
        sounds = {c: pinyin.typed(c) for c in {c for spelling in spellings for c in spelling.text}}
        firsts = sorted({typed[0] for typed in sounds.values() if typed})
        self._symbol = {syllable: chr(_FIRST_SYMBOL + i) for i, syllable in enumerate(firsts)}
        symbols: dict[str, set[str]] = defaultdict(set)
        for typed in sounds.values():
            for syllable in typed:
                symbols[syllable].add(self._symbol[typed[0]])
        self._symbols = {syllable: sorted(those) for syllable, those in symbols.items()}
        table = {ord(c): self._symbol[typed[0]] for c, typed in sounds.items() if typed}
        filed: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in spellings:
            filed[spelling.text.translate(table)].append(spelling)
        self._filed = dict(filed)
        self._keys = sorted(filed)
        self._places = frozenset(typed for place in places for typed in _in_letters(place))
        self._longest_place = max(map(len, self._places), default=0)

    def hits(self, folded: FoldedText, text: str) -> Iterator[Hit]:
        """The terms that stand in a text partly or wholly in letters.

        Args:
            folded: the text as it was folded.
            text: the same, or one of the same length that it was read as.
        """
        lattice = self._lattice(folded, text)
        if not lattice.steps:
            return
        seen: set[tuple[int, int, str]] = set()
        for start, led in self._starts(lattice):
            for end, units, spelling in self._walk(lattice, start, "", (), exchanged=False):
                place = start, end, spelling.text
                if place in seen or (led and spelling.text not in self._led):
                    continue
                if self._counts(units, spelling.text):
                    seen.add(place)
                    for term in spelling.terms:
                        yield Hit(term, start, end, Reading.LETTERS)

    def _lattice(self, folded: FoldedText, text: str) -> _Lattice:
        steps: dict[int, list[tuple[int, str]]] = {}
        ends = borders(folded, text)
        for at in range(len(text) - 1, -1, -1):
            found: list[tuple[int, str]] = []
            for end in range(at + 1, min(at + _LONGEST_SYLLABLE, len(text)) + 1):
                if not "a" <= text[end - 1] <= "z":
                    break
                if (syllable := text[at:end]) in self._symbols:
                    toned = text[end : end + 1] in _TONES
                    stops = (end, end + 1) if toned else (end,)
                    found += [(stop, syllable) for stop in stops if ends[stop] or stop in steps]
            if found:
                steps[at] = found
        return _Lattice(text, steps, ends)

    def _starts(self, lattice: _Lattice) -> Iterator[tuple[int, bool]]:
        """Where a term may begin, and whether it is led by places in one word with it."""
        ends = lattice.borders
        behind: set[int] = set()
        for at in range(max(lattice.steps) + 1):
            begins = ends[at]
            if at in lattice.steps and (begins or at in behind):
                yield at, not begins
            if not lattice.text[at].isascii():
                yield at, False
            elif begins or at in behind:
                behind.update(self._behind_place(lattice, at))

    def _behind_place(self, lattice: _Lattice, start: int) -> Iterator[int]:
        """Where places end that begin at ``start``."""
        for end in range(start + 1, min(start + self._longest_place, len(lattice.text)) + 1):
            if lattice.text[start:end] in self._places:
                yield end

    def _walk(
        self, lattice: _Lattice, at: int, key: str, units: tuple[str, ...], *, exchanged: bool
    ) -> Iterator[_Found]:
        """Every term whose sound goes on from ``key`` as the text does from ``at``."""
        for end, unit, symbol, alike in self._onward(
            lattice, at, first=not units, exchanged=exchanged
        ):
            longer = key + symbol
            whole, begun = _looked_up(self._keys, longer)
            if not (whole or begun):
                continue
            those = (*units, unit)
            if whole and lattice.borders[end]:
                for spelling in self._filed[longer]:
                    yield _Found(end, those, spelling)
            yield from self._walk(lattice, end, longer, those, exchanged=exchanged or alike)

    def _onward(
        self, lattice: _Lattice, at: int, *, first: bool, exchanged: bool
    ) -> Iterator[tuple[int, str, str, bool]]:
        """What may stand next: its end, itself, a symbol of its sound, and whether that is a look-alike's, which no
        term begins with.
        """
        for end, syllable in lattice.steps.get(at, ()):
            for symbol in self._symbols[syllable]:
                yield end, syllable, symbol, False
        char = lattice.text[at : at + 1]
        if char.isascii():
            return
        own = self._sound(char)
        if own:
            yield at + 1, char, own, False
        if not exchanged and not first:
            likes = (c for c, alike in shape.look_alikes(char).items() if alike >= PLAIN)
            for symbol in {self._sound(c) for c in likes} - {own, ""}:
                yield at + 1, char, symbol, True

    def _sound(self, char: str) -> str:
        typed = pinyin.typed(char)
        return self._symbol.get(typed[0], "") if typed else ""

    def _counts(self, units: Sequence[str], meant: str) -> bool:
        """Whether units stand for the characters of a term, and enough of it is left to be known."""
        own = others = letters = 0
        rare = False
        for unit, char in zip(units, meant, strict=True):
            if unit.isascii():
                if unit not in pinyin.typed(char):
                    return False
                rare = rare or unit not in pinyin.typed(char, 1)
                letters += len(unit)
            elif unit == char:
                own += 1
            elif _is_like(unit, char):
                others += 1
            else:
                return False
        size, known = len(meant), meant in self._known
        if rare and size <= (TRIPLE if not own else PAIR):
            return False  # wangwei is no 匡威, though 匡 was once read wang
        if not letters or others > 1 or (others and not (known and own >= TRIPLE)):
            return False
        if not own:
            return letters >= _FEWEST_LETTERS and meant in self._whole
        least = size - 1 if size <= TRIPLE else (size + 1) // 2
        return known or (letters > 1 and own >= least)


def _in_letters(name: str) -> Iterator[str]:
    """Every way to type a whole name, if there are not too many."""
    typed = [pinyin.typed(c) for c in name]
    if all(typed) and prod(map(len, typed)) <= _MOST_WAYS:
        yield from map("".join, product(*typed))


def _is_like(written: str, meant: str) -> bool:
    alike = max(shape.likeness(written, meant), pinyin.how_alike(written, meant))
    return alike >= PLAIN


def _looked_up(keys: Sequence[str], key: str) -> tuple[bool, bool]:
    """Whether a key is among those sorted, and whether one goes on from it."""
    at = bisect_left(keys, key)
    whole = at < len(keys) and keys[at] == key
    at += whole
    return whole, at < len(keys) and keys[at].startswith(key)
