"""Administrative divisions and regions that the library lacks or has wrong."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, common

KIND = LexiconKind(
    id="places",
    about="Corrections and additions to the administrative divisions of GB/T 2260.",
    columns=common(Column("place", required=True), Column("short"), Column("code")),
    key=("place",),
)
