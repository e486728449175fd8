"""Registrations over the wire: every field arrives, and gRPC answers as the engine does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from tests.factory import AS_OF, checker
from tests.registration_cases import RegistrationCase, examples, registrations
from tests.registration_json import message_of
from tests.rpc.factory import failure
from zhengming.accounts.records import FactQuestion
from zhengming.errors import InvalidField
from zhengming.mini_program_checker import MiniProgramChecker
from zhengming.model.mini_program import ReleaseState, SubjectType, VerificationState
from zhengming.model.platform import NO_FACTS, Fact, PlatformFacts
from zhengming.model.verdict import Verdict
from zhengming.rpc import mini_programs
from zhengming.rpc.platform import Platform
from zhengming.rpc.server import build_server
from zhengming.v1 import accounts_pb2, mini_program_pb2, verdict_pb2
from zhengming.v1 import checking_pb2 as pb
from zhengming.v1.checking_pb2_grpc import CheckingServiceStub

EXAMPLE = examples()[0]


@cache
def judge() -> MiniProgramChecker:
    return MiniProgramChecker(checker())


def moment(given: datetime) -> Timestamp:
    message = Timestamp()
    message.FromDatetime(given)
    return message


def question(case: RegistrationCase, **options: Any) -> pb.CheckMiniProgramRequest:
    return pb.CheckMiniProgramRequest(
        mini_program=message_of(case.program), as_of=moment(AS_OF), **options
    )


def told(verdict: Verdict) -> tuple[Any, ...]:
    found = [
        (
            f.rule,
            f.severity.name,
            f.field,
            f.message,
            f.message_en,
            [clause.id for clause in f.clauses],
            [remedy.id for remedy in f.remedies],
            [(e.span.start, e.span.end, e.quote) for e in f.evidence],
        )
        for f in verdict.findings
    ]
    return verdict.decision.name, found, verdict.facts_not_consulted, verdict.revision


def received(verdict: verdict_pb2.Verdict) -> tuple[Any, ...]:
    found = [
        (
            f.rule.removeprefix("rules/"),
            verdict_pb2.Severity.Name(f.severity).removeprefix("SEVERITY_"),
            f.field,
            f.message.zh,
            f.message.en,
            [clause.id for clause in f.clauses],
            [remedy.id for remedy in f.remedies],
            [(e.span.start, e.span.end, e.quote) for e in f.evidence],
        )
        for f in verdict.findings
    ]
    decision = verdict_pb2.Decision.Name(verdict.decision).removeprefix("DECISION_")
    return decision, found, tuple(verdict.facts_not_consulted), verdict.checked_at.token


def test_every_field_of_every_registration_arrives() -> None:
    for case in registrations():
        assert mini_programs.mini_program(message_of(case.program)) == case.program, case.id


@pytest.mark.parametrize(
    ("enum", "model", "table"),
    [
        (mini_program_pb2.SubjectType, SubjectType, mini_programs._SUBJECT_TYPES),
        (mini_program_pb2.ReleaseState, ReleaseState, mini_programs._RELEASE_STATES),
        (
            mini_program_pb2.VerificationState,
            VerificationState,
            mini_programs._VERIFICATION_STATES,
        ),
    ],
)
def test_every_value_of_every_enum_is_known(enum: Any, model: Any, table: Any) -> None:
    assert set(table) == set(enum.values())
    assert set(table.values()) - {None} == set(model)


LONG = "名" * 201
PAPER = mini_program_pb2.Credential
PERSON = mini_program_pb2.RegisteredPerson
TOO_MUCH: list[tuple[str, pb.MiniProgram]] = [
    ("id", pb.MiniProgram(id=LONG)),
    ("email", pb.MiniProgram(email=LONG)),
    ("subject.legal_name", pb.MiniProgram(subject=pb.Subject(legal_name=LONG))),
    ("subject.uscc", pb.MiniProgram(subject=pb.Subject(uscc=LONG))),
    ("subject.licence.title", pb.MiniProgram(subject=pb.Subject(licence=PAPER(title=LONG)))),
    (
        "subject.administrator.resident_id",
        pb.MiniProgram(subject=pb.Subject(administrator=PERSON(resident_id=LONG))),
    ),
    (
        "subject.legal_representative.phone",
        pb.MiniProgram(subject=pb.Subject(legal_representative=PERSON(phone=LONG))),
    ),
    (
        "categories",
        pb.MiniProgram(categories=[mini_program_pb2.CategoryChoice(first="餐饮")] * 21),
    ),
    (
        "categories[0].qualifications",
        pb.MiniProgram(
            categories=[mini_program_pb2.CategoryChoice(qualifications=[PAPER(title="x")] * 21)]
        ),
    ),
    (
        "personal_information.privacy_policy",
        pb.MiniProgram(
            personal_information=mini_program_pb2.PersonalInformation(privacy_policy="x" * 2001)
        ),
    ),
    (
        "personal_information.transfers[0].country",
        pb.MiniProgram(
            personal_information=mini_program_pb2.PersonalInformation(
                transfers=[mini_program_pb2.DataTransfer(recipient="甲", country="Singapore")]
            )
        ),
    ),
]


@pytest.mark.parametrize(("path", "message"), TOO_MUCH, ids=[path for path, _ in TOO_MUCH])
def test_what_cannot_be_asked_is_named_by_its_path(path: str, message: pb.MiniProgram) -> None:
    with pytest.raises(InvalidField) as raised:
        mini_programs.mini_program(message)
    assert raised.value.field == f"mini_program.{path}"
    assert LONG not in str(raised.value)


def test_an_empty_registration_is_a_question() -> None:
    program = mini_programs.mini_program(pb.MiniProgram())
    assert program.state is ReleaseState.DRAFT
    assert program.wanted_state is None
    assert program.subject.type is None


def test_a_server_in_another_process_answers_every_registration_as_the_engine_does(
    real_channel: grpc.Channel,
) -> None:
    stub = CheckingServiceStub(real_channel)
    for case in registrations():
        verdict = stub.CheckMiniProgram(question(case), timeout=20).verdict
        expected = judge().check(case.program, NO_FACTS, as_of=AS_OF)
        assert received(verdict) == told(expected), case.id
        assert list(verdict.facts_not_consulted) == sorted(fact.value for fact in Fact)


@dataclass
class KnownPlatform(Platform):
    """Knows what a test says it knows."""

    known: PlatformFacts = NO_FACTS
    asked: list[FactQuestion] = field(default_factory=list)

    def facts(self, question: FactQuestion, as_of: datetime) -> PlatformFacts:
        self.asked.append(question)
        return self.known


@pytest.fixture(scope="module")
def known_platform() -> KnownPlatform:
    return KnownPlatform()


@pytest.fixture(scope="module")
def known_channel(known_platform: KnownPlatform) -> Iterator[grpc.Channel]:
    server = build_server(checker(), listen="127.0.0.1:0", platform=known_platform)
    server.start()
    with grpc.insecure_channel(server.address) as channel:
        yield channel
    server.stop(0)


def test_with_the_same_facts_the_answers_are_the_same(
    known_channel: grpc.Channel, known_platform: KnownPlatform
) -> None:
    stub = CheckingServiceStub(known_channel)
    for case in registrations():
        known_platform.known = case.facts
        answer = stub.CheckMiniProgram(question(case), timeout=20)
        assert received(answer.verdict) == told(
            judge().check(case.program, case.facts, as_of=AS_OF)
        ), case.id
        names = {accounts_pb2.Fact.Name(fact) for fact in answer.facts.consulted}
        assert names == {f"FACT_{fact.name}" for fact in case.facts.consulted}
        assert len(answer.facts.name_holders) == len(case.facts.name_holders)
        assert len(answer.facts.submissions) == len(case.facts.submissions)


def test_the_platform_is_asked_about_what_the_registration_says(
    known_channel: grpc.Channel, known_platform: KnownPlatform
) -> None:
    program, administrator = EXAMPLE.program, EXAMPLE.program.subject.administrator
    CheckingServiceStub(known_channel).CheckMiniProgram(question(EXAMPLE))
    asked = known_platform.asked[-1]
    assert administrator is not None
    assert (asked.name, asked.short_name, asked.email) == (
        program.name,
        program.short_name,
        program.email,
    )
    assert asked.subject is not None
    assert asked.subject.uscc == program.subject.uscc
    assert (asked.administrator_id, asked.phone) == (administrator.resident_id, administrator.phone)


def test_an_individual_is_known_by_the_administrator_s_number(
    known_channel: grpc.Channel, known_platform: KnownPlatform
) -> None:
    (individual,) = [c for c in examples() if c.program.subject.type is SubjectType.INDIVIDUAL]
    CheckingServiceStub(known_channel).CheckMiniProgram(question(individual))
    asked, administrator = known_platform.asked[-1], individual.program.subject.administrator
    assert asked.subject is not None
    assert administrator is not None
    assert asked.subject.resident_id == administrator.resident_id


def test_trace_cleared_hits_and_request_id_come_when_asked_for(known_channel: grpc.Channel) -> None:
    stub = CheckingServiceStub(known_channel)
    plain = stub.CheckMiniProgram(question(EXAMPLE))
    assert not plain.HasField("trace")
    assert plain.verdict.request_id == ""
    traced = stub.CheckMiniProgram(question(EXAMPLE, include_trace=True, request_id="q1"))
    assert traced.trace.folded_text == EXAMPLE.program.name
    assert traced.verdict.request_id == "q1"
    assert traced.verdict.as_of == moment(AS_OF)
    nameless = pb.CheckMiniProgramRequest(mini_program=pb.MiniProgram(), include_trace=True)
    assert not stub.CheckMiniProgram(nameless).HasField("trace")


def test_the_rules_on_registrations_are_listed_and_explained(known_channel: grpc.Channel) -> None:
    stub = CheckingServiceStub(known_channel)
    listed = {rule.name for rule in stub.ListRules(pb.ListRulesRequest(page_size=200)).rules}
    pages = (*checker().rules, *judge().rules)
    assert listed == {f"rules/{page.id}" for page in pages}
    assert len(listed) == len(pages)
    rule = stub.GetRule(pb.GetRuleRequest(name="rules/name-in-use"))
    assert rule.title
    assert rule.clauses


def test_no_answer_repeats_what_is_personal(known_channel: grpc.Channel) -> None:
    stub = CheckingServiceStub(known_channel)
    for case in registrations():
        subject = case.program.subject
        persons = [p for p in (subject.administrator, subject.legal_representative) if p]
        values = {case.program.email, *(v for p in persons for v in (p.resident_id, p.phone))}
        public = (
            f"{case.program.introduction} {subject.uscc}"  # some cases put one there by mistake
        )
        # The traces too: they show every stage.
        answer = str(stub.CheckMiniProgram(question(case, include_trace=True)))
        assert not [v for v in values if len(v) > 4 and v not in public and v in answer], case.id


def refused(call: Callable[[], object]) -> tuple[str, tuple[str, ...]]:
    with pytest.raises(grpc.RpcError) as raised:
        call()
    return failure(raised.value).reason, failure(raised.value).fields


@pytest.mark.parametrize(
    ("program", "reason", "path"),
    [
        (pb.MiniProgram(name="名" * 201), "MALFORMED_TEXT", "mini_program.name"),
        (pb.MiniProgram(name="（）"), "MALFORMED_TEXT", "mini_program.name"),
        (
            pb.MiniProgram(name="甲", short_name="名" * 201),
            "MALFORMED_TEXT",
            "mini_program.short_name",
        ),
        (pb.MiniProgram(introduction="名" * 2001), "MALFORMED_TEXT", "mini_program.introduction"),
        (pb.MiniProgram(state=99), "INVALID_FIELD", "mini_program.state"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_registration_is_refused(
    known_channel: grpc.Channel, program: pb.MiniProgram, reason: str, path: str
) -> None:
    stub = CheckingServiceStub(known_channel)
    request = pb.CheckMiniProgramRequest(mini_program=program)
    assert refused(lambda: stub.CheckMiniProgram(request)) == (f"ERROR_REASON_{reason}", (path,))
