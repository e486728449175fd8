"""Name and introduction offer what the categories say, and nothing that needs another."""

from __future__ import annotations

import pytest

from tests.rules.registration.factory import chosen, found
from zhengming.model.verdict import Finding, Severity

TOOL = chosen("工具", "信息查询")


def contradictions(*choices: object, **registration: str) -> list[Finding]:
    findings = found(*(choices or (TOOL,)), **registration)  # type: ignore[arg-type]
    return [f for f in findings if f.rule == "category-agreement"]


@pytest.mark.parametrize(
    ("name", "quote", "category"),
    [
        ("甲乙银行", "银行", "金融业 · 银行"),
        ("甲乙貸款", "貸款", "金融业 · 非金融机构自营小额贷款"),
        ("甲乙小额贷款网", "小额贷款", "金融业 · 非金融机构自营小额贷款"),
        ("甲乙在线问诊", "在线问诊", "医疗 · 就医服务"),
        ("甲乙医院", "医院", "医疗"),
        ("甲乙医院服务平台", "医院", "医疗"),
        ("甲乙大药房", "大药房", "医疗 · 药品（非处方药）销售"),
        ("甲乙直播", "直播", "社交 · 直播"),
        ("甲乙同城交友", "同城交友", "社交 · 陌生人交友"),
        ("甲乙时政新闻", "时政新闻", "时政信息"),
        ("甲乙小说", "小说", "文娱 · 小说阅读"),
        ("甲乙外卖", "外卖", "餐饮 · 外卖平台"),
        ("甲乙餐厅", "餐厅", "餐饮"),
        ("甲乙酒店预订", "酒店预订", "旅游 · 住宿服务"),
        ("甲乙律师事务所", "律师事务所", "商业服务 · 律师"),
        ("甲乙快递", "快递", "快递业与邮政 · 快递、物流"),
        ("甲乙驾校", "驾校", "教育 · 驾校培训"),
    ],
)
def test_a_name_that_offers_a_service_out_of_its_field_goes_to_review(
    name: str, quote: str, category: str
) -> None:
    (finding,) = contradictions(name=name)
    assert finding.severity is Severity.REVIEW
    assert finding.field == "mini_program.name"
    assert [e.quote for e in finding.evidence] == [quote]
    assert f"“{category}”" in finding.message


@pytest.mark.parametrize(
    "name",
    [
        "银行家发型",
        "银行面试题库",
        "血液银行",
        "甲乙爱心银行",
        "医疗器械知识",
        "贷款计算器",
        "小额贷款利息计算器",
        "贷款记账",
        "社会保险",
        "甲乙保险箱",
        "甲乙玩偶医院",
        "甲乙手机医院",
        "挂号信查询",
        "直播脚本",
        "公考时政",
        "甲乙高峰论坛",
        "小说写作教程",
        "火锅底料做法",
        "外卖盒尺寸",
        "律师考试题库",
        "快递单号",
        "驾校考试题库",
        "打车记账",
        "甲乙电影票根",
        "甲乙药房装修",
    ],
)
def test_a_name_that_only_speaks_of_it_passes(name: str) -> None:
    assert not contradictions(name=name)


@pytest.mark.parametrize(
    ("name", "choice"),
    [
        ("甲乙银行", chosen("金融业", "银行")),
        ("甲乙银行", chosen("金融", "保险")),
        ("甲乙大药房", chosen("商家自营", "百货")),
        ("甲乙直播", chosen("教育", "在线教育")),
        ("甲乙酒店", chosen("餐饮", "点餐平台")),
        ("甲乙公证", chosen("政务民生", "司法")),
        ("甲乙短剧", chosen("文娱", "微短剧")),
    ],
)
def test_a_category_of_its_field_agrees(name: str, choice: object) -> None:
    assert not contradictions(choice, name=name)


def test_one_category_of_its_field_among_others_is_enough() -> None:
    assert not contradictions(TOOL, chosen("金融业", "银行"), name="甲乙银行")


@pytest.mark.parametrize(
    ("introduction", "quote", "start"),
    [
        ("提供在线问诊服务。", "在线问诊", 2),
        ("记录账目。帮助用户申请贷款！", "申请贷款", 9),
        ("网上挂号、缴费", "网上挂号", 0),
        ("看天气，可彩票投註", "彩票投註", 5),
    ],
)
def test_an_introduction_that_offers_a_service_is_quoted_in_its_place(
    introduction: str, quote: str, start: int
) -> None:
    (finding,) = contradictions(introduction=introduction)
    (seen,) = finding.evidence
    assert finding.field == "mini_program.introduction"
    assert (seen.quote, seen.span.start) == (quote, start)
    assert seen.span.of(introduction) == quote


@pytest.mark.parametrize(
    "introduction",
    [
        "本程序不提供在线问诊服务。",
        "记录每日账目，支持导出。",
        "律师考试的真题与解析",
        "贷款申请利率计算器",
        "防范网络贷款诈骗",
        "银行与保险的区别",
        "附近的餐厅与酒店",
        "严禁彩票投注",
    ],
)
def test_an_introduction_that_denies_it_or_speaks_of_it_passes(introduction: str) -> None:
    assert not contradictions(introduction=introduction)


def test_what_is_offered_twice_is_told_once_and_in_the_name() -> None:
    (finding,) = contradictions(name="甲乙在线问诊", introduction="提供在线问诊。")
    assert finding.field == "mini_program.name"


def test_services_of_two_fields_are_told_apart() -> None:
    findings = contradictions(introduction="网上挂号。申请贷款。")
    assert [e.quote for f in findings for e in f.evidence] == ["网上挂号", "申请贷款"]


def test_a_service_whose_category_is_closed_says_so() -> None:
    (finding,) = contradictions(name="甲乙彩票")
    assert finding.severity is Severity.REVIEW
    assert "不开放" in finding.message


def test_without_a_category_or_with_an_unknown_one_nothing_is_compared() -> None:
    assert not [f for f in found(name="甲乙银行") if f.rule == "category-agreement"]
    assert not contradictions(chosen("丙丁戊己", "庚辛"), name="甲乙银行")
