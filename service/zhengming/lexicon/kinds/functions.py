"""Functions of government and the kinds of organ that carry them out: half of a grammar of organs."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, common

KIND = LexiconKind(
    id="functions",
    about="Functions × kinds of organ (公安 × 局, 厅, 分局 …); place and rank are read by the grammar.",
    columns=common(
        Column("function", required=True),
        Column("class", required=True, refers_to="classes"),
        Column("heads", required=True, multiple=True),
        Column("aliases", multiple=True),
        Column("exceptions", multiple=True),
    ),
    key=("function",),
)
