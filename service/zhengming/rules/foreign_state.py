"""Names of foreign states and regions, and of their organs and missions."""

from __future__ import annotations

from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Severity
from zhengming.rules.standing import is_whole
from zhengming.rules.term_rule import TermRule


class ForeignState(TermRule):
    """Names of foreign states and regions, and of their organs and missions.

    Goods, food, language and travel under a country's name (日本料理, 韩国烧烤) are no such claim and are
    cleared. An enterprise whose registry granted the word passes.
    """

    id = "foreign-state"
    messages = ("foreign-state",)
    clauses = (
        "wecom-aup-organization-name-d",
        "wecom-aup-admin-b",
        "wecom-aup-admin-c",
        "gd734-11-4",
    )
    severities = (Severity.ADVICE, Severity.REVIEW, Severity.REJECT)

    def severity(self, analysis: Analysis, hit: Hit) -> Severity:
        """A bare state's name is nobody's to register: the state's missions and companies bear longer ones."""
        if is_whole(analysis, hit) and not hit.term.term_class.codes:
            return Severity.REJECT
        if hit.start and analysis.claim.body is None and not hit.term.term_class.codes:
            return Severity.ADVICE  # 静说日本: a topic, and no body's name
        return super().severity(analysis, hit)
