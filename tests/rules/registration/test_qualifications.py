"""The papers that categories ask for: all of one way, in force, and the subject's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.factory import checker
from tests.rules.registration.factory import AS_OF, LEGAL_NAME, chosen, found
from zhengming.model.mini_program import Credential, SubjectType
from zhengming.model.verdict import Severity
from zhengming.rules.registration.handed_in import titles_in

TODAY = AS_OF.date()
ICP = "非经营性互联网信息服务备案核准"
BROADCAST = "信息网络传播视听节目许可证"
CULTURE = "网络文化经营许可证"


@pytest.mark.parametrize(
    ("first", "second", "papers", "asked"),
    [
        ("医疗", "公立医疗机构", [], ["医疗机构执业许可证", "事业单位法人证书"]),
        ("医疗", "公立医疗机构", ["医疗机构执业许可证"], ["事业单位法人证书"]),
        ("社交", "直播", [], [BROADCAST, CULTURE]),
        ("社交", "社区/论坛", [], [ICP]),
        ("教育", "驾校培训", ["驾校合作协议"], ["机动车驾驶员培训备案"]),
        ("商业服务", "律师", ["营业执照"], ["律师事务所执业许可证"]),
        (
            "房地产",
            "新房",
            ["建设用地规划许可证", "国有土地使用证", "商品房预售许可证"],
            ["建设工程规划许可证", "建筑工程施工许可证"],
        ),
    ],
)
def test_what_is_missing_is_asked_for_by_name(
    first: str, second: str, papers: list[str], asked: list[str]
) -> None:
    (finding,) = found(chosen(first, second, *papers))
    assert (finding.rule, finding.severity) == ("qualifications", Severity.REVIEW)
    assert finding.field == "mini_program.categories[0].qualifications"
    assert [r.title.partition("》")[0].lstrip("《") for r in finding.remedies] == asked
    assert all(f"《{title}》" in finding.message for title in asked)


@pytest.mark.parametrize(
    ("first", "second", "papers"),
    [
        ("医疗", "公立医疗机构", ["《医疗机构执业许可证》", "《事业单位法人证书》"]),
        ("醫療", "公立醫療機構", ["《醫療機構執業許可證》副本", "事業單位法人證書"]),
        ("社交", "直播", [BROADCAST]),
        ("社交", "直播", [f"{CULTURE}（经营范围含网络表演）"]),
        ("社交", "社区/论坛", ["ICP备案"]),
        ("金融业", "保险", ["经营保险经纪业务许可证"]),
        ("教育", "培训机构", ["民办学校办学许可证", "营业执照"]),
        ("教育", "培训机构", ["民办学校办学许可证", "民办非企业单位登记证书"]),
        (
            "医疗",
            "就医服务",
            ["合作医院列表", "合作医院协议", "合作医院的《医疗机构执业许可证》", "承诺书"],
        ),
        ("工具", "记账", []),
        ("教育", "教育信息服务", []),
    ],
)
def test_all_papers_of_one_way_are_enough(first: str, second: str, papers: list[str]) -> None:
    assert not found(chosen(first, second, *papers))


@pytest.mark.parametrize("title", ["视听节目许可", "信息网络传播许可证", "许可证", "", "《》"])
def test_another_title_is_another_paper(title: str) -> None:
    assert [f.rule for f in found(chosen("社交", "直播", title))] == ["qualifications"]


def test_a_government_has_a_way_of_its_own() -> None:
    papers = ("统一社会信用代码证书", "情况说明函件")
    assert not found(chosen("社交", "直播", *papers), subject=SubjectType.GOVERNMENT)
    (finding,) = found(chosen("社交", "直播"), subject=SubjectType.GOVERNMENT)
    assert "explanatory-letter" in [r.id for r in finding.remedies]
    (finding,) = found(chosen("社交", "直播", *papers))
    assert [r.id for r in finding.remedies] == [
        "audiovisual-licence",
        "online-culture-licence-performance",
    ]


def test_without_a_type_every_way_is_open() -> None:
    papers = ("统一社会信用代码证书", "情况说明函件")
    assert not found(chosen("社交", "直播", *papers), subject=None)


def test_a_paper_handed_in_as_the_subjects_licence_counts() -> None:
    licence = Credential("《金融许可证》", holder=LEGAL_NAME)
    assert not found(chosen("金融业", "银行"), licence=licence)
    assert [f.rule for f in found(chosen("金融业", "银行"))] == ["qualifications"]


def test_what_proves_that_the_subject_exists_is_not_asked_for_once_more() -> None:
    assert not found(chosen("旅游", "住宿服务"))
    (finding,) = found(chosen("教育", "培训机构"))
    assert [r.id for r in finding.remedies] == ["private-school-licence"]
    assert [f.rule for f in found(chosen("旅游", "住宿服务"), subject=None)] == ["qualifications"]


def test_a_paper_counts_for_every_category_that_asks_for_it() -> None:
    assert not found(chosen("社交", "社区/论坛", ICP), chosen("社交", "笔记"))


def test_each_category_that_lacks_papers_is_named() -> None:
    fields = [f.field for f in found(chosen("社交", "笔记"), chosen("社交", "直播"))]
    assert fields == [
        "mini_program.categories[0].qualifications",
        "mini_program.categories[1].qualifications",
    ]


def test_of_a_category_chosen_twice_the_papers_are_asked_for_once() -> None:
    rules = [f.rule for f in found(chosen("社交", "笔记"), chosen("社交", "笔记"))]
    assert rules == ["qualifications", "category"]


def test_an_expired_paper_does_not_count() -> None:
    yesterday = TODAY - timedelta(days=1)
    (finding,) = found(chosen("社交", "笔记", Credential(ICP, valid_until=yesterday)))
    assert (finding.rule, finding.severity) == ("qualifications", Severity.REVIEW)
    assert finding.field == "mini_program.categories[0].qualifications[0].valid_until"
    assert [e.quote for e in finding.evidence] == ["2026-02-28"]
    assert [r.id for r in finding.remedies] == ["icp-record"]


def test_a_paper_counts_on_its_last_day_and_its_first() -> None:
    paper = Credential(ICP, holder=LEGAL_NAME)
    for each in (replace(paper, valid_until=TODAY), replace(paper, valid_from=TODAY)):
        assert not found(chosen("社交", "笔记", each))


def test_a_paper_that_is_not_in_force_yet_does_not_count() -> None:
    (finding,) = found(chosen("社交", "笔记", Credential(ICP, valid_from=date(2026, 4, 1))))
    assert finding.field == "mini_program.categories[0].qualifications[0].valid_from"
    assert [e.quote for e in finding.evidence] == ["2026-04-01"]


def test_one_copy_in_force_is_enough() -> None:
    old, new = Credential(ICP, valid_until=date(2020, 1, 1)), Credential(ICP, holder=LEGAL_NAME)
    assert not found(chosen("社交", "笔记", old, new))


def test_another_way_saves_an_expired_paper() -> None:
    old = Credential(BROADCAST, valid_until=date(2020, 1, 1))
    assert not found(chosen("社交", "直播", old, CULTURE))


def test_the_paper_of_another_body_goes_to_review() -> None:
    (finding,) = found(chosen("社交", "笔记", Credential(ICP, holder="宁波丙丁有限公司")))
    assert (finding.rule, finding.severity) == ("qualifications", Severity.REVIEW)
    assert finding.field == "mini_program.categories[0].qualifications[0].holder"
    assert [e.quote for e in finding.evidence] == ["宁波丙丁有限公司"]


@pytest.mark.parametrize("holder", [LEGAL_NAME, "杭州甲乙有限公司 "])
def test_the_subjects_own_paper_passes(holder: str) -> None:
    assert not found(chosen("社交", "笔记", Credential(ICP, holder=holder)))


def test_a_paper_of_which_nobody_says_whose_it_is_goes_to_review() -> None:
    (finding,) = found(chosen("社交", "笔记", Credential(ICP)))
    assert (finding.rule, finding.severity) == ("qualifications", Severity.REVIEW)
    assert finding.field == "mini_program.categories[0].qualifications[0].holder"
    assert [r.id for r in finding.remedies] == ["complete-information", "icp-record"]


def test_a_term_that_ends_before_it_begins_is_told_as_that() -> None:
    turned = Credential(ICP, "", LEGAL_NAME, date(2031, 1, 1), date(2030, 1, 1))
    (finding,) = found(chosen("社交", "笔记", turned))
    assert finding.field == "mini_program.categories[0].qualifications[0].valid_until"
    assert "before it begins" in finding.message_en


@pytest.mark.parametrize(
    "title",
    [
        f"非《{ICP}》",
        f"《{ICP}》办理回执",
        f"{ICP}（已过期）",
        f"《{ICP}》受理通知书",
        f"没有{ICP}",
        f"{ICP}申请表",
    ],
)
def test_a_paper_that_is_not_there_yet_or_no_more_is_none(title: str) -> None:
    (finding,) = found(chosen("社交", "笔记", title))
    assert finding.field == "mini_program.categories[0].qualifications"


@pytest.mark.parametrize(
    "title",
    [
        f"{ICP}正本",
        f"{ICP}复印件",
        f"《{ICP}》扫描件",
        f"营业执照、{ICP}",
        f"营业执照/{ICP}（副本）",
        f"《营业执照》和《{ICP}》",
        f"{ICP}副本复印件",
    ],
)
def test_copies_and_several_papers_in_one_title_count(title: str) -> None:
    assert not found(chosen("社交", "笔记", title))


@pytest.mark.parametrize(
    "title",
    [
        "增值电信业务经营许可证（ICP）、增值电信业务经营许可证（EDI）",
        "增值电信业务经营许可证（EDI）、增值电信业务经营许可证（ICP）",
        "增值电信业务经营许可证（含信息服务业务（仅限互联网信息服务）、在线数据处理与交易处理业务）",
        "增值电信业务经营许可证（B21、B25）",
    ],
)
def test_each_scope_of_one_title_counts(title: str) -> None:
    assert not found(chosen("社交", "陌生人交友", title), chosen("电商平台", "电商平台"))


def test_no_paper_of_the_lexicons_reads_as_one_that_is_not_there() -> None:
    snapshot = checker().snapshot
    papers = {
        p for c in snapshot.categories.second.values() for q in c.qualifications for p in q.papers
    }
    assert not [p.remedy.title for p in papers if not titles_in(snapshot, p.remedy.title)]
    subjects = snapshot.subjects.values()
    known = [title for kind in subjects for title in (*kind.papers, *kind.licences)]
    assert not [title for title in known if not titles_in(snapshot, title)]


def test_where_a_partners_papers_are_asked_for_its_name_may_stand_on_them() -> None:
    hospital = Credential("合作医院的《医疗机构执业许可证》", holder="宁波丙丁医院")
    papers = ("合作医院列表", "合作医院协议", hospital, "承诺书")
    assert not found(chosen("医疗", "就医服务", *papers))


def test_how_sure_the_demand_is_stands_in_the_detail() -> None:
    (sure,) = found(chosen("社交", "笔记"))
    (unsure,) = found(chosen("金融业", "信托"))
    assert (sure.detail, unsure.detail) == ("verified", "unverified")


def test_alternatives_are_told_apart_in_both_languages() -> None:
    (finding,) = found(chosen("医疗", "就医服务"))
    assert finding.message.count("，或者") == 2
    assert finding.message_en.count(", or ") == 2
