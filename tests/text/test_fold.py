"""Folding: one spelling, and the way back."""

from __future__ import annotations

import unicodedata
from functools import reduce
from itertools import pairwise
from operator import or_

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zhengming.model.folded import Bracket, Fold, FoldedText
from zhengming.text.fold import Folder

FOLDER = Folder.load()
STANDARD = sorted(FOLDER.standard)
DISGUISED = "國囯髙衞衛発広⽹⾧⺟㊥㈱㍿①❶🅰🇨🇳ﬁ𝐓Ａａé\u0301\u0336か\u3099ｶﾞᄉ\u1161\u11b7ㅅㅏ"
NOISE = (
    "ーｰ丨 \u3000·・★()（】<\u200b\u2060\ufe0f\u200d\U000e0101\ue000🐧❤️1\u20e3○◯二十\u3164\u2800"
)

characters = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(DISGUISED + NOISE),
    st.sampled_from(STANDARD),
)
texts = st.text(characters, max_size=24)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_the_way_back_lands_inside_the_original_and_in_order(text: str) -> None:
    folded = FOLDER.fold(text)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(spans))
    if spans:
        assert folded.span(0, len(spans)).of(text)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = FOLDER.fold(text).text
    assert FOLDER.fold(once).text == once


@given(st.text(st.sampled_from(STANDARD), min_size=1, max_size=30))
@settings(max_examples=100, deadline=None)
def test_a_plain_simplified_name_is_unchanged(name: str) -> None:
    assert FOLDER.fold(name)._replace(han=False) == FoldedText(name, name)


def test_no_standard_character_is_ever_changed() -> None:
    every = "".join(STANDARD)
    assert len(every) == 8105
    assert FOLDER.fold(every).text == every


@given(texts)
@settings(max_examples=300, deadline=None)
def test_a_folded_text_has_one_span_and_one_fold_for_each_character(text: str) -> None:
    folded = FOLDER.fold(text)
    if folded.plain:
        assert folded.text in {text, ""}
    else:
        assert len(folded.starts) == len(folded.ends) == len(folded.folds) == len(folded.text)
    assert all(0 <= b.start < b.end <= len(folded.text) for b in folded.brackets)


@given(texts)
@example("《一》")
@settings(max_examples=300, deadline=None)
def test_only_unchanged_chinese_characters_and_a_pair_of_brackets_are_called_so(text: str) -> None:
    folded = FOLDER.fold(text)
    if folded.han:
        letters = "".join(filter(str.isalpha, text))
        assert folded.text == letters
        assert len(text) - len(letters) in {0, 2}
        assert all(unicodedata.name(c).startswith("CJK UNIFIED IDEOGRAPH") for c in letters)


@given(st.text(st.characters(codec="utf-8"), max_size=20))
@settings(max_examples=300, deadline=None)
def test_only_letters_numbers_and_vowel_signs_are_left(text: str) -> None:
    kinds = {unicodedata.category(c)[0] for c in FOLDER.fold(text).text}
    assert kinds <= {"L", "N", "M", "C"}, "C: characters newer than this Python or than the table"


def test_every_code_point_folds_and_stays_folded() -> None:
    for first in range(0, 0x110000, 64):
        # Apart, lest neighbours join: a plain 一 between any two.
        text = "一".join(chr(c) for c in range(first, first + 64) if not 0xD800 <= c < 0xE000)
        once = FOLDER.fold(text).text
        assert FOLDER.fold(once).text == once, f"U+{first:04X}"


@pytest.mark.parametrize(
    ("submitted", "folded", "fold"),
    [
        ("Tencent", "tencent", Fold.CASE),
        ("ｔencent", "tencent", Fold.WIDTH),
        ("ﾃﾝ", "テン", Fold.WIDTH),
        ("國家", "国家", Fold.TRADITIONAL),
        ("衛生", "卫生", Fold.TRADITIONAL),
        ("衞生", "卫生", Fold.TRADITIONAL),
        ("発广", "发广", Fold.JAPANESE),
        ("囯家", "国家", Fold.VARIANT),
        ("髙级", "高级", Fold.VARIANT),
        ("𠮷野", "吉野", Fold.VARIANT),
        ("⽹信", "网信", Fold.RADICAL),
        ("⺟公司", "母公司", Fold.RADICAL),
        ("㊥国", "中国", Fold.ENCLOSED),
        ("㈱会", "株会", Fold.ENCLOSED),
        ("①号", "1号", Fold.ENCLOSED),
        ("❶号", "1号", Fold.ENCLOSED),
        ("🅰座", "a座", Fold.ENCLOSED),
        ("1\ufe0f\u20e3号", "1号", Fold.ENCLOSED),
        ("🉠店", "福店", Fold.ENCLOSED),
        ("ﬁrm", "firm", Fold.COMPATIBILITY),
        ("𝐭encent", "tencent", Fold.COMPATIBILITY),
        ("café", "cafe", Fold.COMPATIBILITY),
        ("cafe\u0301", "cafe", Fold.COMPATIBILITY),
        ("smørrebrød", "smorrebrod", Fold.COMPATIBILITY),
        ("腾\u0336讯", "腾讯", Fold.COMPATIBILITY),
        ("腾 讯", "腾讯", Fold.SPACE),
        ("腾\u3000讯", "腾讯", Fold.SPACE),
        ("腾·讯", "腾讯", Fold.SEPARATOR),
        ("腾★讯", "腾讯", Fold.SEPARATOR),
        ("腾®讯", "腾讯", Fold.SEPARATOR),
        ("腾丨讯", "腾讯", Fold.SEPARATOR),
        ("腾（讯", "腾讯", Fold.BRACKET),
        ("腾\u200b讯", "腾讯", Fold.INVISIBLE),
        ("腾\u2800讯", "腾讯", Fold.INVISIBLE),
        ("腾\u3164讯", "腾讯", Fold.INVISIBLE),
        ("腾\ue123讯", "腾讯", Fold.INVISIBLE),
        ("腾\U00100000讯", "腾讯", Fold.INVISIBLE),
        ("腾\U000e0101讯", "腾讯", Fold.INVISIBLE),
        ("腾🐧讯", "腾讯", Fold.EMOJI),
        ("腾👨‍👩‍👧讯", "腾讯", Fold.EMOJI),
        ("腾❤️讯", "腾讯", Fold.EMOJI),
        ("腾🇨🇳讯", "腾讯", Fold.EMOJI),
    ],
)
def test_each_disguise_is_read_through_and_named(submitted: str, folded: str, fold: Fold) -> None:
    result = FOLDER.fold(submitted)
    assert result.text == folded
    assert reduce(or_, result.folds) == fold
    assert result.span(0, len(folded)).of(submitted) == submitted


