"""AccountsService: what the platform records of its accounts, and what it looks up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Final

import grpc
from google.protobuf.message import Message

from zhengming.accounts.records import (
    AccountRecord,
    BindingRole,
    FactQuestion,
    ImportResult,
    ImportStatus,
    SubjectKey,
)
from zhengming.errors import (
    BatchTooLarge,
    ConflictingRecord,
    InvalidField,
    InvalidQuestion,
    ZhengmingError,
)
from zhengming.model.platform import AccountType, Standing
from zhengming.rpc import statuses
from zhengming.rpc.conversion import MAX_TEXT, bounded, known, moment
from zhengming.rpc.facts import (
    ACCOUNT_TYPES,
    STANDINGS,
    facts_message,
    holder_message,
    moment_message,
)
from zhengming.rpc.platform import Platform
from zhengming.v1 import accounts_pb2 as pb
from zhengming.v1.accounts_pb2_grpc import AccountsServiceServicer

SERVICE = "zhengming.v1.AccountsService"
IMPORT = f"/{SERVICE}/ImportAccounts"

MAX_ID = 128
"""Longest id of an account or a request, in code points."""
MAX_IMPORTED = 1000
"""Most accounts in one message of an import."""
FIRST_DAY: Final = datetime(2011, 1, 1, tzinfo=UTC)
"""Weixin came out in January 2011: nothing that is recorded is older. An unset moment of a caller is often 1970."""
CLOCKS_DIFFER: Final = timedelta(minutes=5)
"""How far ahead a caller's clock may be."""
CLAIM: Final = timedelta(days=1)
"""How long a claim holds where its caller does not say."""
LONGEST_CLAIM: Final = "claim-longest"
MOST_DAYS: Final = 365
"""How long it holds at most where the lexicon of limits does not say."""

_TYPES: Mapping[int, AccountType] = {value: key for key, value in ACCOUNT_TYPES.items()}
_STANDINGS: Mapping[int, Standing] = {value: key for key, value in STANDINGS.items()}
_CLAIMED_TYPES: Mapping[int, AccountType] = {
    **_TYPES,
    pb.ACCOUNT_TYPE_UNSPECIFIED: AccountType.MINI_PROGRAM,
}
_ROLES: Mapping[int, BindingRole] = {
    pb.BINDING_ROLE_EMAIL: BindingRole.EMAIL,
    pb.BINDING_ROLE_ADMINISTRATOR: BindingRole.ADMINISTRATOR,
    pb.BINDING_ROLE_PHONE: BindingRole.PHONE,
}
_IDS = frozenset({"id", "account_id", "request_id"})
# How the contract calls what the store calls otherwise.
_PATHS: Mapping[str, str] = {
    "account.account_id": "account.id",
    "account.account_type": "account.type",
    "account.administrator_id": "account.administrator_resident_id",
    "account.phone": "account.administrator_phone",
    "account.registered_at": "registered_at",
}


