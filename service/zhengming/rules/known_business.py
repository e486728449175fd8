"""A known business's name as, or within, the 字号."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Neighbour, Path
from zhengming.model.term import Business
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule
from zhengming.rules.standing import authorized

_CLASS = "business"


class KnownBusiness(Rule):
    """A name that holds a known business as its 字号, contains it, or sounds like it.

    The owner passes under its own name or code once the caller has confirmed them, anyone else with the
    owner's letter, the trademark or an investment (《企业名称登记管理规定》 article 15). A name that is also an
    ordinary word, a place or a person's name, borne by many, is nobody's alone and earns advice.
    """

    id = "known-business"
    clauses = ("wecom-aup-organization-name-f", "gd734-15", "xtxj", "ss82")
    severities = (Severity.ADVICE, Severity.REVIEW)

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each known business met."""
        for neighbour in analysis.neighbours:
            business = neighbour.business
            if is_owner(analysis, business) or authorized(analysis, (business.name, *business.aliases)):
                continue
            term_class = snapshot.classes[_CLASS]
            yield finding(
                snapshot,
                self.id,
                self.severity(neighbour),
                [evidence.of_neighbour(analysis, neighbour)],
                message=f"{self.id}.{neighbour.path.value}",
                clauses=term_class.clauses,
                remedies=term_class.remedies,
                words={"known": business.owner or business.name},
                detail=f"{business.lexicon}/{business.entry} tier {business.tier} {neighbour.path.value}",
            )

    def severity(self, neighbour: Neighbour) -> Severity:
        """How grave it is to stand this near."""
        if neighbour.business.ambiguous:
            return Severity.ADVICE
        if neighbour.path is Path.SAME_SOUND and neighbour.score == 0:
            return Severity.ADVICE
        return Severity.REVIEW


def is_owner(analysis: Analysis, business: Business) -> bool:
    """Whether the caller has confirmed that the applicant is the owner, or a branch of it."""
    if not analysis.applicant.verified:
        return False
    if business.uscc and analysis.identity.code == business.uscc:
        return True
    owner = business.owner.casefold()
    return bool(owner) and analysis.legal_name.startswith(owner)