@pytest.mark.parametrize(
    "name",
    [
        "乾坤",
        "著",
        "芸",
        "夥",
        "后",
        "二〇二五",
        "佐々木",
        "株式会社",
        "ガンダム",
        "スーパー",
        "삼성",
        "½",
        "ไทย",
        "हिन्दी",
        "堺",
    ],
)
def test_what_is_no_disguise_stays(name: str) -> None:
    assert FOLDER.fold(name).text == name


@pytest.mark.parametrize(
    ("submitted", "folded"),
    [
        ("二○二五", "二〇二五"),
        ("二◯○五", "二〇〇五"),
        ("贏○家", "赢家"),
        ("○一", "一"),
        ("🇹🇪🇳", "ten"),
        ("か\u3099す", "がす"),
        ("ｶﾞﾝﾀﾞﾑ", "ガンダム"),
        ("ᄉ\u1161\u11b7성", "삼성"),
        ("ㅅㅏ성", "사성"),
        ("㍿", "株式会社"),
        ("国ー家ーー", "国家"),
        ("ｽｰﾊﾟｰ", "スーパー"),
        ("ガーデンー", "ガーデンー"),
        ("ß", "ss"),
        ("İ", "i"),
        ("é", "e"),
        ("й", "и"),
        ("()", ""),
        ("", ""),
    ],
)
def test_what_neighbours_and_scripts_make_of_characters(submitted: str, folded: str) -> None:
    assert FOLDER.fold(submitted).text == folded


def test_what_stood_before_a_character_is_kept_with_it() -> None:
    folded = FOLDER.fold("The Bank（上海） ")
    assert folded.text == "thebank上海"
    assert folded.broken_at(3) == Fold.SPACE
    assert folded.broken_at(7) == Fold.BRACKET
    assert folded.broken_at(8) == Fold.NONE
    assert folded.removed == Fold.SPACE | Fold.BRACKET


@pytest.mark.parametrize(
    ("submitted", "brackets"),
    [
        ("正名（杭州）公司", (Bracket(2, 4),)),
        ("正名(杭州）公司", (Bracket(2, 4),)),
        ("甲【乙《丙》】", (Bracket(1, 3), Bracket(2, 3))),
        ("甲<乙>", (Bracket(1, 2),)),
        ("甲（乙", ()),
        ("甲）乙（", ()),
        ("甲（）乙", ()),
        ("甲（乙】丙）", (Bracket(1, 3),)),
        ("㈱甲", ()),
    ],
)
def test_brackets_pair_up(submitted: str, brackets: tuple[Bracket, ...]) -> None:
    assert FOLDER.fold(submitted).brackets == brackets


plain = st.text(st.sampled_from(STANDARD), max_size=6)


@given(plain, st.sampled_from("（(【《<）"), plain, st.sampled_from("）)】]》("), plain)
@settings(max_examples=300, deadline=None)
def test_a_pair_of_brackets_is_folded_like_any_separator(
    before: str, opened: str, inside: str, closed: str, after: str
) -> None:
    name = before + opened + inside + closed + after
    quick, whole = (
        FOLDER.fold(name),
        FOLDER.fold(f"{name}·"),
    )  # at the end nothing else is changed by it
    assert whole.removed == quick.removed | Fold.SEPARATOR
    assert whole._replace(original=name, removed=quick.removed, han=quick.han) == quick


@pytest.mark.parametrize(
    ("submitted", "han"),
    [
        ("拾穗贸易", True),
        ("拾穗（贸易）", True),
        ("（拾）穗", True),
        ("拾穗（贸易", False),
        ("拾穗（）", False),
        ("（拾）（穗）", False),
        ("拾·穗", False),
        ("拾穗（VX）", False),
        ("拾穗（貿易）", False),
        ("", False),
    ],
)
def test_chinese_characters_alone_are_told_with_a_pair_of_brackets(
    submitted: str, han: bool
) -> None:
    assert FOLDER.fold(submitted).han is han


@pytest.mark.parametrize(
    ("text", "longest"),
    [("正名", 0), ("e\u0301a\u0301\u0336", 2), ("ก็็็", 3), ("a" + "\u0300" * 40, 40)],
)
def test_stacked_marks(text: str, longest: int) -> None:
    assert FOLDER.stacked_marks(text) == longest


def test_lone_surrogates_are_taken_out_rather_than_passed_on() -> None:
    assert FOLDER.fold("腾\ud800讯").text == "腾讯"
