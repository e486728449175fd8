"""The short form of a name 简称."""

from __future__ import annotations

from zhengming.text.fold import Folder


def is_taken_in_order(short: str, full: str, folder: Folder) -> bool:
    """Whether the characters of a short form stand, in their order, in the full name: 蓝鲸日历 of 蓝鲸云端日历.

    Spelling does not count (繁简, full width, spaces), for both are folded. A text with nothing to read is taken from
    anything.

    Args:
        short: the short form, as submitted.
        full: the full name, as submitted.
        folder: how characters are read.
    """
    return in_order(folder.letters(short), folder.letters(full))


def in_order(text: str, full: str) -> bool:
    """Whether the characters of a text can be taken, in order, from another; both folded."""
    rest = iter(full)
    return all(character in rest for character in text)
