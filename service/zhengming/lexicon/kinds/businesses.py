"""Known businesses."""

from __future__ import annotations

from collections.abc import Iterable

from zhengming.identity import uscc
from zhengming.lexicon.accepted import ACCEPTED
from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.term import Business


def _check(row: Row) -> Iterable[tuple[str, str]]:
    spellings = [
        ("name", row.text("name")),
        *(("aliases", alias) for alias in row.values("aliases")),
    ]
    for column, word in spellings:
        if len(word) == 1:
            yield column, f"{word!r} is a single character: it stands in too many honest names"
    if row.text("coined") and row.text("ambiguous"):
        yield (
            "coined",
            "a word that was made up for the business is not ambiguous: keep one of the two",
        )
    problem = uscc.read(row.text("uscc")).problem
    if problem:
        yield (
            "uscc",
            f"{row.text('uscc')!r} is no USCC ({problem}): its owner would never be recognized",
        )


KIND = LexiconKind(
    id="businesses",
    about="Known businesses whose names others may not take.",
    columns=common(
        Column("name", required=True),
        Column("class", refers_to="classes"),
        Column("aliases", multiple=True),
        Column("owner"),
        Column("uscc"),
        Column("industries", multiple=True),
        Column("tier", required=True, choices=frozenset({"1", "2", "3"})),
        Column("ambiguous", choices=frozenset({"yes"})),
        Column("coined", choices=frozenset({"yes"})),
        Column("exceptions", multiple=True),
        ACCEPTED,
    ),
    key=("name",),
    check=_check,
    spelled=("name", "aliases"),
    single=True,
)


def business(lexicon: str, row: Row, class_id: str) -> Business:
    """The business that an entry describes."""
    return Business(
        lexicon=lexicon,
        entry=row.text("id"),
        name=row.text("name"),
        class_id=class_id,
        aliases=row.values("aliases"),
        owner=row.text("owner"),
        uscc=uscc.read(row.text("uscc")).code,
        industries=frozenset(row.values("industries")),
        tier=int(row.text("tier") or 2),
        ambiguous=bool(row.text("ambiguous")),
        coined=bool(row.text("coined")),
    )
