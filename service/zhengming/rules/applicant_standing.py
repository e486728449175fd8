"""An applicant whom the platform does not serve."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.platform import Fact, Standing
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import USCC, finding
from zhengming.rules.rule import Rule, Trigger


class ApplicantStanding(Rule):
    """An applicant whose account the platform terminated, or who is blocked for a time.

    Whoever was terminated and told not to return may not use WeCom (AUP, Prohibited users b): refused, until the
    platform itself takes that back. A block goes to review until it ends. Only what the platform was asked is known; it
    is asked where the applicant states a code, whether or not that was confirmed: no name is due to somebody who comes
    with such a code.
    """

    id = "applicant-standing"
    messages = ("applicant-standing.terminated", "applicant-standing.blocked")
    remedies = ("rehabilitation",)
    clauses = ("wecom-aup-prohibited-users-b",)
    severities = (Severity.REVIEW, Severity.REJECT)
    trigger = Trigger.STATEMENT

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        facts = analysis.applicant.facts
        if not facts.knows(Fact.STANDING) or facts.standing is Standing.GOOD:
            return
        until = facts.standing_until
        terminated = facts.standing is Standing.TERMINATED
        if not terminated and until is not None and until <= analysis.as_of:
            return
        yield finding(
            snapshot,
            self.id,
            Severity.REJECT if terminated else Severity.REVIEW,
            [evidence.of_whole(analysis, f"applicant {facts.standing.value}")],
            surface=analysis.proposal.surface,
            message=f"{self.id}.{facts.standing.value}",
            clauses=self.clauses,
            remedies=self.remedies,
            field=USCC,
        )
