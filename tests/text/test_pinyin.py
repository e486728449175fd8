"""Sounds."""

from __future__ import annotations

import pytest
from pypinyin.constants import PINYIN_DICT

from zhengming.text import pinyin


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("腾", ("teng",)),
        ("重", ("zhong", "chong", "tong")),
        ("行", ("xing", "hang", "heng")),
        ("绿", ("lv", "lu")),
        ("a", ()),
        ("カ", ()),
    ],
)
def test_readings(char: str, expected: tuple[str, ...]) -> None:
    assert pinyin.readings(char) == expected


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("腾", ("teng",)),
        ("行", ("xing", "hang")),
        ("女", ("nv", "nu", "nyu", "ru")),
        ("绿", ("lv", "lu", "lyu")),
        ("徐", ("xu", "xv")),
        ("呒", ("wu",)),
        ("a", ()),
    ],
)
def test_a_syllable_is_typed_in_every_usual_way(char: str, expected: tuple[str, ...]) -> None:
    assert pinyin.typed(char) == expected
    assert pinyin.typed(char, 1) == expected[: len(pinyin.typed(char, 1))]


@pytest.mark.parametrize(
    ("text", "tonal", "toneless"),
    [
        ("腾讯qq", "teng2 xun4 qq", "teng xun qq"),
        ("西安", "xi1 an1", "xi an"),
        ("们绿", "men lv4", "men lv"),
        ("qq", "qq", "qq"),
    ],
)
def test_a_text_is_spelled_as_it_sounds(text: str, tonal: str, toneless: str) -> None:
    assert pinyin.spelled(text) == tonal
    assert pinyin.spelled(text, tones=False) == toneless


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("淘陶", 1),
        ("为伟", pinyin.TONELESS),
        ("山三", pinyin.NEAR),
        ("林宁", pinyin.NEAR),
        ("山水", 0),
        ("aa", 0),
    ],
)
def test_sounds_are_the_same_or_toneless_or_confused_or_different(
    pair: str, expected: float
) -> None:
    assert pinyin.how_alike(*pair) == expected


def test_the_dictionary_is_pypinyins_own() -> None:
    assert {ord(c): value for c, value in pinyin._dictionary().items()} == PINYIN_DICT


def test_every_reading_is_plain_ascii() -> None:
    for code in PINYIN_DICT:
        found = pinyin.readings(chr(code))
        assert found
        assert all(
            reading.isascii() and reading.isalpha() and reading.islower() for reading in found
        )
