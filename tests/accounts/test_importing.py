"""Existing accounts in bulk, on both databases."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import event

from tests.accounts.factory import (
    AT,
    DAY,
    FIRST,
    MONTH,
    SECOND,
    THIRD,
    account,
    number,
    organization,
)
from zhengming.accounts import importing
from zhengming.accounts.importing import BATCH
from zhengming.accounts.records import AccountRecord, BindingRole, FactQuestion, ImportStatus
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import ConflictingRecord, InvalidField

ROWS = 2 * BATCH + 7


def row(i: int) -> AccountRecord:
    return account(
        f"gh_{i}",
        f"第{i}茶馆",
        organization(i % 100),
        email=f"owner{i}@example.com",
        administrator_id=number(i % 300),
        phone=f"139{i % 200:08d}",
        registered_at=AT - DAY,
    )


def statuses(store: AccountStore, rows: list[AccountRecord]) -> Counter[ImportStatus]:
    return Counter(result.status for result in store.import_accounts(rows, at=AT))


def test_an_import_records_every_row_and_a_second_one_changes_nothing(store: AccountStore) -> None:
    rows = [row(i) for i in range(ROWS)]
    results = list(store.import_accounts(iter(rows), at=AT))
    assert [result.row for result in results] == list(range(1, ROWS + 1))
    assert {result.status for result in results} == {ImportStatus.CREATED}
    question = FactQuestion(
        name="第5茶館",
        email="owner5@example.com",
        administrator_id=number(5),
        subject=organization(5),
    )
    before = store.facts(question, as_of=AT)
    assert (before.subject_mini_programs, before.administrator_mini_programs) == (11, 4)
    assert before.name_holders[0].same_subject
    assert statuses(store, rows) == {ImportStatus.UNCHANGED: ROWS}
    assert store.facts(question, as_of=AT) == before


def test_a_bad_row_is_a_result_that_says_what_was_given_and_the_others_are_kept(
    store: AccountStore,
) -> None:
    rows = [
        account("gh_1", "甲"),
        account("gh_2", "++"),
        account("gh_3", "丙", replace(FIRST, uscc="123")),
        account("gh_4", "丁", email="nobody at example.com"),
        account("gh_1", "戊"),
        account("gh_1", "甲"),
        account("gh_5", "己", SECOND),
    ]
    results = list(store.import_accounts(rows, at=AT))
    created, unchanged, refused = ImportStatus.CREATED, ImportStatus.UNCHANGED, ImportStatus.REFUSED
    assert [each.status for each in results] == [
        created,
        refused,
        refused,
        refused,
        refused,
        unchanged,
        created,
    ]
    errors = [(each.row, each.field) for each in results if each.error]
    assert errors == [
        (2, "account.name"),
        (3, "account.subject.uscc"),
        (4, "account.email"),
        (5, "account.name"),
    ]
    assert [each.row for each in results if each.conflict] == [5]
    assert "given '戊'; recorded: '甲'" in results[4].error
    assert "allowed: an email address" in results[3].error
    assert "nobody" not in results[3].error
    assert isinstance(results[3].refusal, InvalidField)
    assert isinstance(results[4].refusal, ConflictingRecord)
    assert results[4].refusal.remedy == "record a rename"
    assert [each.error for each in results if each.refusal is None] == ["", "", ""]


def test_a_name_that_two_subjects_bear_is_recorded_for_both_and_granted_to_nobody(
    store: AccountStore,
) -> None:
    assert statuses(store, [account("gh_1", "甲", FIRST), account("gh_2", "甲", SECOND)]) == {
        ImportStatus.CREATED: 2
    }
    for i, subject in enumerate([FIRST, SECOND, THIRD]):
        assert not store.claim_name("甲", subject, request_id=str(i), at=AT, until=MONTH).granted
    with pytest.raises(ConflictingRecord):
        store.record_registration(account("gh_3", "甲", FIRST), at=AT)


def test_what_happened_since_is_not_undone_by_the_old_rows(store: AccountStore) -> None:
    rows = [row(i) for i in range(4)]
    list(store.import_accounts(rows, at=AT))
    store.record_rename("gh_0", "新茶馆", at=AT)
    store.record_release("第1茶馆", account_id="gh_1", at=AT)
    store.record_binding("gh_2", BindingRole.EMAIL, "new@example.com", at=AT)
    fields = [result.field for result in store.import_accounts(rows, at=AT)]
    assert fields == ["account.name", "account.account_id", "account.email", ""]
    assert store.facts(FactQuestion(email="new@example.com"), as_of=AT).email_bound_to != ()


def test_the_moment_of_a_row_is_its_own(store: AccountStore) -> None:
    list(store.import_accounts([row(1), replace(row(2), registered_at=None)], at=AT))
    names = [FactQuestion(name="第1茶馆"), FactQuestion(name="第2茶馆")]
    assert [len(store.facts(each, as_of=AT - DAY).name_holders) for each in names] == [1, 0]


def test_an_import_is_read_no_faster_than_it_is_written(store: AccountStore) -> None:
    read = 0

    def rows() -> object:
        nonlocal read
        for i in range(10 * BATCH):
            read += 1
            yield row(i)

    results = store.import_accounts(rows(), at=AT)  # type: ignore[arg-type]
    assert next(results).status is ImportStatus.CREATED
    assert read == BATCH


def test_statistics_are_not_taken_anew_for_what_is_little_beside_the_rest(
    store: AccountStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 5)
    taken: list[str] = []

    def executed(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement == "ANALYZE":
            taken.append(statement)

    event.listen(store._database.engine, "before_cursor_execute", executed)
    counts = []
    for start, end in ((0, 5), (5, 100), (100, 105), (105, 120)):
        assert len(list(store.import_accounts(map(row, range(start, end)), at=AT))) == end - start
        counts.append(len(taken))
    assert counts == [1, 2, 2, 3]
