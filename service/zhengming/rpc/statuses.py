"""Which status, reason and details each error becomes on the wire."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import grpc
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.duration_pb2 import Duration
from google.rpc import error_details_pb2, status_pb2

from zhengming.errors import (
    BatchTooLarge,
    ConflictingRecord,
    ConflictingRequest,
    InvalidField,
    InvalidQuestion,
    MalformedText,
    NoAccountKey,
    RevisionUnavailable,
    StoreUnavailable,
    UnknownAccount,
    UnknownRule,
    ZhengmingError,
)
from zhengming.v1.error_reason_pb2 import ErrorReason

DOMAIN = "zhengming"
"""The domain of every ErrorInfo."""

DETAILS_KEY = "grpc-status-details-bin"
"""The trailing metadata in which gRPC carries a google.rpc.Status."""

KEY_ALLOWED = (
    "id:hex with at least 64 hexadecimal digits, "
    "e.g. the output of: printf 'k1:%s' \"$(openssl rand -hex 32)\""
)
"""What a key may be, and how to make one."""

_log = logging.getLogger(__name__)

_QUESTIONS: Mapping[type[InvalidQuestion], ErrorReason.ValueType] = {
    MalformedText: ErrorReason.ERROR_REASON_MALFORMED_TEXT,
    InvalidField: ErrorReason.ERROR_REASON_INVALID_FIELD,
    BatchTooLarge: ErrorReason.ERROR_REASON_BATCH_TOO_LARGE,
}


class Refusal(ZhengmingError):
    """A call is refused for the transport's sake, not for what was asked.

    Args:
        code: the gRPC status.
        reason: the documented reason.
        message: one sentence for the caller's developer.
        metadata: the keys that the reason documents.
    """

    def __init__(
        self,
        code: grpc.StatusCode,
        reason: ErrorReason.ValueType,
        message: str,
        **metadata: str,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.reason = reason
        self.metadata = metadata


@dataclass(frozen=True)
class RichStatus(grpc.Status):
    """A status with its details, in the shape that gRPC's ``abort_with_status`` takes."""

    code: grpc.StatusCode
    details: str
    trailing_metadata: tuple[tuple[str, bytes], ...]


def unreadable_message(method: str) -> Refusal:
    """The refusal of bytes that are no message of the method's request type."""
    return Refusal(
        grpc.StatusCode.INVALID_ARGUMENT,
        ErrorReason.ERROR_REASON_UNREADABLE_MESSAGE,
        "the bytes received are no valid request message (is every string UTF-8?)",
        method=method,
    )


def deadline_passed() -> Refusal:
    """The refusal of a call that nobody waits for any more."""
    return Refusal(
        grpc.StatusCode.DEADLINE_EXCEEDED,
        ErrorReason.ERROR_REASON_DEADLINE_PASSED,
        "the deadline had passed before the call was worked on",
    )


def too_many_streams(limit: int) -> Refusal:
    """The refusal of one stream more than ``limit``."""
    return Refusal(
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        ErrorReason.ERROR_REASON_TOO_MANY_STREAMS,
        f"this server already holds {limit} streams: retry later, or ask another server",
        limit=str(limit),
    )


def response_too_large(size: int, limit: int, *, enough: int) -> Refusal:
    """The refusal of an answer of ``size`` bytes, over ``limit``; ``enough`` requests would fit."""
    remedy = (
        f"send at most {enough} requests in a batch, leave out include_trace, "
        "or use StreamCheckOrganizationNames"
    )
    return Refusal(
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        ErrorReason.ERROR_REASON_RESPONSE_TOO_LARGE,
        f"the answer would have {size} bytes, and a message may have {limit}: {remedy}",
        response_bytes=str(size),
        limit_bytes=str(limit),
        remedy=remedy,
    )


def accounts_not_configured() -> Refusal:
    """The refusal of a call on accounts by a server that keeps none."""
    allowed = "the URL of a database, e.g. sqlite:////var/lib/zhengming/accounts.sqlite"
    return Refusal(
        grpc.StatusCode.FAILED_PRECONDITION,
        ErrorReason.ERROR_REASON_ACCOUNTS_NOT_CONFIGURED,
        f"this server keeps no accounts: set ZHENGMING_ACCOUNTS to {allowed}, and start it again",
        variable="ZHENGMING_ACCOUNTS",
        allowed=allowed,
    )


