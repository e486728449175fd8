"""Words that mislead about rank, official standing or the state's backing."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


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
