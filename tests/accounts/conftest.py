"""Both databases: every test that asks for ``store`` or ``url`` runs on SQLite and on a real PostgreSQL server.

Each test has an empty database that was migrated once: a copy of a file, or one that is emptied before. A worker starts its server (0.7 s) with the
first test that needs it, and stops it at the end.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accounts.factory import RING
from tests.accounts.postgres import PostgresServer, postgres_server
from zhengming.accounts.schema import METADATA
from zhengming.accounts.sql_store import AccountStore
from zhengming.text.fold import Folder

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """A server that runs; a test that stops it starts it again."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_server(server: PostgresServer) -> str:
    """The address of a database of the newest schema."""
    url = server.new_database()
    AccountStore.open(url, RING, Folder.load()).close()
    return url


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accounts") / "migrated.sqlite3"
    AccountStore.open(f"sqlite:///{path}", RING, Folder.load()).close()
    return path


@pytest.fixture
def file_url(migrated_file: Path, tmp_path: Path) -> str:
    copy = tmp_path / "accounts.sqlite3"
    shutil.copyfile(migrated_file, copy)
    return f"sqlite:///{copy}"


@pytest.fixture
def server_url(server: PostgresServer, migrated_server: str) -> str:
    tables = (table.name for table in METADATA.sorted_tables if table.name not in {"keys", "marks"})
    server.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY", migrated_server)
    server.execute("DELETE FROM keys WHERE key_id <> 'k1'", migrated_server)
    return migrated_server


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest) -> str:
    """An empty database of the newest schema."""
    name = "file_url" if request.param == "sqlite" else "server_url"
    return str(request.getfixturevalue(name))


@pytest.fixture
def store(url: str) -> Iterator[AccountStore]:
    with AccountStore.open(url, RING, Folder.load()) as store:
        yield store
