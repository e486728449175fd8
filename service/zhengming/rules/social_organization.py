"""Names that pose as a social organization 社会团体 or foundation."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class SocialOrganization(TermRule):
    """Names that pose as a social organization 社会团体 or foundation.

    Associations, societies, federations, chambers, foundations. Who is one holds a certificate of the
    civil affairs authority and a code of kind 51 or 53; an enterprise under such a name is refused (rule
    ``claimed-kind``).
    """

    id = "social-organization"
    messages = ("social-organization",)
    clauses = (
        "wecom-aup-organization-name-e",
        "wecom-aup-admin-b",
        "szzz",
    )
    severities = (Severity.REVIEW, Severity.REJECT)
