"""What is wrong with the spellings of lexicons, once folded: the engine takes for one what folds to one.

Errors are what makes the engine wrong: nothing left to look for, one spelling with two meanings in one
list, an exception that clears nothing or everything. The rest are warnings: likely mistakes that only an
editor can tell (a term that is also a place, a trade or an ordinary longer word of ours; two kinds of
lexicon that disagree).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zhengming.identity import divisions
from zhengming.lexicon.kind import LexiconFile, LexiconKind, Row
from zhengming.lexicon.kinds import KINDS
from zhengming.lexicon.kinds.terms import SHORTEST_ANYWHERE
from zhengming.lexicon.kinds.vocabulary import AS_WRITTEN
from zhengming.lexicon.problem import Level, Problem
from zhengming.model.term import Mode
from zhengming.text.disguises import is_latin
from zhengming.text.fold import Folder

_EXCEPTIONS = "exceptions"
_REJECT = "reject"
_GRAVITY = {"": 0, "advice": 1, "review": 2, _REJECT: 3}
_SCANNED = frozenset({"terms", "businesses"})
"""Kinds whose spellings are looked for as they stand."""
_CLASS = {"terms": "class", "businesses": "class", "functions": "class", "heads": "body"}
"""Kinds of words that mean something, and the column that names the class."""
_BUSINESS = "business"
"""The class of businesses that name none."""
_SHORT_PLACE = 3
"""A place's name of up to so many characters is its bearer's and many others': 公安, 公安县. A longer one
in a list (中关村西区) is there on purpose."""


class Spelling(NamedTuple):
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
        least: where errors are wanted alone, spellings are left out that cannot have one.

    Attributes:
        all: every spelling, in the order of file and line.
    """

    def __init__(
        self, files: Iterable[LexiconFile], folder: Folder, least: Level = Level.WARNING
    ) -> None:
        self._files = tuple(files)
        self._least = least
        self._fold = folder.letters
        self._classes = {
            row.text("id"): row
            for file in self._files
            if file.kind == "classes"
            for row in file.rows
        }
        self.all = [
            Spelling(file, kind, row, column, text, self._read(row, text))
            for file in self._files
            if (kind := KINDS.get(file.kind))
            for row in file.rows
            if not (kind.many and least is Level.ERROR and not row.text(_EXCEPTIONS))
            for column, text in kind.spellings(row)
        ]

    def _read(self, row: Row, text: str) -> str:
        """The text as the engine takes it: folded, but for marks."""
        return text if row.text("role") in AS_WRITTEN else self._fold(text)

    def problems(self) -> Iterator[Problem]:
        """Every problem of the spellings; where errors are wanted alone, some warnings may be among them."""
        for spelling in self.all:
            if not spelling.folded:
                yield spelling.problem(
                    f"{spelling.text!r} holds neither letters nor numbers: nothing is left of it to look for",
                    Level.ERROR,
                )
            elif spelling.kind.id in _SCANNED and spelling.text != spelling.folded:
                yield from _short(spelling)
        yield from self._duplicates()
        yield from self._exceptions()
        if self._least is Level.WARNING:
            yield from self._disagreements()
            yield from self._broad()

    def outcome(self, spelling: Spelling) -> tuple[str, str]:
        """What a spelling comes to by its class: alone, and against a code of another kind; empty for
        nothing. What rules say of a name in particular is not foreseen.
        """
        row = spelling.row
        of_class = self._classes.get(row.text(_CLASS[spelling.kind.id]) or _BUSINESS)
        if of_class is None or row.text("state"):
            return "", ""
        alone = (row.text("severity") or of_class.text("alone")) if of_class.text("rule") else ""
        return alone, of_class.text("contradicted")

    def stops(self, spelling: Spelling) -> bool:
        """Whether a name is stopped for holding the spelling, when nothing is known of the applicant."""
        return _gravity(self.outcome(spelling)[0]) > _gravity("advice")

    def _duplicates(self) -> Iterator[Problem]:
        first: dict[tuple[str, str, str], Spelling] = {}
        for spelling in self.all:
            if not spelling.folded:
                continue
            other = first.setdefault((spelling.kind.id, spelling.scope, spelling.folded), spelling)
            if other is not spelling:
                yield from _repeated(spelling, other)

    def _disagreements(self) -> Iterator[Problem]:
        """Spellings of two kinds of lexicon that come to different outcomes: the graver one hides the other."""
        first: dict[str, Spelling] = {}
        for spelling in self.all:
            if spelling.kind.id not in _CLASS or not spelling.folded or spelling.row.text("state"):
                continue
            other = first.setdefault(spelling.folded, spelling)
            if other.kind is spelling.kind or self.outcome(other) == self.outcome(spelling):
                continue
            milder, graver = sorted(
                (spelling, other), key=lambda s: [_gravity(g) for g in self.outcome(s)]
            )
            says, instead = (
                ", ".join(v or "nothing" for v in self.outcome(s)) for s in (milder, graver)
            )
            where = graver.place(milder.file)
            yield milder.problem(
                f"{milder.text!r} comes to {says} (alone, contradicted), but to {instead} in {where}:"
                " give both one class, or take one out",
                Level.WARNING,
            )

    def _exceptions(self) -> Iterator[Problem]:
        entries: dict[int, list[Spelling]] = {}
        for spelling in self.all:
            if spelling.row.text(_EXCEPTIONS):
                entries.setdefault(id(spelling.row), []).append(spelling)
        for spellings in entries.values():
            first, words = spellings[0], _Words(spellings)
            seen: set[str] = set()
            for exception in first.row.values(_EXCEPTIONS):
                folded = self._fold(exception)
                why = _useless(folded, words, ending=first.kind.ending)
                if not why and folded in seen:
                    why = "stands twice in this entry", Level.WARNING
                seen.add(folded)
                if why:
                    file, line = first.file.path.name, first.row.line
                    yield Problem(file, line, _EXCEPTIONS, f"{exception!r} {why[0]}", why[1])

    def _broad(self) -> Iterator[Problem]:
        """Terms and businesses that are also a place or a phrase with another meaning, refused terms and
        businesses that are also a trade.
        """
        places = {d.name for d in divisions.load()}
        trades = {s.folded for s in self.all if s.kind.id == "industries"}
        phrases = {s.folded for s in self.all if s.kind.id == "phrases"}
        places |= {s.folded for s in self.all if s.kind.id == "places"}
        for spelling in self.all:
            if spelling.kind.id not in _SCANNED or spelling.row.text("ambiguous"):
                continue
            folded = spelling.folded
            if folded in places and len(folded) <= _SHORT_PLACE:
                yield spelling.problem(
                    f"{spelling.text!r} is also a place: honest names hold it, and those that it leads clear it",
                    Level.WARNING,
                )
            if self.outcome(spelling)[0] == _REJECT and folded in trades:
                yield spelling.problem(
                    f"{spelling.text!r} is refused, but also an industry word", Level.WARNING
                )
            elif spelling.kind.id == "businesses" and folded in trades:
                yield spelling.problem(
                    f"{spelling.text!r} is also an industry word: honest names hold it",
                    Level.WARNING,
                )
            if folded in phrases:
                yield spelling.problem(
                    f"{spelling.text!r} is also a phrase with another meaning", Level.WARNING
                )


