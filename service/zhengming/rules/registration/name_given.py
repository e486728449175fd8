"""A registration without a name."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, seen


class NameGiven(RegistrationRule):
    """No name is given, or nothing but blanks.

    The information filled in has to be complete (Terms 4.2). What is wrong with a name that is given is said by the
    rules on names. A missing one goes to review, like everything that is missing.
    """

    id = "name-given"
    messages = ("name-given",)
    remedies = ("complete-information",)
    clauses = ("weixin-mini-program-2.7", "weixin-mini-program-4.2")
    severities = (Severity.REVIEW,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        if registration.name is None:
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                seen(registration.program.name, "no name given"),
                field=fields.NAME,
                remedies=self.remedies,
            )
