"""A foreign name that is transliterated anew is known again by its consonants, and no other is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.factory import term
from zhengming.text.readings.front_index import FrontIndex
from zhengming.text.readings.registry import TRANSLITERATION
from zhengming.text.readings.transliteration import ForeignName, TransliterationReader
from zhengming.text.transliteration import exchangeable, spelled_with

NAMES = (
    ForeignName(term("米其林"), "m"),
    ForeignName(term("新百伦"), "n"),
    ForeignName(term("雅诗兰黛"), "e"),
    ForeignName(term("戴尔"), "d"),
)


def found(text: str, fronts: tuple[int, ...] = (0,)) -> list[tuple[str, str]]:
    index = FrontIndex([TransliterationReader(TRANSLITERATION, NAMES)])
    return [(text[hit.start : hit.end], hit.term.text) for hit in index.scan(text, fronts)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("米芝莲", "米其林"),
        ("蜜琪林", ""),  # 蜜 transliterates nothing
        ("米琪林餐厅", "米其林"),
        ("美琪琳", ""),  # no character is its own
        ("米其林", ""),
        ("米查林", ""),  # another vowel
        ("米芝利", ""),  # no nasal
        ("米芝", ""),
        ("奈巴伦", "新百伦"),  # begins as the Latin name does
        ("拉巴伦", ""),
        ("雅思兰黛", "雅诗兰黛"),
        ("代尔", ""),  # two characters are too few
    ],
)
def test_a_name_is_known_by_its_consonants_nasals_and_vowels(text: str, meant: str) -> None:
    assert [each for _, each in found(text)] == ([meant] if meant else [])


def test_the_stretch_that_is_meant_is_told_wherever_a_name_may_begin() -> None:
    assert found("杭州米芝莲餐厅", (0, 2)) == [("米芝莲", "米其林")]
    assert not found("杭州米芝莲餐厅")


def test_characters_that_stand_for_the_same_are_exchangeable_both_ways() -> None:
    for char in "米其林巴伦诗黛":
        assert char in exchangeable(char)
        assert all(char in exchangeable(other) for other in exchangeable(char))
    assert exchangeable("餐") == exchangeable("a") == ""
    assert {"奈", "纽"} <= set(spelled_with("n"))
    assert "米" not in spelled_with("n")


@given(st.sampled_from(["米其林", "雅诗兰黛"]), st.integers())
def test_what_is_made_for_measuring_is_read(name: str, seed: int) -> None:
    made = TRANSLITERATION.make(name, random.Random(seed))
    assert found(made) == ([(made, name)] if made != name else [])
