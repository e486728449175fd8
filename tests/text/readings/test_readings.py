"""Every way to read a disguise finds what it makes, and no more."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.factory import term
from zhengming.model.analysis import Hit, Reading
from zhengming.model.term import Term
from zhengming.text import shape
from zhengming.text.readings.counterpart import Counterpart
from zhengming.text.readings.front_index import FrontIndex, FrontReader
from zhengming.text.readings.initials import Initials, OneInitial
from zhengming.text.readings.insertion import Insertion, InsertionReader
from zhengming.text.readings.look_alike import SubstitutionReader, TwinReader
from zhengming.text.readings.omission import Omission
from zhengming.text.readings.reading import Disguise, Rereading, Respelling
from zhengming.text.readings.registry import DISGUISES, LOOK_ALIKE, REREADINGS
from zhengming.text.readings.repetition import Repetition
from zhengming.text.readings.same_sound import SameSound
from zhengming.text.readings.scanner import ProjectionReader, RespellingReader
from zhengming.text.readings.transposition import Permutation, Transposition

LEAST = 0.7


def quoted(name: str, hits: Iterable[Hit]) -> list[str]:
    return sorted(name[hit.start : hit.end] for hit in hits)


def heard(name: str, *terms: str, fronts: tuple[int, ...] = (0,)) -> list[str]:
    reader = ProjectionReader(SameSound(), map(term, terms), least=LEAST)
    return quoted(name, FrontIndex((), reader).scan(name, fronts))


def substitution(*terms: Term, known: bool = True) -> SubstitutionReader:
    shared = frozenset({"大学", "汽车", "教育", "安徽"}).__contains__
    return SubstitutionReader(LOOK_ALIKE, terms, shared, {t.text for t in terms} if known else ())


def substitutions(*terms: Term, known: bool = True) -> FrontIndex:
    return FrontIndex([substitution(*terms, known=known)])


def looked_at(name: str, *terms: str, fronts: tuple[int, ...] = (0,)) -> list[str]:
    return quoted(name, substitutions(*map(term, terms)).scan(name, fronts))


def turned(name: str, *terms: str, fronts: tuple[int, ...] = (0,)) -> list[str]:
    reader = RespellingReader(Transposition(), map(term, terms), own=frozenset(terms))
    return quoted(name, FrontIndex([reader]).scan(name, fronts))


@pytest.mark.parametrize(
    ("name", "terms", "found"),
    [
        ("民政布科技", ["民政部"], ["民政布"]),
        ("新编民政布科技", ["民政部"], []),
        ("民政部", ["民政部"], []),
        ("敏争不", ["民政部"], ["敏争不"]),
        ("名争不", ["民政部"], []),  # no character is its own, and no more than confused
        ("民政厅", ["民政部"], []),
        ("陶宝陶宝", ["淘宝"], ["陶宝"]),
        ("公安居公鞍局", ["公安局"], ["公安居"]),
        ("民", ["民政部"], []),
    ],
)
def test_other_characters_of_the_same_sound_are_heard_where_a_name_begins(
    name: str, terms: list[str], found: list[str]
) -> None:
    assert heard(name, *terms) == found


def test_terms_are_looked_for_wherever_a_trade_name_may_begin() -> None:
    assert heard("杭州陶宝店", "淘宝") == []
    assert heard("杭州陶宝店", "淘宝", fronts=(0, 2)) == ["陶宝"]
    assert looked_at("杭州淘室店", "淘宝") == []
    assert heard("店陶", "淘宝", fronts=(1,)) == looked_at("店陶", "淘宝", fronts=(1, 2)) == []


@pytest.mark.parametrize(
    ("name", "terms", "found"),
    [
        ("中山人学店", ["中山大学"], ["中山人学"]),
        ("新编中山人学店", ["中山大学"], []),
        ("中山大学", ["中山大学"], []),
        ("中小人学", ["中山大学"], []),
        ("乙山大学", ["中山大学"], []),
        ("雷诺气车", ["雷诺汽车"], ["雷诺气车"]),
        ("朗诺汽车", ["雷诺汽车"], []),
        ("田国人民银行", ["中国人民银行"], ["田国人民银行"]),
        ("酉门子", ["西门子"], ["酉门子"]),
        ("西们子西门孑", ["西门子"], ["西们子"]),
        ("中国人民解放车", ["中国人民解放军"], ["中国人民解放车"]),
        ("中国人民解放", ["中国人民解放军"], []),
    ],
)
def test_one_look_alike_is_seen_through_where_a_name_begins(
    name: str, terms: list[str], found: list[str]
) -> None:
    assert looked_at(name, *terms) == found


def test_a_character_told_apart_at_a_glance_is_reported_of_terms_that_are_known_again() -> None:
    assert substitutions(term("茶颜悦色")).scan("茶颜观色")
    assert substitutions(term("老干妈")).scan("老干爹")
    assert substitutions(term("老干妈")).scan("老湘妈")
    assert not substitutions(term("老干妈")).scan("老湘妈面馆")
    assert not substitutions(term("老干妈")).scan("小干妈")
    assert not substitutions(term("茶颜悦色"), known=False).scan("茶颜观色")
    assert substitutions(term("西门子"), known=False).scan("酉门子")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("康帅博", ["康帅博"]),
        ("康帅博面", ["康帅博"]),
        ("康帅博方便面", ["康帅博", "康帅博方便面"]),
        ("康帅博方便", ["康帅博"]),
        ("康帅傅", []),  # one exchanged character is another reader's
        ("康太博", []),
        ("康师傅", []),
        ("新康帅博", []),
        ("康帅", []),
    ],
)
def test_two_characters_may_be_exchanged_at_once_for_their_twins(
    name: str, found: list[str]
) -> None:
    index = FrontIndex([TwinReader(LOOK_ALIKE, map(term, ["康师傅", "康师傅方便面", "师傅"]))])
    assert quoted(name, index.scan(name)) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("衣夫山全", ["衣夫山全"]),  # a twin and the same sound
        ("农天山全", ["农天山全"]),
        ("农夫仙全", []),  # neighbours must be more alike
        ("衣失山泉", ["衣失山泉"]),
        ("衣夫山象", []),  # 象 is like 泉 in nothing
        ("弄夫山全", []),  # sounds alone are another reader's
        ("衣夫山", []),
    ],
)
def test_in_four_characters_one_twin_may_stand_beside_one_of_the_same_sound(
    name: str, found: list[str]
) -> None:
    assert (
        quoted(name, FrontIndex([TwinReader(LOOK_ALIKE, [term("农夫山泉")])]).scan(name)) == found
    )


def test_the_nearest_of_a_character_counts_where_no_word_that_many_share_is_left() -> None:
    assert substitutions(term("肯德基"), known=False).scan("肯德墓")
    assert substitutions(term("米其林"), known=False).scan("米其休")
    assert substitutions(term("百里香")).scan("百早香")  # faintly alike
    assert not substitutions(term("百里香"), known=False).scan("百早香")
    assert not substitutions(term("安徽师大"), known=False).scan("安徽师为")
    assert substitutions(term("安徽师大"), known=False).scan("安徽师太")


def test_an_exchange_before_a_word_that_many_share_must_be_a_likely_one() -> None:
    (hit,) = substitutions(term("海亮教育"), known=False).scan("海壳教育")
    assert hit.reading is Reading.SHAPE
    assert not substitutions(term("海亮教育"), known=False).scan("海克教育")
    assert substitutions(term("海亮教育"), known=False).scan("海亮教盲")


def test_two_exchanged_characters_cost_what_they_are_unlike() -> None:
    (hit,) = FrontIndex([TwinReader(LOOK_ALIKE, [term("康师傅")])]).scan("康帅博")
    lost = 2 - shape.likeness("师", "帅") - shape.likeness("傅", "博")
    assert hit.likeness == pytest.approx(1 - lost / 3)


def test_every_term_that_shares_a_spelling_is_found() -> None:
    twins = [term("西门子"), term("西门子", "twin")]
    hits = substitutions(*twins).scan("酉门子")
    assert sorted(hit.term.entry for hit in hits) == ["twin", "西门子"]
    heard_ = FrontIndex((), ProjectionReader(SameSound(), twins, least=LEAST)).scan("西门紫")
    assert sorted(hit.term.entry for hit in heard_) == ["twin", "西门子"]


def test_likeness_is_the_share_of_what_stayed() -> None:
    (hit,) = ProjectionReader(SameSound(), [term("民政部")], least=LEAST).hits("民政布", 0)
    assert (hit.reading, hit.likeness) == (Reading.SOUND, 1.0)
    (hit,) = substitutions(term("中山大学")).scan("中山人学")
    assert hit.reading is Reading.SHAPE
    assert 0.75 < hit.likeness < 1.0


@pytest.mark.parametrize(
    ("name", "terms", "found"),
    [
        ("公局安", ["公安局"], ["公局安"]),
        ("讯腾科技", ["腾讯"], ["讯腾"]),
        ("中国民人银行", ["中国人民银行"], ["中国民人银行"]),
        ("中国人民行银", ["中国人民银行"], ["中国人民行银"]),
        ("国中民人银行", ["中国人民银行"], []),
        ("科公局安", ["公安局"], []),
        ("公局安", ["公安局", "公局安"], []),
        ("公局", ["公安局"], []),
    ],
)
def test_neighbours_turned_round_are_found_where_a_name_begins(
    name: str, terms: list[str], found: list[str]
) -> None:
    assert turned(name, *terms) == found
    assert turned(f"杭州{name}", *terms, fronts=(0, 2)) == found


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("爱奇艺", ["奇爱艺", "爱艺奇", "艺奇爱"]),
        ("天天", []),
        ("天天快", ["天快天", "快天天"]),
        ("快天快", ["天快快", "快快天"]),
        ("腾讯", ["讯腾"]),
        ("人", []),
    ],
)
def test_neighbours_are_turned_round_one_pair_at_a_time_and_three_and_more_all_at_once(
    name: str, spellings: list[str]
) -> None:
    assert list(Transposition().spellings(name)) == spellings


def test_a_repetition_says_where_it_was_taken_out() -> None:
    assert list(Repetition().readings("爱奇奇艺")) == [("爱奇艺", (0, 1, 3, 4))]
    assert list(Repetition().readings("爱奇艺")) == []


def test_repetitions_are_taken_out_one_by_one_and_all_at_once() -> None:
    read = [text for text, _ in Repetition().readings("公公安局局")]
    assert read == ["公安局局", "公公安局", "公安局"]


@pytest.mark.parametrize(
    ("name", "terms", "found"),
    [
        ("老大干妈", ["老干妈"], ["老大干妈"]),
        ("老大干妈酱", ["老干妈"], ["老大干妈"]),
        ("大老干妈", ["老干妈"], []),
        ("老干妈大", ["老干妈"], []),
        ("老老干妈", ["老干妈"], []),
        ("中国人新民银行", ["中国人民银行"], ["中国人新民银行"]),
        ("中国人民新银新行", ["中国人民银行"], []),
        ("腾大讯", ["腾讯"], []),
    ],
)
def test_one_character_too_many_is_seen_through_where_a_name_begins(
    name: str, terms: list[str], found: list[str]
) -> None:
    scanner = FrontIndex([InsertionReader(Insertion(), map(term, terms))])
    assert quoted(name, scanner.scan(name)) == found
    assert not scanner.scan(f"新{name}")


@pytest.mark.parametrize(
    ("name", "terms", "found"),
    [
        ("中国人银行", ["中国人民银行"], ["中国人银行"]),
        ("国人民银行", ["中国人民银行"], []),
        ("中国人民银", ["中国人民银行"], []),
        ("老妈", ["老干妈"], ["老妈"]),
        ("老干", ["老干妈"], ["老干"]),
        ("干妈", ["老干妈"], []),
        ("腾", ["腾讯"], []),
    ],
)
def test_one_character_too_few_is_seen_through_where_a_name_begins(
    name: str, terms: list[str], found: list[str]
) -> None:
    scanner = FrontIndex([RespellingReader(Omission(), map(term, terms))])
    assert quoted(name, scanner.scan(name)) == found


@pytest.mark.parametrize(
    ("respelling", "name", "meant", "found"),
    [
        (Counterpart(), "八匹狼", "七匹狼", ["八匹狼"]),
        (Counterpart(), "老乾妈", "老干妈", ["老乾妈"]),
        (Counterpart(), "石匹狼", "七匹狼", []),
        (Counterpart(), "拼少少", "拼多多", ["拼少少"]),
        (Counterpart(), "拼少夕", "拼多多", []),
        (Counterpart(), "百达", "万达", []),
        (Permutation(), "冰雪蜜城", "蜜雪冰城", ["冰雪蜜城"]),
        (Permutation(), "蜜冰雪城", "蜜雪冰城", []),  # neighbours turned round: a transposition
        (Permutation(), "讯腾", "腾讯", []),
        (Initials(), "分期L", "分期乐", ["分期L"]),
        (Initials(), "分期LE", "分期乐", []),
        (Initials(), "分期Life", "分期乐", []),
        (Initials(), "安H", "安逸花", []),
        (Initials(), "安逸H借款", "安逸花", ["安逸H"]),
        (OneInitial(), "安Y花", "安逸花", ["安Y花"]),
        (OneInitial(), "A逸花", "安逸花", ["A逸花"]),
        (OneInitial(), "B逸花", "安逸花", []),
        (OneInitial(), "安YH", "安逸花", []),
        (OneInitial(), "A逸", "安逸", []),
    ],
)
def test_what_is_known_beforehand_is_seen_through_where_a_name_begins(
    respelling: Respelling, name: str, meant: str, found: list[str]
) -> None:
    index = FrontIndex([RespellingReader(respelling, [term(meant)])])
    assert quoted(name, index.scan(name.lower())) == found
    assert not index.scan(f"新{name.lower()}")


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda d: type(d).__name__)
def test_what_is_made_for_measuring_is_another_spelling_and_the_same_again(
    disguise: Disguise,
) -> None:
    names = ("腾讯", "西门子", "公安局", "中山大学", "中国人民解放军", "Starbucks")
    made = [disguise.make(name, random.Random(7)) for name in names]
    assert made == [disguise.make(name, random.Random(7)) for name in names]
    assert any(made)
    assert not set(made) & set(names)
    assert not isinstance(disguise, Rereading) or all(map(disguise.touches, filter(None, made)))


@given(st.text(st.sampled_from("中国人行"), min_size=1, max_size=9), st.integers(2, 5))
def test_a_respelling_knows_how_its_spellings_begin(text: str, size: int) -> None:
    for respelling in (
        Transposition(),
        Permutation(),
        Counterpart(),
        Initials(),
        OneInitial(),
        Omission(),
    ):
        whole = {spelling[:size] for spelling in respelling.spellings(text)}
        assert respelling.beginnings(text, size) == whole


@given(st.text(st.sampled_from("月券讯女马公司口十木人天天阿"), max_size=9))
def test_whatever_may_be_read_anew_holds_a_hint_of_it(text: str) -> None:
    for rereading in REREADINGS:
        assert not rereading.touches(text) or re.search(rereading.hint, text)


FOUR = "中国人行"
names_ = st.text(st.sampled_from(FOUR + "民"), max_size=8)
spelled = st.text(st.sampled_from(FOUR), min_size=3, max_size=6)


@given(names_, st.lists(spelled, min_size=1, max_size=6))
@settings(max_examples=400, deadline=None)
def test_the_front_index_finds_what_each_reader_knows_of_every_spelling(
    name: str, spellings: list[str]
) -> None:
    terms = [term(text) for text in dict.fromkeys(spellings)]
    readers: list[FrontReader] = [
        RespellingReader(Transposition(), terms),
        RespellingReader(Omission(), terms),
        InsertionReader(Insertion(), terms),
        substitution(*terms),
    ]
    index = FrontIndex(readers)
    for front in range(len(name)):
        known = {
            (hit.term.text, hit.end, hit.reading)
            for reader in readers
            for spelling in {spelling for _, spelling in reader.filed()}
            for hit in reader.hits(name, front, spelling)
        }
        found = [(hit.term.text, hit.end, hit.reading) for hit in index.scan(name, (front,))]
        assert set(found) == known
        assert len(found) == len(set(found))


def test_the_front_index_asks_every_front() -> None:
    index = substitutions(term("中国人民银行"))
    assert index.scan("中国入民银行", (0,))
    assert index.scan("杭州中国入民银行", (0, 2))
    assert not index.scan("杭州中国入民银行", (0,))
    assert not index.scan("杭州鑫达科技", (0, 2))
    assert not index.scan("中", (0,))
