"""Names that promise charity or call for donations."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class Charity(TermRule):
    """Names that promise charity or call for donations.

    Aid campaigns and fundraising need clear permission of the authorized bodies; the recognition as a
    charitable organization clears a finding.
    """

    id = "charity"
    messages = ("charity",)
    clauses = (
        "wecom-aup-prohibited-o",
        "wecom-aup-organization-name-g",
        "weixin-mini-program-2.7",
    )
    severities = (Severity.REVIEW,)
