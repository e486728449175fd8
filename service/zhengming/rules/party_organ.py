"""Names that pose as an organ of a political party."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class PartyOrgan(TermRule):
    """Names that pose as an organ of a political party.

    The Communist Party of China and its organs, the eight democratic parties, parties of other
    countries, with their short forms. The policy's clause (e) has no «without authorization»: it is read
    as «unless the applicant is that body», which by name alone is unknown.
    """

    id = "party-organ"
    messages = ("party-organ",)
    clauses = (
        "wecom-aup-organization-name-e",
        "wecom-aup-admin-b",
        "gd734-11-3",
    )
    severities = (Severity.REVIEW, Severity.REJECT)
