"""Words that an individual's mini program may not bear."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.mini_program import SubjectType
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.mini_program import words_closed_to_individuals
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule


class IndividualName(RegistrationRule):
    """An individual's mini program is called after a trade or a body.

    Every mini program is filed under its name (ICP 备案), and the name of a person's own may not speak of an
    enterprise, a studio, a platform or a forum: 甲乙备忘, but not 甲乙工作室. The words stand in the lexicons; a longer
    word with another meaning clears them. The rules of filing are known from those who file, so it goes to review.
    Registering as the business that it is puts it right.
    """

    id = "individual-name"
    messages = ("individual-name",)
    remedies = ("rename", "right-subject-type")
    clauses = ("icp-filing-name",)
    severities = (Severity.REVIEW,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each word."""
        name = registration.name
        if name is None or registration.subject.type is not SubjectType.INDIVIDUAL:
            return
        for start, end in words_closed_to_individuals(name.folded.text, snapshot):
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                evidence.of_range(name, start, end, observation="filing"),
                field=fields.NAME,
                remedies=self.remedies,
            )
