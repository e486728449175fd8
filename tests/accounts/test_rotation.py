"""Keys are replaced while the store is in use, on both databases."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.accounts.factory import (
    AT,
    DAY,
    MONTH,
    NEW_KEY,
    OLD_KEY,
    RING,
    account,
    individual,
    number,
    organization,
)
from zhengming.accounts.keyring import KeyRing
from zhengming.accounts.records import FactQuestion, ImportStatus
from zhengming.accounts.schema import identities
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import InvalidSetting, NoAccountKey
from zhengming.model.platform import AccountType, Fact, Standing
from zhengming.text.fold import Folder

FOLDER = Folder.load()
BOTH = KeyRing.parse(f"{NEW_KEY},{OLD_KEY}")
NEW = KeyRing.parse(NEW_KEY)
PERSON = individual(1)
RECORD = account(
    "gh_1", "甲", PERSON, email="owner@example.com", administrator_id=number(1), phone="13800000000"
)
QUESTION = FactQuestion(
    name="甲",
    subject=PERSON,
    email="owner@example.com",
    administrator_id=number(1),
    phone="13800000000",
)


def key_ids(store: AccountStore) -> dict[str, str]:
    """The key that each kind of value is under."""
    with store._database.engine.connect() as connection:
        return {row.kind: row.key_id for row in connection.execute(select(identities))}


@pytest.fixture
def written(url: str) -> str:
    """A database with an account under the old key."""
    with AccountStore.open(url, RING, FOLDER) as store:
        store.record_registration(RECORD, at=AT)
        store.record_standing(PERSON, Standing.BLOCKED, at=AT)
        assert set(key_ids(store).values()) == {"k1"}
    return url


def test_facts_are_found_under_the_old_key(written: str) -> None:
    with AccountStore.open(written, RING, FOLDER) as store:
        before = store.facts(QUESTION, as_of=AT)
    with AccountStore.open(written, BOTH, FOLDER) as store:
        assert store.facts(QUESTION, as_of=AT) == before
        assert before.email_bound_to == (AccountType.MINI_PROGRAM,)
        assert set(key_ids(store).values()) == {"k1"}  # looking up writes nothing


def test_a_value_seen_again_comes_under_the_new_key_and_survives_the_old_one(written: str) -> None:
    with AccountStore.open(written, BOTH, FOLDER) as store:
        store.record_registration(RECORD, at=AT + DAY)
        assert set(key_ids(store).values()) == {"k2"}
        before = store.facts(QUESTION, as_of=AT)
    with AccountStore.open(written, NEW, FOLDER) as store:
        store.forget_key("k1")
        assert store.facts(QUESTION, as_of=AT) == before
        assert store.facts(QUESTION, as_of=AT).subject_mini_programs == 1


def test_an_import_brings_all_that_it_holds_under_the_new_key(written: str) -> None:
    with AccountStore.open(written, BOTH, FOLDER) as store:
        results = list(store.import_accounts([RECORD], at=AT))
        assert [result.status for result in results] == [ImportStatus.UNCHANGED]
        assert set(key_ids(store).values()) == {"k2"}


def test_without_the_old_key_personal_values_are_not_looked_up_and_the_log_says_so(
    written: str, caplog: pytest.LogCaptureFixture
) -> None:
    company = replace(QUESTION, subject=organization(1))
    with caplog.at_level(logging.WARNING), AccountStore.open(written, NEW, FOLDER) as store:
        assert store.facts(QUESTION, as_of=AT).consulted == {Fact.NAME, Fact.RENAMES, Fact.ACCOUNT}
        assert set(Fact) - store.facts(company, as_of=AT).consulted == {
            Fact.EMAIL,
            Fact.ADMINISTRATOR_COUNT,
        }
    assert "not in the ring" in caplog.text
    assert "k1" in caplog.text


def test_a_server_that_was_not_given_a_new_key_says_no_more_of_persons_once_it_is_written_with(
    written: str,
) -> None:
    with AccountStore.open(written, RING, FOLDER) as behind:
        assert behind.facts(QUESTION, as_of=AT).standing is Standing.BLOCKED
        with AccountStore.open(written, BOTH, FOLDER) as ahead:
            ahead.record_registration(RECORD, at=AT)
            assert ahead.facts(QUESTION, as_of=AT).standing is Standing.BLOCKED
        assert Fact.STANDING not in behind.facts(QUESTION, as_of=AT).consulted


def test_what_is_under_a_forgotten_key_is_lost(written: str) -> None:
    with AccountStore.open(written, NEW, FOLDER) as store:
        store.forget_key("k1")
        facts = store.facts(QUESTION, as_of=AT)
    assert facts.consulted == set(Fact)
    assert (facts.email_bound_to, facts.standing) == ((), Standing.GOOD)
    assert [holder.same_subject for holder in facts.name_holders] == [False]


def test_a_subject_is_the_same_one_under_either_key(written: str) -> None:
    with AccountStore.open(written, BOTH, FOLDER) as store:
        outcome = store.claim_name("甲", PERSON, request_id="1", at=AT, until=MONTH)
        assert outcome.granted


def test_two_rows_of_one_value_are_found_together_and_joined_by_the_next_record(
    written: str,
) -> None:
    with AccountStore.open(
        written, NEW, FOLDER
    ) as ahead:  # as a service that was given the new ring too early
        ahead.record_registration(account("gh_2", "乙", PERSON, email="owner@example.com"), at=AT)
    with AccountStore.open(written, BOTH, FOLDER) as store:
        facts = store.facts(QUESTION, as_of=AT)
        assert (facts.subject_mini_programs, len(facts.email_bound_to)) == (2, 2)
        assert facts.standing is Standing.BLOCKED
        store.record_registration(RECORD, at=AT)
        assert store.facts(QUESTION, as_of=AT) == facts
    with AccountStore.open(written, NEW, FOLDER) as store:
        store.forget_key("k1")
        assert store.facts(QUESTION, as_of=AT) == facts


def test_a_request_is_the_same_one_under_either_key(url: str) -> None:
    with AccountStore.open(url, RING, FOLDER) as store:
        first = store.claim_name("甲", PERSON, request_id="1", at=AT, until=MONTH)
    with AccountStore.open(url, BOTH, FOLDER) as store:
        again = store.claim_name("甲", PERSON, request_id="1", at=AT + DAY, until=MONTH)
    assert again.granted == first.granted
    assert again.replayed


def test_another_key_under_a_known_id_is_refused(written: str) -> None:
    with pytest.raises(InvalidSetting, match="key 'k1' is not the one") as raised:
        AccountStore.open(written, KeyRing.parse(f"k1:{'cd' * 32}"), FOLDER)
    assert "cdcd" not in str(raised.value)


def test_without_a_key_public_facts_are_found_and_personal_values_are_not_kept(url: str) -> None:
    company = organization(1)
    with AccountStore.open(url, None, FOLDER) as store:
        store.record_registration(account("gh_1", "甲", company), at=AT)
        assert store.claim_name("乙", company, request_id="1", at=AT, until=MONTH).granted
        facts = store.facts(
            FactQuestion(name="甲", subject=company, email="a@example.com", phone="1380000"),
            as_of=AT,
        )
        assert facts.consulted == {
            Fact.ACCOUNT,
            Fact.NAME,
            Fact.RENAMES,
            Fact.SUBJECT_COUNT,
            Fact.STANDING,
            Fact.SUBMISSIONS,
        }
        assert facts.subject_mini_programs == 1
        with pytest.raises(
            NoAccountKey,
            match=r"account.email is kept only as a keyed hash.*ZHENGMING_ACCOUNT_KEYS",
        ):
            store.record_registration(account("gh_2", "丙", company, email="a@example.com"), at=AT)
        with pytest.raises(NoAccountKey):
            store.claim_name("丁", PERSON, request_id="2", at=AT, until=MONTH)
