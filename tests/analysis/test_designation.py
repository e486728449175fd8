"""Troop designations in every form of numeral, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factory import checker
from zhengming.analysis.designation import DesignationFinder
from zhengming.text.fold import Folder

SHIPPED = checker().snapshot
FINDER = DesignationFinder(SHIPPED)
PEOPLED = DesignationFinder(
    replace(SHIPPED, vocabulary={**SHIPPED.vocabulary, "troop-people": frozenset(["战友", "老兵"])})
)
FOLDER = Folder.load()


def found(name: str, finder: DesignationFinder = FINDER) -> list[tuple[str, str]]:
    text = FOLDER.fold(name).text
    return [(text[hit.start : hit.end], hit.term.term_class.id) for hit in finder.find(text)]


@pytest.mark.parametrize(
    "numeral",
    [
        "39",
        "３９",
        "三十九",
        "三九",
        "卅九",
        "叁拾玖",
        "參拾玖",
        "③⑨",
        "㉟",
        "㊂㊈",
        "一〇一",
        "一○一",
        "1",
    ],
)
@pytest.mark.parametrize("ordinal", ["第", ""])
def test_every_form_of_numeral_makes_a_designation(numeral: str, ordinal: str) -> None:
    (hit,) = found(f"{ordinal}{numeral}集团军")
    assert hit[0].endswith("集团军")
    assert hit[1] == "troop-designation"


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("61398部队", "61398部队"),
        ("中国人民解放军61398部队", "61398部队"),
        ("八三四一部队", "八三四一部队"),
        ("第2舰队", "第2舰队"),
        ("第七装甲旅", "第七装甲旅"),
        ("第九步兵团", "第九步兵团"),
        ("第39集团军后勤服务有限公司", "第39集团军"),
        ("第39集团军部队", "第39集团军部队"),
        ("杭州第39集团军食堂", "第39集团军"),
        ("第3·9·集·团·军", "第39集团军"),
    ],
)
def test_units_and_codes_are_designations(name: str, seen: str) -> None:
    assert found(name) == [(seen, "troop-designation")]


@pytest.mark.parametrize("name", ["第七旅", "第五团", "第二十四师", "第1军", "第三师部队"])
def test_a_bare_unit_with_an_ordinal_is_ambiguous(name: str) -> None:
    assert [class_ for _, class_ in found(name)] == ["military"]


@pytest.mark.parametrize(
    "name",
    [
        "第一师范学校",
        "三团两委",
        "八一小学",
        "101师傅面馆",
        "第五团购网络科技有限公司",
        "第一军规",
        "三师兄烧烤",
        "24团购",
        "第三军团",
        "六一儿童团",
        "第十二军医院",
        "一二三支队",
        "三八部队火锅",
        "集团军",
        "部队",
        "第部队",
        "二十四桥茶室",
        "第二旅行社",
        "八一军旗",
    ],
)
def test_what_only_looks_like_a_designation_is_none(name: str) -> None:
    assert not found(name)


@pytest.mark.parametrize("name", ["兵团第一师", "新疆生产建设兵团第八师", "建设兵团第六师"])
def test_a_division_of_the_production_corps_is_none(name: str) -> None:
    assert not found(name)


@pytest.mark.parametrize("name", ["第39集团军", "第七装甲旅"])
def test_behind_the_production_corps_a_certain_designation_is_one(name: str) -> None:
    assert [class_ for _, class_ in found(f"兵团{name}")] == ["troop-designation"]


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("第三十八军战友餐厅", "第三十八军"),
        ("38军老兵会", "38军"),
        ("三十八军战友会", "三十八军"),
        ("第七旅战友农庄", "第七旅"),
    ],
)
def test_before_its_people_a_short_unit_is_a_designation(name: str, seen: str) -> None:
    assert found(name, PEOPLED) == [(seen, "troop-designation")]


def test_two_characters_before_a_short_unit_may_be_no_number() -> None:
    assert found("八一军战友会", PEOPLED) == [("八一军", "military")]


@pytest.mark.parametrize(
    "name", ["三军老兵会", "三团战友烧烤", "战友会", "101战友超市", "兵团第一师战友会", "第三战友"]
)
def test_its_people_alone_make_no_designation(name: str) -> None:
    assert not found(name, PEOPLED)


def test_two_designations_are_two() -> None:
    assert len(found("第1集团军与第2集团军")) == 2


def test_a_code_is_not_cut_out_of_a_longer_number() -> None:
    assert found("二〇二六年第三届") == []


@pytest.mark.parametrize("name", ["装甲兵第七旅", "武警第二支队", "步兵第九团"])
def test_a_service_before_the_number_makes_a_designation(name: str) -> None:
    assert [class_ for _, class_ in found(name)] == ["troop-designation"]


def test_a_code_of_three_digits_is_a_designation() -> None:
    assert found("七三一部队") == [("七三一部队", "troop-designation")]
