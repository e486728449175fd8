"""Moments, as findings tell them to people."""

from __future__ import annotations

from datetime import datetime

from zhengming.model.calendar import CHINA


def told(moment: datetime) -> str:
    """A moment by China's time, to the minute, e.g. ``2026-01-01 20:00 (UTC+8)``."""
    return f"{moment.astimezone(CHINA):%Y-%m-%d %H:%M} (UTC+8)"
