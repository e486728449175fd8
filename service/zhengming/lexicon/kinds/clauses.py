"""Provisions of policy and law."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.proposal import MINI_PROGRAM_SURFACES, Surface
from zhengming.model.verdict import Clause

SURFACES = {
    "organization": frozenset({Surface.DISPLAY, Surface.REGISTERED, Surface.SHORT}),
    "admin": frozenset({Surface.ADMIN}),
    "mini-program": MINI_PROGRAM_SURFACES,
}
"""What a policy calls a surface, and the surfaces of proposals that are meant."""

KIND = LexiconKind(
    id="clauses",
    about="The provisions that findings cite.",
    columns=common(
        Column("citation", required=True),
        Column("citation_en", required=True),
        Column("surface", multiple=True, choices=frozenset(SURFACES)),
        Column("gist"),
        Column("gist_en"),
        Column("undecidable"),
        Column("undecidable_en"),
    ),
    key=("id",),
)


def clause(row: Row) -> Clause:
    """The clause that an entry describes."""
    return Clause(
        id=row.text("id"),
        citation=row.text("citation"),
        citation_en=row.text("citation_en"),
        surfaces=frozenset(s for name in row.values("surface") for s in SURFACES[name]),
    )
