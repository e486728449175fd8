"""A short form is taken from its name in order."""

from __future__ import annotations

import pytest

from tests.factory import checker
from zhengming.analysis.short_name import is_taken_in_order

FOLDER = checker().snapshot.folder


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("拾穗日历", "拾穗云端日历"),
        ("拾穗日历", "拾穗日历"),
        ("穗历", "拾穗日历"),
        ("拾穗日曆", "拾穗云端日历"),
        ("ＳＵＩ日历", "Sui云端日历"),
        ("拾 穗", "拾穗日历"),
        ("拾穗", "拾·穗·日历"),
    ],
)
def test_characters_in_their_order_are_taken_from_the_name(short: str, full: str) -> None:
    assert is_taken_in_order(short, full, FOLDER)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("日历拾穗", "拾穗云端日历"),
        ("拾穗周历", "拾穗云端日历"),
        ("拾穗日历本", "拾穗日历"),
        ("拾拾穗", "拾穗日历"),
        ("拾穗", ""),
    ],
)
def test_another_order_or_another_character_is_not(short: str, full: str) -> None:
    assert not is_taken_in_order(short, full, FOLDER)


def test_a_text_with_nothing_to_read_is_taken_from_anything() -> None:
    assert is_taken_in_order("·", "拾穗", FOLDER)
