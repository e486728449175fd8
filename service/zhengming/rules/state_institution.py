"""Names that pose as an institution of the state."""

from __future__ import annotations

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Severity
from zhengming.rules.administrator import of_own_body
from zhengming.rules.standing import authorized, written
from zhengming.rules.term_rule import TermRule

_INSTITUTION = "12"
"""Kind of USCC of public institutions."""


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

    def excused(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> bool:
        """As for every word; but a centre that an organ's name leads is the organ's unit (国家粮食局信息中心), and no
        registry grants it to an enterprise. With a firm's or shop's form behind it the word may mean something else.
        """
        if not _is_units_owner(analysis, hit):
            return super().excused(analysis, snapshot, hit)
        names, at = (hit.term.canonical, hit.term.owner), (hit.start, hit.end)
        return of_own_body(analysis, written(analysis, hit)) or authorized(
            analysis, snapshot, names, hit.term.term_class.remedies, at=at
        )


def _is_units_owner(analysis: Analysis, hit: Hit) -> bool:
    """Whether a hit is an organ that begins an enterprise's name, which ends as public institutions' names do too."""
    body, organ = analysis.claim.body, hit.term.term_class
    return (
        hit.start == 0
        and analysis.identity.kind in ENTERPRISE_KINDS
        and organ.contradicted is Severity.REJECT
        and body is not None
        and _INSTITUTION in body.codes
        and analysis.claim.owner is None
    )
