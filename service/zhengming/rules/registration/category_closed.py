"""Categories that nobody, or not this kind of subject, may choose."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.category import Category, Sureness
from zhengming.model.mini_program import SubjectType
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, seen


class CategoryClosed(RegistrationRule):
    """A category that nobody may choose, or not this kind of subject.

    Virtual currency, lottery tickets and tobacco have no place on the platform: the law forbids to sell them there, and
    no paper cures that. Others are closed to individuals, or to all but organs of the state: the choice contradicts
    the type of the subject and is refused; where that is not known from the platform's words, it goes to review. Of a
    subject whose type is missing nothing is said.
    """

    id = "category-closed"
    messages = ("category-closed", "category-closed.subject")
    remedies = ("choose-category", "other-subject-type")
    clauses = ("weixin-mini-program-2.8", "weixin-mini-program-2.7")
    severities = (Severity.REVIEW, Severity.REJECT)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each such choice."""
        subject = registration.subject.type
        for index, choice in enumerate(registration.program.categories):
            known = snapshot.categories.find(choice.first, choice.second)
            if known is None or not closed(known, subject):
                continue
            kind = snapshot.subjects.get(subject) if subject else None
            level = "second" if choice.second.strip() else "first"
            yield self.finding(
                snapshot,
                self._severity(known),
                seen(getattr(choice, level), f"closed: {known.entry}"),
                field=f"{fields.CATEGORY.format(index)}.{level}",
                message="subject" if known.open else "",
                clauses=self.clauses if known.open else self.clauses[:1],
                remedies=self.remedies if known.open else self.remedies[:1],
                words={
                    "class": kind.title if kind else "",
                    "class_en": kind.title_en if kind else "",
                },
                detail=known.sure.value,
            )

    def _severity(self, known: Category) -> Severity:
        doubtful = known.open and known.sure is Sureness.UNVERIFIED
        return Severity.REVIEW if doubtful else Severity.REJECT


def closed(category: Category, subject: SubjectType | None) -> bool:
    """Whether such a subject may not choose the category; of an unknown subject, whether nobody may."""
    return not category.open or subject in category.barred
