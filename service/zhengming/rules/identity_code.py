"""Codes and numbers of identity that are none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from zhengming.identity import resident
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Scheme
from zhengming.model.calendar import day_in_china
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import USCC, finding
from zhengming.rules.rule import Rule, Trigger

RESIDENT_ID = "applicant.persons[{}].resident_id"


class IdentityCode(Rule):
    """The applicant's code, or a person's resident identity number, is malformed.

    Length, alphabet, kind of body and check character by GB 32100-2015; the organization code inside has a check
    character of its own (GB 11714), which some early codes fail: that alone is advice once the caller has confirmed
    the identity. Former numbers are read as such: 15 digits as a licence's registration number (ISO 7064
    MOD 11,10), 9 characters as an organization code. A resident identity number (GB 11643) has a division, a date
    of birth and a check character; no finding repeats it. None of them is ever proof of a right to a name, but a
    wrong one is false information. It goes to review: a slip of the pen is possible.
    """

    id = "identity-code"
    messages = (
        "identity-code",
        "identity-code.inner",
        "identity-code.registration-number",
        "identity-code.organization-code",
        "identity-code.resident-id",
    )
    remedies = ("business-licence", "resident-identity-card")
    clauses = ("wecom-aup-admin-e", "weixin-mini-program-2.7", "gb32100", "gb11643")
    severities = (Severity.ADVICE, Severity.REVIEW)
    trigger = Trigger.STATEMENT

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding for the applicant's code, one for each person's number."""
        yield from self._code(analysis, snapshot)
        day = day_in_china(analysis.as_of)
        for index, person in enumerate(analysis.applicant.persons):
            problem = resident.read(person.resident_id, day).problem
            if problem:
                yield finding(
                    snapshot,
                    self.id,
                    Severity.REVIEW,
                    [evidence.of_whole(analysis, f"resident identity number: {problem}")],
                    surface=analysis.proposal.surface,
                    message=f"{self.id}.resident-id",
                    clauses=(*self.clauses[:2], "gb11643"),
                    remedies=self.remedies[1:],
                    field=RESIDENT_ID.format(index),
                    words={"given": str(index + 1), "expected": problem},
                )

    def _code(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        identity = analysis.identity
        if not identity.problem:
            return
        sound = identity.well_formed  # all that is wrong stands inside it
        yield finding(
            snapshot,
            self.id,
            Severity.ADVICE if sound and analysis.applicant.verified else Severity.REVIEW,
            [
                evidence.of_whole(
                    analysis, f"{_NAMES[identity.scheme]} {identity.code}: {identity.problem}"
                )
            ],
            surface=analysis.proposal.surface,
            message=f"{self.id}.inner" if sound else self.id + _MESSAGES[identity.scheme],
            clauses=self.clauses[:3],
            remedies=self._papers(identity.code[:2], snapshot),
            field=USCC,
            words={"given": identity.code, "expected": identity.problem},
        )

    def _papers(self, kind: str, snapshot: Snapshot) -> tuple[str, ...]:
        """What a holder of such a code shows: an organ has no business licence."""
        types = [
            each for each in snapshot.subjects.values() if kind in each.codes and not each.licences
        ]
        return tuple(dict.fromkeys(chain(*(each.remedies for each in types)))) or self.remedies[:1]


_NAMES = {
    Scheme.USCC: "USCC",
    Scheme.REGISTRATION_NUMBER: "registration number",
    Scheme.ORGANIZATION_CODE: "organization code",
}
_MESSAGES = {
    Scheme.USCC: "",
    Scheme.REGISTRATION_NUMBER: ".registration-number",
    Scheme.ORGANIZATION_CODE: ".organization-code",
}
