"""Functions of government and the kinds of organ that carry them out: half of a grammar of organs."""

from __future__ import annotations

from collections.abc import Iterable

from zhengming.lexicon.accepted import ACCEPTED
from zhengming.lexicon.kind import Column, LexiconKind, Row, common


def _composed(row: Row) -> Iterable[tuple[str, str]]:
    """Function × kind of organ, as the compiler joins them."""
    for column, functions in (
        ("function", (row.text("function"),)),
        ("aliases", row.values("aliases")),
    ):
        yield from (
            (column, function + head)
            for function in functions
            for head in row.values("heads")
            if function
        )


KIND = LexiconKind(
    id="functions",
    about="Functions and the kinds of organ that carry each out; place and rank are read by the grammar.",
    columns=common(
        Column("function", required=True),
        Column("class", required=True, refers_to="classes"),
        Column("heads", required=True, multiple=True),
        Column("aliases", multiple=True),
        Column("exceptions", multiple=True),
        ACCEPTED,
    ),
    key=("function",),
    composed=_composed,
    meaning=("class",),
)
