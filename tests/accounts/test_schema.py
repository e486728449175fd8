"""The migrations make the schema that the code knows, on both databases, whoever starts first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from tests.accounts.factory import AT, FIRST, MONTH, RING, SECOND, YEAR, account
from tests.accounts.postgres import PostgresServer
from zhengming.accounts import upgrade
from zhengming.accounts.database import Database
from zhengming.accounts.records import FactQuestion
from zhengming.accounts.schema import METADATA
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import InvalidSetting
from zhengming.text.fold import Folder

FOLDER = Folder.load()
DEFINITIONS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL",
    "postgresql": """
        SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT table_name || '.' || column_name,
          concat_ws(' ', data_type, character_maximum_length, is_nullable, column_default, is_identity)
          FROM information_schema.columns WHERE table_schema = 'public'
    """,
}


def definitions(connection: Connection) -> dict[str, list[str]]:
    """Everything the database says of tables, columns, keys and indexes, but for Alembic's own."""
    rows = connection.execute(text(DEFINITIONS[connection.dialect.name]))
    return {
        name: sorted(part.rstrip(") ") for part in " ".join(sql.split()).split(", "))
        for name, sql in rows
        if "alembic_version" not in name
    }


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Addresses of databases without any table."""
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("server")
        return server.new_database
    numbers = count()
    return lambda: f"sqlite:///{tmp_path}/new{next(numbers)}.sqlite3"


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """A migrated database."""
    with closing(Database.open(url)) as database:
        yield database


def test_the_migrated_schema_is_the_one_of_the_code(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_migrated_schema_is_the_one_that_the_code_would_make_down_to_every_index(
    new_url: Callable[[], str],
) -> None:
    with closing(Database.open(new_url())) as migrated, closing(Database.open(new_url())) as made:
        upgrade.upgrade(migrated)
        METADATA.create_all(made.engine)
        with migrated.engine.connect() as one, made.engine.connect() as other:
            assert definitions(one) == definitions(other)
            assert len(definitions(one)) > 20


def test_services_that_start_at_once_on_an_empty_database_all_start(
    new_url: Callable[[], str],
) -> None:
    url = new_url()

    def start(_: int) -> None:
        AccountStore.open(url, RING, FOLDER, patience=20).close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(start, range(4)))
    with AccountStore.open(url, RING, FOLDER) as store:
        assert store.claim_name("甲", FIRST, request_id="1", at=AT, until=MONTH).granted


def test_a_database_of_a_newer_release_is_refused(url: str, database: Database) -> None:
    statement = text("UPDATE alembic_version SET version_num = :version")
    database.write(lambda connection: connection.execute(statement, {"version": "9999"}))
    try:
        with pytest.raises(InvalidSetting, match=r"'9999'.*newer release"):
            AccountStore.open(url, RING, FOLDER)
    finally:
        database.write(lambda connection: connection.execute(statement, {"version": "0002"}))


def test_opening_a_current_database_writes_nothing(file_url: str) -> None:
    path = Path(file_url.removeprefix("sqlite:///"))
    before = path.read_bytes()
    AccountStore.open(file_url, RING, FOLDER).close()
    assert path.read_bytes() == before


def test_a_file_lets_readers_read_while_somebody_writes(file_url: str) -> None:
    connection = sqlite3.connect(file_url.removeprefix("sqlite:///"))
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_of_two_claims_to_a_name_the_database_itself_keeps_one(database: Database) -> None:
    insert = text(
        "INSERT INTO holdings (name_key, name, holding, account_type, since) "
        "VALUES ('甲', '甲', :holding, 'mini-program', '2026-01-01 00:00:00')"
    )
    with database.engine.connect() as connection:
        connection.execute(insert, {"holding": "protected"})
        connection.execute(insert, {"holding": "protected"})
        connection.execute(insert, {"holding": "claimed"})
        with pytest.raises(IntegrityError):
            connection.execute(insert, {"holding": "claimed"})


def test_of_claims_for_accounts_that_share_no_names_the_database_keeps_one_each(
    database: Database,
) -> None:
    insert = text(
        "INSERT INTO holdings (name_key, name, holding, account_type, since) "
        "VALUES ('甲', '甲', 'claimed', :type, '2026-01-01 00:00:00')"
    )
    for account_type in ("official-account", "open-platform", "wecom"):
        database.write(
            partial(Connection.execute, statement=insert, parameters={"type": account_type})
        )
    for account_type in ("mini-program", "wecom"):
        with database.engine.connect() as connection, pytest.raises(IntegrityError):
            connection.execute(insert, {"type": account_type})


def test_a_database_of_the_first_release_keeps_its_claims(new_url: Callable[[], str]) -> None:
    url = new_url()
    with closing(Database.open(url)) as database:
        database.write(lambda c: upgrade.migrate(c, "0001"))
        insert = text(
            "INSERT INTO holdings (name_key, name, holding, account_type, since, until) "
            "VALUES ('甲', '甲', 'claimed', 'mini-program', :at, :until)"
        )
        moments = {"at": f"{AT:%Y-%m-%d %H:%M:%S.%f}", "until": f"{MONTH:%Y-%m-%d %H:%M:%S.%f}"}
        database.write(lambda c: c.execute(insert, moments))
    with AccountStore.open(url, RING, FOLDER) as store:
        assert not store.claim_name("甲", FIRST, request_id="1", at=AT, until=MONTH).granted
        assert store._database.read(upgrade.revision) == "0002"


def test_names_are_folded_anew_when_the_table_of_a_release_is_another_one(url: str) -> None:
    with AccountStore.open(url, RING, FOLDER) as store:
        store.claim_name("國学馆", FIRST, request_id="1", at=AT, until=MONTH)
        store._database.write(
            lambda c: c.execute(text("UPDATE holdings SET name_key = 'as formerly'"))
        )
        assert store.claim_name("国学馆", SECOND, request_id="2", at=AT, until=MONTH).granted
    with AccountStore.open(url, RING, FOLDER) as store:  # the same table: nothing is touched
        outcome = store.claim_name("国学馆", FIRST, request_id="3", at=AT, until=MONTH)
        assert not outcome.granted
        store._database.write(
            lambda c: c.execute(text("DELETE FROM holdings WHERE name = '国学馆'"))
        )
        store._database.write(lambda c: c.execute(text("UPDATE marks SET value = 'another'")))
    with AccountStore.open(url, RING, FOLDER) as store:
        assert not store.claim_name("国学馆", SECOND, request_id="4", at=AT, until=MONTH).granted


def test_claims_whose_names_become_one_name_are_told_until_they_run_out_and_one_stays_open(
    url: str,
) -> None:
    with AccountStore.open(url, RING, FOLDER) as store:
        for i, (name, subject) in enumerate(
            [("國学馆", FIRST), ("甲乙馆", SECOND), ("國学館", SECOND), ("国学馆", FIRST)]
        ):
            store.claim_name(name, subject, request_id=str(i), at=AT, until=MONTH)
            former = text("UPDATE holdings SET name_key = 'formerly ' || number")
            store._database.write(partial(Connection.execute, statement=former))
        store._database.write(lambda c: c.execute(text("UPDATE marks SET value = 'another'")))
    with AccountStore.open(url, RING, FOLDER) as store:
        held = store.facts(FactQuestion(name="国学馆", subject=FIRST), as_of=AT).name_holders
        assert [holder.name for holder in held] == ["國学馆", "國学館", "国学馆"]
        store.record_registration(account("gh_1", "国学馆", FIRST), at=AT)
        again = store.claim_name("甲乙馆", SECOND, request_id="again", at=AT, until=YEAR)
        assert again.granted
        held = store.facts(FactQuestion(name="甲乙馆", subject=SECOND), as_of=AT).name_holders
        assert [(holder.name, holder.until) for holder in held] == [("甲乙馆", YEAR)]


def test_a_transaction_whose_identity_was_joined_with_another_row_meanwhile_begins_anew(
    server_url: str,
) -> None:
    statement = text(
        "INSERT INTO accounts (account_id, type, subject, since) "
        "VALUES ('gh_1', 'mini-program', :subject, now())"
    )
    identity = text(
        "INSERT INTO identities (kind, key_id, digest) VALUES ('uscc', '', 'x') RETURNING number"
    )
    tries = []

    def work(connection: Connection) -> None:
        number = connection.execute(identity).scalar_one()
        tries.append(number)
        connection.execute(statement, {"subject": number if len(tries) > 1 else 10**9})

    with AccountStore.open(server_url, RING, FOLDER) as store:
        store._database.write(work)
    assert len(tries) == 2


def test_the_revision_of_a_database_can_be_told(database: Database) -> None:
    assert database.read(upgrade.revision) == "0002"
