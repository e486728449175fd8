"""The type of subject that registers."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, missing, seen


class SubjectType(RegistrationRule):
    """The type of subject is missing, or is not that of the body whose code is given.

    Which kinds of code (GB 32100) may register as which type stands in the lexicon of subject types; an individual has
    none. A code of another kind contradicts the type and is refused as filled in: the right type puts it right. A
    malformed code, or an organization code without a kind, contradicts nothing. A missing type goes to review.
    """

    id = "subject-type"
    messages = (
        "subject-type.missing",
        "subject-type.contradicted",
        "subject-type.individual",
    )
    remedies = ("complete-information", "right-subject-type")
    clauses = ("weixin-mini-program-2.7", "weixin-guide-subjects", "gb32100")
    severities = (Severity.REVIEW, Severity.REJECT)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        given = registration.subject.type
        if given is None:
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                missing(),
                field=fields.SUBJECT_TYPE,
                message="missing",
                clauses=self.clauses[:2],
                remedies=self.remedies[:1],
            )
            return
        kind, found = snapshot.subjects[given], registration.identity.kinds
        if not found or found & kind.codes:
            return
        right = [other for other in snapshot.subjects.values() if other.codes & found]
        yield self.finding(
            snapshot,
            Severity.REJECT,
            seen(given.value, f"the code is of kind {', '.join(sorted(found))}"),
            field=fields.SUBJECT_TYPE,
            message="contradicted" if kind.codes else "individual",
            remedies=self.remedies[1:],
            words={
                "class": kind.title,
                "class_en": kind.title_en,
                "given": ", ".join(sorted(found)),
                "expected": "、".join(k.title for k in right),
                "expected_en": ", ".join(k.title_en for k in right),
            },
        )
