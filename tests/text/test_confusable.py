"""Characters of one script that pose as those of another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.text import confusable
from zhengming.text.confusable import Sureness, posing, skeleton
from zhengming.text.fold import Folder

TABLE = Path(confusable.__file__).with_name("confusables.tsv")
FOLDER = Folder.load()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tencеnt", "tencent"),
        ("раypal", "paypal"),
        ("g00gle", "google"),
        ("paypa1", "paypal"),
        ("huawei", "huawel"),
        ("5tar", "star"),
        ("エ商银行", "工商银行"),
        ("人民囗岸", "人民口岸"),
        ("ニ十八", "二十八"),
        ("ハ方", "八方"),
        ("カ量", "力量"),
        ("タ阳", "夕阳"),
        ("ト算", "卜算"),
        ("ロ腔", "口腔"),
        ("ㄖ报", "日报"),
    ],
)
def test_what_looks_the_same_has_the_same_skeleton(written: str, meant: str) -> None:
    assert skeleton(written) == skeleton(meant)


def test_capitals_are_read_before_they_are_folded() -> None:
    submitted = "ΒΜW"  # Greek Beta and Mu
    assert FOLDER.fold(skeleton(submitted)).text == "bmw" != skeleton(FOLDER.fold(submitted).text)


@pytest.mark.parametrize("name", ["杭州正名科技有限公司", "abc", "三", "", "𠮷野家"])
def test_what_poses_as_nothing_is_its_own_skeleton(name: str) -> None:
    assert skeleton(name) == name
    assert not list(posing(name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tencеnt", [(4, "e", Sureness.MIXED)]),
        ("раypal", [(0, "p", Sureness.MIXED), (1, "a", Sureness.MIXED)]),
        ("工エ商", [(1, "工", Sureness.MIXED)]),
        ("人民囗岸", [(2, "口", Sureness.SURE)]),
        ("g00gle", [(1, "o", Sureness.WEAK), (2, "o", Sureness.WEAK)]),
    ],
)
def test_posing_is_told_by_company(name: str, expected: list[tuple[int, str, Sureness]]) -> None:
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
def test_a_skeleton_is_as_long_as_its_text_and_its_own(text: str) -> None:
    once = skeleton(text)
    assert len(once) == len(text)
    assert skeleton(once) == once


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
