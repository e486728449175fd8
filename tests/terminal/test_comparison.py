"""A comparison as people read it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.factory import checker
from tests.pairs import GoldenPair, golden_pairs
from zhengming.model.comparison import Ground
from zhengming.terminal.comparison import citation, comparison_lines


def rendered(name: str, other: str) -> list[str]:
    found = checker().compare(name, other)
    return [line.plain for line in comparison_lines(name, other, found)]


@pytest.mark.parametrize("pair", golden_pairs(), ids=lambda pair: pair.id)
def test_every_ground_and_level_has_a_name(pair: GoldenPair) -> None:
    assert rendered(pair.name, pair.other_name)[0].endswith(f"{pair.name} / {pair.other_name}")


def test_columns_stand_one_below_the_other() -> None:
    place, trade_name, trade, form = rendered("杭州拾穗餐饮有限公司", "宁波市云岫茶叶商行")[2:]
    second = ((place, "宁波市"), (trade_name, "云岫"), (trade, "茶叶"), (form, "商行"))
    assert {cell_len(line[: line.index(word)]) for line, word in second} == {22}


def test_a_slot_that_is_empty_is_a_dash() -> None:
    assert rendered("拾穗酒业有限公司", "杭州拾穗酒业有限公司")[3].split() == [
        "行政区划",
        "–",
        "杭州",
        "包含或未标明",
    ]


@pytest.mark.parametrize(
    ("article", "cited"),
    [
        ("3(2)", "《企业名称相同相近比对规则》第三条第（二）项"),
        ("4", "《企业名称相同相近比对规则》第四条"),
    ],
)
def test_articles_are_cited_as_chinese_readers_do(article: str, cited: str) -> None:
    assert citation(article) == cited


def test_every_article_can_be_cited() -> None:
    assert all(citation(ground.article) for ground in Ground if ground.article)
