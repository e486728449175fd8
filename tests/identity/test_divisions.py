"""Divisions of GB/T 2260, as the library carries them."""

from __future__ import annotations

import pytest

from zhengming.identity import divisions
from zhengming.identity.divisions import Division

ALL = divisions.load()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("110000", "北京市"),
        ("330000", "浙江省"),
        ("330100", "杭州市"),
        ("421022", "公安县"),
        ("540100", "拉萨市"),
        ("650000", "新疆维吾尔自治区"),
    ],
)
def test_a_division_is_known_by_its_code(code: str, name: str) -> None:
    assert Division(code, name) in ALL


@pytest.mark.parametrize("name", ["崇文区", "宣武区"])
def test_abolished_divisions_still_stand_in_names(name: str) -> None:
    assert name in {division.name for division in ALL}


def test_every_code_has_six_digits_and_every_name_is_a_name() -> None:
    assert not [d for d in ALL if not (len(d.code) == 6 and d.code.isdigit())]
    assert not [d for d in ALL if not d.name or not d.name.isalpha()]


def test_all_provinces_are_there() -> None:
    provinces = {d.code for d in ALL if d.code.endswith("0000")}
    assert len(provinces) >= 31
    assert {d.code[:2] + "0000" for d in ALL} == provinces


def test_a_name_may_be_that_of_divisions_of_several_provinces() -> None:
    assert divisions.provinces_of("中山") == {"21", "44"}
    assert divisions.provinces_of("杭州") == {"33"}
    assert divisions.provinces_of("无此地名") == frozenset()


def test_a_division_that_moved_with_its_code_is_of_both_provinces() -> None:
    assert divisions.provinces_of("重庆市") == {"50", "51"}


@pytest.mark.parametrize(
    ("code", "name"), [("330106", "浙江省"), ("110000", "北京市"), ("100000", "100000")]
)
def test_a_province_is_named_for_people(code: str, name: str) -> None:
    assert divisions.province_name(code) == name
