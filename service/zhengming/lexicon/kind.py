"""What a kind of lexicon is: its columns, and what may stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SEPARATOR = "|"
"""Separates the values of a cell that holds several."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind.

    Args:
        name: as in the file.
        required: whether every entry must fill it.
        multiple: whether a cell holds several values, separated by ``|``.
        choices: the values allowed; empty means any.
        refers_to: kind of lexicon whose ids are allowed; empty means any value.
        read: the values that the engine reads; others do nothing; empty means all are read.
    """

    name: str
    required: bool = False
    multiple: bool = False
    choices: frozenset[str] = frozenset()
    refers_to: str = ""
    read: frozenset[str] = frozenset()


class Row(NamedTuple):
    """One entry as it stands in a file.

    Args:
        line: line number in the file, from 1.
        cells: column name → text, stripped; absent columns are missing keys.
    """

    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell's text, or empty."""
        return self.cells.get(column, "")

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several."""
        text = self.cells.get(column, "")
        if SEPARATOR not in text:
            return (text,) if text else ()
        return tuple(v.strip() for v in text.split(SEPARATOR) if v.strip())


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """One lexicon as it stands in a file, not yet understood.

    Args:
        path: the file.
        id: the lexicon's id, the file's name.
        kind: id of its kind.
        title: Chinese title.
        title_en: English title.
        columns: the column names, in order.
        documented: columns that the header explains.
        sources: key → citation.
        rows: the entries.
        header_line: line number of the column names.
        digest: SHA-256 of the file's bytes, as they were read.
    """

    path: Path
    id: str
    kind: str
    title: str
    title_en: str
    columns: tuple[str, ...]
    documented: frozenset[str]
    sources: Mapping[str, str]
    rows: tuple[Row, ...]
    header_line: int
    digest: bytes = field(default=b"", compare=False)


@dataclass(frozen=True, slots=True)
class LexiconKind:
    """A kind of lexicon.

    Args:
        id: as the files name it.
        about: what such a lexicon holds, for editors.
        columns: its columns; ``id`` and ``source`` are part of every kind.
        key: the column (or columns) that must be unique within a file.
        check: further problems of one entry, as (column, message) pairs.
        spelled: the columns that hold spellings the engine looks for.
        composed: the spellings of one entry, as (column, spelling) pairs, where they are not simply those
            of ``spelled``.
        many: whether an entry stands for so many spellings that a start does not look at each.
        scope: a column that tells apart entries of the same spelling; empty: nothing does.
        meaning: the columns that say what a spelling means; entries of one spelling must agree in them.
        single: whether a spelling may stand in one entry only: in a second it would be found twice, or never.
        ending: whether exceptions are longer endings of the spelling, not just words that touch it.
    """

    id: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    check: Callable[[Row], Iterable[tuple[str, str]]] = field(default=lambda row: ())
    spelled: tuple[str, ...] = ()
    composed: Callable[[Row], Iterable[tuple[str, str]]] | None = None
    many: bool = False
    scope: str = ""
    meaning: tuple[str, ...] = ()
    single: bool = False
    ending: bool = False

    def spellings(self, row: Row) -> Iterable[tuple[str, str]]:
        """The spellings of one entry that the engine looks for, as (column, spelling) pairs."""
        if self.composed is not None:
            yield from self.composed(row)
            return
        for name in self.spelled:
            column = self.column(name)
            if column is not None and column.multiple:
                yield from ((name, value) for value in row.values(name))
            elif text := row.text(name):
                yield name, text

    def column(self, name: str) -> Column | None:
        """The column of that name, or ``None``."""
        return next((c for c in self.columns if c.name == name), None)


def common(*columns: Column) -> tuple[Column, ...]:
    """The columns of a kind: id, its own, source and note."""
    return (
        Column("id", required=True),
        *columns,
        Column("source", required=True, multiple=True),
        Column("note"),
    )
