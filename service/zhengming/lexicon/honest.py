"""Honest names, and the entries that would stop too many of them.

The sample is generated (``tools/build_honest_sample.py`` says of what): nobody's names, made of no list that
the lexicons use. It is read by the linter only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from zhengming.lexicon.kind import LexiconFile, LexiconKind
from zhengming.lexicon.kinds import KINDS
from zhengming.lexicon.problem import Level, Problem

SAMPLE = Path(__file__).with_name("honest_names.txt")
MOST = 0.0005
"""The share of honest names that one entry may stop: one in two thousand, three of the sample.

An entry that stops one or two is met by chance, for the trade names are drawn at random. With four the word itself is
part of how honest names are made. There are some ten thousand entries: were each to stop so many, nobody would pass."""
_EXAMPLES = 2
_ANSWERS = {
    "mode": "narrow its mode",
    "ambiguous": "say that it is ambiguous",
    "exceptions": "add exceptions",
    "severity": "make it milder by severity",
    "accepted": "or say in `accepted` why it is right",
}
"""What an editor can do, by the column it takes."""


def names() -> tuple[str, ...]:
    """The honest names that ship with the program, each once."""
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def problems(
    files: Iterable[LexiconFile], stopped: Iterable[tuple[str, Iterable[str]]]
) -> list[Problem]:
    """A warning for every entry that stops a larger share of honest names than :data:`MOST`.

    Args:
        files: the lexicons.
        stopped: each name of the sample with the entries (``{lexicon}/{id}``) that would stop it.
    """
    by_entry: dict[str, list[str]] = {}
    size = 0
    for name, entries in stopped:
        size += 1
        for entry in entries:
            by_entry.setdefault(entry, []).append(name)
    return [
        Problem(
            file.path.name,
            row.line,
            kind.key[0] if kind.key else "id",
            _said(kind, met, size),
            Level.WARNING,
        )
        for file in files
        if (kind := KINDS.get(file.kind))
        for row in file.rows
        if len(met := by_entry.get(f"{file.id}/{row.text('id')}", ())) > MOST * size
    ]


def _said(kind: LexiconKind, met: Sequence[str], size: int) -> str:
    examples = " and ".join(repr(name) for name in met[:_EXAMPLES])
    answers = [said for column, said in _ANSWERS.items() if kind.column(column)]
    return (
        f"stops {len(met):,} of {size:,} honest names ({len(met) / size:.2%}, but {MOST:.2%} is the most),"
        f" such as {examples}: {', '.join(answers) or 'change it'}"
    )
