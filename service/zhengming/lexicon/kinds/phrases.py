"""Longer words with another meaning."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, common

KIND = LexiconKind(
    id="phrases",
    about="Longer words with a meaning of their own: a hit inside one means something else.",
    columns=common(Column("phrase", required=True)),
    key=("phrase",),
    spelled=("phrase",),
)
