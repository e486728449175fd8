"""What has to be handed in for a category of mini programs."""

from __future__ import annotations

from zhengming.lexicon.kind import Column, LexiconKind, common
from zhengming.lexicon.kinds.categories import SUBJECTS, SURE

KIND = LexiconKind(
    id="qualifications",
    about="One way to qualify for a category: all its papers are needed; of several ways any is enough.",
    columns=common(
        Column("category", required=True, refers_to="categories"),
        Column("subjects", multiple=True, choices=SUBJECTS),
        Column("papers", required=True, multiple=True, refers_to="remedies"),
        Column("partner", choices=frozenset({"yes"})),
        SURE,
    ),
    key=("category", "subjects", "papers"),
)
