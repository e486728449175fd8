"""What happens at the same moment: of two real processes that want a name exactly one gets it, on both databases."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Barrier

import pytest

from tests.accounts.factory import AT, MONTH, THIRD, account
from tests.factory import ROOT
from zhengming.accounts.records import FactQuestion
from zhengming.accounts.sql_store import AccountStore
from zhengming.model.platform import AccountType, Holding

PROGRAM = AccountType.MINI_PROGRAM
NAMES = [f"甲乙{i}号茶馆" for i in range(50)]
SPELLINGS = {1: "{}", 2: "{} "}
"""The two write every name differently."""


class Racer:
    """A process that runs for names."""

    def __init__(self, url: str, serial: int, how: str, account_type: AccountType) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.accounts.racer", url, str(serial), how, account_type],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
        )
        self.spelling = SPELLINGS[serial]

    def go(self, name: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(self.spelling.format(name) + "\n")
        self.process.stdin.flush()

    def says(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            self.process.stdin.close()
            self.process.wait(30)
        finally:
            self.process.kill()
            self.process.stdout.close()


@contextmanager
def racers(url: str, how: str, types: Sequence[AccountType]) -> Iterator[list[Racer]]:
    both = [Racer(url, serial, how, each) for serial, each in enumerate(types, start=1)]
    try:
        yield both
    finally:
        for racer in both:
            racer.end()


def raced(url: str, how: str, types: Sequence[AccountType]) -> list[list[str]]:
    """What became of each name for both."""
    with racers(url, how, types) as both:
        assert [racer.says() for racer in both] == ["ready", "ready"]
        results = []
        for name in NAMES:
            for racer in both:
                racer.go(name)
            results.append(sorted(racer.says() for racer in both))
    return results


@pytest.mark.parametrize(
    ("how", "types"),
    [("claim", (PROGRAM, AccountType.OFFICIAL_ACCOUNT)), ("register", (PROGRAM, PROGRAM))],
    ids=["claim", "register"],
)
def test_of_two_processes_exactly_one_gets_each_of_fifty_names(
    url: str, store: AccountStore, how: str, types: Sequence[AccountType]
) -> None:
    assert raced(url, how, types) == [["lost", "won"]] * len(NAMES)
    question = [FactQuestion(name=name, subject=THIRD) for name in NAMES]
    assert all(len(store.facts(each, as_of=AT).name_holders) == 1 for each in question)


def test_of_two_processes_that_want_names_for_accounts_of_two_sorts_both_get_them(
    url: str,
) -> None:
    assert raced(url, "claim", (PROGRAM, AccountType.WECOM)) == [["won", "won"]] * len(NAMES)


def at_once(*calls: Callable[[], object]) -> None:
    """All calls at the same moment; the first error is raised."""
    barrier = Barrier(len(calls))

    def ready(call: Callable[[], object]) -> object:
        barrier.wait(30)
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        for future in [threads.submit(ready, call) for call in calls]:
            future.result(60)


def test_renames_of_one_account_at_once_follow_one_another(store: AccountStore) -> None:
    store.record_registration(account("gh_1", "甲"), at=AT)
    for turn in range(10):
        at_once(
            *(
                partial(store.record_rename, "gh_1", f"{name}{turn}", at=AT, held_until=MONTH)
                for name in ("乙", "丙", "丁")
            )
        )
    names = ["甲", *(f"{name}{turn}" for name in ("乙", "丙", "丁") for turn in range(10))]
    held = [
        [holder.holding for holder in store.facts(FactQuestion(name=name), as_of=AT).name_holders]
        for name in names
    ]
    assert sorted(held) == [[Holding.IN_USE], *([Holding.RELEASED] for _ in range(30))]
    assert store.facts(FactQuestion(account_id="gh_1"), as_of=AT).renames_this_year == 30


def test_two_accounts_that_change_names_with_each_other_do_not_block_each_other(
    store: AccountStore,
) -> None:
    for i, name in enumerate(["甲", "乙"]):
        store.record_registration(account(f"gh_{i}", name), at=AT)
    for turn in range(10):
        names = ("甲", "乙") if turn % 2 else ("乙", "甲")
        at_once(
            *(partial(store.record_rename, f"gh_{i}", name, at=AT) for i, name in enumerate(names))
        )
    for name in ("甲", "乙"):
        facts = store.facts(FactQuestion(name=name), as_of=AT)
        assert [holder.holding for holder in facts.name_holders] == [Holding.IN_USE]


def test_one_account_registered_twice_at_once_is_one(store: AccountStore) -> None:
    for turn in range(10):
        record = account(f"gh_{turn}", f"名{turn}", email="owner@example.com", phone="13800000000")
        at_once(*[partial(store.record_registration, record, at=AT)] * 3)
    facts = store.facts(FactQuestion(email="owner@example.com", phone="13800000000"), as_of=AT)
    assert (len(facts.email_bound_to), facts.phone_mini_programs) == (10, 10)


def test_imports_of_the_same_accounts_at_once_record_each_once(store: AccountStore) -> None:
    rows = [account(f"gh_{i}", f"名{i}", email=f"owner{i % 50}@example.com") for i in range(300)]
    at_once(*[lambda: list(store.import_accounts(rows, at=AT))] * 2)
    assert len(store.facts(FactQuestion(email="owner7@example.com"), as_of=AT).email_bound_to) == 6