class AccountsServicer(AccountsServiceServicer):
    """Records and looks up.

    Args:
        platform: the accounts.
        limits: numbers that are policy, by id: of them ``claim-longest``, in days.
    """

    def __init__(
        self, platform: Platform, limits: Mapping[str, int] = MappingProxyType({})
    ) -> None:
        self._platform = platform
        self._longest_claim = timedelta(days=limits.get(LONGEST_CLAIM, MOST_DAYS))

    def RecordRegistration(
        self, request: pb.RecordRegistrationRequest, context: grpc.ServicerContext
    ) -> pb.RecordRegistrationResponse:
        record = _record(request.account, "account")
        with _paths():
            self._platform.store().record_registration(
                record, at=_happened(request), request_id=_request_id(request)
            )
        return pb.RecordRegistrationResponse()

    def RecordRename(
        self, request: pb.RecordRenameRequest, context: grpc.ServicerContext
    ) -> pb.RecordRenameResponse:
        account_id, name = _wanted(request, "account_id"), _wanted(request, "name")
        with _paths():
            self._platform.store().record_rename(
                account_id,
                name,
                at=_happened(request),
                held_until=_optional(request, "held_until"),
                request_id=_request_id(request),
            )
        return pb.RecordRenameResponse()

    def RecordRelease(
        self, request: pb.RecordReleaseRequest, context: grpc.ServicerContext
    ) -> pb.RecordReleaseResponse:
        account_id, name = _wanted(request, "account_id"), _wanted(request, "name")
        with _paths():
            self._platform.store().record_release(
                name,
                account_id=account_id,
                at=_happened(request),
                held_until=_optional(request, "held_until"),
                request_id=_request_id(request),
            )
        return pb.RecordReleaseResponse()

    def RecordBinding(
        self, request: pb.RecordBindingRequest, context: grpc.ServicerContext
    ) -> pb.RecordBindingResponse:
        account_id, value = _wanted(request, "account_id"), _wanted(request, "value")
        role = known(_ROLES, request.role, "role", pb.BindingRole)
        with _paths():
            self._platform.store().record_binding(
                account_id,
                role,
                value,
                at=_happened(request),
                request_id=_request_id(request),
            )
        return pb.RecordBindingResponse()

    def RecordUnbinding(
        self, request: pb.RecordUnbindingRequest, context: grpc.ServicerContext
    ) -> pb.RecordUnbindingResponse:
        account_id = _wanted(request, "account_id")
        role = known(_ROLES, request.role, "role", pb.BindingRole)
        with _paths():
            self._platform.store().record_unbinding(
                account_id, role, at=_happened(request), request_id=_request_id(request)
            )
        return pb.RecordUnbindingResponse()

    def RecordStanding(
        self, request: pb.RecordStandingRequest, context: grpc.ServicerContext
    ) -> pb.RecordStandingResponse:
        subject = _subject(request.subject, "subject")
        standing = known(_STANDINGS, request.standing, "standing", pb.Standing)
        with _paths():
            self._platform.store().record_standing(
                subject,
                standing,
                at=_happened(request),
                until=_optional(request, "until"),
                reason=_plain(request.reason, "reason"),
                request_id=_request_id(request),
            )
        return pb.RecordStandingResponse()

    def RecordSubmission(
        self, request: pb.RecordSubmissionRequest, context: grpc.ServicerContext
    ) -> pb.RecordSubmissionResponse:
        subject = _subject(request.subject, "subject")
        with _paths():
            self._platform.store().record_submission(
                subject,
                _plain(request.account_id, "account_id", MAX_ID),
                at=_happened(request),
                request_id=_request_id(request),
            )
        return pb.RecordSubmissionResponse()

    def ProtectName(
        self, request: pb.ProtectNameRequest, context: grpc.ServicerContext
    ) -> pb.ProtectNameResponse:
        name = _wanted(request, "name")
        subject = _subject(request.subject, "subject") if request.HasField("subject") else None
        with _paths():
            self._platform.store().protect_name(
                name,
                at=_happened(request),
                until=_optional(request, "until"),
                subject=subject,
                reason=_plain(request.reason, "reason"),
                request_id=_request_id(request),
            )
        return pb.ProtectNameResponse()

    def LiftProtection(
        self, request: pb.LiftProtectionRequest, context: grpc.ServicerContext
    ) -> pb.LiftProtectionResponse:
        name = _wanted(request, "name")
        with _paths():
            self._platform.store().lift_protection(
                name, at=_happened(request), request_id=_request_id(request)
            )
        return pb.LiftProtectionResponse()

    def ClaimName(
        self, request: pb.ClaimNameRequest, context: grpc.ServicerContext
    ) -> pb.ClaimNameResponse:
        request_id, name = _wanted(request, "request_id"), _wanted(request, "name")
        subject = _subject(request.subject, "subject")
        account_type = known(_CLAIMED_TYPES, request.account_type, "account_type", pb.AccountType)
        at = _happened(request)
        until = _optional(request, "until") or at + CLAIM
        if until - at > self._longest_claim:
            allowed = f"at most {self._longest_claim.days} days after at"
            raise InvalidField("until", f"{(until - at).days} days after at", allowed)
        with _paths():
            outcome = self._platform.store().claim_name(
                name,
                subject,
                request_id=request_id,
                at=at,
                until=until,
                account_type=account_type,
            )
        return pb.ClaimNameResponse(
            claimed=outcome.granted,
            until=moment_message(outcome.until),
            holders=[holder_message(holder) for holder in outcome.holders],
            elsewhere=[holder_message(holder) for holder in outcome.elsewhere],
        )

    def LookUpFacts(
        self, request: pb.LookUpFactsRequest, context: grpc.ServicerContext
    ) -> pb.LookUpFactsResponse:
        subject = _subject(request.subject, "subject") if request.HasField("subject") else None
        question = FactQuestion(
            name=_plain(request.name, "name"),
            short_name=_plain(request.short_name, "short_name"),
            account_id=_plain(request.account_id, "account_id", MAX_ID),
            subject=subject,
            email=_plain(request.email, "email"),
            administrator_id=_plain(request.administrator_resident_id, "administrator_resident_id"),
            phone=_plain(request.administrator_phone, "administrator_phone"),
        )
        as_of = _optional(request, "as_of") or datetime.now(UTC)
        with _paths():
            facts = self._platform.store().facts(question, as_of=as_of)
        return pb.LookUpFactsResponse(facts=facts_message(facts))

    def ImportAccounts(
        self,
        request_iterator: Iterator[pb.ImportAccountsRequest],
        context: grpc.ServicerContext,
    ) -> Iterator[pb.ImportAccountsResponse]:
        index = 0
        for message in request_iterator:
            count = len(message.accounts)
            if count > MAX_IMPORTED:
                allowed = f"at most {MAX_IMPORTED} accounts"
                raise BatchTooLarge("accounts", f"{count} accounts", allowed)
            results = self._imported(message, index)
            yield pb.ImportAccountsResponse(results=results)
            index += count

    def _imported(self, message: pb.ImportAccountsRequest, first: int) -> list[pb.ImportedResult]:
        now = datetime.now(UTC)
        results: dict[int, pb.ImportedResult] = {}
        records: list[tuple[int, AccountRecord]] = []
        for index, each in enumerate(message.accounts, start=first):
            try:
                records.append((index, _imported_record(each, now)))
            except InvalidQuestion as error:
                results[index] = _import_error(index, each.account.id, error)
        store = self._platform.store()
        answers = store.import_accounts((record for _, record in records), at=now)
        for (index, record), answer in zip(records, answers, strict=True):
            results[index] = _import_result(index, record, answer)
        return [results[index] for index in sorted(results)]


