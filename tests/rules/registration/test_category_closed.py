"""Categories that nobody, or not this kind of subject, may choose."""

from __future__ import annotations

import pytest

from tests.rules.registration.factory import chosen, found
from zhengming.model.mini_program import SubjectType
from zhengming.model.verdict import Severity


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("彩票", "彩票"),
        ("金融业", "虚拟货币"),
        ("金融", "虚拟币"),
        ("商家自营", "烟草"),
        ("商家自营", "电子烟"),
    ],
)
@pytest.mark.parametrize("subject", [*SubjectType, None])
def test_what_the_law_keeps_off_the_platform_is_refused_to_everybody(
    first: str, second: str, subject: SubjectType | None
) -> None:
    (finding,) = found(chosen(first, second, "营业执照"), subject=subject)
    assert (finding.rule, finding.severity) == ("category-closed", Severity.REJECT)
    assert finding.field == "mini_program.categories[0].second"
    assert [e.quote for e in finding.evidence] == [second]
    assert [r.id for r in finding.remedies] == ["choose-category"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("社交", "直播"), ("社交", "社区/论坛"), ("金融业", "保险"), ("医疗", "公立医疗机构")],
)
def test_what_is_closed_to_individuals_is_refused_to_them(first: str, second: str) -> None:
    (finding,) = found(chosen(first, second), subject=SubjectType.INDIVIDUAL)
    assert (finding.rule, finding.severity) == ("category-closed", Severity.REJECT)
    assert "个人" in finding.message
    assert [r.id for r in finding.remedies] == ["choose-category", "other-subject-type"]


@pytest.mark.parametrize(("first", "second"), [("社交", "直播"), ("金融业", "保险")])
def test_the_same_is_open_to_an_enterprise_that_qualifies(first: str, second: str) -> None:
    assert {f.rule for f in found(chosen(first, second))} == {"qualifications"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("工具", "记账"), ("工具", "天气"), ("餐饮", "菜谱"), ("旅游", "旅游攻略")],
)
def test_what_is_open_to_everybody_is_open_to_individuals(first: str, second: str) -> None:
    assert not found(chosen(first, second), subject=SubjectType.INDIVIDUAL)


def test_of_a_subject_without_a_type_nothing_is_said_that_depends_on_it() -> None:
    assert {f.rule for f in found(chosen("社交", "直播"), subject=None)} == {"qualifications"}


def test_what_is_known_from_the_law_alone_goes_to_review() -> None:
    (finding,) = found(chosen("政务民生", "公积金"))
    assert (finding.rule, finding.severity) == ("category-closed", Severity.REVIEW)
    assert finding.detail == "unverified"
    assert not found(chosen("政务民生", "公积金"), subject=SubjectType.GOVERNMENT)
