"""What can be wrong with lexicons: within an entry, within a file, between files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhengming.lexicon.kind import Column, LexiconFile, LexiconKind, Row
from zhengming.lexicon.kinds import KINDS
from zhengming.lexicon.problem import Problem


def validate(files: Iterable[LexiconFile]) -> list[Problem]:
    """Every problem of the files, in the order of file and line."""
    files = list(files)
    ids = {kind: {r.text("id") for f in files if f.kind == kind for r in f.rows} for kind in KINDS}
    return [problem for file in files for problem in _of_file(file, ids)]


def _of_file(file: LexiconFile, ids: dict[str, set[str]]) -> Iterator[Problem]:
    kind = KINDS.get(file.kind)
    if kind is None:
        known = ", ".join(sorted(KINDS))
        yield Problem(file.path.name, 1, "", f"kind {file.kind!r} is unknown; known are {known}")
        return
    yield from _columns(file, kind)
    seen: dict[tuple[str, ...], int] = {}
    for row in file.rows:
        for column, message in _of_row(file, kind, row, ids):
            yield Problem(file.path.name, row.line, column, message)
        for key in {("id",), kind.key}:
            value = (*key, *(row.text(c) for c in key))
            if key and all(value) and value in seen:
                yield Problem(
                    file.path.name, row.line, key[0], f"{row.text(key[0])!r} stands in line {seen[value]} already"
                )
            seen.setdefault(value, row.line)


def _columns(file: LexiconFile, kind: LexiconKind) -> Iterator[Problem]:
    for name in file.columns:
        if kind.column(name) is None:
            known = ", ".join(c.name for c in kind.columns)
            yield Problem(
                file.path.name, file.header_line, name, f"a lexicon of kind {kind.id} has no such column; it has {known}"
            )
    for column in kind.columns:
        if column.required and column.name not in file.columns:
            yield Problem(file.path.name, file.header_line, column.name, "this column is missing")


def _of_row(
    file: LexiconFile, kind: LexiconKind, row: Row, ids: dict[str, set[str]]
) -> Iterator[tuple[str, str]]:
    for column in kind.columns:
        text = row.text(column.name)
        if column.required and not text and column.name in file.columns:
            yield column.name, "is empty, but every entry needs it"
        for value in row.values(column.name) if column.multiple else (text,) if text else ():
            yield from _of_value(column, value, ids)
    for key in row.values("source"):
        if key not in file.sources:
            yield "source", f"{key!r} is not declared in the header: `# source {key}: …`"
    yield from kind.check(row)


def _of_value(column: Column, value: str, ids: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    if column.choices and value not in column.choices:
        yield column.name, f"{value!r} is not one of {', '.join(sorted(column.choices))}"
    if column.refers_to and value not in ids[column.refers_to]:
        yield column.name, f"{value!r} is no entry of a lexicon of kind {column.refers_to}"
