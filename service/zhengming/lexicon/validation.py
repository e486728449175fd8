"""What can be wrong with lexicons: within an entry, within a file, between files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zhengming.lexicon.accepted import ACCEPTED, SHORTEST_REASON
from zhengming.lexicon.kind import SEPARATOR, Column, LexiconFile, LexiconKind, Row
from zhengming.lexicon.kinds import KINDS
from zhengming.lexicon.problem import Level, Problem
from zhengming.lexicon.spelling import Spellings
from zhengming.text.fold import Folder

Found = tuple[str, str, Level]
"""A problem of one entry: column, message, level."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBERED_ID = re.compile(rf"{_ID.pattern}(?:\.{_ID.pattern})?")
_NUMBERED = frozenset({"clauses", "messages"})
"""Kinds whose ids may hold a full stop: article 2.7, a rule's second message."""
_LOOKALIKES = frozenset("｜¦│")
"""Characters that an editor may take for the separator of values."""


def validate(
    files: Iterable[LexiconFile], folder: Folder | None = None, *, least: Level = Level.WARNING
) -> list[Problem]:
    """Every problem of the files that is cheap to find, in the order of file and line.

    A warning that an entry has answered is among them (:func:`zhengming.lexicon.accepted.settle`).

    Args:
        files: the lexicons of one revision.
        folder: folds the spellings, so that what the engine takes for one is compared as one; by default
            the program's own.
        least: what is milder is not looked for.
    """
    files = list(files)
    ids = {kind: {r.text("id") for f in files if f.kind == kind for r in f.rows} for kind in KINDS}
    problems = [problem for file in files for problem in _of_file(file, ids)]
    problems += _ids_twice(files)
    problems += Spellings(files, folder or Folder.load(), least).problems()
    order = {file.path.name: position for position, file in enumerate(files)}
    return sorted((p for p in problems if p.level >= least), key=lambda p: (order[p.file], p.line))


def errors(files: Iterable[LexiconFile]) -> list[Problem]:
    """The problems for which the lexicons cannot be used: all that a start waits for."""
    return validate(files, least=Level.ERROR)


def _of_file(file: LexiconFile, ids: dict[str, set[str]]) -> Iterator[Problem]:
    name, kind = file.path.name, KINDS.get(file.kind)
    if not _ID.fullmatch(file.id):
        yield Problem(
            name, 1, "", f"lexicon id {file.id!r} is not of the form a-z, 0-9, joined by hyphens"
        )
    if kind is None:
        known = ", ".join(sorted(KINDS))
        yield Problem(name, 1, "", f"kind {file.kind!r} is unknown; known are {known}")
        return
    yield from _columns(file, kind)
    told = {c.name: c for c in kind.columns if c.choices or c.refers_to or c.read}
    listing = {c.name for c in kind.columns if c.multiple}
    needed = [c.name for c in kind.columns if c.required and c.name in file.columns]
    keys = {("id",), kind.key} - {()}
    seen: dict[tuple[str, ...], int] = {}
    for row in file.rows:
        for missing in needed:
            if missing not in row.cells:
                yield Problem(name, row.line, missing, "is empty, but every entry needs it")
        for cell, text in row.cells.items():
            if column := told.get(cell):
                for message, level in _of_cell(column, text, row, ids):
                    yield Problem(name, row.line, cell, message, level)
            if cell in listing and not _LOOKALIKES.isdisjoint(text):
                found = next(v for v in row.values(cell) if not _LOOKALIKES.isdisjoint(v))
                message = f"{found!r} looks like several values; separate them by {SEPARATOR!r}"
                yield Problem(name, row.line, cell, message, Level.WARNING)
        for at, message, level in _of_row(file, kind, row):
            yield Problem(name, row.line, at, message, level)
        for key in keys:
            value = (*key, *(row.text(c) for c in key))
            if all(value) and value in seen:
                message = f"{row.text(key[0])!r} stands in line {seen[value]} already"
                yield Problem(name, row.line, key[0], message)
            seen.setdefault(value, row.line)


def _columns(file: LexiconFile, kind: LexiconKind) -> Iterator[Problem]:
    name, line = file.path.name, file.header_line
    for column in file.columns:
        if kind.column(column) is None:
            known = ", ".join(c.name for c in kind.columns)
            yield Problem(
                name,
                line,
                column,
                f"a lexicon of kind {kind.id} has no such column; it has {known}",
            )
    for needed in kind.columns:
        if needed.required and needed.name not in file.columns:
            yield Problem(name, line, needed.name, "this column is missing")


def _of_row(file: LexiconFile, kind: LexiconKind, row: Row) -> Iterator[Found]:
    entry = row.text("id")
    form = _NUMBERED_ID if kind.id in _NUMBERED else _ID
    if entry and not form.fullmatch(entry):
        yield "id", f"{entry!r} is not of the form a-z, 0-9, joined by hyphens", Level.ERROR
    for key in row.values("source"):
        if key not in file.sources:
            yield (
                "source",
                f"{key!r} is not declared in the header: `# source {key}: …`",
                Level.ERROR,
            )
    reason = row.text(ACCEPTED.name)
    if reason and len(reason) < SHORTEST_REASON:
        message = f"{reason!r} is no reason: say in a sentence why the warning is wrong here"
        yield ACCEPTED.name, message, Level.ERROR
    for name, message in kind.check(row):
        yield name, message, Level.ERROR


def _of_cell(
    column: Column, text: str, row: Row, ids: dict[str, set[str]]
) -> Iterator[tuple[str, Level]]:
    """What is wrong with what a cell holds: message, level."""
    for value in row.values(column.name) if column.multiple else (text,):
        if column.choices and value not in column.choices:
            yield f"{value!r} is not one of {', '.join(sorted(column.choices))}", Level.ERROR
        if column.refers_to and value not in ids[column.refers_to]:
            yield f"{value!r} is no entry of a lexicon of kind {column.refers_to}", Level.ERROR
        if column.read and value not in column.read:
            yield (
                f"{value!r} has no meaning; known are {', '.join(sorted(column.read))}",
                Level.WARNING,
            )


def _ids_twice(files: Iterable[LexiconFile]) -> Iterator[Problem]:
    """Entries of one id in two files of a kind that others cite by the bare id."""
    cited = {column.refers_to for kind in KINDS.values() for column in kind.columns} | {"messages"}
    seen: dict[tuple[str, str], str] = {}
    for file in files:
        for row in file.rows if file.kind in cited else ():
            first = seen.setdefault((file.kind, row.text("id")), file.path.name)
            if first != file.path.name:
                message = (
                    f"{row.text('id')!r} stands in {first} already, and is cited by its id alone"
                )
                yield Problem(file.path.name, row.line, "id", message)
