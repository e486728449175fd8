"""Existing accounts in bulk: batch by batch, each whole or not at all, and a bad row is a result and no error.

An import tells what is: a name that two subjects bear already is recorded for both, and from then on nobody else gets
it. The same row again changes nothing, so an import that was cut short is simply run again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from sqlalchemy import Connection, func, insert, select, text

from zhengming.accounts import identities, registrations
from zhengming.accounts.database import Database
from zhengming.accounts.identities import Value
from zhengming.accounts.records import AccountRecord, ImportResult, ImportStatus
from zhengming.accounts.registrations import Prepared, Recorded
from zhengming.accounts.schema import accounts, bindings, holdings
from zhengming.errors import ConflictingRecord, InvalidField, StoreUnavailable
from zhengming.model.platform import Holding

log = logging.getLogger(__name__)

BATCH = 500
"""Rows of one transaction: large enough that commits do not count, small enough that others wait for milliseconds."""

NOTICED = 10
"""Statistics are taken anew when at least one account in this many is new."""

Prepare = Callable[[AccountRecord], Prepared]


def import_rows(
    database: Database, rows: Iterable[AccountRecord], prepare: Prepare
) -> Iterator[ImportResult]:
    """Record accounts; one result for each row, in order, once its batch is kept.

    Args:
        database: to write to.
        rows: read batch by batch, never all at once.
        prepare: brings a row into its normal form.

    Raises:
        StoreUnavailable: the database went away; what has been answered before is kept.
        NoAccountKey: a row holds a personal value, and there is no key.
    """
    numbered = enumerate(rows, start=1)
    created = 0
    while batch := list(islice(numbered, BATCH)):
        read = [(row, record.account_id, _read(record, prepare)) for row, record in batch]
        sound = [each for _, _, each in read if isinstance(each, Prepared)]
        written = iter(_written(database, sound))
        for row, account_id, each in read:
            outcome = each if isinstance(each, InvalidField) else next(written)
            created += outcome is ImportStatus.CREATED
            yield _result(row, account_id, outcome)
    if created >= BATCH:
        _take_stock(database, created)


def _take_stock(database: Database, created: int) -> None:
    """Tell the planner how large the tables are now. Until it knows, PostgreSQL reads whole tables for a look-up.

    Not after each part of an import that comes in many: SQLite reads everything for it. What grew by less than a
    tenth it still judges rightly.
    """

    def work(connection: Connection) -> None:
        newest = connection.execute(select(func.max(accounts.c.number))).scalar_one() or 0
        if created * NOTICED >= newest:
            connection.execute(text("ANALYZE"))

    try:
        database.write(work, long=True)
    except StoreUnavailable as error:  # everything is kept, and the database comes to it by itself
        log.info("no statistics after the import: %s", error.reason)


def _read(record: AccountRecord, prepare: Prepare) -> Prepared | InvalidField:
    try:
        return prepare(record)
    except InvalidField as error:
        return error


_Outcome = ImportStatus | ConflictingRecord | InvalidField


def _written(database: Database, batch: list[Prepared]) -> list[_Outcome]:
    if not batch:
        return []
    return database.write(lambda connection: _write(connection, batch), long=True)


def _write(connection: Connection, batch: list[Prepared]) -> list[_Outcome]:
    numbers = identities.settle(connection, (value for each in batch for value in each.values))
    recorded = registrations.load(connection, {each.account_id for each in batch})
    new: dict[str, Prepared] = {}
    outcomes: list[_Outcome] = []
    for each in batch:
        known = recorded.get(each.account_id)
        if known is None:
            new[each.account_id] = each
            recorded[each.account_id] = _as_recorded(each, numbers)
            outcomes.append(ImportStatus.CREATED)
        else:
            outcomes.append(_compared(each, numbers, known))
    _insert(connection, list(new.values()), numbers)
    return outcomes


def _compared(each: Prepared, numbers: Mapping[Value, int], known: Recorded) -> _Outcome:
    try:
        registrations.compare(each, numbers, known)
    except ConflictingRecord as error:
        return error
    return ImportStatus.UNCHANGED


def _as_recorded(each: Prepared, numbers: Mapping[Value, int]) -> Recorded:
    """What a later row of the same account is held to, before this one is written."""
    return Recorded(
        number=0,
        account_id=each.account_id,
        account_type=each.account_type,
        subject=numbers[each.subject],
        ended=False,
        name=each.name,
        bound={role: numbers[value] for role, value in each.bound.items()},
    )


def _insert(connection: Connection, new: list[Prepared], numbers: Mapping[Value, int]) -> None:
    if not new:
        return
    statement = insert(accounts).returning(accounts.c.account_id, accounts.c.number)
    rows = [registrations.account_row(each, numbers) for each in new]
    own = {row.account_id: row.number for row in connection.execute(statement, rows)}
    connection.execute(
        insert(holdings),
        [
            {
                "name_key": each.name.key,
                "name": each.name.text,
                "holding": Holding.IN_USE.value,
                "account_type": each.account_type.value,
                "account": own[each.account_id],
                "subject": numbers[each.subject],
                "since": each.since,
            }
            for each in new
        ],
    )
    bound = [
        {
            "account": own[each.account_id],
            "role": role.value,
            "identity": numbers[value],
            "since": each.since,
        }
        for each in new
        for role, value in each.bound.items()
    ]
    if bound:
        connection.execute(insert(bindings), bound)


def _result(row: int, account_id: str, outcome: _Outcome) -> ImportResult:
    account_id = account_id[:80]
    if isinstance(outcome, ImportStatus):
        return ImportResult(row, account_id, outcome)
    return ImportResult(row, account_id, ImportStatus.REFUSED, outcome)