def _gravity(severity: str) -> int:
    return _GRAVITY.get(severity, 0)  # one that is unknown is an error already


def _short(spelling: Spelling) -> Iterator[Problem]:
    """What a kind's own check finds in short spellings, for those that are short only once folded."""
    said = f"{spelling.text!r} is read as {spelling.folded!r}"
    if len(spelling.folded) == 1 < len(spelling.text):
        yield spelling.problem(
            f"{said}, a single character: it stands in too many honest names", Level.ERROR
        )
    elif spelling.row.text("mode") == Mode.ANYWHERE and len(
        spelling.folded
    ) < SHORTEST_ANYWHERE <= len(spelling.text):
        yield spelling.problem(
            f"{said}, two characters: mode `anywhere` would hit across words; use `word`",
            Level.ERROR,
        )


def _repeated(spelling: Spelling, other: Spelling) -> Iterator[Problem]:
    """The problem, if any, of a spelling that stands elsewhere already."""
    kind, where = spelling.kind, other.place(spelling.file)
    here = spelling.file is other.file
    if spelling.row is other.row:
        if spelling.text == other.text:
            yield spelling.problem(f"{spelling.text!r} stands twice in this entry", Level.WARNING)
        elif kind.id in _SCANNED:
            yield spelling.problem(
                f"{spelling.text!r} is read as {other.text!r} already: it needs no spelling of its own",
                Level.WARNING,
            )
    elif spelling.meaning != other.meaning:
        said = ", ".join(filter(None, other.meaning))
        level = Level.ERROR if here and kind.composed is None else Level.WARNING
        yield spelling.problem(
            f"{spelling.text!r} stands in {where} too, with another meaning: {said}", level
        )
    elif not (
        here
        and spelling.text == other.text
        and kind.key
        and spelling.column == other.column == kind.key[0]
        and not kind.composed
    ):
        level = Level.ERROR if here and kind.single else Level.WARNING
        same = "" if spelling.text == other.text else f", as {other.text!r}"
        yield spelling.problem(f"{spelling.text!r} stands in {where} too{same}", level)


class _Words:
    """The words of one entry, folded; coinages have thousands, so that most is asked of all at once."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self._spellings = spellings
        self._words = frozenset(s.folded for s in spellings if s.folded)
        self._joined = "\n".join(self._words)

    def swallows(self, exception: str) -> str:
        """A word as written that holds the exception; empty where none does."""
        if exception not in self._joined:
            return ""
        return next(s.text for s in self._spellings if exception in s.folded)

    def touches(self, exception: str, *, ending: bool) -> bool:
        """Whether the exception holds, or overlaps, a word that does not hold it."""
        size = len(exception)
        starts = range(1, size) if ending else range(size)
        ends = (lambda _: (size,)) if ending else (lambda at: range(at + 1, size + (at > 0)))
        if any(exception[at:end] in self._words for at in starts for end in ends(at)):
            return True
        return not ending and any(_overlap(exception, word) for word in self._words)


def _useless(exception: str, words: _Words, *, ending: bool) -> tuple[str, Level] | None:
    """Why an exception does not do what an exception is for."""
    swallowed = words.swallows(exception)
    touched = words.touches(exception, ending=ending)
    if swallowed:
        level = Level.WARNING if touched else Level.ERROR
        return f"stands within {swallowed!r} and would clear it everywhere", level
    if touched:
        return None
    if ending:
        return "ends in none of the entry's words: it clears nothing", Level.WARNING
    return "neither holds nor overlaps the entry's words: it clears nothing", Level.ERROR


def _overlap(exception: str, word: str) -> bool:
    if is_latin(word) or exception in word:
        return False
    overlaps = range(1, min(len(exception), len(word)))
    return any(exception[-n:] == word[:n] or word[-n:] == exception[:n] for n in overlaps)
