"""Words that mislead about rank, official standing or the state's backing."""

from __future__ import annotations

from zhengming.analysis.parse import COMPANY
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule

OWNERSHIP = "ownership-claim"
"""The class of words that say that the state owns the firm."""


class MisleadingClaims(TermRule):
    """Words that mislead about rank, official standing or the state's backing.

    «State level», superlatives, «official», and the words of national strategies that make the public
    think of state funds or credit.
    """

    id = "misleading-claims"
    messages = ("misleading-claims",)
    clauses = (
        "wecom-aup-organization-name-c",
        "wecom-aup-admin-c",
        "wecom-aup-admin-g",
        "wecom-aup-prohibited-k",
        "gd734-11-8",
        "ss82",
        "adlaw-9",
    )
    severities = (Severity.REVIEW, Severity.REJECT)

    def excused(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> bool:
        """As other words; and a claim of the state's ownership is none where no company makes it: eateries and
        photographers call themselves 国营 for the fashion of old times, and farms have been called so from the first.
        """
        form = analysis.parts.form
        if hit.term.term_class.id == OWNERSHIP and (form is None or form.value != COMPANY):
            return True
        return super().excused(analysis, snapshot, hit)
