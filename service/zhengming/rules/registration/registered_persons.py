"""The legal representative and the administrator."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.identity import resident, telephone
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.mini_program import RegisteredPerson, SubjectType
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.minimum_age import ADULT, CHILD
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, missing, seen, unseen


class RegisteredPersons(RegistrationRule):
    """A person whom registration asks for is missing, misnumbered or a minor.

    Asked for are the administrator's name, resident identity number (GB 11643) and telephone, and of an organization
    the name of its legal representative, operator or head; of a number that is given, division, date of birth and check
    character are looked at. A name is written without digits, and nobody shares a number with somebody of another
    name. An individual administers for itself: another name goes to review. Minors
    under 18 take part with their guardian (preamble of the Terms), whose consent clears them; under 14 another
    administrator is needed, for the law leaves everything to the guardian there. A legal representative is of age.
    Age counts in full years at the moment of the question, China's time. Everything goes to review: a slip of the pen
    is possible. Numbers and telephones are personal, and no finding repeats them.
    """

    id = "registered-persons"
    messages = (
        "registered-persons.administrator",
        "registered-persons.representative",
        "registered-persons.name",
        "registered-persons.no-name",
        "registered-persons.other-name",
        "registered-persons.number-missing",
        "registered-persons.number",
        "registered-persons.same-number",
        "registered-persons.minor",
        "registered-persons.child",
        "registered-persons.minor-representative",
        "registered-persons.phone-missing",
        "registered-persons.phone",
    )
    remedies = (
        "complete-information",
        "resident-identity-card",
        "guardian-consent",
        "other-administrator",
        "other-phone",
        "other-representative",
    )
    clauses = (
        "weixin-mini-program-2.7",
        "weixin-mini-program-4.2",
        "weixin-mini-program-minors",
        "gb11643",
        "minors",
    )
    severities = (Severity.REVIEW,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each field that is not as it should be."""
        subject = registration.subject
        kind = snapshot.subjects.get(subject.type) if subject.type else None
        person, field = subject.administrator, fields.ADMINISTRATOR
        if person is None:
            yield self._lacking(snapshot, field, "administrator")
        else:
            yield from self._name(registration, snapshot, person, field)
            yield from self._number(registration, snapshot, person, field)
            yield from self._phone(snapshot, person, field)
        person, field = subject.legal_representative, fields.LEGAL_REPRESENTATIVE
        if kind is None or not kind.represented:
            return
        if person is None:
            yield self._lacking(snapshot, field, "representative")
        else:
            yield from self._name(registration, snapshot, person, field)
            yield from self._number(registration, snapshot, person, field)
            yield from self._phone(snapshot, person, field)
            yield from self._same_number(snapshot, person, subject.administrator)

    def _same_number(
        self, snapshot: Snapshot, person: RegisteredPerson, other: RegisteredPerson | None
    ) -> Iterator[Finding]:
        """The legal representative has the administrator's number and another name."""
        if other is None or not (person.name.strip() and other.name.strip()):
            return
        letters, plain = snapshot.folder.letters, resident.plain
        same = plain(person.resident_id) == plain(other.resident_id) != ""
        if same and letters(person.name) != letters(other.name):
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                unseen("the administrator, of another name, has the same number"),
                field=f"{fields.LEGAL_REPRESENTATIVE}.resident_id",
                message="same-number",
                clauses=self.clauses[:2],
                remedies=self.remedies[1:2],
            )

    def _lacking(self, snapshot: Snapshot, field: str, message: str) -> Finding:
        return self.finding(
            snapshot,
            Severity.REVIEW,
            missing(),
            field=field,
            message=message,
            clauses=self.clauses[:2],
            remedies=self.remedies[:1],
        )

    def _name(
        self, registration: Registration, snapshot: Snapshot, person: RegisteredPerson, field: str
    ) -> Iterator[Finding]:
        """The name is missing, or is not the individual's own."""
        if not person.name.strip():
            yield self._lacking(snapshot, f"{field}.name", "name")
            return
        if any(c.isdigit() for c in person.name) or not any(c.isalpha() for c in person.name):
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                seen(person.name, "digits, or no letters"),
                field=f"{field}.name",
                message="no-name",
                clauses=self.clauses[:2],
                remedies=self.remedies[1:2],
            )
            return
        subject, letters = registration.subject, snapshot.folder.letters
        own = letters(subject.legal_name)
        individual = subject.type is SubjectType.INDIVIDUAL and field == fields.ADMINISTRATOR
        if individual and own and letters(person.name) != own:
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                seen(person.name, "is not the individual who registers"),
                field=f"{field}.name",
                message="other-name",
                clauses=self.clauses[:2],
                remedies=self.remedies[1:2],
                words={"known": subject.legal_name},
            )

    def _number(
        self, registration: Registration, snapshot: Snapshot, person: RegisteredPerson, field: str
    ) -> Iterator[Finding]:
        """The identity number is missing or malformed, or says that the person is too young."""
        where, administers = f"{field}.resident_id", field == fields.ADMINISTRATOR
        if not person.resident_id.strip():
            if administers:
                yield self._lacking(snapshot, where, "number-missing")
            return
        read = resident.read(person.resident_id, registration.day)
        if read.birth is None:
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                unseen(read.problem),
                field=where,
                message="number",
                clauses=(*self.clauses[:2], "gb11643"),
                remedies=self.remedies[1:2],
                words={"expected": read.problem},
            )
            return
        years = resident.age(read.birth, registration.day)
        if years >= ADULT:
            return
        child = years < CHILD
        if administers and person.guardian_consent and not child:
            return
        message, remedies = "minor", slice(2, 4)
        if not administers:
            message, remedies = "minor-representative", slice(5, 6)
        elif child:
            message, remedies = "child", slice(3, 4)
        yield self.finding(
            snapshot,
            Severity.REVIEW,
            unseen(f"under {CHILD if child else ADULT}"),
            field=where,
            message=message,
            clauses=("weixin-mini-program-minors", "minors"),
            remedies=self.remedies[remedies],
        )

    def _phone(self, snapshot: Snapshot, person: RegisteredPerson, field: str) -> Iterator[Finding]:
        """The telephone is missing or is no number that anybody could have."""
        where = f"{field}.phone"
        if not person.phone.strip():
            if field == fields.ADMINISTRATOR:
                yield self._lacking(snapshot, where, "phone-missing")
        elif not is_telephone(person.phone):
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                unseen("no possible telephone number"),
                field=where,
                message="phone",
                clauses=self.clauses[:2],
                remedies=self.remedies[4:5],
            )


def is_telephone(number: str) -> bool:
    """Whether a text is a telephone number that could be in use; read as a Chinese one without a country's code."""
    return telephone.read(number) is not None
