"""Brings a database to the schema of this release, whoever starts first.

Migrations stand in the package (:mod:`zhengming.accounts.migrations`), so that an installed wheel has them. They run in
one transaction: a database is at one revision or at the next, never between. Several services may start at once; one
migrates, the others wait.
"""

from __future__ import annotations

import sqlite3
import time

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.exc import DatabaseError

from zhengming.accounts.database import Database
from zhengming.errors import InvalidSetting, StoreUnavailable

_LOCK = 0x7A6D_6163
"""Of PostgreSQL's advisory locks: whoever migrates holds it."""
_ATTEMPTS = 8


def upgrade(database: Database) -> None:
    """Migrate to the newest schema, unless the database has it.

    Raises:
        StoreUnavailable: the database cannot be asked now.
        InvalidSetting: it is no database, or one that a newer release has made.
    """
    scripts = ScriptDirectory.from_config(_config())
    try:
        current = database.read(revision)
    except DatabaseError as error:
        raise InvalidSetting(f"ZHENGMING_ACCOUNTS names no database: {error.orig}") from None
    if current is not None and current not in {each.revision for each in scripts.walk_revisions()}:
        raise InvalidSetting(
            f"ZHENGMING_ACCOUNTS names a database at revision {current!r}, which this release does not know: "
            "a newer release has made it; use that release, or another database"
        )
    if current != scripts.get_current_head():
        if database.is_sqlite:
            _keep_log_ahead(database)
        database.write(migrate, long=True)


def revision(connection: Connection) -> str | None:
    """The revision that a database is at; ``None`` when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def migrate(connection: Connection, target: str = "head") -> None:
    """Migrate, while nobody else does.

    Args:
        connection: in a writing transaction.
        target: the revision to reach.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "zhengming.accounts:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _keep_log_ahead(database: Database) -> None:
    """Let readers read while somebody writes: a property of the file, which keeps it. SQLite does not wait for a lock
    here, as it does everywhere else.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        with database.engine.connect() as connection:
            driver = connection.connection.driver_connection
            try:
                if driver is not None:
                    driver.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if attempt == _ATTEMPTS:
                    raise StoreUnavailable(str(error)) from error
        time.sleep(0.05 * attempt)
