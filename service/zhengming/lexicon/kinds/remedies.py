"""Documents and facts that clear a finding."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.applicant import AuthorizationKind
from zhengming.model.verdict import Remedy

KIND = LexiconKind(
    id="remedies",
    about="Documents and facts that clear a finding.",
    columns=common(
        Column("title", required=True),
        Column("title_en", required=True),
        Column("issuer"),
        Column("aliases", multiple=True),
        Column("scope", multiple=True),
        Column("kinds", multiple=True, choices=frozenset(k.value for k in AuthorizationKind)),
    ),
    key=("id",),
)


def remedy(row: Row) -> Remedy:
    """The remedy that an entry describes."""
    kinds = frozenset(AuthorizationKind(kind) for kind in row.values("kinds"))
    return Remedy(row.text("id"), row.text("title"), row.text("title_en"), kinds)
