"""Names coined like a central state firm's short name."""

from __future__ import annotations

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Severity
from zhengming.rules.standing import authorized
from zhengming.rules.term_rule import TermRule


class StateFirmLikeness(TermRule):
    """Names coined like a central state firm's short name: 中 or 国, a sector of the state's economy, 投 or 建.

    Central firms are called 中建, 国电投, 中能建; impostors register firms under names of the same make, and
    authorities publish them by the hundred. Enterprise names may not make the public think of state capital or
    credit (《企业名称登记管理规定实施办法》). A registration cures nothing, for impostors register: only
    proof of the state's investment, or the state firm's letter, does.
    """

    id = "state-firm-likeness"
    messages = ("state-firm-likeness",)
    clauses = (
        "wecom-aup-organization-name-c",
        "wecom-aup-organization-name-f",
        "wecom-aup-admin-c",
        "ss82",
    )
    severities = (Severity.REVIEW,)

    def excused(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> bool:
        """Whether a paper covers the name: to have registered it is not enough."""
        names = (hit.term.canonical, analysis.proposal.text)
        return authorized(analysis, snapshot, names, hit.term.term_class.remedies)
