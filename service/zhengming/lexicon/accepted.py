"""Warnings that an editor has answered: the entry's column ``accepted`` says why each is wrong there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhengming.lexicon.kind import Column, LexiconFile
from zhengming.lexicon.problem import Level, Problem

ACCEPTED = Column("accepted")
"""Why the warnings of an entry are wrong; errors cannot be answered so."""
SHORTEST_REASON = 12
"""Characters; «yes» and «checked» are no reasons."""


def settle(files: Iterable[LexiconFile], problems: Sequence[Problem]) -> list[Problem]:
    """The problems that stay: all errors, the warnings that no entry answers, and answers to nothing.

    Where there are errors, not every check was made: what seems to answer nothing may answer one of those.

    Args:
        files: the lexicons.
        problems: everything that was found in them, by all checks.
    """
    answers = {
        (file.path.name, row.line): row.text(ACCEPTED.name)
        for file in files
        for row in file.rows
        if row.text(ACCEPTED.name)
    }
    answered = {
        (p.file, p.line)
        for p in problems
        if p.level is Level.WARNING and (p.file, p.line) in answers
    }
    kept = [p for p in problems if p.level is Level.ERROR or (p.file, p.line) not in answered]
    if any(p.level is Level.ERROR for p in problems):
        return kept
    return kept + [
        Problem(
            file,
            line,
            ACCEPTED.name,
            f"{reason!r} answers no warning: this entry has none, so empty the cell",
            Level.WARNING,
        )
        for (file, line), reason in answers.items()
        if (file, line) not in answered
    ]
