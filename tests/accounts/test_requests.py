"""A request repeated is answered as the first time, and changes nothing more."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest

from tests.accounts.factory import AT, DAY, FIRST, MONTH, SECOND, account, individual, number
from zhengming.accounts import claims
from zhengming.accounts.records import BindingRole, ClaimOutcome, FactQuestion
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import ConflictingRecord, ConflictingRequest, InvalidField
from zhengming.model.platform import AccountType, Standing

ID = "request 1"


def test_a_claim_repeated_is_answered_as_before(store: AccountStore) -> None:
    first = store.claim_name("甲", FIRST, request_id=ID, at=AT, until=MONTH)
    again = store.claim_name("甲", FIRST, request_id=ID, at=AT + DAY, until=MONTH + DAY)
    assert (first.granted, first.until, first.replayed) == (True, MONTH, False)
    assert (again.granted, again.until, again.replayed) == (True, MONTH, True)


def test_a_claim_repeated_tells_again_who_bears_the_name_elsewhere(store: AccountStore) -> None:
    store.record_registration(account("gh_1", "甲", SECOND, account_type=AccountType.WECOM), at=AT)
    first = store.claim_name("甲", FIRST, request_id=ID, at=AT, until=MONTH)
    again = store.claim_name("甲", FIRST, request_id=ID, at=AT + DAY, until=MONTH + DAY)
    assert [each.account_type for each in first.elsewhere] == [AccountType.WECOM]
    assert again.elsewhere == first.elsewhere


def test_an_outcome_that_was_kept_before_it_told_who_bears_the_name_elsewhere_can_be_read() -> None:
    kept = '{"granted": true, "until": "2026-03-31T12:00:00+00:00", "holders": []}'
    assert claims.read(kept, replayed=True) == ClaimOutcome(True, MONTH, replayed=True)


def test_a_refused_claim_repeated_stays_refused_although_the_name_is_free_now(
    store: AccountStore,
) -> None:
    store.claim_name("甲", FIRST, request_id="of the first", at=AT, until=MONTH)
    first = store.claim_name("甲", SECOND, request_id=ID, at=AT, until=MONTH)
    again = store.claim_name("甲", SECOND, request_id=ID, at=MONTH, until=MONTH + DAY)
    assert not again.granted
    assert again.holders == first.holders


def test_a_request_id_belongs_to_one_question(store: AccountStore) -> None:
    store.claim_name("甲", FIRST, request_id=ID, at=AT, until=MONTH)
    others: list[Callable[[], object]] = [
        lambda: store.claim_name("乙", FIRST, request_id=ID, at=AT, until=MONTH),
        lambda: store.claim_name("甲", SECOND, request_id=ID, at=AT, until=MONTH),
        lambda: store.claim_name("甲", individual(1), request_id=ID, at=AT, until=MONTH),
        lambda: store.record_submission(FIRST, at=AT, request_id=ID),
        lambda: store.record_registration(account("gh_1", "甲"), at=AT, request_id=ID),
    ]
    for other in others:
        with pytest.raises(
            ConflictingRequest, match=f"'{ID}' was used before for another question"
        ):
            other()


def test_a_submission_repeated_counts_once(store: AccountStore) -> None:
    for _ in range(3):
        store.record_submission(FIRST, at=AT, request_id=ID)
    store.record_submission(FIRST, at=AT, request_id="request 2")
    store.record_submission(FIRST, at=AT)
    assert len(store.facts(FactQuestion(subject=FIRST), as_of=AT).submissions) == 3


def test_every_record_can_be_repeated(store: AccountStore) -> None:
    whole = account(
        "gh_1", "甲", email="a@example.com", administrator_id=number(1), phone="13800000000"
    )
    for _ in range(2):
        store.record_registration(whole, at=AT, request_id="1")
    for _ in range(2):
        store.record_rename("gh_1", "乙", at=AT, held_until=MONTH, request_id="2")
    for _ in range(2):
        store.record_binding("gh_1", BindingRole.EMAIL, "b@example.com", at=AT, request_id="3")
    for _ in range(2):
        store.record_unbinding("gh_1", BindingRole.PHONE, at=AT, request_id="4")
    for _ in range(2):
        store.record_standing(FIRST, Standing.BLOCKED, at=AT, until=MONTH, request_id="5")
    for _ in range(2):
        store.protect_name("丙", at=AT, subject=SECOND, request_id="6")
    store.lift_protection("丙", at=AT, request_id="7")
    store.record_release("乙", account_id="gh_1", at=AT, request_id="8")
    # Late repetitions of what has been overtaken since.
    store.record_rename("gh_1", "乙", at=AT, held_until=MONTH, request_id="2")
    store.protect_name("丙", at=AT, subject=SECOND, request_id="6")
    store.record_registration(whole, at=AT, request_id="1")
    assert store.facts(FactQuestion(name="丙"), as_of=AT).name_holders == ()
    assert store.facts(FactQuestion(subject=FIRST), as_of=AT).subject_mini_programs == 0


def test_an_error_is_not_remembered(store: AccountStore) -> None:
    store.claim_name("甲", FIRST, request_id="claim", at=AT, until=MONTH)
    with pytest.raises(ConflictingRecord):
        store.record_registration(account("gh_2", "甲", SECOND), at=AT, request_id=ID)
    store.record_registration(account("gh_2", "甲", SECOND), at=MONTH, request_id=ID)
    assert store.facts(FactQuestion(subject=SECOND), as_of=MONTH).subject_mini_programs == 1


def test_the_same_request_twice_at_once_is_one(store: AccountStore) -> None:
    outcomes: list[ClaimOutcome] = []
    for turn in range(10):
        barrier = Barrier(2)

        def ask(turn: int = turn, barrier: Barrier = barrier) -> None:
            barrier.wait(10)
            request = f"turn {turn}"
            outcomes.append(
                store.claim_name(f"名{turn}", FIRST, request_id=request, at=AT, until=MONTH)
            )

        threads = [Thread(target=ask) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert len(outcomes) == 20
    assert all(outcome.granted for outcome in outcomes)
    assert sum(outcome.replayed for outcome in outcomes) == 10


@pytest.mark.parametrize("request_id", ["r" * 129, " ", "a\0b"])
def test_a_request_id_is_a_short_text(store: AccountStore, request_id: str) -> None:
    with pytest.raises(InvalidField, match="request_id"):
        store.record_submission(FIRST, at=AT, request_id=request_id)


def test_a_claim_needs_a_request_id(store: AccountStore) -> None:
    with pytest.raises(InvalidField, match="request_id"):
        store.claim_name("甲", FIRST, request_id="", at=AT, until=MONTH)
