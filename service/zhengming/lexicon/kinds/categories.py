"""The published categories of mini programs."""

from __future__ import annotations

from collections.abc import Iterable

from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.category import Sureness
from zhengming.model.mini_program import SubjectType

SUBJECTS = frozenset(each.value for each in SubjectType)
SURE = Column("sure", required=True, choices=frozenset(each.value for each in Sureness))


def _check(row: Row) -> Iterable[tuple[str, str]]:
    if row.text("parent") and row.text("parent") == row.text("id"):
        yield "parent", f"{row.text('parent')!r} is the entry itself: leave the cell empty"
    if set(row.values("barred")) >= SUBJECTS:
        yield "barred", "nobody may choose it then: write `no` into `open`"


KIND = LexiconKind(
    id="categories",
    about="The categories that a mini program may be published under, on two levels, and who may not choose them.",
    columns=common(
        Column("name", required=True),
        Column("parent", refers_to="categories"),
        Column("aliases", multiple=True),
        Column("open", choices=frozenset({"no"})),
        Column("barred", multiple=True, choices=SUBJECTS),
        SURE,
    ),
    key=("name", "parent"),
    check=_check,
    spelled=("name", "aliases"),
    scope="parent",
    single=True,
)
