"""How often review is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.mini_program import ReleaseState
from zhengming.model.platform import Fact
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.moments import told
from zhengming.rules.registration.rule import RegistrationRule, seen


class ReviewFrequency(RegistrationRule):
    """The subject has asked for review too often of late.

    Review is asked for with a reasonable frequency (Terms 2.6); how many requests fit into how many days stands in the
    lexicon of limits, and is ours: the terms name no number. Over it the request is put off, never refused: the
    finding goes to review and says until when. It is made only where review is asked for now.
    """

    id = "review-frequency"
    messages = ("review-frequency",)
    remedies = ("wait",)
    limits = ("review-submissions", "review-window")
    clauses = ("weixin-mini-program-2.6",)
    severities = (Severity.REVIEW,)
    facts = (Fact.SUBMISSIONS,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        wanted = registration.program.wanted_state
        if wanted is not ReleaseState.SUBMITTED or not registration.facts.knows(Fact.SUBMISSIONS):
            return
        most, days = (snapshot.limits[limit] for limit in self.limits)
        window = timedelta(days=days)
        lately = sorted(
            at
            for at in registration.facts.submissions
            if registration.as_of - window < at <= registration.as_of
        )
        if len(lately) < most:
            return
        until = told(lately[-most] + window)
        yield self.finding(
            snapshot,
            Severity.REVIEW,
            seen(wanted.value, f"{len(lately)} requests in {days} days; throttled until {until}"),
            field=fields.WANTED_STATE,
            remedies=self.remedies,
            words={"given": str(len(lately)), "known": str(days), "expected": until},
        )
