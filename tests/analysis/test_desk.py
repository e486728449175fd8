"""Desks of authorities, made of places, public matters and words for desks; and names that are somebody's own."""

from __future__ import annotations

import pytest

from tests.factory import checker
from zhengming.analysis.desk import DeskReader
from zhengming.analysis.parse import Parser

SHIPPED = checker().snapshot
READER = DeskReader(SHIPPED, Parser(SHIPPED))


def read(name: str) -> str:
    part = READER.read(name)
    return part.text if part else ""


@pytest.mark.parametrize(
    "name",
    [
        "高标准农田核查处",
        "拆迁安置房摇号系统",
        "农民工工资清欠专班",
        "涉案车辆处置平台",
        "2025年度高级职称评审申报系统",
        "第三代社保卡换领服务点",
    ],
)
def test_a_public_matter_with_a_desk_behind_it_is_an_authoritys(name: str) -> None:
    assert read(name) == name


def test_the_places_before_a_desk_are_left_out_of_what_is_quoted() -> None:
    assert read("四川省绵阳市征地补偿登记处") == "征地补偿登记处"


@pytest.mark.parametrize(
    "name", ["社保卡补领", "能繁母猪补贴申报", "居委会疫苗登记", "保交楼专班退付"]
)
def test_what_the_state_hands_out_needs_no_desk(name: str) -> None:
    assert read(name) == name


@pytest.mark.parametrize(
    ("name", "is_desk"),
    [
        ("信访材料转呈处", True),
        ("侨办材料代递点", True),
        ("上访信代收", True),
        ("驾照代办点", False),
        ("户口代办处", False),
        ("身份证代办", False),
        ("代办点", False),
    ],
)
def test_what_an_organ_alone_takes_is_for_no_agent(name: str, is_desk: bool) -> None:
    assert bool(read(name)) is is_desk


@pytest.mark.parametrize("name", ["高标准农田申报", "职称申报", "拆迁登记", "营业执照办理"])
def test_another_matter_needs_one(name: str) -> None:
    assert not read(name)


@pytest.mark.parametrize(
    "name",
    [
        "鑫源营业执照办理中心",
        "营业执照代办中心",
        "驾驶证体检服务站",
        "职称论文辅导中心",
        "劳动仲裁律师咨询中心",
        "拆迁建材回收站",
        "家政服务中心",
        "社区养老服务站",
        "身份证卡套批发网",
    ],
)
def test_a_word_that_is_no_desks_makes_the_name_somebodys_own(name: str) -> None:
    assert not read(name)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("贵阳网警在线", "网警在线"),
        ("福州市药监快报", "药监快报"),
        ("烟台体彩", "体彩"),
        ("china公安online", "china公安online"),
        ("廉洁昆明", "廉洁昆明"),
        ("信用甘肃网", "信用甘肃网"),
    ],
)
def test_an_organs_account_is_read_behind_its_place(name: str, part: str) -> None:
    assert read(name) == part


@pytest.mark.parametrize(
    "name", ["体彩", "消防在线", "乐业消防", "烟台体彩店", "信用卡网", "清风小馆"]
)
def test_without_a_place_that_is_nothing_else_it_is_none(name: str) -> None:
    assert not read(name)


@pytest.mark.parametrize("name", ["江西省驻厦门办事处", "宁夏驻穗联络处", "新疆生产建设兵团驻杭办"])
def test_a_places_office_elsewhere_is_its_governments(name: str) -> None:
    assert read(name).startswith("驻")


@pytest.mark.parametrize("name", ["拾穗酒业驻厦门办事处", "江西瓷器驻厦门办事处", "江西驻唱酒吧"])
def test_a_firms_office_elsewhere_is_the_firms(name: str) -> None:
    assert not read(name)


@pytest.mark.parametrize(
    ("name", "is_desk"),
    [
        ("长三角建设指挥部", True),
        ("重庆火锅指挥部", False),
        ("烧烤指挥部", False),
        ("指挥部", False),
    ],
)
def test_a_staff_is_a_places(name: str, is_desk: bool) -> None:
    assert bool(read(name)) is is_desk


@pytest.mark.parametrize(
    ("name", "is_desk"),
    [
        ("驾照网", False),
        ("企业年报服务平台", False),
        ("高级职称信息网", False),
        ("驾照补领服务平台", True),
        ("企业年报申报中心", True),
    ],
)
def test_what_others_speak_of_as_well_needs_an_act_and_a_desk(name: str, is_desk: bool) -> None:
    assert bool(read(name)) is is_desk


@pytest.mark.parametrize(
    ("name", "is_desk"),
    [
        ("合肥文旅", False),
        ("合肥林业服务中心", False),
        ("合肥审计网", False),
        ("合肥文旅发布", True),
        ("中国林业网", True),
    ],
)
def test_an_organs_name_that_is_a_trades_needs_an_account_of_organs(
    name: str, is_desk: bool
) -> None:
    assert bool(read(name)) is is_desk


def test_a_long_name_is_not_taken_apart() -> None:
    assert not read("社保卡" * 20 + "中心")
