"""Short spellings that are ordinary language: common words, and what a place is called for short.

Two characters are part of many longer words. An entry for such a word that has neither an exception nor a mode
that tells the word's place was hardly looked at beside honest names. Only the linter asks; it reads the whole
dictionary of jieba.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from zhengming.lexicon import gazetteer
from zhengming.lexicon.kind import LexiconFile
from zhengming.lexicon.problem import Level, Problem
from zhengming.lexicon.spelling import Spelling, Spellings
from zhengming.model.term import Mode
from zhengming.text.fold import Folder

SHORT = 2
"""Characters; a longer word is seldom part of another."""
COMMON = 200
"""Occurrences among the 60 million words that jieba's dictionary was counted on. 18,105 ordinary words have as many:
what an educated reader knows, and 92 % of what he reads."""
ORDINARY = frozenset(["n", "v", "vn", "a", "ad", "an", "b", "d", "i", "l", "m", "s", "t", "z"])
"""Parts of speech of words that are nobody's name."""
_ANYWHERE_IN_A_NAME = {"", Mode.WORD, Mode.ANYWHERE}
"""Modes in which a word counts in the middle of a name; kinds without modes have none."""


def problems(files: Sequence[LexiconFile], folder: Folder | None = None) -> Iterator[Problem]:
    """Warnings for common words without exceptions, and for short names of places.

    Args:
        files: the lexicons of one revision.
        folder: folds the spellings; by default the program's own.
    """
    folder = folder or Folder.load()
    spellings = Spellings(files, folder)
    wanted = [
        s
        for s in spellings.all
        if s.kind.id in {"terms", "businesses"}
        and len(s.folded) == SHORT
        and s.row.text("mode") in _ANYWHERE_IN_A_NAME
        and not s.row.text("ambiguous")
        and spellings.stops(s)
    ]
    yield from _places(wanted, files, folder)
    yield from _common(wanted)


def _common(spellings: Iterable[Spelling]) -> Iterator[Problem]:
    wanted = {s.folded: s for s in spellings if not s.row.text("exceptions")}
    for word, count, tag in _dictionary():
        spelling = wanted.get(word)
        if spelling is not None and count >= COMMON and tag in ORDINARY:
            yield spelling.problem(
                f"{spelling.text!r} is a common word ({count:,} times in 60 million) and has no exceptions:"
                " list the longer words that hold it, or say in `accepted` that there are none",
                Level.WARNING,
            )


def _places(
    spellings: Iterable[Spelling], files: Iterable[LexiconFile], folder: Folder
) -> Iterator[Problem]:
    roles: dict[str, set[str]] = {}
    corrections = []
    for file in files:
        for row in file.rows if file.kind in {"vocabulary", "places"} else ():
            if file.kind == "places":
                corrections.append((row.text("place"), row.text("short"), row.text("code")))
            else:
                roles.setdefault(row.text("role"), set()).add(folder.fold(row.text("word")).text)
    words = {role: frozenset(each) for role, each in roles.items()}
    places = gazetteer.build(folder, corrections, words)
    for spelling in spellings:
        place = places.get(spelling.folded)
        if place is not None and not place.full:
            yield spelling.problem(
                f"{spelling.text!r} is also what a place is called for short ({place.code}): honest names hold it",
                Level.WARNING,
            )


def _dictionary() -> Iterator[tuple[str, int, str]]:
    """Word, occurrences and part of speech of every entry of jieba's dictionary, which is read without jieba.

    Raises:
        FileNotFoundError: jieba is not installed whole.
    """
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("jieba is not installed; install the locked requirements")
    with Path(spec.origin).with_name("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, tag = line.split()
            yield word, int(count), tag
