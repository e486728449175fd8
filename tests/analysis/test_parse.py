"""Taking a name apart."""

from __future__ import annotations

from itertools import chain, combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.analysis.factory import HEADS, INDUSTRIES, PLACES, WORDS, parser
from tests.factory import checker
from zhengming.analysis.parse import Parser
from zhengming.model.analysis import NameParts, Part
from zhengming.model.folded import FoldedText
from zhengming.text.fold import Folder

FOLDER = Folder.load()
SHIPPED = Parser(checker().snapshot)


def parse(name: str) -> NameParts:
    return parser().parse(FOLDER.fold(name))


def taken_apart(name: str) -> tuple[str, str, str, str]:
    """Divisions, 字号, industries and form, as text."""
    parts = parse(name)
    return (
        "+".join(p.text for p in parts.divisions),
        parts.trade_name.text if parts.trade_name else "",
        "+".join(p.text for p in parts.industries),
        parts.form.text if parts.form else "",
    )


@pytest.mark.parametrize(
    "name",
    [
        "杭州拾穗网络科技有限公司",
        "拾穗（杭州）网络科技有限公司",
        "拾穗网络科技（杭州）有限公司",
        "拾穗(杭州)网络科技有限公司",
        "拾穗【杭州】网络科技有限公司",
    ],
)
def test_the_division_may_stand_in_front_or_in_brackets(name: str) -> None:
    assert taken_apart(name) == ("杭州", "拾穗", "网络科技", "有限公司")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("拾穗网络科技有限公司", ("", "拾穗", "网络科技", "有限公司")),
        ("杭州拾穗有限公司", ("杭州", "拾穗", "", "有限公司")),
        ("杭州拾穗网络科技", ("杭州", "拾穗", "网络科技", "")),
        ("杭州网络科技有限公司", ("杭州", "", "网络科技", "有限公司")),
        ("拾穗面馆", ("", "拾穗", "", "面馆")),
        ("拾穗", ("", "拾穗", "", "")),
        ("杭州", ("杭州", "", "", "")),
        ("餐饮", ("", "", "餐饮", "")),
    ],
)
def test_any_part_may_be_missing(name: str, parts: tuple[str, str, str, str]) -> None:
    assert taken_apart(name) == parts


def test_a_form_alone_is_a_trade_name_and_no_form() -> None:
    assert taken_apart("有限公司") == ("", "有限公司", "", "")


def test_divisions_stand_in_a_row() -> None:
    parts = parse("浙江省杭州市拾穗面馆")
    assert [(p.text, p.value) for p in parts.divisions] == [
        ("浙江省", "330000"),
        ("杭州市", "330100"),
    ]


def test_industries_stand_in_a_row() -> None:
    parts = parse("杭州拾穗餐饮网络科技有限公司")
    assert [(p.text, p.value) for p in parts.industries] == [
        ("餐饮", "catering"),
        ("网络科技", "technology"),
    ]


def test_the_longest_form_and_industry_win() -> None:
    assert taken_apart("拾穗网络科技有限公司")[2:] == ("网络科技", "有限公司")


def test_a_form_says_what_body_it_claims() -> None:
    form = parse("拾穗面馆").form
    assert form is not None
    assert form.value == "shop"


@pytest.mark.parametrize(
    ("name", "branch"),
    [
        ("杭州拾穗网络科技有限公司宁波分公司", "宁波分公司"),
        ("杭州拾穗网络科技有限公司（宁波分公司）", "宁波分公司"),
        ("杭州拾穗网络科技有限公司营业部", "营业部"),
        ("杭州丰收银行宁波分行", "宁波分行"),
    ],
)
def test_a_branch_stands_after_its_parent(name: str, branch: str) -> None:
    parts = parse(name)
    assert parts.branch is not None
    assert parts.branch.text == branch
    assert parts.form is not None


@pytest.mark.parametrize(
    "name", ["杭州拾穗网络科技营业部", "宁波分公司", "拾穗小学营业部", "公司营业部"]
)
def test_a_branch_needs_a_firm_before_it(name: str) -> None:
    assert parse(name).branch is None


