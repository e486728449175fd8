"""Names coined like a central state firm's short name."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.analysis.witness import MARKS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.standing import authorized
from zhengming.rules.term_rule import TermRule

STATE_STYLE = "state-firm-style"
"""The class of what groups of the state are called behind their 字号: 控股集团, 国际建设."""
SHORTEST = 4
"""Characters from which a 字号 that begins with 国 or 中 tells: those of two (国泰, 中天) are borne by firms of every
kind, those of four by hardly an honest one."""


class StateFirmLikeness(TermRule):
    """Names coined like a central state firm's short name: 中 or 国, a sector of the state's economy, 投 or 建.

    Central firms are called 中建, 国电投, 中能建; impostors register firms under names of the same make, and
    authorities publish them by the hundred. Enterprise names may not make the public think of state capital or
    credit (《企业名称登记管理规定实施办法》). A registration cures nothing, for impostors register: only
    proof of the state's investment, or the state firm's letter, does.

    What groups of the state are called behind their 字号 counts behind one of four characters and more that begins
    with 国 or, with no place before it, with 中 and a sector: 国某某某控股集团. That may be chance, and passes where
    a registry granted it.
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

    def of_hit(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> Iterator[Finding]:
        """The finding on one hit; on a group's style, from the 字号 on, and where nothing else is said of it."""
        if hit.term.term_class.id == STATE_STYLE:
            start = _coined_from(analysis, snapshot, hit)
            if start is None or any(
                _tells(other, start)
                or (other.start < hit.start and _coined_from(analysis, snapshot, other) is not None)
                for other in analysis.hits
            ):
                return
            hit = hit._replace(start=start)
        yield from super().of_hit(analysis, snapshot, hit)

    def excused(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> bool:
        """Whether a paper covers the name: to have registered it is not enough, unless it is only made as a group's."""
        if hit.term.term_class.id == STATE_STYLE and super().excused(analysis, snapshot, hit):
            return True
        names = (hit.term.canonical, analysis.proposal.text)
        return authorized(analysis, snapshot, names, hit.term.term_class.remedies)


def _tells(hit: Hit, start: int) -> bool:
    """Whether a word that begins the 字号 says by itself whose firm it is: 国营, 国能投."""
    term_class = hit.term.term_class
    return hit.start == start and term_class.alone > Severity.ADVICE and term_class.id not in MARKS


def _coined_from(analysis: Analysis, snapshot: Snapshot, hit: Hit) -> int | None:
    """Where the 字号 begins that stands before the hit and is coined like a state group's; ``None`` if none is."""
    trade = analysis.parts.trade_name
    if hit.term.term_class.id != STATE_STYLE or trade is None:
        return None
    if hit.start < trade.start + SHORTEST - 1 or len(trade.text) < SHORTEST:
        return None
    leads = snapshot.words("state-lead")
    if not trade.start:
        leads = leads | snapshot.words("state-sector-lead")
    coined = trade.text.startswith(tuple(leads))
    ordinary = trade.text.startswith(tuple(snapshot.words("state-lead-word")))
    return trade.start if coined and not ordinary else None
