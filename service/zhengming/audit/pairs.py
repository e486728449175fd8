"""Files of pairs: two names a row, and what they are to each other."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from zhengming.audit.encoding import Encoding
from zhengming.audit.report import json_text
from zhengming.audit.rows import BrokenRow, Table, open_table
from zhengming.audit.runner import ERROR
from zhengming.checker import Checker
from zhengming.errors import MalformedText, UnreadableFile
from zhengming.model.analysis import Part
from zhengming.model.comparison import Comparison, SlotComparison
from zhengming.model.folded import FoldedText

NAME = "name"
OTHER_NAME = "other_name"
_STEP = 500
"""Rows between two reports of progress."""


@dataclass(frozen=True, slots=True)
class PairTable:
    """A file of pairs that can be read.

    Args:
        names: the file, read for the first name of each row.
        others: the same, read for the second.
    """

    names: Table
    others: Table

    @property
    def expected(self) -> int:
        """How many rows it has at most."""
        return self.names.expected

    def pairs(self) -> Iterator[Pair | BrokenPair]:
        """All rows in their order."""
        for first, second in zip(self.names.rows(), self.others.rows(), strict=True):
            broken = next((r for r in (first, second) if isinstance(r, BrokenRow)), None)
            if broken:
                yield BrokenPair(first.number, first.name, second.name, broken.error)
            else:
                yield Pair(first.number, first.name, second.name)


class Pair(NamedTuple):
    """Two names to compare; ``number`` counts the rows after the header, from 1."""

    number: int
    name: str
    other_name: str


class BrokenPair(NamedTuple):
    """A row that cannot be read, with its names as far as they could be, and what is wrong."""

    number: int
    name: str
    other_name: str
    error: str


@dataclass(frozen=True, slots=True)
class PairSummary:
    """What the comparison of a file came to.

    Args:
        rows: rows of the file.
        outcomes: how often each relation; broken rows under :data:`~zhengming.audit.runner.ERROR`.
        revision: the revision of the lexicons.
        seconds: how long it took, without the loading of the lexicons.
    """

    rows: int
    outcomes: Mapping[str, int]
    revision: str
    seconds: float


def open_pairs(
    path: Path,
    *,
    encoding: Encoding = Encoding.AUTO,
    column: str = NAME,
    other_column: str = OTHER_NAME,
) -> PairTable:
    """Find out how a file of pairs is to be read.

    Args:
        path: a TSV or CSV file with a header line.
        encoding: what it is encoded in.
        column: the column that holds the first name of each pair.
        other_column: the column that holds the second.

    Raises:
        UnreadableFile: it cannot be read as such a file.
    """
    table = open_table(path, encoding=encoding, column=column)
    times = table.columns.count(other_column)
    if times != 1:
        found = (
            f"names column {other_column!r} twice" if times else f"has no column {other_column!r}"
        )
        raise UnreadableFile(
            f"{path} {found}: name the column of the second names with --other-column"
        )
    # Only the names are read: what else stands in the file has no bearing on them.
    places = (table.places[NAME], table.columns.index(other_column))
    names, others = (replace(table, places={NAME: place}) for place in places)
    return PairTable(names, others)


def run(
    table: PairTable,
    checker: Checker,
    write: Callable[[str], object],
    *,
    progress: Callable[[int], object],
) -> PairSummary:
    """Compare all pairs of a file, in their order.

    Args:
        table: the file.
        checker: what compares them.
        write: takes each line of the report.
        progress: is told how many more rows are done.
    """
    started = time.perf_counter()
    outcomes: Counter[str] = Counter()
    for row in table.pairs():
        outcome, line = _judged(row, checker)
        outcomes[outcome] += 1
        write(f"{line}\n")
        if not row.number % _STEP:
            progress(_STEP)
    seconds = time.perf_counter() - started
    return PairSummary(outcomes.total(), outcomes, checker.revision, seconds)


def _judged(row: Pair | BrokenPair, checker: Checker) -> tuple[str, str]:
    if isinstance(row, Pair):
        try:
            found = checker.compare(row.name, row.other_name)
        except MalformedText as error:
            row = BrokenPair(row.number, row.name, row.other_name, str(error))
        else:
            told = comparison_json(row.name, row.other_name, found, checker)
            return found.relation.value, json_text({"row": row.number, **told})
    broken = {"row": row.number, NAME: row.name, OTHER_NAME: row.other_name, ERROR: row.error}
    return ERROR, json_text(broken)


def comparison_json(
    name: str, other_name: str, comparison: Comparison, checker: Checker
) -> dict[str, Any]:
    """A comparison for programs: both names, the relation, what it rests on, slot by slot what they hold, and what
    answered.
    """
    return {
        NAME: name,
        OTHER_NAME: other_name,
        "relation": comparison.relation.value,
        "ground": comparison.ground.value,
        "article": comparison.ground.article,
        "slots": [_slot(slot, comparison) for slot in comparison.slots],
        "revision": checker.revision,
        "release": checker.release,
    }


def _slot(slot: SlotComparison, comparison: Comparison) -> dict[str, Any]:
    found: dict[str, Any] = {
        "slot": slot.slot.value,
        "level": slot.level.value,
        NAME: [_part(part, comparison.folded) for part in slot.name],
        OTHER_NAME: [_part(part, comparison.other_folded) for part in slot.other],
    }
    return {**found, "detail": slot.detail} if slot.detail else found


def _part(part: Part, folded: FoldedText) -> dict[str, Any]:
    span = folded.span(part.start, part.end)
    return {"text": part.text, "span": {"start": span.start, "end": span.end}}