def test_a_leading_word_is_no_part_of_the_trade_name() -> None:
    parts = parse("中国拾穗网络科技有限公司")
    assert parts.leading is not None
    assert parts.leading.text == "中国"
    assert parts.trade_name is not None
    assert parts.trade_name.text == "拾穗"
    assert parse("大中国网络科技有限公司").leading is None


@pytest.mark.parametrize(
    ("name", "trade_name"),
    [
        ("金山软件有限公司", "金山"),
        ("东方红酒店", "东方红"),
    ],
)
def test_a_short_place_is_given_back_to_a_trade_name_that_lacks_it(
    name: str, trade_name: str
) -> None:
    assert taken_apart(name)[1] == trade_name


@pytest.mark.parametrize("name", ["杭州软件有限公司", "公安县软件有限公司"])
def test_a_great_or_a_full_place_is_not_given_back(name: str) -> None:
    divisions, trade_name, _, _ = taken_apart(name)
    assert divisions
    assert not trade_name


def test_an_industry_word_of_two_is_given_back_to_a_trade_name_of_one_character() -> None:
    assert taken_apart("云科技餐饮有限公司") == ("", "云科技", "餐饮", "有限公司")
    assert taken_apart("云餐饮有限公司") == ("", "云", "餐饮", "有限公司")


def test_a_form_in_brackets_belongs_to_the_name() -> None:
    assert taken_apart("拾穗研究所（有限公司）")[3] == "有限公司"


def test_other_words_in_brackets_stay_where_they_are() -> None:
    assert taken_apart("拾穗（小）面馆") == ("", "拾穗小", "", "面馆")


@pytest.mark.parametrize("name", ["（）", "·", "((", "））", ""])
def test_a_name_of_nothing_has_no_parts(name: str) -> None:
    assert parse(name) == NameParts()


def test_an_excepted_ending_is_no_head() -> None:
    assert taken_apart("拾穗局")[3] == "局"
    assert taken_apart("拾穗布局")[3] == ""


# Parts never overlap, lie within the text, and say what stands there.

pieces = st.sampled_from(
    [
        *PLACES,
        *INDUSTRIES,
        *(n for nouns in HEADS.values() for n in nouns),
        *WORDS["branch"],
        "中国",
        "拾穗",
        "云",
        "a",
    ]
)
bracketed = pieces.flatmap(lambda p: st.sampled_from([p, f"（{p}）", f"({p}", f"{p}】"]))
names = st.lists(bracketed, max_size=8).map("".join) | st.text(max_size=20)


@given(names, st.booleans())
def test_parts_lie_within_the_text_and_never_overlap(name: str, shipped: bool) -> None:
    reader = SHIPPED if shipped else parser()
    folded = FOLDER.fold(name)
    assume(not any(b.start <= c.start < b.end for b, c in pairwise(folded.brackets)))
    parts = listed(reader.parse(folded))
    taken = []
    for part in parts:
        assert 0 <= part.start < part.end <= len(folded.text)
        taken += positions(part, folded)
    assert len(taken) == len(set(taken))


def test_a_division_in_two_pairs_of_brackets_is_one() -> None:
    assert taken_apart("拾穗((杭州))面馆") == ("杭州", "拾穗", "", "面馆")


def listed(parts: NameParts) -> list[Part]:
    singles = (parts.trade_name, parts.form, parts.branch, parts.leading)
    return [*parts.divisions, *parts.industries, *(p for p in singles if p)]


def positions(part: Part, folded: FoldedText) -> list[int]:
    """Where the characters of a part stand: brackets may have been cut out of its middle."""
    inside = [b for b in folded.brackets if part.start <= b.start and b.end <= part.end]
    for cut in chain.from_iterable(combinations(inside, n) for n in range(len(inside) + 1)):
        gone = {i for bracket in cut for i in range(bracket.start, bracket.end)}
        left = [i for i in range(part.start, part.end) if i not in gone]
        if part.text == "".join(folded.text[i] for i in left):
            return left
    raise AssertionError(f"{part} does not stand in {folded.text!r}")