def _record(message: pb.Account, path: str, at: datetime | None = None) -> AccountRecord:
    return AccountRecord(
        account_id=_wanted(message, "id", f"{path}."),
        account_type=known(_TYPES, message.type, f"{path}.type", pb.AccountType),
        name=_wanted(message, "name", f"{path}."),
        subject=_subject(message.subject, f"{path}.subject"),
        email=_plain(message.email, f"{path}.email"),
        administrator_id=_plain(
            message.administrator_resident_id, f"{path}.administrator_resident_id"
        ),
        phone=_plain(message.administrator_phone, f"{path}.administrator_phone"),
        registered_at=at,
    )


def _imported_record(message: pb.ImportedAccount, now: datetime) -> AccountRecord:
    at = _happened(message, "registered_at") if message.HasField("registered_at") else now
    return _record(message.account, "account", at)


def _import_result(index: int, record: AccountRecord, answer: ImportResult) -> pb.ImportedResult:
    if answer.refusal is not None:
        return _import_error(index, record.account_id, _as_sent(answer.refusal))
    recorded = answer.status is ImportStatus.CREATED
    return pb.ImportedResult(index=index, account_id=record.account_id, recorded=recorded)


def _import_error(index: int, account_id: str, error: ZhengmingError) -> pb.ImportedResult:
    status = statuses.status_message(error, IMPORT)
    return pb.ImportedResult(index=index, account_id=account_id[:200], error=status)


def _subject(message: pb.AccountSubject, path: str) -> SubjectKey:
    given = message.WhichOneof("key")
    text = _plain(getattr(message, given), f"{path}.{given}") if given else ""
    if not text.strip():
        allowed = f"{path}.uscc of an organization, or {path}.resident_id of an individual"
        raise InvalidField(path, "neither code nor number", allowed)
    return SubjectKey(uscc=message.uscc, resident_id=message.resident_id)


def _wanted(message: Message, field: str, prefix: str = "") -> str:
    text: str = getattr(message, field)
    most = MAX_ID if field in _IDS else MAX_TEXT
    if not text.strip():
        raise InvalidField(f"{prefix}{field}", "an empty text", f"1 to {most} code points")
    return _plain(text, f"{prefix}{field}", most)


def _plain(text: str, field: str, most: int = MAX_TEXT) -> str:
    """A text that every database keeps."""
    if "\0" in text:
        raise InvalidField(field, "a null character", "Unicode text without nulls")
    return bounded(text, field, most)


def _happened(message: Message, field: str = "at") -> datetime:
    """When something happened that is recorded; now, where it is unset.

    Raises:
        InvalidField: no account was there then, or it has not happened yet.
    """
    now, given = datetime.now(UTC), _optional(message, field)
    if given is None:
        return now
    if not FIRST_DAY <= given <= now + CLOCKS_DIFFER:
        allowed = (
            f"a moment from {FIRST_DAY:%Y-%m-%d} to now: a record says what has happened already"
        )
        raise InvalidField(field, given.isoformat(), allowed)
    return given


def _optional(message: Message, field: str) -> datetime | None:
    return moment(getattr(message, field), field) if message.HasField(field) else None


def _request_id(message: Message) -> str:
    text: str = message.request_id  # type: ignore[attr-defined]
    return _plain(text, "request_id", MAX_ID)


@contextmanager
def _paths() -> Iterator[None]:
    """Errors of the store, with their fields as the contract names them."""
    try:
        yield
    except (InvalidQuestion, ConflictingRecord) as error:
        raise _as_sent(error) from None


def _as_sent(error: InvalidQuestion | ConflictingRecord) -> InvalidQuestion | ConflictingRecord:
    """The same error, with the path that its field has in the request."""
    field = _PATHS.get(error.field, error.field)
    if isinstance(error, InvalidQuestion):
        return type(error)(field, error.given, error.allowed)
    return ConflictingRecord(field, given=error.given, recorded=error.recorded, remedy=error.remedy)
