"""Whether the subject is verified, where it has to be."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.mini_program import ReleaseState, VerificationState
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, seen


class SubjectVerification(RegistrationRule):
    """The subject has to be verified 微信认证 and is not, or its verification failed or ran out.

    Which types must be verified stands in the lexicon of subject types: government, media and other organizations
    (Terms 3.1, 3.2; guide to registration). For them no verification, a refused or an expired one goes to review; one
    that is applied for is enough until the mini program is to be published. For all others it is their choice: a
    refused or expired one is advice, because the advanced features that need it stay closed.
    """

    id = "subject-verification"
    messages = (
        "subject-verification.none",
        "subject-verification.applied",
        "subject-verification.refused",
        "subject-verification.expired",
    )
    remedies = ("verification",)
    clauses = ("weixin-mini-program-3.1", "weixin-mini-program-3.2", "weixin-guide-subjects")
    severities = (Severity.ADVICE, Severity.REVIEW)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        program = registration.program
        kind = snapshot.subjects.get(program.subject.type) if program.subject.type else None
        state = program.verification
        if kind is None or state is VerificationState.VERIFIED:
            return
        if state is VerificationState.NONE and not kind.must_verify:
            return
        if state is VerificationState.APPLIED and not (
            kind.must_verify and program.wanted_state is ReleaseState.PUBLISHED
        ):
            return
        yield self.finding(
            snapshot,
            Severity.REVIEW if kind.must_verify else Severity.ADVICE,
            seen(state.value, "has to be verified" if kind.must_verify else "may be verified"),
            field=fields.VERIFICATION,
            message=state.value,
            clauses=self.clauses if kind.must_verify else self.clauses[:2],
            remedies=self.remedies,
            words={"class": kind.title, "class_en": kind.title_en},
        )
