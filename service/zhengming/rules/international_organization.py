"""Names of international organizations, in full, in short and as Latin acronyms."""

from __future__ import annotations

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Severity
from zhengming.rules.standing import authorized, has_own_form
from zhengming.rules.term_rule import TermRule


class InternationalOrganization(TermRule):
    """Names of international organizations, in full, in short and as Latin acronyms.

    The organization's own letter of authorization clears a finding. An office of it (联合国某某办事处) is no
    enterprise, whatever a registry granted one.
    """

    id = "international-organization"
    messages = ("international-organization",)
    clauses = (
        "wecom-aup-organization-name-d",
        "wecom-aup-admin-b",
        "gd734-11-4",
    )
    severities = (Severity.REVIEW, Severity.REJECT)

    def excused(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> bool:
        """As for every word; but that an enterprise is registered under an office's name excuses nothing."""
        enterprise = analysis.identity.kind in ENTERPRISE_KINDS
        if hit.start or not enterprise or has_own_form(analysis):
            return super().excused(analysis, snapshot, hit)
        names, at = (hit.term.canonical, hit.term.owner), (hit.start, hit.end)
        return authorized(analysis, snapshot, names, hit.term.term_class.remedies, at=at)
