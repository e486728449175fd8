"""Answers by request id: who asks again, because an answer was lost on the way, gets it again and changes nothing.

What is kept of a question is a fingerprint. Persons stand in it by their numbers in the store, so that nobody can try
identity numbers out against it. The moment of a question is no part of it: the second time is always later.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from zhengming.accounts.schema import requests
from zhengming.errors import ConflictingRequest


def fingerprint(operation: str, *parts: str | int | None) -> str:
    """What tells one question from another.

    Args:
        operation: what is asked for.
        parts: everything that the answer depends on, personal values by their numbers.
    """
    text = json.dumps([operation, *parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def earlier_outcome(
    connection: Connection, request_id: str, fingerprint: str, at: datetime
) -> str | None:
    """What was answered to this request before; ``None`` when it is new, or has no id.

    A second transaction with the same id waits here for the first one.

    Args:
        connection: in a writing transaction.
        request_id: may be empty.
        fingerprint: of the question.
        at: when it is asked.

    Raises:
        ConflictingRequest: the id belongs to another question.
    """
    if not request_id:
        return None
    statement = select(requests.c.fingerprint, requests.c.outcome).where(
        requests.c.request_id == request_id
    )
    row = connection.execute(statement).one_or_none()
    if row is None:
        # Of two at once the second waits here, finds the id taken, and its transaction is tried again from the start.
        connection.execute(
            insert(requests).values(request_id=request_id, fingerprint=fingerprint, at=at)
        )
        return None
    if row.fingerprint != fingerprint:
        raise ConflictingRequest(request_id)
    return str(row.outcome)


def keep_outcome(connection: Connection, request_id: str, outcome: str) -> None:
    """Keep what is answered now, in the transaction that brought it about."""
    if request_id:
        connection.execute(
            update(requests).where(requests.c.request_id == request_id).values(outcome=outcome)
        )


def forget_before(connection: Connection, moment: datetime) -> int:
    """Forget the answers to requests of before a moment; how many."""
    return connection.execute(delete(requests).where(requests.c.at < moment)).rowcount
