"""A Latin name of which one letter is changed is known again, and honest words are left alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.text.factory import term
from zhengming.lexicon.snapshot import Snapshot, load
from zhengming.model.folded import FoldedText
from zhengming.model.term import FAMOUS, OFTEN_IMITATED
from zhengming.text.fold import Folder
from zhengming.text.readings.misspelling import (
    LatinName,
    Misspelling,
    MisspellingReader,
    is_pinyin,
)

WORDS = Path("/usr/share/dict/american-english-huge")


def name(text: str, tier: int = FAMOUS, words: int = 1, behind: str = "") -> LatinName:
    return LatinName(term(text), tier, words, behind=behind)


NAMES = (
    name("kumo"),
    name("icbq"),
    name("sagi", OFTEN_IMITATED),
    name("honti"),
    name("quarlon"),
    name("vestrel", OFTEN_IMITATED),
    name("blueharbour", words=2),
    name("zebank", behind="bank"),
    name("minari"),
    name("mububu"),
)


def found(text: str, *honest: str) -> list[tuple[str, str]]:
    folded = Folder.load().fold(text)
    hits = MisspellingReader(NAMES, honest).hits(folded, folded.text)
    return [(folded.text[hit.start : hit.end], hit.term.text) for hit in hits]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("kmuo", "kumo"),
        ("hontl", "honti"),
        ("hotni", "honti"),
        ("quarllon", "quarlon"),
        ("quarlan", "quarlon"),
        ("qarlon", "quarlon"),
        ("quar1on", ""),
        ("xquarlon", "quarlon"),
        ("uarlon", "quarlon"),
        ("lonquar", "quarlon"),
        ("rninari", "minari"),
        ("vesterl", "vestrel"),
        ("vastrel", "vestrel"),
        ("zebanc", "zebank"),
    ],
)
def test_a_letter_changed_in_a_name_hides_it_from_nobody(text: str, meant: str) -> None:
    assert [each for _, each in found(text)] == ([meant] if meant else [])


@pytest.mark.parametrize(
    "text",
    ["kumi", "kumoo", "icqb", "saig", "zzbank", "quirlan", "nestrel", "restrel"],
)
def test_a_short_word_or_one_that_begins_otherwise_is_another(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("honto", ["honti"]),
        ("holti", ["honti"]),
        ("hontti", ["honti"]),
        ("zonti", []),
        ("vastrel", ["vestrel"]),
        ("sugi", []),
    ],
)
def test_five_letters_are_known_with_any_but_the_first_exchanged_where_nothing_else_stands(
    text: str, meant: list[str]
) -> None:
    assert [each for _, each in found(text)] == meant
    assert bool(found(f"{text}茶")) == (meant == ["vestrel"])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("mukuku", ["mububu"]),
        ("mukubu", []),  # one letter away, and pinyin
        ("kububu", []),
        ("mikiku", []),
        ("mukuku茶", []),
    ],
)
def test_a_letter_is_exchanged_wherever_it_stands(text: str, meant: list[str]) -> None:
    assert [each for _, each in found(text)] == meant


def test_what_is_the_name_itself_is_no_disguise_of_it() -> None:
    assert not [each for text in NAMES for each in found(text.term.text)]


def test_words_end_at_spaces_capitals_and_other_scripts() -> None:
    assert found("青禾Quarlan饮品") == [("quarlan", "quarlon")]
    assert found("QuarlanCafe") == [("quarlan", "quarlon")]
    assert not found("quarlancafe")


def test_a_name_of_two_words_is_known_in_two_words_and_in_one() -> None:
    assert found("Blue Harbuor") == [("blueharbuor", "blueharbour")]
    assert found("blueharbuor") == [("blueharbuor", "blueharbour")]
    assert not found("quar lan")


def test_an_honest_word_and_pinyin_are_nobodys_disguise() -> None:
    assert not found("quarlan", "quarlan")
    assert is_pinyin("minali")
    assert not found("minali")


def test_what_is_made_for_measuring_is_seldom_overlooked() -> None:
    chance = random.Random(7)
    made = [Misspelling().make("Quarlon茶", chance) for _ in range(40)]
    assert all(text.endswith("茶") and text.lower() != "quarlon茶" for text in made)
    assert all(found(text) for text in made)
    assert Misspelling().make("茶abc", chance) == ""


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load()


def test_every_ordinary_word_stands_near_a_known_name(shipped: Snapshot) -> None:
    from tools.build_ordinary_latin import Builder

    words = shipped.words("latin-word")
    assert Builder(shipped).near(words, {word[:-1] for word in words}) == words


def test_a_word_is_read_where_nothing_was_folded() -> None:
    text = "quarlan"
    assert list(MisspellingReader(NAMES, ()).hits(FoldedText(text, text), text))


def test_the_lexicon_is_what_the_tool_makes(shipped: Snapshot) -> None:
    pytest.importorskip("matchina")
    from tools import build_ordinary_latin as tool
    from tools.build_listed_companies import installed

    if not WORDS.is_file():
        pytest.skip("wamerican-huge is not installed")
    made = tool.table(shipped, WORDS, installed())
    assert tool.LEXICON.read_text("utf-8") == made
