"""`zhengming accounts`: what an operator does to the database."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.accounts.factory import AT, DAY, FIRST, NEW_KEY, RING, account
from tests.cli.conftest import Run
from zhengming.accounts.keyring import KeyRing
from zhengming.accounts.records import FactQuestion
from zhengming.accounts.sql_store import AccountStore
from zhengming.text.fold import Folder

LAST_YEAR = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database with requests for review of two moments, which lie a day apart in China."""
    url = f"sqlite:///{tmp_path / 'accounts.sqlite'}"
    with AccountStore.open(url, RING, Folder.load()) as store:
        store.record_registration(account("gh_1", "甲乙茶馆"), at=LAST_YEAR, request_id="r0")
        for i, hour in enumerate((15, 16)):
            at = LAST_YEAR.replace(hour=hour)
            store.record_submission(FIRST, at=at, request_id=f"r{i + 1}")
    return url


def submissions(url: str) -> int:
    question = FactQuestion(subject=FIRST, submissions_since=LAST_YEAR - DAY)
    with AccountStore.open(url, RING, Folder.load()) as store:
        return len(store.facts(question, as_of=AT).submissions)


def test_what_is_older_than_a_day_in_china_is_forgotten_and_the_rest_kept(
    run: Run, url: str
) -> None:
    ended = run("accounts", "forget", "--before", "2025-06-02", "--accounts", url)
    said = "3 answers to requests and requests for review of before 2025-06-02 are forgotten\n"
    assert (ended.code, ended.out, ended.err) == (0, said, "")
    assert submissions(url) == 1
    with AccountStore.open(url, RING, Folder.load()) as store:
        asked = FactQuestion(name="甲乙茶馆", subject=FIRST)
        assert len(store.facts(asked, as_of=AT).name_holders) == 1


def test_forgetting_says_in_json_what_it_did_and_needs_no_key(
    run: Run, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHENGMING_ACCOUNTS", url)
    monkeypatch.setenv("ZHENGMING_ACCOUNT_KEYS", NEW_KEY)
    ended = run("accounts", "forget", "--before", "2025-07-01", "--json")
    assert json.loads(ended.out) == {"before": "2025-07-01T00:00:00+08:00", "forgotten": 5}
    assert run("accounts", "forget", "--before", "2025-07-01", "--json").code == 0
    AccountStore.open(url, KeyRing.parse(NEW_KEY), Folder.load()).close()
    assert ended.err == ""


@pytest.mark.parametrize(
    "day",
    [
        "",
        "yesterday",
        "2025-02-30",
        "20250101",
        "2025-W01-1",
        "0001-01-01",
        f"{datetime.now(UTC) - timedelta(days=29):%Y-%m-%d}",
    ],
)
def test_a_day_that_is_none_or_that_checks_still_ask_for_is_refused_in_one_sentence(
    run: Run, url: str, day: str
) -> None:
    ended = run("accounts", "forget", "--before", day, "--accounts", url)
    assert ended.code == 2
    assert ended.err.startswith("--before: given ")
    assert "at the latest" in ended.err
    assert ended.err.count("\n") == 1
    assert submissions(url) == 2


def test_without_a_database_there_is_nothing_to_forget(run: Run) -> None:
    ended = run("accounts", "forget", "--before", "2025-06-02")
    assert ended.code == 2
    assert ended.err.startswith("--accounts: given nothing; allowed: the URL of a database")


def test_a_file_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    absent = tmp_path / "mistyped.sqlite"
    ended = run("accounts", "forget", "--before", "2025-06-02", "--accounts", f"sqlite:///{absent}")
    assert (ended.code, ended.out) == (1, "")
    assert "there is no such file" in ended.err
    assert not absent.exists()


def test_a_database_that_is_away_is_one_sentence(run: Run, tmp_path: Path) -> None:
    away = f"postgresql://nobody@/nothing?host={tmp_path}"
    ended = run("accounts", "forget", "--before", "2025-06-02", "--accounts", away)
    assert ended.code == 1
    assert ended.err.startswith("the account store cannot be asked now: ")
