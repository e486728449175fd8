"""Whether a hit means what it seems: each reason to clear one, with its near miss."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.analysis.factory import analyzed, snapshot
from tests.factory import AS_OF
from zhengming.analysis.analyzer import Analyzer
from zhengming.model.analysis import Clearance
from zhengming.model.applicant import NOBODY
from zhengming.model.proposal import OrganizationName

LONGER, PLACE, PERSON, ACROSS, SLOT, ADDRESS, CONTEXT = (
    Clearance.LONGER_WORD,
    Clearance.PLACE,
    Clearance.PERSON,
    Clearance.ACROSS_WORDS,
    Clearance.SLOT,
    Clearance.ADDRESS,
    Clearance.CONTEXT,
)


def cleared(name: str) -> list[tuple[str, Clearance, str]]:
    return [(c.hit.term.text, c.reason, c.because) for c in analyzed(name).cleared]


def kept(name: str) -> list[str]:
    return [hit.term.text for hit in analyzed(name).hits]


@pytest.mark.parametrize(
    ("name", "word", "reason", "because", "near_miss"),
    [
        ("中央空调店", "中央", LONGER, "中央空调", "中央面馆"),
        ("银行家面馆", "银行", LONGER, "银行家", "银行面馆"),
        ("丰收银行", "银行", LONGER, "丰收银行", "丰登银行"),
        ("公安县面馆", "公安", PLACE, "公安县", "公安面馆"),
        ("海军路理发店", "海军", PLACE, "海军路", "海军理发店"),
        ("海军南路面馆", "海军", PLACE, "海军南路", "海军南面馆"),
        ("李海军理发店", "海军", PERSON, "李海军", "海军理发店"),
        ("欧阳海军理发店", "海军", PERSON, "欧阳海军", "海军欧阳理发店"),
        ("李海军", "海军", PERSON, "李海军", "海军"),
        ("上海军浦机械有限公司", "海军", ACROSS, "上海", "上海海军机械有限公司"),
        ("白银行业研究所", "银行", ACROSS, "白银", "银行研究所"),
        ("八一丰收面馆", "八一", SLOT, "八一丰收", "八一面馆"),
        ("大中国面馆", "中国", SLOT, "大", "中国面馆"),
        ("党校面馆", "党校", SLOT, "面馆", "杭州党校"),
        ("公安局对面面馆", "公安局", ADDRESS, "对面", "公安局面馆"),
        ("美国烧烤店", "美国", CONTEXT, "烧烤", "美国机械店"),
    ],
)
def test_a_hit_with_another_meaning_is_cleared_and_its_near_miss_is_not(
    name: str, word: str, reason: Clearance, because: str, near_miss: str
) -> None:
    assert (word, reason, because) in cleared(name)
    assert word not in kept(name)
    assert word in kept(near_miss)


def test_every_reason_is_tried_here() -> None:
    assert set(Clearance) == {LONGER, PLACE, PERSON, ACROSS, SLOT, ADDRESS, CONTEXT}


@pytest.mark.parametrize(
    ("name", "organ"),
    [("杭州市政府面馆", "市政府"), ("杭州市委面馆", "市委"), ("公安局长面馆", "公安局")],
)
def test_an_organ_may_share_a_character_with_its_place_or_with_who_heads_it(
    name: str, organ: str
) -> None:
    assert kept(name) == [organ]


@pytest.mark.parametrize("name", ["杭州市政通面馆", "杭州市委托面馆", "杭州市政府采购面馆"])
def test_what_shares_a_character_with_a_place_by_chance_is_cleared(name: str) -> None:
    assert not {"市政府", "市委", "公安局"} & set(kept(name))


def test_the_longer_name_of_an_organ_behind_its_place_counts_alone() -> None:
    assert kept("杭州市政府后勤处理部") == ["政府后勤处理部"]


def test_a_shop_may_lie_in_an_organs_house_but_the_bodys_own_facility_is_its_own() -> None:
    assert kept("公安局大楼打印店") == []
    assert kept("公安局大楼食堂") == ["公安局"]
    assert kept("公安局大楼酒店") == ["公安局"]
    assert kept("公安局大楼") == ["公安局"]


def test_goods_clear_only_what_is_foreign() -> None:
    assert "海军" in kept("海军烧烤店")


def test_a_surname_before_more_than_the_trade_name_names_nobody() -> None:
    assert "海军" in kept("丰李海军理发店")


def test_a_separator_makes_a_word_boundary() -> None:
    assert "银行" not in kept("白银行业研究所")
    assert "银行" in kept("白·银行·业研究所")


def test_a_word_stands_for_itself_where_it_stands_again() -> None:
    assert kept("中央空调中央面馆") == ["中央"]
    assert [word for word, _, _ in cleared("中央空调中央面馆")] == ["中央"]


def test_a_term_that_counts_anywhere_needs_no_boundary() -> None:
    assert "国家级" in kept("拾国家级穗面馆")


def test_a_head_counts_before_a_branch() -> None:
    assert "党校" in kept("杭州党校")
    assert "党校" not in kept("杭州党校旁面馆")


def test_a_short_place_name_clears_nothing() -> None:
    """公安 is the short form of 公安县: that alone is no other meaning."""
    assert "公安" in kept("公安面馆")


def test_an_exception_within_the_hit_does_not_clear_it() -> None:
    """An exception of one spelling (应急办: 应急办公) must leave the longer one (应急办公室) alone."""
    terms = [
        t._replace(exceptions=("国家",)) if t.text == "国家级" else t for t in snapshot().terms
    ]
    changed = Analyzer(replace(snapshot(), terms=tuple(terms)))
    analysis = changed.analyze(OrganizationName("国家级面馆"), NOBODY, AS_OF)
    assert "国家级" in [hit.term.text for hit in analysis.hits]
