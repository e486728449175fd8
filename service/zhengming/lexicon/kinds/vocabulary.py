"""Words of the grammar, by the role they play."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, common

KIND = LexiconKind(
    id="vocabulary",
    about="Words of the grammar: surnames, place suffixes, leading words, branches …, each with its role.",
    columns=common(Column("word", required=True), Column("role", required=True)),
    key=("word", "role"),
)
