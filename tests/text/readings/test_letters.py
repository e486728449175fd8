"""Names in Latin letters, in digits for such, and in pinyin."""

from __future__ import annotations

import pytest

from tests.text.factory import term
from zhengming.model.analysis import Hit, Reading
from zhengming.text import confusable
from zhengming.text.fold import Folder
from zhengming.text.readings.foreign_letters import DigitsReader
from zhengming.text.readings.letters import Letters, LettersReader

FOLDER = Folder.load()
KNOWN = ("民政部", "国家税务总局", "北京大学", "农业银行", "女排", "腾讯", "立邦", "西安银行")
OTHERS = ("甲山记", "甲山水记", "武警")


READER = LettersReader(
    [term(text) for text in (*KNOWN, *OTHERS)],
    whole=frozenset(KNOWN),
    known=frozenset(KNOWN),
    places=["杭州", "重庆市"],
    led=frozenset({"民政部"}),
)


def spelled(name: str, reader: LettersReader = READER) -> list[tuple[str, str]]:
    folded = FOLDER.fold(name)
    return [quoted(name, hit) for hit in reader.hits(folded, folded.text)]


def quoted(name: str, hit: Hit) -> tuple[str, str]:
    span = FOLDER.fold(name).span(hit.start, hit.end)
    return name[span.start : span.end], hit.term.text


@pytest.mark.parametrize(
    "name",
    [
        "minzhengbu",
        "MínZhèngBù",
        "mín zhèng bù",
        "min2zheng4bu4",
        "min'zheng-bu",
        "MINZHENGBU",
        "minzheng部",
        "民zheng部",
        "min政bu",
        "ｍｉｎ政部",
    ],
)
def test_syllables_are_read_however_they_are_written(name: str) -> None:
    assert (name, "民政部") in spelled(name)
    assert (name, "民政部") in spelled(f"甲{name}乙")
    assert {meant for _, meant in spelled(name)} == {"民政部"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Běijīng Dàxué招生", [("Běijīng Dàxué", "北京大学")]),
        ("农业yínháng", [("农业yínháng", "农业银行")]),  # 行 has two readings
        ("nǚpai", [("nǚpai", "女排")]),
        ("nvpai", [("nvpai", "女排")]),
        ("nüpai", [("nüpai", "女排")]),
        ("xianyinhang", [("xianyinhang", "西安银行")]),  # xi an, and not xian
        ("tengxunVIP", [("tengxun", "腾讯")]),
        ("tengxun2024", [("tengxun", "腾讯")]),
        ("tengxunle", []),
        ("satengxun", []),
        ("民政部", []),
        ("minzhengju", []),
        ("民zhen部", []),
        ("weibang", []),  # 立 was read wei once
        ("wei邦", []),
        ("libang", [("libang", "立邦")]),
    ],
)
def test_a_term_in_letters_is_a_word_of_its_own(name: str, found: list[tuple[str, str]]) -> None:
    assert spelled(name) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("jiashan记", []),
        ("甲shan记", [("甲shan记", "甲山记")]),
        ("甲shanji", []),
        ("甲shan水ji", [("甲shan水ji", "甲山水记")]),
        ("甲shanshuiji", []),
        ("jiashanshuiji", []),
        ("wu警", [("wu警", "武警")]),
        ("wujing", []),
    ],
)
def test_of_what_few_know_enough_must_be_left(name: str, found: list[tuple[str, str]]) -> None:
    assert spelled(name) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("国豕shui务总局", ["国豕shui务总局"]),  # a look-alike
        ("国加shui务总局", ["国加shui务总局"]),  # the same sound
        ("国豕shui雾总局", []),
        ("国豕shuiwuzongju", []),
        ("民正bu", []),
    ],
)
def test_one_character_more_may_be_exchanged_where_three_are_left(
    name: str, found: list[str]
) -> None:
    assert [quote for quote, _ in spelled(name)] == found


def test_a_place_in_one_word_with_it_may_lead_a_body() -> None:
    assert spelled("hangzhouminzhengbu") == [("minzhengbu", "民政部")]
    assert spelled("chongqingshiminzhengbu") == [("minzhengbu", "民政部")]
    assert spelled("hangzhoutengxun") == []
    assert spelled("luzhouminzhengbu") == []


def test_digits_in_pinyin_are_read_by_whoever_asks() -> None:
    folded = FOLDER.fold("t3ngxun")
    (read,) = confusable.with_digits_read(folded.text)
    assert [hit.term.text for hit in READER.hits(folded, read)] == ["腾讯"]
    assert not list(READER.hits(folded, folded.text))


def test_the_initials_of_a_long_name_are_known_beforehand() -> None:
    assert list(Letters().spellings("中国工商银行")) == ["zggsyx"]
    assert not list(Letters().spellings("腾讯"))


DIGITS = DigitsReader(map(term, ["alibaba", "oppo", "ikea", "illy", "tencent", "1688"]))


def lettered(name: str) -> list[str]:
    folded = FOLDER.fold(name)
    hits = list(DIGITS.hits(folded, folded.text))
    assert all(hit.reading is Reading.CONFUSABLE for hit in hits)
    return [quoted(name, hit)[0] for hit in hits]


@pytest.mark.parametrize(
    "name",
    ["A1ibaba", "al1baba", "4l1b4ba", "a1i baba", "aIibaba", "0PP0", "lKEA", "1KEA", "T3NCENT"],
)
def test_digits_that_make_a_known_word_are_read(name: str) -> None:
    assert lettered(name) == [name]
    assert lettered(f"杭州{name}客服") == [name]


@pytest.mark.parametrize(
    "name",
    [
        "alibaba",
        "aiibaba",
        "Lily",
        "LILY",
        "lily",
        "1688",
        "i688",
        "4s店",
        "3M",
        "7天",
        "K12",
        "B2B",
        "0000",
        "01i64646",
        "4l1b4b4x",
    ],
)
def test_an_honest_digit_or_letter_is_left_alone(name: str) -> None:
    assert lettered(name) == []
