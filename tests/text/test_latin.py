"""Where Latin words begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.text.fold import Folder
from zhengming.text.latin import borders, submitted

FOLDER = Folder.load()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("taobao", "taobao"),
        ("tao bao", "tao|bao"),
        ("tao-bao店", "tao|bao|店"),
        ("TaobaoVIP", "taobao|vip"),
        ("TaoBao", "tao|bao"),
        ("TAOBAO", "taobao"),
        ("taobao2024", "taobao|2024"),
        ("腾xun科技", "腾|xun|科|技"),
        ("táobǎo", "taobao"),
        ("", ""),
    ],
)
def test_a_word_ends_at_a_gap_a_capital_a_digit_and_a_character(name: str, words: str) -> None:
    folded = FOLDER.fold(name)
    found = borders(folded, folded.text)
    marked = "".join(f"|{c}" if found[i] and i else c for i, c in enumerate(folded.text))
    assert marked == words


@given(st.text(max_size=20))
def test_every_place_is_judged(name: str) -> None:
    folded = FOLDER.fold(name)
    found = borders(folded, folded.text)
    assert len(found) == len(folded.text) + 1
    assert found[0]
    assert found[-1]


def test_what_was_submitted_keeps_its_case() -> None:
    assert submitted(FOLDER.fold("AIi"), 1) == "I"
    assert submitted(FOLDER.fold("店ab"), 1) == "a"
