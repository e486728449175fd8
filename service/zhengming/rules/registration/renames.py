"""Changes of name within a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.calendar import CHINA
from zhengming.model.mini_program import VerificationState
from zhengming.model.platform import AccountType, Fact, Holding
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.moments import told
from zhengming.rules.registration.rule import RegistrationRule, seen


class Renames(RegistrationRule):
    """The mini program has been renamed as often this year as it may be.

    The number stands in the lexicon of limits and is counted anew from 1 January, China's time. Further changes are
    made with a verification 微信认证: one that has been applied for clears this. A name that the mini program bears
    already is no change. It goes to review, and the finding says until when.
    """

    id = "renames"
    messages = ("renames",)
    remedies = ("verification", "wait")
    limits = ("renames-per-year",)
    clauses = ("weixin-naming-renames",)
    severities = (Severity.REVIEW,)
    facts = (Fact.RENAMES, Fact.NAME)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        program, facts = registration.program, registration.facts
        limit = snapshot.limits[self.limits[0]]
        if not program.id or not facts.knows(Fact.RENAMES) or facts.renames_this_year < limit:
            return
        if program.verification is VerificationState.APPLIED or _is_borne(registration):
            return
        next_year = datetime(registration.day.year + 1, 1, 1, tzinfo=CHINA)
        yield self.finding(
            snapshot,
            Severity.REVIEW,
            seen(program.name, f"renamed {facts.renames_this_year} times this year"),
            field=fields.NAME,
            remedies=self.remedies,
            words={
                "given": str(facts.renames_this_year),
                "known": str(limit),
                "expected": told(next_year),
            },
        )


def _is_borne(registration: Registration) -> bool:
    """Whether the subject has a mini program of this name: then it is not renamed."""
    facts = registration.facts
    return facts.knows(Fact.NAME) and any(
        h.same_subject
        and h.account_type is AccountType.MINI_PROGRAM
        and h.holding is Holding.IN_USE
        for h in facts.name_holders
    )
