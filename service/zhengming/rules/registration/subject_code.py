"""The subject's unified social credit code."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Scheme
from zhengming.model.applicant import Verification
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, missing, seen


class SubjectCode(RegistrationRule):
    """The code of an organization is missing or malformed.

    Every subject but an individual has a unified social credit code (GB 32100-2015); a registration number of 15 digits
    or an organization code of 9 characters is read in its place. Alphabet, kind and check characters are looked at;
    a wrong one goes to review, since a slip of the pen is possible. A code that is right outside and whose organization
    code inside is not is advice once the caller has confirmed the identity. Nothing of it proves a right.
    """

    id = "subject-code"
    messages = (
        "subject-code.missing",
        "subject-code.malformed",
        "subject-code.inner",
        "subject-code.registration-number",
        "subject-code.organization-code",
    )
    remedies = ("complete-information", "business-licence")
    clauses = ("weixin-mini-program-2.7", "weixin-mini-program-4.2", "gb32100")
    severities = (Severity.ADVICE, Severity.REVIEW)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        subject, identity = registration.subject, registration.identity
        kind = snapshot.subjects.get(subject.type) if subject.type else None
        if not subject.uscc.strip():
            if kind is not None and kind.codes:
                yield self.finding(
                    snapshot,
                    Severity.REVIEW,
                    missing(),
                    field=fields.USCC,
                    message="missing",
                    remedies=self.remedies[:1],
                    words={"class": kind.title, "class_en": kind.title_en},
                )
            return
        if not identity.problem:
            return
        confirmed = subject.verification is Verification.IDENTITY_CONFIRMED
        yield self.finding(
            snapshot,
            Severity.ADVICE if identity.well_formed and confirmed else Severity.REVIEW,
            seen(subject.uscc, identity.problem),
            field=fields.USCC,
            message="inner" if identity.well_formed else _MESSAGES[identity.scheme],
            remedies=kind.remedies if kind is not None else self.remedies[1:],
            words={"given": identity.code, "expected": identity.problem},
        )


_MESSAGES = {
    Scheme.USCC: "malformed",
    Scheme.REGISTRATION_NUMBER: "registration-number",
    Scheme.ORGANIZATION_CODE: "organization-code",
}
