"""The account that a registration names as its own."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.platform import AccountType, Fact, PlatformFacts
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, seen


class AccountId(RegistrationRule):
    """The account's id is not that of a mini program of the subject.

    A registration that names an account speaks of a mini program that exists: its own name, email and count are not
    held against it. That holds for the subject's own alone. An id that the platform does not know, that is another
    subject's, or that is no mini program's goes to review: information must be true (Terms 2.7), but a slip of the pen
    or a transfer that is not recorded yet is possible. A new mini program has no id. Only what the platform was asked
    is known.
    """

    id = "account-id"
    messages = ("account-id.unknown", "account-id.other-subject", "account-id.other-type")
    remedies = ("own-account-id",)
    clauses = ("weixin-mini-program-2.7",)
    severities = (Severity.REVIEW,)
    facts = (Fact.ACCOUNT,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        account_id, facts = registration.program.id.strip(), registration.facts
        if not account_id or not facts.knows(Fact.ACCOUNT):
            return
        message, observation = _objection(facts)
        if message:
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                seen(registration.program.id, observation),
                field=fields.ID,
                message=message,
                remedies=self.remedies,
            )


def _objection(facts: PlatformFacts) -> tuple[str, str]:
    """What is wrong with the account, and what was observed; both empty when nothing is."""
    if facts.account_type is None:
        return "unknown", "no account in use has this id"
    if not facts.account_of_subject:
        return "other-subject", "an account of another subject"
    if facts.account_type is not AccountType.MINI_PROGRAM:
        return "other-type", f"an account of the type {facts.account_type.value}"
    return "", ""
