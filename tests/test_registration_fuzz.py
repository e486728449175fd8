"""Whatever a registration holds, it gets a verdict, or an error that names a text; the same ones in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from itertools import islice
from typing import Any, TypeVar

import pytest

from tests.factory import AS_OF, checker, resident_id, uscc
from tests.registration_cases import examples, registrations
from zhengming.errors import MalformedText
from zhengming.mini_program_checker import MiniProgramChecker
from zhengming.model.mini_program import MiniProgram
from zhengming.model.verdict import Decision, Severity

T = TypeVar("T")
SEED = 20260101
SIZE = 800
PARTS = 4
TEXTS = (
    "",
    " ",
    "　",
    "甲",
    "甲乙" * 60,
    "甲乙" * 101,
    "\u200b\u2060",
    "甲\u200b乙",
    "🍜",
    "e" + "\u0301" * 30,
    "甲\ud800",
    "小程序",
    "{quote}",
    "《营业执照》",
    "營業執照",
    "法轮功",
    "www.example.com",
    "jia@example.com",
    "13800138000",
    "+999 1",
    "330106000000000",
    "12345678X",
    uscc("11"),
    uscc("91").lower(),
    resident_id("330102", date(1990, 1, 1)),
    resident_id("330102", date(2020, 2, 29)),
    "１１０１０５１９４９１２３１００２Ｘ",
)
DAYS = (date.min, date(2026, 1, 1), date(2026, 1, 2), date.max)


@cache
def mini_programs() -> MiniProgramChecker:
    return MiniProgramChecker(checker())


def changed(value: T, chance: random.Random, share: float) -> T:
    """The value with some of what it holds put otherwise."""
    found: Any = value
    if isinstance(value, Enum):
        found = chance.choice(list(type(value))) if chance.random() < share else value
    elif isinstance(value, bool):
        found = value ^ (chance.random() < share)
    elif isinstance(value, str):
        found = chance.choice(TEXTS) if chance.random() < share else value
    elif isinstance(value, date):
        found = chance.choice(DAYS) if chance.random() < share else value
    elif isinstance(value, tuple):
        kept = [changed(each, chance, share) for each in value if chance.random() > share]
        found = tuple(kept * chance.choice((1, 1, 1, 7)))
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(
            value, **{f.name: changed(getattr(value, f.name), chance, share) for f in fields(value)}
        )
    return found if isinstance(found, type(value)) else value


def programs() -> Iterator[MiniProgram]:
    chance = random.Random(SEED)
    while True:
        yield changed(
            chance.choice(examples()).program, chance, chance.choice((0.05, 0.15, 0.4, 0.9))
        )


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_registered_gets_a_verdict_or_an_error_that_names_a_text(part: int) -> None:
    facts = [case.facts for case in registrations()]
    judged, wrong = 0, set()
    for index, program in enumerate(islice(programs(), part, SIZE, PARTS)):
        try:
            verdict = mini_programs().check(program, facts[index % len(facts)], as_of=AS_OF)
        except MalformedText as error:
            wrong.add(error.field)
            continue
        judged += 1
        graver = [f for f in verdict.findings if f.severity > Severity.ADVICE]
        assert (verdict.decision is Decision.ACCEPT) is (not graver)
        for finding in verdict.findings:
            assert finding.evidence
            assert finding.field.startswith("mini_program.")
            assert all(e.quote or e.observation for e in finding.evidence)
    assert judged > SIZE / PARTS / 2
    assert wrong <= {
        "mini_program.name",
        "mini_program.short_name",
        "mini_program.introduction",
    }


@pytest.mark.parametrize("part", range(PARTS))
def test_no_number_telephone_or_email_of_a_person_is_repeated(part: int) -> None:
    for program in islice(programs(), part, SIZE, PARTS):
        subject = program.subject
        persons = [p for p in (subject.legal_representative, subject.administrator) if p]
        private = {program.email, *(x for p in persons for x in (p.resident_id, p.phone))}
        elsewhere = repr(program) + subject.uscc
        try:
            told = str(mini_programs().check(program, as_of=AS_OF))
        except MalformedText:
            continue
        long = [each for each in private if len(each) > 8 and each not in elsewhere]
        assert not [each for each in long if each in told]
