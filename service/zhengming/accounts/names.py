"""Who holds which name, and of two who want it at once, who gets it.

A name is known by its key, the same for all its spellings. Whoever changes who holds a name first locks its key
(:func:`zhengming.accounts.database.lock_names`), so that looking and taking are one step.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Text,
    and_,
    bindparam,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from zhengming.accounts.database import lock_names
from zhengming.accounts.records import ClaimOutcome
from zhengming.accounts.schema import Moment, accounts, holdings
from zhengming.errors import ConflictingRecord
from zhengming.model.platform import SHARING_NAMES, AccountType, Holding, NameHolder

_WAIT = "a name that another subject holds must be released, or run out, before"
_LIFT = "protect the name for the subject, or lift the protection, before"


def rivals(account_type: AccountType) -> frozenset[AccountType]:
    """The accounts of which no other subject's may bear the name of such an account."""
    return SHARING_NAMES if account_type in SHARING_NAMES else frozenset({account_type})


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its key.

    Args:
        text: as given.
        key: folded.
    """

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Owner:
    """For whom a name is held.

    Args:
        subject: number of the subject; ``None`` for nobody.
        account_type: what the name is for.
        account: number of the account, once there is one.
    """

    subject: int | None
    account_type: AccountType
    account: int | None = None

    def is_hindered_by(self, row: Row[tuple[object, ...]]) -> bool:
        """Whether a holding keeps the name from this owner: another subject's of a rival sort of account, or the
        platform's for another one.
        """
        if row.subject == self.subject:
            return False
        return row.holding == Holding.PROTECTED or row.account_type in rivals(self.account_type)


def claim(
    connection: Connection, name: Name, owner: Owner, *, at: datetime, until: datetime
) -> ClaimOutcome:
    """Hold a name for a subject, unless another one holds it among rival accounts. What others hold elsewhere is told.

    Its own name a subject may claim again; a claim that it has already then runs out at the new moment.

    Args:
        connection: in a writing transaction.
        name: what is claimed.
        owner: for whom.
        at: from when.
        until: when the claim runs out.
    """
    lock_names(connection, [name.key])
    _end_what_ran_out(connection, name.key, at)
    held = _open(connection, name.key, at)
    others = [row for row in held if row.subject != owner.subject]
    hindering = tuple(holder(row, ()) for row in others if owner.is_hindered_by(row))
    elsewhere = tuple(holder(row, ()) for row in others if not owner.is_hindered_by(row))
    if hindering:
        return ClaimOutcome(granted=False, holders=hindering, elsewhere=elsewhere)
    own = [row for row in held if _is_claim_of(row, owner)]
    if own:
        connection.execute(
            update(holdings)
            .where(holdings.c.number == own[0].number)
            .values(until=until, account_type=owner.account_type.value, name=name.text)
        )
    else:
        _insert(connection, name, owner, holding=Holding.CLAIMED, since=at, until=until)
    return ClaimOutcome(granted=True, until=until, elsewhere=elsewhere)


def _is_claim_of(row: Row[tuple[object, ...]], owner: Owner) -> bool:
    """Whether a holding is the owner's own claim, for an account of the same or of a rival sort."""
    own = row.subject == owner.subject and row.account_type in rivals(owner.account_type)
    return own and row.holding == Holding.CLAIMED


def take(
    connection: Connection,
    name: Name,
    owner: Owner,
    *,
    at: datetime,
    since: datetime,
    field: str,
) -> None:
    """Put a name into use. The subject's own claim to it, and what was kept back for it, are thereby done with.

    Args:
        connection: in a writing transaction.
        name: what is taken.
        owner: with the account.
        at: when it is told.
        since: from when.
        field: where the name was given.

    Raises:
        ConflictingRecord: another subject holds the name among rival accounts.
    """
    lock_names(connection, [name.key])
    _end_what_ran_out(connection, name.key, at)
    for row in _open(connection, name.key, at):
        if owner.is_hindered_by(row):
            raise ConflictingRecord(
                field,
                given=repr(name.text),
                recorded=_described(row),
                remedy=_LIFT if row.holding == Holding.PROTECTED else _WAIT,
            )
    connection.execute(
        update(holdings)
        .where(
            holdings.c.name_key == name.key,
            holdings.c.subject == owner.subject,
            holdings.c.account_type.in_([each.value for each in rivals(owner.account_type)]),
            holdings.c.holding.in_([Holding.CLAIMED.value, Holding.RELEASED.value]),
            holdings.c.ended_at.is_(None),
        )
        .values(ended_at=at)
    )
    _insert(connection, name, owner, holding=Holding.IN_USE, since=since)


def give_up(
    connection: Connection, name: Name, owner: Owner, *, at: datetime, held_until: datetime | None
) -> None:
    """End the use of an account's name, and keep it back for its subject.

    Args:
        connection: in a writing transaction.
        name: what the account is called.
        owner: with the account.
        at: from when.
        held_until: until when it is kept back; ``None`` sets it free at once.
    """
    lock_names(connection, [name.key])
    connection.execute(
        update(holdings)
        .where(
            holdings.c.account == owner.account,
            holdings.c.holding == Holding.IN_USE.value,
            holdings.c.ended_at.is_(None),
        )
        .values(ended_at=at)
    )
    if held_until is not None:
        _insert(connection, name, owner, holding=Holding.RELEASED, since=at, until=held_until)


