"""A known business's name as, or within, the 字号."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.analysis.witness import STATE_FIRM
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Neighbour, Path
from zhengming.model.term import Business
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.administrator import is_administrator, is_borne
from zhengming.rules.findings import finding
from zhengming.rules.nearness import Nearness
from zhengming.rules.placement import is_whole
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized, granted

NAMED = frozenset({Path.EXACT, Path.CONTAINED, Path.SAME_SOUND})
"""Paths that have a message of their own."""


class KnownBusiness(Rule):
    """A name that holds a known business as its 字号, contains it, or sounds like it.

    The owner passes under its own name or code once the caller has confirmed them, anyone else with the
    owner's letter, the trademark or an investment (《企业名称登记管理规定》 article 15). A name that is also an
    ordinary word, a place or a person's name, borne by many, is nobody's alone and earns advice.
    """

    id = "known-business"
    messages = (
        "known-business.exact",
        "known-business.contained",
        "known-business.same-sound",
        "known-business.disguised",
    )
    clauses = (
        "wecom-aup-organization-name-f",
        "wecom-aup-admin-b",
        "wecom-aup-admin-c",
        "wecom-aup-admin-d",
        "wecom-aup-prohibited-k",
        "gd734-15",
        "xtxj",
        "ss82",
    )
    severities = (Severity.ADVICE, Severity.REVIEW)
    trigger = Trigger.NEIGHBOUR

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each known business met."""
        for neighbour in analysis.neighbours:
            business = neighbour.business
            term_class = snapshot.classes[business.class_id]
            names = (business.name, *business.aliases)
            at = (neighbour.start, neighbour.end)
            if (
                is_owner(analysis, snapshot, business)
                or (
                    is_administrator(analysis)
                    and is_borne(analysis, snapshot, analysis.folded.text)
                )
                or (
                    approved(analysis, neighbour)
                    and not self._is_short_for_another(analysis, snapshot, neighbour)
                )
                or authorized(analysis, snapshot, names, term_class.remedies, at=at)
            ):
                continue
            yield finding(
                snapshot,
                self.id,
                Severity.REVIEW
                if Nearness(analysis, snapshot, neighbour).counts()
                else Severity.ADVICE,
                [evidence.of_neighbour(analysis, neighbour)],
                message=f"{self.id}.{neighbour.path.value if neighbour.path in NAMED else 'disguised'}",
                surface=analysis.proposal.surface,
                clauses=term_class.clauses,
                remedies=term_class.remedies,
                words={"known": business.owner or business.name},
                detail=f"{business.lexicon}/{business.entry} tier {business.tier} {neighbour.path.value}",
            )

    def _is_short_for_another(
        self, analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour
    ) -> bool:
        """Whether the name is the business's alone, and no more than a piece of the applicant's: 中国移动 of
        中国移动通信集团浙江有限公司.
        """
        return analysis.folded.text != analysis.legal_name and is_whole(
            analysis, snapshot, neighbour
        )


def approved(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether the applicant's confirmed name is led by a national word: the State Council approved it
    (《企业名称登记管理规定》 article 12), and nobody gets such a name for a copy of its own firms, or of one that
    is called so itself (中国平安). Right before another's name the word approves nothing: 中华|同仁堂.
    """
    leading = analysis.parts.leading
    if leading is None or leading.start or not granted(analysis, analysis.folded.text):
        return False
    business = neighbour.business
    own = any(name.startswith(leading.text) for name in (business.name, *business.aliases))
    return own or business.class_id == STATE_FIRM or neighbour.start > leading.end


def is_owner(analysis: Analysis, snapshot: Snapshot, business: Business) -> bool:
    """Whether the caller has confirmed that the applicant is the owner, or a branch of it."""
    if not analysis.applicant.verified:
        return False
    if business.uscc and analysis.identity.code == business.uscc:
        return True
    owner = snapshot.folder.fold(business.owner).text
    return bool(owner) and analysis.legal_name.startswith(owner)
