"""Classes of terms and bodies."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.term import TermClass
from zhengming.model.verdict import Severity

CODES = frozenset(
    [
        "11",
        "12",
        "13",
        "19",
        "21",
        "29",
        "31",
        "32",
        "33",
        "34",
        "35",
        "39",
        "41",
        "49",
        "51",
        "52",
        "53",
        "54",
        "55",
        "59",
        "61",
        "62",
        "69",
        "71",
        "72",
        "79",
        "81",
        "89",
        "91",
        "92",
        "93",
        "99",
        "A1",
        "A9",
        "N1",
        "N2",
        "N3",
        "N9",
        "Y1",
    ]
)
"""Kinds of USCC: registering department and kind of body (GB 32100-2015)."""
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
        Column("codes", multiple=True, choices=CODES),
        Column("form", choices=frozenset({"yes"})),
        Column("disguised", choices=frozenset({"yes"})),
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
        form=row.text("form") == "yes",
        disguised=row.text("disguised") == "yes",
        clauses=row.values("clauses"),
        remedies=row.values("remedies"),
    )