def status_message(error: Exception, method: str) -> status_pb2.Status:
    """The google.rpc.Status that an error becomes.

    An error that is not ours is a defect: it is logged under an incident id, and the caller gets
    the id and nothing else.

    Args:
        error: what was raised.
        method: full name of the gRPC method, for the log.
    """
    match error:
        case Refusal():
            return _status(error.code, error.reason, str(error), error.metadata)
        case InvalidQuestion():
            reason = _QUESTIONS.get(type(error), ErrorReason.ERROR_REASON_INVALID_FIELD)
            metadata = {"field": error.field, "given": error.given, "allowed": error.allowed}
            status = _status(grpc.StatusCode.INVALID_ARGUMENT, reason, str(error), metadata)
            _attach(status, _bad_request(error))
            return status
        case RevisionUnavailable():
            return _status(
                grpc.StatusCode.FAILED_PRECONDITION,
                ErrorReason.ERROR_REASON_REVISION_UNAVAILABLE,
                str(error),
                {"requested": error.requested, "served": error.served},
            )
        case UnknownRule():
            return _status(
                grpc.StatusCode.NOT_FOUND,
                ErrorReason.ERROR_REASON_UNKNOWN_RULE,
                str(error),
                {"name": error.name},
            )
        case NoAccountKey() | StoreUnavailable() | UnknownAccount():
            return _account_status(error, method)
        case ConflictingRecord() | ConflictingRequest():
            return _conflict_status(error)
    return _incident(error, method)


def _account_status(
    error: NoAccountKey | StoreUnavailable | UnknownAccount, method: str
) -> status_pb2.Status:
    match error:
        case NoAccountKey():
            return _status(
                grpc.StatusCode.FAILED_PRECONDITION,
                ErrorReason.ERROR_REASON_ACCOUNT_KEY_MISSING,
                str(error),
                {"variable": "ZHENGMING_ACCOUNT_KEYS", "allowed": KEY_ALLOWED},
            )
        case UnknownAccount():
            return _status(
                grpc.StatusCode.NOT_FOUND,
                ErrorReason.ERROR_REASON_UNKNOWN_ACCOUNT,
                str(error),
                {"account_id": error.account_id[:80]},
            )
    # What the database says may name hosts and users: that is for the operator.
    _log.warning("%s: %s", method, error)
    seconds = f"{error.retry_after:g}"
    status = _status(
        grpc.StatusCode.UNAVAILABLE,
        ErrorReason.ERROR_REASON_STORE_UNAVAILABLE,
        f"the account store cannot be asked now; ask again in {seconds} s",
        {"retry_seconds": seconds},
    )
    delay = Duration()
    delay.FromNanoseconds(round(error.retry_after * 1_000_000_000))
    _attach(status, error_details_pb2.RetryInfo(retry_delay=delay))
    return status


def _conflict_status(error: ConflictingRecord | ConflictingRequest) -> status_pb2.Status:
    if isinstance(error, ConflictingRequest):
        reason = ErrorReason.ERROR_REASON_CONFLICTING_REQUEST
        metadata = {"request_id": error.request_id[:80]}
    else:
        reason = ErrorReason.ERROR_REASON_CONFLICTING_RECORD
        metadata = {
            "field": error.field,
            "given": error.given,
            "recorded": error.recorded,
            "remedy": error.remedy,
        }
    return _status(grpc.StatusCode.ALREADY_EXISTS, reason, str(error), metadata)


def rich_status(message: status_pb2.Status) -> RichStatus:
    """The same status, as gRPC sends it at the end of a call."""
    return RichStatus(
        _CODES[message.code],
        message.message,
        ((DETAILS_KEY, message.SerializeToString()),),
    )


_CODES = {code.value[0]: code for code in grpc.StatusCode}


def _incident(error: Exception, method: str) -> status_pb2.Status:
    incident = secrets.token_hex(8)
    _log.error("incident %s in %s", incident, method, exc_info=error)
    return _status(
        grpc.StatusCode.INTERNAL,
        ErrorReason.ERROR_REASON_INTERNAL,
        f"an internal error; the server's log knows it as incident {incident}",
        {"incident": incident},
    )


def _bad_request(error: InvalidQuestion) -> error_details_pb2.BadRequest:
    violation = error_details_pb2.BadRequest.FieldViolation(
        field=error.field, description=f"given {error.given}; allowed: {error.allowed}"
    )
    return error_details_pb2.BadRequest(field_violations=[violation])


def _status(
    code: grpc.StatusCode,
    reason: ErrorReason.ValueType,
    message: str,
    metadata: Mapping[str, str],
) -> status_pb2.Status:
    status = status_pb2.Status(code=code.value[0], message=message)
    info = error_details_pb2.ErrorInfo(
        reason=ErrorReason.Name(reason), domain=DOMAIN, metadata=metadata
    )
    _attach(status, info)
    return status


def _attach(
    status: status_pb2.Status,
    detail: error_details_pb2.ErrorInfo
    | error_details_pb2.BadRequest
    | error_details_pb2.RetryInfo,
) -> None:
    packed = AnyMessage()
    packed.Pack(detail)
    status.details.append(packed)
