"""Names that pose as news media."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class Media(TermRule):
    """Names that pose as news media.

    News agencies, papers, broadcasters and their sites by name, and names whose head says the body is
    one. A news licence clears a finding.
    """

    id = "media"
    messages = ("media",)
    clauses = (
        "wecom-aup-organization-name-d",
        "wecom-aup-admin-b",
        "weixin-mini-program-2.7",
        "uai",
    )
    severities = (Severity.REVIEW,)
