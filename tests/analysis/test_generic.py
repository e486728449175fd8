"""Names of places and words that nobody can own."""

from __future__ import annotations

import pytest

from tests.factory import checker
from zhengming.analysis.generic import Sort, is_certain, read

SNAPSHOT = checker().snapshot


@pytest.mark.parametrize(
    ("name", "places", "sorts"),
    [
        ("日历", [], [Sort.FUNCTION]),
        ("星座", [], [Sort.NOUN]),
        ("牙科", [], [Sort.FUNCTION]),
        ("二手车", [], [Sort.TRADE]),
        ("社保", [], [Sort.SERVICE]),
        ("在线闹钟", [], [Sort.QUALIFIER, Sort.FUNCTION]),
        ("水果店", [], [Sort.TRADE, Sort.HEAD]),
        ("四川系统门窗", ["四川"], [Sort.QUALIFIER, Sort.TRADE]),
        ("浙江省杭州市家政", ["浙江省", "杭州市"], [Sort.TRADE]),
        ("深圳", ["深圳"], []),
        ("成都健康", ["成都"], [Sort.TRADE]),
    ],
)
def test_a_generic_name_is_read_as_places_and_words(
    name: str, places: list[str], sorts: list[Sort]
) -> None:
    generic = read(name, SNAPSHOT)
    assert generic is not None
    assert [place.text for place in generic.places] == places
    assert list(generic.sorts) == sorts
    assert generic.certain


@pytest.mark.parametrize(
    "name",
    [
        "蓝鲸日历",
        "日历蓝鲸",
        "四川小鹿门窗",
        "象棋少年",
        "青春故事",
        "拾穗",
        "",
        "小",
        "上海图书馆",
    ],
)
def test_a_name_with_something_of_its_own_is_not(name: str) -> None:
    assert read(name, SNAPSHOT) is None


@pytest.mark.parametrize("name", ["四川", "深圳", "公安县", "西湖区", "杭州市"])
def test_some_places_can_be_nothing_else(name: str) -> None:
    assert is_certain(SNAPSHOT.places[name], name, SNAPSHOT)


@pytest.mark.parametrize("name", ["安康", "中山", "南山", "东方", "大同", "沙县"])
def test_other_places_are_words_or_names_as_well(name: str) -> None:
    assert not is_certain(SNAPSHOT.places[name], name, SNAPSHOT)
