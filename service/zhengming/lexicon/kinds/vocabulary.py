"""Words of the grammar, by the role they play."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, common

ROLES = frozenset(
    [
        "address-cue",
        "ambiguous-place",
        "beside-cue",
        "branch",
        "building-suffix",
        "closed-to-individuals",
        "common-given-name",
        "common-noun",
        "common-surname",
        "contact-cue",
        "denial",
        "division-suffix",
        "endorsement-cue",
        "endorsement-denial",
        "endorsement-lead",
        "endorsement-outright",
        "endorsement-service",
        "ethnic-group",
        "feature-use",
        "filing-leading-word",
        "filing-word",
        "generic-division",
        "generic-function",
        "generic-head",
        "generic-qualifier",
        "given-name",
        "goods-context",
        "international-lead",
        "latin-title",
        "name-mark",
        "name-modifier",
        "national-lead",
        "nothing-said",
        "numeral",
        "official-cue",
        "ordinal",
        "organ-unit",
        "owner-unit",
        "paper-copy",
        "paper-void",
        "place-suffix",
        "platform-brand",
        "platform-feature",
        "platform-word",
        "protected-person",
        "public-service",
        "regional-lead",
        "scope-denial",
        "service-tail",
        "surname",
        "top-level-domain",
        "topic-tail",
        "troop-code",
        "troop-people",
        "troop-service",
        "troop-unit",
        "troop-unit-general",
        "troop-unit-short",
    ]
)
"""The roles that the program reads; each needs a word."""
AS_WRITTEN = frozenset({"name-mark"})
"""Roles of marks, of which folding would leave nothing."""

KIND = LexiconKind(
    id="vocabulary",
    about="Words of the grammar: surnames, place suffixes, leading words, branches …, each with its role.",
    columns=common(Column("word", required=True), Column("role", required=True, read=ROLES)),
    key=("word", "role"),
    spelled=("word",),
    scope="role",
)
