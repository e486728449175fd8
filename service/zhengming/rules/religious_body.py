"""Names that pose as a religious body or place of worship."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class ReligiousBody(TermRule):
    """Names that pose as a religious body or place of worship.

    Registered places of worship and religious schools hold codes of kind 71 and 72.
    """

    id = "religious-body"
    messages = ("religious-body",)
    clauses = (
        "wecom-aup-organization-name-e",
        "wecom-aup-admin-b",
        "gd734-11-6",
    )
    severities = (Severity.REVIEW, Severity.REJECT)
