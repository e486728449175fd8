"""What kind of body a name says it is; the head noun decides."""

from __future__ import annotations

import pytest

from tests.analysis.factory import analyzed, parser, snapshot
from tests.factory import AS_OF, checker
from zhengming.analysis.claim import ClaimReader
from zhengming.analysis.parse import Parser
from zhengming.model.analysis import Analysis
from zhengming.model.proposal import OrganizationName

READER = ClaimReader(snapshot(), parser(), set[str]().__contains__)


def claim(name: str) -> tuple[str, str]:
    found = analyzed(name).claim
    return found.body.id if found.body else "", found.head.text if found.head else ""


def shipped(name: str) -> Analysis:
    """A name as the shipped lexicons see it."""
    return checker().examine(OrganizationName(name), as_of=AS_OF)[0]


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


@pytest.mark.parametrize(
    ("name", "body", "head"),
    [
        ("拾穗学院招生办", "university", "学院招生办"),
        ("拾穗学院招生办热线", "university", "学院招生办热线"),
        ("餐饮协会杭州办事处", "social-organization", "协会杭州办事处"),
        ("餐饮协会办事处", "social-organization", "协会办事处"),
        ("公安局热线", "state-organ", "公安局热线"),
        ("派出所所长", "state-organ", "派出所所长"),
        ("派出所长", "state-organ", "派出所长"),
    ],
)
def test_a_unit_and_who_heads_a_body_are_the_bodys(name: str, body: str, head: str) -> None:
    assert claim(name) == (body, head)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("招生办", ""),
        ("拾穗招生办", ""),
        ("网校招生办", ""),
        ("丰收银行热线", ""),
        ("拾穗办事处", "branch"),
        ("拾穗所长", ""),
        ("学院食堂热线", ""),
        ("局长面馆", "shop"),
        ("公安局社区工作站", "grassroots-organization"),
    ],
)
def test_a_unit_of_no_body_or_of_one_that_no_rule_judges_claims_nothing(
    name: str, body: str
) -> None:
    assert claim(name)[0] == body


@pytest.mark.parametrize("name", ["拾穗学院招生办", "餐饮协会办事处", "拾穗协会"])
def test_a_name_that_claims_a_body_is_taken_apart(name: str) -> None:
    assert READER.plain_end(name) is None


@pytest.mark.parametrize(
    ("name", "end"), [("拾穗办事处", 2), ("拾穗热线", 4), ("拾穗面馆", 2), ("网校招生办", 5)]
)
def test_a_name_that_claims_none_is_not(name: str, end: int) -> None:
    assert READER.plain_end(name) == end


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


@pytest.mark.parametrize(
    "name", ["杭州市治理中心", "浙江省杭州市治理中心", "杭州治理中心", "杭州发布", "东方发布"]
)
def test_a_centre_with_nothing_but_a_place_before_it_is_the_places(name: str) -> None:
    assert claim(name)[0] == "public-service"
    assert READER.plain_end(name) is None


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("杭州市拾穗治理中心", "local-centre"),
        ("拾穗治理中心", "local-centre"),
        ("治理中心", "local-centre"),
        ("东方治理中心", "local-centre"),
        ("拾穗发布", "local-account"),
    ],
)
def test_a_centre_behind_a_trade_name_is_anybodys(name: str, body: str) -> None:
    assert claim(name)[0] == body
    assert READER.plain_end(name) is not None


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("中国大鲵科学研究所", True),
        ("中国斗鱼委员会", True),
        ("中国象棋信息网", True),
        ("中国月季服务中心", True),
        ("中国月季苗圃", False),
        ("中国象棋培训中心", False),
        ("中国象棋俱乐部", False),
        ("中国风摄影中心", False),
    ],
)
def test_the_countrys_word_leads_a_body_made_of_a_longer_word_that_begins_with_it(
    name: str, leads: bool
) -> None:
    found = [hit.term.text for hit in shipped(name).hits if hit.start == 0]
    assert ("中国" in found) is leads


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("国际易学研究院", "social-organization"),
        ("寰球养生饮食研究所", "social-organization"),
        ("寰球奶茶研究所", "research-institute"),
        ("拾穗易学研究院", "research-institute"),
    ],
)
def test_an_institute_on_what_associations_are_about_is_one_behind_the_worlds_word(
    name: str, body: str
) -> None:
    found = shipped(name).claim.body
    assert found is not None
    assert found.id == body


def test_a_desk_is_no_plain_name() -> None:
    reader = ClaimReader(checker().snapshot, Parser(checker().snapshot), set[str]().__contains__)
    desk, institute = "驾照补领服务平台", "驾照补领研究院"
    assert reader.desk_of(desk, reader.tail_of(desk))
    assert reader.plain_end(desk) is None
    assert reader.desk_of(institute, reader.tail_of(institute)) is None


@pytest.mark.parametrize(
    ("name", "is_desk"),
    [
        ("工会会员普惠服务部", True),
        ("工会会员普惠门市部", False),
        ("快报读者领取平台", False),
        ("电视台观众领取平台", True),
    ],
)
def test_a_shops_form_ends_no_desk_and_a_short_word_of_the_press_begins_none(
    name: str, is_desk: bool
) -> None:
    reader = ClaimReader(checker().snapshot, Parser(checker().snapshot), set[str]().__contains__)
    assert (reader.desk_of(name, reader.tail_of(name)) is not None) is is_desk
