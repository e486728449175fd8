"""A server that hangs: something stands before it that takes what is sent and, when told so, passes nothing on."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from pathlib import Path

from sqlalchemy import make_url


class Proxy:
    """Stands at a port before a PostgreSQL server and passes everything on, until it is told to hang.

    Args:
        folder: where the server's socket is.
    """

    def __init__(self, folder: Path) -> None:
        self._server = str(folder / ".s.PGSQL.5432")
        self._passes = threading.Event()
        self._passes.set()
        self._sockets: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, url: str) -> str:
        """The address of one of the server's databases through here."""
        port = self._listener.getsockname()[1]
        return make_url(url).set(host="127.0.0.1", port=port, query={}).render_as_string()

    def hang(self) -> None:
        """Take what comes from now on, and keep it."""
        self._passes.clear()

    def go_on(self) -> None:
        self._passes.set()

    def close(self) -> None:
        self._passes.set()
        for each in (self._listener, *self._sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            server.connect(self._server)
            self._sockets += [client, server]
            for one, other in ((client, server), (server, client)):
                threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while given := one.recv(65536):
                self._passes.wait()
                other.sendall(given)
        with suppress(OSError):
            other.shutdown(socket.SHUT_RDWR)
