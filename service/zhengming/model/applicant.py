"""Who asks, and what the caller has confirmed about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from zhengming.model.platform import NO_FACTS, PlatformFacts


class Verification(StrEnum):
    """What the *caller* has confirmed. Zhengming itself confirms nothing about a person or body."""

    NONE = "none"
    """Nothing: USCC and legal name are claims."""
    DOCUMENTS_SEEN = "documents-seen"
    """The caller has seen copies of the documents; nobody confirmed that they belong to the applicant. It clears
    nothing: whoever poses as a body can show a copy of its papers."""
    IDENTITY_CONFIRMED = "identity-confirmed"
    """The caller has confirmed that legal name and USCC belong to the applicant."""


class AuthorizationKind(StrEnum):
    """What sort of paper gives the applicant a right to a name. It clears a finding only where one of the finding's
    remedies is of that kind.
    """

    LICENCE = "licence"
    LETTER = "letter"
    TRADEMARK = "trademark"
    INVESTMENT = "investment"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class Authorization:
    """A document that gives the applicant a right to a name or a word in it.

    Args:
        kind: licence, letter of the owner, trademark certificate, proof of investment, state approval.
        title: what the document is called, e.g. 金融许可证.
        issuer: who issued it.
        number: its number.
        valid_from: first day of validity; ``None`` when not limited.
        valid_until: last day of validity; ``None`` when not limited.
        covered_names: the names or words it covers; empty means none is stated.
        confirmed: whether the caller has confirmed the document with its issuer.
    """

    kind: AuthorizationKind
    title: str = ""
    issuer: str = ""
    number: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    covered_names: tuple[str, ...] = ()
    confirmed: bool = False

    def valid_on(self, day: date) -> bool:
        """Whether the document is in force on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


class PersonRole(StrEnum):
    """What a named person is to the applicant."""

    LEGAL_REPRESENTATIVE = "legal-representative"
    INVESTOR = "investor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Person:
    """A person behind the applicant, where a name names one, or who administers the account.

    Args:
        name: as on the identity document.
        role: what the person is to the applicant.
        confirmed: whether the caller has confirmed name and role.
        resident_id: resident identity number (GB 11643), or empty. It is personal: no finding, trace or log repeats
            it, and it is left out where the person is printed.
    """

    name: str
    role: PersonRole
    confirmed: bool = False
    resident_id: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks for the name.

    Args:
        uscc: unified social credit code (GB 32100-2015), 18 characters, or in its place a former number:
            registration number of 15 digits, organization code of 9 characters; or empty. Not verified, it is a
            claim.
        legal_name: the registered name, or empty.
        verification: what the caller has confirmed about USCC and legal name.
        verified_by: who confirmed it, for the record.
        authorizations: documents that give a right to a name.
        persons: persons behind the applicant, where the name names one.
        facts: what the platform knows of the applicant; nothing, where it was not asked.
    """

    uscc: str = ""
    legal_name: str = ""
    verification: Verification = Verification.NONE
    verified_by: str = ""
    authorizations: tuple[Authorization, ...] = ()
    persons: tuple[Person, ...] = ()
    facts: PlatformFacts = NO_FACTS

    @property
    def verified(self) -> bool:
        """Whether the caller has confirmed that legal name and USCC belong to the applicant."""
        return self.verification is Verification.IDENTITY_CONFIRMED


NOBODY = Applicant()
"""An applicant of whom nothing is known."""
