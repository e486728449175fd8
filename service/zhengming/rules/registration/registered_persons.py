"""The legal representative and the administrator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zhengming.identity import resident, telephone
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.applicant import Verification
from zhengming.model.mini_program import RegisteredPerson, SubjectType
from zhengming.model.registration import Registration
from zhengming.model.verdict import Evidence, Finding, Severity
from zhengming.rules.minimum_age import ADULT, CHILD
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, missing, seen, unseen

_COMPLETE = "complete-information"
_CARD = "resident-identity-card"
_OTHER_DOCUMENT = re.compile(r"\d{8,9}|(?=.*\d)(?=.*[A-Z])[A-Z\d]{6,11}|[A-Z]{3}\d{12}", re.ASCII)
"""Numbers of passports (ICAO Doc 9303), of travel permits of residents from Hong Kong, Macao and Taiwan, and of the
permanent residence cards that foreigners were given until 2023."""


class RegisteredPersons(RegistrationRule):
    """A person whom registration asks for is missing, misnumbered or a minor.

    Asked for are the administrator's name, resident identity number (GB 11643) and telephone, and of an organization
    the name of its legal representative, operator or head; of a number that is given, division, date of birth and check
    character are looked at. A name is written without digits, and nobody shares a number with somebody of another
    name. An individual administers for itself: another name goes to review. Minors
    under 18 take part with their guardian (preamble of the Terms), whose consent clears them; under 14 another
    administrator is needed, for the law leaves everything to the guardian there. A legal representative is of age.
    Age counts in full years at the moment of the question, China's time. Who comes from Hong Kong, Macao, Taiwan or
    abroad and has a residence permit gives its 18 digits; a number that looks like a passport's or a travel permit's
    says nothing by itself, neither of its holder nor of the age: a human sees the document, unless the caller has
    confirmed the individual who registers. Everything goes to review: a slip of the pen is possible. Numbers and
    telephones are personal, and no finding repeats them.
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
        "registered-persons.other-document",
        "registered-persons.same-number",
        "registered-persons.minor",
        "registered-persons.child",
        "registered-persons.minor-representative",
        "registered-persons.phone-missing",
        "registered-persons.phone",
    )
    remedies = (
        _COMPLETE,
        _CARD,
        "guardian-consent",
        "other-administrator",
        "other-phone",
        "other-representative",
        "identity-document",
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
        asked = [(subject.administrator, fields.ADMINISTRATOR, "administrator")]
        if kind is not None and kind.represented:
            representative = subject.legal_representative
            asked.append((representative, fields.LEGAL_REPRESENTATIVE, "representative"))
        for person, field, message in asked:
            if person is None:
                yield self._lacking(snapshot, field, message)
                continue
            yield from self._name(registration, snapshot, person, field)
            yield from self._number(registration, snapshot, person, field)
            yield from self._phone(snapshot, person, field)
            if person is not subject.administrator:
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
            yield self._wrong(
                snapshot,
                f"{fields.LEGAL_REPRESENTATIVE}.resident_id",
                "same-number",
                unseen("the administrator, of another name, has the same number"),
            )

    def _name(
        self, registration: Registration, snapshot: Snapshot, person: RegisteredPerson, field: str
    ) -> Iterator[Finding]:
        """The name is missing, or is not the individual's own."""
        name, subject = person.name, registration.subject
        field_of_name = f"{field}.name"
        if not name.strip():
            yield self._lacking(snapshot, field_of_name, "name")
        elif any(c.isdigit() for c in name) or not any(c.isalpha() for c in name):
            yield self._wrong(
                snapshot, field_of_name, "no-name", seen(name, "digits, or no letters")
            )
        elif subject.type is SubjectType.INDIVIDUAL and field == fields.ADMINISTRATOR:
            letters = snapshot.folder.letters
            own = letters(subject.legal_name)
            if own and letters(name) != own:
                yield self._wrong(
                    snapshot,
                    field_of_name,
                    "other-name",
                    seen(name, "is not the individual who registers"),
                    words={"known": subject.legal_name},
                )

    def _number(
        self, registration: Registration, snapshot: Snapshot, person: RegisteredPerson, field: str
    ) -> Iterator[Finding]:
        """The identity number is missing or malformed, or says that the person is too young."""
        where, administers = f"{field}.resident_id", field == fields.ADMINISTRATOR
        if not person.resident_id.strip():
            if administers:
                yield self._lacking(snapshot, where, "number-missing", "identity-document")
            return
        read = resident.read(person.resident_id, registration.day)
        if read.birth is not None:
            yield from self._age(
                snapshot, person, field, resident.age(read.birth, registration.day)
            )
        elif not _OTHER_DOCUMENT.fullmatch(resident.plain(person.resident_id)):
            yield self._wrong(
                snapshot,
                where,
                "number",
                unseen(read.problem),
                clauses=(*self.clauses[:2], "gb11643"),
                words={"expected": read.problem},
            )
        elif not (administers and _is_confirmed_individual(registration)):
            yield self._wrong(
                snapshot,
                where,
                "other-document",
                unseen("like the number of a passport or travel permit"),
                remedies=("identity-document", _CARD),
            )

    def _age(
        self, snapshot: Snapshot, person: RegisteredPerson, field: str, years: int
    ) -> Iterator[Finding]:
        """The person is too young, by the number."""
        administers, child = field == fields.ADMINISTRATOR, years < CHILD
        if years >= ADULT or (administers and person.guardian_consent and not child):
            return
        message, remedies = "minor", slice(2, 4)
        if not administers:
            message, remedies = "minor-representative", slice(5, 6)
        elif child:
            message, remedies = "child", slice(3, 4)
        yield self._wrong(
            snapshot,
            f"{field}.resident_id",
            message,
            unseen(f"under {CHILD if child else ADULT}"),
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
            told = unseen("no possible telephone number")
            yield self._wrong(snapshot, where, "phone", told, remedies=self.remedies[4:5])

    def _lacking(self, snapshot: Snapshot, field: str, message: str, *besides: str) -> Finding:
        return self._wrong(snapshot, field, message, missing(), remedies=(_COMPLETE, *besides))

    def _wrong(
        self,
        snapshot: Snapshot,
        field: str,
        message: str,
        told: Evidence,
        *,
        clauses: Iterable[str] = clauses[:2],
        remedies: Iterable[str] = (_CARD,),
        words: dict[str, str] | None = None,
    ) -> Finding:
        return self.finding(
            snapshot,
            Severity.REVIEW,
            told,
            field=field,
            message=message,
            clauses=clauses,
            remedies=remedies,
            words=words,
        )


def _is_confirmed_individual(registration: Registration) -> bool:
    """Whether the subject is a person, who the caller has confirmed it is."""
    subject = registration.subject
    confirmed = subject.verification is Verification.IDENTITY_CONFIRMED
    return confirmed and subject.type is SubjectType.INDIVIDUAL


def is_telephone(number: str) -> bool:
    """Whether a text is a telephone number that could be in use; read as a Chinese one without a country's code."""
    return telephone.read(number) is not None
