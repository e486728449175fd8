"""Words and names that the scanner looks for."""

from __future__ import annotations

from collections.abc import Iterable

from zhengming.lexicon.accepted import ACCEPTED
from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.lexicon.kinds.classes import SEVERITIES
from zhengming.model.term import Mode

SHORTEST_ANYWHERE = 3
"""A Chinese word of two characters stands inside too many others to count anywhere."""


def _check(row: Row) -> Iterable[tuple[str, str]]:
    spellings = [
        ("term", row.text("term")),
        *(("aliases", alias) for alias in row.values("aliases")),
    ]
    for column, word in spellings:
        if len(word) == 1:
            yield column, f"{word!r} is a single character: it stands in too many honest names"
        elif word and len(word) < SHORTEST_ANYWHERE and row.text("mode") == Mode.ANYWHERE:
            yield (
                column,
                f"{word!r} has two characters: mode `anywhere` would hit across words; use `word`",
            )


KIND = LexiconKind(
    id="terms",
    about="Words and names that mean something wherever, or where, they stand.",
    columns=common(
        Column("term", required=True),
        Column("class", required=True, refers_to="classes"),
        Column("mode", required=True, choices=frozenset(Mode)),
        Column("aliases", multiple=True),
        Column("owner"),
        Column("exceptions", multiple=True),
        Column("severity", choices=SEVERITIES),
        Column("state", choices=frozenset({"shadow"})),
        ACCEPTED,
    ),
    key=("term",),
    check=_check,
    spelled=("term", "aliases"),
    single=True,
    meaning=("class", "mode", "severity", "state"),
)
