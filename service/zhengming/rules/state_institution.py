"""Names that pose as an institution of the state."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class StateInstitution(TermRule):
    """Names that pose as an institution of the state.

    Organs of every level (people's governments, courts, procuratorates, bureaus, their sub-branches),
    public institutions, the landmarks and symbols that stand for them. By name alone that is unknown and
    goes to review; the body itself passes under its own name once the caller has confirmed it; an
    enterprise's code contradicts (rule ``claimed-kind``).
    """

    id = "state-institution"
    messages = ("state-institution",)
    clauses = (
        "wecom-aup-organization-name-d",
        "wecom-aup-admin-b",
        "wecom-aup-admin-c",
        "gd734-11-3",
        "tmlaw-10",
    )
    severities = (Severity.ADVICE, Severity.REVIEW, Severity.REJECT)