def protect(
    connection: Connection,
    name: Name,
    owner: Owner,
    *,
    at: datetime,
    until: datetime | None,
    reason: str,
) -> None:
    """Keep a name back by the platform. A protection that it has already is replaced.

    Args:
        connection: in a writing transaction.
        name: what is protected.
        owner: who may take it all the same; a subject of ``None`` for nobody.
        at: from when.
        until: until when; ``None`` for good.
        reason: for the record.
    """
    lock_names(connection, [name.key])
    _end_what_ran_out(connection, name.key, at)
    for row in _open(connection, name.key, at):
        same = (row.subject, row.until, row.reason) == (owner.subject, until, reason)
        if row.holding == Holding.PROTECTED and same:
            return
    lift(connection, name.key, at)
    _insert(
        connection,
        name,
        owner,
        holding=Holding.PROTECTED,
        since=at,
        until=until,
        reason=reason,
    )


def lift(connection: Connection, key: str, at: datetime) -> bool:
    """End the protection of a name; whether there was one."""
    lock_names(connection, [key])
    ended = connection.execute(
        update(holdings)
        .where(
            holdings.c.name_key == key,
            holdings.c.holding == Holding.PROTECTED.value,
            holdings.c.ended_at.is_(None),
        )
        .values(ended_at=at)
    )
    return ended.rowcount > 0


def held_as_of(
    connection: Connection, keys: Collection[str], as_of: datetime
) -> dict[str, list[Row[tuple[object, ...]]]]:
    """Who held names at a moment, by key, each with the ``account_id`` that bears or bore it.

    Args:
        connection: any.
        keys: of the names.
        as_of: the moment.
    """
    parameters = {"keys": sorted(keys), "as_of": as_of}
    found: dict[str, list[Row[tuple[object, ...]]]] = {}
    for row in connection.execute(_HELD_AS_OF, parameters):
        found.setdefault(row.name_key, []).append(row)
    return found


def in_force(
    columns: ReadOnlyColumnCollection[str, Column[Any]], as_of: ColumnElement[datetime]
) -> ColumnElement[bool]:
    """Whether a row was in force at a moment: begun, not ended, not run out.

    Args:
        columns: of a table with ``since``, ``ended_at`` and perhaps ``until``.
        as_of: the moment.
    """
    conditions = [columns.since <= as_of, or_(columns.ended_at.is_(None), columns.ended_at > as_of)]
    if "until" in columns:
        conditions.append(or_(columns.until.is_(None), columns.until > as_of))
    return and_(*conditions)


_HELD_AS_OF = (
    select(holdings, accounts.c.account_id)
    .outerjoin(accounts, holdings.c.account == accounts.c.number)
    .where(holdings.c.name_key.in_(bindparam("keys", type_=Text, expanding=True)))
    .where(in_force(holdings.c, bindparam("as_of", type_=Moment)))
    .order_by(holdings.c.since, holdings.c.number)
)


def holder(
    row: Row[tuple[object, ...]], subjects: Sequence[int], *, own: bool = False
) -> NameHolder:
    """A row as what it says, without who it is.

    Args:
        row: of ``holdings``.
        subjects: numbers of the asking subject.
        own: whether it is of the asking account, which nothing says to be another subject's.
    """
    return NameHolder(
        name=row.name,
        account_type=AccountType(row.account_type),
        holding=Holding(row.holding),
        same_subject=own or row.subject in subjects,
        until=row.until,
    )


def _open(connection: Connection, key: str, at: datetime) -> Sequence[Row[tuple[object, ...]]]:
    """Who holds a name now. When it began is not asked: the clocks of two services differ, and who came first stays
    first.
    """
    statement = (
        select(holdings)
        .where(
            holdings.c.name_key == key,
            holdings.c.ended_at.is_(None),
            or_(holdings.c.until.is_(None), holdings.c.until > at),
        )
        .order_by(holdings.c.since, holdings.c.number)
    )
    return connection.execute(statement).all()


def _end_what_ran_out(connection: Connection, key: str, at: datetime) -> None:
    connection.execute(
        update(holdings)
        .where(
            holdings.c.name_key == key,
            holdings.c.ended_at.is_(None),
            holdings.c.until.is_not(None),
            holdings.c.until <= at,
        )
        .values(ended_at=holdings.c.until)
    )


def _insert(
    connection: Connection,
    name: Name,
    owner: Owner,
    *,
    holding: Holding,
    since: datetime,
    until: datetime | None = None,
    reason: str = "",
) -> None:
    connection.execute(
        insert(holdings).values(
            name_key=name.key,
            name=name.text,
            holding=holding.value,
            account_type=owner.account_type.value,
            account=owner.account,
            subject=owner.subject,
            since=since,
            until=until,
            reason=reason,
        )
    )


def _described(row: Row[tuple[object, ...]]) -> str:
    until = f" until {row.until.isoformat()}" if row.until is not None else ""
    if row.holding == Holding.PROTECTED:
        return f"{row.name!r} is {row.holding}{until}"  # for every sort of account, and not always for a subject
    return f"{row.name!r} is {row.holding}{until} for another subject ({row.account_type})"
