"""No personal value is kept, logged or said: not in the file, not in an error, not in what is printed."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.accounts.factory import AT, FIRST, MONTH, RING, account, individual, number
from zhengming.accounts.records import AccountRecord, BindingRole, FactQuestion, SubjectKey
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import ZhengmingError
from zhengming.model.platform import Standing
from zhengming.text.fold import Folder

PERSON = individual(7)
SECRETS = ("secret.owner", number(7), number(7)[6:14], number(8), "13912345678", "a1a1a1")
WHOLE = account(
    "gh_1",
    "甲",
    PERSON,
    email="secret.owner@example.com",
    administrator_id=number(8),
    phone="139-1234-5678",
)
QUESTION = FactQuestion(
    name="甲",
    subject=PERSON,
    email=WHOLE.email,
    administrator_id=WHOLE.administrator_id,
    phone=WHOLE.phone,
)


def use_everything(store: AccountStore) -> None:
    store.claim_name("甲", PERSON, request_id="1", at=AT, until=MONTH)
    store.record_registration(WHOLE, at=AT, request_id="2")
    store.record_binding(
        "gh_1", BindingRole.EMAIL, "secret.owner@example.org", at=AT, request_id="3"
    )
    store.record_standing(PERSON, Standing.BLOCKED, at=AT, request_id="4")
    store.record_submission(PERSON, "gh_1", at=AT, request_id="5")
    list(store.import_accounts([WHOLE], at=AT))
    store.facts(QUESTION, as_of=AT)


def test_neither_file_nor_log_holds_a_personal_value(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="sqlalchemy.engine")
    with AccountStore.open(f"sqlite:///{tmp_path}/a.sqlite3", RING, Folder.load()) as store:
        use_everything(store)
        content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"gh_1" in content
    assert not [secret for secret in SECRETS if secret.encode() in content]
    assert "INSERT INTO" in caplog.text
    assert not [secret for secret in SECRETS if secret in caplog.text]


def test_a_file_that_is_made_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with AccountStore.open(f"sqlite:///{path}", RING, Folder.load()) as store:
        use_everything(store)
        assert {each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {0o600}


MISTAKES: list[Callable[[AccountStore], object]] = [
    lambda store: store.record_registration(account("gh_2", "乙", email="secret.owner@"), at=AT),
    lambda store: store.record_registration(
        account("gh_2", "乙", phone="13912345678123456"), at=AT
    ),
    lambda store: store.record_registration(
        account("gh_2", "乙", administrator_id=number(7) + "0"), at=AT
    ),
    lambda store: store.record_registration(
        account("gh_2", "乙", SubjectKey(uscc=number(7))), at=AT
    ),
    lambda store: store.record_registration(account("gh_1", "甲", individual(9)), at=AT),
    lambda store: store.record_registration(
        account("gh_1", "甲", PERSON, email="secret.owner@example.net"), at=AT
    ),
    lambda store: store.record_binding("gh_9", BindingRole.PHONE, "13912345678", at=AT),
    lambda store: store.claim_name("甲", FIRST, request_id="2", at=AT, until=MONTH),
    lambda store: store.record_registration(
        account("gh_2", "甲", FIRST, phone="13912345678"), at=AT
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_no_error_says_a_personal_value(
    store: AccountStore, mistake: Callable[[AccountStore], object]
) -> None:
    use_everything(store)
    with pytest.raises(ZhengmingError) as raised:
        mistake(store)
    said = str(raised.value) + "".join(
        map(str, traceback.TracebackException.from_exception(raised.value).format())
    )
    said = "\n".join(
        line for line in said.splitlines() if not line.startswith("    ")
    )  # but for the lines of code
    assert not [secret for secret in SECRETS if secret in said]


@pytest.mark.parametrize(
    "value", [WHOLE, QUESTION, PERSON, AccountRecord("x", WHOLE.account_type, "y", PERSON)]
)
def test_what_is_printed_shows_no_personal_value(value: object) -> None:
    assert not [secret for secret in (*SECRETS, "139-1234") if secret in repr(value)]
