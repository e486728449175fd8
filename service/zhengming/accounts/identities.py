"""Codes and hashes, and the numbers that everything else knows them by.

One value has one number, however often its key is replaced: when it is seen again in a record, its hash is written
under the current key. Where two rows stand for one value (two services wrote at the same moment with different rings),
a look-up finds both, and the next record joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, String, bindparam, delete, select, update

from zhengming.accounts import normal
from zhengming.accounts.database import insert_new
from zhengming.accounts.keyring import KeyedHash, KeyRing
from zhengming.accounts.records import SubjectKey
from zhengming.accounts.schema import (
    accounts,
    bindings,
    holdings,
    identities,
    standings,
    submissions,
)
from zhengming.errors import InvalidField, NoAccountKey

CHUNK = 500
"""Values in one IN list; SQLite allows 32,766 parameters, PostgreSQL 65,535."""
_REFERENCES = (
    accounts.c.subject,
    holdings.c.subject,
    bindings.c.identity,
    standings.c.subject,
    submissions.c.subject,
)


class Kind(StrEnum):
    """What an identity is."""

    USCC = "uscc"
    RESIDENT_ID = "resident-id"
    EMAIL = "email"
    PHONE = "phone"


class Value(NamedTuple):
    """A value in its normal form, with all hashes that it may be found under."""

    kind: Kind
    hashes: tuple[KeyedHash, ...]
    """The first is the one it is written under."""


@dataclass(frozen=True, slots=True)
class Hasher:
    """Brings values into their normal form and hashes them.

    Args:
        keys: the keys; without them only codes can be looked up and kept.
    """

    keys: KeyRing | None = field(repr=False)

    def email(self, text: str, path: str = "email") -> Value:
        """See :func:`zhengming.accounts.normal.email`."""
        return self._hashed(Kind.EMAIL, normal.email(text, path), path)

    def phone(self, text: str, path: str = "phone") -> Value:
        """See :func:`zhengming.accounts.normal.phone`."""
        return self._hashed(Kind.PHONE, normal.phone(text, path), path)

    def resident_id(self, text: str, path: str, on: datetime | None = None) -> Value:
        """See :func:`zhengming.accounts.normal.resident_id`."""
        number = normal.resident_id(text, path, on=on.date() if on else None)
        return self._hashed(Kind.RESIDENT_ID, number, path)

    def subject(
        self, subject: SubjectKey, path: str = "subject", on: datetime | None = None
    ) -> Value:
        """An organization by its code, an individual by the identity number.

        Raises:
            InvalidField: not exactly one of them is given, or it is none.
            NoAccountKey: an individual, and no key.
        """
        if bool(subject.uscc.strip()) == bool(subject.resident_id.strip()):
            given = "both a code and an identity number" if subject.uscc.strip() else "nothing"
            raise InvalidField(path, given, "either a USCC or a resident identity number")
        if subject.uscc.strip():
            return Value(Kind.USCC, (KeyedHash("", normal.code(subject.uscc, f"{path}.uscc")),))
        return self.resident_id(subject.resident_id, f"{path}.resident_id", on)

    def _hashed(self, kind: Kind, value: str, path: str) -> Value:
        if self.keys is None:
            raise NoAccountKey(path)
        return Value(kind, self.keys.hashes(kind.value, value))


def find(connection: Connection, values: Iterable[Value]) -> dict[Value, tuple[int, ...]]:
    """The numbers of values; one that was never recorded is left out."""
    rows = _rows(connection, values)
    return {value: tuple(number for number, _ in found) for value, found in rows.items()}


def settle(connection: Connection, values: Iterable[Value]) -> dict[Value, int]:
    """The numbers of values, which are recorded if they were not, and brought under the current key.

    Args:
        connection: in a writing transaction.
        values: any; the same one may come several times.
    """
    # In one order, so that two who record the same values wait for each other and do not block each other.
    wanted = sorted(set(values), key=lambda value: value.hashes[0])
    found = _rows(connection, wanted)
    missing = [value for value in wanted if value not in found]
    if missing:
        insert_new(connection, identities, [_row(value) for value in missing])
        found |= _rows(connection, missing)
    return {value: _current(connection, value, found[value]) for value in wanted}


_WITH_DIGESTS = select(identities).where(
    identities.c.digest.in_(bindparam("digests", type_=String, expanding=True))
)


def _row(value: Value) -> dict[str, object]:
    key_id, digest = value.hashes[0]
    return {"kind": value.kind.value, "key_id": key_id, "digest": digest}


def _rows(
    connection: Connection, values: Iterable[Value]
) -> dict[Value, list[tuple[int, KeyedHash]]]:
    """Rows by value, the one under the current key first."""
    owners: dict[tuple[str, KeyedHash], Value] = {
        (value.kind.value, keyed): value for value in values for keyed in value.hashes
    }
    digests = sorted({keyed.digest for _, keyed in owners})
    found: dict[Value, list[tuple[int, KeyedHash]]] = {}
    for start in range(0, len(digests), CHUNK):
        for row in connection.execute(_WITH_DIGESTS, {"digests": digests[start : start + CHUNK]}):
            keyed = KeyedHash(row.key_id, row.digest)
            value = owners.get((row.kind, keyed))
            if value is not None:
                found.setdefault(value, []).append((row.number, keyed))
    for value, rows in found.items():
        rows.sort(key=lambda row: value.hashes.index(row[1]))
    return found


def _current(connection: Connection, value: Value, rows: list[tuple[int, KeyedHash]]) -> int:
    """Bring a value under the current key, and its several rows together."""
    (number, keyed), others = rows[0], rows[1:]
    for other, _ in others:
        for column in _REFERENCES:
            connection.execute(
                update(column.table).where(column == other).values({column.name: number})
            )
        connection.execute(delete(identities).where(identities.c.number == other))
    if keyed != value.hashes[0]:
        connection.execute(
            update(identities).where(identities.c.number == number).values(_row(value))
        )
    return number


def numbers(found: Mapping[Value, tuple[int, ...]], value: Value | None) -> tuple[int, ...]:
    """The numbers of a value that may not have been given or recorded."""
    return found.get(value, ()) if value is not None else ()
