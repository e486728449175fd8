"""Names that are coined: half a grammar of impostors, for no list can hold what is yet to be invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from zhengming.lexicon.accepted import ACCEPTED
from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.term import Mode

SHORTEST = 3
"""Two characters are too few to tell a coinage from a name of its own."""


def spellings(row: Row) -> Iterator[str]:
    """Every lead × stem × tail of an entry."""
    slots = (row.values(column) or ("",) for column in ("leads", "stems", "tails"))
    return map("".join, product(*slots))


def _check(row: Row) -> Iterable[tuple[str, str]]:
    short = next((word for word in spellings(row) if len(word) < SHORTEST), "")
    if short:
        yield (
            "leads",
            f"{short!r}, one of the coinages, has fewer than {SHORTEST} characters: add a stem or a tail",
        )


KIND = LexiconKind(
    id="coinages",
    about="Leads, stems and tails of which names are coined: every combination counts.",
    columns=common(
        Column("leads", required=True, multiple=True),
        Column("stems", required=True, multiple=True),
        Column("tails", multiple=True),
        Column("class", required=True, refers_to="classes"),
        Column("mode", required=True, choices=frozenset(Mode)),
        Column("exceptions", multiple=True),
        ACCEPTED,
    ),
    check=_check,
    composed=lambda row: (("stems", word) for word in spellings(row)),
    meaning=("class", "mode"),
)
