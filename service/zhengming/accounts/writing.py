"""One writing call: values hashed and numbered, answered once for a request id, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from zhengming.accounts import identities, normal, requests
from zhengming.accounts.database import Database
from zhengming.accounts.identities import Hasher, Value
from zhengming.accounts.keyring import KeyRing
from zhengming.accounts.names import Name
from zhengming.errors import InvalidField
from zhengming.text.fold import Folder

MAX_REASON = 500

Numbers = Mapping[Value, int]


@dataclass(frozen=True, slots=True)
class Request:
    """One call that writes.

    Args:
        operation: its name.
        request_id: may be empty.
        at: when.
        parts: what tells it from another one, but for personal values.
        values: codes and hashes it speaks of.
    """

    operation: str
    request_id: str
    at: datetime
    parts: tuple[str | None, ...]
    values: Sequence[Value] = ()


class Writer:
    """What all calls that write have in common.

    Args:
        database: with the schema of this release.
        keys: what personal values are hashed with.
        folder: how names are folded.
    """

    def __init__(self, database: Database, keys: KeyRing | None, folder: Folder) -> None:
        self._database = database
        self._hasher = Hasher(keys)
        self._folder = folder

    def _write(
        self, request: Request, work: Callable[[Connection, Numbers], str | None]
    ) -> tuple[str, bool]:
        """What the work answers, or answered to the same request before; and which."""
        if request.request_id:
            normal.plain(request.request_id, "request_id")

        def transaction(connection: Connection) -> tuple[str, bool]:
            numbers = identities.settle(connection, request.values)
            persons = (numbers[value] for value in request.values)
            fingerprint = requests.fingerprint(request.operation, *request.parts, *persons)
            earlier = requests.earlier_outcome(
                connection, request.request_id, fingerprint, request.at
            )
            if earlier is not None:
                return earlier, True
            outcome = work(connection, numbers) or ""
            if outcome:
                requests.keep_outcome(connection, request.request_id, outcome)
            return outcome, False

        return self._database.write(transaction)

    def _name(self, text: str) -> Name:
        return Name(text, normal.name(text, self._folder))


def period(at: datetime, until: datetime, field: str) -> tuple[datetime, datetime]:
    """A stretch of time, in UTC.

    Raises:
        InvalidField: a moment without a time zone, or none of it is left.
    """
    at, until = normal.moment(at), normal.moment(until, field)
    if until <= at:
        raise InvalidField(field, until.isoformat(), f"a moment after {at.isoformat()}")
    return at, until


def limited(at: datetime, until: datetime | None, field: str) -> tuple[datetime, datetime | None]:
    """A stretch of time that may have no end; see :func:`period`."""
    return (normal.moment(at), None) if until is None else period(at, until, field)


def reason_of(text: str) -> str:
    """A reason, which may be empty.

    Raises:
        InvalidField: it is too long, or cannot be kept.
    """
    return normal.plain(text, "reason", MAX_REASON) if text else ""


def iso(moment: datetime | None) -> str | None:
    """A moment as text."""
    return moment.isoformat() if moment is not None else None
