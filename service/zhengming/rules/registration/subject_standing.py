"""A subject that may not use the platform."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.platform import Fact, Standing
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Rejection, Severity
from zhengming.rules.evidence import observed
from zhengming.rules.registration import fields
from zhengming.rules.registration.moments import told
from zhengming.rules.registration.rule import RegistrationRule


class SubjectStanding(RegistrationRule):
    """The subject was terminated, or is blocked for a time.

    The platform may refuse its service, for a time or for good (Terms 2.5, 2.7). A terminated subject is refused;
    only the platform itself can take that back. A blocked one goes to review until the block ends, and the finding says
    when. A block that has ended says nothing. Only what the platform was asked is known.
    """

    id = "subject-standing"
    messages = (
        "subject-standing.terminated",
        "subject-standing.blocked",
        "subject-standing.blocked-until",
    )
    remedies = ("rehabilitation",)
    clauses = ("weixin-mini-program-2.5", "weixin-mini-program-2.7")
    severities = (Severity.REVIEW, Severity.REJECT)
    facts = (Fact.STANDING,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        facts = registration.facts
        if not facts.knows(Fact.STANDING) or facts.standing is Standing.GOOD:
            return
        until = facts.standing_until
        if facts.standing is Standing.BLOCKED and until and until <= registration.as_of:
            return
        terminated = facts.standing is Standing.TERMINATED
        kind = Rejection.PERMANENT_BLOCK if terminated else Rejection.SHORT_TERM_BLOCK
        if not terminated and until is None:
            kind = Rejection.LONG_TERM_BLOCK
        message = "terminated" if terminated else "blocked-until" if until else "blocked"
        yield self.finding(
            snapshot,
            Severity.REJECT if terminated else Severity.REVIEW,
            observed(facts.standing.value),
            field=fields.SUBJECT,
            message=message,
            remedies=self.remedies,
            words={"expected": told(until) if until else ""},
            rejection=kind,
        )
