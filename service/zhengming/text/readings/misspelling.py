"""Huawel, adidos, PMUA, HiPhone, Bucksstar: a Latin name with one letter changed, or its halves in another order."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from zhengming.model.analysis import Hit, Reading
from zhengming.model.folded import Fold, FoldedText
from zhengming.model.term import FAMOUS, Term
from zhengming.text import pinyin
from zhengming.text.latin import borders
from zhengming.text.readings.reading import Disguise

_SHORTEST, _SHORT, _LONG, _MANY = 4, 5, 6, 8
_HALF = 3
_OPEN = "-"
_MOST_WORDS = 4
_VOWELS = frozenset("aeiouy")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ALIKE = ("ilj", "oce", "gq", "oq", "cg", "uv", "un", "nh", "nm", "vw", "vy", "bh", "ef")
"""Letters that are taken for one another, small or capital."""
_JOINED = {"m": ("rn", "nn"), "w": ("vv",), "d": ("cl",)}
"""Letters, and neighbours that together are taken for them."""
_CRIES = frozenset({"lo", "yo", "o", "ei"})
_FIRST = frozenset({"a", "e", "en", "eng"})
"""Syllables that no name holds, and those that it holds where it begins: within a word they need an apostrophe."""
_MOST_SYLLABLES = 4
_SPACE = int(Fold.SPACE)
_run = re.compile(f"[a-z]{{{_SHORTEST},}}")
_words_of = re.compile("[a-z]+").finditer


class Edit(Enum):
    """How one spelling became another, by how much of a letter it costs."""

    LOOK_ALIKE = 0.25
    """A letter for one that looks like it."""
    EXCHANGED = 0.5
    """Two neighbours in each other's place."""
    DOUBLED = 0.51
    """A letter twice, or once where it stands twice."""
    OTHER = 1.0
    """Any other letter exchanged, put in or left out."""
    THROUGHOUT = 1.02
    """A letter that stands more than once exchanged for another each time."""
    TURNED = 1.01
    """The two halves in each other's place."""


class LatinName(NamedTuple):
    """A Latin name to look for.

    Args:
        term: its term; the spelling is of small letters alone.
        tier: how well it is known.
        words: how many words it is written in.
        before: words that many names share, with which it begins.
        behind: such words with which it ends.
    """

    term: Term
    tier: int
    words: int = 1
    before: str = ""
    behind: str = ""

    def telling(self, word: str) -> int:
        """How many of its letters tell it from others that are spelled like ``word``: what both share with many does
        not.
        """
        size = len(self.term.text)
        for shared, stands in ((self.before, word.startswith), (self.behind, word.endswith)):
            size -= len(shared) if stands(shared) else 0
        return size


class Misspelling(Disguise):
    """One letter of a Latin name changed, or its two halves in each other's place.

    Of four letters only the order, of names that the whole country knows, and of five one for another that looks like
    it, or any where nothing else stands there: shorter words meet by chance. A letter that such a name of six has more
    than once may be exchanged each time (Abibas). What is a word of English, the name of somebody else or nothing but
    syllables of pinyin is honest, however near it stands.
    """

    reading = Reading.MISSPELLED

    def make(self, name: str, chance: random.Random) -> str:
        """One letter of its longest word changed, in a way that is read."""
        found = max(re.finditer("[A-Za-z]+", name), key=lambda run: len(run[0]), default=None)
        word = found[0] if found else ""
        if found is None or len(word) < _SHORTEST:
            return ""
        ways: list[Callable[[str, int], list[str]]] = [_turned_round]
        ways += [_look_alike] if len(word) >= _SHORT else []
        ways += [_doubled, _any_letter] if len(word) >= _LONG else []
        at = chance.randrange(1, len(word) - 1)
        made = [[each for each in way(word, at) if each.lower() != word.lower()] for way in ways]
        if not any(made):
            return ""
        changed = chance.choice(chance.choice([those for those in made if those]))
        return name[: found.start()] + changed + name[found.end() :]


