"""Names of international organizations, in full, in short and as Latin acronyms."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class InternationalOrganization(TermRule):
    """Names of international organizations, in full, in short and as Latin acronyms.

    The organization's own letter of authorization clears a finding.
    """

    id = "international-organization"
    messages = ("international-organization",)
    clauses = (
        "wecom-aup-organization-name-d",
        "wecom-aup-admin-b",
        "gd734-11-4",
    )
    severities = (Severity.REVIEW, Severity.REJECT)
