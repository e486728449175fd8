"""A database and its transactions: SQLite or PostgreSQL, whole or not at all.

Everything that the two do differently stands here and in the types of :mod:`schema`:

- SQLite: one writer at a time. A writing transaction asks for the lock when it begins (``BEGIN IMMEDIATE``), so that it
  never has to give up halfway; readers read beside it (write-ahead log).
- PostgreSQL: writers meet at advisory locks, one for each name; readers read one snapshot.

What the database cannot do now is :class:`StoreUnavailable`. Parameters never stand in an error.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import (
    URL,
    BigInteger,
    Connection,
    Engine,
    Table,
    bindparam,
    create_engine,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    InternalError,
    NoSuchModuleError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from zhengming.errors import InvalidSetting, StoreUnavailable

log = logging.getLogger(__name__)

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that a call waits for a lock, a free connection or the server, each."""
STATEMENT_PATIENCE = 30.0
"""Seconds that one statement of PostgreSQL may run in work that is known to be long; a batch of an import takes far
less than one.
"""
GRACE = 0.5
"""Seconds more that an answer is waited for, so that the server can say first that a lock took too long."""
ATTEMPTS = 4
"""How often a transaction is tried that met another one; the others have gone on meanwhile, so this ends."""
_AGAIN = frozenset({"40001", "40P01", "23505", "23503"})
"""PostgreSQL: serialization failure, deadlock, unique violation, foreign key violation: two rows of one identity were
joined meanwhile (:mod:`identities`)."""
_UNIQUE = frozenset({"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"})
_WRITES = "zhengming_writes"
_GONE = (
    "its file was removed or replaced after it had been opened; nothing is written to the former one: "
    "put it back, or start the service anew"
)
_EXPECTED = "sqlite:///FILE or postgresql://USER@HOST/DATABASE"


class Database:
    """Opens transactions on one database.

    Args:
        engine: connections.
        patience: seconds that a call waits for a lock or the server.
    """

    def __init__(self, engine: Engine, patience: float) -> None:
        self.engine = engine
        self._patience = patience
        self._writing = engine.execution_options(**{_WRITES: True})
        if engine.dialect.name == "sqlite":
            self._reading = engine
        else:
            self._reading = engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

    @classmethod
    def open(cls, url: str, *, patience: float = PATIENCE, make: bool = True) -> Database:
        """Prepare connections; none is made yet.

        Args:
            url: ``sqlite:///FILE`` or ``postgresql://…``.
            patience: seconds that a call waits for a lock or the server.
            make: whether a file that is not there is made.

        Raises:
            InvalidSetting: the address is none of these, or the file is not there.
        """
        address = _address(url)
        file = address.database or ""
        if not make and address.get_backend_name() == "sqlite" and not Path(file).exists():
            raise InvalidSetting(f"ZHENGMING_ACCOUNTS names {file!r}, and there is no such file")
        try:
            if address.get_backend_name() == "sqlite":
                return cls(_sqlite(address, patience), patience)
            return cls(_postgresql(address, patience), patience)
        except ModuleNotFoundError:
            message = "psycopg is not installed: pip install 'zhengming[postgresql]'"
            raise InvalidSetting(f"ZHENGMING_ACCOUNTS names PostgreSQL, and {message}") from None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.engine.dialect.name == "sqlite"

    def read(self, work: Callable[[Connection], T]) -> T:
        """What ``work`` reads, in one snapshot."""
        return self._run(self._reading, work, self._patience)

    def write(self, work: Callable[[Connection], T], *, long: bool = False) -> T:
        """What ``work`` answers, after all that it wrote has been kept. It may be called several times, when it met
        another writer: then nothing of an earlier call is kept.

        Args:
            work: what is to be done.
            long: whether a statement of it may take seconds by itself.
        """
        # A statement may wait for a lock, and for the server.
        return self._run(self._writing, work, STATEMENT_PATIENCE if long else 2 * self._patience)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _run(self, engine: Engine, work: Callable[[Connection], T], patience: float) -> T:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return _once(engine, work, patience)
            except _Again as again:
                if attempt == ATTEMPTS:
                    raise StoreUnavailable("too many write at once") from again.reason
                time.sleep(0.01 * attempt)
        raise AssertionError("unreachable")


class _Again(Exception):
    """The transaction met another one, or found its connection broken before it had done anything."""

    def __init__(self, reason: DBAPIError) -> None:
        super().__init__(str(reason))
        self.reason = reason


