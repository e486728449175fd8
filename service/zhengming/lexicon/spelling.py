"""What is wrong with the spellings of lexicons, once folded: the engine takes for one what folds to one.

Errors are what makes the engine wrong: nothing left to look for, one spelling with two meanings in one
list, an exception that clears nothing or everything. The rest are warnings: likely mistakes that only an
editor can tell (a term that is also a place, a trade or an ordinary longer word of ours).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhengming.identity import divisions
from zhengming.lexicon.kind import LexiconFile, LexiconKind, Row
from zhengming.lexicon.kinds import KINDS
from zhengming.lexicon.problem import Level, Problem
from zhengming.text.disguises import is_latin
from zhengming.text.fold import Folder

_EXCEPTIONS = "exceptions"
_REJECT = "reject"
_SHORT_PLACE = 3
"""A place's name of up to so many characters is its bearer's and many others': 公安, 公安县. A longer one
in a list (中关村西区) is there on purpose."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A spelling, folded, and the entry it stands in."""

    file: LexiconFile
    kind: LexiconKind
    row: Row
    column: str
    text: str
    folded: str

    @property
    def meaning(self) -> tuple[str, ...]:
        return tuple(self.row.text(c) for c in self.kind.meaning)

    @property
    def scope(self) -> str:
        return self.row.text(self.kind.scope) if self.kind.scope else ""

    def problem(self, message: str, level: Level) -> Problem:
        return Problem(self.file.path.name, self.row.line, self.column, message, level)

    def place(self, seen_from: LexiconFile) -> str:
        """Where it stands, as another file's editor would look for it."""
        line = f"line {self.row.line}"
        return line if self.file is seen_from else f"{self.file.path.name}:{self.row.line}"


class Spellings:
    """The spellings of the lexicons of one revision.

    Args:
        files: the lexicons.
        folder: folds the spellings.
    """

    def __init__(self, files: Iterable[LexiconFile], folder: Folder) -> None:
        self._files = tuple(files)
        self._fold = folder.fold
        self._all = [
            _Spelling(file, kind, row, column, text, self._fold(text).text)
            for file in self._files
            if (kind := KINDS.get(file.kind))
            for row in file.rows
            for column, text in kind.spellings(row)
        ]

    def problems(self) -> Iterator[Problem]:
        """Every problem of the spellings."""
        for spelling in self._all:
            if not spelling.folded:
                yield spelling.problem(
                    f"{spelling.text!r} holds neither letters nor numbers: nothing is left of it to look for",
                    Level.ERROR,
                )
        yield from self._duplicates()
        yield from self._exceptions()
        yield from self._broad()

    def _duplicates(self) -> Iterator[Problem]:
        first: dict[tuple[str, str, str], _Spelling] = {}
        for spelling in self._all:
            if not spelling.folded:
                continue
            other = first.setdefault((spelling.kind.id, spelling.scope, spelling.folded), spelling)
            if other is not spelling:
                yield from _repeated(spelling, other)

    def _exceptions(self) -> Iterator[Problem]:
        entries: dict[int, list[_Spelling]] = {}
        for spelling in self._all:
            if spelling.row.text(_EXCEPTIONS):
                entries.setdefault(id(spelling.row), []).append(spelling)
        for spellings in entries.values():
            first = spellings[0]
            for exception in first.row.values(_EXCEPTIONS):
                why = _useless(self._fold(exception).text, spellings, ending=first.kind.ending)
                if why:
                    file, line = first.file.path.name, first.row.line
                    yield Problem(file, line, _EXCEPTIONS, f"{exception!r} {why[0]}", why[1])

    def _broad(self) -> Iterator[Problem]:
        """Terms that are also a place or a phrase with another meaning, refused ones that are also a trade."""
        refused = {
            row.text("id")
            for file in self._files
            if file.kind == "classes"
            for row in file.rows
            if row.text("alone") == _REJECT
        }
        places = {d.name for d in divisions.load()}
        trades = {s.folded for s in self._all if s.kind.id == "industries"}
        phrases = {s.folded for s in self._all if s.kind.id == "phrases"}
        places |= {s.folded for s in self._all if s.kind.id == "places"}
        for spelling in self._all:
            if spelling.kind.id != "terms":
                continue
            folded = spelling.folded
            if folded in places and len(folded) <= _SHORT_PLACE:
                yield spelling.problem(
                    f"{spelling.text!r} is also a place: honest names hold it", Level.WARNING
                )
            severity = spelling.row.text("severity") or (
                spelling.row.text("class") in refused and _REJECT
            )
            if severity == _REJECT and folded in trades:
                yield spelling.problem(
                    f"{spelling.text!r} is refused, but also an industry word", Level.WARNING
                )
            if folded in phrases:
                yield spelling.problem(
                    f"{spelling.text!r} is also a phrase with another meaning", Level.WARNING
                )


def _repeated(spelling: _Spelling, other: _Spelling) -> Iterator[Problem]:
    """The problem, if any, of a spelling that stands elsewhere already."""
    kind, where = spelling.kind, other.place(spelling.file)
    here = spelling.file is other.file
    if spelling.row is other.row:
        if spelling.text == other.text:
            yield spelling.problem(f"{spelling.text!r} stands twice in this entry", Level.WARNING)
    elif spelling.meaning != other.meaning:
        said = ", ".join(filter(None, other.meaning))
        level = Level.ERROR if here and kind.composed is None else Level.WARNING
        yield spelling.problem(
            f"{spelling.text!r} stands in {where} too, with another meaning: {said}", level
        )
    elif not (
        here
        and spelling.text == other.text
        and spelling.column == other.column == kind.key[0]
        and not kind.composed
    ):
        level = Level.ERROR if here and kind.single else Level.WARNING
        same = "" if spelling.text == other.text else f", as {other.text!r}"
        yield spelling.problem(f"{spelling.text!r} stands in {where} too{same}", level)


def _useless(
    exception: str, spellings: Sequence[_Spelling], *, ending: bool
) -> tuple[str, Level] | None:
    """Why an exception does not do what an exception is for."""
    words = [s.folded for s in spellings if s.folded]
    swallowed = [s.text for s in spellings if exception in s.folded]
    touched = [w for w in words if exception not in w and _touches(exception, w, ending=ending)]
    if swallowed:
        level = Level.WARNING if touched else Level.ERROR
        return f"stands within {swallowed[0]!r} and would clear it everywhere", level
    if touched:
        return None
    if ending:
        return "ends in none of the entry's words: it clears nothing", Level.WARNING
    return "neither holds nor overlaps the entry's words: it clears nothing", Level.ERROR


def _touches(exception: str, word: str, *, ending: bool) -> bool:
    if ending:
        return exception.endswith(word)
    if word in exception:
        return True
    if is_latin(word):
        return False
    overlaps = range(1, min(len(exception), len(word)))
    return any(exception[-n:] == word[:n] or word[-n:] == exception[:n] for n in overlaps)
