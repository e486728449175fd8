"""AccountsService over the wire, with a real server in another process, on both databases."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import grpc
import pytest
from google.protobuf.duration_pb2 import Duration
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from google.rpc import error_details_pb2, status_pb2

from tests.accounts.hanging import Proxy
from tests.accounts.postgres import PostgresServer, postgres_server
from tests.factory import resident_id, uscc
from tests.rpc.factory import ROOT, Failure, failure, failure_of, running
from zhengming.accounts.database import PATIENCE
from zhengming.model.platform import AccountType, Fact, Holding, Standing
from zhengming.rpc import facts as words
from zhengming.rpc.accounts import SERVICE
from zhengming.rpc.statuses import DETAILS_KEY
from zhengming.v1 import accounts_pb2 as pb
from zhengming.v1 import checking_pb2, verdict_pb2
from zhengming.v1.accounts_pb2_grpc import AccountsServiceStub
from zhengming.v1.checking_pb2_grpc import CheckingServiceStub

KEYS = "k1:" + "5a" * 32
AT = datetime(2026, 1, 1, 12, tzinfo=UTC)
EMAIL = "somebody@example.com"
PHONE = "13800138000"
NUMBER = resident_id("330102", date(1990, 6, 1))
serial = iter(range(20_000_000, 30_000_000))


@pytest.fixture(scope="module")
def postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('accounts') / 'accounts.sqlite'}"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "server.log"


@pytest.fixture(scope="module")
def address(url: str, log: Path) -> Iterator[str]:
    with running("tests.rpc.accounts_service", log, TEST_ACCOUNTS=url, TEST_KEYS=KEYS) as (at, _):
        yield at


@pytest.fixture(scope="module")
def channel(address: str) -> Iterator[grpc.Channel]:
    with grpc.insecure_channel(address) as channel:
        yield channel


@pytest.fixture
def stub(channel: grpc.Channel) -> AccountsServiceStub:
    return AccountsServiceStub(channel)


@pytest.fixture
def subject() -> pb.AccountSubject:
    return pb.AccountSubject(uscc=uscc("91", serial=next(serial)))


@pytest.fixture
def name() -> str:
    """A name that no other test uses."""
    return f"甲乙{next(serial)}"


def moment(given: datetime) -> Timestamp:
    message = Timestamp()
    message.FromDatetime(given)
    return message


def account(subject: pb.AccountSubject, name: str, **fields: Any) -> pb.Account:
    return pb.Account(
        id=f"wx-{name}", type=pb.ACCOUNT_TYPE_MINI_PROGRAM, subject=subject, name=name, **fields
    )


def registered(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str, **fields: Any
) -> pb.Account:
    told = account(subject, name, **fields)
    stub.RecordRegistration(pb.RecordRegistrationRequest(account=told, at=moment(AT)))
    return told


def facts(stub: AccountsServiceStub, days: int = 1, **fields: Any) -> pb.PlatformFacts:
    as_of = moment(AT + timedelta(days=days))
    return stub.LookUpFacts(pb.LookUpFactsRequest(as_of=as_of, **fields)).facts


def refused(call: Callable[[], object]) -> Failure:
    with pytest.raises(grpc.RpcError) as raised:
        call()
    return failure(raised.value)


def test_the_words_for_accounts_are_those_of_the_model() -> None:
    assert set(words._FACTS) == set(Fact)
    assert set(words.ACCOUNT_TYPES) == set(AccountType)
    assert set(words._HOLDINGS) == set(Holding)
    assert set(words.STANDINGS) == set(Standing)


def test_a_registration_is_known_by_its_name_in_every_spelling(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    registered(stub, subject, f"{name}馆")
    (holder,) = facts(stub, name=f"{name}館", subject=subject).name_holders
    assert (holder.name, holder.same_subject) == (f"{name}馆", True)
    assert holder.holding == pb.HOLDING_IN_USE
    (seen_by_others,) = facts(stub, name=f"{name}館").name_holders
    assert not seen_by_others.same_subject


def test_email_administrator_and_telephone_are_counted(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    email, number = f"{next(serial)}@example.com", resident_id("330103", date(1980, 1, 2))
    registered(
        stub,
        subject,
        name,
        email=email,
        administrator_resident_id=number,
        administrator_phone="13900000000",
    )
    seen = facts(
        stub,
        email=email.upper(),
        administrator_resident_id=number.lower(),
        administrator_phone="+86 139 0000 0000",
    )
    assert list(seen.email_bound_to) == [pb.ACCOUNT_TYPE_MINI_PROGRAM]
    assert (seen.administrator_mini_programs, seen.phone_mini_programs) == (1, 1)
    assert seen.administrator_subjects == 1
    assert pb.FACT_NAME not in seen.consulted


def test_a_rename_is_counted_and_keeps_the_former_name_back(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    told = registered(stub, subject, name)
    stub.RecordRename(
        pb.RecordRenameRequest(
            account_id=told.id,
            name=f"{name}新",
            at=moment(AT + timedelta(hours=1)),
            held_until=moment(AT + timedelta(days=30)),
        )
    )
    assert facts(stub, account_id=told.id).renames_this_year == 1
    (holder,) = facts(stub, name=name).name_holders
    assert holder.holding == pb.HOLDING_RELEASED
    assert holder.until == moment(AT + timedelta(days=30))


def test_a_release_frees_what_was_bound(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    email = f"{next(serial)}@example.com"
    told = registered(stub, subject, name, email=email)
    later = moment(AT + timedelta(hours=1))
    stub.RecordRelease(pb.RecordReleaseRequest(account_id=told.id, name=name, at=later))
    seen = facts(stub, name=name, email=email)
    assert not seen.email_bound_to
    assert not seen.name_holders


def test_what_is_bound_may_be_bound_anew_and_unbound(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    told, email = registered(stub, subject, name), f"{next(serial)}@example.com"
    binding = pb.RecordBindingRequest(
        account_id=told.id, role=pb.BINDING_ROLE_EMAIL, value=email, at=moment(AT)
    )
    stub.RecordBinding(binding)
    stub.RecordBinding(binding)
    assert facts(stub, email=email).email_bound_to
    later = moment(AT + timedelta(hours=2))
    unbinding = pb.RecordUnbindingRequest(account_id=told.id, role=pb.BINDING_ROLE_EMAIL, at=later)
    stub.RecordUnbinding(unbinding)
    assert not facts(stub, email=email).email_bound_to


def test_standings_hold_until_they_end_or_are_lifted(
    stub: AccountsServiceStub, subject: pb.AccountSubject
) -> None:
    request = pb.RecordStandingRequest(
        subject=subject, standing=pb.STANDING_BLOCKED, reason="test", at=moment(AT)
    )
    request.until.CopyFrom(moment(AT + timedelta(days=3)))
    stub.RecordStanding(request)
    seen = facts(stub, subject=subject)
    assert seen.standing == pb.STANDING_BLOCKED
    assert seen.standing_until == moment(AT + timedelta(days=3))
    later = moment(AT + timedelta(hours=2))
    good = pb.RecordStandingRequest(subject=subject, standing=pb.STANDING_GOOD, at=later)
    stub.RecordStanding(good)
    assert facts(stub, subject=subject).standing == pb.STANDING_GOOD


def test_submissions_are_told_in_their_order(
    stub: AccountsServiceStub, subject: pb.AccountSubject
) -> None:
    hours = [AT + timedelta(hours=hour) for hour in (1, 2, 3)]
    for hour in hours:
        stub.RecordSubmission(pb.RecordSubmissionRequest(subject=subject, at=moment(hour)))
    assert list(facts(stub, subject=subject).submissions) == [moment(hour) for hour in hours]


def test_a_protected_name_is_kept_back_until_that_is_lifted(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    stub.ProtectName(pb.ProtectNameRequest(name=name, reason="a mark", at=moment(AT)))
    later = AT + timedelta(hours=1)
    claim = pb.ClaimNameRequest(name=name, subject=subject, request_id=name, at=moment(later))
    outcome = stub.ClaimName(claim)
    assert not outcome.claimed
    assert [holder.holding for holder in outcome.holders] == [pb.HOLDING_PROTECTED]
    lifted = moment(AT + timedelta(hours=2))
    stub.LiftProtection(pb.LiftProtectionRequest(name=name, at=lifted))
    claim.request_id += "again"
    claim.at.CopyFrom(moment(AT + timedelta(hours=3)))
    assert stub.ClaimName(claim).claimed


def test_a_claim_is_answered_the_same_again_and_runs_out_after_a_day(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    claim = pb.ClaimNameRequest(name=name, subject=subject, request_id=name, at=moment(AT))
    first = stub.ClaimName(claim)
    assert first.claimed
    assert first.until == moment(AT + timedelta(days=1))
    assert stub.ClaimName(claim) == first
    other = pb.AccountSubject(uscc=uscc("91", serial=next(serial)))
    rival = pb.ClaimNameRequest(name=name, subject=other, request_id=f"{name}/2", at=moment(AT))
    refused_claim = stub.ClaimName(rival)
    assert not refused_claim.claimed
    assert [holder.holding for holder in refused_claim.holders] == [pb.HOLDING_CLAIMED]
    rival.request_id, claim.name = f"{name}/3", f"{name}甲"
    rival.at.CopyFrom(moment(AT + timedelta(days=2)))
    assert stub.ClaimName(rival).claimed
    assert refused(lambda: stub.ClaimName(claim)).reason == "ERROR_REASON_CONFLICTING_REQUEST"


@pytest.mark.parametrize(("days", "granted"), [(30, True), (31, False), (180_000, False)])
def test_a_claim_is_no_longer_than_the_limit(
    stub: AccountsServiceStub,
    subject: pb.AccountSubject,
    name: str,
    days: int,
    granted: bool,
) -> None:
    until = moment(AT + timedelta(days=days))
    claim = pb.ClaimNameRequest(
        name=name, subject=subject, request_id=name, at=moment(AT), until=until
    )
    if granted:
        assert stub.ClaimName(claim).claimed
    else:
        assert refused(lambda: stub.ClaimName(claim)).metadata["field"] == "until"


def test_of_two_clients_who_claim_at_once_one_gets_each_name(address: str) -> None:
    names = [f"甲乙{next(serial)}" for _ in range(30)]
    codes = [uscc("91", serial=next(serial)) for _ in range(2)]
    rivals = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.rpc.accounts_client", address, code, *names],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for code in codes
    ]
    for rival in rivals:
        assert rival.stdout is not None
        assert rival.stdout.readline() == "ready\n"
    for rival in rivals:
        assert rival.stdin is not None
        rival.stdin.write("\n")
        rival.stdin.flush()
    got = [rival.communicate(timeout=60)[0].split() for rival in rivals]
    assert [rival.returncode for rival in rivals] == [0, 0]
    assert sorted([*got[0], *got[1]]) == sorted(names)


def test_an_import_goes_on_behind_a_bad_account(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    rows = [
        account(subject, f"{name}甲"),
        account(subject, f"{name}乙", email="nobody"),
        account(subject, ""),
        account(subject, f"{name}丁", email=f"{next(serial)}@example.com"),
    ]
    imported = [pb.ImportedAccount(account=row, registered_at=moment(AT)) for row in rows]
    messages = [pb.ImportAccountsRequest(accounts=part) for part in (imported[:3], imported[3:])]
    results = [r for m in stub.ImportAccounts(iter(messages)) for r in m.results]
    assert [result.index for result in results] == [0, 1, 2, 3]
    assert [result.WhichOneof("outcome") for result in results] == [
        "recorded",
        "error",
        "error",
        "recorded",
    ]
    assert results[0].recorded
    email = failure_of(results[1].error)
    assert (email.metadata["field"], email.fields) == ("account.email", ("account.email",))
    assert email.metadata["allowed"] == "an email address, name@domain"
    assert "nobody" not in str(email)
    assert failure_of(results[2].error).fields == ("account.name",)
    again = [r for m in stub.ImportAccounts(iter(messages)) for r in m.results]
    assert again[0].WhichOneof("outcome") == "recorded"
    assert not again[0].recorded
    rows[0].name += "别名"
    rows[0].type = pb.ACCOUNT_TYPE_WECOM
    other = pb.ImportAccountsRequest(accounts=[pb.ImportedAccount(account=rows[0])])
    (answer,) = stub.ImportAccounts(iter([other]))
    refusal = failure_of(answer.results[0].error)
    assert answer.results[0].error.code == grpc.StatusCode.ALREADY_EXISTS.value[0]
    assert refusal.reason == "ERROR_REASON_CONFLICTING_RECORD"
    assert refusal.metadata["field"] == "account.type"
    assert answer.results[0].error.message.startswith("account.type: given wecom; recorded")
    assert refusal.metadata["given"] == "wecom"
    assert refusal.metadata["recorded"] == "mini-program"
    assert refusal.metadata["remedy"]


def test_an_import_message_may_not_be_too_long(stub: AccountsServiceStub) -> None:
    message = pb.ImportAccountsRequest(accounts=[pb.ImportedAccount()] * 1001)
    seen = refused(lambda: list(stub.ImportAccounts(iter([message]))))
    assert (seen.reason, seen.fields) == ("ERROR_REASON_BATCH_TOO_LARGE", ("accounts",))


def test_what_contradicts_a_record_is_refused(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    told = registered(stub, subject, name)
    registered(stub, subject, name)
    told.name += "别名"
    request = pb.RecordRegistrationRequest(account=told, at=moment(AT))
    seen = refused(lambda: stub.RecordRegistration(request))
    assert seen.code is grpc.StatusCode.ALREADY_EXISTS
    assert seen.reason == "ERROR_REASON_CONFLICTING_RECORD"
    assert seen.metadata["field"] == "account.name"
    assert seen.metadata["remedy"]


def test_the_field_of_a_conflict_is_where_the_request_has_it(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    told = registered(stub, subject, name)
    other = registered(stub, pb.AccountSubject(uscc=uscc("91", serial=next(serial))), f"{name}乙")
    later = moment(AT + timedelta(hours=1))
    release = pb.RecordReleaseRequest(account_id=other.id, name=other.name, at=later)
    rename = pb.RecordRenameRequest(account_id=other.id, name=name, at=later)
    assert refused(lambda: stub.RecordRename(rename)).metadata["field"] == "name"
    release.name = name
    assert refused(lambda: stub.RecordRelease(release)).metadata["field"] == "name"
    release.name = other.name
    stub.RecordRelease(release)
    assert refused(lambda: stub.RecordRename(rename)).metadata["field"] == "account_id"
    unbinding = pb.RecordUnbindingRequest(account_id=other.id, role=pb.BINDING_ROLE_EMAIL)
    assert refused(lambda: stub.RecordUnbinding(unbinding)).metadata["field"] == "account_id"
    registration = pb.RecordRegistrationRequest(account=other, at=later)
    seen = refused(lambda: stub.RecordRegistration(registration))
    assert seen.metadata["field"] == "account.id"
    registration.account.id, registration.account.name = f"{other.id}-new", name
    seen = refused(lambda: stub.RecordRegistration(registration))
    assert seen.metadata["field"] == "account.name"
    submission = pb.RecordSubmissionRequest(subject=other.subject, account_id=told.id)
    assert refused(lambda: stub.RecordSubmission(submission)).metadata["field"] == "subject"


def test_a_name_that_an_organization_bears_is_reviewed_told_and_claimed(
    channel: grpc.Channel, stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    borne = account(pb.AccountSubject(uscc=uscc("91", serial=next(serial))), name)
    borne.type = pb.ACCOUNT_TYPE_WECOM
    stub.RecordRegistration(pb.RecordRegistrationRequest(account=borne, at=moment(AT)))
    later = moment(AT + timedelta(days=1))
    question = checking_pb2.CheckMiniProgramRequest(
        mini_program=checking_pb2.MiniProgram(name=name), as_of=later
    )
    verdict = CheckingServiceStub(channel).CheckMiniProgram(question).verdict
    (found,) = [each for each in verdict.findings if each.rule == "rules/name-in-use"]
    assert found.severity == verdict_pb2.SEVERITY_REVIEW
    claim = pb.ClaimNameRequest(name=name, subject=subject, request_id=name, at=later)
    outcome = stub.ClaimName(claim)
    assert outcome.claimed
    assert not outcome.holders
    assert [each.account_type for each in outcome.elsewhere] == [pb.ACCOUNT_TYPE_WECOM]
    assert stub.ClaimName(claim) == outcome
    own = account(subject, name)
    own.id += "-own"
    stub.RecordRegistration(pb.RecordRegistrationRequest(account=own, at=later))


def test_whoever_has_proven_a_right_to_a_protected_name_gets_it_when_it_is_protected_for_them(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    stub.ProtectName(pb.ProtectNameRequest(name=name, at=moment(AT)))
    claim = pb.ClaimNameRequest(name=name, subject=subject, request_id=name, at=moment(AT))
    assert not stub.ClaimName(claim).claimed
    stub.ProtectName(pb.ProtectNameRequest(name=name, subject=subject, at=moment(AT)))
    claim.request_id += "/2"
    assert stub.ClaimName(claim).claimed


WRONG_MOMENTS = {
    "1970": datetime(1970, 1, 1, tzinfo=UTC),
    "before Weixin": datetime(2010, 12, 31, 23, 59, tzinfo=UTC),
    "ahead": datetime.now(UTC) + timedelta(days=1),
}


@pytest.mark.parametrize("given", WRONG_MOMENTS.values(), ids=WRONG_MOMENTS)
def test_what_is_recorded_has_happened_and_not_before_there_were_accounts(
    stub: AccountsServiceStub, given: datetime
) -> None:
    for method, request in EVERY_CALL.items():
        if method == "LookUpFacts":
            continue
        if method == "ImportAccounts":
            row = pb.ImportedAccount(account=account(SUBJECT, "甲"), registered_at=moment(given))
            (answer,) = stub.ImportAccounts(iter([pb.ImportAccountsRequest(accounts=[row])]))
            seen = failure_of(answer.results[0].error)
        else:
            dated = type(request)()
            dated.CopyFrom(request)
            dated.at.CopyFrom(moment(given))
            call = getattr(stub, method)
            seen = refused(lambda call=call, dated=dated: call(dated))  # type: ignore[misc]
        field = "registered_at" if method == "ImportAccounts" else "at"
        assert (seen.reason, seen.fields) == ("ERROR_REASON_INVALID_FIELD", (field,)), method
        assert "from 2011-01-01 to now" in seen.metadata["allowed"]


def test_clocks_differ_a_little_and_facts_may_be_asked_for_at_any_moment(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    ahead = moment(datetime.now(UTC) + timedelta(minutes=4))
    told = pb.RecordRegistrationRequest(account=account(subject, name), at=ahead)
    stub.RecordRegistration(told)
    first = pb.RecordSubmissionRequest(subject=subject, at=moment(datetime(2011, 1, 1, tzinfo=UTC)))
    stub.RecordSubmission(first)
    for as_of in (datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)):
        stub.LookUpFacts(pb.LookUpFactsRequest(name=name, as_of=moment(as_of)))


def test_an_unknown_account_is_not_found(stub: AccountsServiceStub) -> None:
    request = pb.RecordRenameRequest(account_id="nobody's", name="甲乙")
    seen = refused(lambda: stub.RecordRename(request))
    assert seen.code is grpc.StatusCode.NOT_FOUND
    assert (seen.reason, seen.metadata) == (
        "ERROR_REASON_UNKNOWN_ACCOUNT",
        {"account_id": "nobody's"},
    )


SUBJECT = pb.AccountSubject(uscc=uscc("91"))
BAD: list[tuple[str, str, Any]] = [
    ("RecordRegistration", "account.id", pb.RecordRegistrationRequest()),
    (
        "RecordRegistration",
        "account.type",
        pb.RecordRegistrationRequest(account=pb.Account(id="wx", name="甲", subject=SUBJECT)),
    ),
    (
        "RecordRegistration",
        "account.subject",
        pb.RecordRegistrationRequest(
            account=pb.Account(id="wx", name="甲", type=pb.ACCOUNT_TYPE_WECOM)
        ),
    ),
    (
        "RecordRegistration",
        "account.subject.uscc",
        pb.RecordRegistrationRequest(account=account(pb.AccountSubject(uscc="91"), "甲")),
    ),
    (
        "RecordRegistration",
        "account.email",
        pb.RecordRegistrationRequest(account=account(SUBJECT, "甲", email="nobody")),
    ),
    (
        "RecordRegistration",
        "account.administrator_resident_id",
        pb.RecordRegistrationRequest(
            account=account(
                SUBJECT,
                "甲",
                administrator_resident_id=resident_id("330102", date(1990, 6, 1), wrong="check"),
            )
        ),
    ),
    (
        "RecordRegistration",
        "account.administrator_phone",
        pb.RecordRegistrationRequest(account=account(SUBJECT, "甲", administrator_phone="x")),
    ),
    ("RecordRename", "name", pb.RecordRenameRequest(account_id="wx")),
    ("RecordRename", "name", pb.RecordRenameRequest(account_id="wx", name="（）")),
    ("RecordRelease", "account_id", pb.RecordReleaseRequest(name="甲")),
    ("RecordBinding", "role", pb.RecordBindingRequest(account_id="wx", value="x")),
    (
        "RecordBinding",
        "value",
        pb.RecordBindingRequest(account_id="wx", role=pb.BINDING_ROLE_EMAIL, value="nobody"),
    ),
    ("RecordUnbinding", "role", pb.RecordUnbindingRequest(account_id="wx")),
    ("RecordStanding", "standing", pb.RecordStandingRequest(subject=SUBJECT)),
    (
        "RecordStanding",
        "until",
        pb.RecordStandingRequest(
            subject=SUBJECT, standing=pb.STANDING_TERMINATED, until=moment(AT)
        ),
    ),
    ("RecordSubmission", "subject", pb.RecordSubmissionRequest()),
    ("ProtectName", "name", pb.ProtectNameRequest(name="名" * 201)),
    ("LiftProtection", "name", pb.LiftProtectionRequest()),
    ("ClaimName", "request_id", pb.ClaimNameRequest(name="甲", subject=SUBJECT)),
    (
        "ClaimName",
        "until",
        pb.ClaimNameRequest(
            name="甲", subject=SUBJECT, request_id="1", at=moment(AT), until=moment(AT)
        ),
    ),
    ("LookUpFacts", "as_of", pb.LookUpFactsRequest(as_of=Timestamp(seconds=1 << 60))),
]


@pytest.mark.parametrize(("method", "path", "request_"), BAD)
def test_a_field_that_makes_no_sense_is_named(
    stub: AccountsServiceStub, method: str, path: str, request_: Any
) -> None:
    seen = refused(lambda: getattr(stub, method)(request_))
    assert (seen.reason, seen.fields) == ("ERROR_REASON_INVALID_FIELD", (path,))
    assert seen.code is grpc.StatusCode.INVALID_ARGUMENT


EVERY_CALL: dict[str, Any] = {
    "RecordRegistration": pb.RecordRegistrationRequest(account=account(SUBJECT, "甲")),
    "RecordRename": pb.RecordRenameRequest(account_id="wx", name="甲"),
    "RecordRelease": pb.RecordReleaseRequest(account_id="wx", name="甲"),
    "RecordBinding": pb.RecordBindingRequest(
        account_id="wx", role=pb.BINDING_ROLE_EMAIL, value=EMAIL
    ),
    "RecordUnbinding": pb.RecordUnbindingRequest(account_id="wx", role=pb.BINDING_ROLE_EMAIL),
    "RecordStanding": pb.RecordStandingRequest(subject=SUBJECT, standing=pb.STANDING_GOOD),
    "RecordSubmission": pb.RecordSubmissionRequest(subject=SUBJECT),
    "ProtectName": pb.ProtectNameRequest(name="甲"),
    "LiftProtection": pb.LiftProtectionRequest(name="甲"),
    "ClaimName": pb.ClaimNameRequest(name="甲", subject=SUBJECT, request_id="1"),
    "LookUpFacts": pb.LookUpFactsRequest(name="甲"),
    "ImportAccounts": [
        pb.ImportAccountsRequest(accounts=[pb.ImportedAccount(account=account(SUBJECT, "甲"))])
    ],
}


def strings(message: Message) -> Iterator[tuple[Message, str]]:
    """Every text in a message, with what holds it; an account gets a subject, a binding a value."""
    for field_ in message.DESCRIPTOR.fields:
        if field_.message_type is not None and field_.message_type.name in {
            "Account",
            "AccountSubject",
        }:
            yield from strings(getattr(message, field_.name))
        elif field_.cpp_type == field_.CPPTYPE_STRING:
            yield message, field_.name


@pytest.mark.parametrize("method", sorted(EVERY_CALL))
def test_a_null_in_any_text_is_refused_or_kept_and_never_a_defect(
    stub: AccountsServiceStub, method: str, log: Path
) -> None:
    whole = EVERY_CALL[method]
    whole = whole[0].accounts[0].account if isinstance(whole, list) else whole
    for index in range(len(list(strings(whole)))):
        broken = type(whole)()
        broken.CopyFrom(whole)
        holder, name_ = list(strings(broken))[index]
        setattr(holder, name_, "甲\0乙")
        try:
            if isinstance(broken, pb.Account):
                row = pb.ImportAccountsRequest(accounts=[pb.ImportedAccount(account=broken)])
                (answer,) = stub.ImportAccounts(iter([row]))
                code = answer.results[0].error.code
                assert code in {0, grpc.StatusCode.INVALID_ARGUMENT.value[0]}
            else:
                getattr(stub, method)(broken)
        except grpc.RpcError as error:
            code = failure(error).code
            assert code in {grpc.StatusCode.INVALID_ARGUMENT, grpc.StatusCode.NOT_FOUND}, name_
    assert "Traceback" not in log.read_text(encoding="utf-8")


def test_a_null_in_a_registration_is_never_a_defect(channel: grpc.Channel) -> None:
    checking = CheckingServiceStub(channel)
    program = checking_pb2.MiniProgram(
        id="wx\0",
        name="甲乙\0小馆",
        short_name="甲\0",
        email="a\0@example.com",
        introduction="\0",
        subject=checking_pb2.Subject(uscc="91\0", legal_name="\0"),
    )
    program.subject.administrator.resident_id = program.subject.administrator.phone = "1\0"
    request = checking_pb2.CheckMiniProgramRequest(mini_program=program)
    assert checking.CheckMiniProgram(request).verdict.findings


def test_no_answer_and_no_log_repeats_what_is_personal(
    stub: AccountsServiceStub, subject: pb.AccountSubject, name: str, log: Path, url: str
) -> None:
    registered(
        stub,
        subject,
        name,
        email=EMAIL,
        administrator_resident_id=NUMBER,
        administrator_phone=PHONE,
    )
    said = str(facts(stub, name=name, email=EMAIL, administrator_resident_id=NUMBER))
    said += log.read_text(encoding="utf-8")
    assert not [value for value in (EMAIL, NUMBER, PHONE) if value in said]
    if url.startswith("sqlite"):
        folder = Path(url.removeprefix("sqlite:///")).parent
        kept = b"".join(path.read_bytes() for path in folder.iterdir())
        assert not [value for value in (EMAIL, NUMBER, PHONE) if value.encode() in kept]


# What checks make of it.


def test_a_registration_is_judged_by_what_was_recorded(
    channel: grpc.Channel, stub: AccountsServiceStub, subject: pb.AccountSubject, name: str
) -> None:
    registered(stub, subject, name)
    request = checking_pb2.CheckMiniProgramRequest(
        mini_program=checking_pb2.MiniProgram(name=name), as_of=moment(AT + timedelta(days=1))
    )
    answer = CheckingServiceStub(channel).CheckMiniProgram(request)
    found = {finding.rule: finding for finding in answer.verdict.findings}
    assert found["rules/name-in-use"].severity == verdict_pb2.SEVERITY_REJECT
    assert "name" not in answer.verdict.facts_not_consulted
    assert answer.facts.name_holders[0].name == name


def organization(text: str, code: str, **fields: Any) -> checking_pb2.CheckOrganizationNameRequest:
    return checking_pb2.CheckOrganizationNameRequest(
        organization_name=checking_pb2.OrganizationName(text=text),
        applicant=checking_pb2.Applicant(uscc=code, **fields),
    )


def test_an_organization_of_a_terminated_subject_is_refused(
    channel: grpc.Channel, stub: AccountsServiceStub
) -> None:
    code = uscc("92", serial=next(serial))
    checking = CheckingServiceStub(channel)
    request = organization("杭州拾穗面馆", code)
    assert checking.CheckOrganizationName(request).verdict.decision == verdict_pb2.DECISION_ACCEPT
    stub.RecordStanding(
        pb.RecordStandingRequest(
            subject=pb.AccountSubject(uscc=code),
            standing=pb.STANDING_TERMINATED,
            at=moment(AT),
        )
    )
    verdict = checking.CheckOrganizationName(request).verdict
    assert [finding.rule for finding in verdict.findings] == ["rules/applicant-standing"]
    assert verdict.decision == verdict_pb2.DECISION_REJECT
    assert verdict.findings[0].field == "applicant.uscc"
    batch = checking_pb2.BatchCheckOrganizationNamesRequest(requests=[request])
    (answer,) = checking.BatchCheckOrganizationNames(batch).responses
    assert answer.verdict.decision == verdict_pb2.DECISION_REJECT


def test_an_administrator_of_many_organizations_is_looked_at(
    channel: grpc.Channel, stub: AccountsServiceStub
) -> None:
    number = resident_id("330104", date(1985, 3, 4))
    for each in range(5):
        organization_ = account(
            pb.AccountSubject(uscc=uscc("91", serial=next(serial))),
            f"甲乙{next(serial)}",
            administrator_resident_id=number,
        )
        organization_.type = pb.ACCOUNT_TYPE_WECOM
        organization_.id += str(each)
        stub.RecordRegistration(pb.RecordRegistrationRequest(account=organization_, at=moment(AT)))
    person = checking_pb2.Person(
        name="某某", role=checking_pb2.PERSON_ROLE_ADMINISTRATOR, resident_id=number
    )
    request = organization("杭州拾穗面馆", "", persons=[person])
    verdict = CheckingServiceStub(channel).CheckOrganizationName(request).verdict
    assert [finding.rule for finding in verdict.findings] == ["rules/cybersquatting"]
    assert verdict.findings[0].field == "applicant.persons[0].resident_id"
    assert not verdict.facts_not_consulted


# Without a database, without a key, with a database that is away.


def called(channel: grpc.Channel, method: str) -> Callable[[], object]:
    call, request = getattr(AccountsServiceStub(channel), method), EVERY_CALL[method]
    if isinstance(request, list):
        return lambda: list(call(iter(request), timeout=30))
    return lambda: call(request, timeout=30)


def test_every_call_is_among_those_above() -> None:
    service = pb.DESCRIPTOR.services_by_name["AccountsService"]
    assert {method.name for method in service.methods} == set(EVERY_CALL)


def test_a_server_without_accounts_says_how_to_keep_some(real_channel: grpc.Channel) -> None:
    for method in EVERY_CALL:
        seen = refused(called(real_channel, method))
        assert seen.code is grpc.StatusCode.FAILED_PRECONDITION
        assert seen.reason == "ERROR_REASON_ACCOUNTS_NOT_CONFIGURED"
        assert seen.metadata["variable"] == "ZHENGMING_ACCOUNTS"
        assert "sqlite:///" in seen.message


def test_a_server_without_a_key_says_how_to_make_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'accounts.sqlite'}"
    with (
        running("tests.rpc.accounts_service", tmp_path / "log", TEST_ACCOUNTS=url) as (at, _),
        grpc.insecure_channel(at) as channel,
    ):
        stub = AccountsServiceStub(channel)
        request = pb.RecordRegistrationRequest(account=account(SUBJECT, "甲", email=EMAIL))
        seen = refused(lambda: stub.RecordRegistration(request))
        assert seen.code is grpc.StatusCode.FAILED_PRECONDITION
        assert seen.reason == "ERROR_REASON_ACCOUNT_KEY_MISSING"
        assert "openssl rand -hex 32" in seen.metadata["allowed"]
        assert EMAIL not in seen.message
        program = checking_pb2.MiniProgram(name="甲乙小馆", email=EMAIL)
        answer = CheckingServiceStub(channel).CheckMiniProgram(
            checking_pb2.CheckMiniProgramRequest(mini_program=program)
        )
        assert "email" in answer.verdict.facts_not_consulted
        assert "name" not in answer.verdict.facts_not_consulted


def retry(error: grpc.RpcError) -> Duration | None:
    details = dict(cast("grpc.Call", error).trailing_metadata() or ()).get(DETAILS_KEY, b"")
    info = error_details_pb2.RetryInfo()
    for detail in status_pb2.Status.FromString(cast("bytes", details)).details:
        if detail.Unpack(info):
            return cast("Duration", info.retry_delay)
    return None


def test_while_the_store_is_away_calls_fail_checks_go_on_and_all_is_well_again_afterwards(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    url = postgres.new_database()
    with (
        running("tests.rpc.accounts_service", log, TEST_ACCOUNTS=url, TEST_KEYS=KEYS) as (at, _),
        grpc.insecure_channel(at) as channel,
    ):
        checking, code = CheckingServiceStub(channel), uscc("92", serial=next(serial))
        called(channel, "LookUpFacts")()
        postgres.stop()
        try:
            for method in EVERY_CALL:
                with pytest.raises(grpc.RpcError) as raised:
                    called(channel, method)()
                seen = failure(raised.value)
                assert seen.code is grpc.StatusCode.UNAVAILABLE
                assert seen.reason == "ERROR_REASON_STORE_UNAVAILABLE"
                assert seen.message == "the account store cannot be asked now; ask again in 1 s"
                delay = retry(raised.value)
                assert delay is not None
                assert delay.ToTimedelta() > timedelta(0)
            program = checking_pb2.MiniProgram(name="甲乙小馆")
            verdict = checking.CheckMiniProgram(
                checking_pb2.CheckMiniProgramRequest(mini_program=program)
            ).verdict
            assert list(verdict.facts_not_consulted) == sorted(fact.value for fact in Fact)
            verdict = checking.CheckOrganizationName(organization("杭州拾穗面馆", code)).verdict
            assert verdict.decision == verdict_pb2.DECISION_ACCEPT
            assert list(verdict.facts_not_consulted) == ["standing"]
        finally:
            postgres.start()
        deadline = time.monotonic() + 20
        while checking.CheckOrganizationName(
            organization("杭州拾穗面馆", code)
        ).verdict.facts_not_consulted:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        called(channel, "LookUpFacts")()
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert "postgres@" not in said
    assert f"{SERVICE}/ClaimName: the account store cannot be asked now: connection" in said


def test_a_store_that_hangs_keeps_no_check_for_longer_than_its_patience(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    log, proxy = tmp_path / "log", Proxy(postgres.folder)
    url = proxy.url(postgres.new_database())
    with (
        running("tests.rpc.accounts_service", log, TEST_ACCOUNTS=url, TEST_KEYS=KEYS) as (at, _),
        grpc.insecure_channel(at) as channel,
    ):
        checking, code = CheckingServiceStub(channel), uscc("92", serial=next(serial))
        question = organization("杭州拾穗面馆", code)
        assert not checking.CheckOrganizationName(question, timeout=30).verdict.facts_not_consulted
        proxy.hang()
        begun = time.monotonic()
        verdict = checking.CheckOrganizationName(question, timeout=30).verdict
        assert verdict.decision == verdict_pb2.DECISION_ACCEPT
        assert list(verdict.facts_not_consulted) == ["standing"]
        assert time.monotonic() - begun < PATIENCE + 2
        seen = refused(called(channel, "LookUpFacts"))
        assert (seen.reason, "127.0.0.1" in seen.message) == (
            "ERROR_REASON_STORE_UNAVAILABLE",
            False,
        )
        proxy.go_on()
        deadline = time.monotonic() + 20
        while checking.CheckOrganizationName(question).verdict.facts_not_consulted:
            assert time.monotonic() < deadline
            time.sleep(0.2)
    proxy.close()


def test_a_server_that_starts_while_its_store_is_away_serves_and_finds_it_later(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    log, url = tmp_path / "log", postgres.new_database()
    postgres.stop()
    try:
        started = running("tests.rpc.accounts_service", log, TEST_ACCOUNTS=url, TEST_KEYS=KEYS)
        with started as (at, _), grpc.insecure_channel(at) as channel:
            seen = refused(called(channel, "LookUpFacts"))
            assert seen.reason == "ERROR_REASON_STORE_UNAVAILABLE"
            postgres.start()
            called(channel, "LookUpFacts")()
    finally:
        if postgres._shell is None:
            postgres.start()
    assert "Traceback" not in log.read_text(encoding="utf-8")
