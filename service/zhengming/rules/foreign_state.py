"""Names of foreign states and regions, and of their organs and missions."""

from __future__ import annotations

from zhengming.model.verdict import Severity
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
        "gd734-11-4",
    )
    severities = (Severity.REVIEW, Severity.REJECT)
