"""A name that is not taken from the applicant's own."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.analysis.short_name import in_order
from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.proposal import MINI_PROGRAM_SURFACES
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.administrator import is_administrator, names_another
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized, reflects

_SHORTEST_UNIT = 3
"""Characters of what follows a body's name in that of its unit (宣传部); fewer are the end of the noun (日报|社)."""
_LONGEST_PLACE = 15
_SHORTEST_TRADE_NAME = 2


class NameReflectsApplicant(Rule):
    """A name must accurately reflect the name of the business, company or school that asks for it.

    The first sentence of the policy on organization names. The legal name itself passes, and every short
    name whose characters are taken from it in order (杭州红光酒业有限公司: 红光酒业, 红光, 杭州红光), wherever its
    place stands. Anything else is another's name, or says more than the legal name does: it goes to review,
    and a trademark or an authorization that covers it clears it. What is left out may make it another's as well: a
    branch's or a unit's name that is its parent's alone (国家税务总局 of 国家税务总局杭州市税务局), an organ's or an
    association's without the narrower of its places (杭州市教育局 of 杭州市西湖区教育局), an enterprise's without
    anything of its 字号 (杭州科技). Nothing is asked where no legal name was given, and of mini programs, which are
    named after brands and works. An administrator is called by a person's name or a post: only the whole name of
    another body is another's there.
    """

    id = "name-reflects-applicant"
    messages = (
        "name-reflects-applicant",
        "name-reflects-applicant.parent",
        "name-reflects-applicant.wider",
        "name-reflects-applicant.generic",
    )
    remedies = ("trademark-certificate", "owner-letter", "rename")
    clauses = ("wecom-aup-organization-name", "wecom-aup-admin-b")
    severities = (Severity.REVIEW,)
    trigger = Trigger.STATEMENT

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding, on what the legal name does not hold."""
        if not analysis.legal_name or analysis.proposal.surface in MINI_PROGRAM_SURFACES:
            return
        if is_administrator(analysis) and not names_another(analysis):
            return
        message = self._objection(analysis, snapshot)
        if not message or authorized(analysis, snapshot, (analysis.proposal.text,), self.remedies):
            return
        yield finding(
            snapshot,
            self.id,
            Severity.REVIEW,
            [evidence.of_whole(analysis, analysis.applicant.legal_name)],
            message=message,
            surface=analysis.proposal.surface,
            clauses=self.clauses,
            remedies=self.remedies,
            words={"known": analysis.applicant.legal_name},
        )

    def _objection(self, analysis: Analysis, snapshot: Snapshot) -> str:
        """The id of the message that says what is wrong; empty when nothing is."""
        if not reflects(analysis):
            return self.id
        if is_administrator(analysis) or analysis.folded.text == analysis.legal_name:
            return ""
        if _is_parent(analysis, snapshot):
            return f"{self.id}.parent"
        if _is_wider(analysis, snapshot):
            return f"{self.id}.wider"
        return f"{self.id}.generic" if _is_generic(analysis, snapshot) else ""


def _is_parent(analysis: Analysis, snapshot: Snapshot) -> bool:
    """Whether the legal name is a branch's or a unit's, and the name is taken from its parent's alone."""
    text, legal = analysis.folded.text, analysis.legal_name
    if analysis.legal_parent:
        return in_order(text, analysis.legal_parent)
    head = analysis.claim.head
    if head is None or head.end != len(text) or not _claims_organ(analysis):
        return False
    end = legal.rfind(head.text) + len(head.text)
    rest = legal[end:]
    if not rest or end < len(head.text) or end == len(analysis.legal_stem):
        return False  # nothing follows, or the form of an enterprise
    if _is_bracketed(analysis, snapshot, end):
        return False
    if rest in snapshot.words("branch"):
        return False  # 街道|办事处: the body's own desk
    return len(rest) >= _SHORTEST_UNIT or rest in snapshot.heads


def _is_bracketed(analysis: Analysis, snapshot: Snapshot, start: int) -> bool:
    """Whether a second name in brackets begins there: 某某中心（某某所）."""
    brackets = snapshot.folder.fold(analysis.applicant.legal_name).brackets
    return any(bracket.start == start for bracket in brackets)


def _is_wider(analysis: Analysis, snapshot: Snapshot) -> bool:
    """Whether the name of an organ or an association leaves out the narrower place that stands behind its last one."""
    places, legal = analysis.parts.divisions, analysis.legal_name
    if not places or not _claims_organ(analysis):
        return False
    last = max(places, key=lambda part: part.start)
    after = legal.find(last.text) + len(last.text)
    return any(
        (known := snapshot.places.get(place := legal[start:end])) is not None
        and known.full
        and place not in analysis.folded.text
        for start in (after, after + 1)
        for end in range(start + 2, min(start + _LONGEST_PLACE, len(legal)) + 1)
    )


def _is_generic(analysis: Analysis, snapshot: Snapshot) -> bool:
    """Whether the name holds nothing of an enterprise's 字号 (国际 is none), only its place, its trade or its form."""
    trade = analysis.legal_trade_name
    if len(trade) < _SHORTEST_TRADE_NAME or trade in snapshot.words("international-lead"):
        return False
    return not set(trade) & set(analysis.folded.text)


def _claims_organ(analysis: Analysis) -> bool:
    """Whether the name claims a body that rules judge and that no enterprise may be."""
    body = analysis.claim.body
    return body is not None and bool(body.rule) and not body.codes & ENTERPRISE_KINDS
