"""Messages become questions: protobuf → the model's nouns.

Everything is read by hand, field by field: a check has some 40 µs, and reflection over descriptors
would take most of them. The way back, from verdicts to messages, is in ``answers``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, TypeVar

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from zhengming.errors import InvalidField, InvalidQuestion
from zhengming.model.applicant import (
    Applicant,
    Authorization,
    AuthorizationKind,
    Person,
    PersonRole,
    Verification,
)
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.rpc.revisions import ANY, Freshness
from zhengming.v1 import checking_pb2 as pb
from zhengming.v1 import verdict_pb2

MAX_TEXT = 200
"""Longest text beside the name, in code points."""
MAX_ITEMS = 100
"""Most authorizations, persons or covered names."""

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
# Wide enough for every question, and far enough from datetime's own limits for any time zone.
_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_LATEST = datetime(3000, 1, 1, tzinfo=UTC)
_SECONDS = range(int((_EARLIEST - EPOCH).total_seconds()), int((_LATEST - EPOCH).total_seconds()))

T = TypeVar("T")

_SURFACES: Mapping[int, Surface] = {
    pb.SURFACE_UNSPECIFIED: Surface.DISPLAY,
    pb.SURFACE_DISPLAY: Surface.DISPLAY,
    pb.SURFACE_REGISTERED: Surface.REGISTERED,
    pb.SURFACE_SHORT: Surface.SHORT,
    pb.SURFACE_ADMIN: Surface.ADMIN,
    pb.SURFACE_MINI_PROGRAM: Surface.MINI_PROGRAM,
    pb.SURFACE_MINI_PROGRAM_SHORT: Surface.MINI_PROGRAM_SHORT,
}
_VERIFICATIONS: Mapping[int, Verification] = {
    pb.VERIFICATION_UNSPECIFIED: Verification.NONE,
    pb.VERIFICATION_NONE: Verification.NONE,
    pb.VERIFICATION_DOCUMENTS_SEEN: Verification.DOCUMENTS_SEEN,
    pb.VERIFICATION_IDENTITY_CONFIRMED: Verification.IDENTITY_CONFIRMED,
}
_AUTHORIZATION_KINDS: Mapping[int, AuthorizationKind] = {
    pb.AUTHORIZATION_KIND_LICENCE: AuthorizationKind.LICENCE,
    pb.AUTHORIZATION_KIND_LETTER: AuthorizationKind.LETTER,
    pb.AUTHORIZATION_KIND_TRADEMARK: AuthorizationKind.TRADEMARK,
    pb.AUTHORIZATION_KIND_INVESTMENT: AuthorizationKind.INVESTMENT,
    pb.AUTHORIZATION_KIND_APPROVAL: AuthorizationKind.APPROVAL,
}
_PERSON_ROLES: Mapping[int, PersonRole] = {
    pb.PERSON_ROLE_LEGAL_REPRESENTATIVE: PersonRole.LEGAL_REPRESENTATIVE,
    pb.PERSON_ROLE_INVESTOR: PersonRole.INVESTOR,
    pb.PERSON_ROLE_ADMINISTRATOR: PersonRole.ADMINISTRATOR,
}


def organization_name(message: pb.OrganizationName) -> OrganizationName:
    """The proposal.

    Raises:
        InvalidQuestion: at the field's path in the request.
    """
    claimed_kind = message.claimed_kind
    if claimed_kind:
        bounded(claimed_kind, "organization_name.claimed_kind")
    surface = _SURFACES.get(message.surface)
    if surface is None:
        raise _unknown("organization_name.surface", message.surface, pb.Surface, _SURFACES)
    return OrganizationName(
        message.text, surface, claimed_kind, message.division_code, message.industry_code
    )


def applicant(message: pb.Applicant) -> Applicant:
    """The applicant.

    Raises:
        InvalidField: at the field's path in the request.
    """
    few(message.authorizations, "applicant.authorizations")
    few(message.persons, "applicant.persons")
    return Applicant(
        uscc=bounded(message.uscc, "applicant.uscc"),
        legal_name=bounded(message.legal_name, "applicant.legal_name"),
        verification=verification(message.verification, "applicant.verification"),
        verified_by=bounded(message.verified_by, "applicant.verified_by"),
        authorizations=tuple(
            authorization(item, f"applicant.authorizations[{index}]")
            for index, item in enumerate(message.authorizations)
        ),
        persons=tuple(
            _person(item, f"applicant.persons[{index}]")
            for index, item in enumerate(message.persons)
        ),
    )


def moment(message: Timestamp, field: str) -> datetime:
    """A moment in UTC, to the microsecond.

    Raises:
        InvalidField: no valid timestamp, or before 1900 or after 2999.
    """
    if message.seconds not in _SECONDS or not 0 <= message.nanos < 1_000_000_000:
        given = f"{message.seconds} s and {message.nanos} ns after 1970"
        raise InvalidField(field, given, "a moment of the years 1900 to 2999, UTC")
    return EPOCH + timedelta(seconds=message.seconds, microseconds=message.nanos // 1000)


def freshness(message: verdict_pb2.Consistency) -> Freshness:
    """What a request demands of the revision."""
    match message.WhichOneof("requirement"):
        case "at_least_as_fresh":
            token = message.at_least_as_fresh.token
            return Freshness(at_least=_token(token, "consistency.at_least_as_fresh.token"))
        case "at_exact_revision":
            token = message.at_exact_revision.token
            return Freshness(exactly=_token(token, "consistency.at_exact_revision.token"))
    return ANY


def bounded(text: str, field: str, most: int = MAX_TEXT) -> str:
    """A text beside the name, if it is not too long.

    Raises:
        InvalidField: longer than ``most`` code points.
    """
    if len(text) > most:
        raise InvalidField(field, f"{len(text)} code points", f"at most {most} code points")
    return text


def few(items: Sequence[object], field: str, most: int = MAX_ITEMS) -> None:
    """Refuse a list that is too long.

    Raises:
        InvalidField: more than ``most`` items.
    """
    if len(items) > most:
        raise InvalidField(field, f"{len(items)} of them", f"at most {most}")


def known(table: Mapping[int, T], value: int, field: str, enum: Any) -> T:
    """What a value of an enum means.

    Raises:
        InvalidField: the enum has no such value, or it may not stand there.
    """
    try:
        return table[value]
    except KeyError:
        raise _unknown(field, value, enum, table) from None


def verification(value: int, field: str) -> Verification:
    """What the caller has confirmed.

    Raises:
        InvalidField: the enum has no such value.
    """
    return known(_VERIFICATIONS, value, field, pb.Verification)


def below(prefix: str, error: InvalidQuestion) -> InvalidQuestion:
    """The same error, with its field below ``prefix``."""
    return type(error)(prefix + error.field, error.given, error.allowed)


def authorization(message: pb.Authorization, path: str) -> Authorization:
    """A document that gives a right to a name.

    Args:
        message: the document.
        path: its own path in the request.

    Raises:
        InvalidField: at the field's path in the request.
    """
    kind = known(_AUTHORIZATION_KINDS, message.kind, f"{path}.kind", pb.AuthorizationKind)
    few(message.covered_names, f"{path}.covered_names")
    return Authorization(
        kind=kind,
        title=bounded(message.title, f"{path}.title"),
        issuer=bounded(message.issuer, f"{path}.issuer"),
        number=bounded(message.number, f"{path}.number"),
        valid_from=optional_day(message, "valid_from", path),
        valid_until=optional_day(message, "valid_until", path),
        covered_names=tuple(
            bounded(name, f"{path}.covered_names[{index}]")
            for index, name in enumerate(message.covered_names)
        ),
        confirmed=message.confirmed,
    )


def _person(message: pb.Person, path: str) -> Person:
    if not message.name:
        raise InvalidField(f"{path}.name", "an empty text", f"1 to {MAX_TEXT} code points")
    role = known(_PERSON_ROLES, message.role, f"{path}.role", pb.PersonRole)
    return Person(
        bounded(message.name, f"{path}.name"),
        role,
        message.confirmed,
        bounded(message.resident_id, f"{path}.resident_id"),
    )


def optional_day(message: Message, field: str, path: str) -> date | None:
    """A day that may be left out.

    Args:
        message: what holds the day.
        field: which of its fields is the day.
        path: the message's path in the request.

    Raises:
        InvalidField: no day of the calendar.
    """
    return _day(getattr(message, field), f"{path}.{field}") if message.HasField(field) else None


def _day(message: Date, field: str) -> date:
    try:
        return date(message.year, message.month, message.day)
    except ValueError:
        given = f"year {message.year}, month {message.month}, day {message.day}"
        raise InvalidField(field, given, "a day of the calendar, in full") from None


def _token(token: str, field: str) -> str:
    if not token:
        raise InvalidField(field, "an empty token", "a token from an earlier answer")
    return bounded(token, field)


def _unknown(field: str, given: int, enum: Any, allowed: Mapping[int, object]) -> InvalidField:
    return InvalidField(field, str(given), ", ".join(enum.Name(value) for value in allowed))
