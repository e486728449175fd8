"""Registrations as callers send them: the golden ones as Protobuf JSON and as messages."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, cast

from google.protobuf.json_format import ParseDict

from zhengming.model.applicant import AuthorizationKind, Verification
from zhengming.model.mini_program import MiniProgram, ReleaseState, SubjectType, VerificationState
from zhengming.v1 import checking_pb2

PREFIXES: dict[type[StrEnum], str] = {
    AuthorizationKind: "AUTHORIZATION_KIND",
    ReleaseState: "RELEASE_STATE",
    SubjectType: "SUBJECT_TYPE",
    Verification: "VERIFICATION",
    VerificationState: "VERIFICATION_STATE",
}


def json_of(program: MiniProgram) -> dict[str, Any]:
    """The registration as Protobuf JSON, with the names of the proto."""
    return cast("dict[str, Any]", _json(program))


def message_of(program: MiniProgram) -> checking_pb2.MiniProgram:
    """The registration as a message."""
    return ParseDict(json_of(program), checking_pb2.MiniProgram())


def _json(value: object) -> object:
    if isinstance(value, StrEnum):
        return f"{PREFIXES[type(value)]}_{value.name}"
    if isinstance(value, date):
        return {"year": value.year, "month": value.month, "day": value.day}
    if isinstance(value, tuple):
        return [_json(each) for each in value]
    if is_dataclass(value):
        told = {field.name: _json(getattr(value, field.name)) for field in fields(value)}
        return {name: each for name, each in told.items() if each is not None}
    return value
