"""Groups of industry words, and the industries of known businesses they work in."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, common

KIND = LexiconKind(
    id="trades",
    about="In which industries of the known businesses a group of industry words works.",
    columns=common(Column("sectors", multiple=True), Column("anyones", choices=frozenset({"yes"}))),
    key=("id",),
)
