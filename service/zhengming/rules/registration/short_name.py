"""The short form of a name."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.analysis.short_name import is_taken_in_order
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.platform import Fact, Holding
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, seen


class ShortName(RegistrationRule):
    """The short name 简称 is not taken, in order, from the name.

    Its characters stand in the name in the same order; spelling (繁简, full width) does not matter. Otherwise it is
    refused, and a short name from the name puts it right. It need not be unique; where another subject uses the
    same one, that is advice, for imitation is punished. Its length and words are judged like a name's.
    """

    id = "short-name"
    messages = ("short-name", "short-name.shared")
    remedies = ("other-short-name",)
    clauses = ("weixin-naming-short",)
    severities = (Severity.ADVICE, Severity.REJECT)
    facts = (Fact.NAME,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        if registration.short_name is None or registration.name is None:
            return
        text = registration.program.short_name
        if not is_taken_in_order(text, registration.program.name, snapshot.folder):
            yield self.finding(
                snapshot,
                Severity.REJECT,
                seen(text, "not taken from the name in order"),
                field=fields.SHORT_NAME,
                remedies=self.remedies,
                words={"known": registration.program.name},
            )
            return
        others = [
            h
            for h in registration.facts.short_name_holders
            if not h.same_subject and h.holding is Holding.IN_USE
        ]
        if registration.facts.knows(Fact.NAME) and others:
            yield self.finding(
                snapshot,
                Severity.ADVICE,
                seen(text, "used by another subject as well"),
                field=fields.SHORT_NAME,
                message="shared",
                remedies=self.remedies,
            )
