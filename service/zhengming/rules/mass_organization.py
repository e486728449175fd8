"""Names that pose as a mass organization 群众团体."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class MassOrganization(TermRule):
    """Names that pose as a mass organization 群众团体.

    Trade unions, the Youth League, women's federations, science associations, the Red Cross and their
    like, at every level. The body itself passes with its own code (11, 12, 13, 51, 81).
    """

    id = "mass-organization"
    messages = ("mass-organization",)
    clauses = (
        "wecom-aup-organization-name-e",
        "wecom-aup-admin-b",
        "gd734-11-3",
    )
    severities = (Severity.REVIEW, Severity.REJECT)
