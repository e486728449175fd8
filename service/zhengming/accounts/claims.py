"""What became of a claim, as it is kept for who asks again. Nobody's number or hash stands in it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from zhengming.accounts.records import ClaimOutcome
from zhengming.accounts.writing import iso
from zhengming.model.platform import AccountType, Holding, NameHolder


def written(outcome: ClaimOutcome) -> str:
    """An outcome as text."""
    return json.dumps(
        {
            "granted": outcome.granted,
            "until": iso(outcome.until),
            "holders": _written(outcome.holders),
            "elsewhere": _written(outcome.elsewhere),
        },
        ensure_ascii=False,
    )


def read(text: str, replayed: bool) -> ClaimOutcome:
    """The outcome that a text stands for.

    Args:
        text: of :func:`written`.
        replayed: whether it was kept by an earlier call.
    """
    outcome = json.loads(text)
    return ClaimOutcome(
        granted=outcome["granted"],
        until=_moment(outcome["until"]),
        holders=_read(outcome["holders"]),
        elsewhere=_read(outcome.get("elsewhere", ())),  # the first release kept none
        replayed=replayed,
    )


def _written(holders: Iterable[NameHolder]) -> list[list[str | None]]:
    return [[each.name, each.account_type, each.holding, iso(each.until)] for each in holders]


def _read(rows: Iterable[tuple[str, str, str, str | None]]) -> tuple[NameHolder, ...]:
    return tuple(
        NameHolder(name, AccountType(kind), Holding(holding), False, _moment(until))
        for name, kind, holding, until in rows
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
