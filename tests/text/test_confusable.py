"""Characters of one script that pose as those of another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.text import confusable
from zhengming.text.confusable import (
    Sureness,
    may_be_written_for,
    may_pose,
    posing,
    skeleton,
    with_digits_read,
)
from zhengming.text.fold import Folder

TABLE = Path(confusable.__file__).with_name("confusables.tsv")
FOLDER = Folder.load()


@pytest.mark.parametrize("name", ["杭州正名科技有限公司", "abc", "三", "", "𠮷野家"])
def test_what_holds_no_such_character_poses_as_nothing(name: str) -> None:
    assert not list(posing(name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tencеnt", [(4, "e")]),
        ("раypal", [(0, "p"), (1, "a")]),
        ("工エ商", [(1, "工")]),
        ("人民囗岸", [(2, "口")]),
    ],
)
def test_posing_is_told_by_company(name: str, expected: list[tuple[int, str]]) -> None:
    assert [tuple(found) for found in posing(name)] == expected


@pytest.mark.parametrize(
    "name",
    [
        "カラオケ店",
        "スターハウス",
        "ハロー公司",
        "三星カフェ",
        "ооо ромашка",
        "4s店",
        "5g科技",
        "1号店",
        "qq2群",
        "g00gle",
        "huawei",
        "ΑΒΓ设计",
        "β科技",
    ],
)
def test_an_honest_letter_or_digit_does_not_pose(name: str) -> None:
    assert not list(posing(name))


@given(st.text(max_size=20))
def test_what_poses_may_pose(text: str) -> None:
    assert may_pose()(text) or not list(posing(text))


def test_the_table_is_well_formed() -> None:
    lines = TABLE.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for char, reads, sureness, source in rows:
        assert len(char) == len(reads) == 1
        assert reads.isascii() or "\u4e00" <= reads <= "\u9fff"
        assert sureness in {known.value for known in Sureness}
        assert source in {"unicode", "own"}
        assert char not in FOLDER.standard, "the standard table poses as nothing"


def test_the_table_is_what_its_script_makes() -> None:
    pytest.importorskip("confusable_homoglyphs")
    from tools import build_confusable_table as tool
    from tools.unicode_database import Unicode

    folder = Path("/usr/share/unicode")
    if not folder.exists():
        pytest.skip("unicode-data is not installed")
    assert TABLE.read_text("utf-8") == tool.table(tool.Builder(Unicode(folder)))


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("g00gle", ["google"]),
        ("t3nc3nt店", ["tencent店"]),
        ("j1ngd0ng", ["jlngdong", "jingdong"]),
        ("b4idu2024", ["baiduzoza"]),
        ("7天4s店", []),  # a digit and one letter are no word
        ("3m", []),
        ("1688", []),
        ("huawei", []),
        ("1号店", []),
    ],
)
def test_digits_in_latin_words_are_read_as_letters(name: str, read: list[str]) -> None:
    assert list(with_digits_read(name)) == read


def test_what_may_be_written_for_one_another_has_the_same_skeleton() -> None:
    assert skeleton("a1ibaba") == skeleton("alibaba") == skeleton("aiibaba")
    assert skeleton("alibaba") != skeleton("alibeba")


@pytest.mark.parametrize(
    ("submitted", "letter", "may"),
    [
        ("1", "l", True),
        ("1", "i", True),
        ("0", "o", True),
        ("4", "a", True),
        ("4", "e", False),
        ("I", "l", True),
        ("l", "i", True),
        ("i", "l", False),  # a small i has its dot
        ("L", "i", False),
        ("a", "b", False),
    ],
)
def test_strokes_decide_what_is_written_for_a_letter(
    submitted: str, letter: str, may: bool
) -> None:
    assert may_be_written_for(submitted, letter) is may
