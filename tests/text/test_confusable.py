"""Characters of one script that pose as those of another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.text import confusable
from zhengming.text.confusable import Sureness, may_pose, posing
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
        ("g00gle", [(1, "o"), (2, "o")]),
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
