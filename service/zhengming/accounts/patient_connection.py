"""A connection to PostgreSQL that gives up on a server that hangs.

libpq waits without limit for a server whose machine still takes bytes: no setting of its own ends that. So the waiting
is limited here, where psycopg does it.
"""

from __future__ import annotations

import time
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus

T = TypeVar("T")

_INTERVAL = 0.1
"""Seconds between two looks at signals, as psycopg has it."""


class Silent(psycopg.OperationalError):
    """The server did not answer in time. Its connection is closed."""

    silent = True


class PatientConnection(psycopg.Connection[tuple[Any, ...]]):
    """Waits for an answer :attr:`patience` seconds and no longer.

    A connection that gave up is closed: what the server says later would be taken for the answer to something else.
    """

    patience: float | None = None
    """Seconds for each answer; ``None`` for as long as it takes."""

    def wait(self, gen: PQGen[T], interval: float = _INTERVAL, timeout: float | None = None) -> T:
        """See :meth:`psycopg.Connection.wait`.

        Raises:
            Silent: the server did not answer.
        """
        limit = self.patience if timeout is None else timeout
        begun = time.monotonic()
        try:
            return super().wait(gen, interval=interval, timeout=limit)
        except psycopg.OperationalError:
            over = limit is not None and time.monotonic() - begun >= limit
            if not over or self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise
            self.close()
            raise Silent(f"the server has not answered for {limit:g} s") from None
