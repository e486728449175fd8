"""Known businesses."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.term import Business

KIND = LexiconKind(
    id="businesses",
    about="Known businesses whose names others may not take.",
    columns=common(
        Column("name", required=True),
        Column("aliases", multiple=True),
        Column("owner"),
        Column("uscc"),
        Column("industries", multiple=True),
        Column("tier", required=True, choices=frozenset({"1", "2", "3"})),
        Column("ambiguous", choices=frozenset({"yes"})),
        Column("exceptions", multiple=True),
    ),
    key=("name",),
)


def business(lexicon: str, row: Row) -> Business:
    """The business that an entry describes."""
    return Business(
        lexicon=lexicon,
        entry=row.text("id"),
        name=row.text("name"),
        aliases=row.values("aliases"),
        owner=row.text("owner"),
        uscc=row.text("uscc"),
        industries=frozenset(row.values("industries")),
        tier=int(row.text("tier") or 2),
        ambiguous=bool(row.text("ambiguous")),
    )