class MisspellingReader:
    """Knows Latin names that are misspelled, wherever they stand as words of their own.

    A word shares a spelling with a name from which it is one letter away: both are filed, or looked up, as they are and
    with each of their letters left out.

    Args:
        names: what to look for.
        honest: words that are none of them, however near.
    """

    def __init__(self, names: Iterable[LatinName], honest: Iterable[str]) -> None:
        self._honest = frozenset(honest)
        _syllables()  # not while a name waits
        self._ends: set[str] = set()
        self._near: dict[str, list[LatinName]] = defaultdict(list)
        self._spelled: dict[str, list[tuple[LatinName, Edit]]] = defaultdict(list)
        for name in names:
            if not _may_be_misspelled(name):
                continue
            text = name.term.text
            self._ends |= {text[:_HALF] + _OPEN, _OPEN + text[-_HALF:]}
            for key in {text, *_shorter(text)}:
                self._near[key].append(name)
            for spelling in _with_joined(text):
                self._spelled[spelling].append((name, Edit.LOOK_ALIKE))
            if name.tier == FAMOUS and len(text) >= _LONG:
                for spelling in _throughout(text):
                    self._spelled[spelling].append((name, Edit.THROUGHOUT))
            if name.words == 1 and len(text) >= _LONG:
                for at in range(_HALF, len(text) - _HALF + 1):
                    self._spelled[text[at:] + text[:at]].append((name, Edit.TURNED))

    def hits(self, folded: FoldedText, text: str) -> Iterator[Hit]:
        """The names that are misspelled in a text.

        Args:
            folded: the text as it was folded.
            text: the same, or one of the same length that it was read as.
        """
        if _run.search(text) is None:
            return
        ends = borders(folded, text)
        for run in _words_of(text):
            places = [at for at in range(run.start(), run.end() + 1) if ends[at]]
            for i, start in enumerate(places):
                for end in places[i + 1 : i + 1 + _MOST_WORDS]:
                    if end - start < _SHORTEST:
                        continue
                    word = text[start:end]
                    spaced = [start, *_spaces(folded, start, end), end]
                    parts = [text[a:b] for a, b in pairwise(spaced)]
                    whole = end - start == len(text)
                    for name, edit in self._meant(word, whole=whole):
                        others = [part for part in parts if part not in name.term.text]
                        short = any(not _may_be_changed(len(part), edit) for part in others)
                        if len(parts) > 1 and short:
                            continue  # China Live is no China Life
                        # In several words no name is meant that is written in fewer or more.
                        if len(parts) in {1, name.words}:
                            likeness = 1 - edit.value / name.telling(word)
                            yield Hit(name.term, start, end, Reading.MISSPELLED, likeness)

    def _meant(self, word: str, *, whole: bool) -> Iterator[tuple[LatinName, Edit]]:
        candidates: dict[str, LatinName] = {}
        if self._begins_or_ends(word):
            for key in (word, *_shorter(word)):
                for name in self._near.get(key, ()):
                    candidates[name.term.text] = name
        spelled = self._spelled.get(word, ())
        if (not candidates and not spelled) or word in candidates or word in self._honest:
            return
        edits = [(name, _edit(word, name.term.text)) for name in candidates.values()]
        edits += [(name, edit) for name, edit in spelled if name.term.text not in candidates]
        typed = is_pinyin(word)
        for name, edit in edits:
            honest = typed and not (whole and edit is Edit.THROUGHOUT)  # Labubu is pinyin, too
            if edit and not honest and _counts(word, name, edit, whole=whole):
                yield name, edit

    def _begins_or_ends(self, word: str) -> bool:
        """Whether a word may be one letter away from a name: from eight letters on three of them stay at one end."""
        if len(word) < _MANY:
            return True
        return word[:_HALF] + _OPEN in self._ends or _OPEN + word[-_HALF:] in self._ends


def is_pinyin(word: str) -> bool:
    """Whether small letters are nothing but whole syllables of pinyin, of as many characters as names have."""
    return _syllables()(word) is not None


@cache
def _syllables() -> Callable[[str], re.Match[str] | None]:
    heard = {r for those in pinyin.homophones().values() for r in pinyin.readings(those[0])}
    whole = {s for s in heard if not _VOWELS.isdisjoint(s)} - _CRIES
    first, later = ("|".join(sorted(s, key=len, reverse=True)) for s in (whole, whole - _FIRST))
    return re.compile(f"(?:{first})(?:{later}){{0,{_MOST_SYLLABLES - 1}}}").fullmatch


