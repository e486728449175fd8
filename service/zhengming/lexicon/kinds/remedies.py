"""Documents and facts that clear a finding."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.verdict import Remedy

KIND = LexiconKind(
    id="remedies",
    about="Documents and facts that clear a finding.",
    columns=common(
        Column("title", required=True), Column("title_en", required=True), Column("issuer")
    ),
    key=("id",),
)


def remedy(row: Row) -> Remedy:
    """The remedy that an entry describes."""
    return Remedy(row.text("id"), row.text("title"), row.text("title_en"))
