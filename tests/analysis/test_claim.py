"""What kind of body a name says it is; the head noun decides."""

from __future__ import annotations

import pytest

from tests.analysis.factory import analyzed


def claim(name: str) -> tuple[str, str]:
    found = analyzed(name).claim
    return found.body.id if found.body else "", found.head.text if found.head else ""


@pytest.mark.parametrize(
    ("name", "body", "head"),
    [
        ("杭州拾穗网络科技有限公司", "company", "有限公司"),
        ("拾穗面馆", "shop", "面馆"),
        ("杭州餐饮协会", "social-organization", "协会"),
        ("拾穗小学", "school", "小学"),
        ("杭州丰收银行", "bank", "丰收银行"),
        ("杭州党校", "party-organ", "党校"),
        ("有限公司", "company", "有限公司"),
    ],
)
def test_the_head_noun_decides(name: str, body: str, head: str) -> None:
    assert claim(name) == (body, head)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("公安局食堂", "shop"),
        ("餐饮协会食堂", "shop"),
        ("拾穗研究所（有限公司）", "company"),
        ("党校面馆", "shop"),
    ],
)
def test_what_stands_before_the_head_claims_nothing(name: str, body: str) -> None:
    assert claim(name)[0] == body


@pytest.mark.parametrize("name", ["拾穗", "杭州", "餐饮", "拾穗布局", "公安局对面"])
def test_a_name_without_a_head_says_nothing(name: str) -> None:
    assert claim(name) == ("", "")


def test_an_organ_is_read_as_a_whole() -> None:
    assert claim("杭州市公安局") == ("state-organ", "公安局")


def test_an_organs_unit_is_that_organ() -> None:
    assert claim("杭州市公安局宁波分局") == ("state-organ", "公安局宁波分局")


def test_a_branch_is_a_body_of_its_parents_kind() -> None:
    assert claim("杭州拾穗网络科技有限公司宁波分公司") == ("company", "有限公司")
    assert claim("杭州丰收银行宁波分行")[0] == "bank"


def test_a_branch_without_a_parent_is_what_its_own_head_says() -> None:
    assert claim("宁波分公司") == ("company", "公司")


def test_the_unit_of_a_company_knows_its_owner() -> None:
    found = analyzed("杭州拾穗网络科技有限公司工会").claim
    assert found.body is not None
    assert found.body.id == "mass-organization"
    assert found.owner is not None
    assert found.owner.text == "有限公司"


def test_a_body_of_its_own_has_no_owner() -> None:
    assert analyzed("杭州市工会").claim.owner is None
