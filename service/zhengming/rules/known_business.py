"""A known business's name as, or within, the 字号."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Neighbour, Path, Trade
from zhengming.model.term import FAMOUS, Business
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized, granted

SHORT = 2
"""Length of the names that many bear: 98.6 % of unrelated two-character brands are within one edit of a
protected one, 48.6 % of three-character ones."""


class KnownBusiness(Rule):
    """A name that holds a known business as its 字号, contains it, or sounds like it.

    The owner passes under its own name or code once the caller has confirmed them, anyone else with the
    owner's letter, the trademark or an investment (《企业名称登记管理规定》 article 15). A name that is also an
    ordinary word, a place or a person's name, borne by many, is nobody's alone and earns advice.
    """

    id = "known-business"
    messages = ("known-business.exact", "known-business.contained", "known-business.same-sound")
    clauses = ("wecom-aup-organization-name-f", "gd734-15", "xtxj", "ss82")
    severities = (Severity.ADVICE, Severity.REVIEW)
    trigger = Trigger.NEIGHBOUR

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each known business met."""
        for neighbour in analysis.neighbours:
            business = neighbour.business
            if (
                is_owner(analysis, snapshot, business)
                or approved(analysis)
                or authorized(analysis, snapshot, (business.name, *business.aliases))
            ):
                continue
            term_class = snapshot.classes[business.class_id]
            yield finding(
                snapshot,
                self.id,
                self.severity(analysis, neighbour),
                [evidence.of_neighbour(analysis, neighbour)],
                message=f"{self.id}.{neighbour.path.value}",
                clauses=term_class.clauses,
                remedies=term_class.remedies,
                words={"known": business.owner or business.name},
                detail=f"{business.lexicon}/{business.entry} tier {business.tier} {neighbour.path.value}",
            )

    def severity(self, analysis: Analysis, neighbour: Neighbour) -> Severity:
        """How grave it is to stand this near: fame, length, place and trade weigh together.

        A name of two characters is shared by many: it counts where it begins the 字号 in the same trade,
        or stands alone. A longer or famous one counts wherever a word begins. What a registry granted
        counts only against those the whole country knows.
        """
        business = neighbour.business
        whole = neighbour.end - neighbour.start == len(analysis.folded.text)
        same = neighbour.trade is Trade.SAME
        front = neighbour.path is Path.EXACT or neighbour.leading
        famous = business.tier == FAMOUS
        if analysis.applicant.verified and not famous:
            near = False
        elif neighbour.path is Path.SAME_SOUND:
            near = (
                neighbour.score > 0
                and not business.ambiguous
                and neighbour.trade is not Trade.DIFFERENT
            )
        elif business.ambiguous:
            near = front and same
        elif neighbour.end - neighbour.start <= SHORT:
            near = whole or (front and (same or (famous and neighbour.trade is Trade.UNKNOWN)))
        else:
            near = whole or famous or (front and neighbour.trade is not Trade.DIFFERENT)
        return Severity.REVIEW if near else Severity.ADVICE


def approved(analysis: Analysis) -> bool:
    """Whether the applicant's confirmed name is led by a national word: the State Council approved it
    (《企业名称登记管理规定》 article 12), and nobody gets such a name for a copy.
    """
    leading = analysis.parts.leading
    return leading is not None and leading.start == 0 and granted(analysis, analysis.folded.text)


def is_owner(analysis: Analysis, snapshot: Snapshot, business: Business) -> bool:
    """Whether the caller has confirmed that the applicant is the owner, or a branch of it."""
    if not analysis.applicant.verified:
        return False
    if business.uscc and analysis.identity.code == business.uscc:
        return True
    owner = snapshot.folder.fold(business.owner).text
    return bool(owner) and analysis.legal_name.startswith(owner)
