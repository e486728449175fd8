"""Words of the grammar, by the role they play."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, common

ROLES = frozenset(
    [
        "address-cue",
        "beside-cue",
        "branch",
        "building-suffix",
        "contact-cue",
        "division-suffix",
        "ethnic-group",
        "generic-division",
        "given-name",
        "goods-context",
        "international-lead",
        "latin-title",
        "name-modifier",
        "national-lead",
        "numeral",
        "official-cue",
        "ordinal",
        "organ-unit",
        "owner-unit",
        "place-suffix",
        "regional-lead",
        "surname",
        "top-level-domain",
        "troop-code",
        "troop-people",
        "troop-service",
        "troop-unit",
        "troop-unit-general",
        "troop-unit-short",
    ]
)
"""The roles that the program reads; each needs a word."""

KIND = LexiconKind(
    id="vocabulary",
    about="Words of the grammar: surnames, place suffixes, leading words, branches …, each with its role.",
    columns=common(Column("word", required=True), Column("role", required=True, read=ROLES)),
    key=("word", "role"),
    spelled=("word",),
    scope="role",
)
