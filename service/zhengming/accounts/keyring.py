"""Keys that personal values are hashed with, so that whoever reads the database cannot try values out.

HMAC-SHA-256 (RFC 2104) over the kind of value and its normal form: an email and a telephone that happen to be written
alike have different hashes. Each hash is kept with the id of its key. The first key of a ring writes; all of it is
looked up with, so that a key can be replaced while the service runs:

1. put a new key behind the old one on every server, ``k1:…,k2:…``, and then before it: ``k2:…,k1:…``. A server
   without a key that was written with looks no personal value up;
2. a value that is seen again is written under the new key, whether by a record or by an import;
3. drop the old key when what is still under it may be forgotten. A hash cannot be brought under another key without the
   value itself, so values that were not seen again are then found no more: that is said with
   :meth:`~zhengming.accounts.sql_store.AccountStore.forget_key`.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import NamedTuple

from zhengming.errors import InvalidSetting

MAX_KEYS = 4
MIN_BYTES = 32
"""HMAC-SHA-256 gains nothing from more than its block and loses from less than its output (RFC 2104, section 3)."""
_ID = re.compile(r"[A-Za-z0-9._-]{1,32}", re.ASCII)
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+", re.ASCII)
_DOMAIN = b"zhengming/accounts/v1/"
_EXPECTED = f"id:hex, one key a line or between commas, each with at least {MIN_BYTES * 2} hexadecimal digits"


class KeyedHash(NamedTuple):
    """A hash, and the key it was made with."""

    key_id: str
    digest: str
    """64 hexadecimal digits"""


@dataclass(frozen=True, slots=True)
class AccountKey:
    """One key.

    Args:
        id: is kept beside each hash.
        secret: at least 32 bytes.
    """

    id: str
    secret: bytes = field(repr=False)

    def hash(self, kind: str, value: str) -> KeyedHash:
        """The hash of a value.

        Args:
            kind: what it is, e.g. ``email``; hashes of different kinds are never equal.
            value: its normal form.
        """
        message = _DOMAIN + kind.encode() + b"\0" + value.encode()
        return KeyedHash(self.id, hmac.digest(self.secret, message, hashlib.sha256).hex())


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys that are valid, the one that writes first.

    Args:
        keys: at least one.
    """

    keys: tuple[AccountKey, ...]

    @classmethod
    def parse(cls, text: str) -> KeyRing:
        """Read a ring: ``id:hex``, a line or a comma for each key; ``#`` begins a comment.

        Raises:
            InvalidSetting: it is none. The message never repeats a key.
        """
        lines = (line.partition("#")[0] for line in text.splitlines())
        entries = [entry.strip() for line in lines for entry in line.split(",") if entry.strip()]
        if not 1 <= len(entries) <= MAX_KEYS:
            raise _wrong(f"{len(entries)} keys, expected 1 to {MAX_KEYS}")
        keys = tuple(_key(i, entry) for i, entry in enumerate(entries, start=1))
        for i, key in enumerate(keys):
            if key.id in {other.id for other in keys[:i]}:
                raise _wrong(f"key {i + 1} has the id {key.id!r} of a key before it")
            if key.secret in {other.secret for other in keys[:i]}:
                raise _wrong(f"key {i + 1} is the same as a key before it")
        return cls(keys)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the keys, the one that writes first."""
        return tuple(key.id for key in self.keys)

    def hashes(self, kind: str, value: str) -> tuple[KeyedHash, ...]:
        """The hashes of a value under all keys, the one that writes first."""
        return tuple(key.hash(kind, value) for key in self.keys)


def new_key(key_id: str) -> str:
    """A new key as text, for whoever keeps keys.

    Args:
        key_id: 1 to 32 letters, digits, dots, hyphens or underscores.

    Raises:
        InvalidSetting: the id is none.
    """
    if not _ID.fullmatch(key_id):
        raise _wrong("an id of other characters")
    return f"{key_id}:{secrets.token_hex(MIN_BYTES)}"


def _key(number: int, entry: str) -> AccountKey:
    key_id, colon, digits = (part.strip() for part in entry.partition(":"))
    if not colon:
        raise _wrong(f"key {number} has no colon")
    if not _ID.fullmatch(key_id):
        raise _wrong(
            f"key {number} has an id that is not 1 to 32 letters, digits, dots, hyphens or underscores"
        )
    if not _HEX.fullmatch(digits):
        raise _wrong(f"key {number} is not an even number of hexadecimal digits")
    if len(digits) < MIN_BYTES * 2:
        raise _wrong(f"key {number} has {len(digits)} hexadecimal digits")
    return AccountKey(key_id, bytes.fromhex(digits))


def _wrong(what: str) -> InvalidSetting:
    return InvalidSetting(f"ZHENGMING_ACCOUNT_KEYS: {what}; expected {_EXPECTED}")
