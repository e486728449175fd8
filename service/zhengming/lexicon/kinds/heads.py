"""Head nouns: what the end of a name says about the body that bears it."""

from __future__ import annotations

from zhengming.lexicon.accepted import ACCEPTED
from zhengming.lexicon.kind import Column, LexiconKind, common

KIND = LexiconKind(
    id="heads",
    about="Head nouns at the end of a name, and the class of body each claims; the longest wins.",
    columns=common(
        Column("head", required=True),
        Column("body", required=True, refers_to="classes"),
        Column("exceptions", multiple=True),
        ACCEPTED,
    ),
    key=("head",),
    spelled=("head",),
    meaning=("body",),
    ending=True,
)
