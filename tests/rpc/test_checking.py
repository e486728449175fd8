"""CheckingService over the wire: order, revisions, moments, traces, pages, streams."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from tests.factory import checker
from tests.rpc.factory import failure
from zhengming.rpc.checking import answer
from zhengming.v1 import checking_pb2 as pb
from zhengming.v1 import verdict_pb2
from zhengming.v1.checking_pb2_grpc import CheckingServiceStub

NAMES = ["甲", "某國家", "丙"]


@pytest.fixture
def stub(fake_channel: grpc.Channel) -> CheckingServiceStub:
    return CheckingServiceStub(fake_channel)


def question(text: str, **fields: object) -> pb.CheckOrganizationNameRequest:
    request = pb.CheckOrganizationNameRequest(**fields)  # type: ignore[arg-type]
    request.organization_name.text = text
    return request


def at(token: str) -> verdict_pb2.Consistency:
    return verdict_pb2.Consistency(at_exact_revision=verdict_pb2.RevisionToken(token=token))


def test_a_verdict_over_the_wire(stub: CheckingServiceStub) -> None:
    verdict = stub.CheckOrganizationName(question("某國家", request_id="q1")).verdict
    assert verdict.decision == verdict_pb2.DECISION_REJECT
    assert verdict.request_id == "q1"
    assert verdict.release == "0.0-test"
    first, second = verdict.findings
    assert first.rule == "rules/first"
    assert first.message.zh == "不可。"
    assert first.clauses[0].citation_en == "Some Provisions, article 1"
    assert first.remedies[0].id == "some-licence"
    seen, near = first.evidence
    assert (seen.span.start, seen.span.end, seen.quote, seen.read_as) == (1, 2, "國", "国")
    assert list(seen.disguises) == ["traditional"]
    assert seen.lexicon_entry == "lexicons/words/entries/guo/jia"
    assert near.neighbour.lexicon_entry == "lexicons/businesses/entries/guojia"
    assert second.shadow
    assert second.evidence[0].observation == "seen"


def test_cleared_hits_and_trace_come_only_when_asked_for(stub: CheckingServiceStub) -> None:
    plain = stub.CheckOrganizationName(question("甲"))
    assert not plain.verdict.cleared_hits
    assert not plain.HasField("trace")
    explained = stub.CheckOrganizationName(question("甲", include_cleared_hits=True))
    assert explained.verdict.cleared_hits[0].reason == "place"
    assert not explained.HasField("trace")
    traced = stub.CheckOrganizationName(question("甲 乙丙", include_trace=True))
    assert traced.verdict.cleared_hits
    assert traced.trace.folded_text == "甲乙丙"


def test_the_moment_is_set_at_the_edge_when_absent_to_the_second(stub: CheckingServiceStub) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    as_of = stub.CheckOrganizationName(question("甲")).verdict.as_of
    assert before <= as_of.ToDatetime(UTC) <= datetime.now(UTC)
    assert as_of.nanos == 0


def test_the_moment_is_no_earlier_than_the_question_of_an_applicant(
    stub: CheckingServiceStub,
) -> None:
    """What the platform registered just before must be seen."""
    before = datetime.now(UTC)
    asked = question("甲", applicant=pb.Applicant(legal_name="甲"))
    assert (
        before
        <= stub.CheckOrganizationName(asked).verdict.as_of.ToDatetime(UTC)
        <= datetime.now(UTC)
    )


def test_what_one_answer_is_given_stands_in_no_other_of_the_same_moment() -> None:
    def answered(**fields: object) -> pb.CheckOrganizationNameResponse:
        return answer(checker(), question("鑫达商贸", **fields), datetime(2026, 1, 1, tzinfo=UTC))

    plain = answered().SerializeToString()
    assert answered(include_trace=True).HasField("trace")
    assert answered(request_id="q1").verdict.request_id == "q1"
    assert answered().SerializeToString() == plain


def test_the_moment_asked_for_comes_back_to_the_microsecond(stub: CheckingServiceStub) -> None:
    as_of = Timestamp(seconds=-1, nanos=123_456_789)
    verdict = stub.CheckOrganizationName(question("甲", as_of=as_of)).verdict
    assert (verdict.as_of.seconds, verdict.as_of.nanos) == (-1, 123_456_000)


def test_the_served_revision_may_be_asked_for(stub: CheckingServiceStub) -> None:
    token = stub.CheckOrganizationName(question("甲")).verdict.checked_at
    for wanted in (
        verdict_pb2.Consistency(at_exact_revision=token),
        verdict_pb2.Consistency(at_least_as_fresh=token),
        verdict_pb2.Consistency(minimize_latency=True),
        verdict_pb2.Consistency(),
    ):
        answer = stub.CheckOrganizationName(question("甲", consistency=wanted))
        assert answer.verdict.checked_at == token


def test_a_batch_keeps_order_and_holds_one_moment(stub: CheckingServiceStub) -> None:
    own = Timestamp(seconds=5)
    requests = [question(name, request_id=name) for name in NAMES]
    requests[2].as_of.CopyFrom(own)
    batch = pb.BatchCheckOrganizationNamesRequest(requests=requests, consistency=at("r1"))
    verdicts = [each.verdict for each in stub.BatchCheckOrganizationNames(batch).responses]
    assert [verdict.request_id for verdict in verdicts] == NAMES
    assert verdicts[0].as_of == verdicts[1].as_of != own
    assert verdicts[2].as_of == own


def test_a_batch_of_the_largest_size_is_answered(stub: CheckingServiceStub) -> None:
    batch = pb.BatchCheckOrganizationNamesRequest(requests=[question("甲")] * 1000)
    assert len(stub.BatchCheckOrganizationNames(batch).responses) == 1000


def test_a_stream_counts_its_requests_and_keeps_their_order(stub: CheckingServiceStub) -> None:
    def messages() -> Iterator[pb.StreamCheckOrganizationNamesRequest]:
        for start in range(0, 3000, 1000):
            requests = [question("甲", request_id=str(start + index)) for index in range(1000)]
            yield pb.StreamCheckOrganizationNamesRequest(requests=requests)

    responses = list(stub.StreamCheckOrganizationNames(messages()))
    results = [result for response in responses for result in response.results]
    assert [result.index for result in results] == list(range(3000))
    assert [result.request_id for result in results] == [str(index) for index in range(3000)]


def test_large_results_are_spread_over_several_messages(stub: CheckingServiceStub) -> None:
    message = pb.StreamCheckOrganizationNamesRequest(requests=[question("large")] * 1000)
    responses = list(stub.StreamCheckOrganizationNames(iter([message])))
    assert len(responses) > 10
    assert sum(len(response.results) for response in responses) == 1000


def test_an_empty_stream_message_is_answered(stub: CheckingServiceStub) -> None:
    (response,) = stub.StreamCheckOrganizationNames(
        iter([pb.StreamCheckOrganizationNamesRequest()])
    )
    assert not response.results


def test_a_revision_that_is_not_served_fails_each_request_of_the_message(
    stub: CheckingServiceStub,
) -> None:
    broken = pb.StreamCheckOrganizationNamesRequest(
        requests=[question("甲", request_id="a"), question("乙", request_id="b")],
        consistency=at("r0"),
    )
    fine = pb.StreamCheckOrganizationNamesRequest(requests=[question("丙")])
    first, second = stub.StreamCheckOrganizationNames(iter([broken, fine]))
    assert [result.WhichOneof("outcome") for result in first.results] == ["error", "error"]
    assert [result.request_id for result in first.results] == ["a", "b"]
    assert second.results[0].index == 2
    assert second.results[0].HasField("response")


def test_a_client_that_does_not_read_is_not_worked_for(
    stub: CheckingServiceStub, fake_checked: Path
) -> None:
    def messages() -> Iterator[pb.StreamCheckOrganizationNamesRequest]:
        while True:
            yield pb.StreamCheckOrganizationNamesRequest(requests=[question("large")] * 100)

    def checked() -> int:
        return fake_checked.read_text(encoding="utf-8").count("large")

    before = checked()
    call = stub.StreamCheckOrganizationNames(messages())
    next(iter(call))
    time.sleep(1)
    early = checked()
    time.sleep(1)
    assert checked() == early
    assert early - before < 2_000
    call.cancel()  # type: ignore[no-untyped-call]


def test_a_defect_is_an_incident_and_shows_nothing_of_the_inside(
    stub: CheckingServiceStub,
) -> None:
    with pytest.raises(grpc.RpcError) as raised:
        stub.CheckOrganizationName(question("explode"))
    seen = failure(raised.value)
    assert seen.code is grpc.StatusCode.INTERNAL
    assert seen.reason == "ERROR_REASON_INTERNAL"
    assert seen.metadata["incident"] in seen.message
    assert "secret" not in seen.message


def test_rules_come_in_pages(stub: CheckingServiceStub) -> None:
    names: list[str] = []
    token = ""
    while True:
        page = stub.ListRules(pb.ListRulesRequest(page_size=2, page_token=token))
        names += [rule.name for rule in page.rules]
        token = page.next_page_token
        if not token:
            break
    assert names == ["rules/first", "rules/second", "rules/third"]


def test_a_rule_explains_itself(stub: CheckingServiceStub) -> None:
    rule = stub.GetRule(pb.GetRuleRequest(name="rules/first"))
    assert rule.title == "某规则"
    assert rule.description == "Looks for something."
    assert list(rule.severities) == [verdict_pb2.SEVERITY_REVIEW, verdict_pb2.SEVERITY_REJECT]