def _may_be_misspelled(name: LatinName) -> bool:
    text = name.term.text
    if len(text) == _SHORTEST:  # ICBC is no word
        return name.tier == FAMOUS and sum(c in _VOWELS for c in text) > 1
    return len(text) > _SHORTEST


def _may_be_changed(letters: int, edit: Edit) -> bool:
    """Whether a word of so many letters, so changed, is still known again."""
    if letters < _SHORT:
        return edit is Edit.EXCHANGED
    return letters >= _LONG or edit in {Edit.EXCHANGED, Edit.LOOK_ALIKE}


def _counts(word: str, name: LatinName, edit: Edit, *, whole: bool) -> bool:
    """Whether a name of so many letters may be meant, if it was so changed. A name is known by how it begins: another
    letter there makes another name, and only of one that the whole country knows is one put there, or taken away.
    """
    text, telling = name.term.text, name.telling(word)
    if telling < _SHORT:
        return edit is Edit.EXCHANGED and telling == len(text)
    alone = whole and name.tier == FAMOUS and telling == len(text) == _SHORT
    if not (alone or _may_be_changed(telling, edit)):
        return False
    if edit is not Edit.OTHER or word[0] == text[0]:
        return True
    return name.tier == FAMOUS and len(word) != len(text)


def _edit(word: str, meant: str) -> Edit | None:
    """How a word became another of which it is one letter away; ``None`` if it is further."""
    start, size = 0, min(len(word), len(meant))
    while start < size and word[start] == meant[start]:
        start += 1
    behind = 0
    while behind < size - start and word[-1 - behind] == meant[-1 - behind]:
        behind += 1
    a, b = word[start : len(word) - behind], meant[start : len(meant) - behind]
    if len(a) + len(b) == 1:
        longer = word if a else meant
        twice = longer[start] in longer[max(start - 1, 0) : start] + longer[start + 1 : start + 2]
        return Edit.DOUBLED if twice else Edit.OTHER
    if len(a) == len(b) == 1:
        return Edit.LOOK_ALIKE if b in _look_alikes(a) else Edit.OTHER
    return Edit.EXCHANGED if len(a) == len(b) == 2 and a == b[::-1] else None


def _spaces(folded: FoldedText, start: int, end: int) -> list[int]:
    """Where spaces stood within a stretch."""
    if not folded.folds:
        return []
    return [at for at in range(start + 1, end) if int(folded.folds[at]) & _SPACE]


def _shorter(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _with_joined(word: str) -> Iterator[str]:
    """A word with one letter written as neighbours, or neighbours as one letter."""
    for letter, pairs in _JOINED.items():
        for pair in pairs:
            for old, new in ((letter, pair), (pair, letter)):
                for found in re.finditer(old, word):
                    yield word[: found.start()] + new + word[found.end() :]


def _throughout(word: str) -> Iterator[str]:
    """A word with a letter that stands in it more than once exchanged for another each time: Lafufu for Labubu."""
    for letter in {c for c in word[1:] if word.count(c) > 1} - {word[0]}:
        yield from (word.replace(letter, other) for other in _LETTERS if other not in word)


@cache
def _look_alikes(letter: str) -> str:
    those = {c for group in _ALIKE if letter in group for c in group}
    return "".join(sorted(those - {letter}))


def _turned_round(word: str, at: int) -> list[str]:
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :]]


def _look_alike(word: str, at: int) -> list[str]:
    return [word[:at] + c + word[at + 1 :] for c in _look_alikes(word[at].lower())]


def _doubled(word: str, at: int) -> list[str]:
    return [word[:at] + word[at] + word[at:]]


def _any_letter(word: str, at: int) -> list[str]:
    before, letter, behind = word[:at], word[at], word[at + 1 :]
    others: Sequence[str] = [c for c in _LETTERS if c != letter.lower()]
    return [before + behind, *(before + c + behind for c in others)] + [
        before + letter + c + behind for c in others
    ]
