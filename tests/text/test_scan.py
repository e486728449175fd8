"""Scanning: every occurrence of every term, and no half words in Latin."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.factory import term as plain
from zhengming.model.analysis import Hit, Reading
from zhengming.model.folded import FoldedText
from zhengming.model.term import Term
from zhengming.text.fold import Folder
from zhengming.text.readings.reading import Reread, Rereading
from zhengming.text.scan import Scanner

FOLDER = Folder.load()


def term(text: str, entry: str = "") -> Term:
    return plain(text, entry)._replace(text=FOLDER.fold(text).text)


def found(name: str, *terms: str) -> list[str]:
    folded = FOLDER.fold(name)
    hits = Scanner([term(t) for t in terms]).scan(folded)
    return [folded.span(hit.start, hit.end).of(name) for hit in hits]


@pytest.mark.parametrize(
    ("name", "terms", "quotes"),
    [
        (
            "中国人民银行",
            ["人民", "中国人民银行", "人民银行"],
            ["中国人民银行", "人民银行", "人民"],
        ),
        ("國·家级", ["国家"], ["國·家"]),
        ("ICBC 银行", ["icbc"], ["ICBC"]),
        ("ficbcx", ["icbc"], []),
        ("中国unicef", ["unicef"], ["unicef"]),
        ("unicef中国", ["unicef"], ["unicef"]),
        ("a-ICBC-b", ["icbc"], ["ICBC"]),
        ("icbc2", ["icbc"], []),
        ("The Bank of China Ltd", ["bank of china"], ["Bank of China"]),
        ("thebankofchinaltd", ["bank of china"], []),
        ("Bank of Chinatown", ["bank of china"], []),
        ("(ICBC)x", ["icbc"], ["ICBC"]),
        ("x4s店", ["4s店"], ["4s店"]),
        ("无", ["有"], []),
    ],
)
def test_what_is_found(name: str, terms: list[str], quotes: list[str]) -> None:
    assert found(name, *terms) == quotes


def test_terms_of_one_spelling_are_all_hit_in_their_order() -> None:
    first, second = term("中国", "a"), term("中國", "b")
    hits = Scanner([first, second]).scan(FOLDER.fold("中国"))
    assert hits == (Hit(first, 0, 2), Hit(second, 0, 2))


def test_no_terms_no_hits() -> None:
    assert Scanner([]).scan(FOLDER.fold("中国")) == ()


def test_an_empty_spelling_is_refused() -> None:
    with pytest.raises(ValueError, match="test/x has an empty spelling"):
        Scanner([plain("x")._replace(text="")])


def slowly(terms: list[Term], folded: FoldedText) -> tuple[Hit, ...]:
    """What the scanner must find, by looking everywhere."""
    hits = []
    for order, each in enumerate(terms):
        for start in range(len(folded.text)):
            end = start + len(each.text)
            if folded.text.startswith(each.text, start) and whole(each.text, folded, start, end):
                hits.append((start, -end, order, Hit(each, start, end)))
    return tuple(hit for *_, hit in sorted(hits, key=lambda h: h[:3]))


def whole(text: str, folded: FoldedText, start: int, end: int) -> bool:
    latin = [c.isascii() for c in folded.text]
    if not text.isascii():
        return True
    before = start and latin[start - 1] and not folded.broken_at(start)
    after = end < len(latin) and latin[end] and not folded.broken_at(end)
    return not before and not after


small = st.text(st.sampled_from("中国家ab1"), min_size=1, max_size=3)
names = st.text(st.sampled_from("中国國家aAb1 ·（）🐧"), max_size=14)


@given(st.lists(small, max_size=6), names)
@settings(max_examples=300, deadline=None)
def test_it_finds_what_a_slow_search_finds(spellings: list[str], name: str) -> None:
    terms = [term(text, str(i)) for i, text in enumerate(spellings)]
    folded = FOLDER.fold(name)
    assert Scanner(terms).scan(folded) == slowly(terms, folded)


class Once(Rereading):
    """Reads ``x`` and what follows as ``国``, and two equal neighbours as one."""

    reading = Reading.REPEATED

    def touches(self, text: str) -> bool:
        return True

    def readings(self, text: str) -> Iterator[Reread]:
        for at in range(len(text) - 1):
            if text[at] == text[at + 1]:
                left = [i for i in range(len(text)) if i != at + 1]
                yield Reread("".join(text[i] for i in left), (*left, len(text)))
            if text[at] == "x":
                starts = (*range(at + 1), *range(at + 2, len(text) + 1))
                yield Reread(f"{text[:at]}国{text[at + 2 :]}", starts)

    def make(self, name: str, chance: random.Random) -> str:
        raise NotImplementedError


def reread(name: str, *terms: str) -> list[str]:
    """What was read anew, as it stands in the name."""
    those = [term(t) for t in terms]
    hits = list(Scanner(those, those).reread(name, Once().readings(name), Once.reading))
    assert all(hit.reading is Reading.REPEATED for hit in hits)
    return [name[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("name", "terms", "quotes"),
    [
        ("大公公安局", ["公安局"], ["公公安局"]),
        ("大公安安局厂", ["公安局"], ["公安安局"]),
        ("大公安局局", ["公安局"], ["公安局局"]),
        ("中xx人", ["中国人"], ["中xx人"]),
        ("公公公安局", ["公公安局"], ["公公公安局"]),
        ("公安局公安局", ["公安局"], []),
        ("公公安厂", ["公安局"], []),
        ("unnicef", ["unicef"], ["unnicef"]),
        ("中unnicef国", ["unicef"], ["unnicef"]),
        ("nattor", ["nato"], []),
        ("senatto", ["nato"], []),
        ("公公公安局", ["公安局"], ["公公安局"]),
    ],
    ids=ascii,
)
def test_what_is_read_anew_is_quoted_whole_and_once(
    name: str, terms: list[str], quotes: list[str]
) -> None:
    assert reread(name, *terms) == quotes


def test_only_terms_that_may_be_disguised_are_read_anew() -> None:
    hits = Scanner([term("公安局")]).reread("公公安局", Once().readings("公公安局"), Once.reading)
    assert not list(hits)


def test_far_from_either_end_nothing_is_lost() -> None:
    name = "厂" * 90 + "公安安局" + "厂" * 90
    assert reread(name, "公安局", "厂" * 30 + "公安局" + "厂" * 30) == [
        "公安安局",
        "厂" * 30 + "公安安局" + "厂" * 30,
    ]
