"""Accounts: registered, renamed, released, and what is bound to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, insert, or_, select, update

from zhengming.accounts import names, normal
from zhengming.accounts.database import lock_names
from zhengming.accounts.identities import CHUNK, Hasher, Value
from zhengming.accounts.names import Name, Owner
from zhengming.accounts.records import AccountRecord, BindingRole
from zhengming.accounts.schema import accounts, bindings, holdings, renames
from zhengming.accounts.writing import iso
from zhengming.errors import ConflictingRecord, UnknownAccount
from zhengming.model.platform import AccountType, Holding
from zhengming.text.fold import Folder


@dataclass(frozen=True, slots=True)
class Prepared:
    """An account record in its normal form.

    Args:
        account_id: as given.
        account_type: as given.
        name: with its key.
        subject: hashed.
        bound: what is bound, hashed.
        since: when it was registered.
    """

    account_id: str
    account_type: AccountType
    name: Name
    subject: Value
    bound: dict[BindingRole, Value]
    since: datetime

    @property
    def values(self) -> tuple[Value, ...]:
        """All that must have a number before it can be written."""
        return (self.subject, *self.bound.values())


@dataclass(slots=True)
class Recorded:
    """An account as it is recorded.

    Args:
        number: the store's own.
        account_id: the platform's.
        account_type: what it is.
        subject: number of who stands behind it.
        ended: whether it was released.
        name: what it is called; ``None`` once released.
        bound: numbers of what is bound.
    """

    number: int
    account_id: str
    account_type: AccountType
    subject: int
    ended: bool
    name: Name | None = None
    bound: dict[BindingRole, int] = field(default_factory=dict)

    @property
    def owner(self) -> Owner:
        """Whom its name is held for."""
        return Owner(self.subject, self.account_type, self.number)


def prepare(record: AccountRecord, hasher: Hasher, folder: Folder, at: datetime) -> Prepared:
    """Bring a record into its normal form.

    Raises:
        InvalidField: a field holds what it cannot hold; personal values are not repeated.
        NoAccountKey: it holds a personal value, and there is no key.
    """
    normal.plain(record.account_id, "account.account_id")
    since = normal.moment(record.registered_at or at, "account.registered_at")
    bound = {}
    if record.email:
        bound[BindingRole.EMAIL] = hasher.email(record.email, "account.email")
    if record.administrator_id:
        field_ = "account.administrator_id"
        bound[BindingRole.ADMINISTRATOR] = hasher.resident_id(record.administrator_id, field_, at)
    if record.phone:
        bound[BindingRole.PHONE] = hasher.phone(record.phone, "account.phone")
    return Prepared(
        account_id=record.account_id,
        account_type=record.account_type,
        name=Name(record.name, normal.name(record.name, folder, "account.name")),
        subject=hasher.subject(record.subject, "account.subject", at),
        bound=bound,
        since=since,
    )


def register(
    connection: Connection, prepared: Prepared, numbers: Mapping[Value, int], at: datetime
) -> None:
    """Record an account. One that is recorded already and says the same is left alone.

    Raises:
        ConflictingRecord: it is recorded otherwise, or another subject holds the name.
    """
    recorded = load(connection, [prepared.account_id]).get(prepared.account_id)
    if recorded is not None:
        compare(prepared, numbers, recorded)
        return
    statement = insert(accounts).values(account_row(prepared, numbers)).returning(accounts.c.number)
    number = connection.execute(statement).scalar_one()
    owner = Owner(numbers[prepared.subject], prepared.account_type, number)
    names.take(connection, prepared.name, owner, at=at, since=prepared.since, field="account.name")
    for role, value in prepared.bound.items():
        _bind(connection, number, role, numbers[value], since=prepared.since)


def account_row(prepared: Prepared, numbers: Mapping[Value, int]) -> dict[str, object]:
    """The row of a new account."""
    return {
        "account_id": prepared.account_id,
        "type": prepared.account_type.value,
        "subject": numbers[prepared.subject],
        "since": prepared.since,
    }


def compare(prepared: Prepared, numbers: Mapping[Value, int], recorded: Recorded) -> None:
    """Hold a record to what is recorded of the account. What the record leaves open contradicts nothing.

    Raises:
        ConflictingRecord: they differ; the first difference.
    """
    if recorded.ended or recorded.name is None:
        raise _released(recorded.account_id, "account.account_id")
    if prepared.account_type is not recorded.account_type:
        raise _differs("account.account_type", prepared.account_type, recorded.account_type)
    if numbers[prepared.subject] != recorded.subject:
        raise _differs("account.subject", "another subject", "a subject")
    if prepared.name.text != recorded.name.text:
        raise _differs(
            "account.name", repr(prepared.name.text), repr(recorded.name.text), "record a rename"
        )
    for role, value in prepared.bound.items():
        if recorded.bound.get(role) != numbers[value]:
            known = f"another {role.value}" if role in recorded.bound else f"no {role.value}"
            given = "one that is not recorded"
            raise _differs(_FIELDS[role], given, known, "record a binding")


_FIELDS = {
    BindingRole.EMAIL: "account.email",
    BindingRole.ADMINISTRATOR: "account.administrator_id",
    BindingRole.PHONE: "account.phone",
}


def _differs(field_: str, given: str, recorded: str, remedy: str = "") -> ConflictingRecord:
    remedy = remedy or "an account keeps its type and subject; a new one has a new id"
    return ConflictingRecord(field_, given=given, recorded=recorded, remedy=remedy)


def _released(account_id: str, field_: str) -> ConflictingRecord:
    return ConflictingRecord(
        field_,
        given=repr(account_id),
        recorded="an account that was released",
        remedy="a new registration has a new id",
    )


def load(connection: Connection, account_ids: Collection[str]) -> dict[str, Recorded]:
    """What is recorded of accounts, by id; one that is not recorded is left out."""
    found: dict[int, Recorded] = {}
    wanted = sorted(account_ids)
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        statement = (
            select(accounts, holdings.c.name, holdings.c.name_key)
            .outerjoin(
                holdings,
                (holdings.c.account == accounts.c.number)
                & (holdings.c.holding == Holding.IN_USE.value)
                & holdings.c.ended_at.is_(None),
            )
            .where(accounts.c.account_id.in_(chunk))
        )
        for row in connection.execute(statement):
            name = Name(row.name, row.name_key) if row.name is not None else None
            found[row.number] = Recorded(
                number=row.number,
                account_id=row.account_id,
                account_type=AccountType(row.type),
                subject=row.subject,
                ended=row.ended_at is not None,
                name=name,
            )
    _load_bindings(connection, found)
    return {recorded.account_id: recorded for recorded in found.values()}


def _load_bindings(connection: Connection, found: Mapping[int, Recorded]) -> None:
    numbers = sorted(found)
    for start in range(0, len(numbers), CHUNK):
        statement = select(bindings.c.account, bindings.c.role, bindings.c.identity).where(
            bindings.c.account.in_(numbers[start : start + CHUNK]), bindings.c.ended_at.is_(None)
        )
        for row in connection.execute(statement):
            found[row.account].bound[BindingRole(row.role)] = row.identity


def _locked(connection: Connection, account_id: str) -> Recorded:
    """An account that nobody else changes until the transaction ends.

    Raises:
        UnknownAccount: it was never recorded.
    """
    connection.execute(
        select(accounts.c.number).where(accounts.c.account_id == account_id).with_for_update()
    )
    recorded = load(connection, [account_id]).get(account_id)
    if recorded is None:
        raise UnknownAccount(account_id)
    return recorded


def _opened(connection: Connection, account_id: str) -> Recorded:
    """An account that is in use, locked.

    Raises:
        UnknownAccount: it was never recorded.
        ConflictingRecord: it was released.
    """
    recorded = _locked(connection, account_id)
    if recorded.ended or recorded.name is None:
        raise _released(account_id, "account_id")
    return recorded


def belongs(connection: Connection, account_id: str, subject: int) -> None:
    """Make sure that an account is a subject's own; it may have been released.

    Raises:
        UnknownAccount: it was never recorded.
        ConflictingRecord: it is another subject's.
    """
    statement = select(accounts.c.subject).where(accounts.c.account_id == account_id)
    owner = connection.execute(statement).scalar_one_or_none()
    if owner is None:
        raise UnknownAccount(account_id)
    if owner != subject:
        raise ConflictingRecord(
            "subject",
            given="a subject",
            recorded="another subject",
            remedy="a request for review is recorded for the subject of the account",
        )


@dataclass(frozen=True, slots=True)
class NameChange:
    """An account gets a name, or gives its name up.

    Args:
        account_id: which account.
        name: the new one, or the one that is given up.
        at: from when.
        held_until: until when the name that it bore is kept back for the subject; ``None`` sets it free at once.
    """

    account_id: str
    name: Name
    at: datetime
    held_until: datetime | None


def rename(connection: Connection, change: NameChange) -> None:
    """Give an account another name; the same name again changes nothing.

    Args:
        connection: in a writing transaction.
        change: with the new name.

    Raises:
        UnknownAccount: it was never recorded.
        ConflictingRecord: it was released, or another subject holds the name.
    """
    recorded = _opened(connection, change.account_id)
    former, name, at = recorded.name, change.name, change.at
    if former is None or former == name:
        return
    # another spelling is in use itself
    kept = change.held_until if former.key != name.key else None
    lock_names(connection, [former.key, name.key])
    names.give_up(connection, former, recorded.owner, at=at, held_until=kept)
    names.take(connection, name, recorded.owner, at=at, since=at, field="name")
    connection.execute(
        insert(renames).values(
            account=recorded.number, former_name=former.text, name=name.text, at=at
        )
    )


def release(connection: Connection, change: NameChange) -> None:
    """An account is given up, its bindings end, its name is kept back. The same a second time changes nothing.

    Args:
        connection: in a writing transaction.
        change: with the name it has.

    Raises:
        UnknownAccount: it was never recorded.
        ConflictingRecord: it is called otherwise, or was given up with another name or another end of its keeping.
    """
    recorded = _locked(connection, change.account_id)
    if recorded.ended or recorded.name is None:
        _compare_release(connection, recorded.number, change)
        return
    borne, at = recorded.name, change.at
    if borne.key != change.name.key:
        raise _differs("name", repr(change.name.text), repr(borne.text), "release the name it has")
    names.give_up(connection, borne, recorded.owner, at=at, held_until=change.held_until)
    _unbind(connection, recorded.number, None, at)
    connection.execute(
        update(accounts).where(accounts.c.number == recorded.number).values(ended_at=at)
    )


def _compare_release(connection: Connection, account: int, change: NameChange) -> None:
    """Hold a release to the one that is recorded.

    Raises:
        ConflictingRecord: they differ.
    """
    columns = (holdings.c.holding, holdings.c.name, holdings.c.name_key, holdings.c.until)
    statement = (
        select(*columns)
        .join(accounts, holdings.c.account == accounts.c.number)
        .where(accounts.c.number == account)
        .where(
            or_(
                (holdings.c.holding == Holding.IN_USE.value)
                & (holdings.c.ended_at == accounts.c.ended_at),
                (holdings.c.holding == Holding.RELEASED.value)
                & (holdings.c.since == accounts.c.ended_at),
            )
        )
        .order_by(holdings.c.number)
    )
    rows = connection.execute(statement).all()
    borne = max((at for at, row in enumerate(rows) if row.holding == Holding.IN_USE), default=-1)
    # What stands before the last name is what renames of the same moment kept back.
    kept = [row.until for row in rows[borne + 1 :]]
    if borne >= 0 and rows[borne].name_key != change.name.key:
        raise _differs(
            "name", repr(change.name.text), repr(rows[borne].name), "release the name it had"
        )
    recorded = kept[-1] if kept else None
    if recorded != change.held_until:
        raise _differs(
            "held_until",
            iso(change.held_until) or "no moment",
            iso(recorded) or "no moment",
            "the account was given up already; how long its name is kept back stays",
        )


def bind(
    connection: Connection, account_id: str, role: BindingRole, identity: int, *, at: datetime
) -> None:
    """Bind something to an account in place of what was bound in that role.

    Raises:
        UnknownAccount: it was never recorded.
        ConflictingRecord: it was released.
    """
    recorded = _opened(connection, account_id)
    if recorded.bound.get(role) != identity:
        _unbind(connection, recorded.number, role, at)
        _bind(connection, recorded.number, role, identity, since=at)


def unbind(connection: Connection, account_id: str, role: BindingRole, *, at: datetime) -> None:
    """End a binding; where there is none, nothing changes.

    Raises:
        UnknownAccount: it was never recorded.
        ConflictingRecord: it was released.
    """
    _unbind(connection, _opened(connection, account_id).number, role, at)


def _bind(
    connection: Connection, account: int, role: BindingRole, identity: int, *, since: datetime
) -> None:
    values = {"account": account, "role": role.value, "identity": identity, "since": since}
    connection.execute(insert(bindings).values(values))


def _unbind(connection: Connection, account: int, role: BindingRole | None, at: datetime) -> None:
    statement = update(bindings).where(bindings.c.account == account, bindings.c.ended_at.is_(None))
    if role is not None:
        statement = statement.where(bindings.c.role == role.value)
    connection.execute(statement.values(ended_at=at))
