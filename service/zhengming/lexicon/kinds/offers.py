"""Words by which a mini program offers a service that has a category of its own."""

from __future__ import annotations

from collections.abc import Iterable

from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.lexicon.kinds.terms import SHORTEST_ANYWHERE


def _check(row: Row) -> Iterable[tuple[str, str]]:
    if not row.values("heads") and not row.values("words"):
        yield "words", "is empty, as is `heads`: the entry would do nothing"
    for word in row.values("heads"):
        if len(word) == 1:
            yield "heads", f"{word!r} is a single character: it stands in too many honest names"
    for word in row.values("words"):
        if len(word) < SHORTEST_ANYWHERE:
            yield "words", f"{word!r} would hit across words: make it a head, or longer"


KIND = LexiconKind(
    id="offers",
    about="Words by which a name or an introduction offers a service, and the category it belongs to.",
    columns=common(
        Column("category", required=True, refers_to="categories"),
        Column("heads", multiple=True),
        Column("words", multiple=True),
        Column("exceptions", multiple=True),
        Column("also", multiple=True, refers_to="categories"),
    ),
    key=("id",),
    check=_check,
    spelled=("heads", "words"),
    meaning=("category",),
)
