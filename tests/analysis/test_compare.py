"""Comparing names: the golden pairs, the table, and what holds for any two names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import checker
from tests.pairs import GoldenPair, golden_pairs
from zhengming.analysis.compare import RELATIONS, TABLE
from zhengming.analysis.likeness import compare_places
from zhengming.errors import MalformedText
from zhengming.model.analysis import Part
from zhengming.model.comparison import (
    Comparison,
    FormLevel,
    Ground,
    PlaceLevel,
    Relation,
    Slot,
    SlotComparison,
    TradeLevel,
    TradeNameLevel,
)

PAIRS = golden_pairs()
PIECES = [
    "北京",
    "杭州市",
    "中国",
    "红光",
    "宏光",
    "牛栏山",
    "新",
    "金",
    "阿里",
    "巴",
    "酒业",
    "科技",
    "实业",
    "餐饮",
    "超市",
    "酒厂",
    "协会",
    "有限公司",
    "分公司",
    "（",
    "）",
    "路",
]
names = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join)


def compared(name: str, other: str) -> Comparison:
    return checker().compare(name, other)


def slots(name: str, other: str) -> dict[Slot, SlotComparison]:
    return {found.slot: found for found in compared(name, other).slots}


def level(name: str, other: str, slot: Slot) -> str:
    return slots(name, other)[slot].level


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_two_names_are_to_each_other_what_the_law_says(
    pair: GoldenPair, request: pytest.FixtureRequest
) -> None:
    if pair.pending:
        request.applymarker(pytest.mark.xfail(reason=pair.pending, strict=True))
    found = compared(pair.name, pair.other_name)
    assert (found.relation, found.ground) == (pair.relation, pair.ground), pair.why


def test_every_ground_has_a_golden_pair() -> None:
    assert {pair.ground for pair in PAIRS} == set(Ground)


def test_every_relation_has_several_golden_pairs() -> None:
    for relation in Relation:
        assert sum(pair.relation is relation for pair in PAIRS) >= 10


# What holds for any two names.


@given(names, names)
@settings(max_examples=300, deadline=None)
def test_the_order_of_two_names_does_not_matter(name: str, other: str) -> None:
    try:
        one, two = compared(name, other), compared(other, name)
    except MalformedText:
        return
    assert (one.relation, one.ground) == (two.relation, two.ground)
    assert [(s.slot, s.level, s.name, s.other) for s in one.slots] == [
        (s.slot, s.level, s.other, s.name) for s in two.slots
    ]


@given(names)
@settings(max_examples=100, deadline=None)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    if name.strip("（）"):
        assert compared(name, name).ground is Ground.IDENTICAL


@given(names, names)
@settings(max_examples=100, deadline=None)
def test_every_part_points_into_the_name_as_submitted(name: str, other: str) -> None:
    try:
        found = compared(name, other)
    except MalformedText:
        return
    for slot in found.slots:
        for part in slot.name:
            span = found.folded.span(part.start, part.end)
            assert 0 <= span.start < span.end <= len(name)


@pytest.mark.parametrize("nothing", ["", "（）", "  ", "甲" * 201])
def test_what_is_no_name_is_refused_by_its_place(nothing: str) -> None:
    with pytest.raises(MalformedText, match=r"^name: "):
        compared(nothing, "拾穗有限公司")
    with pytest.raises(MalformedText, match=r"^other_name: "):
        compared("拾穗有限公司", nothing)


# The table.


def test_every_level_of_a_trade_name_has_its_row() -> None:
    assert set(TABLE) == set(TradeNameLevel)


def test_every_ground_has_its_relation() -> None:
    assert set(RELATIONS) == set(Ground)


def test_no_row_lets_plainly_different_trades_meet() -> None:
    assert not [row for row in TABLE.values() if TradeLevel.DIFFERENT in row]


def test_only_the_same_trade_name_makes_names_the_same() -> None:
    same = {
        level
        for level, row in TABLE.items()
        if any(RELATIONS[ground] is Relation.SAME for ground in row.values())
    }
    assert same == {TradeNameLevel.IDENTICAL}


def test_what_goes_beyond_the_rules_cites_no_article() -> None:
    beyond = {Ground.LIKE_SHAPE, Ground.RELATED_TRADES, Ground.IMITATION, Ground.OTHER_KIND}
    for ground in Ground:
        is_near_or_same = RELATIONS[ground] is not Relation.DIFFERENT
        assert bool(ground.article) is (is_near_or_same and ground not in beyond), ground


# Slot by slot: 字号.


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("牛栏山", "牛兰山", TradeNameLevel.SAME_SOUND),
        ("拾穗", "新拾穗", TradeNameLevel.MODIFIED),
        ("牛兰山", "金牛栏山", TradeNameLevel.MODIFIED),
        ("阿里巴巴", "阿里巴巴在线", TradeNameLevel.CONTAINED),
        ("华为", "华伟", TradeNameLevel.LIKE_SOUND),
        ("华为", "画尾", TradeNameLevel.DIFFERENT),
        ("阿里巴巴", "马云阿理巴巴", TradeNameLevel.PARTLY_SAME_SOUND),
        ("牛栏山", "牛栏山路", TradeNameLevel.DIFFERENT),
        ("拾穗师", "拾穗帅", TradeNameLevel.LIKE_SHAPE),
        ("拾穗宏", "拾穗宋", TradeNameLevel.DIFFERENT),
        ("胖东来", "胖都来", TradeNameLevel.IMITATED),
        ("胖东来", "胖西来", TradeNameLevel.DIFFERENT),
        ("拾穗来", "拾遂来", TradeNameLevel.SAME_SOUND),
        ("拾穗来", "拾禾来", TradeNameLevel.DIFFERENT),
        ("abc", "abcd", TradeNameLevel.DIFFERENT),
        ("zhengming", "zhengmingpro", TradeNameLevel.CONTAINED),
    ],
)
def test_trade_names_meet_on_the_first_step_of_the_ladder(
    name: str, other: str, expected: TradeNameLevel
) -> None:
    assert level(name, other, Slot.TRADE_NAME) is expected


def test_a_known_name_is_no_imitation_of_another_known_name() -> None:
    businesses = checker().snapshot.businesses
    assert {"娃哈哈", "全聚德"} <= set(businesses)
    assert level("娃哈哈", "全聚德", Slot.TRADE_NAME) is TradeNameLevel.DIFFERENT


# Slot by slot: 行业.


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("拾穗酒业有限公司", "拾穗酒业厂", TradeLevel.SAME),
        ("拾穗酒业有限公司", "拾穗酒厂", TradeLevel.SAME),
        ("拾穗白酒有限公司", "拾穗酒厂", TradeLevel.SYNONYMOUS),
        ("拾穗酒业有限公司", "拾穗酒店", TradeLevel.DIFFERENT),
        ("拾穗地产有限公司", "拾穗置业有限公司", TradeLevel.SYNONYMOUS),
        ("拾穗餐饮科技有限公司", "拾穗餐饮有限公司", TradeLevel.SYNONYMOUS),
        ("拾穗餐饮科技有限公司", "拾穗农业科技有限公司", TradeLevel.DIFFERENT),
        ("拾穗网络科技有限公司", "拾穗科技有限公司", TradeLevel.RELATED),
        ("拾穗商行", "拾穗有限公司", TradeLevel.NONE),
        ("拾穗实业有限公司", "拾穗发展有限公司", TradeLevel.UNSTATED),
        ("拾穗理发店", "拾穗美发有限公司", TradeLevel.SYNONYMOUS),
        ("拾穗面馆", "拾穗理发店", TradeLevel.DIFFERENT),
        ("拾穗超市", "拾穗便利店", TradeLevel.SYNONYMOUS),
    ],
)
def test_a_form_may_state_the_trade(name: str, other: str, expected: TradeLevel) -> None:
    assert level(name, other, Slot.TRADE) is expected


# Slot by slot: 行政区划 and 组织形式.


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("", ""), PlaceLevel.SAME),
        (("330100", "330100"), PlaceLevel.SAME),
        (("330100", ""), PlaceLevel.WITHIN),
        (("330100", "330106"), PlaceLevel.WITHIN),
        (("330000", "330106"), PlaceLevel.WITHIN),
        (("330100", "330200"), PlaceLevel.DIFFERENT),
        (("330000", "310000"), PlaceLevel.DIFFERENT),
    ],
)
def test_places_are_compared_by_their_codes(codes: tuple[str, str], expected: PlaceLevel) -> None:
    a, b = ((Part("某地", 0, 2, code),) if code else () for code in codes)
    assert compare_places(a, b) is expected
    assert compare_places(b, a) is expected


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("拾穗有限公司", "拾穗有限公司", FormLevel.SAME),
        ("拾穗有限公司", "拾穗厂", FormLevel.OTHER),
        ("拾穗有限公司", "拾穗", FormLevel.OTHER),
        ("拾穗有限公司", "拾穗协会", FormLevel.OTHER_KIND),
    ],
)
def test_a_company_and_an_association_are_of_other_kinds(
    name: str, other: str, expected: FormLevel
) -> None:
    assert level(name, other, Slot.FORM) is expected


def test_a_short_place_name_before_the_trade_name_may_be_part_of_it() -> None:
    found = slots("北京阿里巴巴网络科技有限公司", "北京阿里巴网络技术有限公司")
    trade_name, place = found[Slot.TRADE_NAME], found[Slot.PLACE]
    assert "".join(part.text for part in trade_name.other) == "阿里巴"
    assert [part.text for part in place.other] == ["北京"]
    assert place.level is PlaceLevel.SAME


def test_a_branch_is_compared_only_where_there_is_one() -> None:
    name, branch = "杭州拾穗餐饮有限公司", "杭州拾穗餐饮有限公司宁波分公司"
    assert Slot.BRANCH not in slots(name, name)
    found = slots(name, branch)[Slot.BRANCH]
    assert (found.name, found.other[0].text) == ((), "宁波分公司")
