"""What is known of a subject apart from its accounts: whether it may use the platform, and when it asked for review."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from zhengming.accounts.schema import standings, submissions
from zhengming.model.platform import Standing


class StandingNow(NamedTuple):
    """Whether a subject may use the platform.

    Args:
        standing: whether.
        until: when a block ends; ``None`` for good, or when there is none.
    """

    standing: Standing
    until: datetime | None


def record_standing(
    connection: Connection, subject: int, given: StandingNow, *, at: datetime, reason: str
) -> None:
    """From a moment on this is how a subject stands. The same thing said twice of one moment is said once."""
    statement = (
        select(standings)
        .where(standings.c.subject == subject, standings.c.since == at)
        .order_by(standings.c.number.desc())
        .limit(1)
    )
    last = connection.execute(statement).one_or_none()
    values = {"standing": given.standing.value, "until": given.until, "reason": reason}
    if last is not None and values == {key: getattr(last, key) for key in values}:
        return
    connection.execute(insert(standings).values(subject=subject, since=at, **values))


def record_submission(
    connection: Connection, subject: int, account_id: str, *, at: datetime
) -> None:
    """The subject asked for review."""
    connection.execute(insert(submissions).values(subject=subject, account_id=account_id, at=at))


def forget_submissions_before(connection: Connection, moment: datetime) -> int:
    """Forget who asked for review before a moment; how many times."""
    return connection.execute(delete(submissions).where(submissions.c.at < moment)).rowcount
