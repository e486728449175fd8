"""The kinds of lexicon, one file each."""

from __future__ import annotations

from zhengming.lexicon.kind import LexiconKind
from zhengming.lexicon.kinds import (
    businesses,
    categories,
    classes,
    clauses,
    coinages,
    forms,
    functions,
    heads,
    industries,
    limits,
    messages,
    offers,
    phrases,
    places,
    qualifications,
    remedies,
    subjects,
    terms,
    trades,
    vocabulary,
)

KINDS: dict[str, LexiconKind] = {
    module.KIND.id: module.KIND
    for module in (
        businesses,
        categories,
        classes,
        clauses,
        coinages,
        forms,
        functions,
        heads,
        industries,
        limits,
        messages,
        offers,
        phrases,
        places,
        qualifications,
        remedies,
        subjects,
        terms,
        trades,
        vocabulary,
    )
}
