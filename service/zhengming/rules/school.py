"""Names that pose as a university or college."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class School(TermRule):
    """Names that pose as a university or college.

    Only an approved institution of higher education may be called 大学 or 学院 (《高等教育法》). Schools,
    kindergartens and training firms are no impostors by their name alone.
    """

    id = "school"
    messages = ("school",)
    clauses = (
        "wecom-aup-organization-name",
        "wecom-aup-organization-name-d",
        "wecom-aup-admin-b",
        "edu-24",
    )
    severities = (Severity.REVIEW, Severity.REJECT)
