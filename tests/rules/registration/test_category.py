"""The categories chosen are published ones, few enough, and chosen once."""

from __future__ import annotations

import pytest

from tests.rules.registration.factory import chosen, found
from zhengming.model.verdict import Severity

TOOLS = ("记账", "投票", "日历", "天气", "办公", "计算器")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("工具", "记账"),
        ("工具", "图片"),
        ("医疗服务", "其他医学健康服务"),
        ("醫療", "臨床試驗"),
        ("餐饮服务", "餐厅排队"),
        ("物流服务", "收件/派件"),
        ("快递业与邮政", "快递、物流"),
        ("生活服务", "宠物(非医院类)"),
        ("旅游服务", "景区服务"),
    ],
)
def test_a_published_category_passes_under_each_of_its_names(first: str, second: str) -> None:
    assert not found(chosen(first, second))


def test_a_category_without_a_second_level_of_its_own_needs_none() -> None:
    assert {f.rule for f in found(chosen("电商平台"))} == {"qualifications"}


@pytest.mark.parametrize("first", ["餐饮", "医疗", "工具", "餐饮服务"])
def test_a_first_level_with_others_below_it_is_incomplete(first: str) -> None:
    (finding,) = found(chosen(first))
    assert (finding.rule, finding.severity) == ("category", Severity.REVIEW)
    assert finding.field == "mini_program.categories[0].second"
    assert "needs a second level" in finding.message_en


def test_no_category_is_missing_and_goes_to_review() -> None:
    (finding,) = found()
    assert (finding.rule, finding.severity) == ("category", Severity.REVIEW)
    assert finding.field == "mini_program.categories"
    assert [r.id for r in finding.remedies] == ["choose-category"]


@pytest.mark.parametrize(
    ("first", "second", "field", "quote", "hint"),
    [
        ("工具", "记账簿", "second", "记账簿", "工具 · 记账"),
        ("金融", "公立医疗机构", "second", "公立医疗机构", "医疗 · 公立医疗机构"),
        ("玩具", "积木", "first", "玩具", "商家自营 · 玩具/母婴用品（不含食品）"),
        ("教育", "驾校学车", "second", "驾校学车", "教育 · 驾校培训"),
    ],
)
def test_an_unknown_category_goes_to_review_with_the_nearest_known(
    first: str, second: str, field: str, quote: str, hint: str
) -> None:
    (finding,) = found(chosen(first, second))
    assert (finding.rule, finding.severity) == ("category", Severity.REVIEW)
    assert finding.field == f"mini_program.categories[0].{field}"
    assert [e.quote for e in finding.evidence] == [quote]
    assert hint in finding.message


def test_what_is_like_no_category_gets_no_hint() -> None:
    (finding,) = found(chosen("丙丁戊己", "庚辛壬癸"))
    assert finding.message.endswith("须由人工核对。")


def test_a_choice_that_says_nothing_is_told_so() -> None:
    (finding,) = found(chosen("", ""))
    assert finding.field == "mini_program.categories[0].first"
    assert finding.message.startswith("未选择服务类目")


def test_closed_categories_are_never_offered_as_a_hint() -> None:
    (finding,) = found(chosen("商家自营", "烟草专卖柜"))
    assert "相近" not in finding.message


def test_a_first_level_alone_asks_for_the_second_and_names_some() -> None:
    (finding,) = found(chosen("工具"))
    assert (finding.rule, finding.severity) == ("category", Severity.REVIEW)
    assert finding.field == "mini_program.categories[0].second"
    assert "工具 · 记账" in finding.message


def test_five_categories_pass_and_six_go_to_review() -> None:
    assert not found(*(chosen("工具", each) for each in TOOLS[:5]))
    (finding,) = found(*(chosen("工具", each) for each in TOOLS))
    assert (finding.rule, finding.severity) == ("category", Severity.REVIEW)
    assert finding.field == "mini_program.categories"
    assert "6" in finding.message
    assert "5" in finding.message


def test_a_category_chosen_twice_earns_advice() -> None:
    (finding,) = found(chosen("工具", "图片"), chosen("工具", "图片处理"))
    assert (finding.rule, finding.severity) == ("category", Severity.ADVICE)
    assert finding.field == "mini_program.categories[1].second"
    assert [e.quote for e in finding.evidence] == ["图片处理"]


def test_two_categories_of_one_name_on_different_first_levels_are_two() -> None:
    assert not found(chosen("生活服务", "宠物"), chosen("商家自营", "宠物/农资", "营业执照"))
