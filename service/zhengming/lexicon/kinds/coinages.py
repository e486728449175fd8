"""Names that are coined: half a grammar of impostors, for no list can hold what is yet to be invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from zhengming.lexicon.accepted import ACCEPTED
from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.term import Mode

SHORTEST = 3
"""Two characters are too few to tell a coinage from a name of its own."""


def slots(row: Row) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """The leads, the stems and the tails of an entry; the empty tail where it has none."""
    return row.values("leads"), row.values("stems"), row.values("tails") or ("",)


def spellings(row: Row) -> Iterator[str]:
    """Every lead × stem × tail of an entry."""
    return map("".join, product(*slots(row)))


def _check(row: Row) -> Iterable[tuple[str, str]]:
    for column in ("leads", "stems", "tails"):
        for value in row.values(column):
            if not any(map(str.isalnum, value)):
                yield column, f"{value!r} holds neither letters nor numbers"
    short = "".join(min(values, key=len, default="") for values in slots(row))
    if len(short) < SHORTEST:
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
    many=True,
    composed=lambda row: (("stems", word) for word in spellings(row)),
    meaning=("class", "mode"),
)