def _once(engine: Engine, work: Callable[[Connection], T], patience: float) -> T:
    committing = False
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "postgresql":
                driver: Any = connection.connection.driver_connection
                driver.patience = patience + GRACE
            with connection.begin() as transaction:
                result = work(connection)
                committing = True
                transaction.commit()
            return result
    except DBAPIError as error:
        lost = error.connection_invalidated and not committing
        if _met_another(error) or (lost and not getattr(error.orig, "silent", False)):
            raise _Again(error) from None
        if isinstance(error, OperationalError | InterfaceError | InternalError):
            raise StoreUnavailable(_reason(error)) from error
        raise
    except sqlite3.OperationalError as error:  # while a connection was made
        raise StoreUnavailable(str(error)) from error
    except PoolTimeout as error:
        raise StoreUnavailable("all connections are in use") from error


def lock_names(connection: Connection, names: Iterable[str]) -> None:
    """Let nobody else change who holds these names until the transaction ends. SQLite has one writer anyway.

    Args:
        connection: in a writing transaction.
        names: keys; always locked in the same order, so that two who want the same wait and do not block each other.
    """
    if connection.dialect.name == "sqlite":
        return
    for number in sorted({_lock_number(name) for name in names}):
        value = bindparam("number", number, BigInteger)
        connection.execute(select(func.pg_advisory_xact_lock(value)))


def insert_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows; one that breaks a unique constraint is there already, and left out."""
    if not rows:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)


def _lock_number(name: str) -> int:
    """64 bits of the name. Two names with the same bits wait for each other for nothing, and that is all."""
    digest = hashlib.blake2b(name.encode(), digest_size=8, person=b"zm-account-name").digest()
    return int.from_bytes(digest, "big", signed=True)


def _address(url: str) -> URL:
    try:
        address = make_url(url)
        backend = address.get_backend_name()
        backend = "postgresql" if backend == "postgres" else backend
    except (ArgumentError, NoSuchModuleError):
        raise InvalidSetting(f"ZHENGMING_ACCOUNTS is no address; expected {_EXPECTED}") from None
    if backend == "postgresql":
        return address.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise InvalidSetting(f"ZHENGMING_ACCOUNTS names {backend!r}; expected {_EXPECTED}")
    if not address.database or address.database == ":memory:" or "uri" in address.query:
        raise InvalidSetting(f"ZHENGMING_ACCOUNTS names no file; expected {_EXPECTED}")
    folder = Path(address.database).absolute().parent
    if not folder.is_dir():
        raise InvalidSetting(
            f"ZHENGMING_ACCOUNTS names a file in {str(folder)!r}, which is no folder; make it first"
        )
    return address.set(drivername="sqlite+pysqlite")


def _sqlite(address: URL, patience: float) -> Engine:
    file = Path(address.database or "")
    if not file.exists():
        with suppress(OSError):  # SQLite says better what is the matter
            file.touch(mode=0o600)
    engine = create_engine(
        address,
        hide_parameters=True,
        pool_timeout=patience,
        connect_args={"timeout": patience},
    )

    opened = _file_id(file)

    def connecting(*_: object) -> None:
        if opened is not None and _file_id(file) != opened:
            raise StoreUnavailable(_GONE)

    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver begins no transactions by itself
        connection.execute("PRAGMA foreign_keys = ON")

    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "do_connect", connecting)
    event.listen(engine, "checkout", connecting)
    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def _file_id(file: Path) -> tuple[int, int] | None:
    """What tells a file from another one of its name; ``None`` when there is none, or it cannot be asked."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _postgresql(address: URL, patience: float) -> Engine:
    # The driver is an extra that not everybody installs.
    from zhengming.accounts.patient_connection import PatientConnection

    def connect(*arguments: Any, **settings: Any) -> PatientConnection:
        connection = PatientConnection.connect(*arguments, **settings)
        connection.patience = patience + GRACE
        return connection

    engine = create_engine(
        address,
        hide_parameters=True,
        pool_timeout=patience,
        connect_args={
            "connect_timeout": max(2, round(patience)),
            # Of a machine or network that is gone; a server that hangs is the connection's to notice.
            "tcp_user_timeout": max(2, round(patience)) * 1000,
            "options": f"-c lock_timeout={round(patience * 1000)} "
            f"-c statement_timeout={round(STATEMENT_PATIENCE * 1000)} -c timezone=UTC",
        },
    )
    event.listen(
        engine,
        "do_connect",
        lambda _dialect, _record, arguments, settings: connect(*arguments, **settings),
    )
    return engine


def _met_another(error: DBAPIError) -> bool:
    return (
        getattr(error.orig, "sqlstate", None) in _AGAIN
        or getattr(error.orig, "sqlite_errorname", None) in _UNIQUE
    )


def _reason(error: DBAPIError) -> str:
    """The first line of what the driver says; it names no values, for statements carry them apart."""
    state = getattr(error.orig, "sqlstate", None)
    if state in {"55P03", "57014"}:
        return "somebody else holds a lock"
    return (str(error.orig).strip().splitlines() or ["no connection"])[0][:200]
