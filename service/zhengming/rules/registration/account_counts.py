"""How many mini programs a subject, an administrator and a telephone have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.platform import Fact
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.evidence import observed
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule


class _Count(NamedTuple):
    message: str
    fact: Fact
    number: int
    limit: str
    field: str
    what: str
    remedy: str


class AccountCounts(RegistrationRule):
    """The subject, the administrator or the telephone has as many mini programs as it may have.

    The platform lets one identity number and one telephone register a limited number of mini programs, and one
    subject too. Whoever runs the accounts of many subjects is looked at: names are squatted so. The numbers stand in
    the lexicon of limits, with how sure each is, so a count above them goes to review and is never a refusal. Only what
    the platform was asked is known. A subject's own count concerns mini programs that are not its own yet.
    """

    id = "account-counts"
    messages = (
        "account-counts.subject",
        "account-counts.administrator",
        "account-counts.phone",
        "account-counts.subjects",
    )
    remedies = ("fewer-accounts", "other-administrator", "other-phone")
    limits = (
        "mini-programs-per-administrator",
        "mini-programs-per-phone",
        "subjects-per-administrator",
    )
    clauses = ("weixin-guide-administrators",)
    severities = (Severity.REVIEW,)
    facts = (Fact.SUBJECT_COUNT, Fact.ADMINISTRATOR_COUNT, Fact.ACCOUNT)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each count that is reached."""
        for count in self._counts(registration, snapshot):
            limit = snapshot.limits[count.limit]
            if not registration.facts.knows(count.fact) or count.number < limit:
                continue
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                observed(f"{count.number} {count.what}"),
                field=count.field,
                message=count.message,
                remedies=[count.remedy],
                words={"given": str(count.number), "expected": str(limit)},
            )

    def _counts(self, registration: Registration, snapshot: Snapshot) -> Iterator[_Count]:
        facts, subject = registration.facts, registration.subject
        administrator, phone, subjects = self.limits
        fewer, other, other_phone = self.remedies
        own, at, asked = "mini programs", fields.ADMINISTRATOR, Fact.ADMINISTRATOR_COUNT
        kind = snapshot.subjects.get(subject.type) if subject.type else None
        if kind is not None and not _is_counted(registration):
            number, limit = facts.subject_mini_programs, kind.limit
            yield _Count("subject", Fact.SUBJECT_COUNT, number, limit, fields.SUBJECT, own, fewer)
        number, field = facts.administrator_mini_programs, f"{at}.resident_id"
        yield _Count("administrator", asked, number, administrator, field, own, other)
        number, field = facts.phone_mini_programs, f"{at}.phone"
        yield _Count("phone", asked, number, phone, field, own, other_phone)
        number, others = facts.administrator_subjects, "other subjects with accounts"
        yield _Count("subjects", asked, number, subjects, at, others, other)


def _is_counted(registration: Registration) -> bool:
    """Whether the mini program is one of those that the subject has already, as far as is known."""
    facts = registration.facts
    others = facts.knows(Fact.ACCOUNT) and not facts.account_of_subject
    return bool(registration.program.id) and not others
