"""A name that is not taken from the applicant's own."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.proposal import Surface
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.administrator import is_administrator, names_another
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized, reflects


class NameReflectsApplicant(Rule):
    """A name must accurately reflect the name of the business, company or school that asks for it.

    The first sentence of the policy on organization names. The legal name itself passes, and every short
    name whose characters are taken from it in order (杭州红光酒业有限公司: 红光酒业, 红光, 杭州红光), wherever its
    place stands. Anything else is another's name, or says more than the legal name does: it goes to review,
    and a trademark or an authorization that covers it clears it. Nothing is asked where no legal name was
    given, and of mini programs, which are named after brands and works. An administrator is called by a person's
    name or a post: only the whole name of another body is another's there.
    """

    id = "name-reflects-applicant"
    messages = ("name-reflects-applicant",)
    remedies = ("trademark-certificate", "owner-letter", "rename")
    clauses = ("wecom-aup-organization-name", "wecom-aup-admin-b")
    severities = (Severity.REVIEW,)
    trigger = Trigger.STATEMENT

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding, on what the legal name does not hold."""
        if not analysis.legal_name or analysis.proposal.surface is Surface.MINI_PROGRAM:
            return
        if is_administrator(analysis) and not names_another(analysis):
            return
        if reflects(analysis) or authorized(
            analysis, snapshot, (analysis.proposal.text,), self.remedies
        ):
            return
        yield finding(
            snapshot,
            self.id,
            Severity.REVIEW,
            [evidence.of_whole(analysis, analysis.applicant.legal_name)],
            surface=analysis.proposal.surface,
            clauses=self.clauses,
            remedies=self.remedies,
            words={"known": analysis.applicant.legal_name},
        )
