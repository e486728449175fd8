"""Sounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
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


def test_keys() -> None:
    assert pinyin.key("腾讯qq") == "teng xun qq"
    assert pinyin.key("藤迅qq") == pinyin.key("腾讯qq")
    assert pinyin.key("西安") != pinyin.key("先")
    assert pinyin.tonal_key("腾讯") == "teng2 xun4 "
    assert pinyin.tonal_key("时") != pinyin.tonal_key("是")
    assert pinyin.tonal_key("们绿") == "men lv4 "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国家级", "guojiaji"),
        ("中国工商银行（ICBC）", "zhongguogongshangyinxingicbc"),
        ("Bank of China", "bankofchina"),
        ("①号カ", "1haou30ab"),
        ("…", ""),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert pinyin.slug(text) == expected


def test_the_dictionary_is_pypinyins_own() -> None:
    assert {ord(c): value for c, value in pinyin._dictionary().items()} == PINYIN_DICT


def test_every_reading_is_plain_ascii() -> None:
    for code in PINYIN_DICT:
        found = pinyin.readings(chr(code))
        assert found
        assert all(
            reading.isascii() and reading.isalpha() and reading.islower() for reading in found
        )


@given(st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_slugs_are_ids(text: str) -> None:
    slug = pinyin.slug(text)
    assert slug.isascii()
    assert not slug or slug.isalnum()
