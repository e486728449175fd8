"""docs/bad-input.md, row by row, against a real server in another process."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import grpc
import pytest

from tests.factory import resident_id, uscc
from tests.rpc.factory import ROOT, Failure, failure, failure_of, running
from zhengming.errors import MalformedText
from zhengming.model.proposal import OrganizationName
from zhengming.v1 import accounts_pb2, comparing_pb2, verdict_pb2
from zhengming.v1 import checking_pb2 as pb
from zhengming.v1.accounts_pb2_grpc import AccountsServiceStub
from zhengming.v1.checking_pb2_grpc import CheckingServiceStub
from zhengming.v1.mini_program_pb2 import (
    CategoryChoice,
    Credential,
    DataTransfer,
    PersonalInformation,
    RegisteredPerson,
)

TABLE = ROOT / "docs" / "bad-input.md"
METHOD = "/zhengming.v1.CheckingService/CheckOrganizationName"
STREAM = "/zhengming.v1.CheckingService/StreamCheckOrganizationNames"
EMPTY = "–"

# Words that a registration would not hold, so that they sit apart: marks, blanks, invisible ones.
FLOOD = "a" + "\u0301" * 60
INVISIBLE = "\u200b\u2060\ufeff\u3164\u115f\uffa0"

Call = Callable[[grpc.Channel], Any]
CALLS: dict[str, Call] = {}


def documented() -> dict[str, set[str]]:
    """The metadata keys of the example that stands above each reason in the contract."""
    lines = (ROOT / "proto/zhengming/v1/error_reason.proto").read_text(encoding="utf-8")
    parts = re.findall(r"((?:^  //.*\n)+)  (ERROR_REASON_\w+) = ", lines, flags=re.MULTILINE)
    found = {}
    for comment, reason in parts[1:]:
        text = "\n".join(line.removeprefix("  //") for line in comment.splitlines())
        example = json.loads(text[text.index("{\n") :])
        assert (example["reason"], example["domain"]) == (reason, "zhengming")
        found[reason] = set(example.get("metadata", {}))
    return found


EXAMPLES = documented()


def row(name: str) -> Callable[[Call], Call]:
    def register(call: Call) -> Call:
        assert name not in CALLS
        CALLS[name] = call
        return call

    return register


def rows(heading: str) -> dict[str, list[str]]:
    section = re.split(r"^## ", TABLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (wanted,) = [part for part in section if part.startswith(heading)]
    lines = [line.strip("| ").split(" | ") for line in wanted.splitlines() if line.startswith("| ")]
    return {cells[0]: cells for cells in lines[2:]}


GRPC_ROWS = rows("Over gRPC")
LOCAL_ROWS = rows("Before gRPC")


def question(text: str = "好", **fields: Any) -> pb.CheckOrganizationNameRequest:
    return pb.CheckOrganizationNameRequest(
        organization_name=pb.OrganizationName(text=text), **fields
    )


def check(channel: grpc.Channel, request: pb.CheckOrganizationNameRequest) -> Any:
    return CheckingServiceStub(channel).CheckOrganizationName(request)


def batch(channel: grpc.Channel, *requests: pb.CheckOrganizationNameRequest) -> Any:
    return CheckingServiceStub(channel).BatchCheckOrganizationNames(
        pb.BatchCheckOrganizationNamesRequest(requests=requests)
    )


def compare(channel: grpc.Channel, name: str, other_name: str) -> Any:
    return CheckingServiceStub(channel).CompareNames(
        comparing_pb2.CompareNamesRequest(name=name, other_name=other_name)
    )


def raw(channel: Any, wire: bytes, method: str = METHOD) -> Any:
    return channel.unary_unary(method)(wire)  # bytes as they are: grpc-stubs do not know it


def bad_utf8() -> bytes:
    return question("AAA").SerializeToString().replace(b"AAA", b"\xed\xa0\x80")


def applicant_with(**fields: Any) -> pb.CheckOrganizationNameRequest:
    return question(applicant=pb.Applicant(**fields))


def licence(**fields: Any) -> pb.Authorization:
    return pb.Authorization(kind=pb.AUTHORIZATION_KIND_LICENCE, **fields)


CALLS |= {
    "empty": lambda channel: check(channel, question("")),
    "too-many-code-points": lambda channel: check(channel, question("名" * 201)),
    "too-many-bytes": lambda channel: check(channel, question("𠮷" * 257)),
    "only-separators": lambda channel: check(channel, question(" ·—。，/ ーー")),
    "only-invisible": lambda channel: check(channel, question(INVISIBLE)),
    "combining-marks": lambda channel: check(channel, question(FLOOD)),
    "only-emoji": lambda channel: check(channel, question("😀🎉")),
    "only-digits": lambda channel: check(channel, question("20261121")),
    "domain-name": lambda channel: check(channel, question("example.com")),
    "control-characters": lambda channel: check(channel, question("甲\x00乙\x1b丙\x7f")),
    "unspecified-kind": lambda channel: check(
        channel, applicant_with(authorizations=[pb.Authorization(title="x")])
    ),
    "malformed-uscc": lambda channel: check(channel, applicant_with(uscc="91330100NOTACODE!!")),
    "long-text": lambda channel: check(channel, applicant_with(legal_name="名" * 201)),
    "too-many-items": lambda channel: check(
        channel, applicant_with(authorizations=[licence()] * 101)
    ),
    "nameless-person": lambda channel: check(
        channel, applicant_with(persons=[pb.Person(role=pb.PERSON_ROLE_INVESTOR)])
    ),
    "batch-empty": batch,
    "batch-over-limit": lambda channel: batch(channel, *[question()] * 1001),
    "batch-item": lambda channel: batch(channel, question(), question("")),
    "batch-response-over-limit": lambda channel: batch(channel, *[question("large")] * 1000),
    "compare-empty": lambda channel: compare(channel, "", "甲公司"),
    "compare-nothing": lambda channel: compare(channel, "甲公司", "（）"),
    "compare-too-long": lambda channel: compare(channel, "甲公司", "名" * 201),
    "wire-bytes": lambda channel: raw(channel, bad_utf8()),
    "message-over-limit": lambda channel: check(channel, question("名" * 1_500_000)),
    "unknown-method": lambda channel: raw(channel, b"", "/zhengming.v1.CheckingService/Nothing"),
}


@row("unknown-claimed-kind")
def _(channel: grpc.Channel) -> Any:
    name = pb.OrganizationName(text="甲", claimed_kind="nobody-is-this")
    return check(channel, pb.CheckOrganizationNameRequest(organization_name=name))


@row("unknown-enum")
def _(channel: grpc.Channel) -> Any:
    surface: Any = 99
    name = pb.OrganizationName(text="好", surface=surface)
    return check(channel, pb.CheckOrganizationNameRequest(organization_name=name))


@row("malformed-division")
def _(channel: grpc.Channel) -> Any:
    name = pb.OrganizationName(text="好", division_code="33")
    return check(channel, pb.CheckOrganizationNameRequest(organization_name=name))


@row("malformed-industry")
def _(channel: grpc.Channel) -> Any:
    name = pb.OrganizationName(text="好", industry_code="6513")
    return check(channel, pb.CheckOrganizationNameRequest(organization_name=name))


SPOILED = resident_id("330102", date(1990, 6, 1), wrong="check")


@row("malformed-resident-id")
def _(channel: grpc.Channel) -> Any:
    person = pb.Person(name="甲", role=pb.PERSON_ROLE_ADMINISTRATOR, resident_id=SPOILED)
    request = applicant_with(uscc="91330100MA2", persons=[person])
    request.include_trace = True
    return check(channel, request)


@row("former-number")
def _(channel: grpc.Channel) -> Any:
    return check(channel, applicant_with(uscc="330100000012342"))


@row("impossible-date")
def _(channel: grpc.Channel) -> Any:
    request = applicant_with(authorizations=[licence()])
    day = request.applicant.authorizations[0].valid_until
    day.year, day.month, day.day = 2026, 2, 30
    return check(channel, request)


@row("impossible-moment")
def _(channel: grpc.Channel) -> Any:
    request = question()
    request.as_of.seconds = 1 << 62
    return check(channel, request)


@row("unknown-revision")
def _(channel: grpc.Channel) -> Any:
    token = verdict_pb2.RevisionToken(token="no-such-revision")
    return check(channel, question(consistency=verdict_pb2.Consistency(at_exact_revision=token)))


@row("empty-token")
def _(channel: grpc.Channel) -> Any:
    token = verdict_pb2.RevisionToken()
    return check(channel, question(consistency=verdict_pb2.Consistency(at_exact_revision=token)))


@row("batch-item-consistency")
def _(channel: grpc.Channel) -> Any:
    own = verdict_pb2.Consistency(minimize_latency=True)
    return batch(channel, question(consistency=own))


@row("deadline-passed")
def _(channel: grpc.Channel) -> Any:
    return CheckingServiceStub(channel).CheckOrganizationName(question(), timeout=-1)


@row("unknown-rule")
def _(channel: grpc.Channel) -> Any:
    return CheckingServiceStub(channel).GetRule(pb.GetRuleRequest(name="rules/no-such-rule"))


@row("malformed-rule-name")
def _(channel: grpc.Channel) -> Any:
    return CheckingServiceStub(channel).GetRule(pb.GetRuleRequest(name="first"))


@row("wrong-page-token")
def _(channel: grpc.Channel) -> Any:
    return CheckingServiceStub(channel).ListRules(pb.ListRulesRequest(page_token="2é"))


@row("negative-page-size")
def _(channel: grpc.Channel) -> Any:
    return CheckingServiceStub(channel).ListRules(pb.ListRulesRequest(page_size=-1))


def stream(channel: Any, *messages: bytes) -> list[pb.StreamedResult]:
    call = channel.stream_stream(
        STREAM, response_deserializer=pb.StreamCheckOrganizationNamesResponse.FromString
    )
    return [result for response in call(iter(messages)) for result in response.results]


def carrying(*texts: str) -> bytes:
    requests = [question(text, request_id=text[:5]) for text in texts]
    return pb.StreamCheckOrganizationNamesRequest(requests=requests).SerializeToString()


@row("stream-item")
def _(channel: grpc.Channel) -> Failure:
    before, broken, after = stream(channel, carrying("甲", "", "丙"))
    assert [before.index, broken.index, after.index] == [0, 1, 2]
    assert before.response.verdict.request_id == before.request_id == "甲"
    assert after.WhichOneof("outcome") == "response"
    return failure_of(broken.error)


@row("stream-wire-bytes")
def _(channel: grpc.Channel) -> Failure:
    broken, after = stream(channel, b"\xff\xfe", carrying("乙"))
    assert (broken.index, after.index) == (0, 1)
    assert after.WhichOneof("outcome") == "response"
    return failure_of(broken.error)


@row("stream-over-limit")
def _(channel: grpc.Channel) -> Any:
    return stream(channel, carrying(*["甲"] * 1001))


# Registrations.


def registration(program: pb.MiniProgram) -> Call:
    request = pb.CheckMiniProgramRequest(mini_program=program)
    return lambda channel: CheckingServiceStub(channel).CheckMiniProgram(request)


def person(**fields: Any) -> RegisteredPerson:
    return RegisteredPerson(**fields)


PAPER = Credential(title="食品经营许可证", valid_until={"year": 2026})
TRANSFER = DataTransfer(recipient="甲", country="Singapore")
NO_TYPE: Any = 99

CALLS |= {
    "mini-program-missing": lambda channel: CheckingServiceStub(channel).CheckMiniProgram(
        pb.CheckMiniProgramRequest()
    ),
    "mini-program-empty": registration(pb.MiniProgram()),
    "mini-program-malformed": registration(
        pb.MiniProgram(
            name="甲乙小馆",
            email="nobody",
            subject=pb.Subject(
                uscc="91330100NOTACODE!!",
                administrator=person(name="乙某", resident_id=SPOILED, phone="+99 1"),
            ),
        )
    ),
    "mini-program-name-too-long": registration(pb.MiniProgram(name="名" * 201)),
    "mini-program-name-of-nothing": registration(pb.MiniProgram(name="（—）")),
    "mini-program-introduction-too-long": registration(
        pb.MiniProgram(name="甲乙小馆", introduction="名" * 2001)
    ),
    "mini-program-long-text": registration(
        pb.MiniProgram(subject=pb.Subject(administrator=person(name="名" * 201)))
    ),
    "mini-program-too-many-items": registration(
        pb.MiniProgram(categories=[CategoryChoice(first="餐饮")] * 21)
    ),
    "mini-program-unknown-enum": registration(pb.MiniProgram(subject=pb.Subject(type=NO_TYPE))),
    "mini-program-impossible-date": registration(
        pb.MiniProgram(categories=[CategoryChoice(first="餐饮", qualifications=[PAPER])])
    ),
    "mini-program-country": registration(
        pb.MiniProgram(personal_information=PersonalInformation(transfers=[TRANSFER]))
    ),
}


# Accounts. Who asks is a server with accounts, one without a key, and one whose database is away.

WHO = accounts_pb2.AccountSubject(uscc=uscc("91"))


def account(**fields: Any) -> accounts_pb2.Account:
    whole: dict[str, Any] = {
        "id": "wx1",
        "type": accounts_pb2.ACCOUNT_TYPE_WECOM,
        "name": "甲",
        "subject": WHO,
    }
    return accounts_pb2.Account(**whole | fields)


def record(channel: grpc.Channel, **fields: Any) -> Any:
    request = accounts_pb2.RecordRegistrationRequest(account=account(**fields))
    return AccountsServiceStub(channel).RecordRegistration(request)


def claim(channel: grpc.Channel, name: str, request_id: str, serial: int = 1) -> Any:
    who = accounts_pb2.AccountSubject(uscc=uscc("91", serial=serial))
    return AccountsServiceStub(channel).ClaimName(
        accounts_pb2.ClaimNameRequest(name=name, subject=who, request_id=request_id)
    )


def submitted(channel: grpc.Channel, at: float) -> Any:
    request = accounts_pb2.RecordSubmissionRequest(subject=WHO)
    request.at.FromSeconds(int(at))
    return AccountsServiceStub(channel).RecordSubmission(request)


def look_up(channel: grpc.Channel) -> Any:
    return AccountsServiceStub(channel).LookUpFacts(accounts_pb2.LookUpFactsRequest(name="甲"))


def imported(channel: grpc.Channel, *accounts: accounts_pb2.Account) -> list[Any]:
    rows = [accounts_pb2.ImportedAccount(account=each) for each in accounts]
    messages = iter([accounts_pb2.ImportAccountsRequest(accounts=rows)])
    answers = AccountsServiceStub(channel).ImportAccounts(messages)
    return [result for answer in answers for result in answer.results]


CALLS |= {
    "accounts-not-configured": look_up,
    "account-key-missing": lambda channel: record(channel, email="somebody@example.com"),
    "store-unavailable": look_up,
    "account-without-subject": lambda channel: record(channel, subject=None),
    "account-malformed-email": lambda channel: record(channel, email="nobody"),
    "claim-without-request-id": lambda channel: claim(channel, "甲乙", ""),
    "account-moment-ahead": lambda channel: submitted(channel, time.time() + 3600),
    "account-moment-before-weixin": lambda channel: submitted(channel, 0),
    "import-over-limit": lambda channel: imported(channel, *[account()] * 1001),
}


@row("account-unknown")
def _(channel: grpc.Channel) -> Any:
    request = accounts_pb2.RecordRenameRequest(account_id="nobody's", name="甲")
    return AccountsServiceStub(channel).RecordRename(request)


@row("account-conflict")
def _(channel: grpc.Channel) -> Any:
    record(channel, id="wx2", name="甲丙")
    return record(channel, id="wx2", name="甲丁")


@row("claim-other-question")
def _(channel: grpc.Channel) -> Any:
    assert claim(channel, "甲戊", "q1").claimed
    return claim(channel, "甲己", "q1")


@row("claim-held")
def _(channel: grpc.Channel) -> Any:
    assert claim(channel, "甲庚", "q2", serial=1).claimed
    return claim(channel, "甲庚", "q3", serial=2)


@row("import-item")
def _(channel: grpc.Channel) -> Failure:
    before, broken, after = imported(
        channel, account(id="wx3", name="甲辛"), account(id=""), account(id="wx4", name="甲壬")
    )
    assert [before.index, broken.index, after.index] == [0, 1, 2]
    assert before.recorded
    assert after.recorded
    return failure_of(broken.error)


ASKED_OF_A_STORE = {
    "account-without-subject",
    "account-malformed-email",
    "account-unknown",
    "account-conflict",
    "account-moment-ahead",
    "account-moment-before-weixin",
    "claim-without-request-id",
    "claim-other-question",
    "claim-held",
    "import-over-limit",
    "import-item",
}
KEYLESS, AWAY = "account-key-missing", "store-unavailable"

# The engine decides these, so the real one is asked; the rest needs an engine that can be provoked.
ASKED_OF_THE_ENGINE = {
    "only-separators",
    "only-invisible",
    "combining-marks",
    "only-emoji",
    "only-digits",
    "domain-name",
    "control-characters",
    "malformed-uscc",
    "malformed-resident-id",
    "former-number",
    "unknown-claimed-kind",
    "compare-empty",
    "compare-nothing",
    "compare-too-long",
    *(name for name in CALLS if name.startswith("mini-program-")),
}


ASKED_OF_THE_REST = sorted(
    set(GRPC_ROWS) - ASKED_OF_THE_ENGINE - ASKED_OF_A_STORE - {KEYLESS, AWAY}
)


def test_every_row_of_the_table_is_tested_and_every_test_has_a_row() -> None:
    assert set(GRPC_ROWS) == set(CALLS)
    assert set(LOCAL_ROWS) == {
        "surrogate-python-client",
        "surrogate-python-api",
        "surrogate-argument",
        "surrogate-file",
    }


@pytest.mark.parametrize("name", ASKED_OF_THE_REST)
def test_row(name: str, fake_channel: grpc.Channel) -> None:
    assert_row(name, fake_channel)


@pytest.mark.parametrize("name", sorted(ASKED_OF_THE_ENGINE))
def test_row_of_the_engine(name: str, real_channel: grpc.Channel) -> None:
    assert_row(name, real_channel)


@pytest.fixture(scope="module")
def store_channel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[grpc.Channel]:
    yield from accounts_of(tmp_path_factory.mktemp("store"), keys="k1:" + "5a" * 32)


def accounts_of(folder: Path, url: str = "", keys: str = "") -> Iterator[grpc.Channel]:
    settings = {
        "TEST_ACCOUNTS": url or f"sqlite:///{folder / 'accounts.sqlite'}",
        "TEST_KEYS": keys,
    }
    with (
        running("tests.rpc.accounts_service", folder / "log", **settings) as (address, _),
        grpc.insecure_channel(address) as channel,
    ):
        yield channel


@pytest.mark.parametrize("name", sorted(ASKED_OF_A_STORE))
def test_row_of_the_accounts(name: str, store_channel: grpc.Channel) -> None:
    assert_row(name, store_channel)


def test_row_of_accounts_without_a_key(tmp_path: Path) -> None:
    for channel in accounts_of(tmp_path):
        assert_row(KEYLESS, channel)


def test_row_of_accounts_that_are_away(tmp_path: Path) -> None:
    for channel in accounts_of(tmp_path, f"postgresql://nobody@/nothing?host={tmp_path}"):
        assert_row(AWAY, channel)


def assert_row(name: str, channel: grpc.Channel) -> None:
    _, _, status, reason, path = GRPC_ROWS[name]
    try:
        answer = CALLS[name](channel)
    except grpc.RpcError as error:
        answer = failure(error)
    if status == "OK":
        assert name == "claim-held" or answer.verdict.checked_at.token
        return
    assert isinstance(answer, Failure), answer
    assert answer.code.name == status
    assert answer.reason == ("" if reason == EMPTY else f"ERROR_REASON_{reason}")
    assert not answer.reason or set(answer.metadata) == EXAMPLES[answer.reason]
    assert answer.fields == (() if path == EMPTY else (path,))
    if path != EMPTY:
        assert answer.metadata["field"] == path
        assert answer.metadata["given"]
        assert answer.metadata["allowed"]


def test_a_malformed_uscc_is_a_finding(real_channel: grpc.Channel) -> None:
    verdict = CALLS["malformed-uscc"](real_channel).verdict
    assert verdict.findings


def test_a_former_number_is_none(real_channel: grpc.Channel) -> None:
    assert not CALLS["former-number"](real_channel).verdict.findings


def test_no_answer_and_no_log_repeats_a_resident_s_number(
    real_channel: grpc.Channel, real_log: Path
) -> None:
    answer = CALLS["malformed-resident-id"](real_channel)
    findings = {f.field: f for f in answer.verdict.findings}
    assert "wrong check character" in findings["applicant.persons[0].resident_id"].message.en
    sound = resident_id("330102", date(1990, 6, 1))
    request = applicant_with(uscc=sound)
    request.include_trace = True
    hidden = check(real_channel, request)
    assert hidden.verdict.findings
    for text in (str(answer), str(hidden), real_log.read_text(encoding="utf-8")):
        assert sound not in text
        assert SPOILED not in text


def test_surrogates_never_leave_a_python_client() -> None:
    with pytest.raises(UnicodeEncodeError):
        question("甲\ud800乙").SerializeToString()


def test_the_api_names_a_surrogate() -> None:
    with pytest.raises(MalformedText, match=r"U\+D800 at code point 1"):
        OrganizationName("甲\ud800乙")


def zhengming(*arguments: str | bytes | Path) -> subprocess.CompletedProcess[bytes]:
    program = Path(sys.executable).with_name("zhengming")
    return subprocess.run([program, *arguments], capture_output=True, check=False)


def test_an_argument_with_a_surrogate_is_one_sentence() -> None:
    done = zhengming("check", b"\xed\xa0\x80")
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"lone surrogate" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_row_with_a_surrogate_is_a_row_with_an_error(tmp_path: Path) -> None:
    names, verdicts = tmp_path / "names.tsv", tmp_path / "verdicts.jsonl"
    names.write_bytes("name\n甲公司\n".encode() + b"\xed\xa0\x80\n" + "丙公司\n".encode())
    done = zhengming("audit", names, "--output", verdicts)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in verdicts.read_text(encoding="utf-8").splitlines()]
    assert [("error" in line, "decision" in line) for line in lines] == [
        (False, True),
        (True, False),
        (False, True),
    ]


def test_an_unknown_enum_is_told_what_is_allowed(fake_channel: grpc.Channel) -> None:
    with pytest.raises(grpc.RpcError) as raised:
        CALLS["unknown-enum"](fake_channel)
    metadata = failure(raised.value).metadata
    assert metadata["given"] == "99"
    assert "SURFACE_MINI_PROGRAM" in metadata["allowed"]


def test_the_size_that_would_do_does(fake_channel: grpc.Channel) -> None:
    with pytest.raises(grpc.RpcError) as raised:
        CALLS["batch-response-over-limit"](fake_channel)
    enough = re.search(r"at most (\d+) requests", failure(raised.value).metadata["remedy"])
    assert enough is not None
    answer = batch(fake_channel, *[question("large")] * int(enough[1]))
    assert len(answer.responses) == int(enough[1])


def test_a_call_whose_deadline_passes_in_the_queue_is_not_worked_on(
    fake_channel: grpc.Channel, fake_checked: Path
) -> None:
    stub = CheckingServiceStub(fake_channel)
    busy = [stub.CheckOrganizationName.future(question("slow")) for _ in range(2)]
    time.sleep(0.2)  # both threads of the server sleep now
    with pytest.raises(grpc.RpcError) as raised:
        stub.CheckOrganizationName(question("too late"), timeout=0.3)
    assert failure(raised.value).code is grpc.StatusCode.DEADLINE_EXCEEDED
    assert [call.result().verdict.decision for call in busy]
    check(fake_channel, question("afterwards"))
    checked = fake_checked.read_text(encoding="utf-8").splitlines()
    assert "afterwards" in checked
    assert "too late" not in checked


def test_garbage_on_every_method_leaves_no_traceback(fake_channel: Any, fake_log: Path) -> None:
    methods = [
        "/zhengming.v1.CheckingService/CheckOrganizationName",
        "/zhengming.v1.CheckingService/BatchCheckOrganizationNames",
        "/zhengming.v1.CheckingService/CheckMiniProgram",
        "/zhengming.v1.CheckingService/ListRules",
        "/zhengming.v1.AccountsService/ClaimName",
        "/zhengming.v1.CheckingService/GetRule",
        "/grpc.health.v1.Health/Check",
    ]
    for method in methods:
        for wire in (b"a\xed\xa0\x80", b"\xff\xfe", b"\x0a\xff\xff\xff\xff\x0f"):
            with pytest.raises(grpc.RpcError) as raised:
                raw(fake_channel, wire, method)
            assert failure(raised.value).code is grpc.StatusCode.INVALID_ARGUMENT
    reflection = fake_channel.stream_stream(
        "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"
    )
    with pytest.raises(grpc.RpcError) as raised:
        list(reflection(iter([b"\xff\xfe"])))
    assert failure(raised.value).code is grpc.StatusCode.INVALID_ARGUMENT
    watch = fake_channel.unary_stream("/grpc.health.v1.Health/Watch")
    with pytest.raises(grpc.RpcError) as raised:
        list(watch(b"\xff\xfe"))
    assert failure(raised.value).code is grpc.StatusCode.INVALID_ARGUMENT
    assert "Traceback" not in fake_log.read_text(encoding="utf-8")


def test_a_stream_that_is_abandoned_leaves_no_traceback(fake_channel: Any, fake_log: Path) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield carrying("甲", "乙")

    call = fake_channel.stream_stream(STREAM)(endless())
    assert next(iter(call))
    call.cancel()
    with pytest.raises(grpc.RpcError):
        next(iter(call))
    time.sleep(0.2)
    assert check(fake_channel, question()).HasField("verdict")
    assert "Traceback" not in fake_log.read_text(encoding="utf-8")
