"""The database away, locked or broken: said as such, with nothing half written, and over when it is back."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, event, text

from tests.accounts.factory import (
    AT,
    DAY,
    FIRST,
    MONTH,
    RING,
    SECOND,
    YEAR,
    account,
    number,
)
from tests.accounts.hanging import Proxy
from tests.accounts.postgres import PostgresServer
from zhengming.accounts.records import FactQuestion
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import InvalidSetting, StoreUnavailable
from zhengming.text.fold import Folder

FOLDER = Folder.load()
QUESTION = FactQuestion(name="甲", subject=SECOND, email="owner@example.com")
WHOLE = account(
    "gh_1", "甲", email="owner@example.com", administrator_id=number(1), phone="13800000000"
)
HOLD_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_a_file_locked_by_another_process_is_unavailable_until_it_is_let_go(file_url: str) -> None:
    with AccountStore.open(file_url, RING, FOLDER, patience=0.2) as store:
        path = file_url.removeprefix("sqlite:///")
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLD_LOCK, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with holder:
            assert holder.stdout is not None
            assert holder.stdout.readline().strip() == "locked"
            begun = time.monotonic()
            with pytest.raises(StoreUnavailable, match=r"locked; ask again in 1 s") as raised:
                store.record_registration(WHOLE, at=AT)
            assert time.monotonic() - begun < 5
            assert raised.value.retry_after > 0
            assert store.facts(QUESTION, as_of=AT).name_holders == ()  # readers go on
            assert holder.stdin is not None
            holder.stdin.close()
            holder.wait(10)
        store.record_registration(WHOLE, at=AT)
        assert len(store.facts(QUESTION, as_of=AT).name_holders) == 1


def test_opening_a_locked_file_that_is_to_be_made_is_unavailable(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite3"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreUnavailable):
        AccountStore.open(f"sqlite:///{path}", RING, FOLDER, patience=0.1)
    holder.close()
    AccountStore.open(f"sqlite:///{path}", RING, FOLDER).close()


def test_a_lock_held_in_postgresql_is_unavailable_until_it_is_let_go(
    server: PostgresServer, server_url: str
) -> None:
    with (
        AccountStore.open(server_url, RING, FOLDER, patience=0.3) as store,
        AccountStore.open(server_url, RING, FOLDER) as other,
    ):

        def while_held(_connection: object) -> None:
            with pytest.raises(StoreUnavailable, match="somebody else holds a lock"):
                store.claim_name("甲", SECOND, request_id="2", at=AT, until=MONTH)

        event.listen(other._database.engine, "commit", while_held)
        other.claim_name("甲", FIRST, request_id="1", at=AT, until=MONTH)
        event.remove(other._database.engine, "commit", while_held)
        assert not store.claim_name("甲", SECOND, request_id="2", at=AT, until=MONTH).granted


def test_a_table_locked_in_postgresql_is_unavailable_to_readers_too(
    server: PostgresServer, server_url: str
) -> None:
    with (
        AccountStore.open(server_url, RING, FOLDER, patience=0.3) as store,
        psycopg.connect(server_url) as holder,
    ):
        holder.execute("LOCK TABLE holdings IN ACCESS EXCLUSIVE MODE")
        begun = time.monotonic()
        with pytest.raises(StoreUnavailable, match="somebody else holds a lock"):
            store.facts(QUESTION, as_of=AT)
        assert time.monotonic() - begun < 2
        holder.rollback()
        assert store.facts(QUESTION, as_of=AT).name_holders == ()


@pytest.fixture
def proxy(server: PostgresServer) -> Iterator[Proxy]:
    proxy = Proxy(server.folder)
    yield proxy
    proxy.close()


@pytest.mark.parametrize("ask", range(3))  # an import waits for longer
def test_a_server_that_hangs_is_unavailable_until_it_goes_on(
    proxy: Proxy, server_url: str, ask: int
) -> None:
    with AccountStore.open(proxy.url(server_url), RING, FOLDER, patience=0.3) as store:
        store.record_registration(WHOLE, at=AT)
        proxy.hang()
        begun = time.monotonic()
        with pytest.raises(StoreUnavailable, match="the server has not answered for"):
            calls(store)[ask]()
        assert time.monotonic() - begun < 3
        begun = time.monotonic()
        with pytest.raises(StoreUnavailable, match="connection timeout"):  # a new connection
            calls(store)[ask]()
        assert time.monotonic() - begun < 4
        proxy.go_on()
        assert len(store.facts(QUESTION, as_of=AT).name_holders) == 1
        calls(store)[ask]()


def test_a_listener_that_never_answers_is_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"postgresql://postgres@127.0.0.1:{listener.getsockname()[1]}/accounts"
        begun = time.monotonic()
        with pytest.raises(StoreUnavailable, match="connection timeout"):
            AccountStore.open(url, RING, FOLDER, patience=0.3)
        assert time.monotonic() - begun < 4  # libpq waits for 2 s at least


def test_work_that_is_known_to_be_long_is_waited_for(server_url: str) -> None:
    with AccountStore.open(server_url, RING, FOLDER, patience=0.1) as store:

        def work(connection: Connection) -> None:
            connection.execute(text("SELECT pg_sleep(1)"))

        store._database.write(work, long=True)
        with pytest.raises(StoreUnavailable, match="the server has not answered for"):
            store._database.write(work)
        store._database.write(lambda connection: None)


def test_a_server_that_went_away_is_unavailable_until_it_is_back(
    server: PostgresServer, server_url: str
) -> None:
    with AccountStore.open(server_url, RING, FOLDER, patience=1) as store:
        store.record_registration(WHOLE, at=AT)
        server.stop()
        try:
            for ask in calls(store):
                with pytest.raises(StoreUnavailable) as raised:
                    ask()
                assert raised.value.retry_after > 0
                assert "owner" not in str(raised.value)
        finally:
            server.start()
        assert len(store.facts(QUESTION, as_of=AT).name_holders) == 1
        assert store.facts(FactQuestion(subject=SECOND), as_of=YEAR).subject_mini_programs == 0
        store.record_registration(account("gh_2", "乙", SECOND), at=AT)


def calls(store: AccountStore) -> list[Callable[[], object]]:
    return [
        lambda: store.facts(QUESTION, as_of=AT),
        lambda: store.record_registration(account("gh_2", "乙", SECOND), at=AT),
        lambda: store.claim_name("丙", SECOND, request_id="1", at=AT, until=MONTH),
        lambda: list(store.import_accounts([account("gh_3", "丁", SECOND)], at=AT)),
    ]


def test_a_server_that_was_restarted_between_two_calls_is_not_noticed(
    server: PostgresServer, server_url: str
) -> None:
    with AccountStore.open(server_url, RING, FOLDER) as store:
        store.record_registration(WHOLE, at=AT)
        server.stop()
        server.start()
        store.record_rename("gh_1", "乙", at=AT + DAY)
        server.stop()
        server.start()
        assert store.facts(FactQuestion(account_id="gh_1"), as_of=AT + DAY).renames_this_year == 1


@pytest.mark.parametrize("table", ["identities", "accounts", "holdings", "bindings"])
def test_a_registration_that_breaks_at_any_table_leaves_nothing(
    url: str, store: AccountStore, table: str
) -> None:
    def breaks(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(f"INSERT INTO {table}"):
            raise RuntimeError("the power fails")

    engine = store._database.engine
    event.listen(engine, "before_cursor_execute", breaks)
    with pytest.raises(RuntimeError, match="the power fails"):
        store.record_registration(WHOLE, at=AT, request_id="1")
    event.remove(engine, "before_cursor_execute", breaks)
    facts = store.facts(QUESTION, as_of=AT)
    assert (facts.name_holders, facts.email_bound_to) == ((), ())
    store.record_registration(WHOLE, at=AT, request_id="1")
    assert len(store.facts(QUESTION, as_of=AT).name_holders) == 1


@pytest.mark.parametrize(
    "url",
    [
        "",
        "accounts.db",
        "mysql://root:secret@localhost/accounts",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:////no/such/folder/accounts.db",
        "postgresql:secret",
    ],
)
def test_an_address_that_is_none_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(InvalidSetting, match="ZHENGMING_ACCOUNTS") as raised:
        AccountStore.open(url, RING, FOLDER)
    assert "secret" not in str(raised.value)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database, but long enough to have a header\n" * 100, encoding="utf-8")
    with pytest.raises(InvalidSetting, match="no database"):
        AccountStore.open(f"sqlite:///{path}", RING, FOLDER)


def test_a_server_that_is_not_there_is_unavailable_and_no_password_is_said() -> None:
    with pytest.raises(StoreUnavailable, match="ask again") as raised:
        AccountStore.open(
            "postgresql://postgres:secret@127.0.0.1:9/accounts", RING, FOLDER, patience=1
        )
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_was_removed_or_replaced_takes_nothing_more(
    file_url: str, replaced: bool
) -> None:
    file = Path(file_url.removeprefix("sqlite:///"))
    with AccountStore.open(file_url, RING, Folder.load()) as store:
        content = file.read_bytes()
        file.rename(file.with_name("former"))
        if replaced:
            file.write_bytes(content)
        with pytest.raises(StoreUnavailable, match="removed or replaced"):
            store.claim_name("甲", SECOND, request_id="1", at=AT, until=MONTH)
        assert file.exists() == replaced
        file.unlink(missing_ok=True)
        file.with_name("former").rename(file)  # put back
        assert store.claim_name("甲", SECOND, request_id="1", at=AT, until=MONTH).granted
