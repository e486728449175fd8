"""The kinds of lexicon, one file each."""

from __future__ import annotations

from zhengming.lexicon.kind import LexiconKind
from zhengming.lexicon.kinds import (
    businesses,
    classes,
    clauses,
    coinages,
    forms,
    functions,
    heads,
    industries,
    messages,
    phrases,
    places,
    remedies,
    terms,
    trades,
    vocabulary,
)

KINDS: dict[str, LexiconKind] = {
    module.KIND.id: module.KIND
    for module in (
        businesses,
        classes,
        clauses,
        coinages,
        forms,
        functions,
        heads,
        industries,
        messages,
        phrases,
        places,
        remedies,
        terms,
        trades,
        vocabulary,
    )
}
