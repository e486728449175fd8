"""A USCC that is none."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import USCC, finding
from zhengming.rules.rule import Rule, Trigger


class IdentityCode(Rule):
    """The unified social credit code is malformed.

    Length, alphabet and check character by GB 32100-2015; the organization code inside has a check
    character of its own (GB 11714), which some early codes fail. A code is never proof of a right to a
    name, but a wrong one is false information. It goes to review: a slip of the pen is possible.
    """

    id = "identity-code"
    messages = ("identity-code",)
    remedies = ("business-licence",)
    clauses = ("wecom-aup-admin-e", "gb32100")
    severities = (Severity.ADVICE, Severity.REVIEW)
    trigger = Trigger.STATEMENT

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        identity = analysis.identity
        if not identity.problem:
            return
        yield finding(
            snapshot,
            self.id,
            Severity.ADVICE
            if identity.well_formed and analysis.applicant.verified
            else Severity.REVIEW,
            [evidence.of_whole(analysis, f"USCC {identity.code}: {identity.problem}")],
            clauses=self.clauses,
            remedies=self.remedies,
            field=USCC,
            words={"given": identity.code, "expected": identity.problem},
        )
