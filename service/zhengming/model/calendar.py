"""Days as law counts them: China has one time zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "UTC+8")
"""China Standard Time."""


def day_in_china(moment: datetime) -> date:
    """The day that a moment falls on, China's time: papers are valid and persons of age by it.

    Args:
        moment: with its time zone.
    """
    return moment.astimezone(CHINA).date()
