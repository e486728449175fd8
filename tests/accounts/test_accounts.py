"""Registrations, bindings, standings, submissions and the facts they make, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.accounts.factory import (
    AT,
    DAY,
    FIRST,
    MONTH,
    SECOND,
    THIRD,
    YEAR,
    account,
    individual,
    number,
)
from zhengming.accounts.records import AccountRecord, BindingRole, FactQuestion
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import ConflictingRecord, InvalidField, UnknownAccount
from zhengming.model.platform import NO_FACTS, AccountType, Fact, PlatformFacts, Standing

OFFICIAL = AccountType.OFFICIAL_ACCOUNT
WHOLE = FactQuestion(
    name="甲乙茶馆",
    short_name="甲乙",
    subject=FIRST,
    email="owner@example.com",
    administrator_id=number(1),
    phone="13800000000",
)


def facts(store: AccountStore, question: FactQuestion, as_of: datetime = AT) -> PlatformFacts:
    return store.facts(question, as_of=as_of)


def test_of_an_empty_store_everything_is_known_and_nothing_is_there(store: AccountStore) -> None:
    assert facts(store, WHOLE) == PlatformFacts(consulted=frozenset(Fact))


def test_what_is_not_asked_is_not_consulted(store: AccountStore) -> None:
    assert facts(store, FactQuestion(wanted=frozenset())) == NO_FACTS
    new = {Fact.RENAMES, Fact.ACCOUNT}  # an account that is not named is new
    assert facts(store, FactQuestion(name="甲")).consulted == {Fact.NAME, *new}
    assert facts(store, FactQuestion(account_id="gh_1")).consulted == {Fact.RENAMES}
    assert facts(store, replace(WHOLE, wanted=frozenset({Fact.EMAIL}))).consulted == {Fact.EMAIL}


@pytest.mark.parametrize(
    ("broken", "fact"),
    [
        (replace(WHOLE, email="owner"), Fact.EMAIL),
        (replace(WHOLE, administrator_id="1", phone="x"), Fact.ADMINISTRATOR_COUNT),
        (replace(WHOLE, subject=replace(FIRST, uscc="1")), Fact.STANDING),
        (replace(WHOLE, name="++"), Fact.NAME),
    ],
)
def test_what_cannot_be_read_is_not_consulted(
    store: AccountStore, broken: FactQuestion, fact: Fact
) -> None:
    assert fact not in facts(store, broken).consulted


@pytest.mark.parametrize("spelling", ["Owner@Example.COM", " owner@example.com "])
def test_an_email_is_known_in_all_its_spellings(store: AccountStore, spelling: str) -> None:
    store.record_registration(
        account("gh_1", "甲", email="owner@example.com", account_type=OFFICIAL), at=AT
    )
    store.record_registration(account("gh_2", "乙", email="owner@example.com"), at=AT)
    question = FactQuestion(email=spelling)
    assert facts(store, question).email_bound_to == (AccountType.MINI_PROGRAM, OFFICIAL)
    assert facts(store, replace(question, account_id="gh_1")).email_bound_to == (
        AccountType.MINI_PROGRAM,
    )
    assert facts(store, FactQuestion(email="owner@example.org")).email_bound_to == ()


@pytest.mark.parametrize(
    "spelling", ["+86 138-0000-0000", "１３８００００００００", "0086 13800000000"]
)
def test_a_telephone_is_known_in_all_its_spellings(store: AccountStore, spelling: str) -> None:
    store.record_registration(account("gh_1", "甲", phone="13800000000"), at=AT)
    assert facts(store, FactQuestion(phone=spelling)).phone_mini_programs == 1
    assert facts(store, FactQuestion(phone="13800000001")).phone_mini_programs == 0


def test_mini_programs_of_subject_administrator_and_telephone_are_counted_without_ones_own(
    store: AccountStore,
) -> None:
    for i, subject in enumerate([FIRST, FIRST, SECOND, THIRD]):
        record = account(
            f"gh_{i}", f"第{i}号", subject, administrator_id=number(1), phone="13800000000"
        )
        store.record_registration(record, at=AT)
    official = account("gh_9", "公众号", THIRD, account_type=OFFICIAL, administrator_id=number(1))
    store.record_registration(official, at=AT)
    seen = facts(store, WHOLE)
    assert (
        seen.subject_mini_programs,
        seen.administrator_mini_programs,
        seen.phone_mini_programs,
    ) == (2, 4, 4)
    assert seen.administrator_subjects == 2
    own = facts(store, replace(WHOLE, account_id="gh_0"))
    assert (
        own.subject_mini_programs,
        own.administrator_mini_programs,
        own.phone_mini_programs,
    ) == (1, 3, 3)
    assert facts(store, replace(WHOLE, subject=None)).administrator_subjects == 3


def test_facts_are_those_of_the_moment_that_is_asked_for(store: AccountStore) -> None:
    store.record_registration(account("gh_1", "甲", email="owner@example.com"), at=AT)
    store.record_release("甲", account_id="gh_1", at=MONTH)
    assert facts(store, WHOLE, AT - DAY).email_bound_to == ()
    assert facts(store, WHOLE, AT).subject_mini_programs == 1
    assert facts(store, WHOLE, MONTH) == PlatformFacts(consulted=frozenset(Fact))


def test_a_registration_recorded_again_changes_nothing(store: AccountStore) -> None:
    record = account(
        "gh_1", "甲", email="owner@example.com", administrator_id=number(1), phone="13800000000"
    )
    for _ in range(2):
        store.record_registration(record, at=AT)
    store.record_registration(account("gh_1", "甲"), at=AT + DAY)
    assert facts(store, WHOLE).subject_mini_programs == 1


@pytest.mark.parametrize(
    ("other", "field"),
    [
        (account("gh_1", "乙", email="owner@example.com"), "account.name"),
        (account("gh_1", "甲", SECOND), "account.subject"),
        (account("gh_1", "甲", account_type=OFFICIAL), "account.account_type"),
        (account("gh_1", "甲", email="other@example.com"), "account.email"),
        (account("gh_1", "甲", phone="13800000000"), "account.phone"),
        (account("gh_1", "甲", administrator_id=number(2)), "account.administrator_id"),
    ],
)
def test_a_registration_that_contradicts_the_record_names_the_field(
    store: AccountStore, other: AccountRecord, field: str
) -> None:
    store.record_registration(account("gh_1", "甲", email="owner@example.com"), at=AT)
    with pytest.raises(ConflictingRecord) as raised:
        store.record_registration(other, at=AT)
    assert raised.value.field == field
    assert "@" not in str(raised.value)


def test_a_released_account_is_gone_with_all_that_was_bound_to_it(store: AccountStore) -> None:
    record = account(
        "gh_1",
        "甲乙茶馆",
        email="owner@example.com",
        administrator_id=number(1),
        phone="13800000000",
    )
    store.record_registration(record, at=AT)
    for _ in range(2):
        store.record_release("甲乙茶館", account_id="gh_1", at=AT + DAY)
    assert facts(store, WHOLE, AT + DAY) == PlatformFacts(consulted=frozenset(Fact))
    with pytest.raises(ConflictingRecord, match=r"^account\.account_id: .* was released"):
        store.record_registration(record, at=AT + DAY)
    with pytest.raises(ConflictingRecord, match=r"^account_id: .* was released"):
        store.record_binding("gh_1", BindingRole.PHONE, "13800000000", at=AT + DAY)
    with pytest.raises(ConflictingRecord, match=r"^account_id: .* was released"):
        store.record_rename("gh_1", "乙", at=AT + DAY)


def test_a_release_must_name_the_name(store: AccountStore) -> None:
    store.record_registration(account("gh_1", "甲"), at=AT)
    with pytest.raises(ConflictingRecord, match=r"^name: given '乙'; recorded: '甲'"):
        store.record_release("乙", account_id="gh_1", at=AT)


def test_what_was_never_recorded_is_named(store: AccountStore) -> None:
    with pytest.raises(UnknownAccount, match="'gh_1'"):
        store.record_rename("gh_1", "甲", at=AT)
    with pytest.raises(UnknownAccount):
        store.record_release("甲", account_id="gh_1", at=AT)
    with pytest.raises(UnknownAccount):
        store.record_unbinding("gh_1", BindingRole.EMAIL, at=AT)


def test_a_binding_takes_the_place_of_the_one_before(store: AccountStore) -> None:
    store.record_registration(account("gh_1", "甲", email="owner@example.com"), at=AT)
    for _ in range(2):
        store.record_binding("gh_1", BindingRole.EMAIL, "other@example.com", at=AT + DAY)
    other = replace(WHOLE, email="other@example.com")
    assert facts(store, WHOLE, AT + DAY).email_bound_to == ()
    assert facts(store, other, AT + DAY).email_bound_to == (AccountType.MINI_PROGRAM,)
    store.record_unbinding("gh_1", BindingRole.EMAIL, at=AT + 2 * DAY)
    store.record_unbinding("gh_1", BindingRole.EMAIL, at=AT + 2 * DAY)
    assert facts(store, other, AT + 2 * DAY).email_bound_to == ()


def test_administrators_and_telephones_are_bound_as_well(store: AccountStore) -> None:
    store.record_registration(account("gh_1", "甲", SECOND), at=AT)
    store.record_binding("gh_1", BindingRole.ADMINISTRATOR, number(1).lower(), at=AT)
    store.record_binding("gh_1", BindingRole.PHONE, "138 0000 0000", at=AT)
    seen = facts(store, WHOLE)
    assert (
        seen.administrator_mini_programs,
        seen.phone_mini_programs,
        seen.administrator_subjects,
    ) == (1, 1, 1)


def test_renames_are_counted_by_chinas_year(store: AccountStore) -> None:
    store.record_registration(account("gh_1", "甲零"), at=datetime(2025, 6, 1, tzinfo=UTC))
    before, after = (
        datetime(2025, 12, 31, 15, 59, tzinfo=UTC),
        datetime(2025, 12, 31, 16, 0, tzinfo=UTC),
    )
    store.record_rename("gh_1", "甲一", at=before)
    store.record_rename("gh_1", "甲二", at=after)
    store.record_rename("gh_1", "甲二", at=after)
    store.record_rename("gh_1", "甲三", at=AT)
    question = FactQuestion(account_id="gh_1")
    assert facts(store, question, AT).renames_this_year == 2
    assert facts(store, question, before).renames_this_year == 1
    assert facts(store, FactQuestion(account_id="gh_2"), AT).renames_this_year == 0


def test_a_block_ends_and_a_termination_does_not(store: AccountStore) -> None:
    store.record_standing(FIRST, Standing.BLOCKED, at=AT, until=MONTH, reason="spam")
    blocked = facts(store, WHOLE, AT)
    assert (blocked.standing, blocked.standing_until) == (Standing.BLOCKED, MONTH)
    assert facts(store, WHOLE, MONTH).standing is Standing.GOOD
    assert facts(store, WHOLE, MONTH).standing_until is None
    store.record_standing(FIRST, Standing.TERMINATED, at=MONTH)
    assert facts(store, WHOLE, YEAR).standing is Standing.TERMINATED
    assert facts(store, replace(WHOLE, subject=SECOND), YEAR).standing is Standing.GOOD


def test_a_subject_is_rehabilitated(store: AccountStore) -> None:
    store.record_standing(individual(1), Standing.TERMINATED, at=AT)
    store.record_standing(individual(1), Standing.GOOD, at=AT + DAY, reason="appeal")
    question = replace(WHOLE, subject=individual(1))
    assert facts(store, question, AT).standing is Standing.TERMINATED
    assert facts(store, question, AT + DAY).standing is Standing.GOOD


def test_only_a_block_has_an_end(store: AccountStore) -> None:
    with pytest.raises(InvalidField, match="until"):
        store.record_standing(FIRST, Standing.TERMINATED, at=AT, until=MONTH)


def test_submissions_come_oldest_first_and_as_far_back_as_is_asked(store: AccountStore) -> None:
    moments = [AT, AT - 40 * DAY, AT - 2 * DAY, AT + DAY]
    store.record_registration(account("gh_1", "甲"), at=AT)
    for moment in moments:
        store.record_submission(FIRST, "gh_1", at=moment)
    assert facts(store, WHOLE, AT).submissions == (AT - 2 * DAY, AT)
    further = replace(WHOLE, submissions_since=AT - 50 * DAY)
    assert facts(store, further, AT).submissions == (AT - 40 * DAY, AT - 2 * DAY, AT)
    assert facts(store, replace(WHOLE, subject=SECOND), AT).submissions == ()


def test_a_submission_is_of_an_account_of_the_subject(store: AccountStore) -> None:
    store.record_registration(account("gh_1", "甲"), at=AT)
    with pytest.raises(UnknownAccount):
        store.record_submission(FIRST, "gh_2", at=AT)
    with pytest.raises(ConflictingRecord) as raised:
        store.record_submission(SECOND, "gh_1", at=AT)
    assert raised.value.field == "subject"
    assert facts(store, WHOLE).submissions == ()
    store.record_release("甲", account_id="gh_1", at=AT)
    store.record_submission(FIRST, "gh_1", at=AT)  # told late
    assert facts(store, WHOLE).submissions == (AT,)


def test_an_account_is_its_subjects_own_alone(store: AccountStore) -> None:
    kept = account("gh_1", "甲", email="owner@example.com", administrator_id=number(1))
    store.record_registration(kept, at=AT)
    asked = replace(WHOLE, name="甲", account_id="gh_1")
    own = facts(store, asked)
    assert (own.account_type, own.account_of_subject) == (AccountType.MINI_PROGRAM, True)
    assert (own.email_bound_to, own.administrator_mini_programs) == ((), 0)
    assert [holder.same_subject for holder in own.name_holders] == [True]
    others = facts(store, replace(asked, subject=SECOND))
    assert (others.account_type, others.account_of_subject) == (AccountType.MINI_PROGRAM, False)
    assert others.email_bound_to == (AccountType.MINI_PROGRAM,)
    assert (others.administrator_mini_programs, others.administrator_subjects) == (1, 1)
    assert [holder.same_subject for holder in others.name_holders] == [False]


def test_an_account_that_is_not_in_use_is_nobodys(store: AccountStore) -> None:
    store.record_registration(account("gh_1", "甲"), at=AT)
    asked = replace(WHOLE, account_id="gh_1")
    assert facts(store, replace(asked, account_id="gh_2")).account_type is None
    assert facts(store, asked, AT - DAY).account_type is None
    store.record_release("甲", account_id="gh_1", at=AT + DAY)
    assert facts(store, asked).account_of_subject
    assert facts(store, asked, AT + DAY).account_type is None


def test_an_old_submission_is_forgotten_when_that_is_asked(store: AccountStore) -> None:
    store.record_submission(FIRST, at=AT - DAY, request_id="r1")
    store.record_submission(FIRST, at=AT, request_id="r2")
    assert store.forget_before(AT) == 2  # a submission, and the answer to its request
    assert facts(store, WHOLE, AT).submissions == (AT,)


def test_an_individual_has_mini_programs_and_is_an_administrator(store: AccountStore) -> None:
    person = individual(1)
    store.record_registration(
        account("gh_1", "甲", person, administrator_id=person.resident_id), at=AT
    )
    seen = facts(store, FactQuestion(subject=person, administrator_id=person.resident_id))
    assert (
        seen.subject_mini_programs,
        seen.administrator_mini_programs,
        seen.administrator_subjects,
    ) == (1, 1, 0)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (account("", "甲"), "account.account_id"),
        (account("g" * 129, "甲"), "account.account_id"),
        (account("gh_1", "++"), "account.name"),
        (account("gh_1", "甲", email="a@b@c"), "account.email"),
        (account("gh_1", "甲", phone="call me"), "account.phone"),
        (account("gh_1", "甲", administrator_id=number(1)[:-1]), "account.administrator_id"),
        (
            account("gh_1", "甲", administrator_id=number(1, date(2026, 3, 2))),
            "account.administrator_id",
        ),
        (account("gh_1", "甲", replace(FIRST, uscc="91")), "account.subject.uscc"),
        (account("gh_1", "甲", replace(FIRST, uscc="")), "account.subject"),
        (account("gh_1", "甲", registered_at=datetime(2026, 1, 1)), "account.registered_at"),  # noqa: DTZ001
    ],
)
def test_a_broken_field_is_named(store: AccountStore, record: AccountRecord, field: str) -> None:
    with pytest.raises(InvalidField) as raised:
        store.record_registration(record, at=AT)
    assert raised.value.field == field
    assert facts(store, WHOLE) == PlatformFacts(consulted=frozenset(Fact))


def test_facts_can_be_asked_for_from_the_first_day_of_the_calendar(store: AccountStore) -> None:
    first = datetime(1900, 1, 1, tzinfo=UTC)
    assert store.facts(WHOLE, as_of=first).submissions == ()


def test_a_block_that_ends_lifts_no_termination_and_leaves_no_block_before_it(
    store: AccountStore,
) -> None:
    for subject, before in ((FIRST, Standing.TERMINATED), (SECOND, Standing.BLOCKED)):
        store.record_standing(subject, before, at=AT)
        store.record_standing(subject, Standing.BLOCKED, at=AT + DAY, until=MONTH)
    seen = {
        (subject, at): facts(store, replace(WHOLE, subject=subject), at).standing
        for subject in (FIRST, SECOND)
        for at in (AT + DAY, MONTH)
    }
    assert seen == {
        (FIRST, AT + DAY): Standing.BLOCKED,
        (FIRST, MONTH): Standing.TERMINATED,
        (SECOND, AT + DAY): Standing.BLOCKED,
        (SECOND, MONTH): Standing.GOOD,
    }
    store.record_standing(FIRST, Standing.GOOD, at=MONTH)
    store.record_standing(FIRST, Standing.BLOCKED, at=MONTH, until=YEAR)
    assert facts(store, WHOLE, YEAR).standing is Standing.GOOD
