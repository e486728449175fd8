"""Numbers that are policy: how many, how often, how long."""

from __future__ import annotations

from collections.abc import Iterable

from zhengming.lexicon.kind import Column, LexiconKind, Row, common

UNITS = frozenset(
    {"accounts", "subjects", "times", "days", "hours", "characters", "widths", "categories"}
)
CERTAINTIES = frozenset({"verified", "secondary", "own"})
"""How sure a number is: read in the platform's own text; read elsewhere; set here, where the platform sets none."""


def _check(row: Row) -> Iterable[tuple[str, str]]:
    number = row.text("number")
    if not (number.isascii() and number.isdigit() and int(number) > 0):
        yield "number", f"{number!r} is no whole number above 0"


KIND = LexiconKind(
    id="limits",
    about="Numbers that the platform's policy sets: how many, how often, how long.",
    columns=common(
        Column("number", required=True),
        Column("unit", required=True, choices=UNITS),
        Column("certainty", required=True, choices=CERTAINTIES),
    ),
    key=("id",),
    check=_check,
)
