"""The server: where it listens, what it offers, how it starts and stops."""

from __future__ import annotations

import contextlib
import gc
import logging
import queue
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from types import FrameType
from typing import TYPE_CHECKING, cast

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from zhengming.errors import CannotServe
from zhengming.rpc import accounts, huge_pages, ports
from zhengming.rpc.accounts import AccountsServicer
from zhengming.rpc.checking import MAX_MESSAGE_BYTES, SERVICE, STREAM, CheckingServicer
from zhengming.rpc.interceptors import GuardedServer
from zhengming.rpc.platform import NO_PLATFORM, Platform
from zhengming.rpc.revisions import Serving
from zhengming.v1.accounts_pb2_grpc import (
    AccountsServiceServicer,
    add_AccountsServiceServicer_to_server,
)
from zhengming.v1.checking_pb2_grpc import (
    CheckingServiceServicer,
    add_CheckingServiceServicer_to_server,
)

if TYPE_CHECKING:
    from zhengming.checker import Checker
    from zhengming.mini_program_checker import MiniProgramChecker

THREADS = 8
"""Handler threads for unary calls. Checking holds the interpreter, so more would only wait."""
MAX_WAITING_CALLS = 2000
"""Calls accepted at a time, running or queued; more are refused with RESOURCE_EXHAUSTED."""
DRAIN_SECONDS = 5.0
"""How long calls in flight may still run when the server stops."""
GLANCE_SECONDS = 0.5
"""How long a signal may stay unnoticed."""

_OPTIONS = (
    ("grpc.max_receive_message_length", MAX_MESSAGE_BYTES),
    ("grpc.so_reuseport", 0),  # two servers on one port would take turns, unnoticed
    ("grpc.keepalive_time_ms", 60_000),  # a stream whose client has vanished gives its thread back
    ("grpc.keepalive_timeout_ms", 20_000),
)

SERVICES = (SERVICE, accounts.SERVICE)
"""Our own services, as reflection and health list them."""

_log = logging.getLogger(__name__)


class Server:
    """A gRPC server with health and reflection; nothing is served before :meth:`start`.

    Args:
        servicer: what answers CheckingService.
        account_servicer: what answers AccountsService.
        listen: ``host:port``; port 0 chooses a free one.
        threads: handler threads for unary calls.

    Raises:
        CannotServe: the address cannot be listened on.
    """

    def __init__(
        self,
        servicer: CheckingServiceServicer,
        account_servicer: AccountsServiceServicer,
        *,
        listen: str,
        threads: int = THREADS,
    ) -> None:
        self._endpoint = ports.claim(listen)
        self._server = grpc.server(
            ThreadPoolExecutor(threads, "rpc"),
            options=_OPTIONS,
            maximum_concurrent_rpcs=MAX_WAITING_CALLS,
        )
        self._health = health.HealthServicer()
        self._register(servicer, account_servicer)
        self._bind()
        # A SimpleQueue, unlike an Event, may be put to from a signal handler at any moment.
        self._stops: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._stopping = threading.Lock()

    @property
    def address(self) -> str:
        """Where it listens, ``host:port``, with the port that was chosen."""
        return str(self._endpoint)

    def start(self) -> None:
        """Serve, on threads of its own."""
        # What was loaded lives as long as the process: the collector need not walk it ever again.
        gc.collect()
        gc.freeze()
        huge_pages.ask_in_background()
        self._server.start()
        for service in ("", *SERVICES):
            self._health.set(service, health_pb2.HealthCheckResponse.SERVING)

    def stop_on_signals(self) -> None:
        """Let SIGTERM and SIGINT end :meth:`wait`; a second one ends the process at once.

        To be called by the main thread.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)

    def wait(self) -> None:
        """Wait until a signal or :meth:`stop`; then stop, and return when everything has ended."""
        # A signal that comes just before the thread goes to sleep does not wake it: it looks up now and then.
        while True:
            with contextlib.suppress(queue.Empty):
                self._stops.get(timeout=GLANCE_SECONDS)
                break
        self.stop()

    def stop(self, grace: float = DRAIN_SECONDS) -> None:
        """Refuse new calls, let those in flight end, and return when they have.

        Args:
            grace: seconds that calls in flight may take; then they are cancelled.
        """
        with self._stopping:
            self._health.enter_graceful_shutdown()
            self._server.stop(grace).wait()
        self._stops.put(None)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_DFL)
        self._stops.put(None)

    def _register(
        self, servicer: CheckingServiceServicer, account_servicer: AccountsServiceServicer
    ) -> None:
        guarded = cast("grpc.Server", GuardedServer(self._server, tolerant=frozenset({STREAM})))
        add_CheckingServiceServicer_to_server(servicer, guarded)
        add_AccountsServiceServicer_to_server(account_servicer, guarded)
        health_pb2_grpc.add_HealthServicer_to_server(self._health, guarded)
        names = (*SERVICES, health.SERVICE_NAME, reflection.SERVICE_NAME)
        reflection.enable_server_reflection(names, guarded)
        for service in ("", *SERVICES):
            self._health.set(service, health_pb2.HealthCheckResponse.NOT_SERVING)

    def _bind(self) -> None:
        try:
            for target in self._endpoint.targets:
                self._server.add_insecure_port(target)
        except RuntimeError:  # taken between the probe and now
            message = f"{self.address!r} has just been taken: choose another port, or try again"
            raise CannotServe(message) from None


def build_server(
    checker: Checker,
    *,
    listen: str,
    threads: int = THREADS,
    platform: Platform = NO_PLATFORM,
    mini_programs: MiniProgramChecker | None = None,
) -> Server:
    """A server that answers from one checker.

    Args:
        checker: what judges the names.
        listen: ``host:port``; port 0 chooses a free one.
        threads: handler threads for unary calls.
        platform: the accounts; none are kept by default.
        mini_programs: what judges registrations; made from ``checker`` by default.

    Raises:
        CannotServe: the address cannot be listened on.
    """
    serving = Serving(checker, mini_programs)
    server = Server(
        CheckingServicer(serving, platform),
        AccountsServicer(platform, checker.snapshot.limits),
        listen=listen,
        threads=threads,
    )
    _log.debug("bound %s", server.address)
    return server
