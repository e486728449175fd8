"""Names that pose as news media."""

from __future__ import annotations

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Severity
from zhengming.rules.standing import authorized
from zhengming.rules.term_rule import TermRule

INVENTED = "invented-media"
"""The class of names made as the state's press: 人民要闻网."""


class Media(TermRule):
    """Names that pose as news media.

    News agencies, papers, broadcasters and their sites by name, and names whose head says the body is
    one. A news licence clears a finding. Under a name that is made as the state's press and is nobody's own
    (人民要闻网), nothing else does where an enterprise asks: to be registered as a firm is no licence for news.
    """

    id = "media"
    messages = ("media",)
    clauses = (
        "wecom-aup-organization-name-d",
        "wecom-aup-admin-b",
        "weixin-mini-program-2.7",
        "uai",
    )
    severities = (Severity.REVIEW,)

    def excused(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> bool:
        """As for every word; but that an enterprise is registered under an invented medium's name excuses nothing."""
        if hit.term.term_class.id != INVENTED or analysis.identity.kind not in ENTERPRISE_KINDS:
            return super().excused(analysis, snapshot, hit)
        names, at = (hit.term.canonical, hit.term.owner), (hit.start, hit.end)
        return authorized(analysis, snapshot, names, hit.term.term_class.remedies, at=at)
