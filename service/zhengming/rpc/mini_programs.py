"""Mini program registrations: messages → the model's nouns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

from google.protobuf.message import Message

from zhengming.errors import InvalidField, InvalidQuestion, UnreadableFile
from zhengming.model.mini_program import (
    CategoryChoice,
    Credential,
    DataTransfer,
    DataUse,
    MiniProgram,
    PersonalInformation,
    RegisteredPerson,
    ReleaseState,
    Subject,
    SubjectType,
    VerificationState,
)
from zhengming.rpc.conversion import (
    MAX_ITEMS,
    authorization,
    bounded,
    few,
    known,
    optional_day,
    verification,
)
from zhengming.rpc.json_text import message_of, placed
from zhengming.v1 import checking_pb2 as pb
from zhengming.v1 import mini_program_pb2

MAX_CHOICES = 20
"""Most categories, or qualifications for one. More than any registration may have, so that too many is a finding."""
MAX_LONG_TEXT = 2000
"""Longest address of a privacy policy, in code points."""
COUNTRY_LETTERS = 2

FIELD: Final = "mini_program"

T = TypeVar("T")

_SUBJECT_TYPES: Mapping[int, SubjectType | None] = {
    mini_program_pb2.SUBJECT_TYPE_UNSPECIFIED: None,
    mini_program_pb2.SUBJECT_TYPE_INDIVIDUAL: SubjectType.INDIVIDUAL,
    mini_program_pb2.SUBJECT_TYPE_ENTERPRISE: SubjectType.ENTERPRISE,
    mini_program_pb2.SUBJECT_TYPE_INDIVIDUAL_BUSINESS: SubjectType.INDIVIDUAL_BUSINESS,
    mini_program_pb2.SUBJECT_TYPE_GOVERNMENT: SubjectType.GOVERNMENT,
    mini_program_pb2.SUBJECT_TYPE_MEDIA: SubjectType.MEDIA,
    mini_program_pb2.SUBJECT_TYPE_OTHER: SubjectType.OTHER,
}
_RELEASE_STATES: Mapping[int, ReleaseState | None] = {
    mini_program_pb2.RELEASE_STATE_UNSPECIFIED: None,
    mini_program_pb2.RELEASE_STATE_DRAFT: ReleaseState.DRAFT,
    mini_program_pb2.RELEASE_STATE_SUBMITTED: ReleaseState.SUBMITTED,
    mini_program_pb2.RELEASE_STATE_APPROVED: ReleaseState.APPROVED,
    mini_program_pb2.RELEASE_STATE_REJECTED: ReleaseState.REJECTED,
    mini_program_pb2.RELEASE_STATE_PUBLISHED: ReleaseState.PUBLISHED,
    mini_program_pb2.RELEASE_STATE_BLOCKED: ReleaseState.BLOCKED,
}
_VERIFICATION_STATES: Mapping[int, VerificationState] = {
    mini_program_pb2.VERIFICATION_STATE_UNSPECIFIED: VerificationState.NONE,
    mini_program_pb2.VERIFICATION_STATE_NONE: VerificationState.NONE,
    mini_program_pb2.VERIFICATION_STATE_APPLIED: VerificationState.APPLIED,
    mini_program_pb2.VERIFICATION_STATE_VERIFIED: VerificationState.VERIFIED,
    mini_program_pb2.VERIFICATION_STATE_REFUSED: VerificationState.REFUSED,
    mini_program_pb2.VERIFICATION_STATE_EXPIRED: VerificationState.EXPIRED,
}


def mini_program(message: pb.MiniProgram) -> MiniProgram:
    """The registration. How long names and introduction may be, the engine says.

    Raises:
        InvalidField: at the field's path in the request.
    """
    state = _state(message.state, f"{FIELD}.state")
    return MiniProgram(
        name=message.name,
        id=bounded(message.id, f"{FIELD}.id"),
        short_name=message.short_name,
        introduction=message.introduction,
        email=bounded(message.email, f"{FIELD}.email"),
        subject=_subject(message.subject, f"{FIELD}.subject"),
        categories=_each(message.categories, f"{FIELD}.categories", _category, MAX_CHOICES),
        personal_information=_optional(message, "personal_information", FIELD, _information),
        authorizations=_each(message.authorizations, f"{FIELD}.authorizations", authorization),
        state=state or ReleaseState.DRAFT,
        wanted_state=_state(message.wanted_state, f"{FIELD}.wanted_state"),
        verification=known(
            _VERIFICATION_STATES,
            message.verification,
            f"{FIELD}.verification",
            mini_program_pb2.VerificationState,
        ),
    )


def read_mini_program(text: str, source: str) -> MiniProgram:
    """The registration that a text of JSON holds.

    Args:
        text: Protobuf JSON of a MiniProgram.
        source: what to call the text in an error, e.g. the name of its file.

    Raises:
        UnreadableFile: it is none; the message names line, column and field.
    """
    message = message_of(text, pb.MiniProgram(), source=source, field=FIELD)
    try:
        return mini_program(message)
    except InvalidField as wrong:
        raise misfit(text, source, wrong) from None


def misfit(text: str, source: str, wrong: InvalidQuestion) -> UnreadableFile:
    """What is wrong with a field, told with the place where it stands in the text that was read."""
    said = placed(text, pb.MiniProgram, source=source, field=FIELD, wrong=wrong)
    return UnreadableFile(said)


def _subject(message: pb.Subject, path: str) -> Subject:
    return Subject(
        type=known(_SUBJECT_TYPES, message.type, f"{path}.type", mini_program_pb2.SubjectType),
        legal_name=bounded(message.legal_name, f"{path}.legal_name"),
        uscc=bounded(message.uscc, f"{path}.uscc"),
        verification=verification(message.verification, f"{path}.verification"),
        verified_by=bounded(message.verified_by, f"{path}.verified_by"),
        licence=_optional(message, "licence", path, _credential),
        legal_representative=_optional(message, "legal_representative", path, _person),
        administrator=_optional(message, "administrator", path, _person),
    )


def _credential(message: mini_program_pb2.Credential, path: str) -> Credential:
    return Credential(
        title=bounded(message.title, f"{path}.title"),
        number=bounded(message.number, f"{path}.number"),
        holder=bounded(message.holder, f"{path}.holder"),
        valid_from=optional_day(message, "valid_from", path),
        valid_until=optional_day(message, "valid_until", path),
    )


def _person(message: mini_program_pb2.RegisteredPerson, path: str) -> RegisteredPerson:
    return RegisteredPerson(
        name=bounded(message.name, f"{path}.name"),
        resident_id=bounded(message.resident_id, f"{path}.resident_id"),
        phone=bounded(message.phone, f"{path}.phone"),
        guardian_consent=message.guardian_consent,
    )


def _category(message: mini_program_pb2.CategoryChoice, path: str) -> CategoryChoice:
    return CategoryChoice(
        first=bounded(message.first, f"{path}.first"),
        second=bounded(message.second, f"{path}.second"),
        qualifications=_each(
            message.qualifications, f"{path}.qualifications", _credential, MAX_CHOICES
        ),
    )


def _information(message: mini_program_pb2.PersonalInformation, path: str) -> PersonalInformation:
    policy = f"{path}.privacy_policy"
    return PersonalInformation(
        collected=_each(message.collected, f"{path}.collected", _use),
        privacy_policy=bounded(message.privacy_policy, policy, MAX_LONG_TEXT),
        asks_consent=message.asks_consent,
        encrypted=message.encrypted,
        users_can_delete=message.users_can_delete,
        transfers=_each(message.transfers, f"{path}.transfers", _transfer),
    )


def _use(message: mini_program_pb2.DataUse, path: str) -> DataUse:
    return DataUse(
        kind=bounded(message.kind, f"{path}.kind"),
        purpose=bounded(message.purpose, f"{path}.purpose"),
    )


def _transfer(message: mini_program_pb2.DataTransfer, path: str) -> DataTransfer:
    country = message.country
    if country and not (
        len(country) == COUNTRY_LETTERS and country.isascii() and country.isalpha()
    ):
        allowed = "two letters of ISO 3166-1, e.g. SG, or nothing for the mainland of China"
        raise InvalidField(f"{path}.country", repr(country[:40]), allowed)
    return DataTransfer(
        recipient=bounded(message.recipient, f"{path}.recipient"),
        country=country.upper(),
        for_marketing=message.for_marketing,
        platform_approved=message.platform_approved,
    )


def _state(value: int, field: str) -> ReleaseState | None:
    return known(_RELEASE_STATES, value, field, mini_program_pb2.ReleaseState)


def _optional(message: Message, field: str, path: str, read: Callable[[Any, str], T]) -> T | None:
    if not message.HasField(field):
        return None
    return read(getattr(message, field), f"{path}.{field}")


def _each(
    messages: Sequence[Any], path: str, read: Callable[[Any, str], T], most: int = MAX_ITEMS
) -> tuple[T, ...]:
    few(messages, path, most)
    return tuple(read(message, f"{path}[{index}]") for index, message in enumerate(messages))
