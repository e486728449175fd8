"""Names of mini programs, in full and for short."""

from __future__ import annotations

import time

import pytest

from tests.factory import AS_OF, checker
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.model.verdict import Decision, Finding, Severity
from zhengming.rules.mini_program import (
    LONGEST_PHRASE,
    in_longer_word,
    occurrences,
    words_closed_to_individuals,
)
from zhengming.rules.mini_program_form import measure
from zhengming.rules.rule import Trigger
from zhengming.rules.rulebook import RULES

OF_MINI_PROGRAMS = [rule for rule in RULES if rule.id.startswith("mini-program-")]
SNAPSHOT = checker().snapshot


def findings(text: str, surface: Surface) -> list[Finding]:
    found = checker().check(OrganizationName(text, surface), as_of=AS_OF).findings
    return [f for f in found if f.rule.startswith("mini-program-")]


def decided(text: str, surface: Surface) -> Decision:
    return checker().check(OrganizationName(text, surface), as_of=AS_OF).decision


# Where the rules apply.


@pytest.mark.parametrize("rule", OF_MINI_PROGRAMS, ids=lambda rule: rule.id)
def test_a_plain_display_name_never_meets_them(rule: object) -> None:
    assert getattr(rule, "trigger", None) is Trigger.MINI_PROGRAM


@pytest.mark.parametrize(
    "surface", [Surface.DISPLAY, Surface.REGISTERED, Surface.SHORT, Surface.ADMIN]
)
@pytest.mark.parametrize("text", ["日历", "四川系统门窗", "我的小程序", "拾★穗", "人民", "Sui  2"])
def test_no_other_name_is_judged_by_them(text: str, surface: Surface) -> None:
    assert not findings(text, surface)


# Length.


@pytest.mark.parametrize(
    ("text", "length"),
    [("拾穗", 4), ("Sui", 3), ("拾穗Sui2", 8), ("ｓｕｉ", 6), ("a·b", 3), ("", 0)],
)
def test_a_chinese_character_counts_two(text: str, length: int) -> None:
    assert measure(text) == length


@pytest.mark.parametrize(
    ("surface", "limits"),
    [(Surface.MINI_PROGRAM, "name"), (Surface.MINI_PROGRAM_SHORT, "short-name")],
)
def test_the_shortest_and_the_longest_pass_and_the_next_do_not(
    surface: Surface, limits: str
) -> None:
    least, most = (SNAPSHOT.limits[f"{limits}-{end}"] for end in ("shortest", "longest"))
    objected = {n: bool(_lengths("x" * n, surface)) for n in (least - 1, least, most, most + 1)}
    assert objected == {least - 1: True, least: False, most: False, most + 1: True}


def _lengths(text: str, surface: Surface) -> list[Finding]:
    return [f for f in findings(text, surface) if f.evidence[0].observation.startswith("length")]


@pytest.mark.parametrize(
    ("text", "quote", "start"), [(" 拾穗", " ", 0), ("拾穗 ", " ", 2), ("拾  穗", "  ", 1)]
)
def test_evidence_shows_the_spaces_as_submitted(text: str, quote: str, start: int) -> None:
    (found,) = findings(text, Surface.MINI_PROGRAM)
    assert found.severity is Severity.REVIEW
    assert (found.evidence[0].quote, found.evidence[0].span.start) == (quote, start)


@pytest.mark.parametrize("mark", [*"-—+&.·/：、（'’"])
def test_a_mark_asks_for_a_trademark_and_stops_nothing(mark: str) -> None:
    (found,) = findings(f"拾穗{mark}工坊", Surface.MINI_PROGRAM)
    assert found.severity is Severity.ADVICE
    assert [remedy.id for remedy in found.remedies] == ["trademark-certificate"]


@pytest.mark.parametrize("mark", [*"。，！@《|_", "\u200b"])
def test_any_other_mark_stands_in_no_name(mark: str) -> None:
    (found,) = findings(f"拾穗{mark}工坊", Surface.MINI_PROGRAM)
    assert found.severity is Severity.REVIEW
    assert [remedy.id for remedy in found.remedies] == ["rename"]


