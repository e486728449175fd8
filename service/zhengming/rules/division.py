"""The division a name begins with, against where its bearer is registered."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.identity import divisions
from zhengming.identity.former import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Part
from zhengming.model.proposal import Surface
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import NAME, finding
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import claims_enterprise, reflects

STATED = "organization_name.division_code"
_CENTRAL = "10"
_COMPANY = "company"
_SHORTEST_TRADE_NAME = 2
_SHORTEST_UNMISTAKABLE = 3
"""Full names of two characters (沙县, 礼县) are words of trade as well."""
_LONGEST_PLACE = 15
_LONGEST_REST = 6


class Division(Rule):
    """The division that a name is led by is not where the code, or the applicant's own statement, says.

    A name bears the division of its bearer's seat (《企业名称登记管理规定》 article 7), and a code begins with that of
    the registry that gave it (GB 32100). Provinces are compared. A mismatch is review and never refusal: a code
    stays when its bearer moves. It is asked only where the division is unmistakable: a full name (四川省, 成都市),
    or a short one before a company's 字号, or in the name of a body that no enterprise is (四川餐饮协会). 沙县小吃,
    兰州牛肉拉面馆 and 北京胡同酒吧 say where the trade is from, 南京东路 is a street. Passed are codes of central
    registries (10xxxx), names that hold any place of the right province (四川省浙江商会, 上海拾穗科技（杭州）有限公司),
    branches and units, which bear their parent's name, administrators, who are no bodies, and what reflects a
    confirmed legal name.
    """

    id = "division"
    messages = ("division", "division.name", "division.stated")
    remedies = ("business-licence",)
    clauses = ("wecom-aup-organization-name", "weixin-mini-program-2.7", "gd734-7", "gb32100")
    severities = (Severity.REVIEW,)
    trigger = Trigger.STATEMENT

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding: name against code, name against statement, or statement against code."""
        code, stated = analysis.identity.division, analysis.proposal.division_code
        if not (code or stated) or (analysis.applicant.verified and reflects(analysis)):
            return
        for given, message in ((code, self.id), (stated, f"{self.id}.name")):
            place = misplaced(analysis, snapshot, given)
            if place is not None:
                enterprise = claims_enterprise(analysis)
                seen = evidence.of_part(analysis, place, f"division {given}")
                yield finding(
                    snapshot,
                    self.id,
                    Severity.REVIEW,
                    [seen],
                    surface=analysis.proposal.surface,
                    message=message,
                    clauses=[c for c in self.clauses if enterprise or not c.startswith("gd734")],
                    remedies=self.remedies if enterprise else _remedies(analysis, self.remedies),
                    field=NAME,
                    words={"given": divisions.province_name(given), "given_en": given},
                )
                return
        if is_local(code) and is_local(stated) and code[:2] != stated[:2]:
            yield finding(
                snapshot,
                self.id,
                Severity.REVIEW,
                [evidence.of_whole(analysis, f"stated {stated}, code {code}")],
                surface=analysis.proposal.surface,
                message=f"{self.id}.stated",
                clauses=self.clauses,
                remedies=self.remedies,
                field=STATED,
                words={
                    "given": divisions.province_name(stated),
                    "given_en": stated,
                    "expected": divisions.province_name(code),
                    "expected_en": code,
                },
            )


def misplaced(analysis: Analysis, snapshot: Snapshot, code: str) -> Part | None:
    """The division the name is led by, where it is unmistakable and not of the province of ``code``."""
    place = leading_division(analysis, snapshot) if is_local(code) else None
    if place is None or code[:2] in {place.value[:2], *divisions.provinces_of(place.text)}:
        return None
    return None if names_place_of(analysis.folded.text, snapshot, code[:2]) else place


def is_local(code: str) -> bool:
    """Whether a code of a division names a province: that of a central registry names none."""
    return bool(code) and not code.startswith(_CENTRAL)


def leading_division(analysis: Analysis, snapshot: Snapshot) -> Part | None:
    """The first division that the name is led or qualified by, if it cannot be anything else."""
    parts, claim = analysis.parts, analysis.claim
    place = min(parts.divisions, key=lambda part: part.start, default=None)
    if (
        place is None
        or not place.value
        or claim.body is None
        or claim.owner is not None
        or parts.branch is not None
        or analysis.proposal.surface is Surface.ADMIN
    ):
        return None
    known = snapshot.places.get(place.text)
    if known is None:
        return None
    if known.full and len(place.text) >= _SHORTEST_UNMISTAKABLE:
        return place
    if known.rank == "county":
        return None
    if begins_longer_word(analysis.folded.text, place, snapshot):
        return None
    if not claim.body.codes & ENTERPRISE_KINDS:
        return place
    trade = parts.trade_name
    has_trade_name = trade is not None and trade.end - trade.start >= _SHORTEST_TRADE_NAME
    return place if claim.body.id == _COMPANY and has_trade_name else None


def begins_longer_word(text: str, place: Part, snapshot: Snapshot) -> bool:
    """Whether the short form of a division is the beginning of a street's name (南京东路) or of a phrase."""
    suffixes = snapshot.words("place-suffix")
    return any(
        text[place.end : end] in suffixes or text[place.start : end] in snapshot.phrases
        for end in range(place.end + 1, min(place.end + _LONGEST_REST, len(text)) + 1)
    )


def names_place_of(text: str, snapshot: Snapshot, province: str) -> bool:
    """Whether a place of the province stands anywhere in the text."""
    return any(
        (place := snapshot.places.get(text[start:end])) is not None
        and place.code.startswith(province)
        for start in range(len(text))
        for end in range(start + 2, min(start + _LONGEST_PLACE, len(text)) + 1)
    )


def _remedies(analysis: Analysis, default: tuple[str, ...]) -> tuple[str, ...]:
    body = analysis.claim.body
    return body.remedies if body is not None and body.remedies else default
