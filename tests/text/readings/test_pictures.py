"""Emoji that stand for words of a term."""

from __future__ import annotations

import random
import time

import pytest

from tests.text.factory import term
from zhengming.model.analysis import Hit, Reading
from zhengming.text.fold import Folder
from zhengming.text.readings.pictures import PictureReader, Pictures, relabelled

FOLDER = Folder.load()


def read(name: str, *terms: str, fronts: tuple[int, ...] = (0,), hits: tuple[Hit, ...] = ()) -> str:
    folded = FOLDER.fold(name)
    found = PictureReader(terms).read(folded, fronts, hits)
    return FOLDER.fold_with(name, found).text if found else ""


@pytest.mark.parametrize(
    ("name", "terms", "text"),
    [
        ("蒙🐮乳业", ["蒙牛"], "蒙牛乳业"),
        ("三只🐿️坚果", ["三只松鼠"], "三只松鼠坚果"),
        ("农夫⛰️💧", ["农夫山泉"], "农夫山泉"),
        ("🔵通快递", ["圆通"], "圆通快递"),
        ("🎉🎉🔵通快递", ["圆通"], "圆通快递"),
        ("🐱🐮", ["猫牛"], "猫牛"),
        ("蒙🐮🎉乳业", ["蒙牛"], "蒙牛乳业"),
        ("肯德🐔汉堡", ["肯德基"], "肯德基汉堡"),  # the same sound, tone and all
        ("蒙🐱乳业", ["蒙牛"], ""),
        ("新蒙🐮乳业", ["蒙牛"], ""),
        ("小🐂牛排", ["小牛"], ""),  # beside the very word
        ("牛🐂肉", ["牛牛"], ""),
        ("🐿️坚果", ["松鼠"], ""),  # one emoji, and nothing else of the term
        ("🐔利超市", ["基利"], ""),  # by sound alone, before all letters
        ("蒙👨‍🌾", ["蒙米"], ""),
    ],
)
def test_an_emoji_is_read_where_it_completes_a_term(name: str, terms: list[str], text: str) -> None:
    assert read(name, *terms) == text


def test_a_term_may_begin_at_every_front() -> None:
    assert read("杭州蒙🐮乳业", "蒙牛") == ""
    assert read("杭州蒙🐮乳业", "蒙牛", fronts=(0, 2)) == "杭州蒙牛乳业"
    assert read("杭州🔵通快递", "圆通", fronts=(0, 2)) == "杭州圆通快递"
    assert read("杭州🔵⛰", "圆山", fronts=(0, 2)) == "杭州圆山"


def test_the_longest_term_counts() -> None:
    assert read("天🐱超市⛰", "天猫", "天猫超市山") == "天猫超市山"


def test_an_emoji_within_a_term_as_it_is_written_is_decoration() -> None:
    hits = (Hit(term("海关"), 0, 2),)
    assert read("海🐱关", "海猫关") == "海猫关"
    assert read("海🐱关", "海猫关", hits=hits) == ""


def test_hits_that_hold_an_emoji_are_pictured_and_quote_it() -> None:
    name = "三只🐿️坚果"
    folded = FOLDER.fold(name)
    emoji = PictureReader(["三只松鼠"]).read(folded, (0,), ())
    again = FOLDER.fold_with(name, emoji)
    found = list(relabelled([Hit(term("三只松鼠"), 0, 4), Hit(term("坚果"), 4, 6)], again, emoji))
    assert [hit.reading for hit in found] == [Reading.PICTURED, Reading.WRITTEN]
    assert [again.span(hit.start, hit.end).of(name) for hit in found] == ["三只🐿️", "坚果"]


@pytest.mark.parametrize("name", ["🐱" * 200, "蒙" + "🐮🐂" * 99, "⭕👴" * 100])
def test_a_flood_of_emoji_takes_no_time(name: str) -> None:
    reader = PictureReader([a + b + c for a in "猫圆牛" for b in "猫老牛" for c in "公猫牛"])
    folded = FOLDER.fold(name)
    start = time.perf_counter()
    reader.read(folded, (0,), ())
    assert time.perf_counter() - start < 0.5


def test_one_word_is_exchanged_but_never_the_whole_name() -> None:
    made = {Pictures().make("蒙牛", random.Random(seed)) for seed in range(20)}
    assert made
    assert all("蒙" in each or "牛" in each for each in made)
    assert Pictures().make("牛", random.Random(1)) == ""
