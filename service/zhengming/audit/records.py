"""Lines become records: lists of cells, or what is wrong with them."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_LINES = 20
"""Most lines of one quoted CSV record. A quote that is not closed by then never will be: only its
own line is given up, and the lines after it are read as rows of their own."""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that breaks the rules of its format; ``line`` is its first line."""

    line: str
    problem: str


def tsv(lines: Iterable[str]) -> Iterator[list[str]]:
    """Tab-separated values: nothing is quoted, so that a quote is a character."""
    for line in lines:
        yield without_end(line).split("\t")


def csv_records(lines: Iterable[str]) -> Iterator[list[str] | BadRecord]:
    """Comma-separated values as RFC 4180 has them: a quoted cell may hold commas, quotes and lines."""
    source, waiting = iter(lines), deque[str]()
    while True:
        line = waiting.popleft() if waiting else next(source, None)
        if line is None:
            return
        if '"' not in line:
            yield without_end(line).split(",")
            continue
        taken = [line]
        while (quotes := sum(each.count('"') for each in taken)) % 2 and len(taken) < MOST_LINES:
            following = waiting.popleft() if waiting else next(source, None)
            if following is None:
                break
            taken.append(following)
        record = (
            _quoted("".join(taken))
            if quotes % 2 == 0
            else BadRecord(line, "a quote is never closed")
        )
        if isinstance(record, BadRecord):
            waiting.extendleft(reversed(taken[1:]))
            yield BadRecord(without_end(line), record.problem)
        else:
            yield record


def without_end(line: str) -> str:
    """The line without its line feed, and the carriage return before it."""
    return line.removesuffix("\n").removesuffix("\r")


def _quoted(record: str) -> list[str] | BadRecord:
    try:
        rows = list(csv.reader([without_end(record)], strict=True))
    except csv.Error as error:
        return BadRecord(record, f"not CSV as RFC 4180 has it: {error}")
    if len(rows) != 1:
        return BadRecord(
            record, "not CSV as RFC 4180 has it: a line ends inside a cell that is not quoted"
        )
    return rows[0]
