"""What is wrong with a lexicon, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How bad a problem is."""

    WARNING = 1
    """likely a mistake; does not block"""
    ERROR = 2
    """the lexicons cannot be used"""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a lexicon file.

    Args:
        file: name of the file.
        line: line number from 1; 0 when the whole file is meant.
        column: name of the column; empty when the whole line is meant.
        message: what was given, what was expected, what to do.
        level: whether it blocks.
    """

    file: str
    line: int
    column: str
    message: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        place = ":".join(str(p) for p in (self.file, self.line, self.column) if p)
        return f"{place}: {self.message}"
