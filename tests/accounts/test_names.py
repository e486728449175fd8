"""Who holds a name, and who gets it, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import count

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
)
from zhengming.accounts.records import BindingRole, ClaimOutcome, FactQuestion, SubjectKey
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import ConflictingRecord, InvalidField, UnknownAccount
from zhengming.model.platform import AccountType, Holding, NameHolder, Standing

NAME = "甲乙茶馆"
PROGRAM, OFFICIAL = AccountType.MINI_PROGRAM, AccountType.OFFICIAL_ACCOUNT
OPEN, WECOM = AccountType.OPEN_PLATFORM, AccountType.WECOM
RIVALS = [(PROGRAM, OFFICIAL), (OFFICIAL, PROGRAM), (WECOM, WECOM), (OPEN, OPEN)]
STRANGERS = [(WECOM, PROGRAM), (OPEN, OFFICIAL), (PROGRAM, WECOM), (WECOM, OPEN)]
"""Sorts of account that share names, and such as do not: whose account bears one, and what another one is for."""
REQUESTS = count()


def claim(
    store: AccountStore,
    subject: SubjectKey,
    name: str = NAME,
    *,
    at: datetime = AT,
    until: datetime = MONTH,
    account_type: AccountType = PROGRAM,
) -> ClaimOutcome:
    return store.claim_name(
        name,
        subject,
        request_id=f"request {next(REQUESTS)}",
        at=at,
        until=until,
        account_type=account_type,
    )


def holders(
    store: AccountStore, name: str = NAME, subject: SubjectKey = SECOND, *, as_of: datetime = AT
) -> list[tuple[Holding, bool]]:
    facts = store.facts(FactQuestion(name=name, subject=subject), as_of=as_of)
    return [(holder.holding, holder.same_subject) for holder in facts.name_holders]


def test_a_free_name_is_granted(store: AccountStore) -> None:
    assert claim(store, FIRST) == ClaimOutcome(granted=True, until=MONTH)
    assert holders(store) == [(Holding.CLAIMED, False)]
    assert holders(store, subject=FIRST) == [(Holding.CLAIMED, True)]


def test_a_name_that_another_claimed_is_not_granted_and_the_outcome_says_how_it_is_held(
    store: AccountStore,
) -> None:
    claim(store, FIRST)
    held = NameHolder(
        NAME, AccountType.MINI_PROGRAM, Holding.CLAIMED, same_subject=False, until=MONTH
    )
    assert claim(store, SECOND) == ClaimOutcome(granted=False, holders=(held,))


@pytest.mark.parametrize("spelling", ["甲乙茶館", "甲乙　茶馆", "甲-乙-茶-馆", "甲乙茶馆\u200b"])
def test_a_name_is_held_in_all_its_spellings(store: AccountStore, spelling: str) -> None:
    claim(store, FIRST)
    assert not claim(store, SECOND, spelling).granted
    assert holders(store, spelling) == [(Holding.CLAIMED, False)]


@pytest.mark.parametrize("other", ["甲乙茶楼", "甲乙茶馆分店", "乙甲茶馆"])
def test_a_name_of_other_characters_is_another_name(store: AccountStore, other: str) -> None:
    claim(store, FIRST)
    assert claim(store, SECOND, other).granted


def test_a_claim_runs_out(store: AccountStore) -> None:
    claim(store, FIRST)
    assert not claim(store, SECOND, at=MONTH - DAY, until=YEAR).granted
    assert holders(store, as_of=MONTH) == []
    assert claim(store, SECOND, at=MONTH, until=YEAR).granted


def test_a_subject_may_claim_its_own_claim_again_and_so_prolong_it(store: AccountStore) -> None:
    claim(store, FIRST)
    assert claim(store, FIRST, at=AT + DAY, until=YEAR) == ClaimOutcome(granted=True, until=YEAR)
    assert holders(store, as_of=MONTH + DAY) == [(Holding.CLAIMED, False)]


def test_a_subject_may_claim_the_name_that_it_bears_for_another_account(
    store: AccountStore,
) -> None:
    store.record_registration(
        account("gh_1", NAME, account_type=AccountType.OFFICIAL_ACCOUNT), at=AT
    )
    assert claim(store, FIRST).granted
    store.record_registration(account("gh_2", NAME), at=AT)
    assert holders(store) == [(Holding.IN_USE, False)] * 2


def test_an_individual_claims_like_an_organization(store: AccountStore) -> None:
    assert claim(store, individual(1)).granted
    assert not claim(store, individual(2), at=AT + DAY).granted
    assert claim(store, individual(1), at=AT + 2 * DAY).granted


def test_whose_clock_is_behind_does_not_get_a_name_that_was_claimed_before(
    store: AccountStore,
) -> None:
    claim(store, FIRST, at=AT)
    assert not claim(store, SECOND, at=AT - DAY, until=MONTH).granted


def test_a_registration_completes_the_claim(store: AccountStore) -> None:
    claim(store, FIRST)
    store.record_registration(account("gh_1", NAME), at=AT + DAY)
    assert holders(store, as_of=AT + DAY) == [(Holding.IN_USE, False)]
    assert holders(store, as_of=YEAR) == [(Holding.IN_USE, False)]


def test_a_registration_needs_no_claim(store: AccountStore) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    assert not claim(store, SECOND).granted


def test_a_name_that_another_holds_cannot_be_registered(store: AccountStore) -> None:
    claim(store, FIRST)
    with pytest.raises(
        ConflictingRecord, match=r"account.name.*claimed until .* for another subject"
    ) as raised:
        store.record_registration(account("gh_2", NAME, SECOND), at=AT)
    assert raised.value.field == "account.name"
    assert holders(store) == [(Holding.CLAIMED, False)]
    with pytest.raises(UnknownAccount):
        store.record_rename("gh_2", "乙", at=AT)


@pytest.mark.parametrize(("borne", "wanted"), RIVALS)
def test_a_name_borne_by_an_account_of_a_rival_sort_is_granted_to_nobody_else(
    store: AccountStore, borne: AccountType, wanted: AccountType
) -> None:
    store.record_registration(account("gh_1", NAME, account_type=borne), at=AT)
    outcome = claim(store, SECOND, account_type=wanted)
    assert not outcome.granted
    assert [holder.account_type for holder in outcome.holders] == [borne]
    assert outcome.elsewhere == ()
    with pytest.raises(ConflictingRecord, match=rf"in-use for another subject \({borne}\)"):
        store.record_registration(account("gh_2", NAME, SECOND, account_type=wanted), at=AT)


@pytest.mark.parametrize(("borne", "wanted"), STRANGERS)
def test_a_name_borne_by_an_account_of_another_sort_is_told_and_hinders_nobody(
    store: AccountStore, borne: AccountType, wanted: AccountType
) -> None:
    store.record_registration(account("gh_1", NAME, account_type=borne), at=AT)
    outcome = claim(store, SECOND, account_type=wanted)
    held = NameHolder(NAME, borne, Holding.IN_USE, same_subject=False)
    assert outcome == ClaimOutcome(granted=True, until=MONTH, elsewhere=(held,))
    store.record_registration(account("gh_2", NAME, SECOND, account_type=wanted), at=AT)
    assert holders(store) == [(Holding.IN_USE, False), (Holding.IN_USE, True)]
    store.record_registration(account("gh_3", "丙丁", THIRD, account_type=wanted), at=AT)
    with pytest.raises(ConflictingRecord):
        store.record_rename("gh_3", NAME, at=AT)


@pytest.mark.parametrize(("first", "second"), STRANGERS)
def test_a_name_is_claimed_for_accounts_of_two_sorts_by_two_subjects(
    store: AccountStore, first: AccountType, second: AccountType
) -> None:
    assert claim(store, FIRST, account_type=first).granted
    told = claim(store, SECOND, account_type=second)
    assert told.granted
    assert [(each.holding, each.until) for each in told.elsewhere] == [(Holding.CLAIMED, MONTH)]
    assert not claim(store, THIRD, account_type=first).granted
    assert not claim(store, THIRD, account_type=second).granted
    store.record_registration(account("gh_1", NAME, FIRST, account_type=first), at=AT)
    assert sorted(holders(store)) == [(Holding.CLAIMED, True), (Holding.IN_USE, False)]


def test_one_subject_claims_a_name_for_accounts_of_two_sorts_and_completes_each_claim_by_itself(
    store: AccountStore,
) -> None:
    for account_type in (PROGRAM, WECOM):
        assert claim(store, FIRST, account_type=account_type).granted
    store.record_registration(account("gh_1", NAME, account_type=WECOM), at=AT)
    assert holders(store) == [(Holding.CLAIMED, False), (Holding.IN_USE, False)]
    assert not claim(store, SECOND).granted
    assert claim(store, FIRST, until=YEAR, account_type=OFFICIAL).granted  # the same claim, longer
    assert holders(store, as_of=MONTH) == [(Holding.CLAIMED, False), (Holding.IN_USE, False)]


def test_a_name_kept_back_is_so_among_the_accounts_that_share_it(store: AccountStore) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    store.record_release(NAME, account_id="gh_1", at=AT, held_until=YEAR)
    assert not claim(store, SECOND, account_type=OFFICIAL).granted
    assert claim(store, SECOND, account_type=WECOM).granted
    store.record_registration(account("gh_2", NAME, SECOND, account_type=WECOM), at=AT)
    assert holders(store, subject=FIRST) == [(Holding.RELEASED, True), (Holding.IN_USE, False)]


@pytest.mark.parametrize("account_type", AccountType)
def test_a_protected_name_is_kept_from_accounts_of_every_sort(
    store: AccountStore, account_type: AccountType
) -> None:
    store.protect_name(NAME, at=AT, subject=FIRST)
    assert not claim(store, SECOND, account_type=account_type).granted
    with pytest.raises(ConflictingRecord) as raised:
        store.record_registration(account("gh_1", NAME, SECOND, account_type=account_type), at=AT)
    assert raised.value.recorded == f"{NAME!r} is protected"
    assert "lift the protection" in raised.value.remedy
    assert claim(store, FIRST, account_type=account_type).granted


def test_a_released_name_is_kept_back_for_whom_it_was(store: AccountStore) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    store.record_release(NAME, account_id="gh_1", at=AT + DAY, held_until=YEAR)
    assert holders(store, as_of=AT + DAY) == [(Holding.RELEASED, False)]
    assert not claim(store, SECOND, at=YEAR - DAY, until=YEAR + DAY).granted
    assert claim(store, FIRST, at=YEAR - DAY, until=YEAR).granted
    store.record_registration(account("gh_2", NAME), at=YEAR - DAY)
    assert holders(store, as_of=YEAR - DAY) == [(Holding.IN_USE, False)]


def test_a_name_that_was_kept_back_is_free_afterwards(store: AccountStore) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    store.record_release(NAME, account_id="gh_1", at=AT + DAY, held_until=YEAR)
    assert claim(store, SECOND, at=YEAR, until=YEAR + DAY).granted


def test_a_name_released_without_a_hold_is_free_at_once(store: AccountStore) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    store.record_release(NAME, account_id="gh_1", at=AT + DAY)
    assert claim(store, SECOND, at=AT + DAY).granted


def test_a_rename_takes_one_name_and_keeps_back_the_other(store: AccountStore) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    store.record_rename("gh_1", "丙丁茶馆", at=AT + DAY, held_until=YEAR)
    assert holders(store, as_of=AT + DAY) == [(Holding.RELEASED, False)]
    assert holders(store, "丙丁茶馆", as_of=AT + DAY) == [(Holding.IN_USE, False)]
    assert holders(store, as_of=AT) == [(Holding.IN_USE, False)]
    store.record_rename("gh_1", NAME, at=AT + 2 * DAY)
    assert holders(store, as_of=AT + 2 * DAY) == [(Holding.IN_USE, False)]
    assert holders(store, "丙丁茶馆", as_of=AT + 2 * DAY) == []


def test_a_rename_to_another_spelling_keeps_nothing_back(store: AccountStore) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    store.record_rename("gh_1", "甲乙茶館", at=AT + DAY, held_until=YEAR)
    assert holders(store, as_of=AT + DAY) == [(Holding.IN_USE, False)]


def test_a_rename_to_a_name_that_another_holds_changes_nothing(store: AccountStore) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    store.record_registration(account("gh_2", "丙丁茶馆", SECOND), at=AT)
    with pytest.raises(ConflictingRecord) as raised:
        store.record_rename("gh_2", NAME, at=AT + DAY, held_until=YEAR)
    assert raised.value.field == "name"
    assert holders(store, "丙丁茶馆", THIRD, as_of=AT + DAY) == [(Holding.IN_USE, False)]


def test_a_protected_name_is_granted_to_nobody(store: AccountStore) -> None:
    store.protect_name(NAME, at=AT, reason="court order")
    assert not claim(store, FIRST).granted
    assert holders(store) == [(Holding.PROTECTED, False)]


def test_a_protected_name_is_granted_to_whom_it_is_protected_for(store: AccountStore) -> None:
    store.protect_name(NAME, at=AT, subject=FIRST)
    assert not claim(store, SECOND).granted
    assert claim(store, FIRST).granted
    store.record_registration(account("gh_1", NAME), at=AT)
    assert holders(store) == [(Holding.PROTECTED, False), (Holding.IN_USE, False)]


def test_a_protection_is_replaced_lifted_and_runs_out(store: AccountStore) -> None:
    store.protect_name(NAME, at=AT)
    store.protect_name(NAME, at=AT + DAY, until=MONTH)
    assert holders(store, as_of=AT + DAY) == [(Holding.PROTECTED, False)]
    assert holders(store, as_of=MONTH) == []
    store.lift_protection(NAME, at=AT + 2 * DAY)
    store.lift_protection(NAME, at=AT + 2 * DAY)
    assert claim(store, SECOND, at=AT + 2 * DAY).granted


def test_the_short_name_is_looked_up_as_well(store: AccountStore) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    facts = store.facts(
        FactQuestion(name="甲乙丙丁茶馆", short_name="甲乙茶館", subject=SECOND), as_of=AT
    )
    assert facts.name_holders == ()
    assert [holder.name for holder in facts.short_name_holders] == [NAME]


def test_what_an_account_holds_is_its_own_whether_or_not_its_subject_is_said(
    store: AccountStore,
) -> None:
    store.record_registration(account("gh_1", "旧名茶馆"), at=AT)
    store.record_rename("gh_1", NAME, at=AT, held_until=MONTH)
    for name in (NAME, "旧名茶馆"):
        for account_id, own in (("gh_1", True), ("gh_2", False), ("", False)):
            facts = store.facts(FactQuestion(name=name, account_id=account_id), as_of=AT)
            assert [holder.same_subject for holder in facts.name_holders] == [own]


@pytest.mark.parametrize("name", ["", "  ", "+++", "茶" * 201, "茶\0馆", "茶\ud800"])
def test_what_cannot_be_a_name_is_refused(store: AccountStore, name: str) -> None:
    with pytest.raises(InvalidField) as raised:
        claim(store, FIRST, name)
    assert raised.value.field == "name"


def test_a_moment_needs_a_time_zone_and_an_end_comes_after_the_beginning(
    store: AccountStore,
) -> None:
    with pytest.raises(InvalidField, match="without a time zone"):
        claim(store, FIRST, at=datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(InvalidField, match="a moment after"):
        claim(store, FIRST, until=AT)


def test_a_subject_is_either_an_organization_or_an_individual(store: AccountStore) -> None:
    with pytest.raises(InvalidField, match="either a USCC or a resident"):
        claim(store, SubjectKey())
    with pytest.raises(InvalidField, match="both"):
        claim(store, SubjectKey(FIRST.uscc, individual(1).resident_id))


@pytest.mark.parametrize("text", ["gh\0", "gh\ud800", "", "g" * 129])
def test_an_id_that_no_database_keeps_is_refused_by_every_record(
    store: AccountStore, text: str
) -> None:
    calls: list[Callable[[], object]] = [
        lambda: store.record_registration(account(text, NAME), at=AT),
        lambda: store.record_rename(text, NAME, at=AT),
        lambda: store.record_release(NAME, account_id=text, at=AT),
        lambda: store.record_binding(text, BindingRole.EMAIL, "a@example.com", at=AT),
        lambda: store.record_unbinding(text, BindingRole.EMAIL, at=AT),
    ]
    if text:
        calls.append(lambda: store.record_submission(FIRST, text, at=AT))
    for call in calls:
        with pytest.raises(InvalidField) as raised:
            call()
        assert raised.value.field.endswith("account_id")


def test_a_null_is_refused_wherever_a_text_is_kept_or_looked_up(store: AccountStore) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    calls: dict[str, Callable[[], object]] = {
        "account_id": lambda: store.facts(FactQuestion(account_id="gh_1\0"), as_of=AT),
        "reason": lambda: store.protect_name("甲", at=AT, reason="甲\0"),
        "request_id": lambda: store.record_rename("gh_1", "乙乙茶馆", at=AT, request_id="1\0"),
        "name": lambda: store.lift_protection("甲\0", at=AT),
    }
    for field, call in calls.items():
        with pytest.raises(InvalidField) as raised:
            call()
        assert raised.value.field == field
    with pytest.raises(InvalidField):
        store.record_standing(FIRST, Standing.TERMINATED, at=AT, reason="\0")


@pytest.mark.parametrize(
    ("first", "second"), [(MONTH, YEAR), (MONTH, None), (None, MONTH)], ids=str
)
def test_a_release_told_again_says_the_same(
    store: AccountStore, first: datetime | None, second: datetime | None
) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    store.record_release(NAME, account_id="gh_1", at=AT, held_until=first)
    store.record_release(NAME, account_id="gh_1", at=AT + DAY, held_until=first)
    with pytest.raises(ConflictingRecord) as raised:
        store.record_release(NAME, account_id="gh_1", at=AT + DAY, held_until=second)
    assert raised.value.field == "held_until"
    with pytest.raises(ConflictingRecord) as raised:
        store.record_release("丁", account_id="gh_1", at=AT + DAY, held_until=first)
    assert raised.value.field == "name"


def test_a_release_told_again_is_the_same_after_a_rename_of_the_same_moment(
    store: AccountStore,
) -> None:
    store.record_registration(account("gh_1", NAME), at=AT)
    for name, until in (("丁", MONTH), (NAME, YEAR), ("丙", MONTH)):
        store.record_rename("gh_1", name, at=AT + DAY, held_until=until)
    for _ in range(2):
        store.record_release("丙", account_id="gh_1", at=AT + DAY, held_until=None)
    with pytest.raises(ConflictingRecord):
        store.record_release("丙", account_id="gh_1", at=AT + DAY, held_until=MONTH)
