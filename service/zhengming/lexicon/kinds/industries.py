"""Industry words."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, common

KIND = LexiconKind(
    id="industries",
    about="Industry words; words of one group mean the same trade.",
    columns=common(Column("word", required=True), Column("group", required=True)),
    key=("word",),
    spelled=("word",),
    meaning=("group",),
)
