"""CompareNames over the wire, against a real server in another process."""

from __future__ import annotations

import grpc
import pytest

from tests.factory import checker
from tests.pairs import golden_pairs
from tests.rpc.factory import failure
from zhengming.model.comparison import Relation
from zhengming.rpc.comparing import RELATIONS
from zhengming.v1 import comparing_pb2 as pb
from zhengming.v1 import verdict_pb2
from zhengming.v1.checking_pb2_grpc import CheckingServiceStub

PAIRS = [pair for pair in golden_pairs() if not pair.pending]


@pytest.fixture
def stub(real_channel: grpc.Channel) -> CheckingServiceStub:
    return CheckingServiceStub(real_channel)


def question(name: str = "甲有限公司", other_name: str = "乙有限公司") -> pb.CompareNamesRequest:
    return pb.CompareNamesRequest(name=name, other_name=other_name)


def at(token: str) -> verdict_pb2.Consistency:
    return verdict_pb2.Consistency(at_exact_revision=verdict_pb2.RevisionToken(token=token))


def test_a_server_in_another_process_answers_the_golden_pairs(stub: CheckingServiceStub) -> None:
    for pair in PAIRS:
        answer = stub.CompareNames(question(pair.name, pair.other_name), timeout=10)
        assert (answer.relation, answer.ground) == (RELATIONS[pair.relation], pair.ground), pair.id


def test_the_answer_shows_every_slot_where_it_stands(stub: CheckingServiceStub) -> None:
    name, other = "紅光（北京）酒业有限公司", "北京红光酒厂"
    answer = stub.CompareNames(question(name, other))
    assert answer.article == "3(3)"
    assert [slot.slot for slot in answer.slots] == ["place", "trade-name", "trade", "form"]
    place, trade_name, trade, form = answer.slots
    assert (place.name[0].text, trade.other_name[0].text) == ("北京", "酒厂")
    assert (trade_name.level, form.level) == ("identical", "other")
    for slot in answer.slots:
        for text, parts in ((name, slot.name), (other, slot.other_name)):
            for part in parts:
                quoted = text[part.span.start : part.span.end].replace("紅", "红")
                assert quoted == part.text


def test_the_answer_says_what_answered(stub: CheckingServiceStub) -> None:
    request = question()
    request.request_id = "q1"
    request.consistency.CopyFrom(at(checker().revision))
    answer = stub.CompareNames(request)
    assert answer.checked_at.token == checker().revision
    assert answer.release == checker().release
    assert answer.request_id == "q1"


@pytest.mark.parametrize(
    ("request_", "reason", "field"),
    [
        (question(name=""), "MALFORMED_TEXT", "name"),
        (question(other_name="（）"), "MALFORMED_TEXT", "other_name"),
        (question(other_name="甲" * 201), "MALFORMED_TEXT", "other_name"),
        (
            pb.CompareNamesRequest(name="甲", other_name="乙", request_id="x" * 201),
            "INVALID_FIELD",
            "request_id",
        ),
    ],
)
def test_what_cannot_be_compared_is_refused_by_its_field(
    stub: CheckingServiceStub, request_: pb.CompareNamesRequest, reason: str, field: str
) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        stub.CompareNames(request_)
    found = failure(caught.value)
    assert found.code is grpc.StatusCode.INVALID_ARGUMENT
    assert (found.reason, found.fields) == (f"ERROR_REASON_{reason}", (field,))


def test_another_revision_is_not_served(stub: CheckingServiceStub) -> None:
    request = question()
    request.consistency.CopyFrom(at("seed-000000000000"))
    with pytest.raises(grpc.RpcError) as caught:
        stub.CompareNames(request)
    found = failure(caught.value)
    assert found.code is grpc.StatusCode.FAILED_PRECONDITION
    assert found.reason == "ERROR_REASON_REVISION_UNAVAILABLE"


def test_every_relation_travels() -> None:
    assert set(RELATIONS) == set(Relation)
    assert len(set(RELATIONS.values())) == len(Relation)
    assert pb.RELATION_UNSPECIFIED not in RELATIONS.values()