@pytest.mark.parametrize("blank", ["\t", "\n", "\u3000", "\u00a0"])
def test_no_blank_but_a_space_stands_inside_a_name(blank: str) -> None:
    (found,) = findings(f"拾穗{blank}工坊", Surface.MINI_PROGRAM)
    assert (found.severity, found.evidence[0].quote) == (Severity.REVIEW, blank)


def test_a_name_of_nothing_but_emoji_is_for_a_human() -> None:
    assert decided("🌾🌾", Surface.MINI_PROGRAM) is Decision.REVIEW


# The short form.


@pytest.mark.parametrize("text", ["日历", "牙科", "星座", "二手车", "天气查询"])
def test_a_generic_short_form_may_have_to_give_way_to_the_full_name(text: str) -> None:
    assert decided(text, Surface.MINI_PROGRAM_SHORT) is Decision.REVIEW


@pytest.mark.parametrize("text", ["深圳", "四川门窗", "小程序"])
def test_a_bare_place_or_a_platform_word_is_no_short_form(text: str) -> None:
    assert decided(text, Surface.MINI_PROGRAM_SHORT) is Decision.REJECT


@pytest.mark.parametrize("text", ["鹿", "拾穗青禾小鹿", "甲  乙"])
def test_what_is_wrong_with_a_short_form_is_said_of_it_and_not_of_the_name(text: str) -> None:
    (found,) = findings(text, Surface.MINI_PROGRAM_SHORT)
    assert found.message.startswith("简称")
    assert found.message_en.lower().startswith(("the short name", "a short name"))


@pytest.mark.parametrize("text", ["鹿", "甲乙★", "日历", "朋友圈文案", "小程序", "张建国", "反腐"])
def test_a_short_form_is_mended_by_another_short_form(text: str) -> None:
    surfaces = (Surface.MINI_PROGRAM, Surface.MINI_PROGRAM_SHORT)
    name, short = ({r.id for f in findings(text, s) for r in f.remedies} for s in surfaces)
    assert {"rename", "other-short-name"} & name == {"rename"}
    assert {"rename", "other-short-name"} & short == {"other-short-name"}


@pytest.mark.parametrize("text", ["拾穗", "蓝鲸日历", "小鹿门窗"])
def test_a_short_form_of_its_own_passes(text: str) -> None:
    assert decided(text, Surface.MINI_PROGRAM_SHORT) is Decision.ACCEPT


def test_the_short_form_is_held_to_the_rest_of_the_rulebook() -> None:
    assert decided("腾讯", Surface.MINI_PROGRAM_SHORT) is Decision.REVIEW
    assert decided("国酒", Surface.MINI_PROGRAM_SHORT) is Decision.REJECT


# What clears them.


def test_what_nobody_can_own_is_cleared_by_a_trademark_or_another_name() -> None:
    (found,) = findings("四川系统门窗", Surface.MINI_PROGRAM)
    assert [remedy.id for remedy in found.remedies] == ["trademark-certificate", "rename"]


def test_a_public_service_asks_first_for_the_papers_of_its_body() -> None:
    (found,) = findings("广州公积金", Surface.MINI_PROGRAM)
    assert found.remedies[0].id == "institution-certificate"


# What a person's own filing may not hold.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("拾穗工作室", ["工作室"]),
        ("拾穗社区平台", ["社区", "平台"]),
        ("拾穗日记", []),
        ("拾穗和平社区", []),
        ("拾穗中国旗袍", []),
    ],
)
def test_words_closed_to_individuals_are_found(text: str, words: list[str]) -> None:
    found = words_closed_to_individuals(text, SNAPSHOT)
    assert [text[start:end] for start, end in found] == words


def test_no_phrase_of_the_lexicons_is_longer_than_is_looked_for() -> None:
    assert max(map(len, checker().snapshot.phrases)) <= LONGEST_PHRASE


@pytest.mark.parametrize("word", ["反腐", "工作室", "朋友圈"])
def test_a_name_that_repeats_a_word_to_the_end_is_read_in_a_moment(word: str) -> None:
    text = word * (200 // len(word))
    started = time.process_time()
    for start, end in occurrences(text, [word]):
        assert not in_longer_word(text, start, end, checker().snapshot)
    assert time.process_time() - started < 0.2
