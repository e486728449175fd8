"""The sieve: it never says «no» where a word stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhengming.text.automaton import Automaton
from zhengming.text.sieve import Sieve

words = st.lists(st.text("甲乙丙丁ab\U00020000", min_size=1, max_size=5), min_size=1, unique=True)
texts = st.text("甲乙丙丁戊ab\U00020000", max_size=12)


@given(words, texts)
def test_a_text_that_holds_a_word_always_passes(some: list[str], text: str) -> None:
    if any(word in text for word in some):
        assert Sieve(some).passes(text)


@given(words, texts)
def test_behind_the_sieve_the_automaton_finds_every_occurrence(some: list[str], text: str) -> None:
    expected = {
        (index, at, at + len(word))
        for index, word in enumerate(some)
        for at in range(len(text))
        if text.startswith(word, at)
    }
    assert set(Automaton(some).find(text)) == expected


def test_a_text_of_other_characters_does_not_pass() -> None:
    assert not Sieve(["中国", "国务院", "公安局"]).passes("杭州红光酒业")


def test_a_text_of_the_same_characters_in_another_order_does_not_pass() -> None:
    assert not Sieve(["国务院"]).passes("务国院")


def test_no_words_let_nothing_pass() -> None:
    assert not Sieve([]).passes("国务院")
