"""The platform beside the checks: what it is asked, when it is not asked, and what happens when it is away."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import cast

import pytest

from tests.factory import checker, resident_id, uscc
from zhengming.accounts.records import FactQuestion
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import InvalidSetting, StoreUnavailable
from zhengming.model.platform import NO_FACTS, Fact, PlatformFacts
from zhengming.rpc.checking import answer
from zhengming.rpc.platform import NO_PLATFORM, Platform
from zhengming.rpc.statuses import Refusal
from zhengming.v1 import checking_pb2 as pb

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
CODE = uscc("92")
NUMBER = resident_id("330102", date(1990, 6, 1))


@dataclass
class FakeStore:
    """Answers nothing bad, or is away."""

    away: bool = False
    asked: list[FactQuestion] = field(default_factory=list)

    def facts(self, question: FactQuestion, *, as_of: datetime) -> PlatformFacts:
        self.asked.append(question)
        if self.away:
            raise StoreUnavailable("gone", retry_after=5)
        return PlatformFacts(consulted=question.wanted)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def platform(store: FakeStore) -> Platform:
    return Platform(lambda: cast("AccountStore", store))


def person(role: pb.PersonRole.ValueType) -> pb.Person:
    return pb.Person(name="某某", role=role, resident_id=NUMBER)


def question(applicant: pb.Applicant | None) -> pb.CheckOrganizationNameRequest:
    name = pb.OrganizationName(text="杭州拾穗面馆")
    return pb.CheckOrganizationNameRequest(organization_name=name, applicant=applicant)


@pytest.mark.parametrize(
    "applicant",
    [
        None,
        pb.Applicant(),
        pb.Applicant(legal_name="杭州拾穗面馆"),
        pb.Applicant(persons=[person(pb.PERSON_ROLE_INVESTOR)]),
    ],
)
def test_who_states_neither_code_nor_administrator_costs_no_question(
    applicant: pb.Applicant | None, store: FakeStore, platform: Platform
) -> None:
    response = answer(checker(), question(applicant), NOW, platform)
    assert not store.asked
    assert not response.verdict.facts_not_consulted
    assert response == answer(checker(), question(applicant), NOW)


@pytest.mark.parametrize(
    ("applicant", "wanted"),
    [
        (pb.Applicant(uscc=CODE), {Fact.STANDING}),
        (pb.Applicant(persons=[person(pb.PERSON_ROLE_ADMINISTRATOR)]), {Fact.ADMINISTRATOR_COUNT}),
        (
            pb.Applicant(uscc=CODE, persons=[person(pb.PERSON_ROLE_ADMINISTRATOR)]),
            {Fact.STANDING, Fact.ADMINISTRATOR_COUNT},
        ),
    ],
)
def test_only_what_concerns_the_applicant_is_asked(
    applicant: pb.Applicant, wanted: set[Fact], store: FakeStore, platform: Platform
) -> None:
    response = answer(checker(), question(applicant), NOW, platform)
    (asked,) = store.asked
    assert asked.wanted == wanted
    assert not asked.name
    assert not response.verdict.facts_not_consulted


def test_what_could_not_be_asked_is_named(store: FakeStore, platform: Platform) -> None:
    store.away = True
    response = answer(checker(), question(pb.Applicant(uscc=CODE)), NOW, platform)
    assert list(response.verdict.facts_not_consulted) == ["standing"]
    traced = question(pb.Applicant(uscc=CODE))
    traced.include_trace = True
    response = answer(checker(), traced, NOW, platform)
    assert list(response.verdict.facts_not_consulted) == ["standing"]


def test_without_accounts_nothing_is_missed_of_an_organization() -> None:
    response = answer(checker(), question(pb.Applicant(uscc=CODE)), NOW)
    assert not response.verdict.facts_not_consulted


def test_a_store_that_is_away_is_not_waited_for_by_each_check(
    store: FakeStore, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr("zhengming.rpc.platform.time.monotonic", lambda: clock[0])
    store.away = True
    asked = FactQuestion(name="甲")
    for _ in range(3):
        assert platform.facts(asked, NOW) is NO_FACTS
    assert len(store.asked) == 1
    store.away = False
    clock[0] += 4.9
    assert platform.facts(asked, NOW) is NO_FACTS
    clock[0] += 0.2
    assert platform.facts(asked, NOW).consulted
    assert len(store.asked) == 2


def test_a_store_that_could_not_be_opened_is_opened_later(store: FakeStore) -> None:
    def absent() -> AccountStore:
        raise StoreUnavailable("not there yet", retry_after=0)

    openers: list[Callable[[], AccountStore]] = [lambda: cast("AccountStore", store), absent]

    def open_store() -> AccountStore:
        return openers.pop()()

    platform = Platform(open_store)
    assert platform.facts(FactQuestion(name="甲"), NOW) is NO_FACTS
    assert platform.facts(FactQuestion(name="甲"), NOW).consulted
    assert platform.facts(FactQuestion(name="甲"), NOW).consulted
    assert not openers


def test_no_accounts_mean_no_facts_and_no_store() -> None:
    assert not NO_PLATFORM.kept
    assert NO_PLATFORM.facts(FactQuestion(name="甲"), NOW) is NO_FACTS
    with pytest.raises(Refusal, match="set ZHENGMING_ACCOUNTS"):
        NO_PLATFORM.store()


def test_a_store_that_does_not_fit_the_settings_fails_no_check() -> None:
    tries = 0

    def open_store() -> AccountStore:
        nonlocal tries
        tries += 1
        raise InvalidSetting("a newer release has made it")

    platform = Platform(open_store)
    for _ in range(2):
        assert platform.facts(FactQuestion(name="甲"), NOW) is NO_FACTS
    assert tries == 1
    with pytest.raises(InvalidSetting):
        platform.store()


def test_while_one_check_opens_the_store_no_other_waits_for_it(store: FakeStore) -> None:
    platform: Platform
    meanwhile: list[PlatformFacts] = []

    def open_store() -> AccountStore:
        other = threading.Thread(
            target=lambda: meanwhile.append(platform.facts(FactQuestion(name="甲"), NOW))
        )
        other.start()
        other.join(timeout=10)
        return cast("AccountStore", store)

    platform = Platform(open_store)
    assert platform.facts(FactQuestion(name="甲"), NOW).consulted
    assert meanwhile == [NO_FACTS]


def test_the_administrator_whose_number_is_given_is_asked_about(
    store: FakeStore, platform: Platform
) -> None:
    nameless = pb.Person(name="某甲", role=pb.PERSON_ROLE_ADMINISTRATOR)
    known = person(pb.PERSON_ROLE_ADMINISTRATOR)
    answer(checker(), question(pb.Applicant(persons=[nameless, known])), NOW, platform)
    (asked,) = store.asked
    assert asked.administrator_id == NUMBER
