"""What a database was written with: keys and folding. Were either changed silently, it would forget what it knows."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from zhengming.accounts.database import Database
from zhengming.accounts.keyring import KeyRing
from zhengming.accounts.names import rivals
from zhengming.accounts.schema import holdings, keys, marks
from zhengming.errors import InvalidSetting
from zhengming.model.platform import AccountType, Holding
from zhengming.text import fold_table
from zhengming.text.fold import Folder

log = logging.getLogger(__name__)

FOLD = "fold-table"
CHUNK = 5000
"""Names that are folded anew between two questions to the database."""


def hold_to(database: Database, ring: KeyRing | None, folder: Folder) -> None:
    """Hold a database to its keys, and fold its names anew when the table of this release is another one.

    Raises:
        InvalidSetting: a key is another one than the database knows under that id.
        StoreUnavailable: the database cannot be asked now.
    """
    checks = {key.id: key.hash("key-check", key.id).digest for key in ring.keys} if ring else {}
    known = database.read(_known_keys)
    wrong = [key_id for key_id, check in checks.items() if known.get(key_id, check) != check]
    if wrong:
        raise InvalidSetting(
            f"ZHENGMING_ACCOUNT_KEYS: key {wrong[0]!r} is not the one that was written with under that id; "
            "give back the former key, or give the new one another id and put it first"
        )
    absent = sorted(known.keys() - checks.keys())
    if ring and absent:
        log.warning(
            "the database holds values hashed with keys that are not in the ring: %s; "
            "no fact is looked up by a personal value",
            absent,
        )
    if checks.keys() - known.keys():
        database.write(lambda connection: _keep_keys(connection, checks))
    mark = _fold_mark()
    if database.read(_mark) != mark:
        database.write(lambda connection: _refold(connection, folder, mark), long=True)


def unheld_keys(connection: Connection, ring: KeyRing) -> bool:
    """Whether the database was written with a key that the ring lacks.

    It is asked anew each time: while keys are replaced, another server brings values under a key that this one was not
    given. See :func:`forget_key` for one that is gone for good.
    """
    return not _known_keys(connection).keys() <= set(ring.ids)


def forget_key(connection: Connection, key_id: str) -> None:
    """Forget that a key was written with."""
    connection.execute(delete(keys).where(keys.c.key_id == key_id))


def _known_keys(connection: Connection) -> dict[str, str]:
    return {row.key_id: row.key_check for row in connection.execute(select(keys))}


def _keep_keys(connection: Connection, checks: Mapping[str, str]) -> None:
    known = _known_keys(connection)
    rows = [
        {"key_id": key_id, "key_check": check}
        for key_id, check in checks.items()
        if key_id not in known
    ]
    if rows:
        connection.execute(insert(keys), rows)


def _mark(connection: Connection) -> str | None:
    return connection.execute(
        select(marks.c.value).where(marks.c.mark == FOLD)
    ).scalar_one_or_none()


def _fold_mark() -> str:
    table = Path(fold_table.__file__).with_name("fold.tsv")
    return hashlib.sha256(table.read_bytes()).hexdigest()


def _refold(connection: Connection, folder: Folder, mark: str) -> None:
    last = 0
    moved: list[_Claim] = []
    while rows := connection.execute(
        select(holdings).where(holdings.c.number > last).order_by(holdings.c.number).limit(CHUNK)
    ).all():
        last = rows[-1].number
        folded = ((row, folder.letters(row.name)) for row in rows)
        changed: list[dict[str, Any]] = [
            {"at": row.number, "key": key} for row, key in folded if key and key != row.name_key
        ]
        if changed:
            log.info("%d names are folded otherwise by this release", len(changed))
            moved += _close_claims(connection, changed)
            connection.execute(
                update(holdings)
                .where(holdings.c.number == bindparam("at"))
                .values(name_key=bindparam("key")),
                changed,
            )
    _reopen_claims(connection, moved)
    connection.execute(delete(marks).where(marks.c.mark == FOLD))
    connection.execute(insert(marks).values(mark=FOLD, value=mark))


_OPEN_CLAIM = (holdings.c.holding == Holding.CLAIMED.value) & holdings.c.ended_at.is_(None)


class _Claim(NamedTuple):
    """A claim that is closed while names are folded anew."""

    number: int
    account_type: AccountType
    key: str
    """the new one"""


def _close_claims(connection: Connection, changed: Sequence[Mapping[str, Any]]) -> list[_Claim]:
    """End the open claims among the rows until all names are folded: of one name only one is open at a time."""
    keys = {row["at"]: row["key"] for row in changed}
    ended = (
        update(holdings)
        .where(holdings.c.number.in_(list(keys)), _OPEN_CLAIM)
        .values(ended_at=holdings.c.until)
        .returning(holdings.c.number, holdings.c.account_type)
    )
    return [
        _Claim(row.number, AccountType(row.account_type), keys[row.number])
        for row in connection.execute(ended)
    ]


def _reopen_claims(connection: Connection, claims: Sequence[_Claim]) -> None:
    """Open them again, the earlier first. One whose name is another claim's now stays ended as of its own end: it is
    told until then, and completes nothing.
    """
    for claim in sorted(claims):
        sorts = [each.value for each in rivals(claim.account_type)]
        taken = select(holdings.c.number).where(
            holdings.c.name_key == claim.key, holdings.c.account_type.in_(sorts), _OPEN_CLAIM
        )
        if connection.execute(taken.limit(1)).one_or_none() is None:
            connection.execute(
                update(holdings).where(holdings.c.number == claim.number).values(ended_at=None)
            )
