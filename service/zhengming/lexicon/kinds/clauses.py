"""Provisions of policy and law."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.verdict import Clause

KIND = LexiconKind(
    id="clauses",
    about="The provisions that findings cite.",
    columns=common(Column("citation", required=True), Column("citation_en", required=True)),
    key=("id",),
)


def clause(row: Row) -> Clause:
    """The clause that an entry describes."""
    return Clause(row.text("id"), row.text("citation"), row.text("citation_en"))
