"""The trade that a head noun states by itself, or that it states none."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, common

KIND = LexiconKind(
    id="forms",
    about="Head nouns and the trade each states by itself; with an empty group, a form that states none.",
    columns=common(Column("head", required=True), Column("group", refers_to="trades")),
    key=("head",),
    spelled=("head",),
    meaning=("group",),
)
