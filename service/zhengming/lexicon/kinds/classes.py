"""Classes of terms and bodies."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.term import TermClass
from zhengming.model.verdict import Severity

SEVERITIES = frozenset(s.name.lower() for s in Severity)

KIND = LexiconKind(
    id="classes",
    about="What a term or head noun says, how grave it is, which codes such bodies have, what clears it.",
    columns=common(
        Column("title", required=True),
        Column("title_en", required=True),
        Column("rule"),
        Column("alone", choices=SEVERITIES),
        Column("contradicted", choices=SEVERITIES),
        Column("codes", multiple=True),
        Column("clauses", multiple=True, refers_to="clauses"),
        Column("remedies", multiple=True, refers_to="remedies"),
    ),
    key=("id",),
)


def severity(text: str) -> Severity | None:
    """The severity of that name, or ``None`` for an empty text."""
    return Severity[text.upper()] if text else None


def term_class(row: Row) -> TermClass:
    """The class that an entry describes."""
    return TermClass(
        id=row.text("id"),
        title=row.text("title"),
        title_en=row.text("title_en"),
        rule=row.text("rule"),
        alone=severity(row.text("alone")) or Severity.ADVICE,
        contradicted=severity(row.text("contradicted")) or Severity.ADVICE,
        codes=frozenset(row.values("codes")),
        clauses=row.values("clauses"),
        remedies=row.values("remedies"),
    )
